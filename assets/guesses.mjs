// The words that answer a guess wait, as the output does, until the fold
// between question and answer opens.  Without scripts nothing waits.
const WITH_IT = "ul, ol, .math, .pst-scrollable-table-container";

// The first block after the cell, with a list, a formula or a table behind it.
function wordsAfter(cell) {
  const words = [];
  let node = cell.nextElementSibling;
  if (!node?.matches("p")) return words;
  do {
    words.push(node);
    node = node.nextElementSibling;
  } while (node?.matches(WITH_IT));
  return words;
}

export function holdAnswers() {
  const folds = document.querySelectorAll(
    ".cell.tag_hide-output details.below-input",
  );
  for (const fold of folds) {
    const words = wordsAfter(fold.closest(".cell"));
    const follow = () => {
      for (const node of words) {
        if (fold.open) node.removeAttribute("hidden");
        else node.setAttribute("hidden", "until-found");
      }
    };
    for (const node of words) {
      node.classList.add("answer");
      node.addEventListener("beforematch", () => { fold.open = true; });
    }
    fold.addEventListener("toggle", follow);
    follow();
  }
}
