// What given parameters do: outputs, neurons, shares, errors and slopes.
import {
  backward, forward, LOSSES, makeLayers, makeParams,
} from "./network.mjs";
import { linspace, targetOf } from "./targets.mjs";
import { layerSizes } from "./training.mjs";

// A neuron's name: "1.0" is the first of the first hidden layer.
export const neuronName = ({ layer, neuron }) => `${layer}.${neuron}`;

// A neuron that is off, a name in the Set `off`, is worth 0 to those behind it.
function silence({ slots, sizes }, off) {
  off.forEach((name) => {
    const [layer, neuron] = name.split(".").map(Number);
    const { w } = slots[layer];
    for (let at = neuron; at < w.length; at += sizes[layer]) w[at] = 0;
  });
}

// Look at one network at fixed inputs, with some of its neurons switched off.
export function makeInsight(setting, inputs) {
  const sizes = layerSizes(setting);
  const params = makeParams(sizes);
  const layers = makeLayers(sizes, inputs.length);
  layers[0].a.set(inputs);
  const last = layers[layers.length - 1];

  // The outputs at the inputs.
  function outputs(flat, off = new Set()) {
    params.flat.set(flat);
    silence(params, off);
    forward(params, layers, setting.activation);
    return last.a.slice(0, inputs.length);
  }
  // What a neuron says at the inputs, since outputs() was last asked.
  function activations({ layer, neuron }) {
    const { a, batch } = layers[layer];
    return a.subarray(neuron * batch, neuron * batch + inputs.length);
  }
  // What the outputs owe to a neuron: with it, less without it.
  function share(flat, off, chosen) {
    const [without, its] = [new Set(off), new Set(off)];
    without.add(neuronName(chosen));
    its.delete(neuronName(chosen));
    const [rest, all] = [outputs(flat, without), outputs(flat, its)];
    return all.map((value, n) => value - rest[n]);
  }
  return { sizes, outputs, activations, share };
}

const TEST = linspace(-3, 3, 200);

// The true error: the mean of (network - target)^2 at 200 places of the
// training range, and its slopes along the weights and biases.
export function makeJudge(setting) {
  const sizes = layerSizes(setting);
  const [params, grads] = [makeParams(sizes), makeParams(sizes)];
  const layers = makeLayers(sizes, TEST.length);
  layers[0].a.set(TEST);
  const truth = TEST.map(targetOf(setting));
  function error(flat, off = new Set()) {
    params.flat.set(flat);
    silence(params, off);
    forward(params, layers, setting.activation);
    return LOSSES.mse(layers, truth, TEST.length);
  }
  // What a neuron that is off would say to those behind it has no slope.
  function slopes(flat, off = new Set()) {
    error(flat, off);
    backward(params, grads, layers, setting.activation);
    silence(grads, off);
    return grads;
  }
  return { params, error, slopes };
}
