// Points of two classes in the plane, as {x, y, label}.
import { key, normal, split, uniform } from "./random.mjs";

const EACH = 150;
const keys = split(key(7), 4);

// Two arms that wind around the middle, one the other turned by half.
function spirals(turns) {
  const far = uniform(keys[0], new Float32Array(2 * EACH), 0.05, 1);
  const noise = normal(keys[1], new Float32Array(4 * EACH), 0.02);
  return Array.from(far, (radius, n) => {
    const label = n % 2;
    const angle = 2 * Math.PI * turns * radius + label * Math.PI;
    return {
      x: radius * Math.cos(angle) + noise[2 * n],
      y: radius * Math.sin(angle) + noise[2 * n + 1],
      label,
    };
  });
}

// A disc and a ring around it.
function rings() {
  const part = uniform(keys[2], new Float32Array(2 * EACH));
  const angle = uniform(keys[3], new Float32Array(2 * EACH), 0, 2 * Math.PI);
  return Array.from(part, (far, n) => {
    const label = n % 2;
    const radius = label ? 0.7 + 0.3 * far : 0.5 * Math.sqrt(far);
    return { x: radius * Math.cos(angle[n]), y: radius * Math.sin(angle[n]), label };
  });
}

export const POINTS = { spirals, rings };
