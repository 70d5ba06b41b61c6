// The search: sections as results, the one that defines a term first.
// sections.mjs is made from the pages' prose (book/search.py).
import { sections } from "./sections.mjs";

// The course's word, and what others call it or look for near it.
const ALSO = {
  "learning rate": ["step size", "step length", "lr"],
  "fully connected network": [
    "mlp", "multilayer perceptron", "multi-layer perceptron", "dense layer",
    "feedforward network", "feed-forward network",
  ],
  neuron: ["unit", "node", "perceptron"],
  backpropagation: ["backprop", "back-propagation", "reverse mode", "autodiff"],
  "activation function": ["nonlinearity", "non-linearity", "relu", "sigmoid"],
  loss: ["cost", "objective", "error function"],
  gradient: ["derivatives", "jacobian"],
  overfits: ["dropout", "overfitting", "memorises", "generalisation"],
  "weight decay": [
    "l2", "regularisation", "regularization", "regularizer", "ridge", "adamw",
  ],
  initialisation: ["initialization", "xavier", "glorot", "he init", "kaiming"],
  minibatches: ["mini-batch", "minibatch"],
  "stochastic gradient descent": ["sgd"],
  "random key": ["prng", "rng", "random seed", "random state"],
  compiling: ["compilation", "xla"],
  "mean squared error": ["mse", "quadratic loss"],
  "cross-entropy": ["log loss", "negative log likelihood", "nll"],
  "coefficient of determination": ["r2", "r squared", "r-squared"],
  normalise: ["standardise", "standardize", "normalize", "feature scaling"],
  "validation set": ["dev set", "hold-out", "holdout"],
  "confusion table": ["confusion matrix"],
  augmentation: ["data augmentation"],
  convolution: ["cnn", "convolutional network"],
  "Early stopping": ["when to stop"],
  digits: ["mnist"],
  "finite difference": ["numerical derivative", "gradient check"],
};

