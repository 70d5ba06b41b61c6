// Training the reader of digits: lesson 09's keys, data and loop.
import { loadDigits, normalise, TRAIN } from "./digits.mjs";
import { openRun } from "./engine.mjs";
import { forward, makeLayers, makeParams } from "./network.mjs";
import { key, split } from "./random.mjs";

export const SIZES = [64, 32, 10];
export const NUM_STEPS = 2000;

// Lesson 09's setting for a seed (its own is 9) and a table of digits.
export function digitsSetting(seed, { images, labels }) {
  const [start_key, rows_key] = split(key(seed), 4);
  return {
    sizes: SIZES, activation: "tanh", optimizer: "adam", learning_rate: 1e-2,
    loss: "cross_entropy", start_key, rows_key, num_steps: NUM_STEPS,
    batch_size: 32, data: { x: normalise(images), y: labels },
  };
}

// Images one pixel after the other, as makeEvaluator wants its inputs.
function columns(images) {
  const count = images.length / 64;
  return Float32Array.from(
    images, (_, i) => images[64 * (i % count) + Math.floor(i / count)]);
}

// How many answers are the digit that was meant.
export function countRight(outputs, labels) {
  const count = labels.length;
  let right = 0;
  for (let n = 0; n < count; n++) {
    let best = 0;
    for (let j = 1; j < 10; j++) {
      if (outputs[j * count + n] > outputs[best * count + n]) best = j;
    }
    if (best === labels[n]) right++;
  }
  return right;
}

// Train on the 1,300 digits and on `more`; hear({step, flat, right, tests,
// losses}) is told of the way, `right` counted over the others' digits.
export async function trainReader(seed, more, hear) {
  const { images, labels } = await loadDigits();
  const table = {
    images: [...images.subarray(0, 64 * TRAIN), ...more.images],
    labels: Uint32Array.from([...labels.subarray(0, TRAIN), ...more.labels]),
  };
  const asked = labels.subarray(TRAIN);
  const inputs = columns(normalise(images.subarray(64 * TRAIN)));
  const run = openRun(digitsSetting(seed, table), { inputs }, (report) => {
    const { step, params, outputs, losses } = report;
    const right = countRight(outputs, asked);
    hear({ step, flat: params, right, tests: asked.length, losses });
    if (step === NUM_STEPS) run.close();
  });
  run.to(NUM_STEPS);
  return run;
}

// A function that gives the ten shares of one image.
export function makeAnswer(flat) {
  const params = makeParams(SIZES);
  params.flat.set(flat);
  const layers = makeLayers(SIZES, 1);
  const { batch } = layers[0];
  return (image) => {
    normalise(image).forEach((value, i) => {
      layers[0].a[i * batch] = value;
    });
    const out = forward(params, layers, "tanh");
    const logits = Array.from({ length: 10 }, (_, j) => out[j * batch]);
    const most = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - most));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / total);
  };
}
