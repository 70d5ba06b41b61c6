// What the explorer draws, a part a frame: axes, fit, loss, network, neuron,
// runs beside this one, and the slice.
import { drawLosses, drawPinned, drawSeeds } from "./curves.mjs";
import { phrase } from "./phrases.mjs";
import { SEEDS, seedsInWords } from "./seeds.mjs";
import { pythonCode } from "./settings.mjs";
import { choices } from "./shared.mjs";
import { linspace, targetOf } from "./targets.mjs";
import { countOf, placeOf, tell } from "./words.mjs";

// Where the network is drawn.
export const Q = linspace(...choices.picture_range, 161);
const DECADES = [-5, 1];

// Axes for a new setting, and what does not change while it trains.
export function frame(view, { setting, baseline }) {
  const truth = Q.map(targetOf(setting));
  const drawn = setting.target === "own";
  const low = Math.min(...truth, drawn ? -1 : Infinity);
  const high = Math.max(...truth, drawn ? 1 : -Infinity);
  const margin = 0.3 * (high - low);
  view.range = [low - margin, high + margin];
  const ticks = (high > 3 ? [0, 2, 4] : [-1, 0, 1]).filter(
    (v) => v > view.range[0] && v < view.range[1],
  );
  view.fit.frame({
    x: choices.picture_range, y: view.range, xTicks: [-4, -2, 0, 2, 4],
    yTicks: ticks, xLabel: "q", yLabel: "F(q)",
  });
  view.lines.truth(Q, truth);
  view.truth = truth;
  if (drawn && !view.drawing.node.hidden) {
    view.drawing.open(setting.points, view.range);
  }
  view.baseline = Math.log10(baseline);
  frameLoss(view, setting.num_steps);
  for (const { box, layer } of view.parts) box.hidden = layer >= setting.num_hidden;
  view.code.textContent = pythonCode(setting);
}

function frameLoss(view, end) {
  view.end = end;
  view.loss.frame({
    x: [0, end], y: DECADES, xTicks: [0, Math.round(end / 2), end],
    yTicks: [-4, -2, 0], xLabel: "step", yLabel: "loss",
    show: (v) => `${10 ** v}`,
  });
  view.lines.baseline([0, end], [view.baseline, view.baseline]);
}

// One part a frame: no task is long, on a slow machine either.
export function turn(view) {
  view.asked = undefined;
  const part = view.owed.shift();
  if (part) part();
  else view.update();
  if (view.stale || view.owed.length) view.soon();
}

export function update(view, state) {
  const { setting, mode, step, outputs } = state;
  const waits = state.still && mode === "running";
  const end = Math.max(setting.num_steps, step);
  view.stale = false;
  if (end !== view.end) frameLoss(view, end);
  if (outputs && !waits) drawFirst(view, state, end);
  view.bar.hidden = !waits;
  view.bar.max = setting.num_steps;
  view.bar.value = step;
  view.start.textContent = mode === "running" ? "Pause" : "Start";
  view.count.textContent = countOf(state);
  tell(view, state);
  view.root.dataset.mode = mode;
  view.root.dataset.step = step;
}

// The place in time that is looked at: fit and loss now, the rest in the next
// frames.
function drawFirst(view, state, end) {
  const { insight, off, chosen } = state;
  const shown = state.shown();
  const share = chosen ? insight.share(shown.flat, off, chosen) : null;
  view.lines.share(share ? Q : [], share ?? []);
  const outputs = insight.outputs(shown.flat, off);
  view.lines.network(Q, outputs);
  const past = state.look !== null;
  drawLosses(view, state.losses, end, shown.step);
  view.lines.now(past ? [shown.step, shown.step] : [], past ? DECADES : []);
  const words = placeOf({
    ...shown, q: Q, truth: view.truth, outputs, off: off.size,
  });
  const seeds = seedsInWords(state.seeds);
  view.place.textContent = words + seeds;
  whisper(view, state, words + seeds);
  view.many.textContent = phrase(state.seeds ? "one" : "many");
  view.timeline.set({ every: state.snapshots.every, end, step: shown.step, words });
  view.root.dataset.look = shown.step;
  owe(view, state, { ...state, shown, share });
}

// Said to who does not see it: what a neuron that is switched off changes, and
// thirty seeds, when they begin and when all are there.
function whisper(view, { mode, off, seeds }, words) {
  if (mode === "running") return;
  const there = seeds && (seeds.runs.length < SEEDS ? "some" : "all");
  const key = `${[...off]} ${there}`;
  if (key !== (view.whispered ?? key)) view.aside.textContent = words;
  view.whispered = key;
}

// While it trains, one part in turn: the eye does not see more of it.
function owe(view, state, drawn) {
  const parts = [
    () => drawNetwork(view, drawn), () => takeSlopes(drawn),
    () => drawNeuron(view, drawn), () => drawRuns(view, state, drawn),
  ];
  view.turns = (view.turns ?? 0) + 1;
  const [network, slopes, neuron, runs] = parts;
  const each = [[network], [slopes, neuron], [runs]];
  view.owed = state.mode === "running" ? each[view.turns % 3] : parts;
  view.soon();
}

function drawNetwork(view, { insight, judge, off, chosen, setting }) {
  const { slots } = judge.params;
  const top = ["tanh", "sine"].includes(setting.activation) ? 1 : 3;
  view.network.show({ insight, slots, off, chosen, top });
}

function takeSlopes(drawn) {
  const { judge, chosen, shown } = drawn;
  drawn.slopes = chosen && judge.slopes(shown.flat).slots;
}

function drawNeuron(view, { insight, judge, ...drawn }) {
  const [{ sizes }, { slots }] = [insight, judge.params];
  view.neuron.set({ ...drawn, sizes, slots });
}

// Runs beside this one, and the slice.
function drawRuns(view, state, { shown }) {
  const { setting, snapshots, mode } = state;
  drawPinned(view, state, shown);
  drawSeeds(view, state.seeds);
  view.slice.set({ ...shown, setting, snapshots, mode });
}
