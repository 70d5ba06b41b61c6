// The network as a picture: a neuron is what it says over q, a weight a line
// by sign and size.  Both can be chosen; arrow keys walk among the neurons.
import { neuronName } from "./insight.mjs";
import { draw, make } from "./page.mjs";
import { phrase } from "./phrases.mjs";

const WIDTH = 300;
const EVERY = 4; // of the inputs, in the small pictures
const narrow = matchMedia("(max-width: 600px)");
// Neurons of a layer that are drawn, the rest are counted, and the height:
// on a phone a finger has room for each.
const WIDE = [12, 420];
const NARROW = [10, 460];
const REACH = { mouse: 6, touch: 10 }; // pixels between a pointer and a line

// Where a network of these sizes is drawn.
function planOf(sizes) {
  const [most, height] = narrow.matches ? NARROW : WIDE;
  const last = sizes.length - 1;
  const drawn = sizes.map((size) => Math.min(size, most));
  const row = (layer) => (height - 40) / drawn[layer];
  const across = (layer) => 18 + ((WIDTH - 36) * layer) / last;
  const down = (neuron, layer) => 12 + row(layer) * (neuron + 0.5);
  const key = `${sizes} ${most}`;
  return { key, sizes, last, height, drawn, row, across, down };
}

// choose({layer, neuron}) hears of a neuron that someone points at, and
// choose({layer, neuron}, number) of a line: the number of this weight among
// the neuron's.
export function makeNetworkView(choose) {
  const lines = draw("svg", { "aria-hidden": true });
  lines.setAttribute("viewBox", `0 0 ${WIDTH} ${planOf([1, 1]).height}`);
  const mark = draw("path", { class: "mark" });
  const node = make("div", {
    class: "net", role: "group", "aria-label": "the network's neurons",
  }, lines);
  let [boxes, edges] = [{ list: [] }, { list: [] }];

  function makeBoxes(plan) {
    boxes.list.forEach(({ button }) => button.remove());
    const list = placesOf(plan).map((place) => makeBox(place, plan, choose));
    node.append(...list.map(({ button }) => button));
    boxes = { list, key: plan.key };
  }
  function makeEdges(plan) {
    const list = drawEdges(plan);
    lines.setAttribute("viewBox", `0 0 ${WIDTH} ${plan.height}`);
    const paths = list.map(({ path }) => path);
    lines.replaceChildren(mark, ...paths, ...words(plan));
    edges = { list, key: plan.key };
  }
  // insight: outputs() was asked with these parameters just before.
  function showNeurons({ insight, off, chosen, top }) {
    const plan = planOf(insight.sizes);
    if (boxes.key !== plan.key) makeBoxes(plan);
    const walked = boxes.list.some(({ place }) => same(place, chosen));
    boxes.list.forEach(({ button, place, path }, i) => {
      path.setAttribute("d", curveOf(insight.activations(place), top));
      const is_off = off.has(neuronName(place));
      button.classList.toggle("off", is_off);
      button.setAttribute("aria-pressed", same(place, chosen));
      const stop = walked ? same(place, chosen) : i === 0;
      button.tabIndex = stop ? 0 : -1;
      button.setAttribute("aria-label", nameOf(place) + (is_off ? ", off" : ""));
    });
  }
  // weight: the number of the chosen neuron's weight that one looks at.
  function showWeights({ sizes, slots }, { off, chosen, weight }) {
    const plan = planOf(sizes);
    if (edges.key !== plan.key) makeEdges(plan);
    edges.list.forEach((edge) => drawWeight(edge, slots, off));
    const marked = edges.list.find((edge) =>
      edge.weight === weight && same(edge.place, chosen));
    mark.setAttribute("d", marked?.path.getAttribute("d") ?? "");
  }
  node.addEventListener("keydown", (event) => walk(event, boxes.list));
  lines.addEventListener("click", (event) => {
    const edge = nearest(event, lines, edges.list);
    if (edge) choose(edge.place, edge.weight);
  });
  return { node, showNeurons, showWeights };
}

