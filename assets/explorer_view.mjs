// What the explorer shows: the network and the settings; beside them what
// answers, the fit, the loss with its time, words and buttons; the rest behind
// "More", and a slice of the loss.  What is drawn into them stands in
// explorer_frames.mjs.
import { isFirst, makeControls } from "./controls.mjs";
import { makeDrawing } from "./drawing.mjs";
import { frame, Q, turn, update } from "./explorer_frames.mjs";
import { makeNetworkView } from "./network_view.mjs";
import { makeNeuronPanel } from "./neuron_panel.mjs";
import { make, makeChart, makeMenu } from "./page.mjs";
import { phrase } from "./phrases.mjs";
import { choices } from "./shared.mjs";
import { makeSliceView } from "./slice_view.mjs";
import { pointsOf, targetOf } from "./targets.mjs";
import { makeTimeline } from "./timeline.mjs";

const PACES = [
  { name: "watch", label: "a run in five seconds" },
  { name: "slow", label: "ten steps a second" },
  { name: "full", label: "as fast as it can" },
];
const PANELS = { network: "Network", loss: "Loss", settings: "Settings" };

export function makeView(root, state) {
  root.replaceChildren();
  root.classList.add("play");
  root.dataset.panel = "settings";
  const box = (name, ...children) => make("div", { class: name }, ...children);
  const view = { root, q: Q, state, lines: {} };
  view.fitBox = box("fit-box");
  view.lossBox = box("panel loss-box");
  addCharts(view);
  view.place = make("p", { class: "place" });
  view.bar = make("progress", { "aria-label": "training" });
  view.count = make("p", { class: "count" });
  view.words = make("p", { class: "verdict", role: "status" });
  view.aside = make("p", { class: "visually-hidden", role: "status" });
  // A narrow page scrolls it: by keyboard, too, while something is pinned.
  view.pinned = make("div", {
    class: "pinned", role: "group", "aria-label": phrase("pinned"),
  });
  view.buttons = box("buttons");
  view.tabs = make("div", { class: "tabs", role: "group", "aria-label": "show" });
  view.networkBox = box("panel network-box");
  view.controls = box("controls");
  view.more = box("more");
  view.settings = box("panel settings-box", view.controls, view.more);
  view.around = box("panel around");
  addCode(view);
  const answers = box(
    "answers", view.fitBox, view.place, view.buttons, view.tabs, view.bar,
    view.lossBox, view.pinned, view.count, view.words,
  );
  root.append(
    box("work", answers, view.networkBox, view.settings),
    view.details, view.around, view.aside,
  );
  view.connect = (actions) => connect(view, state, actions);
  view.addSettings = (actions) => addSettings(view, state, actions);
  view.frame = () => frame(view, state);
  view.update = () => update(view, state);
  [view.asks, view.owed, view.rest] = [[], [], []];
  view.later = () => {
    view.stale = true;
    view.soon();
  };
  view.soon = () => (view.asked ??= requestAnimationFrame(() => turn(view)));
  state.view = view;
  return view;
}

function addCharts(view) {
  const { lines } = view;
  const fit = makeChart(view.fitBox, "The fit", "fit", [400, 250]);
  lines.seeds = fit.line("seeds", "seeds");
  lines.pinned = fit.line("pinned", phrase("pinned"));
  lines.truth = fit.line("truth", "target");
  lines.network = fit.line("network", "network");
  lines.share = fit.line("share", "its share");
  fit.shade(...choices.training_range, "trained here");
  const loss = makeChart(view.lossBox, "The loss", "loss", [400, 180]);
  lines.manyLosses = loss.line("seeds");
  lines.pinnedLoss = loss.line("pinned", phrase("pinned"));
  lines.baseline = loss.line("baseline", "always answering 0");
  lines.ahead = loss.line("network ahead");
  lines.loss = loss.line("network", "network");
  lines.median = loss.line("median", "median");
  lines.moment = loss.line("moment");
  for (const name of ["seeds", "pinned", "share", "manyLosses", "pinnedLoss"]) {
    lines[name]([], []);
  }
  lines.median([], []);
  Object.assign(view, { fit, loss });
}

function addCode(view) {
  view.code = make("pre", { tabindex: 0, "aria-label": "Python code" });
  const summary = make("summary", {}, "Show the code");
  const ontoggle = () => {
    const word = view.details.open ? "Hide" : "Show";
    summary.textContent = `${word} the code`;
  };
  const shown = { class: "panel code-box", ontoggle };
  view.details = make("details", shown, summary, view.code);
}

const button = (label, onclick, name = "") =>
  make("button", { type: "button", class: name, onclick }, label);

