// A link that holds everything: the settings, the pinned run, the place in
// time, and the neurons that are chosen or switched off.
import { fromAddress, toAddress } from "./settings.mjs";
import { neuronName } from "./insight.mjs";

const neuronOf = (name) => {
  const [layer, neuron] = name.split(".").map(Number);
  const whole = Number.isInteger(layer) && Number.isInteger(neuron);
  return whole && layer > 0 && neuron >= 0 ? { layer, neuron } : null;
};

// What a pinned run needs to be trained again.
const pinAddress = ({ setting, step }) =>
  encodeURIComponent(`${toAddress(setting)}&at=${step}`);

// The address of an explorer.
function addressOfOne({ setting, prefix, pin, look, off, chosen }) {
  const more = {};
  if (pin) more.pin = pinAddress(pin);
  if (look !== null) more.at = look;
  if (off.size) more.off = [...off].join(",");
  if (chosen) more.chosen = neuronName(chosen);
  const parts = Object.entries(more).map(([name, v]) => `${prefix}${name}=${v}`);
  return [toAddress(setting, prefix), ...parts].join("&");
}

export const addressOfAll = (states) => states.map(addressOfOne).join("&");

const wholeOf = (text) => (/^\d{1,6}$/.test(text ?? "") ? Number(text) : null);

// {at, off, chosen, pin: {setting, step}}: what makes no sense is left out.
export function readExtras(address) {
  const given = new URLSearchParams(address);
  const pinned = given.get("pin");
  const off = (given.get("off") ?? "").split(",").map(neuronOf).filter(Boolean);
  const chosen = neuronOf(given.get("chosen") ?? "");
  const pin = pinned && {
    setting: fromAddress(pinned),
    step: wholeOf(new URLSearchParams(pinned).get("at")),
  };
  return { at: wholeOf(given.get("at")), off, chosen, pin };
}
