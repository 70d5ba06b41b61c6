// Small images on a canvas: digits, and the weights of a first layer.
import { make } from "./page.mjs";

const SIDE = 8;
const BLUE = [0, 114, 178];
const ORANGE = [213, 94, 0];
const WHITE = [255, 255, 255];

const mix = (from, to, share) =>
  from.map((value, i) => value + share * (to[i] - value));

// Ink is dark on white paper, 16 the darkest.
export const inkColor = (grey) => mix(WHITE, [0, 0, 0], grey / 16);

// Weights are blue above 0 and orange below, `top` the strongest.
export const weightColor = (top) => (weight) => mix(
  WHITE, weight > 0 ? BLUE : ORANGE, Math.min(Math.abs(weight) / top, 1));

// A canvas for images of 8 x 8 in rows; draw(list of images, color(value)).
export function makePictures(count, columns, label, name) {
  const rows = Math.ceil(count / columns);
  const node = make("canvas", {
    class: `pictures ${name}`, role: "img", "aria-label": label,
    width: columns * (SIDE + 1) - 1, height: rows * (SIDE + 1) - 1,
  });
  const pen = node.getContext("2d");
  function drawOne(image, color, n) {
    const left = (n % columns) * (SIDE + 1);
    const top = Math.floor(n / columns) * (SIDE + 1);
    const pixels = pen.createImageData(SIDE, SIDE);
    for (let i = 0; i < SIDE * SIDE; i++) {
      pixels.data.set([...color(image[i]), 255], 4 * i);
    }
    pen.putImageData(pixels, left, top);
  }
  const draw = (images, color) =>
    images.forEach((image, n) => drawOne(image, color, n));
  return { node, draw };
}
