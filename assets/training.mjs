// Lesson 05's loop: sample, loss and gradient, update, record.
import {
  backward, forward, initParams, LOSSES, makeLayers, makeParams,
} from "./network.mjs";
import { key as makeKey, split } from "./random.mjs";
import { makeSampler } from "./samples.mjs";

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

export const layerSizes = ({ sizes, num_hidden, neurons }) =>
  sizes ?? [1, ...neurons.slice(0, num_hidden), 1];

// A training that stands at step 0.  `step()` does one step and returns its
// loss.  Nothing grows while it runs: key and count are replaced, arrays kept.
// After a step, grads, layers and y_target are those of that step.
//
// setting: sizes (or num_hidden and neurons), activation, optimizer,
// learning_rate, weight_decay (0), loss ("mse"), seed (or the two keys
// start_key and sample_key), batch_size, and where the samples come from, as
// SAMPLERS explain.
export function makeTraining(setting) {
  const { activation, optimizer, learning_rate, weight_decay = 0 } = setting;
  const sizes = layerSizes(setting);
  const batch_size = setting.batch_size ?? setting.data.x.length / sizes[0];
  let [subkey, key] = startKeys(setting);
  const params = initParams(subkey, sizes);
  const grads = makeParams(sizes);
  const state = { m: makeParams(sizes).flat, v: makeParams(sizes).flat };
  const layers = makeLayers(sizes, batch_size);
  const [sample, y_target] = makeSampler(setting, layers, batch_size);
  const lossOf = LOSSES[setting.loss ?? "mse"];
  const update = OPTIMIZERS[optimizer];
  let count = 0;

  function step() {
    [subkey, key] = split(key);
    sample(subkey);
    forward(params, layers, activation);
    const loss = lossOf(layers, y_target, batch_size);
    backward(params, grads, layers, activation);
    const rate = learning_rate;
    update(params.flat, grads.flat, state, rate, ++count, weight_decay);
    return loss;
  }
  return { params, step, grads, layers, y_target, batch_size };
}

// The keys of lesson 05: one for the first parameters, one for the samples.
function startKeys({ seed, start_key, sample_key }) {
  if (start_key) return [start_key, sample_key ?? start_key];
  return split(split(makeKey(seed))[1]);
}

// A function that gives the network's outputs at fixed inputs, which stand
// one input of the network after the other, as the outputs do.
export function makeEvaluator(sizes, activation, inputs) {
  const count = inputs.length / sizes[0];
  const layers = makeLayers(sizes, count);
  const last = layers[layers.length - 1];
  const fill = (to, from, size, across, by) => {
    for (let j = 0; j < size; j++) {
      to.set(from.subarray(j * by, j * by + count), j * across);
    }
    return to;
  };
  fill(layers[0].a, inputs, sizes[0], layers[0].batch, count);
  const outputs = new Float32Array(last.size * count);
  return (params) => {
    forward(params, layers, activation);
    return fill(outputs, last.a, last.size, count, last.batch);
  };
}

// The first `num_steps` losses of a setting, all at once.
export function trainLosses(setting, num_steps) {
  const training = makeTraining(setting);
  return Float32Array.from({ length: num_steps }, () => training.step());
}
