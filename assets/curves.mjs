// The explorer's curves beside the one that trains: what is pinned, the loss
// in time, and thirty runs that differ in their seed.
import { phrase } from "./phrases.mjs";
import { compareRuns, endsOf } from "./pins.mjs";
import { medians } from "./seeds.mjs";

export function drawPinned(view, { pin, setting, off }, shown) {
  view.pin.textContent = phrase(pin ? "unpin" : "pin");
  view.lines.pinned(pin ? view.q : [], pin?.outputs ?? []);
  if (pin !== view.pinShown) {
    view.pinShown = pin;
    const [xs, ys] = pin ? thinned(pin.losses, pin.losses.length) : [[], []];
    view.lines.pinnedLoss(xs, ys);
  }
  view.pinned.tabIndex = pin ? 0 : -1;
  if (!pin) return view.pinned.replaceChildren();
  const key = JSON.stringify([setting, endsOf(shown), off.size]);
  if (view.compared === key && view.pinned.childNodes.length) return undefined;
  view.compared = key;
  const other = { ...shown, setting, off };
  return view.pinned.replaceChildren(compareRuns(pin, other));
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

// Thin curves of every other place: those of the seeds that have come since the
// line was last drawn.  False where there are none.
function drawThin(line, seeds, xs, ysOf) {
  const done = doneOf(seeds);
  const [before, count] = line.shown ?? [];
  const stands = before === seeds ? count : 0;
  if (before === seeds && stands === done.length) return false;
  line.shown = [seeds, done.length];
  if (!stands) line([], []);
  done.slice(stands).forEach((run) => line.add(other(xs), other(ysOf(run))));
  return true;
}

export function drawSeedFits(view, seeds) {
  drawThin(view.lines.seeds, seeds, view.q, (run) => run.outputs);
}

// And the median of their losses.
export function drawSeedLosses(view, seeds) {
  const steps = seeds?.steps ?? [];
  const heights = (ys) => Array.from(ys, Math.log10);
  const line = view.lines.manyLosses;
  if (!drawThin(line, seeds, steps, (run) => heights(run.losses))) return;
  const done = doneOf(seeds);
  const middle = done.length ? heights(medians(done.map((run) => run.losses))) : [];
  view.lines.median(done.length ? steps : [], middle);
}
