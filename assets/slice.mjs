// A slice of the loss: the true error on one plane through the place where
// the network is, along the gradient and a random direction.
import { makeJudge } from "./insight.mjs";
import { key, normal } from "./random.mjs";

const SIDE = 31;
const LEAST = 0.3; // of the parameters' space, from the middle to an edge

const dot = (one, other) => one.reduce((sum, v, i) => sum + v * other[i], 0);

function unit(vector) {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((v) => v / length);
}

// Two unit vectors: the gradient's, and a random one without its part of it.
function directionsOf(judge, flat) {
  const gradient = unit(judge.slopes(flat).flat);
  const random = unit(normal(key(0), new Float32Array(flat.length)));
  const part = dot(random, gradient);
  return [gradient, unit(random.map((v, i) => v - part * gradient[i]))];
}

// {errors, span, path, side}: `errors` row after row, from -span to span in
// both directions, `path` the places [x, y] of earlier parameters.
export function lossSlice({ setting, flat, earlier }) {
  const judge = makeJudge(setting);
  const directions = directionsOf(judge, flat);
  const path = earlier.map((past) => {
    const way = past.map((v, i) => v - flat[i]);
    return directions.map((direction) => dot(way, direction));
  });
  const far = Math.max(...path.flat().map(Math.abs), 0);
  const span = Math.max(1.2 * far, LEAST);
  const at = (i) => ((2 * i) / (SIDE - 1) - 1) * span;
  const [across, up] = directions;
  const errors = Float32Array.from({ length: SIDE * SIDE }, (_, n) => {
    const [x, y] = [at(n % SIDE), at(Math.floor(n / SIDE))];
    return judge.error(flat.map((v, i) => v + x * across[i] + y * up[i]));
  });
  return { errors, span, path, side: SIDE };
}