function connect(view, state, actions) {
  view.start = button("Start", actions.toggle, "main");
  view.pin = button(phrase("pin"), actions.pin);
  view.many = button(phrase("many"), actions.many);
  view.draw = button("Draw target", () => view.openDrawing());
  view.openDrawing = (open = view.drawing.node.hidden) =>
    openDrawing(view, state, open);
  const link = button("Link", async () => {
    if (await copyText(link, actions.link(), "Link")) return;
    link.textContent = "It is in the address bar";
  });
  const more = button("More", () => {
    const { top } = more.getBoundingClientRect();
    openMore(view, more, view.more.hidden);
    const beside = more.closest(".answers").getClientRects().length;
    if (beside) hold(more, top); // else the button is above
    else view.more.firstChild?.scrollIntoView({ block: "nearest" });
  });
  view.slice = makeSliceView(actions.slice);
  view.around.append(view.slice.node);
  view.buttons.append(view.start, view.pin, view.draw, view.many, link, more);
  openMore(view, more, false);
  addTabs(view);
  view.asks.unshift(() => addParts(view, state, actions));
}

function addParts(view, state, actions) {
  view.drawing = makeDrawing(view.fit, actions.draw);
  view.fitBox.append(view.drawing.node);
  view.timeline = makeTimeline(view.loss, actions.look);
  view.lossBox.append(view.timeline.node);
  view.network = makeNetworkView((neuron, weight) => {
    actions.choose(neuron, weight);
    if (weight !== undefined) view.neuron.reveal();
  });
  view.neuron = makeNeuronPanel(() => actions.switchOff(), () => {
    // Who lets go by keyboard stays at the neuron; the page moves no further.
    const chosen = view.network.node.querySelector("[aria-pressed=true]");
    chosen?.focus({ preventScroll: true });
    chosen?.scrollIntoView({ block: "nearest" });
    actions.choose(null);
  }, (weight) => actions.choose(state.chosen, weight));
  const { hint, node } = view.neuron;
  view.networkBox.append(view.network.node, hint, node);
}

// A button stays under the pointer, although what is beside it grows: what
// sticks moves again while the page scrolls, so it takes some turns.
function hold(node, top) {
  for (let turn = 0; turn < 5; turn++) {
    const by = node.getBoundingClientRect().top - top;
    if (Math.abs(by) < 1) return;
    window.scrollBy({ top: by, behavior: "instant" });
  }
}

function openMore(view, more, open) {
  view.more.hidden = view.details.hidden = !open;
  more.setAttribute("aria-expanded", open);
  if (open) view.root.dataset.panel = "settings";
  view.showTabs?.();
}

// On a phone one panel is seen at a time.
function addTabs(view) {
  const { dataset } = view.root;
  const tabs = Object.entries(PANELS).map(([name, label]) => {
    const tab = button(label, () => {
      dataset.panel = name;
      view.showTabs();
    });
    return { name, tab };
  });
  view.showTabs = () => tabs.forEach(({ name, tab }) => {
    tab.setAttribute("aria-pressed", name === dataset.panel);
  });
  view.tabs.append(...tabs.map(({ tab }) => tab));
  view.showTabs();
}

function addSettings(view, state, actions) {
  const copy = button("Copy the code", async () => {
    if (await copyText(copy, view.code.textContent, "Copy the code")) return;
    view.details.open = true;
    getSelection().selectAllChildren(view.code);
  });
  const pace = makeMenu("pace", PACES, state.pace, (name) => {
    state.pace = name;
    state.due = state.step;
    state.run.to(state.step);
  });
  const parts = makeControls(state.setting, actions.change);
  const boxes = (list) => list.map((part) => part.box);
  view.controls.append(...boxes(parts.filter(isFirst)));
  const row = make(
    "div", { class: "buttons" }, button("Step", actions.step),
    button("To step 0", actions.reset),
    button(phrase("start_over"), actions.startOver), copy, pace.box,
  );
  const rest = boxes(parts.filter((part) => !isFirst(part)));
  view.asks.unshift(() => {
    view.more.append(make("div", { class: "controls" }, ...rest), row);
  });
  view.setControls = (setting) => {
    parts.forEach((part) => part.read(setting));
    pace.set(state.pace);
  };
  view.parts = parts;
}

// Copy, and say so on the button for two seconds; false where one may not.
async function copyText(button, text, label) {
  setTimeout(() => (button.textContent = label), 2000);
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return false;
  }
  button.textContent = "Copied";
  return true;
}

function openDrawing(view, state, open) {
  view.draw.setAttribute("aria-pressed", open);
  view.draw.textContent = open ? "Done" : "Draw target";
  if (!open) return view.drawing.close();
  const { points } = state.setting;
  view.drawing.open(points ?? pointsOf(targetOf(state.setting)), view.range);
  return view.drawing.node.scrollIntoView({ block: "nearest" });
}
