// Small parts of a page: elements, charts in SVG, sliders, menus.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// make("p", {class: "note"}, "text"): an element of the page.
export const make = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

export const draw = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

const SIZE = [360, 230];
const LEFT = 50;
const RIGHT = 16;
const TOP = 24;
const BOTTOM = 38;

const round = (v) => Math.round(v * 1e4) / 1e4;

// "M x y L x y ...": y upwards, the pen lifted where a number is none, and
// numbers far outside kept drawable.  Dots are lines of no length with round
// ends.
function pathOf(xs, ys, dots) {
  let path = "";
  let pen = false;
  for (let i = 0; i < xs.length; i++) {
    const drawn = pen && !dots;
    pen = !Number.isNaN(ys[i]);
    if (!pen) continue;
    const y = Math.min(Math.max(ys[i], -1e3), 1e3);
    path += drawn ? "L" : "M";
    path += `${round(xs[i])} ${-round(y)}${dots ? "h0" : ""}`;
  }
  return path;
}

// A chart whose lines live in data coordinates, so that a new range is a new
// viewBox.  `frame` sets ranges and ticks; `line` returns a function that
// redraws one line, whose name stands above the plot while it has points, and
// whose `add` draws one more piece of it;
// the name of a shaded range stands in it;
// `where` is the place of a pointer in data, `inset` the plot's in the chart.
export function makeChart(parent, label, name = "", size = SIZE) {
  const [width, height] = size;
  const inner = { width: width - LEFT - RIGHT, height: height - TOP - BOTTOM };
  const area = { x: LEFT, y: TOP, ...inner, preserveAspectRatio: "none" };
  const plot = draw("svg", area);
  const ticks = draw("g", { class: "ticks" });
  const names = draw("text", { class: "names", x: LEFT, y: 14 });
  const box = { viewBox: `0 0 ${width} ${height}`, role: "img", class: name };
  const place = draw("text", { class: "in-shade" });
  const parts = [ticks, plot, names, place];
  const chart = draw("svg", { ...box, "aria-label": label }, ...parts);
  chart.style.aspectRatio = `${width} / ${height}`;
  parent.append(chart);
  let ranges;
  let shaded;
  function frame({ x, y, xTicks, yTicks, xLabel, yLabel, show = String }) {
    ranges = [x, y];
    plot.setAttribute("viewBox", `${x[0]} ${-y[1]} ${x[1] - x[0]} ${y[1] - y[0]}`);
    const across = (v) => LEFT + ((v - x[0]) / (x[1] - x[0])) * inner.width;
    const down = (v) => TOP + ((y[1] - v) / (y[1] - y[0])) * inner.height;
    const bottom = TOP + inner.height;
    const right = width - RIGHT;
    const text = (attributes, words) => draw("text", attributes, words);
    ticks.replaceChildren(
      ...yTicks.map((v) =>
        draw("path", { d: `M${LEFT} ${down(v)}H${right}` }),
      ),
      ...yTicks.map((v) =>
        text({ x: LEFT - 6, y: down(v) + 4, class: "end" }, show(v)),
      ),
      ...xTicks.map((v) =>
        text({ x: across(v), y: bottom + 16, class: "mid" }, `${v}`),
      ),
      text({ x: LEFT + inner.width / 2, y: height - 4, class: "mid" }, xLabel),
      text({ x: 2, y: 14 }, yLabel),
    );
    if (shaded === undefined) return;
    place.setAttribute("x", across(shaded) + 6);
    place.setAttribute("y", bottom - 6);
  }

  const addName = (style, words) => {
    const dx = names.childNodes.length ? 12 : 0;
    const node = draw("tspan", { class: style, dx }, words);
    names.append(node);
    return node;
  };
  function shade(from, to, words) {
    const d = `M${from}-1e3V1e3H${to}V-1e3`;
    plot.append(draw("path", { class: "shade", d }));
    shaded = from;
    place.textContent = words;
  }
  function line(style, words = "", dots = false) {
    const path = draw("path", { class: style });
    plot.append(path);
    const name = words && addName(style, words);
    let d;
    function put(text) {
      d = text;
      path.setAttribute("d", d);
      if (name) name.style.display = d ? "" : "none";
    }
    const redraw = (xs, ys) => put(pathOf(xs, ys, dots));
    redraw.add = (xs, ys) => put(d + pathOf(xs, ys, dots));
    return redraw;
  }
  function where({ clientX, clientY }) {
    const shown = chart.getBoundingClientRect();
    const scale = width / shown.width;
    const [x, y] = ranges;
    const part = (v, from, length) =>
      Math.min(Math.max((v * scale - from) / length, 0), 1);
    const across = part(clientX - shown.left, LEFT, inner.width);
    const down = part(clientY - shown.top, TOP, inner.height);
    return [x[0] + across * (x[1] - x[0]), y[1] - down * (y[1] - y[0])];
  }

  const inset = [TOP / height, RIGHT / width, BOTTOM / height, LEFT / width]
    .map((part) => `${100 * part}%`).join(" ");
  const describe = (text) => chart.setAttribute("aria-label", text);
  return { frame, line, shade, describe, where, inset, node: chart };
}

