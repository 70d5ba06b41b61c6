// The live explorer: a network that trains in the reader's browser.
import { make, makeChart, makeLoop, makeMenu, makeSlider, show } from "./page.mjs";
import {
  choices, MENUS, pageSetting, pythonCode, toAddress, valuesOf,
} from "./settings.mjs";
import { linspace, TARGETS, zeroScore } from "./targets.mjs";
import { layerSizes, makeEvaluator, makeTraining } from "./training.mjs";
import { verdict } from "./verdict.mjs";

const Q = linspace(...choices.picture_range, 161);
const DECADES = [-5, 1];
const RUN_SECONDS = 5; // what a run takes at the pace "watch"
const PACES = [
  { name: "watch", label: "a run in five seconds" },
  { name: "slow", label: "ten steps a second" },
  { name: "full", label: "as fast as it can" },
];
const still = matchMedia("(prefers-reduced-motion: reduce)");

// Fill `root` with an explorer and return what tests need to look inside.
export function makeExplorer(root) {
  const wanted = root.dataset.explorer;
  const state = { setting: pageSetting(wanted), pace: "watch" };
  const view = makeView(root, state);
  const run = makeLoop(root, (now, inTime) => slice(state, view, now, inTime));
  const actions = {
    reset() {
      restart(state);
      view.frame(state);
      view.update(state);
    },
    start() {
      if (isOver(state)) actions.reset();
      state.mode = "running";
      state.last = null;
      run(true);
      view.update(state);
    },
    pause() {
      state.mode = "paused";
      run(false);
      view.update(state);
    },
    toggle: () => actions[state.mode === "running" ? "pause" : "start"](),
    step() {
      if (isOver(state)) actions.reset();
      actions.pause();
      oneStep(state);
      finish(state);
      view.update(state);
    },
    // A changed setting trains anew; more steps only go on.
    change(name, value, index) {
      if (index === undefined) state.setting[name] = value;
      else state.setting.neurons[index] = value;
      const begun = state.mode !== "ready";
      if (name === "num_steps" && state.losses.length >= value) actions.reset();
      else if (name === "num_steps") view.frame(state);
      else actions.reset();
      if (begun) actions.start();
      else view.update(state);
      writeAddress(state.setting);
    },
    readAddress() {
      if (!location.hash.includes("=")) return;
      state.setting = pageSetting(wanted);
      view.setControls(state.setting);
      actions.reset();
    },
  };
  view.connect(actions);
  addEventListener("hashchange", actions.readAddress);
  actions.reset();
  return { state, actions };
}

let late;
function writeAddress(setting) {
  clearTimeout(late);
  late = setTimeout(() => {
    history.replaceState(null, "", `#${toAddress(setting)}`);
  }, 300);
}

function restart(state) {
  const { setting } = state;
  const { max } = choices.controls.num_steps;
  state.buffer ??= new Float32Array(max);
  state.losses = state.buffer.subarray(0, 0);
  state.training = makeTraining(setting);
  const sizes = layerSizes(setting);
  state.evaluate = makeEvaluator(sizes, setting.activation, Q);
  state.baseline = zeroScore(TARGETS[setting.target]);
  state.mode = "ready";
  state.verdict = null;
  state.speed = 0;
}

function oneStep(state) {
  const count = state.losses.length;
  state.buffer[count] = state.training.step();
  state.losses = state.buffer.subarray(0, count + 1);
}

const isOver = ({ losses, setting }) =>
  losses.length >= setting.num_steps ||
  (losses.length > 0 && !Number.isFinite(losses[losses.length - 1]));

function finish(state) {
  if (!isOver(state)) return;
  state.mode = "done";
  state.verdict = verdict(state.losses, state.baseline);
}

// One frame's share of steps; true while there is more to do.
function slice(state, view, now, inTime) {
  const full = state.pace === "full" || still.matches;
  const rate = state.pace === "slow" ? 10 : state.setting.num_steps / RUN_SECONDS;
  const passed = state.last === null ? 0.016 : (now - state.last) / 1000;
  state.last = now;
  state.due = full ? Infinity : Math.min((state.due || 0) + passed * rate, rate);
  const before = state.losses.length;
  while (state.due >= 1 && !isOver(state)) {
    oneStep(state);
    state.due -= 1;
    if (!inTime()) break;
  }
  const speed = (state.losses.length - before) / Math.max(passed, 1e-3);
  state.speed = state.speed ? 0.9 * state.speed + 0.1 * speed : speed;
  if (full) state.due = 0;
  finish(state);
  if (!still.matches || state.mode === "done") view.update(state);
  return state.mode === "running";
}

function makeView(root, state) {
  root.replaceChildren();
  const fit = makeChart(root, "");
  const [low, high] = choices.training_range;
  const lines = {
    truth: fit.line("truth", "target"),
    network: fit.line("network", "network"),
  };
  fit.shade(low, high, "trained here");
  const loss = makeChart(root, "");
  lines.baseline = loss.line("baseline", "always answering 0");
  lines.loss = loss.line("network", "network");
  const progress = make("p", { class: "count" });
  const words = make("p", { class: "verdict", role: "status" });
  const buttons = make("div", { class: "buttons" });
  const controls = make("div", { class: "controls" });
  const code = make("pre", { tabindex: 0, "aria-label": "Python code" });
  const view = { progress, words, buttons, controls, code, fit, loss, lines };
  const text = make("summary", {}, "The Python code of this run");
  view.details = make("details", {}, text, code);
  root.append(buttons, progress, words, controls, view.details);
  view.connect = (actions) => connect(view, state, actions);
  view.frame = () => frame(view, state);
  view.update = () => update(root, view, state);
  return view;
}

