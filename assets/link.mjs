// A link that holds everything: the settings, the pinned run, the place in
// time, the neurons that are chosen or switched off, thirty seeds, the slice.
import { fromAddress, toAddress } from "./settings.mjs";
import { neuronName } from "./insight.mjs";
import { layerSizes } from "./training.mjs";

const neuronOf = (name) => {
  const [layer, neuron] = name.split(".").map(Number);
  const whole = Number.isInteger(layer) && Number.isInteger(neuron);
  return whole && layer > 0 && neuron >= 0 ? { layer, neuron } : null;
};

// What a pinned run needs to be trained again.
const pinAddress = ({ setting, step, off }) =>
  encodeURIComponent(`${toAddress(setting)}&at=${step}&off=${[...off]}`);

// The address of an explorer.
function addressOfOne(state) {
  const { setting, prefix, pin, look, off, chosen, weight, view } = state;
  const { seeds, seedsWanted } = state;
  const more = {};
  if (pin) more.pin = pinAddress(pin);
  if (look !== null) more.at = look;
  if (off.size) more.off = [...off].join(",");
  if (chosen) more.chosen = neuronName(chosen);
  if (chosen && weight) more.weight = weight;
  if (seeds || seedsWanted) more.seeds = 1;
  if (view.slice.node.open) more.slice = 1;
  const parts = Object.entries(more).map(([name, v]) => `${prefix}${name}=${v}`);
  return [toAddress(setting, prefix), ...parts].join("&");
}

// What writes the address of those explorers of the page that were moved.
export function makeWriter(explorers) {
  let waits;
  function now() {
    clearTimeout(waits);
    const all = explorers.filter((one) => one.moved).map(addressOfOne).join("&");
    const bare = location.pathname + location.search;
    history.replaceState(history.state, "", all ? `#${all}` : bare);
  }
  function later(state) {
    state.moved = true;
    clearTimeout(waits);
    waits = setTimeout(now, 300);
  }
  return { now, later };
}

const wholeOf = (text) => (/^\d{1,6}$/.test(text ?? "") ? Number(text) : null);

// The names of neurons that are switched off in a network of this setting.
function offOf(given, setting) {
  const sizes = layerSizes(setting);
  const exists = (one) => one?.layer < sizes.length - 1 &&
    one.neuron < sizes[one.layer];
  const all = (given.get("off") ?? "").split(",").map(neuronOf).filter(exists);
  return new Set(all.map(neuronName));
}

function pinOf(address) {
  const given = new URLSearchParams(address);
  const setting = fromAddress(address);
  return { setting, step: wholeOf(given.get("at")), off: offOf(given, setting) };
}

// {at, off, chosen, weight, pin: {setting, step, off}, seeds, slice} of an explorer
// with this setting: what makes no sense is left out.
export function readExtras(address, setting) {
  const given = new URLSearchParams(address);
  const pinned = given.get("pin");
  return {
    at: wholeOf(given.get("at")), off: offOf(given, setting),
    chosen: neuronOf(given.get("chosen") ?? ""),
    weight: wholeOf(given.get("weight")) ?? 0,
    pin: pinned && pinOf(pinned),
    seeds: given.get("seeds") === "1", slice: given.get("slice") === "1",
  };
}
