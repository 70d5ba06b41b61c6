// What is said of a chosen neuron: its share, a switch, its weights.
import { neuronName } from "./insight.mjs";
import { nameOf } from "./network_view.mjs";
import { make, show } from "./page.mjs";
import { phrase } from "./phrases.mjs";

// What a slope means; one that diverged means nothing.
function wayDown(slope) {
  if (!Number.isFinite(slope)) return "";
  if (!slope) return ": a little more or less of it changes nothing";
  const way = slope > 0 ? "lower" : "raise";
  return `: ${way} it a little, and the error falls`;
}

const HINT =
  "Choose a neuron: its share appears on the fit. Choose a line: its weight, " +
  "blue above 0, orange below.";

// "Its share of the fit (the thin line) is up to 0.13."
export function shareInWords(chosen, share, off) {
  const most = share.reduce((a, v) => Math.max(a, Math.abs(v)), 0);
  const said = off.has(neuronName(chosen)) ? "share_off" : "share";
  return phrase(said, { share: show(most) });
}

// toggle() switches the chosen neuron on or off; done() lets it go; weigh(i)
// hears which of its weights one looks at.
export function makeNeuronPanel(toggle, done, weigh) {
  const title = make("b");
  const words = make("p", { role: "note" });
  const off = make("button", { type: "button", onclick: () => toggle() });
  const close = make("button", { type: "button", onclick: done }, "Close");
  const menu = make("select", { "aria-label": "weight" });
  const value = make("p", { class: "weight" });
  const parts = [title, words, off, close, menu, value];
  const node = make("div", { class: "neuron", hidden: true }, ...parts);
  const hint = make("p", { class: "hint" }, HINT);
  let listed, asked;
  menu.addEventListener("change", () => weigh(menu.selectedIndex));

  // The weights that lead to the neuron, its bias, and what leads on to F.
  function list({ layer }, sizes) {
    const key = `${layer} ${sizes}`;
    if (key === listed) return;
    listed = key;
    const names = Array.from({ length: sizes[layer - 1] }, (_, i) =>
      layer > 1 ? `weight from neuron ${i + 1} of layer ${layer - 1}` : "weight from q",
    );
    names.push("bias");
    if (layer === sizes.length - 2) names.push("weight to F");
    menu.replaceChildren(
      ...names.map((text, i) => make("option", { value: i }, text)),
    );
  }
  function sayWeight({ chosen: { layer, neuron }, sizes, slots, slopes }) {
    const i = menu.selectedIndex;
    const size = sizes[layer - 1];
    const of = (all) => {
      if (i > size) return all[layer].w[neuron];
      const { w, b } = all[layer - 1];
      return i < size ? w[neuron * size + i] : b[neuron];
    };
    const [number, slope] = [of(slots), of(slopes)];
    value.textContent =
      `It is ${show(number)}; the true error's slope along it is ` +
      `${show(slope)}${wayDown(slope)}.`;
  }
  function set(given) {
    const { chosen, sizes, share, off: silent } = given;
    hint.hidden = sizes.length < 3;
    hint.classList.toggle("followed", Boolean(chosen));
    node.hidden = !chosen;
    if (!chosen) return;
    list(chosen, sizes);
    menu.selectedIndex = given.weight < menu.length ? given.weight : 0;
    const is_off = silent.has(neuronName(chosen));
    title.textContent = nameOf(chosen);
    off.textContent = phrase(is_off ? "switch_on" : "switch_off");
    words.textContent = shareInWords(chosen, share, silent);
    sayWeight(given);
    if (asked) value.scrollIntoView({ block: "nearest" });
    asked = false;
  }
  // What is said of a weight comes into sight when it is said next.
  const reveal = () => (asked = true);
  return { hint, node, set, reveal };
}
