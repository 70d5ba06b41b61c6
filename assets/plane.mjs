// Two inputs: points of two classes in the plane, a network that learns them,
// and its border, live.  One paints points of one's own.  A box with
// data-plane="short" has no sliders.
import { openRun } from "./engine.mjs";
import { make, makeLoop, makeMenu, makeSlider, show, whenSeen } from "./page.mjs";
import { makePlaneMap, REACH, SCALE } from "./plane_map.mjs";
import { range } from "./panel.mjs";
import { POINTS } from "./plane_points.mjs";
import { makeParams } from "./network.mjs";
import { makeEvaluator } from "./training.mjs";

const STEPS = 2000;
const EACH_FRAME = 10;
const SIDE = 60;
const KINDS = [
  { name: "spirals", label: "two spirals" },
  { name: "rings", label: "two rings" },
  { name: "painted", label: "painted by you" },
];
const PAINT = " Drag in the square to add points of your own.";
const CLASSES = [
  { name: "0", label: "blue, round" },
  { name: "1", label: "orange, square" },
];

// Where the border is looked for: all first inputs, then all second ones.
const GRID = Float32Array.from({ length: 2 * SIDE * SIDE }, (_, n) => {
  const i = n % (SIDE * SIDE);
  const at = n < SIDE * SIDE ? i % SIDE : Math.floor(i / SIDE);
  return SCALE * REACH * ((2 * at + 1) / SIDE - 1);
});

export function makePlane(root) {
  const state = {
    kind: "spirals", label: 0, turns: 1.5, neurons: 20, learning_rate: 0.01,
    painted: [], step: 0, points: [],
  };
  root.replaceChildren();
  root.classList.add("plane");
  const words = make("p", { class: "words", role: "status" });
  const map = makePlaneMap(SIDE, (place) => paint(state, place, begin));
  const loop = makeLoop(root, () => {
    state.run?.to(Math.min(state.step + EACH_FRAME, STEPS));
    return state.running;
  });
  const draw = () => map.draw(state.points, state.outputs);
  function begin() {
    state.run?.close();
    state.points = pointsOf(state);
    Object.assign(state, { step: 0, outputs: null, running: hasBoth(state.points) });
    state.turnsBox.hidden = state.kind !== "spirals";
    words.textContent = state.running
      ? `Training on ${state.points.length} points.`
      : "Paint points of both classes: drag in the square, then with the other brush.";
    if (state.running) state.run = open(state, words, draw);
    loop(state.running);
    draw();
  }
  const all = controlsOf(state, begin);
  const controls = root.dataset.plane === "short" ? all.slice(0, 3) : all;
  root.append(map.node, make("div", { class: "controls" }, ...controls), words);
  state.points = pointsOf(state);
  draw();
  whenSeen(map.node, () => state.step || begin());
  return { state, begin };
}

const hasBoth = (points) => new Set(points.map(({ label }) => label)).size === 2;

const pointsOf = ({ kind, painted, turns }) =>
  kind === "painted" ? painted : POINTS[kind](turns);

// A painted point joins those that are shown, and the training begins anew.
function paint(state, place, begin) {
  if (state.kind !== "painted") {
    Object.assign(state, { kind: "painted", painted: state.points });
    state.setKind("painted");
  }
  state.painted = [...state.painted, { ...place, label: state.label }];
  begin();
}

function controlsOf(state, begin) {
  const change = (name) => (value) => {
    state[name] = value;
    begin();
  };
  const kind = makeMenu("points", KINDS, state.kind, change("kind"));
  state.setKind = kind.set;
  const brush = makeMenu("brush", CLASSES, "0", (name) => (state.label = +name));
  const clear = make("button", {
    type: "button",
    onclick() {
      state.painted = [];
      state.setKind("painted");
      change("kind")("painted");
    },
  }, "Clear");
  const again = make(
    "button", { type: "button", class: "main", onclick: begin }, "Train again",
  );
  const rates = range(-3, -1, 0.1).map((e) => 10 ** e);
  const sliders = [
    makeSlider("turns", range(0.5, 2.5, 0.25), state.turns, change("turns")),
    makeSlider("neurons a layer", range(2, 30, 1), state.neurons, change("neurons")),
    makeSlider("learning rate", rates, state.learning_rate, change("learning_rate")),
  ];
  state.turnsBox = sliders[0].box;
  const buttons = make("div", { class: "buttons" }, again, clear);
  return [buttons, kind.box, brush.box, ...sliders.map(({ box }) => box)];
}

export function settingOf({ points, neurons, learning_rate }) {
  const x = Float32Array.from(points.flatMap(({ x, y }) => [SCALE * x, SCALE * y]));
  return {
    sizes: [2, neurons, neurons, 2], activation: "tanh", optimizer: "adam",
    learning_rate, loss: "cross_entropy", batch_size: 32, seed: 45,
    data: { x, y: Float32Array.from(points, ({ label }) => label) },
  };
}

function open(state, words, draw) {
  const setting = settingOf(state);
  const right = makeAccuracy(setting, state.points);
  return openRun(setting, { inputs: GRID }, ({ step, outputs, params, losses }) => {
    Object.assign(state, { step, outputs });
    if (losses.length) state.loss = losses[losses.length - 1];
    const over = step >= STEPS || !Number.isFinite(state.loss ?? 0);
    if (over) state.running = false;
    draw();
    if (!over) return;
    words.textContent =
      `After ${step} steps the network answers ${right(params)} of ` +
      `${state.points.length} points rightly; the last batch's loss is ${show(state.loss)}.` +
      (state.kind === "painted" ? "" : PAINT);
  });
}

// How many points the larger of the two outputs names rightly.
function makeAccuracy({ sizes, activation, data }, points) {
  const columns = [0, 1].flatMap((i) => points.map((_, n) => data.x[2 * n + i]));
  const evaluate = makeEvaluator(sizes, activation, Float32Array.from(columns));
  const params = makeParams(sizes);
  return (flat) => {
    params.flat.set(flat);
    const outputs = evaluate(params);
    const answer = (n) => +(outputs[points.length + n] > outputs[n]);
    return points.filter(({ label }, n) => answer(n) === label).length;
  };
}
