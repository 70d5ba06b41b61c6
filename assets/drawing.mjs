// A target drawn by hand over a chart: with a pointer, or by eight handles
// that arrow keys move.
import { make } from "./page.mjs";
import { POINTS } from "./targets.mjs";

const HANDLES = Array.from({ length: 8 }, (_, i) => i - 3.5);
const KEYS = { ArrowUp: 0.05, ArrowRight: 0.05, PageUp: 0.25 };
Object.assign(KEYS, { ArrowDown: -0.05, ArrowLeft: -0.05, PageDown: -0.25 });

const rounded = (v) => Math.round(100 * v) / 100 + 0;
const indexOf = (q) => Math.round((q + 4) * 8);

// Lay `by` on the points around a handle, less and less to the next ones.
export function lift(points, handle, by) {
  return points.map((value, i) => {
    const end = Math.sign(POINTS[i] - handle) * handle > 3;
    const far = end ? 0 : Math.abs(POINTS[i] - handle);
    return rounded(value + by * Math.max(1 - far, 0));
  });
}

// Lead the points from one place to the next, all that lie between.
export function lead(points, [q0, y0], [q1, y1]) {
  const drawn = [...points];
  const [from, to] = [indexOf(q0), indexOf(q1)];
  const way = Math.sign(to - from);
  for (let i = from; i !== to; i += way) {
    drawn[i] = rounded(y0 + ((y1 - y0) * (i - from)) / (to - from));
  }
  drawn[to] = rounded(y1);
  return drawn;
}

// Lay the points beyond one that lies outside of the samples on its height, so
// that a curve that begins or ends there has no hook to what was before.
const level = (points, [q, y]) =>
  points.map((value, i) =>
    Math.abs(q) > 3 && (POINTS[i] - q) * q > 0 ? rounded(y) : value);

// tell(points, done): heard of each move, and with `done` at the end of one.
// Returns open(points, range of y), close() and the node that lies on `chart`.
export function makeDrawing(chart, tell) {
  const label = "draw your own target";
  const node = make("div", { class: "pad", role: "group", "aria-label": label });
  node.style.inset = chart.inset;
  const how = make("small", {}, "Draw a curve here; arrow keys move a circle.");
  let points, range, last, later;
  const handles = HANDLES.map((q) => makeHandle(q, (by) => {
    const now = points[indexOf(q)];
    how.remove();
    const wanted = Math.min(Math.max(now + by, range[0]), range[1]);
    show(lift(points, q, wanted - now));
    tell(points, false);
    clearTimeout(later);
    later = setTimeout(() => tell(points, true), 400);
  }));
  node.append(how, ...handles.map((handle) => handle.node));
  node.hidden = true;

  function show(drawn) {
    points = drawn;
    handles.forEach((handle, i) => {
      handle.set(points[indexOf(HANDLES[i])], range);
    });
  }
  function draw(event) {
    how.remove();
    const place = chart.where(event);
    show(lead(last ? points : level(points, place), last ?? place, place));
    last = place;
    tell(points, false);
  }
  node.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    node.setPointerCapture(event.pointerId);
    last = null;
    draw(event);
  });
  node.addEventListener("pointermove", (event) => {
    if (!node.hasPointerCapture(event.pointerId)) return;
    (event.getCoalescedEvents?.() ?? []).forEach(draw);
    draw(event);
  });
  node.addEventListener("lostpointercapture", () => {
    show(level(points, last));
    tell(points, true);
  });
  const open = (drawn, limits) => {
    range = limits;
    show(drawn);
    node.hidden = false;
  };
  const close = () => (node.hidden = true);
  return { node, open, close };
}

function makeHandle(q, move) {
  const node = make("span", {
    class: "handle", role: "slider", tabindex: 0,
    "aria-label": `target at q = ${q}`, "aria-orientation": "vertical",
  });
  node.style.left = `${(q + 4) * 12.5}%`;
  node.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    if (!by) return;
    event.preventDefault();
    move(by);
  });
  const set = (value, [low, high]) => {
    node.style.top = `${(100 * (high - value)) / (high - low)}%`;
    node.setAttribute("aria-valuemin", rounded(low));
    node.setAttribute("aria-valuemax", rounded(high));
    node.setAttribute("aria-valuenow", value);
  };
  return { node, set };
}
