// The engine: it trains, and answers the messages that engine.mjs sends.  It
// runs in a worker; where there is none, on the page, a slice at a time.
import { JOBS } from "./jobs.mjs";
import { layerSizes, makeEvaluator, makeTraining } from "./training.mjs";

const SLICE = 12; // milliseconds between two reports

// Call `next` when the messages that wait have been heard.
const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();
const later = (next) => {
  waiting.push(next);
  port2.postMessage(0);
};

// post(message, transfer) sends a message back.  Returns what hears one.
export function serve(post) {
  const runs = new Map();
  return ({ kind, id, ...rest }) => {
    if (kind === "open") runs.set(id, makeRun(id, rest, post));
    if (kind === "to") runs.get(id)?.to(rest.step);
    if (kind === "close") {
      runs.get(id)?.to(0);
      runs.delete(id);
    }
    if (kind === "job") {
      later(() => post({ id, result: JOBS[rest.name](rest.argument) }));
    }
  };
}

// A training that walks to the step it is sent to and reports on its way.
function makeRun(id, { setting, inputs, keep }, post) {
  const training = makeTraining(setting);
  const { params } = training;
  const sizes = layerSizes(setting);
  const evaluate = makeEvaluator(sizes, setting.activation, inputs);
  let [step, wanted, busy] = [0, 0, false];
  let snapshots = [];

  function keepOne() {
    if (keep && step % keep === 0) snapshots.push([step, params.flat.slice()]);
  }
  function walk() {
    const end = performance.now() + SLICE;
    const losses = [];
    while (step < wanted && performance.now() < end) {
      losses.push(training.step());
      step++;
      keepOne();
      if (!Number.isFinite(losses[losses.length - 1])) wanted = step;
    }
    report(losses);
    busy = step < wanted;
    if (busy) later(walk);
  }
  function report(losses) {
    const flat = params.flat.slice();
    const outputs = evaluate(params).slice();
    const transfer = [flat.buffer, outputs.buffer];
    transfer.push(...snapshots.map(([, kept]) => kept.buffer));
    post({ id, step, losses, params: flat, outputs, snapshots }, transfer);
    snapshots = [];
  }
  function to(next) {
    wanted = next;
    if (busy || step >= wanted) return;
    busy = true;
    later(walk);
  }
  keepOne();
  later(() => report([]));
  return { to };
}
