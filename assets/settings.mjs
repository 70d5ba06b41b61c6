// What can be chosen: labels, ranges and defaults of choices.json, and a
// setting's way into the page's address and back.
import { choices, template } from "./shared.mjs";

export const MENUS = { target: "targets", activation: "activations" };
MENUS.optimizer = "optimizers";

// The values that a slider walks along.
export function valuesOf({ kind, min, max, step, steps_per_decade: per }) {
  if (kind === "log") {
    const count = Math.round(Math.log10(max / min) * per);
    const value = (i) => 10 ** (Math.log10(min) + i / per);
    return Array.from({ length: count + 1 }, (_, i) => +value(i).toPrecision(4));
  }
  const count = Math.floor((max - min) / step);
  return Array.from({ length: count + 1 }, (_, i) => min + i * step);
}

export function defaults() {
  const setting = {};
  for (const [name, control] of Object.entries(choices.controls)) {
    setting[name] = structuredClone(control.default);
  }
  for (const [name, menu] of Object.entries(MENUS)) {
    setting[name] = choices[menu][0].name;
  }
  return { ...setting, optimizer: "adam" };
}

// "num_hidden=2&neurons=30,20,20,20&...": the whole setting, so that a link
// means the same on every page.  The second explorer of a page writes its
// names as "2.num_hidden".
export const toAddress = (setting, prefix = "") =>
  Object.entries(setting).map(([name, v]) => `${prefix}${name}=${v}`).join("&");

// The setting that "num_steps=1000&seed=7" asks for; what is not named, or
// makes no sense, stays at its default.
export function fromAddress(address) {
  const setting = defaults();
  for (const [name, text] of new URLSearchParams(address)) {
    if (name === "neurons") {
      text.split(",").slice(0, 4).forEach((part, i) => {
        setting.neurons[i] = allowed(name, part, setting.neurons[i]);
      });
    } else if (name in setting) {
      setting[name] = allowed(name, text, setting[name]);
    }
  }
  return setting;
}

function allowed(name, text, otherwise) {
  if (name in MENUS) {
    const known = choices[MENUS[name]].some((entry) => entry.name === text);
    return known ? text : otherwise;
  }
  const { min, max, kind, step } = choices.controls[name];
  const number = text.trim() ? Number(text) : NaN;
  if (!(number >= min && number <= max)) return otherwise;
  return kind === "log" ? number : min + Math.round((number - min) / step) * step;
}

// What the page's address says of the explorer with this prefix.
export function addressOf(prefix = "") {
  const names = Object.keys(defaults());
  const parts = location.hash.slice(1).split("&").filter((part) =>
    names.some((name) => part.startsWith(`${prefix}${name}=`)),
  );
  return parts.map((part) => part.slice(prefix.length)).join("&");
}

// The page's address, if it holds a setting, else what the page wants.
export const pageSetting = (wanted = "", prefix = "") =>
  fromAddress(addressOf(prefix) || wanted);

// The Python program that trains as this setting says.
export function pythonCode(setting) {
  const codes = Object.entries(MENUS).map(([name, menu]) => {
    const chosen = choices[menu].find((entry) => entry.name === setting[name]);
    return [name, chosen.code];
  });
  const sizes = [1, ...setting.neurons.slice(0, setting.num_hidden), 1];
  const rate = setting.learning_rate;
  const words = {
    ...setting,
    layer_sizes: `[${sizes.join(", ")}]`,
    learning_rate: Number.isInteger(rate) ? rate.toFixed(1) : `${rate}`,
    ...Object.fromEntries(codes),
  };
  return template.replace(/\$(\w+)/g, (_, name) => words[name]);
}
