// What can be chosen: labels, ranges and defaults of choices.json, and a
// setting's way into the page's address and back.
import { choices, template } from "./shared.mjs";
import { POINTS } from "./targets.mjs";

export const MENUS = { target: "targets", activation: "activations" };
MENUS.optimizer = "optimizers";

// The entries of a menu, with what only the page can do.
export const entriesOf = (name) =>
  name === "target" ? [...choices.targets, choices.own] : choices[MENUS[name]];

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
// names as "2.num_hidden".  Points are whole hundredths.
export const toAddress = (setting, prefix = "") =>
  Object.entries(setting).map(([name, value]) => {
    const text = name === "points" ? value.map((v) => Math.round(100 * v)) : value;
    return `${prefix}${name}=${text}`;
  }).join("&");

// The setting that "num_steps=1000&seed=7" asks for; what is not named, or
// makes no sense, stays at its default.
export function fromAddress(address) {
  const setting = defaults();
  const given = new URLSearchParams(address);
  for (const [name, text] of given) {
    if (name === "neurons") {
      text.split(",").slice(0, 4).forEach((part, i) => {
        setting.neurons[i] = allowed(name, part, setting.neurons[i]);
      });
    } else if (name in setting) {
      setting[name] = allowed(name, text, setting[name]);
    }
  }
  const points = readPoints(given.get("points"));
  const own = given.get("target") === "own" && points;
  return own ? { ...setting, target: "own", points } : setting;
}

function readPoints(text) {
  const points = text?.split(",").map((part) => Number(part || NaN) / 100);
  const right = points?.length === POINTS.length;
  return right && points.every((v) => Math.abs(v) <= 10) ? points : null;
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

// What else a link holds: a pinned run (its setting), the step that is looked
// at, the neurons that are switched off, the one that is chosen and its weight,
// and whether thirty seeds and the slice are shown.
const MORE = ["points", "pin", "at", "off", "chosen", "weight", "seeds", "slice"];

// What the page's address says of the explorer with this prefix.
export function addressOf(prefix = "") {
  const names = [...Object.keys(defaults()), ...MORE];
  const parts = location.hash.slice(1).split("&").filter((part) =>
    names.some((name) => part.startsWith(`${prefix}${name}=`)),
  );
  return parts.map((part) => part.slice(prefix.length)).join("&");
}

// The page's address, if it holds a setting, else what the page wants.
export const pageSetting = (wanted = "", prefix = "") =>
  fromAddress(addressOf(prefix) || wanted);

// A drawn target in Python: its values, eight a line.
function drawnCode(points) {
  const rows = [];
  for (let i = 0; i < points.length; i += 8) {
    const row = points.slice(i, i + 8).map((v) => v.toFixed(2));
    rows.push(`        ${row.join(", ")},`);
  }
  const words = {
    q_points: `jnp.linspace(-4, 4, ${points.length})`,
    F_points: ["jnp.array([", ...rows, "    ])"].join("\n"),
  };
  return filled(choices.own.code, words);
}

const filled = (text, words) =>
  text.replace(/\$(\w+)/g, (_, name) => words[name]);

const codeOf = (setting, name) =>
  setting[name] === "own"
    ? drawnCode(setting.points)
    : entriesOf(name).find((entry) => entry.name === setting[name]).code;

// The Python program that trains as this setting says.
export function pythonCode(setting) {
  const codes = Object.keys(MENUS).map((name) => [name, codeOf(setting, name)]);
  const sizes = [1, ...setting.neurons.slice(0, setting.num_hidden), 1];
  const rate = setting.learning_rate;
  const words = {
    ...setting,
    layer_sizes: `[${sizes.join(", ")}]`,
    learning_rate: Number.isInteger(rate) ? rate.toFixed(1) : `${rate}`,
    ...Object.fromEntries(codes),
  };
  return filled(template, words);
}
