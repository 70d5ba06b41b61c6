// A pinned run that a link names is trained again.
import { openRun } from "./engine.mjs";
import { makeInsight, makeJudge } from "./insight.mjs";

// done({setting, step, off, loss, error, losses, outputs}) hears of it.
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
