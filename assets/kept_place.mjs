// Who leaves the page and comes back finds the network where it was: the same
// run, walked again to the same step.
const KEPT = `explorers of ${location.pathname}`;

// Keep where the explorers of this page are, when it is left.
export function keepPlaces(explorers) {
  addEventListener("pagehide", () => {
    const kept = explorers.map(({ setting, step, pace }) => ({
      setting, step, pace,
    }));
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(kept));
    } catch {
      // Without storage the page begins anew.
    }
  });
}

// What is kept of explorer number `index`, for who has come back.
export function placeKept(index) {
  const [visit] = performance.getEntriesByType("navigation");
  if (visit?.type !== "back_forward") return undefined;
  try {
    return JSON.parse(sessionStorage.getItem(KEPT))?.[index];
  } catch {
    return undefined;
  }
}
