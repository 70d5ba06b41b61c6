// Questions answered on the page of their exercise: it says what the notebook
// says.  book/questions.py writes the data, from the same declarations.

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

// Return the numbers of a text, or null where something else stands in it.
function numbersIn(text) {
  const rest = text.replaceAll("−", "-").replace(NUMBER, "");
  const found = text.replaceAll("−", "-").match(NUMBER);
  return found && !/[^\s,()[\]]/.test(rest) ? found.map(Number) : null;
}

const lettersIn = (text) => text.toUpperCase().replace(/[^\p{L}]/gu, "");
const isWhole = (n) => Math.abs(n) < 1e9 && Math.abs(n - Math.round(n)) < 1e-6;
// A point, where whole numbers are wanted; one number may say 30.0.
const hasPoint = (text, { length }) =>
  length > 1 ? /[.e]/i.test(text) : !numbersIn(text).every(isWhole);

function holds({ letters, near, by, whole }, text) {
  if (letters) return new RegExp(letters).test(lettersIn(text));
  const numbers = numbersIn(text);
  if (numbers?.length !== near.length) return false;
  if (whole && hasPoint(text, near)) return false;
  return numbers.every((number, n) => Math.abs(number - near[n]) <= by);
}

function causeOf({ right, rules, otherwise, wrong }, text) {
  const known = rules.find(([test]) => holds(test, text));
  if (known) return known[1];
  const { letters, near, whole } = right[0];
  if (letters) return otherwise;
  const count = numbersIn(text)?.length ?? 0;
  if (!count || (near.length === 1 && count > 1)) return "";
  // What is said of a number with a point, where another kind is wanted.
  const bare = count === 1 && !/[,()[\]]/.test(text);
  const odd = bare && (near.length > 1 || (whole && hasPoint(text, near)));
  return odd ? new Map(wrong[1]).get("cause") : otherwise;
}

// Return what is said of answers, one text for each name: [head, fields].
export function judge(question, answers) {
  const { missing, table, right, wrong } = question;
  if (answers.some((answer) => !answer.trim())) return missing;
  if (table) return table[answers.join(" ")];
  const [test, praise] = right;
  if (holds(test, answers[0])) return praise;
  const [head, fields] = wrong;
  const cause = causeOf(question, answers[0]);
  const kept = fields.filter(([name]) => name !== "cause");
  return [head, cause ? [...kept, ["cause", cause]] : kept];
}

const make = (name, settings, ...inside) => {
  const node = Object.assign(document.createElement(name), settings);
  node.append(...inside);
  return node;
};

function boxFor(name, values) {
  if (!values) {
    const box = make("input", { type: "text", autocomplete: "off" });
    return Object.assign(box, { spellcheck: false, autocapitalize: "none" });
  }
  const options = ["", ...values].map((value) => make("option", { value }, `${value}`));
  return make("select", {}, ...options);
}

function lines([head, fields]) {
  const told = fields.map(([name, text]) => make("p", {}, `${name}: ${text}`));
  return [make("p", { className: "head" }, head), ...told];
}

const STEPS = ["nudge", "hint", "example"];

function hintLines(question, step) {
  const name = STEPS[step % STEPS.length];
  const head = `step ${step % STEPS.length + 1} of ${STEPS.length}: ${name}`;
  const text = question.hints[step % STEPS.length];
  const body = make(name === "example" ? "pre" : "p", {}, text);
  return [make("p", { className: "head" }, head), body];
}

function makeQuestion(root) {
  const question = JSON.parse(root.dataset.question);
  const names = question.names.filter((name) => name !== "bug_reason");
  const boxes = names.map((name) => boxFor(name, question.choices?.[name]));
  const labels = names.map((name, n) =>
    make("label", {}, make("code", {}, name), " = ", boxes[n]));
  const check = make("button", { type: "submit" }, "Check");
  const help = make("button", { type: "button" }, "Hint");
  const said = make("div", { className: "said" });
  said.setAttribute("role", "status");
  let step = 0;
  help.onclick = () => said.replaceChildren(...hintLines(question, step++));
  const form = make("form", {}, ...labels, check, help);
  form.onsubmit = (event) => {
    event.preventDefault();
    said.replaceChildren(...lines(judge(question, boxes.map((box) => box.value))));
  };
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", `Answer ${names.join(" and ")} here`);
  root.append(form, said);
}

export const makeQuestions = (roots) => roots.forEach(makeQuestion);
