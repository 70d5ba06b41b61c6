// What the losses say, as a key of choices.json's verdicts.

const median = (losses) => {
  const sorted = Float32Array.from(losses).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2
    ? sorted[half]
    : (sorted[half - 1] + sorted[half]) / 2;
};

// losses: typed array of all steps so far; baseline: the score of always 0.
export function verdict(losses, baseline) {
  const n = losses.length;
  const tail = (from, to) => {
    const start = Math.min(Math.floor(from * n), n - 1);
    return median(losses.subarray(start, Math.max(to * n, start + 1)));
  };
  const end = tail(0.8, 1);
  const start = Math.max(losses[0], baseline);
  if (!losses.every(Number.isFinite) || end > 2 * start) return "diverged";
  if (n >= 10 && end < 0.8 * tail(0.4, 0.6)) return "still_falling";
  return end > 0.1 * baseline ? "stuck" : "done";
}
