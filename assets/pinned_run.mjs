// A pinned run: of what is shown, or of what a link names.
import { openRun } from "./engine.mjs";
import { makeInsight, makeJudge } from "./insight.mjs";

// What is kept of the run that is shown.
export function pinOf(state) {
  const { step, flat, loss, error } = state.shown();
  const { points, ...setting } = state.setting;
  return {
    setting: structuredClone(points ? { ...setting, points } : setting),
    step, loss, error, losses: state.losses.slice(0, step),
    off: new Set(state.off),
    outputs: state.insight.outputs(flat, state.off),
  };
}

// Train one again; done({setting, step, off, loss, error, losses, outputs})
// hears of it.
export function trainPinned({ setting, step, off }, inputs, done) {
  const wanted = step ?? setting.num_steps;
  const losses = [];
  const run = openRun(setting, { inputs }, (report) => {
    losses.push(...report.losses);
    const loss = losses[losses.length - 1];
    const over = report.step >= wanted ||
      (report.step > 0 && !Number.isFinite(loss));
    if (!over) return;
    run.close();
    done({
      setting, step: report.step, off, loss,
      error: makeJudge(setting).error(report.params, off),
      losses: Float32Array.from(losses),
      outputs: makeInsight(setting, inputs).outputs(report.params, off),
    });
  });
  run.to(wanted);
}
