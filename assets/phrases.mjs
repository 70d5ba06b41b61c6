// The phrases of choices.json, which the notebook's explorer says as well.
import { choices } from "./shared.mjs";

// phrase("neuron", {neuron: 1, layer: 2}): "neuron 1 of hidden layer 2".
export const phrase = (name, values = {}) =>
  choices.words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
