// The notebooks' small sliders, live (explorer/small.py).
import { mapJobs } from "./engine.mjs";
import { keptPoints, targetMenu } from "./kept_target.mjs";
import { makePanel, range } from "./panel.mjs";
import { forward, LOSSES, makeParams } from "./network.mjs";
import { makeChart, show, whenSeen } from "./page.mjs";
import { key, normal, split } from "./random.mjs";
import { linspace, targetOf, zeroScore } from "./targets.mjs";
import { makeEvaluator, makeTraining } from "./training.mjs";
import { manyNetworks } from "./small_many.mjs";

const Q = linspace(-4, 4, 321);
const OVER_Q = { x: [-4, 4], xTicks: [-4, -2, 0, 2, 4], xLabel: "q" };
const ONE = { ...OVER_Q, y: [-1.25, 1.25], yTicks: [-1, 0, 1] };
const two = (number) => `${+number.toPrecision(2)}`;

function oneNeuron(root) {
  const chart = makeChart(root, "A chart.");
  chart.frame({ ...ONE, yLabel: "a" });
  const middle = chart.line("baseline");
  const curve = chart.line("network", "activation");
  const controls = {
    weight: ["weight", range(-10, 10, 0.5), 1],
    bias: ["bias", range(-10, 10, 0.5), 0],
  };
  makePanel(root, controls, ({ weight, bias }) => {
    curve(Q, Q.map((q) => Math.tanh(weight * q + bias)));
    const sum = `${bias < 0 ? "-" : "+"} ${Math.abs(bias)}`;
    const formula = `tanh(${weight} q ${sum})`;
    const at = -bias / weight + 0;
    middle(weight ? [at, at] : [], [-2, 2]);
    const way = weight > 0 ? "rises" : "falls";
    const text = weight
      ? `${formula}: the step sits at q = ${show(at)} and ${way}.`
      : `${formula}: no step, the same answer for every q.`;
    chart.describe(`One curve over q from -4 to 4, between -1 and 1. ${text}`);
    return text;
  });
}

function bump(root) {
  const chart = makeChart(root, "A chart.");
  chart.frame({ ...ONE, yLabel: "a" });
  const up = chart.line("truth", "two neurons");
  const down = chart.line("truth");
  const curve = chart.line("network", "their sum");
  const share = (steepness, place) => (q) =>
    Math.tanh(steepness * (q - place)) / 2;
  const places = range(-3, 3, 0.25);
  const controls = {
    steepness: ["steepness", range(0.5, 10, 0.5), 5],
    left: ["step up at", places, -1],
    right: ["step down at", places, 1],
  };
  makePanel(root, controls, ({ steepness, left, right }) => {
    const rise = share(steepness, left);
    const fall = share(steepness, right);
    const output = (q) => rise(q) - fall(q);
    up(Q, Q.map(rise));
    down(Q, Q.map((q) => -fall(q)));
    curve(Q, Q.map(output));
    const middle = output((left + right) / 2).toFixed(2);
    const text =
      `Steps at ${left} and ${right}: the output in the middle ` +
      `between them is ${middle}.`;
    chart.describe(`One step up, one step down, and their sum. ${text}`);
    return text;
  });
}

const WIDTH = 300;
const DEPTH = 30;

function initialScale(root) {
  const chart = makeChart(root, "A chart.");
  const layers = linspace(1, DEPTH, DEPTH);
  chart.frame({
    x: [0, DEPTH + 1], y: [-6, 0.3], xTicks: [1, 5, 10, 20, 30],
    yTicks: [-6, -4, -2, 0], xLabel: "layer", yLabel: "spread",
    show: (v) => `1e${v}`,
  });
  const line = chart.line("network dots", "spread of the activations", true);
  const bars = makeChart(root, "A chart.");
  bars.frame({
    x: [-1, 1], y: [0, 60], xTicks: [-1, 0, 1], yTicks: [0, 20, 40, 60],
    xLabel: "activation in layer 5", yLabel: "count",
  });
  const histogram = bars.line("network", "how many neurons");
  const [x_key, w_key] = split(key(3));
  const first = normal(x_key, new Float32Array(WIDTH));
  const w = [];

  function update({ scale }) {
    if (w.filter(Boolean).length < DEPTH) return "Drawing 2.7 million weights ...";
    const spreads = [];
    let x = first;
    for (let n = 0; n < DEPTH; n++) {
      x = oneLayer(w[n], x, scale);
      spreads.push(deviation(x));
      if (n === 4) histogram(...outline(x));
    }
    line(layers, spreads.map((s) => Math.log10(Math.max(s, 1e-30))));
    const text =
      `Scale ${two(scale)}: the spread is ${two(spreads[4])} after five ` +
      `layers, ${two(spreads[29])} after thirty.`;
    chart.describe(`The spread of each of 30 layers on a log axis. ${text}`);
    bars.describe("A histogram of the activations in layer 5, up to a count of 60.");
    return text;
  }

  const scales = range(-1, 1, 0.1).map((e) => 10 ** e);
  const panel = makePanel(root, { scale: ["scale", scales, 1] }, update);
  const count = WIDTH * WIDTH;
  const jobs = Array.from({ length: DEPTH }, (_, i) => ({
    key: w_key, count, scale: WIDTH ** -0.5, from: i * count,
  }));
  whenSeen(chart.node, () => {
    mapJobs("normals", jobs, (numbers, i) => {
      w[i] = numbers;
      if (w.filter(Boolean).length === DEPTH) panel.update();
    });
  });
}