// A number for reading: three significant digits, 1e-5 as 0.00001, and
// 30300000000 as Python has it, 3.03e+10.
export function show(number) {
  if (!Number.isFinite(number)) return "beyond any number";
  const rounded = +number.toPrecision(3);
  return Math.abs(rounded) >= 1e6 ? rounded.toExponential() : `${rounded}`;
}

// A slider with its label and its value.  `values` is the list to walk
// along; `tell(value)` hears of each move.
export function makeSlider(label, values, value, tell, format = show) {
  const nearest = (wanted) =>
    values.reduce(
      (best, v, i) =>
        Math.abs(v - wanted) < Math.abs(values[best] - wanted) ? i : best,
      0,
    );
  const number = make("b", { "aria-hidden": true });
  // Named apart from the label, whose text holds the value, too.
  const input = make("input", {
    type: "range", min: 0, max: values.length - 1, step: 1, "aria-label": label,
  });
  function display() {
    number.textContent = format(values[input.value]);
    input.setAttribute("aria-valuetext", number.textContent);
  }
  whenMoved(input, () => {
    display();
    tell(values[input.value]);
  });
  const box = make("label", { class: "control" }, label, " ", number, input);
  const set = (wanted) => {
    input.value = nearest(wanted);
    display();
  };
  set(value);
  return { box, set };
}

// Call moved() when a slider moves.  A finger that lands on it may mean to
// scroll the page: it counts when it goes sideways, or is lifted on the spot;
// when the browser takes it for scrolling, the slider stays where it was.
function whenMoved(input, moved) {
  let held = null;
  input.addEventListener("pointerdown", ({ pointerType, clientX, clientY }) => {
    if (pointerType === "mouse") return;
    held = { value: input.value, x: clientX, y: clientY };
  });
  input.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (!held) return;
    const across = Math.abs(clientX - held.x);
    if (across > 6 && across > Math.abs(clientY - held.y)) release();
  });
  input.addEventListener("pointerup", () => release());
  input.addEventListener("pointercancel", () => {
    if (held) input.value = held.value;
    held = null;
  });
  function release() {
    if (!held) return;
    const changed = held.value !== input.value;
    held = null;
    if (changed) moved();
  }
  input.addEventListener("input", () => held || moved());
}

// A menu: entries of {name, label}.
export function makeMenu(label, entries, value, tell) {
  const options = entries.map(({ name, label }) =>
    make("option", { value: name }, label),
  );
  const onchange = () => tell(select.value);
  const select = make("select", { onchange }, ...options);
  const set = (name) => {
    select.value = name;
  };
  set(value);
  return { box: make("label", { class: "control" }, label, " ", select), set };
}

// Call once, when half of `node` is in view.
export function whenSeen(node, call) {
  const half = { threshold: 0.5 };
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    call();
  }, half);
  observer.observe(node);
}

// Call slice(now) once a frame while `node` can be seen, until it returns
// false.
export function makeLoop(node, slice) {
  let wanted = false;
  let seen = true;
  let asked = 0;
  function turn(now) {
    asked = 0;
    if (!wanted || !seen) return;
    wanted = slice(now);
    ask();
  }
  function ask() {
    if (wanted && seen && !asked) asked = requestAnimationFrame(turn);
  }
  new IntersectionObserver(([entry]) => {
    seen = entry.isIntersecting;
    node.dataset.seen = seen;
    ask();
  }).observe(node);
  return (on) => {
    wanted = on;
    ask();
  };
}
