// Lecture mode: a key or a button turns a page into slides, and back.
import { makeNotes } from "./notes.mjs";
import { makeSlides } from "./slides.mjs";

const page = document.documentElement;
const ICON = `<svg viewBox="0 0 16 16" width="1em" height="1em" fill="none"
  stroke="currentColor" stroke-width="1.5" aria-hidden="true">
  <path d="M1 2.5h14M2 2.5v8h12v-8M8 10.5V13M5 15l3-2 3 2"/></svg>`;

const isOn = () => page.classList.contains("lecture");

// Does a key mean something where the focus is: a slider's arrows, a button's
// space?  A remote's keys, PageUp and PageDown, and Escape are always ours.
function isTaken({ key, target }) {
  if (key.startsWith("Page") || key === "Escape") return false;
  if (target.matches?.("input, select, textarea")) return true;
  const pressed = key === " " || key === "Enter";
  return pressed && target.matches?.("a, button, summary");
}

function makeButton([name, content, call]) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", title: name, innerHTML: content });
  button.setAttribute("aria-label", name);
  button.onclick = call;
  return button;
}

// The line below the slides: where one is, and the buttons.
function makeBar(buttons) {
  const bar = document.createElement("nav");
  bar.className = "lecture-bar";
  bar.setAttribute("aria-label", "Slides");
  const [title, count] = ["span", "span"].map((tag) => document.createElement(tag));
  title.setAttribute("aria-live", "polite");
  bar.append(title, count, ...buttons.map(makeButton));
  const tell = (state) => {
    title.textContent = state.title;
    count.textContent = `${state.at} / ${state.of}`;
    bar.style.setProperty("--done", `${(100 * state.at) / state.of}%`);
  };
  return { bar, tell };
}

export function offerLecture() {
  const article = document.querySelector("article.bd-article");
  const header = document.querySelector(".article-header-buttons");
  if (!header || !article?.querySelector("section > h1")) return;

  const notes = makeNotes((key) => keys[key]?.());
  const slides = makeSlides(article, (state) => {
    tell(state);
    notes.tell(state);
  });
  const { bar, tell } = makeBar([
    ["Back", "‹", slides.back],
    ["Next", "›", slides.next],
    ...(notes.address ? [["Notes in a second window (n)", "notes", notes.open]] : []),
    ["Leave the slides (Escape)", "✕", leave],
  ]);
  const black = () => page.classList.toggle("lecture-black");
  const full = () =>
    document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen();
  const { next, back } = slides;
  const keys = {
    ArrowRight: next, ArrowDown: next, PageDown: next, Enter: next, " ": next,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: slides.start, End: slides.end, Escape: leave,
    ".": black, b: black, f: full, n: notes.open,
  };

  function enter() {
    const here = slides.here();
    for (const entry of article.querySelectorAll(".entry")) entry.open = true;
    page.classList.remove("in-slices");
    page.classList.add("lecture");
    document.body.append(bar);
    slides.go(...here);
    dispatchEvent(new Event("scroll")); // whoever waits for a reader: MathJax
  }
  function leave() {
    const place = slides.place();
    page.classList.remove("lecture", "lecture-black");
    bar.remove();
    place.scrollIntoView();
  }
  function press(event) {
    const { key, code, altKey, ctrlKey, metaKey } = event;
    const toggles = altKey && code === "KeyL";
    if (!toggles && (altKey || !isOn() || !keys[key] || isTaken(event))) return;
    if (ctrlKey || metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!toggles) keys[key]();
    else if (isOn()) leave();
    else enter();
  }
  addEventListener("keydown", press, true);
  addEventListener("resize", () => isOn() && slides.fit());
  new ResizeObserver(() => isOn() && slides.refit()).observe(
    article.querySelector("section"),
  );
  const button = makeButton(["Lecture mode (Alt+L)", ICON, enter]);
  button.className = "btn btn-sm lecture-button";
  header.prepend(button);
}
