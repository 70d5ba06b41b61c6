// What the explorer draws, a part a frame: axes, fit, loss, network, neuron,
// runs beside this one, and the slice.
import {
  drawLosses, drawPinned, drawSeedFits, drawSeedLosses,
} from "./curves.mjs";
import { neuronName } from "./insight.mjs";
import { nameOf } from "./network_view.mjs";
import { shareInWords } from "./neuron_panel.mjs";
import { phrase } from "./phrases.mjs";
import { runInWords } from "./pins.mjs";
import { SEEDS, seedsInWords } from "./seeds.mjs";
import { pythonCode } from "./settings.mjs";
import { choices } from "./shared.mjs";
import { linspace, targetOf } from "./targets.mjs";
import { shownOf } from "./timeline.mjs";
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
    yTicks: [-4, -2, 0], xLabel: phrase("look"), yLabel: "loss",
    show: (v) => `${10 ** v}`,
  });
  view.lines.baseline([0, end], [view.baseline, view.baseline]);
}

const BUDGET = 1; // milliseconds of a frame

// As many parts a frame as there is time for: no task is long, on a slow
// machine either.  First what is asked for, by a link, a stroke, or while the
// explorer opens, one thing a frame; then what is owed, and the rest once
// nothing is new.
export function turn(view) {
  view.asked = undefined;
  const end = performance.now() + BUDGET;
  const left = () =>
    view.stale || [view.asks, view.owed, view.rest].some((list) => list.length);
  const ask = view.asks.shift();
  if (ask) ask();
  while (!ask && left() && performance.now() < end) {
    if (view.stale && !view.owed.length) view.update();
    else (view.owed.shift() ?? view.rest.shift())();
  }
  if (left()) view.soon();
}

export function update(view, state) {
  const { setting, mode, step, outputs } = state;
  const waits = state.still && mode === "running";
  const end = Math.max(setting.num_steps, step);
  view.stale = false;
  if (end !== view.end) frameLoss(view, end);
  view.bar.hidden = !waits;
  view.bar.max = setting.num_steps;
  view.bar.value = step;
  view.start.textContent = mode === "running" ? "Pause" : "Start";
  view.count.textContent = countOf(state);
  const drawn = { ...state, end };
  // What is spoken of a run: its newest step, and all its neurons.
  const whole = { ...state };
  const say = () => {
    tell(view, whole);
    Object.assign(view.root.dataset, { mode, step });
  };
  // A run is over when its end is drawn.
  if (mode !== "done") view.root.dataset.mode = mode;
  [view.owed, view.rest] = [[say], []];
  if (outputs && !waits) drawFirst(view, drawn);
  view.soon();
}

// The place in time that is looked at: the fit now, then the loss, the words,
// and the rest.
function drawFirst(view, drawn) {
  const { insight, off } = drawn;
  drawn.shown = shownOf(drawn);
  view.timeline.put(drawn.snapshots.every, drawn.end, drawn.shown.step);
  drawn.outputs = insight.outputs(drawn.shown.flat, off);
  view.lines.network(Q, drawn.outputs);
  owe(view, drawn);
}

function drawMoment(view, { shown, losses, end, look }) {
  const past = look !== null;
  drawLosses(view, losses, end, shown.step);
  view.lines.moment(past ? [shown.step, shown.step] : [], past ? DECADES : []);
}

function sayPlace(view, drawn) {
  const { shown, outputs, off, seeds } = drawn;
  const words = placeOf({
    ...shown, q: Q, truth: view.truth, outputs, off: off.size,
  });
  drawn.said = words + seedsInWords(seeds);
  view.place.textContent = drawn.said;
  view.many.textContent = phrase(seeds ? "one" : "many");
  view.root.classList.toggle("many", Boolean(seeds));
  view.timeline.say(words);
  view.root.dataset.look = shown.step;
  drawn.news = newsOf(drawn); // of the moment that is spoken of
  view.news ??= drawn.news;
}

// At once one list in turn: while it trains, or while someone drags through
// time, the eye does not see more of it.
function owe(view, drawn) {
  const each = [
    [() => drawNeurons(view, drawn), () => drawWeights(view, drawn)],
    [
      () => drawShare(view, drawn), () => takeSlopes(drawn),
      () => drawNeuron(view, drawn),
    ],
    [
      () => drawPinned(view, drawn, drawn.shown),
      () => drawSeedFits(view, drawn.seeds),
      () => drawSeedLosses(view, drawn.seeds), () => drawSlice(view, drawn),
    ],
  ];
  view.turns = (view.turns ?? 0) + 1;
  const [now] = each.splice(view.turns % 3, 1);
  view.owed = [
    () => drawMoment(view, drawn), () => sayPlace(view, drawn),
    ...view.owed, ...now,
  ];
  const trains = drawn.mode === "running";
  view.rest = trains ? [] : [...each.flat(), () => whisper(view, drawn)];
}

// insight.outputs() was asked just before: it knows what each neuron says.
function drawNeurons(view, { insight, off, chosen, setting }) {
  const top = ["tanh", "sine"].includes(setting.activation) ? 1 : 3;
  view.network.showNeurons({ insight, off, chosen, top });
}

function drawWeights(view, { judge, ...drawn }) {
  view.network.showWeights(judge.params, drawn);
}

function drawShare(view, drawn) {
  const { insight, off, chosen, shown } = drawn;
  drawn.share = chosen && insight.share(shown.flat, off, chosen);
  view.lines.share(chosen ? Q : [], drawn.share ?? []);
}

function takeSlopes(drawn) {
  const { judge, chosen, shown } = drawn;
  drawn.slopes = chosen && judge.slopes(shown.flat, drawn.off).slots;
}

function drawNeuron(view, { insight, judge, ...drawn }) {
  const [{ sizes }, { slots }] = [insight, judge.params];
  view.neuron.set({ ...drawn, sizes, slots });
}

function drawSlice(view, { shown, setting, snapshots, mode }) {
  view.slice.set({ ...shown, setting, snapshots, mode });
}

// What is said to who does not see it, once it is another: neurons switched
// off and thirty seeds, the neuron that is chosen, a pinned run.
function newsOf({ off, seeds, chosen, pin }) {
  const there = seeds && (seeds.runs.length < SEEDS ? "some" : "all");
  return [`${[...off]} ${there}`, chosen && neuronName(chosen), pin];
}

function whisper(view, drawn) {
  const { chosen, pin, share, off, said, news } = drawn;
  const says = [
    () => said,
    () => chosen && `${nameOf(chosen)}. ${shareInWords(chosen, share, off)}`,
    () => (pin ? runInWords(pin) : phrase("unpinned")),
  ];
  const words = says.filter((_, i) => news[i] !== view.news[i])
    .map((say) => say()).filter(Boolean).join(" ");
  if (words) view.aside.textContent = words;
  view.news = news;
}
