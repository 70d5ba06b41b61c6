// What the workers do from one message to its answer.
import { makeJudge } from "./insight.mjs";
import { forward, LOSSES, makeLayers } from "./network.mjs";
import { normal, split, uniform } from "./random.mjs";
import { lossSlice } from "./slice.mjs";
import { linspace, targetOf } from "./targets.mjs";
import { layerSizes, makeEvaluator, makeTraining } from "./training.mjs";

const SIZES = [1, 30, 20, 1];
const TEST = linspace(-3, 3, 200);

// Noise whose mean square is exactly noise^2.
function testTargets(F, test_key, noise) {
  const fresh = normal(test_key, new Float32Array(TEST.length));
  const square = fresh.reduce((sum, v) => sum + v * v, 0) / fresh.length;
  return TEST.map((q, n) => F(q) + (noise * fresh[n]) / Math.sqrt(square));
}

// One network of lesson 06: noisy data of its own, and its errors on its own
// and on new data, [own, fresh], after every `every` steps.
function noisyNetwork({
  target = "running_example", points, key, noise, num_points, weight_decay,
  every, records,
}) {
  const F = targetOf({ target, points });
  const [start_key, x_key, noise_key, test_key] = split(key, 4);
  const x = uniform(x_key, new Float32Array(num_points), -3, 3);
  const disturbance = normal(noise_key, new Float32Array(num_points), noise);
  const training = makeTraining({
    sizes: SIZES, activation: "tanh", optimizer: "adam", learning_rate: 1e-2,
    weight_decay, start_key, data: { x, y: x.map((q, n) => F(q) + disturbance[n]) },
  });
  const layers = makeLayers(SIZES, TEST.length);
  layers[0].a.set(TEST);
  const y_test = testTargets(F, test_key, noise);
  return Array.from({ length: records }, () => {
    let loss;
    for (let i = 0; i < every; i++) loss = training.step();
    forward(training.params, layers, "tanh");
    return [loss, LOSSES.mse(layers, y_test, TEST.length)];
  });
}

// `count` numbers of jax.random.normal, times `scale`, from number `from` on.
const normals = ({ key, count, scale, from }) =>
  normal(key, new Float32Array(count), scale, from);

const RECORDS = 100; // of a run, however long it is

function median(numbers) {
  const sorted = Float32Array.from(numbers).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

// One run from beginning to end: a hundred losses, each the median of those
// of a hundredth of the steps, its true error, and its outputs at `inputs`.
function wholeRun({ setting, inputs }) {
  const training = makeTraining(setting);
  const each = Math.max(1, Math.floor(setting.num_steps / RECORDS));
  const losses = [];
  for (let done = 0; done + each <= setting.num_steps; done += each) {
    losses.push(median(Array.from({ length: each }, training.step)));
  }
  const { params } = training;
  const sizes = layerSizes(setting);
  const outputs = makeEvaluator(sizes, setting.activation, inputs)(params).slice();
  return { losses, outputs, error: makeJudge(setting).error(params.flat) };
}

export const JOBS = { lossSlice, noisyNetwork, normals, wholeRun };
