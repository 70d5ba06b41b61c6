// A page as slides: one section at a time, or as much of it as the screen
// holds.  What is folded ends a slide: the next press opens it, the one after
// shows what the text says of it.  Figures are as large as there is room for;
// where a cell is too high for the screen, the code comes first, and the next
// press puts what comes of it in its place.

const HEADING = "h1, h2, h3, h4, h5, h6";

// Pixels below the edge that are worth no press: the air under the last line.
const SLACK = 40;

// How high a figure may be, in hundredths of the window.
const HEIGHTS = [58, 52, 46, 42, 38];
const [CODE, OUTPUT] = ["only-input", "only-output"];

const named = (text) => text.replace(/[#¶]$/, "").trim();

// The sections of an article in their order, each with its own blocks: not
// those of the sections inside it.
function slidesOf(article) {
  return [...article.querySelectorAll("section")].flatMap((section) => {
    const parts = [...section.children];
    const heading = parts.find((part) => part.matches(HEADING));
    const blocks = parts.filter(
      (part) => !part.matches(`section, span, hr, .toctree-wrapper, .entry, ${HEADING}`),
    );
    return heading ? [{ section, heading, blocks }] : [];
  });
}

const folds = (block) =>
  [block, ...block.querySelectorAll("details")].filter(
    (node) => node.matches("details") && !node.closest(".explorer"),
  );
const closed = (block) => folds(block).filter((fold) => !fold.open);

// A cell whose code and output are both to be seen.
const isWhole = (block) =>
  [".cell_input", ".cell_output"].every((part) =>
    block?.querySelector(part)?.checkVisibility(),
  );

// Fill the screen that is `article` with slides; tell(state) hears of each.
export function makeSlides(article, tell) {
  const slides = slidesOf(article);
  const past = [];
  let at = 0; // the slide, its first block and its last, where it has to stop
  let first = 0;
  let last = 0;
  let stop = 0;
  let part = CODE; // of the first block, where it is too high for the screen

  const tooHigh = () => article.scrollHeight > article.clientHeight + 1;
  const nextFold = (from) => {
    const { blocks } = slides[at];
    const found = blocks.findIndex((b, i) => i >= from && folds(b).length);
    return found < 0 ? blocks.length : found;
  };
  const figures = (height) => article.style.setProperty("--figure", `${height}vh`);
  function grow() {
    if (!article.querySelector(".on-slide :is(img, .film)")) return;
    for (const height of HEIGHTS) {
      figures(height);
      if (!tooHigh()) return;
    }
  }
  function fit() {
    const { heading, blocks } = slides[at];
    for (const node of article.querySelectorAll(".on-slide")) {
      node.classList.remove("on-slide", CODE, OUTPUT);
    }
    for (const node of [heading, blocks[first]]) node?.classList.add("on-slide");
    figures(HEIGHTS.at(-1));
    last = first;
    const halved = tooHigh() && isWhole(blocks[first]);
    if (halved) blocks[first].classList.add(part);
    if (!halved || part === OUTPUT) add(blocks);
    grow();
  }
  function add(blocks) {
    for (; last < Math.min(stop, blocks.length - 1); last++) {
      blocks[last + 1].classList.add("on-slide");
      if (tooHigh()) return cut(blocks);
    }
  }
  // Leave out what did not fit, or all of it but the code; an answer takes its
  // question along.
  function cut(blocks) {
    const left = blocks[last + 1];
    const folded = folds(left).length;
    if (!folded && isWhole(left)) {
      left.classList.add(CODE);
      last += 1;
      if (!tooHigh()) return;
      last -= 1;
    }
    left.classList.remove("on-slide", CODE);
    if (!folded || last === first || folds(blocks[last]).length) return;
    blocks[last].classList.remove("on-slide");
    last -= 1;
  }
  function go(to, block = 0, half = CODE) {
    at = Math.min(Math.max(to, 0), slides.length - 1);
    first = block;
    part = half;
    stop = nextFold(first);
    fit();
    article.scrollTop = 0;
    const titles = slides.map(({ heading }) => named(heading.textContent));
    tell({
      id: slides[at].section.id, title: titles[at], next: titles[at + 1] ?? "",
      at: at + 1, of: slides.length,
    });
  }
  function open(fold) {
    const index = slides[at].blocks.findIndex((block) => block.contains(fold));
    fold.open = true;
    part = OUTPUT;
    fit();
    if (last < index || (tooHigh() && index > first)) {
      past.push([at, first]);
      first = index;
      fit();
    }
    if (tooHigh()) fold.scrollIntoView({ block: "end" });
  }
  function next() {
    const { blocks } = slides[at];
    const [fold] = blocks.slice(first, last + 1).flatMap(closed);
    if (fold) return open(fold);
    const hidden = article.scrollHeight - article.clientHeight - article.scrollTop;
    if (hidden > SLACK) return article.scrollBy(0, article.clientHeight * 0.8);
    if (blocks[last]?.classList.contains(CODE)) return move(at, last, OUTPUT);
    if (last === stop) {
      stop = nextFold(stop + 1);
      const before = last;
      fit();
      if (last > before) return;
    }
    if (last < blocks.length - 1) move(at, last + 1);
    else if (at < slides.length - 1) move(at + 1);
  }
  function move(...to) {
    past.push([at, first, part]);
    go(...to);
  }
  function back() {
    if (article.scrollTop > SLACK) {
      return article.scrollBy(0, -article.clientHeight * 0.8);
    }
    go(...(past.pop() ?? [at - 1]));
  }
  // Where the reader of the page is: the last section whose heading is in the
  // upper part of the window or above, and its first block that is to be seen.
  function here() {
    const box = (node) => node.getBoundingClientRect();
    const found = slides.findLastIndex(
      ({ heading }) => box(heading).top < 0.4 * innerHeight,
    );
    const { blocks } = slides[Math.max(found, 0)];
    const block = blocks.findIndex((node) => box(node).bottom > 100);
    return [found, Math.max(block, 0)];
  }
  const place = () => (first ? slides[at].blocks[first] : slides[at].heading);
  const refit = () => (tooHigh() && last > first ? fit() : undefined);
  const end = () => move(slides.length - 1);
  const start = () => move(0);
  return { here, go, next, back, start, end, place, fit, refit };
}
