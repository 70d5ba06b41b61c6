// Code on a narrow screen: where a line goes on beyond the edge, keys scroll it,
// and a button breaks the lines of all code; the choice is kept.

const NAME = "break-lines";
const page = document.documentElement;
const label = () => page.classList.contains(NAME) ? "one line" : "break lines";

function choose() {
  const on = page.classList.toggle(NAME);
  localStorage.setItem(NAME, on ? "on" : "");
  for (const button of document.querySelectorAll("button.break")) {
    button.textContent = label();
  }
}

function offer(pre) {
  const on = page.classList.contains(NAME);
  if (!on && pre.scrollWidth <= pre.clientWidth + 1) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "break";
  button.textContent = label();
  button.onclick = choose;
  pre.parentElement.append(button);
  pre.tabIndex = 0;
}

// Before a block comes into view, its width is known: no text moves in sight.
export function watchCode() {
  page.classList.toggle(NAME, localStorage.getItem(NAME) === "on");
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      offer(target);
    }
  }, { rootMargin: "100% 0px" });
  document.querySelectorAll(".highlight pre").forEach((pre) => seen.observe(pre));
}
