// The live explorer: a network that trains in the reader's browser.
import { openRun } from "./engine.mjs";
import { Q } from "./explorer_frames.mjs";
import { makeView } from "./explorer_view.mjs";
import { makeInsight, makeJudge, neuronName } from "./insight.mjs";
import { makeWriter, readExtras } from "./link.mjs";
import { keepPlaces, placeKept } from "./kept_place.mjs";
import { keepPoints, keptPoints } from "./kept_target.mjs";
import { makeLoop, whenSeen } from "./page.mjs";
import { pinOf, trainPinned } from "./pinned_run.mjs";
import { addressOf, fromAddress, pageSetting } from "./settings.mjs";
import { trainSeeds } from "./seeds.mjs";
import { choices } from "./shared.mjs";
import { POINTS, pointsOf, targetOf, zeroScore } from "./targets.mjs";
import { everyOf, makeSnapshots, shownOf } from "./timeline.mjs";
import { verdict } from "./verdict.mjs";

const RUN_SECONDS = 5; // what a run takes at the pace "watch"
const still = matchMedia("(prefers-reduced-motion: reduce)");
const explorers = []; // those of this page, in their order
const address = makeWriter(explorers);
keepPlaces(explorers);

// Fill `root` with an explorer; what is returned is for tests.
export function makeExplorer(root) {
  const prefix = explorers.length ? `${explorers.length + 1}.` : "";
  const wanted = root.dataset.explorer;
  const setting = pageSetting(wanted, prefix);
  const moved = addressOf(prefix) !== "";
  const state = {
    wanted, setting, prefix, moved, still: still.matches, pace: "watch",
    off: new Set(), look: null, chosen: null, weight: 0, pin: null,
    shown: () => shownOf(state),
  };
  explorers.push(state);
  const view = makeView(root, state);
  const loop = makeLoop(root, (now) => slice(state, now));
  const actions = makeActions(state, view, loop);
  still.addEventListener("change", () => (state.still = still.matches));
  view.asks = [
    () => {}, // the page lays out what stands there
    () => view.connect(actions), () => view.addSettings(actions),
    () => restart(state, view), view.frame, () => begin(state, actions),
  ];
  view.soon();
  return { state, actions };
}

// All is there: take what a link asks for, and train when it is seen.
function begin(state, actions) {
  const { view, prefix } = state;
  addEventListener("hashchange", () => {
    if (!addressOf(prefix)) return;
    state.setting = pageSetting(state.wanted, prefix);
    view.setControls(state.setting);
    actions.reset();
    takeExtras(state, prefix);
    actions.start();
  });
  view.update();
  takeExtras(state, prefix);
  if (comeBack(state, actions)) return;
  whenSeen(view.fit.node, () => state.mode === "ready" && actions.start());
}

function makeActions(state, view, loop) {
  const changed = () => {
    view.later();
    address.later(state);
  };
  // After a look back.
  const follow = () => state.look !== null && actions.look(Infinity);
  const actions = {
    reset() {
      loop(false);
      restart(state, view);
      view.frame();
      view.update();
    },
    start() {
      if (isOver(state)) actions.reset();
      const { step } = state;
      state.mode = "running";
      Object.assign(state, { last: null, before: step, due: step, speed: 0 });
      follow();
      loop(true);
      view.update();
    },
    pause() {
      if (state.mode === "done") return;
      state.mode = "paused";
      state.run.to(state.step);
      loop(false);
      view.update();
    },
    toggle: () => actions[state.mode === "running" ? "pause" : "start"](),
    step: () => actions.to(state.step + 1),
    // Go on to a step, also one after the end, and stay there.
    to(step) {
      actions.pause();
      follow();
      if (!hasDiverged(state)) state.run.to(step);
    },
    // A changed setting trains anew, no neuron off; more steps only go on.
    change(name, value, index) {
      forget(state);
      if (name === "target") takeTarget(state, value);
      if (index === undefined) state.setting[name] = value;
      else state.setting.neurons[index] = value;
      const goesOn = name === "num_steps" && state.step < value;
      if (!goesOn || hasDiverged(state)) restart(state, view, new Set());
      view.frame();
      actions.start();
      address.later(state);
    },
    // Points come in while they are drawn; with `done` they are the target
    // with the next frame, which shows the end of the stroke before.
    draw(points, done) {
      view.lines.truth(POINTS, points);
      if (!done) return;
      state.points = points;
      keepPoints(points);
      view.setControls({ ...state.setting, target: "own" });
      view.asks.push(
        () => state.points === points && actions.change("target", "own"));
      view.soon();
    },
    // Look back at a step; at the newest one where `step` is beyond it.
    look(step) {
      if (state.mode === "running") actions.pause();
      state.look = step < state.step ? Math.max(step, 0) : null;
      changed();
    },
    // Choose a neuron, or let it go that is chosen; with the number of one of
    // its weights, look at that.
    choose(neuron, weight) {
      const [old, next] = [state.chosen, neuron].map((n) => n && neuronName(n));
      state.chosen = old === next && weight === undefined ? null : neuron;
      state.weight = weight ?? 0;
      changed();
    },
    // The chosen neuron, unless another one is named.
    switchOff(name = state.chosen && neuronName(state.chosen)) {
      if (!name) return;
      if (!state.off.delete(name)) state.off.add(name);
      changed();
    },
    pin() {
      if (!state.outputs) return;
      state.pin = state.pin ? null : pinOf(state);
      changed();
    },
    // Thirty seeds, or away with them.
    many() {
      (state.seeds ? forget : askSeeds)(state);
      changed();
    },
    slice: () => address.later(state),
    // As the page was at first: its setting, nothing kept, drawn or chosen.
    startOver() {
      forget(state);
      const setting = fromAddress(state.wanted);
      Object.assign(state, {
        setting, points: null, pin: null, chosen: null, off: new Set(),
      });
      view.openDrawing(false);
      view.setControls(setting);
      state.moved = false;
      address.now();
      actions.reset();
      actions.start();
    },
    // The address of all that is seen; nothing of it is sent anywhere.
    link() {
      state.moved = true;
      address.now();
      return location.href;
    },
  };
  return actions;
}

