// The page's side of the engine: workers, made from a Blob so that they also
// run on a page opened from disk, and what is asked of them.
import { serve } from "./worker.mjs";
import { source } from "./worker_source.mjs";

const CORES = Math.max(1, navigator.hardwareConcurrency || 2);
const workers = [];
const hearers = new Map();
let number = 0;

const hear = (message) => hearers.get(message.id)?.(message);

// A page's policy may refuse workers, at once or by an error in place of the
// first answer: then the page does what was asked.
function startWorker() {
  let [tell, asked] = [null, []];
  function stay() {
    tell = serve(hear);
    asked.forEach(tell);
    asked = null;
  }
  try {
    const blob = new Blob([source], { type: "text/javascript" });
    const worker = new Worker(URL.createObjectURL(blob));
    worker.onerror = () => asked && stay();
    worker.onmessage = ({ data }) => {
      asked = null;
      hear(data);
    };
    tell = (message) => worker.postMessage(message);
  } catch {
    stay();
  }
  return (message) => {
    asked?.push(message);
    tell(message);
  };
}

const tellWorker = (i) => (workers[i] ??= startWorker());

// A training that waits at step 0.  `to(step)` sends it on, as far as it is;
// `hear({step, losses, params, outputs, snapshots})` hears of each slice: the
// losses since the last report, the parameters, the outputs at `inputs`, and
// [step, parameters] at every multiple of `keep`, if that is not 0.
export function openRun(setting, { inputs, keep = 0 }, hear) {
  const id = ++number;
  const tell = tellWorker(id % CORES);
  hearers.set(id, hear);
  tell({ kind: "open", id, setting, inputs, keep });
  return {
    to: (step) => tell({ kind: "to", id, step }),
    close() {
      hearers.delete(id);
      tell({ kind: "close", id });
    },
  };
}

// Let all cores do the job `name` of jobs.mjs for each of `list`, and hear
// (result, index) as they finish.  Returns a function that stops it.
export function mapJobs(name, list, hear) {
  let next = 0;
  let stopped = false;
  function give(tell) {
    if (stopped || next >= list.length) return;
    const index = next++;
    const id = ++number;
    hearers.set(id, ({ result }) => {
      hearers.delete(id);
      if (!stopped) hear(result, index);
      give(tell);
    });
    tell({ kind: "job", id, name, argument: list[index] });
  }
  const together = Math.min(CORES, list.length);
  for (let i = 0; i < together; i++) give(tellWorker(i));
  return () => {
    stopped = true;
  };
}
