// A pinned run that a link names is trained again.
import { openRun } from "./engine.mjs";
import { makeJudge } from "./insight.mjs";

// done({setting, step, loss, error, losses, outputs}) hears of it.
export function trainPinned({ setting, step }, inputs, done) {
  const wanted = step ?? setting.num_steps;
  const losses = [];
  const run = openRun(setting, { inputs }, (report) => {
    losses.push(...report.losses);
    const loss = losses[losses.length - 1];
    const over = report.step >= wanted ||
      (report.step > 0 && !Number.isFinite(loss));
    if (!over) return;
    run.close();
    const error = makeJudge(setting).error(report.params);
    done({
      setting, step: report.step, loss, error,
      losses: Float32Array.from(losses), outputs: report.outputs,
    });
  });
  run.to(wanted);
}
