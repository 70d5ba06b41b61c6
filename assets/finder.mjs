// The box of Common errors: a message is pasted, its entries are named.
// causes.mjs is made from the table that why() reads (book/pages.py).
import { causes } from "./causes.mjs";

// A terminal's colours come along with what is copied, with or without the
// sign in front of them.
const COLOURS = /\x1b?\[\d+(?:;\d+)*m/g;
// The message is the last line of a traceback that begins with its type; a
// plain traceback has the module in front, as in jax.errors.KeyReuseError.
const START = /^\s*(?:\w+\.)*(\w*(?:Error|Warning|Exception): )/gm;

// Return the causes of a message, or of a whole traceback, in the table's
// order; several causes may share a message.
export function causesOf(pasted) {
  const text = pasted.replace(COLOURS, "");
  const last = [...text.matchAll(START)].at(-1);
  const start = last ? last.index + last[0].length - last[1].length : 0;
  const message = text.slice(start);
  const fits = (pattern) => new RegExp(pattern, "m").test(message);
  return causes.filter(({ patterns }) => patterns.some(fits));
}

function linkTo(heading) {
  const titles = [...document.querySelectorAll("section > h3")];
  const title = titles.find((node) => node.textContent.startsWith(heading));
  const link = document.createElement("a");
  link.href = `#${title.parentNode.id}`;
  link.textContent = heading;
  return link;
}

function item({ heading, says }) {
  const line = document.createElement("li");
  line.append(linkTo(heading), `: ${says.replaceAll("`", "")}`);
  return line;
}

function headline(found, text) {
  if (!text.trim()) return "";
  if (!found.length) return "No entry of this page fits this message.";
  return found.length > 1 ? "One of these:" : "This entry fits:";
}

export function makeFinder(root) {
  const box = document.createElement("textarea");
  const label = document.createElement("label");
  label.append("Paste a message, or a whole traceback:", box);
  box.rows = 4;
  box.spellcheck = false;
  const answer = document.createElement("div");
  answer.setAttribute("role", "status");
  box.addEventListener("input", () => {
    const found = box.value.trim() ? causesOf(box.value) : [];
    const list = document.createElement("ul");
    list.append(...found.map(item));
    answer.replaceChildren(headline(found, box.value), list);
  });
  root.replaceChildren(label, answer);
  // Not every browser opens the fold that holds what a link leads to.
  const open = () => {
    const entry = document.getElementById(location.hash.slice(1));
    const fold = entry?.closest(".entry");
    if (!fold || fold.open) return;
    fold.open = true;
    entry.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
}
