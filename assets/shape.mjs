// The shape of a fit in words, for those who do not see it.
import { show } from "./page.mjs";
import { phrase } from "./phrases.mjs";

// The peaks and valleys of the target inside the training range, each with
// its two feet there and its height over both sides, negative for a valley.
function swings(q, truth, [low, high]) {
  const inside = [...q.keys()].filter((i) => q[i] >= low && q[i] <= high);
  const [first, last] = [inside[0], inside.at(-1)];
  const turns = [];
  let way = 0; // where it went before a level part, whose end is the turn
  for (let i = 1; i < last; i++) {
    way = truth[i] - truth[i - 1] || way;
    if (way * (truth[i + 1] - truth[i]) < 0 && i > first) turns.push(i);
  }
  const ends = [0, ...turns, q.length - 1];
  return turns.map((i, n) => {
    const sides = [ends[n], ends[n + 2]];
    const feet = [Math.max(sides[0], first), Math.min(sides[1], last)];
    return { i, feet, heights: sides.map((side) => truth[i] - truth[side]) };
  });
}

// [large, small]: each {met, count} of the swings that the outputs follow:
// they turn as the target does, and miss it by less than half its height.
function followed(q, truth, outputs, range) {
  const spread = Math.max(...truth) - Math.min(...truth);
  const all = swings(q, truth, range)
    .map((one) => ({ ...one, size: Math.min(...one.heights.map(Math.abs)) }))
    .filter(({ size }) => size > spread / 50);
  const turns = ({ i, feet, heights }) => feet.every(
    (foot, n) => heights[n] * (outputs[i] - outputs[foot]) > 0,
  );
  const isMet = (one) => turns(one) &&
    Math.abs(outputs[one.i] - truth[one.i]) < one.size / 2;
  return [true, false].map((large) => {
    const list = all.filter(({ size }) => size > spread / 4 === large);
    return { met: list.filter(isMet).length, count: list.length };
  });
}

const all = ({ met, count }) => count && met === count;

// "2 of 4 large swings, not yet the small ones", or "" for a target without,
// and for outputs that are no numbers.
export function swingsOf(q, truth, outputs, range) {
  if (!outputs.every(Number.isFinite)) return "";
  const [large, small] = followed(q, truth, outputs, range);
  const part = (met, size) =>
    phrase(`${all(met) ? "all" : "some"}_${size}`, met);
  if (!large.count && !small.count) return "";
  if (all(large) && all(small)) return phrase("all_swings");
  if (!large.met && !small.met) return phrase("no_swing");
  const parts = [];
  if (large.count) parts.push(part(large, "large"));
  if (small.count) {
    parts.push(small.met ? part(small, "small") : phrase("no_small"));
  }
  return parts.join(", ");
}

// truth, outputs: typed arrays at the inputs q; range: where it was trained.
export function shapeOf(q, truth, outputs, range) {
  const error = (i) => Math.abs(outputs[i] - truth[i]);
  const [large, small] = followed(q, truth, outputs, range);
  const part = ({ met, count }, name) => `${met} of ${count} ${name}`;
  const parts = [];
  if (large.count) parts.push(part(large, "large swings"));
  if (small.count) parts.push(part(small, "small ones"));
  const inside = [...q.keys()].filter((i) => q[i] >= range[0] && q[i] <= range[1]);
  const worst = inside.reduce((a, i) => (error(i) > error(a) ? i : a));
  const off = `is furthest off at q = ${show(q[worst])}, by ${show(error(worst))}`;
  const follows = parts.length ? `follows ${parts.join(" and ")} and ` : "";
  return `The network ${follows}${off}.`;
}
