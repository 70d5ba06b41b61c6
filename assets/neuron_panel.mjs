// What is said of a chosen neuron: its share, a switch, its weights.
import { neuronName } from "./insight.mjs";
import { nameOf } from "./network_view.mjs";
import { make, show } from "./page.mjs";
import { phrase } from "./phrases.mjs";

// "Its share of the fit (the thin line) is up to 0.13."
export function shareInWords(chosen, share, off) {
  const most = share.reduce((a, v) => Math.max(a, Math.abs(v)), 0);
  const said = off.has(neuronName(chosen)) ? "share_off" : "share";
  return phrase(said, { share: show(most) });
}

// toggle() switches the chosen neuron on or off; done() lets it go.
export function makeNeuronPanel(toggle, done) {
  const title = make("b");
  const words = make("p", { role: "note" });
  const off = make("button", { type: "button", onclick: () => toggle() });
  const close = make("button", { type: "button", onclick: done }, "Let go");
  const menu = make("select", { "aria-label": "weight" });
  const value = make("p", { class: "weight" });
  const parts = [title, words, off, close, menu, value];
  const box = make("div", { class: "neuron" }, ...parts);
  const hint = make("p", {}, "Choose a neuron: its share appears on the fit.");
  const node = make("div", {}, hint, box);
  let name, last;
  menu.addEventListener("change", () => sayWeight());

  // The weights that lead to the neuron, and its bias.
  function list({ layer, neuron }, size) {
    if (name === neuronName({ layer, neuron }) && menu.length === size + 1) return;
    const froms = Array.from({ length: size }, (_, i) =>
      layer > 1 ? `weight from neuron ${i + 1} of layer ${layer - 1}` : "weight from q",
    );
    menu.replaceChildren(
      ...[...froms, "bias"].map((text, i) => make("option", { value: i }, text)),
    );
  }
  function sayWeight() {
    const { chosen: { layer, neuron }, sizes, slots, slopes } = last;
    const size = sizes[layer - 1];
    const i = Number(menu.value);
    const of = ({ w, b }) => (i < size ? w[neuron * size + i] : b[neuron]);
    const [number, slope] = [of(slots[layer - 1]), of(slopes[layer - 1])];
    const way = slope > 0 ? "less" : "more";
    value.textContent =
      `It is ${show(number)}; the true error's slope along it is ` +
      `${show(slope)}: ${way} of it would make the error smaller.`;
  }
  function set(given) {
    last = given;
    const { chosen, sizes, share, off: silent } = given;
    hint.hidden = Boolean(chosen) || sizes.length < 3;
    box.hidden = !chosen;
    if (!chosen) return;
    list(chosen, sizes[chosen.layer - 1]);
    name = neuronName(chosen);
    const is_off = silent.has(name);
    title.textContent = nameOf(chosen);
    off.textContent = phrase(is_off ? "switch_on" : "switch_off");
    words.textContent = shareInWords(chosen, share, silent);
    sayWeight();
  }
  return { node, set };
}
