// A small set of sliders under a chart, with one sentence that says what the
// chart shows.
import { make, makeMenu, makeSlider } from "./page.mjs";

// low, low + step, ..., high
export const range = (low, high, step) =>
  Array.from(
    { length: Math.round((high - low) / step) + 1 },
    (_, i) => +(low + i * step).toFixed(6),
  );

// controls: {name: [label, values, value]}, the values numbers for a slider,
// {name, label} for a menu.  update(values) draws and returns the sentence,
// which is spoken politely.
export function makePanel(root, controls, update) {
  const values = {};
  const words = make("p", { class: "words", role: "status" });
  const box = make("div", { class: "controls" });
  const panel = {
    values,
    say: (text) => {
      words.textContent = text;
    },
    update: () => panel.say(update(values)),
  };
  for (const [name, [label, steps, value]] of Object.entries(controls)) {
    values[name] = value;
    const tell = (moved) => {
      values[name] = moved;
      panel.update();
    };
    const part = steps[0].name ? makeMenu : makeSlider;
    box.append(part(label, steps, value, tell).box);
  }
  root.append(box, words);
  panel.update();
  return panel;
}
