// Loaded by every page: brings what the page needs, and nothing else.

// What a lesson's cell calls, and what comes to life below that cell.
const LIVE = {
  "Explorer()": "explorer",
  "small.one_neuron()": "neuron",
  "small.bump()": "bump",
  "small.initial_scale()": "scale",
  "small.along_gradient()": "walk",
  "many_networks()": "many",
};

// The sliders of a notebook do nothing without a kernel: a live box replaces
// what the cell shows.
function placeBelow(cell) {
  const root = document.createElement("div");
  cell.querySelector(".cell_output")?.remove();
  cell.append(root);
  return root;
}

async function fill(root, name) {
  root.classList.add("explorer");
  if (name === "explorer") {
    const { makeExplorer } = await import("./explorer.mjs");
    root.explorer = makeExplorer(root);
  } else {
    const { TWINS } = await import("./twins.mjs");
    TWINS[name](root);
  }
}

for (const root of document.querySelectorAll("[data-explorer]")) {
  fill(root, "explorer");
}
for (const cell of document.querySelectorAll(".cell")) {
  const code = cell.querySelector(".cell_input")?.textContent ?? "";
  const call = Object.keys(LIVE).find((call) => code.includes(call));
  if (call) fill(placeBelow(cell), LIVE[call]);
}

// The sections of a page that opens at its top are laid out one at a time,
// when nothing else is to be done; all at once where the browser has to know
// how high they are: for a link into the page, for a page that was left in its
// middle and comes back, and for paper.
const page = document.documentElement;
const atOnce = () => page.classList.remove("in-slices");
const idle = window.requestIdleCallback ?? ((call) => setTimeout(call, 50));

function layOut(sections) {
  const [next, ...rest] = sections;
  if (!next) return atOnce();
  next.style.contentVisibility = "visible";
  idle(() => layOut(rest));
}

const [visit] = performance.getEntriesByType("navigation");
if (visit?.type === "navigate" && !location.hash) {
  page.classList.add("in-slices");
  const sections = document.querySelectorAll(".bd-article > section > section");
  addEventListener("load", () => idle(() => layOut(sections)));
  for (const link of document.querySelectorAll("a[href*='#']")) {
    link.addEventListener("click", atOnce);
  }
  addEventListener("hashchange", atOnce);
  addEventListener("beforeprint", atOnce);
}

// What a page shows only behind a click, worked answers above all, stays out
// of the excerpts that Sphinx's search takes from the pages.
addEventListener("DOMContentLoaded", () => {
  if (typeof Search === "undefined") return;
  const plain = Search.htmlToText;
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll("details").forEach((node) => node.remove());
    return plain(page.documentElement.outerHTML, anchor);
  };
});

// MathJax is large: it comes when a formula is near, when someone prints, or
// when the page has long been idle.
function loadMathJax(address) {
  if (document.querySelector("script[data-mathjax]")) return;
  const script = document.createElement("script");
  script.src = address;
  script.dataset.mathjax = "";
  document.head.append(script);
}

const address = document.querySelector("meta[name=mathjax]")?.content;
if (address) {
  const load = () => loadMathJax(address);
  const near = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && load(),
    { rootMargin: "50% 0px" },
  );
  document.querySelectorAll(".math").forEach((node) => near.observe(node));
  addEventListener("beforeprint", load);
  addEventListener("scroll", load, { once: true });
  addEventListener("load", () => setTimeout(load, 10_000));
}
