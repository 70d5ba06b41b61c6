// Lesson 06's sliders: thirty networks, each with noisy data of its own
// (helpers/explorer/small_many.py).  They train one after the other, and
// the picture shows the median of those that are done.
import { makePanel, range } from "./panel.mjs";
import {
  backward, forward, initParams, makeLayers, makeParams, mseLoss,
} from "./network.mjs";
import { makeChart, makeLoop } from "./page.mjs";
import { key, normal, split, uniform } from "./random.mjs";
import { linspace, TARGETS } from "./targets.mjs";
import { OPTIMIZERS } from "./training.mjs";

const SIZES = [1, 30, 20, 1];
const NETWORKS = 30;
const RECORDS = 50;
const STEPS_EACH = 20;
const TEST = linspace(-3, 3, 200);
const F = TARGETS.running_example;
const two = (number) => `${+number.toPrecision(2)}`;

// One network that can be trained record by record.
function makeNetwork(its_key, { noise, num_points, weight_decay }) {
  const [start_key, x_key, noise_key, test_key] = split(its_key, 4);
  const params = initParams(start_key, SIZES);
  const grads = makeParams(SIZES);
  const state = { m: makeParams(SIZES).flat, v: makeParams(SIZES).flat };
  const layers = makeLayers(SIZES, num_points);
  const x = uniform(x_key, layers[0].a.subarray(0, num_points), -3, 3);
  const disturbance = normal(noise_key, new Float32Array(num_points), noise);
  const y_target = x.map((q, n) => F(q) + disturbance[n]);
  const test_layers = makeLayers(SIZES, TEST.length);
  test_layers[0].a.set(TEST);
  const y_test = testTargets(test_key, noise);
  let step = 0;

  function trainStep() {
    forward(params, layers, "tanh");
    const loss = mseLoss(layers, y_target, num_points);
    backward(params, grads, layers, "tanh");
    const [p, g] = [params.flat, grads.flat];
    OPTIMIZERS.adam(p, g, state, 1e-2, ++step, weight_decay);
    return loss;
  }
  // The errors on its own and on new data after twenty more steps.
  return function record() {
    let loss;
    for (let i = 0; i < STEPS_EACH; i++) loss = trainStep();
    forward(params, test_layers, "tanh");
    return [loss, mseLoss(test_layers, y_test, TEST.length)];
  };
}

// Noise whose mean square is exactly noise^2.
function testTargets(test_key, noise) {
  const fresh = normal(test_key, new Float32Array(TEST.length));
  const square = fresh.reduce((sum, v) => sum + v * v, 0) / fresh.length;
  return TEST.map((q, n) => F(q) + (noise * fresh[n]) / Math.sqrt(square));
}

function median(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const half = sorted.length >> 1;
  const even = sorted.length % 2 === 0;
  return even ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half];
}

export function manyNetworks(root) {
  const chart = makeChart(root, "A chart.");
  const steps = range(STEPS_EACH, RECORDS * STEPS_EACH, STEPS_EACH);
  chart.frame({
    x: [0, 1000], y: [-3, 0.3], xTicks: [0, 500, 1000], yTicks: [-3, -2, -1, 0],
    xLabel: "step", yLabel: "error", show: (v) => `${10 ** v}`,
  });
  const lines = [
    chart.line("network", "own data"),
    chart.line("test", "new data"),
  ];
  const level = chart.line("noise", "noise level");
  const keys = split(key(6), NETWORKS);
  let done, current, record, values;

  function begin(chosen) {
    values = { ...chosen };
    done = [];
    current = null;
    const height = values.noise ? 2 * Math.log10(values.noise) : NaN;
    level([0, 1000], [height, height]);
    run?.(true);
    return "Training 30 networks ...";
  }

  function slice(_, inTime) {
    while (done.length < NETWORKS && inTime()) {
      if (!current) {
        record = makeNetwork(keys[done.length], values);
        current = [];
      }
      current.push(record());
      if (current.length < RECORDS) continue;
      done.push(current);
      current = null;
      if (done.length % 5 === 0) draw();
    }
    return done.length < NETWORKS;
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

  let run;
  const controls = {
    noise: ["noise", range(0, 1, 0.1), 0.3],
    num_points: ["points", range(30, 150, 30), 30],
    weight_decay: ["weight decay", range(0, 3, 0.25), 0],
  };
  const panel = makePanel(root, controls, begin);
  run = makeLoop(root, slice);
  run(true);
}
