// What the explorer says in words.
import { make, show } from "./page.mjs";
import { phrase } from "./phrases.mjs";
import { swingsOf, shapeOf } from "./shape.mjs";
import { choices } from "./shared.mjs";
import { layerSizes } from "./training.mjs";

const MODES = { ready: "not trained yet", running: "training", paused: "paused" };
MODES.done = "trained";

// Where a run is; what it scores is said above and, at its end, below.
export function countOf({ setting, mode, step, speed, verdict }) {
  const sizes = layerSizes(setting);
  const parameters = sizes
    .slice(1)
    .reduce((sum, size, i) => sum + size * (sizes[i] + 1), 0);
  const end = Math.max(step, setting.num_steps);
  const state = verdict === "diverged" ? verdict : MODES[mode];
  const parts = [`${state}, step ${step} of ${end}`];
  parts.push(`${parameters} parameters`);
  if (mode === "running") parts.push(`${Math.round(speed)} steps a second`);
  return parts.join(" · ");
}

// "Step 140: 2 of 4 large swings, not yet the small ones. Loss 0.03, ..."
export function placeOf({ q, truth, outputs, step, loss, error, off }) {
  const swings = swingsOf(q, truth, outputs, choices.training_range);
  const values = { step, swings, off, loss: show(loss), error: show(error) };
  const score = off ? "off" : step ? "loss" : "error";
  const parts = [swings ? "step_swings" : "step", score];
  return parts.map((name) => phrase(name, values)).join(" ");
}

// The text alternative, spoken politely: when a run begins, and at its end.
export function tell(view, state) {
  const { losses, setting, mode, step, verdict, baseline, outputs } = state;
  const key = `${mode} ${mode === "running" ? setting.num_steps : step}`;
  if (view.told === key) return;
  view.told = key;
  const score = `always answering 0 scores ${show(baseline)}`;
  const text = step
    ? `After ${step} steps the loss is ${show(losses[step - 1])}; ${score}.`
    : `Not trained yet; ${score}.`;
  const shape = outputs && verdict !== "diverged" && step
    ? shapeOf(view.q, view.truth, outputs, choices.training_range)
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
export function say(view, text, judged = "") {
  if (view.words.textContent === text + judged) return;
  view.words.replaceChildren(text, make("strong", {}, judged));
}
