// A slice of the loss: the true error on one plane through the place where
// the network is, along the gradient and a random direction.
import { makeJudge } from "./insight.mjs";
import { key, normal } from "./random.mjs";

const SIDE = 31;
// From the middle to an edge, a picture holds the path, and goes on until the
// error there is several times that of the middle.
const LEAST = 0.001;
const MOST = 30;
const SEVERAL = 8;

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

// How far the picture goes along one direction; error(far) is the error there.
function spanOf(error, path) {
  const high = SEVERAL * error(0);
  let span = Math.max(LEAST, ...path.map((far) => 1.2 * Math.abs(far)));
  while (span < MOST && (error(span) + error(-span)) / 2 < high) span *= 1.25;
  return span;
}

// {errors, spans, path, side}: `errors` row after row, from -span to span in
// either direction, `path` the places [x, y] of earlier parameters.
export function lossSlice({ setting, flat, earlier }) {
  const judge = makeJudge(setting);
  const directions = directionsOf(judge, flat);
  const [across, up] = directions;
  const error = (x, y) =>
    judge.error(flat.map((v, i) => v + x * across[i] + y * up[i]));
  const path = earlier.map((past) => {
    const way = past.map((v, i) => v - flat[i]);
    return directions.map((direction) => dot(way, direction));
  });
  const spans = [
    spanOf((x) => error(x, 0), path.map(([x]) => x)),
    spanOf((y) => error(0, y), path.map(([, y]) => y)),
  ];
  const at = (i, span) => ((2 * i) / (SIDE - 1) - 1) * span;
  const errors = Float32Array.from({ length: SIDE * SIDE }, (_, n) =>
    error(at(n % SIDE, spans[0]), at(Math.floor(n / SIDE), spans[1])),
  );
  return { errors, spans, path, side: SIDE };
}
