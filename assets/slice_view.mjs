// The slice of the loss as a map, drawn when it is opened.
import { mapJobs } from "./engine.mjs";
import { make, makeChart, show } from "./page.mjs";
import { phrase } from "./phrases.mjs";

const PAST = 20; // snapshots of the path
const BANDS = 10;

// changed() hears when it is opened or closed.
export function makeSliceView(changed) {
  const box = make("div", { class: "slice-box" });
  const map = make("canvas", { "aria-hidden": true });
  box.append(map);
  const chart = makeChart(box, "", "slice", [360, 300]);
  const path = chart.line("walk");
  const here = chart.line("truth dots", "", true);
  map.style.inset = chart.inset;
  const words = make("p");
  const summary = make("summary", {}, phrase("slice"));
  const both = make("div", { class: "slice-both" }, box, words);
  const node = make("details", { class: "slice" }, summary, both);
  let last, key, stop;

  // At a standstill only: a training has better things to do.
  function set(given) {
    last = given;
    const now = JSON.stringify([given.setting, given.step]);
    if (!node.open || given.mode === "running" || now === key) return;
    key = now;
    stop?.();
    box.hidden = !Number.isFinite(given.error);
    if (box.hidden) words.textContent = "The training diverged: there is no slice to show.";
    else stop = mapJobs("lossSlice", [jobOf(given)], drawSlice);
  }
  function drawSlice({ errors, spans, path: places, side }) {
    const heights = errors.map((v) => Math.log10(v));
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    paint(map, heights.map((v) => (v - low) / (high - low)), side);
    const [x, y] = spans.map((span) => [-span, span]);
    const [xTicks, yTicks] = spans.map(ticksOf);
    chart.frame({
      x, y, xTicks, yTicks,
      xLabel: "along the gradient", yLabel: "a random direction",
    });
    path(places.map(([x]) => x), places.map(([, y]) => y));
    here([0], [0]);
    const text = wordsOf(last, errors, spans);
    words.textContent = text;
    chart.describe(text);
    node.dataset.step = last.step;
  }
  node.addEventListener("toggle", () => {
    if (last) set(last);
    changed();
  });
  return { node, set };
}

// The middle, and a number of one digit on both sides of it.
function ticksOf(span) {
  const edge = Number((0.7 * span).toPrecision(1));
  return [-edge, 0, edge];
}

function jobOf({ setting, flat, step, snapshots }) {
  const end = Math.ceil(step / snapshots.every);
  const past = snapshots.list.slice(Math.max(end - PAST, 0), end);
  return { setting, flat, earlier: [...past, flat] };
}

function wordsOf({ flat, error, step }, errors, [across, up]) {
  const [low, high] = [Math.min(...errors), Math.max(...errors)];
  const past = step ? ", and the last steps as they fall on it" : "";
  const most = up > 5 * across ? ": most are far less steep" : "";
  const others = flat.length - 2;
  const more = others
    ? ` It is a slice: in ${others} other directions the way may look different.`
    : "";
  return (
    `The true error on one plane through the ${flat.length} parameters${past}. ` +
    `Strong colour is low: ${show(low)} to ${show(high)}, here ` +
    `${show(error)}. Mind the scales, ${show(across)} along the gradient, ` +
    `${show(up)} along a random direction${most}.${more}`
  );
}

// Bands of the network's colour, the strongest where the error is least, and
// none so strong that the path on it is lost.
function paint(map, parts, side) {
  Object.assign(map, { width: side, height: side });
  const pen = map.getContext("2d");
  pen.fillStyle = getComputedStyle(map).color;
  parts.forEach((part, n) => {
    const band = Math.min(Math.floor(part * BANDS), BANDS - 1);
    pen.globalAlpha = 0.55 * (1 - band / (BANDS - 1));
    pen.fillRect(n % side, side - 1 - Math.floor(n / side), 1, 1);
  });
}
