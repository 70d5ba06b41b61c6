// Is it luck?  Thirty runs that differ in nothing but their seed.
import { mapJobs } from "./engine.mjs";
import { show } from "./page.mjs";
import { phrase } from "./phrases.mjs";

export const SEEDS = 30;

function median(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

// The median of many curves, place by place.
export const medians = (curves) =>
  Array.from(curves[0], (_, i) => median(curves.map((curve) => curve[i])));

// Train with the setting's seed and the next ones, on all cores; tell() hears
// of each run that is over.  Returns {runs, steps, stop}.
export function trainSeeds(setting, inputs, tell) {
  const each = Math.max(1, Math.floor(setting.num_steps / 100));
  const count = Math.floor(setting.num_steps / each);
  const steps = Array.from({ length: count }, (_, i) => (i + 0.5) * each);
  const seeds = { runs: [], steps };
  const jobs = Array.from({ length: SEEDS }, (_, i) => ({
    setting: { ...setting, seed: (setting.seed + i) % 1000 }, inputs,
  }));
  seeds.stop = mapJobs("wholeRun", jobs, (run, i) => {
    seeds.runs.push({ ...run, seed: jobs[i].setting.seed });
    tell();
  });
  return seeds;
}

// " Thirty seeds: ...", once they are there.
export function seedsInWords(seeds) {
  if (!seeds) return "";
  const { runs } = seeds;
  const values = { seeds: SEEDS, done: runs.length };
  if (runs.length < SEEDS) return ` ${phrase("seeds_so_far", values)}`;
  const errors = runs.map(({ error }) => error).sort((a, b) => a - b);
  const [least, most] = [show(errors[0]), show(errors[SEEDS - 1])];
  Object.assign(values, { median: show(median(errors)), least, most });
  return ` ${phrase("seeds", values)}`;
}
