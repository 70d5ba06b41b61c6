// Prepare a drawing as the digits of lesson 09 were prepared: the lines of
// helpers/handwriting.py, which says why.  Pure functions; strokes are lists
// of places [x, y], y downwards, in any unit.

const SIZE = 32;
const BLOCK = 4;
const BOX = [19, 32];
const WIDER = 1.5;
const TALLER = 3;
const INK = 312;
const PEN = 0.06;
const STEPS = 60;
const TIP = [[0, 0]];
for (let i = 0; i < 8; i++) {
  TIP.push([Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)]);
}

// The image, 64 counts from 0 to 16; all 0 where nothing was drawn.
export function prepare(strokes) {
  return prepareInk(inkOf(strokes));
}

// Draw strokes with a round pen; return the places of the ink.
export function inkOf(strokes) {
  const drawn = strokes.filter((stroke) => stroke.length);
  const size = longerSide(drawn.flat()) || 1;
  return drawn
    .flatMap((stroke) => walk(stroke, size))
    .flatMap(([x, y]) =>
      TIP.map(([dx, dy]) => [x + PEN * size * dx, y + PEN * size * dy]));
}

// Turn places of ink into the image.
export function prepareInk(ink) {
  if (!ink.length) return new Array(64).fill(0);
  let x = centred(ink.map((place) => place[0]));
  let y = centred(ink.map((place) => place[1]));
  const slant = mean(x.map((value, i) => value * y[i]))
    / Math.max(mean(y.map((value) => value * value)), 1e-12);
  x = x.map((value, i) => value - slant * y[i]);
  let across = BOX[0] / Math.max(extent(x), 1e-9);
  let down = BOX[1] / Math.max(extent(y), 1e-9);
  [across, down] = [
    Math.min(across, WIDER * down), Math.min(down, TALLER * across)];
  return count(darkest(blurred(inMiddle(x, across), inMiddle(y, down))));
}

// Say what makes a drawing unreadable, or nothing; the pad's side is 1.
export function remark(strokes) {
  const drawn = strokes.filter((stroke) => stroke.length);
  if (!drawn.length) return "The pad is empty.";
  const size = longerSide(drawn.flat());
  if (size < 0.05) return "This is a dot: draw a digit, larger.";
  const ink = inkOf(drawn);
  const left = smallest(ink.map((place) => place[0]));
  const top = smallest(ink.map((place) => place[1]));
  const cell = (value) => Math.floor((20 * value) / (1.13 * size));
  const cells = new Set(
    ink.map(([x, y]) => `${cell(x - left)},${cell(y - top)}`));
  return cells.size > 300
    ? "Nearly all is ink: a digit leaves paper free." : "";
}

// Places at even distances along a stroke.
function walk(stroke, size) {
  const gone = [0];
  for (let i = 1; i < stroke.length; i++) {
    const [dx, dy] = [0, 1].map((k) => stroke[i][k] - stroke[i - 1][k]);
    gone.push(gone[i - 1] + Math.hypot(dx, dy));
  }
  const total = gone[gone.length - 1];
  const steps = Math.ceil((STEPS * total) / size - 1e-9);
  const places = [];
  for (let n = 0, i = 0; n <= steps; n++) {
    const at = steps ? (total * n) / steps : 0;
    while (i < stroke.length - 2 && gone[i + 1] < at) i++;
    const length = gone[i + 1] - gone[i];
    const share = length > 0 ? Math.min((at - gone[i]) / length, 1) : 0;
    const to = stroke[Math.min(i + 1, stroke.length - 1)];
    places.push([0, 1].map(
      (k) => stroke[i][k] + share * (to[k] - stroke[i][k])));
  }
  return places;
}

// Further than 7 pixels from a place there is less ink than is counted.
function blurred(x, y) {
  const dark = new Float64Array(SIZE * SIZE);
  const nearX = new Float64Array(SIZE);
  const ends = (value) => [
    Math.max(0, Math.floor(value - 7)), Math.min(SIZE, Math.ceil(value + 7))];
  const weight = (pixel, value) => Math.exp(-((pixel + 0.5 - value) ** 2) / 2);
  for (let n = 0; n < x.length; n++) {
    const [left, right] = ends(x[n]);
    const [top, bottom] = ends(y[n]);
    for (let j = left; j < right; j++) nearX[j] = weight(j, x[n]);
    for (let i = top; i < bottom; i++) {
      const nearY = weight(i, y[n]);
      for (let j = left; j < right; j++) dark[SIZE * i + j] += nearY * nearX[j];
    }
  }
  return dark.map((value) => Math.round(value * 1e6));
}

function darkest(dark) {
  const order = Array.from(dark.keys()).sort(
    (a, b) => dark[b] - dark[a] || a - b);
  const bitmap = new Uint8Array(dark.length);
  for (const pixel of order.slice(0, INK)) bitmap[pixel] = 1;
  return bitmap;
}

function count(bitmap) {
  const image = new Array(64).fill(0);
  bitmap.forEach((ink, pixel) => {
    const row = Math.floor(pixel / SIZE / BLOCK);
    image[8 * row + Math.floor((pixel % SIZE) / BLOCK)] += ink;
  });
  return image;
}

function inMiddle(values, scale) {
  const middle = (smallest(values) + largest(values)) / 2;
  return values.map((value) => scale * (value - middle) + SIZE / 2);
}

function centred(values) {
  const middle = mean(values);
  return values.map((value) => value - middle);
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function longerSide(places) {
  return places.length
    ? Math.max(...[0, 1].map((k) => extent(places.map((p) => p[k])))) : 0;
}

// Math.min(...values) would overflow the stack on long drawings.
function smallest(values) {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function largest(values) {
  return values.reduce((high, value) => Math.max(high, value), -Infinity);
}

function extent(values) {
  return largest(values) - smallest(values);
}
