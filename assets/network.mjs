// A fully connected network in float32: init_params, network_batch, and the
// gradient of mse_loss by hand.  Activations are stored neuron by neuron:
// a[neuron * batch + sample], so that four samples are summed side by side.
import { ACTIVATIONS } from "./activations.mjs";
import { normal, split } from "./random.mjs";

const { fround } = Math;

// All parameters in one array, as `slots` of (w, b) for each layer.
export function makeParams(sizes) {
  const counts = sizes.slice(1).map((higher, i) => higher * (sizes[i] + 1));
  const flat = new Float32Array(counts.reduce((sum, n) => sum + n, 0));
  let end = 0;
  const slots = counts.map((count, i) => {
    const w = flat.subarray(end, end + count - sizes[i + 1]);
    const b = flat.subarray(end + count - sizes[i + 1], (end += count));
    return { w, b };
  });
  return { flat, slots, sizes };
}

// init_params(key, layer_sizes) of lesson 02.
export function initParams(key, sizes) {
  const params = makeParams(sizes);
  params.slots.forEach(({ w }, i) => {
    const [next, subkey] = split(key);
    key = next;
    normal(subkey, w);
    for (let j = 0; j < w.length; j++) w[j] /= fround(Math.sqrt(sizes[i]));
  });
  return params;
}

// Room for one batch.  Sums run over four samples at once: `batch` is
// rounded up to a multiple of four, and what is too much stays 0.
export function makeLayers(sizes, batch) {
  batch = Math.ceil(batch / 4) * 4;
  const room = (size) => new Float32Array(size * batch);
  const layers = sizes.map((size) => ({
    size, batch, z: room(size), a: room(size), d: room(size),
  }));
  return layers;
}

// network_batch(x, params): inputs in layers[0].a, outputs in the last a.
export function forward(params, layers, activation) {
  const { forward } = ACTIVATIONS[activation];
  const last = layers.length - 1;
  for (let i = 0; i < last; i++) {
    const { w, b } = params.slots[i];
    const hidden = i + 1 < last;
    const { a, size, batch } = layers[i];
    const to = layers[i + 1];
    const out = hidden ? to.z : to.a;
    multiply(w, [size, 1], b, a, size, out, to.size, batch);
    if (hidden) forward(to.z, to.a);
  }
  return layers[last].a;
}

// out[j] = start[j] + sum over l of w[j, l] * a[l], for whole batches.  Two
// neurons and four samples at a time; an odd last neuron is done twice.
function multiply(w, [across, down], start, a, size, out, higher, batch) {
  for (let j = 0; j < higher; j += 2) {
    const k = j + 1 < higher ? j + 1 : j;
    for (let n = 0; n < batch; n += 4) {
      let j0 = start ? start[j] : 0, j1 = j0, j2 = j0, j3 = j0;
      let k0 = start ? start[k] : 0, k1 = k0, k2 = k0, k3 = k0;
      for (let l = 0; l < size; l++) {
        const wj = w[j * across + l * down];
        const wk = w[k * across + l * down];
        const at = l * batch + n;
        const a0 = a[at], a1 = a[at + 1], a2 = a[at + 2], a3 = a[at + 3];
        j0 += wj * a0;
        j1 += wj * a1;
        j2 += wj * a2;
        j3 += wj * a3;
        k0 += wk * a0;
        k1 += wk * a1;
        k2 += wk * a2;
        k3 += wk * a3;
      }
      store(out, j * batch + n, j0, j1, j2, j3);
      store(out, k * batch + n, k0, k1, k2, k3);
    }
  }
}

function store(out, at, s0, s1, s2, s3) {
  out[at] = s0;
  out[at + 1] = s1;
  out[at + 2] = s2;
  out[at + 3] = s3;
}

// Each maps (layers, y_target, samples) to a loss and leaves dL/d(output) in
// the last d.  Outputs and targets stand one output after the other.
export const LOSSES = {
  // mse_loss: the sum over the outputs, the mean over the samples.
  mse(layers, y_target, samples) {
    const { a, d, size, batch } = layers[layers.length - 1];
    let sum = 0;
    for (let j = 0; j < size; j++) {
      for (let n = 0; n < samples; n++) {
        const error = a[j * batch + n] - y_target[j * samples + n];
        sum += error * error;
        d[j * batch + n] = (2 * error) / samples;
      }
    }
    return fround(sum / samples);
  },
  // softmax_cross_entropy_with_integer_labels, the mean over the samples.
  cross_entropy(layers, labels, samples) {
    const { a, d, size, batch } = layers[layers.length - 1];
    let sum = 0;
    for (let n = 0; n < samples; n++) {
      let most = -Infinity;
      let total = 0;
      for (let j = n; j < size * batch; j += batch) most = Math.max(most, a[j]);
      for (let j = n; j < size * batch; j += batch) {
        total += Math.exp(a[j] - most);
      }
      for (let j = n; j < size * batch; j += batch) {
        d[j] = Math.exp(a[j] - most) / total / samples;
      }
      const right = labels[n] * batch + n;
      d[right] -= 1 / samples;
      sum += Math.log(total) + most - a[right];
    }
    return fround(sum / samples);
  },
};

// dL/dparams into grads, after forward and a loss.
export function backward(params, grads, layers, activation) {
  const { backward } = ACTIVATIONS[activation];
  for (let i = layers.length - 2; i >= 0; i--) {
    const { w, b } = grads.slots[i];
    const [from, to] = [layers[i], layers[i + 1]];
    weightGradient(w, b, from, to);
    if (i === 0) continue;
    const { size, batch } = from;
    const { w: weights } = params.slots[i];
    multiply(weights, [1, size], null, to.d, to.size, from.d, size, batch);
    backward(from.z, from.a, from.d);
  }
}

// db = sum of d over the batch; dw = d @ a^T, four entries at a time.
function weightGradient(w, b, { a, size, batch }, { d, size: higher }) {
  for (let j = 0; j < higher; j += 2) {
    const k = j + 1 < higher ? j + 1 : j;
    b[j] = sum(d, j * batch, batch);
    b[k] = sum(d, k * batch, batch);
    for (let l = 0; l < size; l += 2) {
      const m = l + 1 < size ? l + 1 : l;
      let jl = 0, jm = 0, kl = 0, km = 0;
      for (let n = 0; n < batch; n++) {
        const dj = d[j * batch + n], dk = d[k * batch + n];
        const al = a[l * batch + n], am = a[m * batch + n];
        jl += dj * al;
        jm += dj * am;
        kl += dk * al;
        km += dk * am;
      }
      store2(w, j * size + l, j * size + m, jl, jm);
      store2(w, k * size + l, k * size + m, kl, km);
    }
  }
}

function store2(out, first, second, s0, s1) {
  out[first] = s0;
  out[second] = s1;
}

function sum(numbers, from, count) {
  let total = 0;
  for (let n = from; n < from + count; n++) total += numbers[n];
  return total;
}
