// The shape of a fit in words, for those who do not see it.
import { show } from "./page.mjs";

// The peaks and valleys of the target inside the training range, each with
// its height over the higher of its two feet.
function swings(q, truth, [low, high]) {
  const turns = [];
  for (let i = 1; i < q.length - 1; i++) {
    const turned = (truth[i] - truth[i - 1]) * (truth[i + 1] - truth[i]) < 0;
    if (turned && q[i] > low && q[i] < high) turns.push(i);
  }
  const ends = [0, ...turns, q.length - 1];
  return turns.map((i, n) => {
    const size = (other) => Math.abs(truth[i] - truth[ends[other]]);
    return { i, size: Math.min(size(n), size(n + 2)) };
  });
}

// truth, outputs: typed arrays at the inputs q; range: where it was trained.
export function shapeOf(q, truth, outputs, range) {
  const error = (i) => Math.abs(outputs[i] - truth[i]);
  const spread = Math.max(...truth) - Math.min(...truth);
  const all = swings(q, truth, range).filter(({ size }) => size > spread / 50);
  const large = all.filter(({ size }) => size > spread / 4);
  const small = all.filter(({ size }) => size <= spread / 4);
  const followed = (list) => {
    const met = list.filter(({ i, size }) => error(i) < size / 2).length;
    return `${met} of ${list.length}`;
  };
  const parts = [];
  if (large.length) parts.push(`${followed(large)} large swings`);
  if (small.length) parts.push(`${followed(small)} small ones`);
  const inside = [...q.keys()].filter((i) => q[i] >= range[0] && q[i] <= range[1]);
  const worst = inside.reduce((a, i) => (error(i) > error(a) ? i : a));
  const off = `is furthest off at q = ${show(q[worst])}, by ${show(error(worst))}`;
  const follows = parts.length ? `follows ${parts.join(" and ")} and ` : "";
  return `The network ${follows}${off}.`;
}
