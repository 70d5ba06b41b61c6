// The pad of lesson 09: draw a digit, and a network answers.
import { loadDigits, nearest, USUAL } from "./digits.mjs";
import { flat as trained } from "./digits_network.mjs";
import { makeAnswer, NUM_STEPS, SIZES, trainReader } from "./digits_training.mjs";
import { prepare, remark } from "./handwriting.mjs";
import { makeHand } from "./hand.mjs";
import { render } from "./pad.mjs";
import { make } from "./page.mjs";
import { inkColor, makePictures, weightColor } from "./pictures.mjs";

const NONE = { images: [], labels: [] };
const EMPTY = "Draw a digit from 0 to 9 on the pad, as large as you like.";

// What the notebook's widget has in its kernel, kept on the page.
function makeModel(changed) {
  let strokes = [];
  let redraw = () => {};
  return {
    get: () => strokes,
    set: (_, next) => {
      strokes = next;
    },
    save_changes() {
      redraw();
      changed(strokes);
    },
    on: (_, call) => {
      redraw = call;
    },
    off() {},
  };
}

function makeBars() {
  const bars = Array.from({ length: 10 }, () => make("span"));
  const columns = bars.map((bar, digit) =>
    make("div", {}, make("i", {}, bar), `${digit}`));
  const node = make("div", { class: "bars", "aria-hidden": true }, ...columns);
  function draw(shares) {
    const best = shares.indexOf(Math.max(...shares));
    bars.forEach((bar, digit) => {
      bar.style.height = `${100 * shares[digit]}%`;
      bar.className = digit === best ? "best" : "";
    });
  }
  return { node, draw };
}

// The answer in words; `distance` is null until the digits are here.
function inWords(shares, distance) {
  const order = [...shares.keys()].sort((a, b) => shares[b] - shares[a]);
  const [first, second] = order.map(
    (digit) => `${digit} (share ${shares[digit].toFixed(2)})`);
  const close = shares[order[1]] >= 0.005; // else its share is 0.00
  const answer = `Read as ${first}${close ? `, then ${second}` : ""}.`;
  if (distance === null) return answer;
  const away = `the nearest of the 1,300 training images is ` +
    `${Math.round(distance)} away`;
  return distance > USUAL
    ? `${answer} But it has never seen anything like this: ${away}, and ` +
      `99 of 100 test digits come within ${USUAL}.`
    : `${answer} It has seen the like: ${away}.`;
}

export function makeReader(root) {
  const short = root.dataset.pad === "short";
  let answer = makeAnswer(trained);
  let known = null;
  let image = new Array(64).fill(0);
  let asked = 0;
  const hand = make("div", { class: "hand" });
  const seen = makePictures(1, 1, "What the network gets.", "seen");
  const bars = makeBars();
  const words = make("p", { class: "words", role: "status" }, EMPTY);
  const model = makeModel(speak);
  root.classList.add("reader");
  root.replaceChildren(hand, make("div", { class: "answer" },
    make("figure", {}, seen.node, make("figcaption", {}, "what it gets")),
    bars.node), words);
  render({ model, el: hand });
  hand.addEventListener("draw", ({ detail }) => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => look(detail));
  });

  function look(strokes) {
    image = prepare(strokes);
    seen.draw([image], inkColor);
    bars.draw(strokes.length ? answer(image) : new Array(10).fill(0));
  }
  async function speak(strokes) {
    look(strokes);
    const trouble = remark(strokes);
    words.textContent = trouble ? (strokes.length ? trouble : EMPTY)
      : inWords(answer(image), known && nearest(image, known));
    if (known || trouble) return;
    known = (await loadDigits().catch(() => ({}))).images ?? null;
    if (known) speak(model.get());
  }
  const reader = {
    model,
    use(flat) {
      answer = makeAnswer(flat);
      speak(model.get());
    },
    drawn: () => (remark(model.get()) ? null : image),
    clear() {
      model.set("strokes", []);
      model.save_changes();
    },
  };
  look([]);
  if (!short) root.append(makeHand(reader), makeTrainer(reader));
  return reader;
}

// The first layer's weights, one image for each neuron.
const weightsOf = (flat) => Array.from(
  { length: SIZES[1] }, (_, n) => flat.slice(64 * n, 64 * (n + 1)));

function drawWeights(pictures, flat) {
  const weights = weightsOf(flat);
  const top = Math.max(...weights.map((w) => Math.max(...w.map(Math.abs))));
  pictures.draw(weights, weightColor(top));
}

// Lesson 09's training, with its first layer's weights forming in view.
function makeTrainer(reader) {
  let seed = 9;
  let run = null;
  const pictures = makePictures(SIZES[1], 16,
    "The weights of the 32 hidden neurons as images.", "weights");
  const legend = make("p", {}, "Each square holds the 64 weights of one " +
    "hidden neuron, each at its pixel: blue above 0, orange below.");
  const words = make("p", { role: "status" },
    "This network was trained beforehand, by the lesson's own cells.");
  const button = make("button", {
    type: "button", class: "main", onclick: start,
  }, "Train");
  const bar = make("progress", { max: NUM_STEPS, value: 0, hidden: "",
    "aria-label": "Steps done" });
  drawWeights(pictures, trained);
  reader.showTaught = (flat) => {
    drawWeights(pictures, flat);
    words.textContent = "This network has learnt your hand as well.";
  };

  async function start() {
    run?.close();
    const from = seed++;
    bar.hidden = false;
    words.textContent = `Training from start ${from} ...`;
    try {
      run = await trainReader(from, NONE, (told) => hear(told, from));
    } catch {
      words.textContent = "The digits did not load: are you online?";
    }
  }
  function hear({ step, flat, right, tests }, from) {
    bar.value = step;
    drawWeights(pictures, flat);
    if (step < NUM_STEPS) return;
    button.textContent = "Train from another start";
    words.textContent = `Trained ${NUM_STEPS} steps from start ${from}: ` +
      `${right} of ${tests} digits by hands never seen are read rightly. ` +
      "It is this network that answers now.";
    reader.use(flat);
  }
  return make("div", { class: "trainer" },
    make("div", { class: "buttons" }, button, bar), pictures.node, legend,
    words);
}