// How much a section counts by the page it stands on.
const WEIGHTS = [
  [/^lessons\//, 1],
  [/^reference\/(glossary|common_errors|cheat_sheet)/, 0.8],
  [/^reference\/(teaching|recap|hosting|instructors)/, 0.3],
  [/^reference\//, 0.7],
  [/^exercises\//, 0.5],
  [/^solutions\//, 0.4],
];
const SMALL = new Set(
  "a an and are as at do does for from how i in is it my of on or the to what when why with"
    .split(" "),
);
const MOST = 40;
const MOST_OF_A_PAGE = 4;
const ENDING = /(?:ies|es|s|ing|ed|e|y)$/;
const LETTER = "[\\p{L}\\p{N}_]";

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const stem = (word) => word.length > 4 ? word.replace(ENDING, "") : word;
const same = (one, other) => stem(one.toLowerCase()) === stem(other);

// Each word of a phrase may go on: "gradient" finds "gradients".
function pattern(phrase) {
  const words = phrase.split(/[\s-]+/).map((word) => escaped(stem(word)));
  const source = words.join(`${LETTER}*[\\s-]+`);
  return new RegExp(`(?<!${LETTER})${source}${LETTER}*`, "giu");
}

// Return what is looked for: lists of phrases any of which will do.
export function wanted(query) {
  let rest = ` ${query.toLowerCase().replace(/["“”,;:?!]/g, " ")} `;
  const found = [];
  for (const [word, others] of Object.entries(ALSO)) {
    const alike = [word.toLowerCase(), ...others];
    const asked = alike.find((one) => rest.includes(` ${one} `));
    if (!asked) continue;
    rest = rest.replace(` ${asked} `, " ");
    found.push(asked === alike[0] ? [asked] : [asked, alike[0]]);
  }
  const words = rest.split(/\s+/).filter((word) => word && !SMALL.has(word));
  return [...found, ...words.map((word) => [word])];
}

const count = (text, shape) => text.match(shape)?.length ?? 0;

function points(section, phrases) {
  const shapes = phrases.map(pattern);
  const most = (value) => Math.max(0, ...shapes.map(value));
  const told = most((shape) => count(section.text, shape));
  const headed = most((shape) => count(section.title, shape));
  const named = most((shape) => count(section.names, shape));
  const defined = phrases.some((one) => section.terms.some((t) => same(t, one)));
  const exact = phrases.some((one) => same(section.title, one));
  return 40 * defined + 20 * exact + 8 * Math.min(headed, 1) +
    Math.min(told, 5) + Math.min(named, 1);
}

function score(section, lists, query) {
  const each = lists.map((phrases) => points(section, phrases));
  if (each.includes(0)) return 0;
  const [, weight] = WEIGHTS.find(([page]) => page.test(section.page)) ?? [, 0.5];
  const whole = lists.length > 1 ? points(section, [query]) : 0;
  const sum = each.reduce((one, other) => one + other, 0) / each.length;
  return weight * (sum + whole);
}

// Return the sections that fit, the best first.
export function search(query) {
  const plain = query.trim().toLowerCase();
  const lists = wanted(plain);
  if (!lists.length) return [];
  const scored = sections.map((section) => [score(section, lists, plain), section]);
  const fitting = scored.filter(([value]) => value > 0);
  return fitting.sort(([one], [other]) => other - one).map(([, found]) => found);
}

const tag = (name, className, ...inside) => {
  const node = Object.assign(document.createElement(name), { className });
  node.append(...inside);
  return node;
};

// Return the sentences around the first place that fits, as nodes.
function excerpt(text, shapes) {
  const places = shapes.map((shape) => text.search(shape)).filter((at) => at >= 0);
  const first = places.length ? Math.min(...places) : 0;
  const begin = first && text.lastIndexOf(". ", first - 1) + 1;
  const from = first - begin > 160 ? text.lastIndexOf(" ", first - 80) : begin;
  const cut = text.slice(from, from + 240);
  const shown = from + 240 < text.length ? cut.replace(/\s\S*$/, " …") : cut;
  const any = new RegExp(`(${shapes.map((s) => s.source).join("|")})`, "giu");
  return shown.trim().split(any).map((part, n) =>
    n % 2 ? tag("mark", "", part) : part);
}

const titles = new Map(sections.filter(({ id }) => !id)
  .map(({ page, title }) => [page, title]));

function item(section, shapes) {
  const { page, id, title, text } = section;
  const link = document.createElement("a");
  link.href = `${page}.html${id && "#"}${id}`;
  link.textContent = title;
  const where = id ? tag("span", "where", ` ${titles.get(page)}`) : "";
  const words = tag("p", "context", ...(text ? excerpt(text, shapes) : []));
  return tag("li", "", link, where, ...(text ? [words] : []));
}

function headline(all, lists) {
  const also = lists.filter((list) => list.length > 1).map(([, word]) => word);
  const near = also.length ? ` Looked for “${also.join("”, “")}” as well.` : "";
  if (!all) return `Nothing fits. Try fewer words, or another.${near}`;
  return `${all} ${all === 1 ? "section" : "sections"}.${near}`;
}

// At most a few sections of one page, so that each page has a chance.
function best(found) {
  const seen = new Map();
  return found.filter(({ page }) => {
    seen.set(page, (seen.get(page) ?? 0) + 1);
    return seen.get(page) <= MOST_OF_A_PAGE;
  }).slice(0, MOST);
}

export function makeSearch(root, box) {
  const status = tag("p", "search-summary");
  status.setAttribute("role", "status");
  const list = tag("ul", "search");
  function show() {
    const lists = wanted(box.value);
    const found = search(box.value);
    const shapes = lists.flat().map(pattern);
    status.textContent = lists.length ? headline(found.length, lists) : "";
    list.replaceChildren(...best(found).map((one) => item(one, shapes)));
  }
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  box.addEventListener("input", () => {
    history.replaceState(null, "", `?q=${encodeURIComponent(box.value)}`);
    show();
  });
  root.replaceChildren(status, list);
  show();
}
