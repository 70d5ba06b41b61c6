// Loaded by every page: brings what the page needs, and nothing else.
import { watchCode } from "./code.mjs";
import { holdAnswers } from "./guesses.mjs";
import { offerLecture } from "./lecture.mjs";
import { followSlides } from "./notes.mjs";
import { watchPrint } from "./print.mjs";

watchCode();
holdAnswers();

// The theme makes all tooltips while the page loads: here each is made when a
// pointer or the focus first comes to its button, which has its name at once.
for (const node of document.querySelectorAll("[data-bs-toggle=tooltip]")) {
  node.dataset.bsToggle = "tip";
  if (!node.textContent.trim()) node.ariaLabel ??= node.title;
}
const makeTip = ({ target }) => {
  const node = target.closest?.("[data-bs-toggle=tip]");
  const delay = { show: 500, hide: 100 };
  if (node) globalThis.bootstrap?.Tooltip.getOrCreateInstance(node, { delay });
};
for (const name of ["pointerover", "focusin"]) addEventListener(name, makeTip, true);

// A box of the page, or a cell whose tag is live-NAME, comes to life as NAME:
// what a notebook shows there does nothing without a kernel.  What stands
// there stays until the script is here; after a tag beside-NAME, for good.
const LIVE = /(?:^|\s)tag_(live|beside)-(\w+)/;
const here = document.currentScript?.src ?? location.href;

function fill(node) {
  const [, way, tag] = node.className.match(LIVE) ?? [];
  const name = tag ?? ["pad", "plane", "explorer"].find((one) => one in node.dataset);
  let root = node;
  if (way) {
    root = document.createElement("div");
    root.className = "explorer";
    if (way === "live") node.querySelector(".cell_output")?.remove();
    node.append(root);
  }
  root.dataset.live = name;
  root.explorer = globalThis.live.LIVE[name](root);
}

function bring(name, then) {
  const script = document.createElement("script");
  script.src = new URL(`${name}.mjs`, here);
  script.onload = then;
  document.head.append(script);
}

const found = document.querySelectorAll(
  "[data-explorer], [data-pad], [data-plane], " +
  "[class*=tag_live-], [class*=tag_beside-]",
);
if (found.length) bring("live", () => found.forEach((one) => setTimeout(fill, 0, one)));
const finder = document.querySelector("[data-finder]");
if (finder) bring("finder", () => globalThis.finder.makeFinder(finder));
const asked = document.querySelectorAll("[data-question]");
if (asked.length) bring("questions", () => globalThis.questions.makeQuestions(asked));
const results = document.getElementById("search-results");
const box = document.getElementById("search-here");
if (results) bring("search", () => globalThis.search.makeSearch(results, box));

// The sections of a page that opens at its top are laid out one at a time,
// when nothing else is to be done; all at once where the browser has to know
// how high they are: for a link into the page, for a page that was left in its
// middle and comes back, and for paper.
const page = document.documentElement;
const atOnce = () => page.classList.remove("in-slices");
const idle = window.requestIdleCallback ?? ((call) => setTimeout(call, 50));
const SOON = { timeout: 100 }; // milliseconds, also while someone scrolls

function layOut(sections) {
  const [next, ...rest] = sections;
  if (!next) return atOnce();
  next.style.contentVisibility = "visible";
  idle(() => layOut(rest));
}

// The page's first script has begun it: see book/pages.py.
if (page.classList.contains("in-slices")) {
  const sections = document.querySelectorAll(".bd-article > section > section");
  addEventListener("load", () => idle(() => layOut(sections)));
  addEventListener("hashchange", atOnce);
  addEventListener("beforeprint", atOnce);
}

// The contents lie over a narrow page: an entry that is chosen leaves it free.
addEventListener("click", ({ target }) => {
  if (!target.closest("a[href*='#']")) return;
  atOnce();
  const contents = document.getElementById("pst-secondary-sidebar-checkbox");
  if (contents) contents.checked = false;
});

// MathJax is large: it comes when a formula is near, when someone prints, or
// when the page is idle, on a phone when it has long been so.
const address = document.querySelector("meta[name=mathjax]")?.content;
let formulas = null;

function setFormulas() {
  formulas ??= address ? loadMathJax() : Promise.resolve();
  return formulas;
}

function loadMathJax() {
  globalThis.MathJax.startup = { typeset: false };
  const script = document.createElement("script");
  script.src = address;
  document.head.append(script);
  return new Promise((done) => { script.onload = script.onerror = done; })
    .then(() => globalThis.MathJax.startup.promise)
    .then(() => setSome([...document.querySelectorAll(".math")]));
}

// A few formulas at a time: all at once would stop a phone for half a second.
async function setSome(nodes) {
  while (nodes.length) {
    await new Promise((done) => idle(done, SOON));
    globalThis.MathJax.typeset?.(nodes.splice(0, 4));
  }
}

if (address) {
  const near = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && setFormulas(),
    { rootMargin: "50% 0px" },
  );
  document.querySelectorAll(".math").forEach((node) => near.observe(node));
  const wait = matchMedia("(hover: hover)").matches ? 500 : 10_000;
  addEventListener("scroll", setFormulas, { once: true });
  addEventListener("load", () => setTimeout(() => idle(setFormulas), wait));
}

watchPrint(setFormulas);
addEventListener("DOMContentLoaded", () => setTimeout(offerLecture));
followSlides();