// A setting that has changed has other seeds.
function forget(state) {
  state.seeds?.stop();
  Object.assign(state, { seeds: null, seedsWanted: false });
}

function askSeeds(state) {
  const { setting, view } = state;
  state.seeds = trainSeeds(structuredClone(setting), Q, view.later);
}

// A drawn target keeps its points while another one is chosen.
function takeTarget({ setting, points, view }, target) {
  if (target !== "own") delete setting.points;
  else {
    setting.points = points ?? keptPoints() ?? pointsOf(targetOf(setting));
    view.openDrawing(true);
  }
}

// What a link asks for beside the setting.
function takeExtras(state, prefix) {
  const { at, off, chosen, weight, pin, seeds, slice } =
    readExtras(addressOf(prefix), state.setting);
  const { sizes } = state.insight;
  const there = chosen && chosen.layer < sizes.length - 1 &&
    chosen.neuron < sizes[chosen.layer];
  Object.assign(state, { at, off, chosen: there ? chosen : null, weight });
  state.pin = null;
  forget(state);
  const { view } = state;
  const keepPin = (pinned) => {
    state.pin = pinned;
    view.later();
  };
  state.seedsWanted = seeds; // when this run is over: all cores are theirs
  view.asks = [
    pin && (() => trainPinned(pin, Q, keepPin)),
    slice && (() => (view.slice.node.open = true)),
  ].filter(Boolean);
  view.later();
}

function comeBack(state, actions) {
  const kept = placeKept(explorers.indexOf(state));
  if (!kept?.step) return false;
  Object.assign(state, { setting: kept.setting, pace: kept.pace });
  state.view.setControls(kept.setting);
  actions.reset();
  actions.to(kept.step);
  return true;
}

function restart(state, view, off = state.off) {
  const { setting } = state;
  state.run?.close();
  state.buffer ??= new Float32Array(choices.controls.num_steps.max);
  state.losses = state.buffer.subarray(0, 0);
  Object.assign(state, { step: 0, mode: "ready", verdict: null, due: 0, off });
  state.baseline = zeroScore(targetOf(setting));
  look(state);
  const keep = everyOf(setting.num_steps);
  state.snapshots = makeSnapshots(keep);
  state.run = openRun(setting, { inputs: Q, keep }, (report) => {
    hear(state, report);
    view.later();
  });
}

// What looks into the network: made anew for one of another shape.
function look(state) {
  const before = state.insight?.sizes.join();
  state.insight = makeInsight(state.setting, Q);
  state.judge = makeJudge(state.setting);
  Object.assign(state, { look: null, at: null, outputs: null });
  if (before === state.insight.sizes.join()) return;
  Object.assign(state, { off: new Set(), chosen: null, weight: 0 });
}

function hear(state, { losses, step, outputs, params, snapshots }) {
  if (step > state.buffer.length) {
    const longer = new Float32Array(2 * step);
    longer.set(state.buffer);
    state.buffer = longer;
  }
  state.buffer.set(losses, step - losses.length);
  state.losses = state.buffer.subarray(0, step);
  state.snapshots.add(snapshots);
  Object.assign(state, { step, outputs, params });
  if (!isOver(state)) return;
  state.mode = "done";
  state.verdict = verdict(state.losses, state.baseline);
  if (state.at !== null && state.at < step) state.look = state.at;
  if (state.seedsWanted) askSeeds(state);
  Object.assign(state, { at: null, seedsWanted: false });
}

const hasDiverged = ({ losses, step }) =>
  step > 0 && !Number.isFinite(losses[step - 1]);

const isOver = (state) =>
  state.step >= state.setting.num_steps || hasDiverged(state);

// One frame's share of steps; true while there is more to ask for.
function slice(state, now) {
  const { num_steps } = state.setting;
  const rate = state.pace === "slow" ? 10 : num_steps / RUN_SECONDS;
  const passed = state.last === null ? 0.016 : (now - state.last) / 1000;
  const speed = (state.step - state.before) / Math.max(passed, 1e-3);
  state.speed = state.speed ? 0.9 * state.speed + 0.1 * speed : speed;
  Object.assign(state, { last: now, before: state.step });
  const full = state.pace === "full" || state.still;
  // A machine that cannot keep up is not asked for more than a second's.
  const ahead = Math.min(state.due + passed * rate, state.step + rate);
  state.due = full ? num_steps : Math.min(ahead, num_steps);
  state.run.to(Math.floor(state.due));
  return state.mode === "running";
}
