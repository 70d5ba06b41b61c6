// The settings as menus and sliders.
import { makeMenu, makeSlider } from "./page.mjs";
import { entriesOf, MENUS, valuesOf } from "./settings.mjs";
import { choices } from "./shared.mjs";

// What stands in the one row of settings; the rest is behind "More".
const FIRST = ["target", "learning_rate", "num_hidden", "neurons", "num_steps"];

// A list of {name, box, read(setting), layer}: change(name, value, index)
// hears of moves; `layer` is the hidden layer that one belongs to, or -1.
export function makeControls(setting, change) {
  const menus = Object.keys(MENUS).map((name) => {
    const tell = (value) => change(name, value);
    const part = makeMenu(name, entriesOf(name), setting[name], tell);
    const read = (setting) => part.set(setting[name]);
    return { name, box: part.box, layer: -1, read };
  });
  const sliders = Object.entries(choices.controls).flatMap(([name, control]) =>
    Array.isArray(control.default)
      ? control.default.map((_, i) => makeOne(name, control, setting, change, i))
      : [makeOne(name, control, setting, change)],
  );
  const all = [...menus, ...sliders];
  const rank = ({ name }) => (FIRST.indexOf(name) + 99) % 99;
  return all.sort((one, other) => rank(one) - rank(other));
}

export const isFirst = ({ name }) => FIRST.includes(name);

function makeOne(name, control, setting, change, index) {
  const many = index !== undefined;
  const label = many ? `${control.label} ${index + 1}` : control.label;
  const value = (setting) => (many ? setting[name][index] : setting[name]);
  const tell = (value) => change(name, value, index);
  const part = makeSlider(label, valuesOf(control), value(setting), tell);
  const read = (setting) => part.set(value(setting));
  return { name, box: part.box, layer: index ?? -1, read };
}
