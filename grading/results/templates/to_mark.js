"use strict";
// Mark open answers: texts and pictures of students are only ever set as
// text and as the source of an image.
const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const COLUMNS = ["student", "label", "answer", "judged", "points", "possible",
  "comment", "note"];
const FORMULA = /^[=+\-@\t\r]/;
const restored = (text) => /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
const defused = (text) => FORMULA.test(text) ? "'" + text : text;
const rows = data.rows.map((row) => ({
  ...row, points: row.points.trim(), comment: restored(row.comment.trim()),
}));
// Out of how many points each open question is, the same for everyone: as the
// rubric has them, until somebody has entered other ones or none.
let worth = Object.fromEntries(Object.entries(data.questions)
  .filter(([, { open, points }]) => open && points)
  .map(([label, { points }]) => [label, String(points)]));
for (const row of rows.filter(({ points }) => points)) {
  worth[row.label] = row.possible.trim();
}
const keyOf = (row) => JSON.stringify([row.student, row.label]);
const byKey = new Map(rows.map((row) => [keyOf(row), row]));
const draft = `to_mark ${data.stem} ${hash(JSON.stringify(data.rows))}`;
const stored = new Map([...document.querySelectorAll("[data-student]")]
  .map((script) => [script.dataset.student, script]));
let shown = [];  // the rows that can be walked through
let place = 0;
let unsaved = false;
let waitsForNumber = false;  // after r: which comment again

// FNV-1a: an order that is the same on every machine, and nobody's.
function hash(text) {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) {
    value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  }
  return value >>> 0;
}

function element(tag, text = "", kind = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = kind;
  return made;
}

function say(text) {
  at("said").textContent = text;
}

function numberOf(text) {
  return /^\d+([.,]\d*)?$/.test(text.trim())
    ? Number(text.replace(",", ".")) : NaN;
}

function mostOf(row) {
  const question = data.questions[row.label];
  if (question && !question.open) return question.points;
  return worth[row.label] ? numberOf(worth[row.label]) : Infinity;
}

// What the grader would refuse; "" where all is well.
function troubleWith(row) {
  if (!row.points) return row.comment ? "a comment without points" : "";
  const points = numberOf(row.points);
  if (Number.isNaN(points)) return `no number: ${row.points}`;
  const most = mostOf(row);
  if (Number.isNaN(most)) return `no number: ${worth[row.label]}`;
  return points > most ? `${row.points} of at most ${most} points` : "";
}

function nameOf(row) {
  return at("anonymous").checked
    ? `Answer ${hash(keyOf(row)).toString(36)}` : restored(row.student);
}

function choose(keep) {
  const label = at("question").value;
  shown = rows.filter((row) => row.label === label
    && (at("which").value === "all" || !row.points || row === keep));
  if (at("anonymous").checked) {
    shown.sort((a, b) => hash(keyOf(a)) - hash(keyOf(b)));
  }
  place = Math.max(0, shown.indexOf(keep));
  show();
}

function pieceOf([kind, text], of) {
  if (kind === "image") {
    const made = element("img");
    made.alt = "A picture stored in the notebook";
    made.src = text;
    return made;
  }
  return element("pre", text, of);
}

function cellOf(cell) {
  const box = element("div", "", `cell ${cell.kind === "code" ? "code" : "prose"}`);
  cell.pieces.forEach((piece, n) =>
    box.append(pieceOf(piece, n || cell.kind !== "code" ? "" : "source")));
  box.classList.toggle("own", !isGiven(cell));
  return box;
}

const given = new Set(data.given);
const isGiven = (cell) =>
  cell.pieces.length === 1 && given.has(cell.pieces[0][1].trim());

// The student's own cells below the question's heading, or all there are.
function cellsOf(row) {
  const cells = JSON.parse(stored.get(row.student)?.textContent ?? "[]");
  const own = cells.filter((cell) => cell.label === row.label && !isGiven(cell));
  const all = at("rest").getAttribute("aria-expanded") === "true";
  return all || !own.length ? cells : own;
}

// What was added to the exercise first, then the question itself.
function rubricOf(row) {
  const rubric = data.questions[row.label]?.rubric ?? [];
  if (!rubric.length) return [];
  const list = element("ul");
  list.append(...rubric.map(([word, text]) => element("li", `${word}: ${text}`)));
  return [element("h3", "What earns the mark"), list];
}

function solutionOf(row) {
  const cells = data.solution.filter((cell) => cell.label === row.label);
  return [...cells.filter((cell) => !isGiven(cell)), ...cells.filter(isGiven)];
}

