// Teach it your hand: ten drawings to test with, ten to learn from, kept in
// this browser only.
import { flat as trained } from "./digits_network.mjs";
import { makeAnswer, NUM_STEPS, trainReader } from "./digits_training.mjs";
import { make } from "./page.mjs";
import { inkColor, makePictures } from "./pictures.mjs";

const NAME = "train-a-network: my hand";
const EACH = 10; // drawings to test with, and as many to learn from
const COPIES = 8; // of each drawing in each of its five places
const MOVES = [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]];
const SEED = 9; // lesson 09's

// Drawings as images, in the order in which they are asked for: 0 to 9 to
// test with, 0 to 9 to learn from.  A browser may refuse to keep anything.
function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    const whole = (image) => image.length === 64 && image.every(Number.isFinite);
    return Array.isArray(kept) && kept.every(whole) ? kept : [];
  } catch {
    return [];
  }
}

function keep(images) {
  try {
    localStorage.setItem(NAME, JSON.stringify(images));
    return !localStorage.refused;
  } catch {
    return false;
  }
}

// An image moved down and right by whole pixels, paper coming in.
function shift(image, [down, right]) {
  return image.map((_, i) => {
    const [row, column] = [Math.floor(i / 8) - down, (i % 8) - right];
    const inside = row >= 0 && row < 8 && column >= 0 && column < 8;
    return inside ? image[8 * row + column] : 0;
  });
}

// {images, labels} to train on: each drawing in five places, several times.
export function lessonsFrom(drawings) {
  const moved = drawings.flatMap((image, label) =>
    MOVES.map((move) => ({ image: shift(image, move), label })));
  const all = Array.from({ length: COPIES }, () => moved).flat();
  return {
    images: all.flatMap(({ image }) => image),
    labels: all.map(({ label }) => label),
  };
}

// One line for each drawing: 64 grey values, the digit, and what it is for.
export function asCsv(images) {
  const names = Array.from({ length: 64 }, (_, i) => `p${i}`);
  const lines = images.map((image, n) =>
    [...image, n % EACH, n < EACH ? 0 : 1].join(","));
  return [[...names, "digit", "train"].join(","), ...lines, ""].join("\n");
}

function download(images) {
  const blob = new Blob([asCsv(images)], { type: "text/csv" });
  const link = make("a", {
    href: URL.createObjectURL(blob), download: "my_hand.csv",
  });
  link.click();
  // Safari asks for it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const read = (answer, image) => {
  const shares = answer(image);
  return shares.indexOf(Math.max(...shares));
};

// The ten test drawings, and what they are taken for before and after.
function makeTable(tests, before, after) {
  const pictures = makePictures(EACH, EACH, "Your ten test drawings.", "row");
  pictures.draw(tests, inkColor);
  const row = (name, answer) => {
    const found = tests.map((image) => read(answer, image));
    const right = found.filter((digit, n) => digit === n).length;
    const cells = found.map((digit, n) => digit === n
      ? make("td", {}, `${digit}`)
      : make("td", { class: "wrong" }, make("s", {}, `${digit}`)));
    return make("tr", {}, make("th", { scope: "row" }, name), ...cells,
      make("td", {}, `${right} of ${EACH}`));
  };
  const meant = tests.map((_, n) => make("th", { scope: "col" }, `${n}`));
  return [pictures.node, make("table", {},
    make("tr", {}, make("th", {}, "meant"), ...meant, make("th", {}, "right")),
    row("before", before), row("after", after))];
}

export function makeHand(reader) {
  let images = readKept();
  const words = make("p", { role: "status" });
  const result = make("div", { class: "result" });
  const button = (text, onclick) =>
    make("button", { type: "button", onclick }, text);
  const add = button("", keepOne);
  const teach = button("Teach it", train);
  const load = button("Download as CSV", () => download(images));
  const drop = button("Delete all", forget);

  function tell(extra = "") {
    const n = images.length;
    const whole = n === 2 * EACH;
    const use = n < EACH ? "to test with" : "to learn from";
    const digit = n % EACH === 8 ? "an 8" : `a ${n % EACH}`;
    words.textContent = extra + (whole
      ? "All twenty are here. Press Teach it."
      : `Draw ${digit} on the pad above, then keep it: ` +
        `drawing ${n + 1} of 20, ${use}.`);
    add.textContent = whole ? "All kept" : `Keep it as ${digit}`;
    add.disabled = whole;
    teach.disabled = !whole;
    load.disabled = drop.disabled = !n;
  }
  function keepOne() {
    const image = reader.drawn();
    if (!image) return tell("There is no digit on the pad. ");
    images = [...images, image];
    const kept = keep(images);
    reader.clear();
    tell(kept ? "" : "This browser keeps nothing: stay on this page. ");
  }
  function forget() {
    images = [];
    keep(images);
    result.replaceChildren();
    tell("Deleted. ");
  }
  async function train() {
    teach.disabled = true;
    const tests = images.slice(0, EACH);
    words.textContent = "Training on the 1,300 digits and on ten of yours ...";
    try {
      await trainReader(SEED, lessonsFrom(images.slice(EACH)), (told) => {
        if (told.step === NUM_STEPS) show(tests, told);
      });
    } catch {
      tell("The digits did not load: are you online? ");
    }
  }
  function show(tests, { flat, right, tests: others }) {
    result.replaceChildren(
      ...makeTable(tests, makeAnswer(trained), makeAnswer(flat)));
    reader.use(flat);
    reader.showTaught(flat);
    tell();
    words.textContent =
      `Taught. Of others' digits it reads ${right} of ${others}. ` +
      "It is this network that answers now. Ten digits prove little: " +
      "three more read rightly may still be luck.";
  }
  tell();
  return make("details", {},
    make("summary", {}, "Teach it your hand"), words,
    make("div", { class: "buttons" }, add, teach, load, drop), result,
    make("p", {}, "Twenty drawings: 0 to 9 to test with, and 0 to 9 again " +
      `to learn from, each ${COPIES} times in ${MOVES.length} places, since ` +
      "ten are few among 1,300. They stay in this browser, and nobody else " +
      "gets them."));
}
