// Paper: light whatever the mode; what is folded is open, answers to questions
// excepted; and formulas are set before anything is printed.

const page = document.documentElement;
const article = document.querySelector("article.bd-article");
const solution = location.pathname.includes("/solutions/");
const FOLDS = solution ? "details" : "details:is(.below-input, .entry)";

// Figures come when they are near; for paper all of them come at once.
const bringFigures = () => [...document.images].map((image) => {
  image.loading = "eager";
  return image.decode().catch(() => {});
});

// watchPrint(setFormulas): it sets all formulas, and returns a promise.
export function watchPrint(setFormulas) {
  let opened = [];
  let theme = "";
  const setAll = () => Promise.all([setFormulas(), ...bringFigures()]);
  addEventListener("beforeprint", () => {
    theme = page.dataset.theme;
    page.dataset.theme = "light";
    const folds = [...article?.querySelectorAll(FOLDS) ?? []];
    opened = folds.filter((one) => !one.open);
    for (const one of opened) one.open = true;
    setAll();
  });
  addEventListener("afterprint", () => {
    page.dataset.theme = theme;
    for (const one of opened) one.open = false;
  });
  // The browser waits for nobody; the page's own button and its keys do.
  const print = window.print.bind(window);
  window.print = () => setAll().then(print);
  addEventListener("keydown", (event) => {
    if (event.key !== "p" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    window.print();
  });
}
