// The TensorFlow Playground's way, written anew: an object for each node and
// each link, one sample after the other.  Only benchmarks/browser.py uses it.

class Node {
  constructor() {
    this.inputs = [];
    this.outputs = [];
    this.bias = 0;
    this.output = 0;
    this.total = 0;
    this.slope = 0;
    this.biasSlope = 0;
    this.biasMoments = { m: 0, v: 0 };
  }
}

class Link {
  constructor(source, dest, weight) {
    this.source = source;
    this.dest = dest;
    this.weight = weight;
    this.slope = 0;
    this.moments = { m: 0, v: 0 };
    source.outputs.push(this);
    dest.inputs.push(this);
  }
}

const tanh = { output: Math.tanh, slope: (a) => 1 - a * a };
const linear = { output: (z) => z, slope: () => 1 };

// One layer of nodes for each size; weights from a spread of 1/sqrt(inputs).
export function makeNodes(sizes) {
  const layers = sizes.map((size) =>
    Array.from({ length: size }, () => new Node()),
  );
  for (let i = 1; i < layers.length; i++) {
    const scale = 3 / Math.sqrt(sizes[i - 1]);
    for (const dest of layers[i]) {
      for (const source of layers[i - 1]) {
        new Link(source, dest, (Math.random() - 0.5) * scale);
      }
    }
  }
  return layers;
}

const functionOf = (layers, i) => (i < layers.length - 1 ? tanh : linear);

function forward(layers, x) {
  layers[0][0].output = x;
  for (let i = 1; i < layers.length; i++) {
    for (const node of layers[i]) {
      node.total = node.bias;
      for (const link of node.inputs) {
        node.total += link.weight * link.source.output;
      }
      node.output = functionOf(layers, i).output(node.total);
    }
  }
  return layers[layers.length - 1][0].output;
}

function backward(layers, slope) {
  layers[layers.length - 1][0].slope = slope;
  for (let i = layers.length - 1; i > 0; i--) {
    for (const node of layers[i]) {
      node.slope *= functionOf(layers, i).slope(node.output);
      node.biasSlope += node.slope;
      for (const link of node.inputs) {
        link.slope += node.slope * link.source.output;
      }
    }
    if (i === 1) break;
    for (const node of layers[i - 1]) {
      node.slope = 0;
      for (const link of node.outputs) {
        node.slope += link.weight * link.dest.slope;
      }
    }
  }
}

function adam(moments, slope, rate, scales) {
  moments.m = 0.9 * moments.m + 0.1 * slope;
  moments.v = 0.999 * moments.v + 0.001 * slope * slope;
  const size = Math.sqrt(moments.v * scales.v) + 1e-8;
  return (-rate * moments.m * scales.m) / size;
}

function update(layers, rate, step) {
  const scales = { m: 1 / (1 - 0.9 ** step), v: 1 / (1 - 0.999 ** step) };
  for (let i = 1; i < layers.length; i++) {
    for (const node of layers[i]) {
      node.bias += adam(node.biasMoments, node.biasSlope, rate, scales);
      node.biasSlope = 0;
      for (const link of node.inputs) {
        link.weight += adam(link.moments, link.slope, rate, scales);
        link.slope = 0;
      }
    }
  }
}

// The losses of `num_steps` steps of Adam on fresh samples from [-3, 3].
export function trainNodes(sizes, num_steps, target, batch = 32, rate = 1e-2) {
  const layers = makeNodes(sizes);
  const losses = [];
  for (let step = 1; step <= num_steps; step++) {
    let loss = 0;
    for (let n = 0; n < batch; n++) {
      const x = Math.random() * 6 - 3;
      const error = forward(layers, x) - target(x);
      backward(layers, (2 * error) / batch);
      loss += (error * error) / batch;
    }
    update(layers, rate, step);
    losses.push(loss);
  }
  return losses;
}
