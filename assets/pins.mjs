// A pinned run: what it was, and how it differs from the one that is shown.
import { make, show } from "./page.mjs";
import { layerSizes } from "./training.mjs";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const LABELS = { num_hidden: "hidden layers", num_steps: "steps" };
const label = (name) => LABELS[name] ?? name.replace("_", " ");

// [["neurons", "30, 20", "12, 12"], ...]: the settings that differ.
export function differences(pinned, shown) {
  const words = (setting) => ({
    ...setting, points: undefined,
    neurons: layerSizes(setting).slice(1, -1).join(", ") || "none",
    target: setting.points ? `drawn (${setting.points.length} points)` : setting.target,
  });
  const [one, other] = [words(pinned), words(shown)];
  const names = Object.keys(one).filter((name) => !same(one[name], other[name]));
  const drawn = !same(pinned.points, shown.points) && !names.includes("target");
  if (drawn) [one.target, other.target] = ["drawn", "drawn otherwise"];
  const all = drawn ? [...names, "target"] : names;
  return all.map((name) => [label(name), `${one[name]}`, `${other[name]}`]);
}

// A table of two rows.  `pinned` and `shown`: {setting, step, loss, error}.
export function compareRuns(pinned, shown) {
  const different = differences(pinned.setting, shown.setting);
  const heads = ["", ...different.map(([name]) => name), "step", "loss", "true error"];
  const row = (name, run, which) => make(
    "tr", { class: name }, make("th", { scope: "row" }, name),
    ...different.map((entry) => make("td", {}, entry[which])),
    ...[run.step, run.loss, run.error].map((v) => make("td", {}, show(v))),
  );
  return make(
    "table", {},
    make("thead", {}, make(
      "tr", {}, ...heads.map((head) =>
        head ? make("th", { scope: "col" }, head) : make("td")),
    )),
    make("tbody", {}, row("pinned", pinned, 1), row("shown", shown, 2)),
  );
}
