// The pad of helpers/pad.py and of the website: it collects strokes and hands
// them on; `el` hears a "draw" event with all strokes at each move, and the
// model has them at the end of each stroke.  By keyboard: arrows move a pen over a grid of 8 x 8,
// the space bar puts ink into a cell, Delete clears the pad.

const SIDE = 256;
const GRID = 8;

function render({ model, el }) {
  const canvas = document.createElement("canvas");
  canvas.className = "course-pad";
  canvas.width = canvas.height = 2 * SIDE;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label",
    "Pad for one digit. Arrows move, space draws, Delete clears.");
  const clear = document.createElement("button");
  clear.type = "button";
  clear.textContent = "Clear";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  const bar = document.createElement("div");
  bar.className = "course-pad-bar";
  bar.append(clear, status);
  el.append(canvas, bar);

  let stroke = null;
  let cell = null;
  const cellCentre = () => cell.map((index) => (index + 0.5) / GRID);

  function hand(strokes) {
    model.set("strokes", strokes);
    model.save_changes();
  }

  function draw() {
    const strokes = [...model.get("strokes"), ...(stroke ? [stroke] : [])];
    const pen = canvas.getContext("2d");
    pen.setTransform(canvas.width, 0, 0, canvas.width, 0, 0);
    pen.clearRect(0, 0, 1, 1);
    pen.lineWidth = 0.07;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(canvas).color;
    for (const places of strokes) {
      pen.beginPath();
      pen.moveTo(...places[0]);
      for (const place of places) pen.lineTo(...place);
      pen.stroke();
    }
    if (cell && document.activeElement === canvas) {
      pen.lineWidth = 0.008;
      const [x, y] = cell.map((index) => index / GRID);
      pen.strokeRect(x, y, 1 / GRID, 1 / GRID);
    }
    el.dispatchEvent(new CustomEvent("draw", { detail: strokes }));
    const count = model.get("strokes").length;
    status.textContent = count === 1 ? "1 stroke" : `${count} strokes`;
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    const within = (value) => Math.min(Math.max(value, 0), 1);
    return [
      within((event.clientX - box.left) / box.width),
      within((event.clientY - box.top) / box.height),
    ];
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    stroke = [place(event)];
    draw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke || !event.isPrimary) return;
    stroke.push(place(event));
    draw();
  });
  function end() {
    if (!stroke) return;
    const strokes = [...model.get("strokes"), stroke];
    stroke = null;
    hand(strokes);
  }
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);

  const moves = {
    ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  canvas.addEventListener("keydown", (event) => {
    const { key } = event;
    cell = cell || [3, 3];
    if (moves[key]) {
      cell = cell.map(
        (index, k) => Math.min(Math.max(index + moves[key][k], 0), GRID - 1));
    } else if (key === " ") {
      // A stroke as long as half a cell: cells side by side join.
      const [x, y] = cellCentre();
      const half = 0.25 / GRID;
      hand([...model.get("strokes"), [[x, y - half], [x, y + half]]]);
    } else if (key === "Delete" || key === "Backspace") {
      hand([]);
    } else {
      return;
    }
    // Otherwise the notebook would move on to another cell.
    event.preventDefault();
    event.stopPropagation();
    draw();
  });
  canvas.addEventListener("blur", draw);
  canvas.addEventListener("focus", draw);
  clear.addEventListener("click", () => hand([]));
  model.on("change:strokes", draw);
  draw();
  return () => model.off("change:strokes", draw);
}

export default { render };
