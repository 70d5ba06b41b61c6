// The named targets of helpers/targets.py.
import { key, normal } from "./random.mjs";

const pieces = normal(key(0), new Float32Array(32), 0.5);

export const TARGETS = {
  running_example: (q) => Math.exp(-q * q) * Math.sin(5 * q),
  even_example: (q) => Math.exp(-q * q) * Math.cos(5 * q),
  sine: (q) => Math.sin(2 * q),
  step: (q) => (q < 0 ? -1 : 1),
  absolute_value: (q) => Math.abs(q),
  parabola: (q) => (q * q) / 4,
  noise(q) {
    const piece = Math.floor(Math.fround(Math.fround(q + 4) * 4));
    return pieces[Math.min(Math.max(piece, 0), 31)];
  },
};

// `count` numbers from `low` to `high`, both included.
export const linspace = (low, high, count) =>
  Float32Array.from(
    { length: count },
    (_, i) => low + ((high - low) * i) / (count - 1),
  );

// The score of always answering 0: the mean of target^2 on [-3, 3].
export function zeroScore(target) {
  const grid = linspace(-3, 3, 601);
  return grid.reduce((sum, q) => sum + target(q) ** 2, 0) / grid.length;
}

// Where a target of one's own has its points, and between which it is straight.
export const POINTS = linspace(-4, 4, 65);

// jnp.interp over POINTS.
function interpolate(points) {
  const last = POINTS.length - 2;
  return (q) => {
    const at = Math.min(Math.max((q + 4) * 8, 0), last + 1);
    const i = Math.min(Math.floor(at), last);
    return points[i] + (at - i) * (points[i + 1] - points[i]);
  };
}

// The function that a setting asks for.
export const targetOf = ({ target, points }) =>
  target === "own" ? interpolate(points) : TARGETS[target];

// A target as points with two digits, which a link can hold.
export const pointsOf = (target) =>
  Array.from(POINTS, (q) => Math.round(100 * target(q)) / 100 + 0);
