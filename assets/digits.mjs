// The 1,797 digits of lesson 09, fetched when they are first asked for.

const ROWS = 1797;
export const TRAIN = 1300; // rows to learn from; the rest come from others
// Lesson 09: 99 of 100 test images are no further from a training image.
export const USUAL = 30;
let loaded = null;

// As a script, since a page opened from disk may load nothing else.
function fetchText() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const site = document.querySelector("script[src*='_static/site.mjs']");
    script.src = new URL("digits.js", site.src);
    script.onload = () => resolve(globalThis.digits);
    script.onerror = () => reject(new Error("the digits did not load"));
    document.head.append(script);
  });
}

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream();
  const plain = stream.pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).text();
}

function parse(text) {
  const images = new Float32Array(ROWS * 64);
  const labels = new Uint32Array(ROWS);
  text.trim().split("\n").slice(1).forEach((line, row) => {
    const numbers = line.split(",").map(Number);
    images.set(numbers.slice(0, 64), 64 * row);
    labels[row] = numbers[64];
  });
  return { images, labels };
}

// A promise of {images, labels}: grey values from 0 to 16, one image after
// the other, and the digits that were meant.
export function loadDigits() {
  loaded ??= fetchText().then(unpack).then(parse);
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

// What a network gets for grey values from 0 to 16.
export const normalise = (images) => Float32Array.from(
  images, (grey) => grey / 16 - Math.fround(0.3));

// The distance from an image to the nearest of the training images.
export function nearest(image, images) {
  let least = Infinity;
  for (let row = 0; row < TRAIN; row++) {
    let sum = 0;
    for (let i = 0; i < 64; i++) sum += (image[i] - images[64 * row + i]) ** 2;
    if (sum < least) least = sum;
  }
  return Math.sqrt(least);
}