function show() {
  const row = shown[place];
  at("form").hidden = !row;
  at("who").textContent = row
    ? `${nameOf(row)} (${place + 1} of ${shown.length})` : "Nothing to mark";
  at("answer").replaceChildren();
  at("cells").replaceChildren();
  count();
  if (!row) return;
  const question = data.questions[row.label];
  at("note").textContent = row.note;
  at("answer").append(element("pre", restored(row.answer), "card"));
  at("cells").replaceChildren(...cellsOf(row).map(cellOf));
  at("solution").replaceChildren(
    ...rubricOf(row), ...solutionOf(row).map(cellOf),
  );
  at("points").value = row.points;
  at("possible").value = question && !question.open
    ? question.points : worth[row.label] || "";
  at("possible").disabled = !question || !question.open;
  at("judged").textContent = row.judged && `judged: ${row.judged}`;
  at("comment").value = row.comment;
  check(row);
  showComments(row);
}

function check(row) {
  const trouble = troubleWith(row);
  at("points").setAttribute("aria-invalid", String(Boolean(trouble)));
  say(trouble && `Not yet right: ${trouble}.`);
}

function commentsOf(label) {
  const times = new Map();
  for (const row of rows) {
    if (row.label === label && row.comment) {
      times.set(row.comment, (times.get(row.comment) || 0) + 1);
    }
  }
  return [...times].sort((a, b) => b[1] - a[1]).slice(0, 9)
    .map(([text]) => text);
}

function showComments(row) {
  at("comments").replaceChildren(...commentsOf(row.label).map((text) => {
    const item = element("li");
    const button = element("button", text);
    button.type = "button";
    button.addEventListener("click", () => again(text));
    item.append(button);
    return item;
  }));
}

function again(text) {
  const row = shown[place];
  if (!row.comment.includes(text)) {
    enter({ comment: row.comment ? `${row.comment} ${text}` : text });
  }
}

function count() {
  const label = at("question").value;
  const all = rows.filter((row) => row.label === label);
  const marked = all.filter((row) => row.points).length;
  for (const option of at("question").options) {
    if (option.value === label) {
      const { names } = data.questions[label] || { names: "" };
      option.textContent = `${label} ${names}: ${marked} of ${all.length}`;
    }
  }
}

// Change the row that is shown, and what its question is out of.
function enter(values) {
  const row = shown[place];
  Object.assign(row, values);
  if (row.comment && !row.points && row.judged) {
    row.points = row.judged.split(" ")[0];  // what counts anyway
  }
  if (!at("possible").disabled) {
    worth[row.label] = at("possible").value.trim();
  }
  unsaved = true;
  keep();
  at("points").value = row.points;
  if (document.activeElement !== at("comment")) {
    at("comment").value = row.comment;
  }
  check(row);
  showComments(row);
  count();
}

function keep() {
  const entered = rows.map((row) => [row.points, row.comment]);
  try {
    localStorage.setItem(draft, JSON.stringify([worth, entered]));
  } catch { /* a browser that keeps nothing: leaving asks first */ }
}

function bringBack() {
  try {
    const kept = JSON.parse(localStorage.getItem(draft));
    if (!kept) return;
    worth = kept[0];
    rows.forEach((row, n) => { [row.points, row.comment] = kept[1][n]; });
    unsaved = true;
    say("What you entered here and did not save is back.");
  } catch { /* nothing was kept */ }
}

function walk(by) {
  place = Math.min(shown.length - 1, Math.max(0, place + by));
  show();
  scrollTo(0, 0);
}

function nextUnmarked() {
  for (let n = 1; n <= shown.length; n++) {
    const next = (place + n) % shown.length;
    if (!shown[next].points) return walk(next - place);
  }
  say("All of these are marked.");
}

function csv() {
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const lines = [COLUMNS, ...rows.map((row) => {
    const possible = row.points ? worth[row.label] || "" : "";
    const whole = { ...row, possible, comment: defused(row.comment) };
    return COLUMNS.map((name) => whole[name] || "");
  })];
  return "\ufeff" + lines.map((line) =>
    line.map(quoted).join(",") + "\r\n").join("");
}

function save() {
  const wrong = rows.filter(troubleWith);
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
  link.download = "to_mark.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  unsaved = false;
  try {
    localStorage.removeItem(draft);
  } catch { /* nothing was kept */ }
  if (wrong.length) {
    at("question").value = wrong[0].label;
    at("which").value = "all";
    choose(wrong[0]);
    say(`Saved. The grader will refuse the file until ${wrong.length} of its `
      + `lines are mended; the first: ${troubleWith(wrong[0])}.`);
  } else {
    const marked = rows.filter((row) => row.points).length;
    say(`Saved to_mark.csv with ${marked} marks.`);
  }
}