function connect(view, state, actions) {
  const button = (label, onclick, name = "") =>
    make("button", { type: "button", class: name, onclick }, label);
  view.start = button("Start", actions.toggle, "main");
  const copy = button("Copy the Python code", () => copyCode(view, copy));
  const pace = makeMenu("pace", PACES, state.pace, (name) => {
    state.pace = name;
  });
  view.buttons.append(
    view.start, button("Step", actions.step), button("Reset", () => {
      actions.pause();
      actions.reset();
    }), copy, pace.box,
  );
  const parts = makeControls(state.setting, actions.change);
  view.controls.append(...parts.map(({ box }) => box));
  view.setControls = (setting) => parts.forEach((part) => part.read(setting));
  view.parts = parts;
}

function makeControls(setting, change) {
  const parts = Object.entries(MENUS).map(([name, menu]) => {
    const tell = (value) => change(name, value);
    const part = makeMenu(name, choices[menu], setting[name], tell);
    return { ...part, read: (setting) => part.set(setting[name]) };
  });
  for (const [name, control] of Object.entries(choices.controls)) {
    const many = Array.isArray(control.default);
    const count = many ? control.default.length : 1;
    for (let i = 0; i < count; i++) {
      const label = many ? `${control.label} ${i + 1}` : control.label;
      const value = (setting) => (many ? setting[name][i] : setting[name]);
      const tell = (value) => change(name, value, many ? i : undefined);
      const part = makeSlider(label, valuesOf(control), value(setting), tell);
      const layer = many ? i : -1;
      parts.push({ ...part, layer, read: (s) => part.set(value(s)) });
    }
  }
  return parts;
}

async function copyCode(view, button) {
  try {
    await navigator.clipboard.writeText(view.code.textContent);
    button.textContent = "Copied";
  } catch {
    view.details.open = true;
    getSelection().selectAllChildren(view.code);
  }
}

// Axes for a new setting, and what does not change while it trains.
function frame(view, { setting, baseline }) {
  const truth = Q.map(TARGETS[setting.target]);
  const [low, high] = [Math.min(...truth), Math.max(...truth)];
  const margin = 0.3 * (high - low);
  const range = [low - margin, high + margin];
  const ticks = (high > 3 ? [0, 2, 4] : [-1, 0, 1]).filter(
    (v) => v > range[0] && v < range[1],
  );
  view.fit.frame({
    x: choices.picture_range, y: range, xTicks: [-4, -2, 0, 2, 4],
    yTicks: ticks, xLabel: "q", yLabel: "F(q)",
  });
  view.lines.truth(Q, truth);
  const end = setting.num_steps;
  view.loss.frame({
    x: [0, end], y: DECADES, xTicks: [0, end / 2, end], yTicks: [-4, -2, 0],
    xLabel: "step", yLabel: "loss", show: (v) => `${10 ** v}`,
  });
  const level = Math.log10(baseline);
  view.lines.baseline([0, end], [level, level]);
  for (const { box, layer } of view.parts) box.hidden = layer >= setting.num_hidden;
  view.code.textContent = pythonCode(setting);
}

function update(root, view, state) {
  const { losses, setting, mode, training, speed } = state;
  const outputs = state.evaluate(training.params);
  view.lines.network(Q, outputs);
  drawLosses(view, losses, setting.num_steps);
  root.dataset.mode = mode;
  root.dataset.step = losses.length;
  view.start.textContent = mode === "running" ? "Pause" : "Start";
  const last = losses[losses.length - 1];
  const rate = mode === "running" ? ` · ${Math.round(speed)} steps a second` : "";
  view.progress.textContent =
    `${training.params.flat.length} parameters · ` +
    `step ${losses.length} of ${setting.num_steps}` +
    (losses.length ? ` · loss ${show(last)}` : "") + rate;
  tell(view, state, last);
}

// At most 400 points, always the same ones, and the newest.
function drawLosses(view, losses, num_steps) {
  const every = Math.ceil(num_steps / 400);
  const xs = [];
  for (let i = 0; i < losses.length; i += every) xs.push(i);
  if (losses.length) xs.push(losses.length - 1);
  view.lines.loss(xs, xs.map((i) => Math.log10(losses[i])));
}

// The text alternative: spoken politely, at each quarter of a run.
function tell(view, { losses, setting, mode, verdict, baseline }, last) {
  const quarter = Math.floor((4 * losses.length) / setting.num_steps);
  const key = `${mode} ${mode === "running" ? quarter : losses.length}`;
  if (view.told === key) return;
  view.told = key;
  const score = `always answering 0 scores ${show(baseline)}`;
  const text = losses.length
    ? `After ${losses.length} steps the loss is ${show(last)}; ${score}.`
    : `Not trained yet; ${score}.`;
  const judged = verdict ? `${choices.verdicts[verdict]}.` : "";
  view.words.replaceChildren(text, " ", make("strong", {}, judged));
  view.fit.describe(
    `The network's outputs and its target, dashed, from -4 to 4. ${text}`,
  );
  view.loss.describe(`The loss at each step, on a log scale. ${text}`);
}
