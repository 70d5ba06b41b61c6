// Lesson 06's sliders: thirty networks, each with noisy data of its own
// (explorer/small_many.py).  All cores train them, one each at a
// time, and the picture shows the median of those that are done.
import { mapJobs } from "./engine.mjs";
import { keptPoints, targetMenu } from "./kept_target.mjs";
import { makePanel, range } from "./panel.mjs";
import { makeChart, whenSeen } from "./page.mjs";
import { key, split } from "./random.mjs";

const NETWORKS = 30;
const RECORDS = 50;
const STEPS_EACH = 20;
const two = (number) => `${+number.toPrecision(2)}`;

function median(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const half = sorted.length >> 1;
  const even = sorted.length % 2 === 0;
  return even ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half];
}

// Where the axis of errors begins, as a power of ten: little noise, low errors,
// so that no half of the chart stays empty.
const lowestDrawn = (noise) => (noise > 0.15 ? -2 : noise > 0 ? -3 : -4);

export function manyNetworks(root) {
  const chart = makeChart(root, "A chart.");
  const steps = range(STEPS_EACH, RECORDS * STEPS_EACH, STEPS_EACH);
  const lines = [
    chart.line("network", "own data"),
    chart.line("test", "new data"),
  ];
  const level = chart.line("noise", "noise level");
  const keys = split(key(6), NETWORKS);
  let done, stop, values;
  let seen = false;

  function begin(chosen) {
    values = { ...chosen };
    done = [];
    stop?.();
    const low = lowestDrawn(values.noise);
    chart.frame({
      x: [0, 1000], y: [low, 0.3], xTicks: [0, 500, 1000], yTicks: range(low, 0, 1),
      xLabel: "step", yLabel: "error", show: (v) => `${10 ** v}`,
    });
    const height = values.noise ? 2 * Math.log10(values.noise) : NaN;
    level([0, 1000], [height, height]);
    if (seen) train();
    return `Training ${NETWORKS} networks ...`;
  }

  function train() {
    const points = keptPoints();
    const jobs = keys.map((key) => ({
      ...values, points, key, every: STEPS_EACH, records: RECORDS,
    }));
    stop = mapJobs("noisyNetwork", jobs, (errors) => {
      done.push(errors);
      if (done.length % 5 === 0) draw();
    });
  }

  function draw() {
    const errors = [0, 1].map((which) =>
      steps.map((_, i) => median(done.map((errors) => errors[i][which]))),
    );
    errors.forEach((error, which) => lines[which](steps, error.map(Math.log10)));
    if (done.length < NETWORKS) return;
    const [own, fresh] = errors;
    const lowest = fresh.indexOf(Math.min(...fresh));
    const text =
      `Median of ${NETWORKS} networks on new data: lowest ` +
      `${two(fresh[lowest])} at step ${steps[lowest]}, ` +
      `${two(fresh[RECORDS - 1])} at the end; on their own data ` +
      `${two(own[RECORDS - 1])}; noise level ${two(values.noise ** 2)}.`;
    chart.describe(`The error against the step on a log axis. ${text}`);
    panel.say(text);
  }

  const controls = {
    ...targetMenu(),
    noise: ["noise", range(0, 1, 0.1), 0.3],
    num_points: ["points", range(30, 150, 30), 30],
    weight_decay: ["weight decay", range(0, 3, 0.25), 0],
  };
  const panel = makePanel(root, controls, begin);
  whenSeen(chart.node, () => {
    seen = true;
    train();
  });
}
