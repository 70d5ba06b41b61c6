// What the explorer shows: two charts, buttons, settings, a few words.
import { make, makeChart, makeMenu, makeSlider, show } from "./page.mjs";
import { MENUS, pythonCode, valuesOf } from "./settings.mjs";
import { shapeOf } from "./shape.mjs";
import { choices } from "./shared.mjs";
import { linspace, TARGETS } from "./targets.mjs";
import { layerSizes } from "./training.mjs";

// Where the network is drawn.
export const Q = linspace(...choices.picture_range, 161);
const DECADES = [-5, 1];
const PACES = [
  { name: "watch", label: "a run in five seconds" },
  { name: "slow", label: "ten steps a second" },
  { name: "full", label: "as fast as it can" },
];

export function makeView(root, state) {
  root.replaceChildren();
  const fit = makeChart(root, "", "fit");
  const [low, high] = choices.training_range;
  const lines = {
    truth: fit.line("truth", "target"),
    network: fit.line("network", "network"),
  };
  fit.shade(low, high, "trained here");
  const loss = makeChart(root, "", "loss");
  lines.baseline = loss.line("baseline", "always answering 0");
  lines.loss = loss.line("network", "network");
  const bar = make("progress", { "aria-label": "training" });
  const count = make("p", { class: "count" });
  const words = make("p", { class: "verdict", role: "status" });
  const buttons = make("div", { class: "buttons" });
  const controls = make("div", { class: "controls" });
  const view = { root, bar, count, words, buttons, controls, fit, loss, lines };
  addCode(view);
  root.append(buttons, bar, count, words, controls, view.details);
  view.connect = (actions) => connect(view, state, actions);
  view.frame = () => frame(view, state);
  view.update = () => update(view, state);
  view.later = () => {
    view.asked ??= requestAnimationFrame(() => {
      view.asked = undefined;
      update(view, state);
    });
  };
  state.view = view;
  return view;
}

function addCode(view) {
  view.code = make("pre", { tabindex: 0, "aria-label": "Python code" });
  const summary = make("summary", {}, "Show the code");
  const ontoggle = () => {
    const word = view.details.open ? "Hide" : "Show";
    summary.textContent = `${word} the code`;
  };
  view.details = make("details", { ontoggle }, summary, view.code);
}

function connect(view, state, actions) {
  const button = (label, onclick, name = "") =>
    make("button", { type: "button", class: name, onclick }, label);
  view.start = button("Start", actions.toggle, "main");
  const copy = button("Copy the code", () => copyCode(view, copy));
  const pace = makeMenu("pace", PACES, state.pace, (name) => {
    state.pace = name;
    state.due = state.step;
    state.run.to(state.step);
  });
  view.buttons.append(
    view.start, button("Step", actions.step),
    button("Reset", actions.reset), copy, pace.box,
  );
  const parts = makeControls(state.setting, actions.change);
  view.controls.append(...parts.map(({ box }) => box));
  view.setControls = (setting) => {
    parts.forEach((part) => part.read(setting));
    pace.set(state.pace);
  };
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
    setTimeout(() => (button.textContent = "Copy the code"), 2000);
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
  view.truth = truth;
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

function update(view, state) {
  const { setting, mode, step, outputs } = state;
  const waits = state.still && mode === "running";
  if (outputs && !waits) {
    view.lines.network(Q, outputs);
    const end = Math.max(setting.num_steps, step);
    if (end !== view.end) frameLoss(view, end);
    drawLosses(view, state.losses, end);
  }
  view.bar.hidden = !waits;
  view.bar.max = setting.num_steps;
  view.bar.value = step;
  view.start.textContent = mode === "running" ? "Pause" : "Start";
  view.count.textContent = countOf(state);
  tell(view, state);
  view.root.dataset.mode = mode;
  view.root.dataset.step = step;
}

const MODES = { ready: "not trained yet", running: "training", paused: "paused" };
MODES.done = "trained";

function countOf({ setting, mode, step, losses, baseline, speed }) {
  const sizes = layerSizes(setting);
  const parameters = sizes
    .slice(1)
    .reduce((sum, size, i) => sum + size * (sizes[i] + 1), 0);
  const parts = [`${MODES[mode]}, step ${step} of ${setting.num_steps}`];
  if (step) parts.push(`loss ${show(losses[step - 1])}`);
  parts.push(`always answering 0: ${show(baseline)}`);
  parts.push(`${parameters} parameters`);
  if (mode === "running") parts.push(`${Math.round(speed)} steps a second`);
  return parts.join(" · ");
}

// At most 400 points, always the same ones, and the newest.
function drawLosses(view, losses, num_steps) {
  const every = Math.ceil(num_steps / 400);
  const xs = [];
  for (let i = 0; i < losses.length; i += every) xs.push(i);
  if (losses.length) xs.push(losses.length - 1);
  view.lines.loss(xs, xs.map((i) => Math.log10(losses[i])));
}

// The text alternative, spoken politely: when a run begins, and at its end.
function tell(view, state) {
  const { losses, setting, mode, step, verdict, baseline, outputs } = state;
  const key = `${mode} ${mode === "running" ? "" : step}`;
  if (view.told === key) return;
  view.told = key;
  const score = `always answering 0 scores ${show(baseline)}`;
  const text = step
    ? `After ${step} steps the loss is ${show(losses[step - 1])}; ${score}.`
    : `Not trained yet; ${score}.`;
  const shape = outputs && verdict !== "diverged" && step
    ? shapeOf(Q, view.truth, outputs, choices.training_range)
    : "";
  const curves = "The network's outputs and its target, dashed, from -4 to 4.";
  if (mode !== "running") {
    view.fit.describe(`${curves} ${text} ${shape}`);
    view.loss.describe(`The loss at each step, on a log scale. ${text}`);
  }
  if (mode === "running") say(view, `Training for ${setting.num_steps} steps.`);
  if (mode === "ready") say(view, "");
  if (mode === "done") {
    say(view, `${text} ${shape} `, `${choices.verdicts[verdict]}.`);
  }
}

// A message that is there already is not said again.
function say(view, text, judged = "") {
  if (view.words.textContent === text + judged) return;
  view.words.replaceChildren(text, make("strong", {}, judged));
}
