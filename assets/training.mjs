// Lesson 05's loop: sample, loss and gradient, update, record.
import {
  backward, forward, initParams, makeLayers, makeParams, mseLoss,
} from "./network.mjs";
import { key as makeKey, split, uniform } from "./random.mjs";
import { TARGETS } from "./targets.mjs";

const { fround } = Math;

// Each maps (params, grads, state, learning rate, step from 1) to new params
// in place, as optax.sgd, optax.sgd(momentum=0.9), optax.adam and, where
// `decay` is not 0, optax.adamw do.
export const OPTIMIZERS = {
  gradient_descent(p, g, state, rate) {
    for (let i = 0; i < p.length; i++) p[i] -= rate * g[i];
  },
  momentum(p, g, { m }, rate) {
    for (let i = 0; i < p.length; i++) {
      m[i] = g[i] + 0.9 * m[i];
      p[i] -= rate * m[i];
    }
  },
  adam(p, g, { m, v }, rate, step, decay = 0) {
    // Rounded as optax does: 1 - 0.999 in float32 is off in its fifth digit.
    const m_scale = 1 / (1 - fround(fround(0.9) ** step));
    const v_scale = 1 / (1 - fround(fround(0.999) ** step));
    for (let i = 0; i < p.length; i++) {
      const slope = g[i];
      m[i] = 0.9 * m[i] + 0.1 * slope;
      v[i] = 0.999 * v[i] + 0.001 * slope * slope;
      const size = Math.sqrt(v[i] * v_scale) + 1e-8;
      p[i] -= rate * ((m[i] * m_scale) / size + decay * p[i]);
    }
  },
};

export const layerSizes = ({ num_hidden, neurons }) => [
  1, ...neurons.slice(0, num_hidden), 1,
];

// A training that stands at step 0.  `step()` does one step and returns its
// loss.  Nothing grows while it runs: key and count are replaced, arrays kept.
// After a step, grads, x and y_target are those of that step.
export function makeTraining(setting) {
  const { activation, optimizer, learning_rate, batch_size } = setting;
  const target = TARGETS[setting.target];
  const sizes = layerSizes(setting);
  let [, key] = split(makeKey(setting.seed));
  let subkey;
  [subkey, key] = split(key);
  const params = initParams(subkey, sizes);
  const grads = makeParams(sizes);
  const state = { m: makeParams(sizes).flat, v: makeParams(sizes).flat };
  const layers = makeLayers(sizes, batch_size);
  const x = layers[0].a.subarray(0, batch_size);
  const y_target = new Float32Array(batch_size);
  let count = 0;

  function step() {
    // sample
    [subkey, key] = split(key);
    uniform(subkey, x, -3, 3);
    for (let n = 0; n < batch_size; n++) y_target[n] = target(x[n]);
    // loss and gradient
    forward(params, layers, activation);
    const loss = mseLoss(layers, y_target, batch_size);
    backward(params, grads, layers, activation);
    // update
    const update = OPTIMIZERS[optimizer];
    update(params.flat, grads.flat, state, learning_rate, ++count);
    return loss;
  }
  return { params, step, grads, layers, x, y_target };
}

// A function that gives the network's outputs at fixed inputs.
export function makeEvaluator(sizes, activation, inputs) {
  const layers = makeLayers(sizes, inputs.length);
  layers[0].a.set(inputs);
  return (params) =>
    forward(params, layers, activation).subarray(0, inputs.length);
}

// The first `num_steps` losses of a setting, all at once.
export function trainLosses(setting, num_steps) {
  const training = makeTraining(setting);
  return Float32Array.from({ length: num_steps }, () => training.step());
}
