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
