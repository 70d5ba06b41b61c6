// A pinned run: what it was, and how it differs from the one that is shown.
import { make, show } from "./page.mjs";
import { phrase } from "./phrases.mjs";
import { entriesOf, MENUS } from "./settings.mjs";
import { choices } from "./shared.mjs";
import { layerSizes } from "./training.mjs";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// [["neurons", "30, 20", "12, 12"], ...]: the settings that differ.
export function differences(pinned, shown) {
  const [one, other] = [inWords(pinned), inWords(shown)];
  const names = Object.keys(one).filter((name) => one[name] !== other[name]);
  if (!same(pinned.points, shown.points) && !names.includes("target")) {
    names.push("target");
    other.target = phrase("other_points");
  }
  return names.map((name) => [name, one[name], other[name]]);
}

// {label: value} of all settings.
function inWords(setting) {
  const words = {};
  for (const [name, { label }] of Object.entries(choices.controls)) {
    const sizes = layerSizes(setting).slice(1, -1).join(", ");
    const value = setting[name];
    const shown = Number.isInteger(value) ? `${value}` : show(value);
    if (name !== "neurons") words[label] = shown;
    else words[phrase("neurons_head")] = sizes || phrase("no_neurons");
  }
  for (const name of Object.keys(MENUS)) {
    const { label } = entriesOf(name).find((one) => one.name === setting[name]);
    words[name] = label.split(":")[0]; // without what the menu explains
  }
  return words;
}

const ENDS = ["step", "loss", "error"];

// Before the first step there is no loss.
export const endsOf = (run) =>
  ENDS.map((name) => {
    if (run[name] === undefined) return "";
    return name === "step" ? `${run.step}` : show(run[name]);
  });

// "pinned: step 100, loss 0.0363, true error 0.0351"
export function runInWords(run) {
  const values = endsOf(run);
  const parts = ENDS.map((name, i) => `${phrase(`${name}_head`)} ${values[i]}`);
  return `${phrase("pinned")}: ${parts.filter((_, i) => values[i]).join(", ")}`;
}

// Its style lays the table on its side, and its parts say what they are.
const ROLES = {
  TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell",
  col: "columnheader", row: "rowheader",
};

function withRoles(table) {
  for (const node of [table, ...table.querySelectorAll("*")]) {
    node.setAttribute("role", ROLES[node.tagName] ?? ROLES[node.scope]);
  }
  return table;
}

// A table of two rows, or words where both would say the same.
// `pinned` and `shown`: {setting, step, loss, error, off}.
export function compareRuns(pinned, shown) {
  const different = differences(pinned.setting, shown.setting);
  const counts = [pinned, shown].map(({ off }) => `${off.size}`);
  if (!same(...counts)) different.push([phrase("off_head"), ...counts]);
  if (!different.length && same(endsOf(pinned), endsOf(shown))) {
    return make("p", {}, phrase("pinned_same"));
  }
  const ends = ENDS.map((name) => phrase(`${name}_head`));
  const heads = ["", ...different.map(([name]) => name), ...ends];
  const row = (name, run, which) => make(
    "tr", { class: name }, make("th", { scope: "row" }, phrase(name)),
    ...different.map((entry) => make("td", {}, entry[which])),
    ...endsOf(run).map((text) => make("td", {}, text)),
  );
  return withRoles(make(
    "table", {},
    make("thead", {}, make(
      "tr", {}, ...heads.map((head) =>
        head ? make("th", { scope: "col" }, head) : make("td")),
    )),
    make("tbody", {}, row("pinned", pinned, 1), row("shown", shown, 2)),
  ));
}