// The line that a pointer means, if there is one.
function nearest({ clientX, clientY, pointerType }, lines, edges) {
  const { left, top, width } = lines.getBoundingClientRect();
  const scale = width / WIDTH;
  const at = [(clientX - left) / scale, (clientY - top) / scale];
  let [best, found] = [(REACH[pointerType] ?? REACH.touch) / scale, undefined];
  for (const edge of edges) {
    const far = distance(at, edge.ends);
    if (far <= best && edge.place.layer) [best, found] = [far, edge];
  }
  return found;
}

function distance([x, y], [[x0, y0], [x1, y1]]) {
  const [across, down] = [x1 - x0, y1 - y0];
  const along = ((x - x0) * across + (y - y0) * down) / (across ** 2 + down ** 2);
  const part = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - x0 - part * across, y - y0 - part * down);
}

const same = (one, other) =>
  one.layer === other?.layer && one.neuron === other?.neuron;

export const nameOf = ({ layer, neuron }) =>
  phrase("neuron", { layer, neuron: neuron + 1 });

const placesOf = ({ drawn }) => drawn.slice(1, -1).flatMap((count, i) =>
  Array.from({ length: count }, (_, neuron) => ({ layer: i + 1, neuron })),
);

function drawEdges({ sizes, last, drawn, across, down }) {
  const edges = [];
  for (let layer = 0; layer < last; layer++) {
    for (let from = 0; from < drawn[layer]; from++) {
      for (let to = 0; to < drawn[layer + 1]; to++) {
        const start = [across(layer), down(from, layer)];
        const ends = [start, [across(layer + 1), down(to, layer + 1)]];
        const path = draw("path", { d: `M${ends[0]}L${ends[1]}` });
        const at = to * sizes[layer] + from;
        const whose = whoseWeight(layer, from, to, sizes);
        edges.push({ path, layer, from, at, ends, ...whose });
      }
    }
  }
  return edges;
}

// A weight is the neuron's that it leads to; F's are those of the neurons
// that they come from, behind the bias.
const whoseWeight = (layer, from, to, sizes) =>
  layer < sizes.length - 2
    ? { place: { layer: layer + 1, neuron: to }, weight: from }
    : { place: { layer, neuron: from }, weight: sizes[layer - 1] + 1 };

function drawWeight({ path, layer, from, at }, slots, off) {
  const weight = off.has(`${layer}.${from}`) ? 0 : slots[layer].w[at];
  const size = Math.min(Math.abs(weight) || 0, 3);
  path.setAttribute("class", weight < 0 ? "negative" : "positive");
  path.style.strokeWidth = (0.4 + 1.2 * size).toFixed(2);
  path.style.strokeOpacity = Math.min(0.12 + 0.5 * size, 1).toFixed(2);
}

function words({ sizes, last, height, drawn, across, down }) {
  const end = (layer, text) => [
    draw("circle", { cx: across(layer), cy: down(0, layer), r: 13 }),
    draw("text", { x: across(layer), y: down(0, layer) + 5, class: "mid" }, text),
  ];
  const more = sizes.map((size, layer) => size > drawn[layer] && draw(
    "text", { x: across(layer), y: height - 6, class: "mid" },
    `+${size - drawn[layer]} more`,
  ));
  return [...end(0, "q"), ...end(last, "F"), ...more.filter(Boolean)];
}

// The button is as high as its row: what a finger presses is more than the
// picture in it.
function makeBox(place, { last, height, row, across, down }, choose) {
  const path = draw("path", { class: "network" });
  const picture = draw("svg", {
    viewBox: "0 -1.1 40 2.2", preserveAspectRatio: "none", "aria-hidden": true,
  }, draw("path", { class: "zero", d: "M0 0H40" }), path);
  const onclick = () => choose(place);
  const button = make("button", { type: "button", onclick }, picture);
  const { layer, neuron } = place;
  const high = Math.min(row(layer), 40);
  const wide = Math.min(WIDTH / (last + 1) - 11, 46);
  Object.assign(button.style, {
    left: `${(100 * (across(layer) - wide / 2)) / WIDTH}%`,
    top: `${(100 * (down(neuron, layer) - high / 2)) / height}%`,
    width: `${(100 * wide) / WIDTH}%`, height: `${(100 * high) / height}%`,
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
