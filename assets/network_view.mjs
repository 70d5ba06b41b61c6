// The network as a picture: a neuron is what it says over q, a weight a line
// by sign and size.  A neuron can be chosen; arrow keys walk among them.
import { neuronName } from "./insight.mjs";
import { draw, make } from "./page.mjs";
import { phrase } from "./phrases.mjs";

const MOST = 12; // neurons of a layer that are drawn; the rest are counted
const [WIDTH, HEIGHT] = [300, 420];
const EVERY = 4; // of the inputs, in the small pictures

const across = (layer, last) => 18 + ((WIDTH - 36) * layer) / last;
const drawnOf = (size) => Math.min(size, MOST);
const down = (neuron, size) =>
  12 + ((HEIGHT - 40) * (neuron + 0.5)) / drawnOf(size);

// choose({layer, neuron}) hears of a neuron that someone points at.
export function makeNetworkView(choose) {
  const lines = draw("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": true,
  });
  const node = make("div", {
    class: "net", role: "group", "aria-label": "the network's neurons",
  }, lines);
  let parts = { edges: [], boxes: [], key: "" };

  function build(sizes) {
    parts.boxes.forEach(({ button }) => button.remove());
    const edges = drawEdges(sizes);
    const boxes = placesOf(sizes).map((place) => makeBox(place, sizes, choose));
    lines.replaceChildren(...edges.map(({ path }) => path), ...words(sizes));
    node.append(...boxes.map(({ button }) => button));
    parts = { edges, boxes, key: sizes.join() };
  }
  // insight: outputs() was asked with these parameters just before.
  function showNeurons({ insight, off, chosen, top }) {
    if (parts.key !== insight.sizes.join()) build(insight.sizes);
    const walked = parts.boxes.some(({ place }) => same(place, chosen));
    parts.boxes.forEach(({ button, place, path }, i) => {
      path.setAttribute("d", curveOf(insight.activations(place), top));
      const is_off = off.has(neuronName(place));
      button.classList.toggle("off", is_off);
      button.setAttribute("aria-pressed", same(place, chosen));
      const stop = walked ? same(place, chosen) : i === 0;
      button.tabIndex = stop ? 0 : -1;
      button.setAttribute("aria-label", nameOf(place) + (is_off ? ", off" : ""));
    });
  }
  const showWeights = (slots, off) =>
    parts.edges.forEach((edge) => drawWeight(edge, slots, off));
  node.addEventListener("keydown", (event) => walk(event, parts.boxes));
  return { node, showNeurons, showWeights };
}

const same = (one, other) =>
  one.layer === other?.layer && one.neuron === other?.neuron;

export const nameOf = ({ layer, neuron }) =>
  phrase("neuron", { layer, neuron: neuron + 1 });

function placesOf(sizes) {
  return sizes.slice(1, -1).flatMap((size, i) =>
    Array.from({ length: drawnOf(size) }, (_, neuron) => ({
      layer: i + 1, neuron,
    })),
  );
}

function drawEdges(sizes) {
  const edges = [];
  const last = sizes.length - 1;
  for (let layer = 0; layer < last; layer++) {
    for (let from = 0; from < drawnOf(sizes[layer]); from++) {
      for (let to = 0; to < drawnOf(sizes[layer + 1]); to++) {
        const start = `${across(layer, last)} ${down(from, sizes[layer])}`;
        const end = `${across(layer + 1, last)} ${down(to, sizes[layer + 1])}`;
        const path = draw("path", { d: `M${start}L${end}` });
        edges.push({ path, layer, from, at: to * sizes[layer] + from });
      }
    }
  }
  return edges;
}

function drawWeight({ path, layer, from, at }, slots, off) {
  const weight = off.has(`${layer}.${from}`) ? 0 : slots[layer].w[at];
  const size = Math.min(Math.abs(weight) || 0, 3);
  path.setAttribute("class", weight < 0 ? "negative" : "positive");
  path.style.strokeWidth = (0.4 + 1.2 * size).toFixed(2);
  path.style.strokeOpacity = Math.min(0.12 + 0.5 * size, 1).toFixed(2);
}

function words(sizes) {
  const last = sizes.length - 1;
  const end = (layer, text) => [
    draw("circle", { cx: across(layer, last), cy: down(0, 1), r: 13 }),
    draw("text", { x: across(layer, last), y: down(0, 1) + 5, class: "mid" }, text),
  ];
  const more = sizes.map((size, layer) => size > MOST && draw(
    "text", { x: across(layer, last), y: HEIGHT - 6, class: "mid" },
    `+${size - MOST} more`,
  ));
  return [...end(0, "q"), ...end(last, "F"), ...more.filter(Boolean)];
}

function makeBox(place, sizes, choose) {
  const path = draw("path", { class: "network" });
  const picture = draw("svg", {
    viewBox: "0 -1.1 40 2.2", preserveAspectRatio: "none", "aria-hidden": true,
  }, draw("path", { class: "zero", d: "M0 0H40" }), path);
  const onclick = () => choose(place);
  const button = make("button", { type: "button", onclick }, picture);
  const last = sizes.length - 1;
  const high = Math.min(380 / drawnOf(sizes[place.layer]) - 5, 34);
  const wide = Math.min(WIDTH / (last + 1) - 14, 46);
  Object.assign(button.style, {
    left: `${(100 * (across(place.layer, last) - wide / 2)) / WIDTH}%`,
    top: `${(100 * (down(place.neuron, sizes[place.layer]) - high / 2)) / HEIGHT}%`,
    width: `${(100 * wide) / WIDTH}%`, height: `${(100 * high) / HEIGHT}%`,
  });
  return { button, place, path };
}

// What a neuron says over q; `top` is the most that any says.  After a
// training that diverged there may be no number to draw.
function curveOf(numbers, top) {
  let path = "";
  for (let i = 0; i < numbers.length; i += EVERY) {
    if (Number.isNaN(numbers[i])) continue;
    const y = Math.min(Math.max(-numbers[i] / top, -1.1), 1.1);
    path += `${path ? "L" : "M"}${i / EVERY} ${y.toFixed(2)}`;
  }
  return path;
}

const WAYS = {
  ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
};

function walk(event, boxes) {
  const at = boxes.find(({ button }) => button === document.activeElement);
  if (!WAYS[event.key] || !at) return;
  event.preventDefault();
  const [aside, along] = WAYS[event.key];
  const { layer, neuron } = at.place;
  const column = boxes.filter(({ place }) => place.layer === layer + aside);
  column[Math.min(neuron + along, column.length - 1)]?.button.focus();
}
