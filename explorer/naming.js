// ipywidgets gives the handle of a slider its role, but no name: a screen
// reader would say "slider, 30" and not which.  This names each handle after
// the label beside it, lets it say what its readout says (a log slider would
// say the exponent), has changes of the text line read aloud, and keeps
// JupyterLab from taking a menu's arrow keys to move from cell to cell.
function follow(slider, handle) {
  const readout = slider.querySelector(".widget-readout");
  const say = () => {
    const text = readout ? readout.textContent : "";
    if (text && handle.getAttribute("aria-valuetext") !== text)
      handle.setAttribute("aria-valuetext", text);
  };
  say();
  new MutationObserver(say).observe(slider, {
    subtree: true, childList: true, characterData: true,
    attributeFilter: ["aria-valuetext"],
  });
}
function name(tries) {
  const box = element.closest(".course-sliders");
  const found = box ? box.querySelectorAll(".widget-slider") : [];
  let left = found.length ? 0 : 1;
  for (const slider of found) {
    const label = slider.querySelector("label");
    const handle = slider.querySelector("[role=slider]");
    if (!label || !handle) left += 1;
    else if (!handle.hasAttribute("aria-label")) {
      handle.setAttribute("aria-label", label.textContent);
      follow(slider, handle);
    }
  }
  if (box) {
    const text = box.querySelector(".course-text");
    if (text) text.setAttribute("aria-live", "polite");
    for (const menu of box.querySelectorAll("select"))
      menu.setAttribute("data-lm-suppress-shortcuts", "true");
  }
  if (left && tries) requestAnimationFrame(() => name(tries - 1));
}
name(600);
