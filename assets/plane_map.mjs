// The square of two inputs: what the network answers everywhere, the border
// between its two answers, and the points.  A pointer paints points; arrow
// keys move a cross, and space paints one there.
import { make } from "./page.mjs";

export const REACH = 1.25; // the square's edges in both directions
export const SCALE = 2; // from the square to the network's inputs

const PIXELS = 480;
const COLORS = [[0, 114, 178], [213, 94, 0]];
const EVERY = 0.04; // between two points of a stroke
const WAYS = {
  ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
};
const LABEL = "Two classes of points and the border that the network draws. ";
const HELP = "Drag to paint points; or arrows move a cross, space paints.";

export function makePlaneMap(side, paint) {
  const node = make("canvas", {
    class: "plane-map", width: PIXELS, height: PIXELS, tabindex: 0,
    role: "application", "aria-label": LABEL + HELP,
  });
  const pen = node.getContext("2d");
  const answers = make("canvas", { width: side, height: side });
  let cross = null;
  let drawn = [];
  function draw(points, outputs) {
    drawn = [points, outputs];
    pen.fillStyle = "white";
    pen.fillRect(0, 0, PIXELS, PIXELS);
    if (outputs) drawAnswers(pen, answers, outputs, side);
    points.forEach((point) => drawPoint(pen, point));
    if (cross) drawCross(pen, cross);
  }
  whenPainted(node, paint);
  node.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (!way && event.key !== " ") return;
    event.preventDefault();
    cross ??= { x: 0, y: 0 };
    const to = (v, by) => Math.min(Math.max(v + 0.05 * by, -1.2), 1.2);
    if (way) cross = { x: to(cross.x, way[0]), y: to(cross.y, way[1]) };
    else paint(cross);
    draw(...drawn);
  });
  node.addEventListener("blur", () => {
    cross = null;
    draw(...drawn);
  });
  return { node, draw };
}

function whenPainted(node, paint) {
  let last = null;
  function add(event) {
    const box = node.getBoundingClientRect();
    const x = REACH * ((2 * (event.clientX - box.left)) / box.width - 1);
    const y = REACH * (1 - (2 * (event.clientY - box.top)) / box.height);
    if (last && Math.hypot(x - last.x, y - last.y) < EVERY) return;
    last = { x, y };
    paint(last);
  }
  node.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    node.setPointerCapture(event.pointerId);
    last = null;
    add(event);
  });
  node.addEventListener("pointermove", (event) => {
    if (node.hasPointerCapture(event.pointerId)) add(event);
  });
}

const across = (x) => (PIXELS * (x / REACH + 1)) / 2;
const down = (y) => (PIXELS * (1 - y / REACH)) / 2;

// One half is white, with a dark line: there the answer changes.
function drawAnswers(pen, answers, outputs, side) {
  const small = answers.getContext("2d");
  const pixels = small.createImageData(side, side);
  const count = side * side;
  const chance = (i) => 1 / (1 + Math.exp(outputs[i] - outputs[count + i]));
  for (let i = 0; i < count; i++) {
    const row = side - 1 - Math.floor(i / side);
    const at = 4 * (row * side + (i % side));
    const sure = 2 * Math.abs(chance(i) - 0.5);
    const color = COLORS[+(chance(i) > 0.5)];
    pixels.data.set([...color, 170 * sure], at);
  }
  small.putImageData(pixels, 0, 0);
  pen.drawImage(answers, 0, 0, PIXELS, PIXELS);
}

function drawPoint(pen, { x, y, label }) {
  pen.beginPath();
  if (label) pen.rect(across(x) - 4, down(y) - 4, 8, 8);
  else pen.arc(across(x), down(y), 4.5, 0, 2 * Math.PI);
  pen.fillStyle = `rgb(${COLORS[label]})`;
  pen.fill();
  pen.strokeStyle = "white";
  pen.lineWidth = 1.5;
  pen.stroke();
}

function drawCross(pen, { x, y }) {
  pen.strokeStyle = "black";
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(across(x) - 12, down(y));
  pen.lineTo(across(x) + 12, down(y));
  pen.moveTo(across(x), down(y) - 12);
  pen.lineTo(across(x), down(y) + 12);
  pen.stroke();
}
