// The target that the reader has drawn, on every page of the course: it is
// kept in this browser only.
import { choices } from "./shared.mjs";
import { POINTS } from "./targets.mjs";

const NAME = "train-a-network: my target";

export function keepPoints(points) {
  try {
    localStorage.setItem(NAME, JSON.stringify(points));
  } catch {
    // Without storage it stays on this page.
  }
}

// Its points, or undefined where none has been drawn.
export function keptPoints() {
  try {
    const points = JSON.parse(localStorage.getItem(NAME));
    const right = points?.length === POINTS.length;
    return right && points.every(Number.isFinite) ? points : undefined;
  } catch {
    return undefined;
  }
}

// What makePanel needs for a choice between the lesson's target and the
// reader's, or nothing where there is none.
export function targetMenu() {
  const entries = [choices.targets[0], choices.own];
  return keptPoints() ? { target: ["target", entries, entries[0].name] } : {};
}
