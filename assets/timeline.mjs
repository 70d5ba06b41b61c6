// Going back in time: the snapshots of a run, and what moves along them.
import { make } from "./page.mjs";
import { phrase } from "./phrases.mjs";

const WANTED = 200;
const MOST = 2 * WANTED;

// How many steps lie between two snapshots of a run.
export const everyOf = (num_steps) => Math.max(1, Math.ceil(num_steps / WANTED));

// The parameters after every `every` steps: [at 0, at every, ...].  A run
// that goes on and on keeps every other one.
export function makeSnapshots(every) {
  const kept = { every, list: [] };
  function add([step, flat]) {
    if (step % kept.every) return;
    kept.list.push(flat);
    if (kept.list.length <= MOST) return;
    kept.list = kept.list.filter((_, i) => i % 2 === 0);
    kept.every *= 2;
  }
  kept.add = (snapshots) => snapshots.forEach(add);
  return kept;
}

// The place in time that is looked at: its step, parameters, loss and error.
export function shownOf({ look, snapshots, step, params, losses, judge, off }) {
  const { every, list } = snapshots;
  const index = look === null ? list.length : Math.round(look / every);
  const past = index < list.length;
  const [at, flat] = past ? [index * every, list[index]] : [step, params];
  return { step: at, flat, loss: losses[at - 1], error: judge.error(flat, off) };
}

// A slider under the chart of the loss, and the chart itself: go(step) hears
// where someone wants to look, Infinity for the newest step.
export function makeTimeline(chart, go) {
  const input = make("input", {
    type: "range", min: 0, step: 1, value: 0, class: "timeline",
    "aria-label": phrase("look"),
  });
  let every = 1;
  input.addEventListener("input", () => go(input.value * every));
  whenDragged(chart, ([x]) => go(Math.round(x / every) * every));
  // At once, before another key is pressed; the words may come later.
  function put(between, end, step) {
    every = between;
    input.max = Math.ceil(end / every);
    input.value = Math.round(step / every);
  }
  const say = (words) => input.setAttribute("aria-valuetext", words);
  return { node: input, put, say };
}

// A mouse drags at once; a finger when it goes sideways, or taps: else it
// scrolls the page.
function whenDragged({ node, where }, tell) {
  let from = null;
  let sure = false;
  node.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    from = event;
    sure = event.pointerType === "mouse";
    node.setPointerCapture(event.pointerId);
    if (sure) tell(where(event));
  });
  node.addEventListener("pointermove", (event) => {
    if (!from) return;
    const across = Math.abs(event.clientX - from.clientX);
    sure ||= across > 6 && across > Math.abs(event.clientY - from.clientY);
    if (sure) tell(where(event));
  });
  node.addEventListener("pointerup", (event) => {
    if (from) tell(where(event));
    from = null;
  });
  node.addEventListener("pointercancel", () => (from = null));
}
