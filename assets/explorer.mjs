// The live explorer: a network that trains in the reader's browser.
import { openRun } from "./engine.mjs";
import { makeView, Q } from "./explorer_view.mjs";
import { makeLoop, whenSeen } from "./page.mjs";
import { addressOf, pageSetting, toAddress } from "./settings.mjs";
import { choices } from "./shared.mjs";
import { TARGETS, zeroScore } from "./targets.mjs";
import { verdict } from "./verdict.mjs";

const RUN_SECONDS = 5; // what a run takes at the pace "watch"
const still = matchMedia("(prefers-reduced-motion: reduce)");
const explorers = []; // those of this page, in their order

// Fill `root` with an explorer and return what tests need to look inside.
export function makeExplorer(root) {
  const number = explorers.length + 1;
  const prefix = number > 1 ? `${number}.` : "";
  const wanted = root.dataset.explorer;
  const setting = pageSetting(wanted, prefix);
  const state = { setting, prefix, pace: "watch", still: still.matches };
  state.moved = addressOf(prefix) !== "";
  explorers.push(state);
  const view = makeView(root, state);
  const loop = makeLoop(root, (now) => slice(state, now));
  const actions = makeActions(state, view, loop);
  view.connect(actions);
  addEventListener("hashchange", () => {
    if (!addressOf(prefix)) return;
    state.setting = pageSetting(wanted, prefix);
    view.setControls(state.setting);
    actions.reset();
    actions.start();
  });
  still.addEventListener("change", () => (state.still = still.matches));
  actions.reset();
  if (!comeBack(state, actions)) {
    whenSeen(view.fit.node, () => state.mode === "ready" && actions.start());
  }
  return { state, actions };
}

function makeActions(state, view, loop) {
  const actions = {
    reset() {
      restart(state, view);
      view.frame();
      view.update();
    },
    start() {
      if (isOver(state)) actions.reset();
      state.mode = "running";
      Object.assign(state, { last: null, due: state.step, speed: 0 });
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
      if (!hasDiverged(state)) state.run.to(step);
    },
    // A changed setting trains anew; more steps only go on.
    change(name, value, index) {
      if (index === undefined) state.setting[name] = value;
      else state.setting.neurons[index] = value;
      const goesOn = name === "num_steps" && state.step < value;
      if (!goesOn || hasDiverged(state)) restart(state, view);
      view.frame();
      actions.start();
      writeAddress(state);
    },
  };
  return actions;
}

let late;
function writeAddress(state) {
  state.moved = true;
  clearTimeout(late);
  late = setTimeout(() => {
    const moved = explorers.filter((one) => one.moved);
    const parts = moved.map((one) => toAddress(one.setting, one.prefix));
    history.replaceState(history.state, "", `#${parts.join("&")}`);
  }, 300);
}

// Who leaves the page and comes back finds the network where it was: the same
// run, walked again to the same step.
const KEPT = `explorers of ${location.pathname}`;

addEventListener("pagehide", () => {
  const kept = explorers.map(({ setting, step, pace }) => ({
    setting, step, pace,
  }));
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Without storage the page begins anew.
  }
});

function keptOf(state) {
  const [visit] = performance.getEntriesByType("navigation");
  if (visit?.type !== "back_forward") return undefined;
  try {
    const all = JSON.parse(sessionStorage.getItem(KEPT));
    return all?.[explorers.indexOf(state)];
  } catch {
    return undefined;
  }
}

function comeBack(state, actions) {
  const kept = keptOf(state);
  if (!kept?.step) return false;
  Object.assign(state, { setting: kept.setting, pace: kept.pace });
  state.view.setControls(kept.setting);
  actions.reset();
  actions.to(kept.step);
  return true;
}

function restart(state, view) {
  const { setting } = state;
  state.run?.close();
  state.buffer ??= new Float32Array(choices.controls.num_steps.max);
  state.losses = state.buffer.subarray(0, 0);
  Object.assign(state, { step: 0, mode: "ready", verdict: null, due: 0 });
  state.baseline = zeroScore(TARGETS[setting.target]);
  state.run = openRun(setting, { inputs: Q }, (report) => {
    hear(state, report);
    view.later();
  });
}

function hear(state, { losses, step, outputs, params }) {
  if (step > state.buffer.length) {
    const longer = new Float32Array(2 * step);
    longer.set(state.buffer);
    state.buffer = longer;
  }
  state.buffer.set(losses, step - losses.length);
  state.losses = state.buffer.subarray(0, step);
  Object.assign(state, { step, outputs, params });
  if (!isOver(state)) return;
  state.mode = "done";
  state.verdict = verdict(state.losses, state.baseline);
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
  const speed = (state.step - (state.before ?? 0)) / Math.max(passed, 1e-3);
  state.speed = state.speed ? 0.9 * state.speed + 0.1 * speed : speed;
  Object.assign(state, { last: now, before: state.step });
  const full = state.pace === "full" || state.still;
  // A machine that cannot keep up is not asked for more than a second's.
  const ahead = Math.min(state.due + passed * rate, state.step + rate);
  state.due = full ? num_steps : Math.min(ahead, num_steps);
  state.run.to(Math.floor(state.due));
  return state.mode === "running";
}
