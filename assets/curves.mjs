// The explorer's curves beside the one that trains: what is pinned, the loss
// in time, and thirty runs that differ in their seed.
import { phrase } from "./phrases.mjs";
import { compareRuns, endsOf } from "./pins.mjs";
import { medians } from "./seeds.mjs";

export function drawPinned(view, { pin, setting }, shown) {
  view.pin.textContent = phrase(pin ? "unpin" : "pin");
  view.lines.pinned(pin ? view.q : [], pin?.outputs ?? []);
  if (pin !== view.pinShown) {
    view.pinShown = pin;
    const [xs, ys] = pin ? thinned(pin.losses, pin.losses.length) : [[], []];
    view.lines.pinnedLoss(xs, ys);
  }
  view.pinned.tabIndex = pin ? 0 : -1;
  if (!pin) return view.pinned.replaceChildren();
  const key = JSON.stringify([setting, endsOf(shown)]);
  if (view.compared === key && view.pinned.childNodes.length) return undefined;
  view.compared = key;
  return view.pinned.replaceChildren(compareRuns(pin, { ...shown, setting }));
}

// At most 400 points, always the same ones, and the newest.
function thinned(losses, end) {
  const every = Math.ceil(end / 400);
  const xs = [];
  for (let i = 0; i < losses.length; i += every) xs.push(i);
  if (losses.length) xs.push(losses.length - 1);
  return [xs, xs.map((i) => Math.log10(losses[i]))];
}

// What lies after the step that is looked at is paler.
export function drawLosses(view, losses, end, step) {
  const [xs, ys] = thinned(losses, end);
  const first = xs.findIndex((x) => x >= step);
  const cut = first < 0 ? xs.length : first;
  view.lines.loss(xs.slice(0, cut + 1), ys.slice(0, cut + 1));
  view.lines.ahead(xs.slice(cut), ys.slice(cut));
}

// Thirty runs that differ in their seed, three more at a time.
const doneOf = (seeds) => {
  const all = seeds?.runs ?? [];
  return all.slice(0, all.length - (all.length % 3));
};

const other = (ys) => Array.from(ys).filter((_, i) => i % 2 === 0);

// Thin curves of every other place, a gap between two of them.
function drawThin(line, xs, curves) {
  const gap = (list) => list.flatMap((ys) => [...other(ys), NaN]);
  line(gap(curves.map(() => xs)), gap(curves));
}

export function drawSeedFits(view, seeds) {
  const done = doneOf(seeds);
  if (view.fitsShown === done.length) return;
  view.fitsShown = done.length;
  drawThin(view.lines.seeds, view.q, done.map((run) => run.outputs));
}

// And the median of their losses.
export function drawSeedLosses(view, seeds) {
  const done = doneOf(seeds);
  if (view.lossesShown === done.length) return;
  view.lossesShown = done.length;
  const steps = seeds?.steps ?? [];
  const heights = (ys) => Array.from(ys, Math.log10);
  const losses = done.map((run) => run.losses);
  drawThin(view.lines.manyLosses, steps, losses.map(heights));
  const middle = done.length ? heights(medians(losses)) : [];
  view.lines.median(done.length ? steps : [], middle);
}