// The cells of a CSV file, as `save` and spreadsheets write it.
function parsed(text) {
  text = text.replace(/^\ufeff/, "");
  const head = text.split("\n", 1)[0];
  const mark = [",", ";", "\t"].sort((a, b) =>
    head.split(b).length - head.split(a).length)[0];
  const table = [[""]];
  let quoted = false;
  for (let n = 0; n < text.length; n++) {
    const letter = text[n];
    const line = table[table.length - 1];
    if (quoted && letter === '"' && text[n + 1] === '"') {
      line[line.length - 1] += text[++n];
    } else if (letter === '"') {
      quoted = !quoted;
    } else if (!quoted && letter === mark) {
      line.push("");
    } else if (!quoted && letter === "\n") {
      table.push([""]);
    } else if (quoted || letter !== "\r") {
      line[line.length - 1] += letter;
    }
  }
  return table;
}

async function readBack(file) {
  const [head, ...lines] = parsed(await file.text());
  const names = head.map((name) => name.trim().toLowerCase());
  if (!["student", "label", "points"].every((name) => names.includes(name))) {
    return say(`${file.name} has no columns student, label and points.`);
  }
  let taken = 0;
  let unknown = 0;
  for (const line of lines) {
    const cells = Object.fromEntries(names.map((name, n) => [name, line[n] || ""]));
    const row = byKey.get(keyOf(cells));
    if (!row) {
      unknown += Number(Boolean(cells.points));
    } else if (cells.points.trim() || (cells.comment || "").trim()) {
      row.points = cells.points.trim();
      row.comment = restored((cells.comment || "").trim());
      if ((cells.possible || "").trim()) {
        worth[row.label] = cells.possible.trim();
      }
      taken += 1;
    }
  }
  unsaved = taken > 0;
  keep();
  choose(shown[place]);
  say(`${taken} marks read from ${file.name}`
    + (unknown ? `; ${unknown} lines belong to no answer here.` : "."));
}

const KEYS = {
  n: () => walk(1), ArrowRight: () => walk(1), Enter: () => walk(1),
  p: () => walk(-1), ArrowLeft: () => walk(-1),
  u: nextUnmarked, s: save, x: () => enter({ points: "" }),
  c: () => at("comment").focus(),
  r: () => { waitsForNumber = true; say("Which comment again: its number?"); },
  ".": () => enter({
    points: String((numberOf(shown[place].points) || 0) + 0.5),
  }),
};

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const written = "input:not([type=checkbox]), textarea, select";
  if (event.target.closest(written)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const pressed = event.target.closest("button, summary");
  if (!shown[place] && event.key !== "s") return;
  if (pressed && event.key === "Enter") return;
  if (/^[0-9]$/.test(event.key)) {
    const text = commentsOf(shown[place].label)[event.key - 1];
    if (!waitsForNumber) enter({ points: event.key });
    else if (text) again(text);
  } else if (KEYS[event.key]) {
    event.preventDefault();
    waitsForNumber = false;
    return KEYS[event.key]();
  }
  waitsForNumber = false;
}

function start() {
  const labels = [...Object.keys(data.questions), ...rows.map((r) => r.label)];
  for (const label of new Set(labels)) {
    const option = element("option", label);
    option.value = label;
    at("question").append(option);
    at("question").value = label;
    count();
  }
  const open = rows.find((row) => data.questions[row.label]?.open) || rows[0];
  if (open) at("question").value = open.label;
  bringBack();
  const words = at("said").textContent;
  choose();
  if (words) say(words);
  at("question").addEventListener("change", () => choose());
  at("which").addEventListener("change", () => choose());
  at("anonymous").addEventListener("change", () => choose(shown[place]));
  at("save").addEventListener("click", save);
  at("file").addEventListener("change", () => {
    if (at("file").files[0]) readBack(at("file").files[0]);
    at("file").value = "";
  });
  at("before").addEventListener("click", () => walk(-1));
  at("form").addEventListener("submit", (event) => {
    event.preventDefault();
    document.activeElement.blur();
    walk(1);
  });
  for (const id of ["points", "comment", "possible"]) {
    at(id).addEventListener("input", () => enter({
      points: at("points").value.trim(), comment: at("comment").value.trim(),
    }));
  }
  at("rest").addEventListener("click", () => {
    const all = at("rest").getAttribute("aria-expanded") !== "true";
    at("rest").setAttribute("aria-expanded", String(all));
    at("rest").textContent = all
      ? "Show this question alone" : "Show the whole notebook";
    show();
  });
  document.addEventListener("keydown", press);
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}

start();
