// Where a training's samples come from.
import { randint, uniform } from "./random.mjs";
import { targetOf } from "./targets.mjs";

// Each takes a setting and room for the inputs and what is wanted of them,
// and returns a function that fills both anew from a key.
const SAMPLERS = {
  // {target, points}: one input, uniform on [-3, 3], and a named target or
  // one that was drawn.
  target(setting, { a }, y, count) {
    const x = a.subarray(0, count);
    const wanted = targetOf(setting);
    return (key) => {
      uniform(key, x, -3, 3);
      for (let n = 0; n < count; n++) y[n] = wanted(x[n]);
    };
  },
  // {data}: all rows of a table, the same in every step.
  all({ data }, layer, y, count) {
    const copy = copier(data, layer, y, count);
    for (let n = 0; n < count; n++) copy(n, n);
    return () => {};
  },
  // {data, batch_size}: rows of a table, drawn with randint.
  rows({ data }, layer, y, count) {
    const copy = copier(data, layer, y, count);
    const chosen = new Uint32Array(count);
    const rows = data.x.length / layer.size;
    return (key) => {
      randint(key, chosen, rows);
      for (let n = 0; n < count; n++) copy(chosen[n], n);
    };
  },
  // {data, batch_size, rows_key, num_steps}: rows of a table, those of all
  // steps drawn at once, as lesson 09 does.
  drawn({ data, rows_key, num_steps }, layer, y, count) {
    const copy = copier(data, layer, y, count);
    const rows = data.x.length / layer.size;
    const chosen = randint(rows_key, new Uint32Array(num_steps * count), rows);
    let at = 0;
    return () => {
      for (let n = 0; n < count; n++) copy(chosen[at++], n);
    };
  },
};

// data: x of (rows, inputs) and y of (rows, outputs), or whole-number labels
// of (rows,), each row after row in one typed array.
function copier({ x, y }, { a, size, batch }, y_target, count) {
  const outputs = y_target.length / count;
  return (row, n) => {
    for (let i = 0; i < size; i++) a[i * batch + n] = x[row * size + i];
    for (let j = 0; j < outputs; j++) {
      y_target[j * count + n] = y[row * outputs + j];
    }
  };
}

// [sample, y_target]: sample(key) fills layers[0].a and y_target.
export function makeSampler(setting, layers, count) {
  const labels = setting.loss === "cross_entropy";
  const outputs = labels ? 1 : layers[layers.length - 1].size;
  const y_target = new Float32Array(outputs * count);
  const drawn = setting.rows_key ? "drawn" : "rows";
  const table = setting.batch_size ? drawn : "all";
  const kind = setting.data ? table : "target";
  return [SAMPLERS[kind](setting, layers[0], y_target, count), y_target];
}