function oneLayer(w, x, scale) {
  const out = new Float32Array(WIDTH);
  for (let j = 0; j < WIDTH; j++) {
    let sum = 0;
    for (let l = 0; l < WIDTH; l++) sum += w[j * WIDTH + l] * x[l];
    out[j] = Math.tanh(scale * sum);
  }
  return out;
}

function deviation(x) {
  const mean = x.reduce((sum, v) => sum + v, 0) / x.length;
  return Math.sqrt(x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / x.length);
}

// The outline of a histogram of 40 bars over [-1, 1].
function outline(x) {
  const counts = new Array(40).fill(0);
  for (const v of x) counts[Math.min(Math.floor((v + 1) * 20), 39)]++;
  const edges = counts.flatMap((_, i) => [-1 + i / 20, -1 + (i + 1) / 20]);
  return [edges, counts.flatMap((count) => [count, count])];
}

// Lesson 04's first batch: the loss, its gradient, and the way down.
function makeWalk(target, points) {
  const setting = {
    num_hidden: 2, neurons: [30, 20], activation: "tanh", seed: 45,
    optimizer: "gradient_descent", learning_rate: 0, batch_size: 32,
    target, points,
  };
  const training = makeTraining(setting);
  training.step();
  const { params, grads, layers, y_target, batch_size } = training;
  const moved = makeParams(params.sizes);
  const go = (length) => {
    moved.flat.forEach((_, i) => {
      moved.flat[i] = params.flat[i] - length * grads.flat[i];
    });
    return moved;
  };
  const loss = (length) => {
    forward(go(length), layers, "tanh");
    return LOSSES.mse(layers, y_target, batch_size);
  };
  const truth = targetOf({ target, points });
  return { go, loss, sizes: params.sizes, target, truth };
}

function alongGradient(root) {
  const fit = makeChart(root, "A chart.");
  const truth = fit.line("truth", "target");
  const curve = fit.line("network", "network");
  const chart = makeChart(root, "A chart.");
  const lengths = range(0, 0.15, 0.0025);
  const baseline = chart.line("baseline", "always answering 0");
  const way = chart.line("network", "network");
  const dot = chart.line("truth dots", "", true);
  let walk, losses, evaluate;
  function begin(target) {
    walk = makeWalk(target, keptPoints());
    losses = lengths.map(walk.loss);
    evaluate = makeEvaluator(walk.sizes, "tanh", Q);
    fit.frame({ ...ONE, y: [-1.5, 1.5], yLabel: "F(q)" });
    truth(Q, Q.map(walk.truth));
    chart.frame({
      x: [0, 0.15], y: [0, 1.05 * Math.max(...losses)], xTicks: [0, 0.05, 0.1],
      yTicks: [0, 0.2, 0.4], xLabel: "length of the step", yLabel: "loss",
    });
    const score = zeroScore(walk.truth);
    baseline([0, 0.15], [score, score]);
    way(lengths, losses);
  }
  const controls = { ...targetMenu(), step: ["step", lengths, 0] };
  makePanel(root, controls, ({ step, target = "running_example" }) => {
    if (walk?.target !== target) begin(target);
    const loss = walk.loss(step);
    curve(Q, evaluate(walk.go(step)));
    dot([step], [loss]);
    const text =
      `A step of ${show(step)}: the loss goes from ` +
      `${losses[0].toFixed(3)} to ${loss.toFixed(3)}.`;
    fit.describe(`The dashed target and the network after the step. ${text}`);
    chart.describe(`The loss against the length of the step. ${text}`);
    return text;
  });
}

export const SMALL = {
  neuron: oneNeuron,
  bump,
  scale: initialScale,
  walk: alongGradient,
  many: manyNetworks,
};
