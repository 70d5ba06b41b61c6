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
  const button = document.createElement("button");
  button.type = "button";
  button.className = "break";
  button.textContent = label();
  button.onclick = choose;
  pre.parentElement.append(button);
  pre.tabIndex = 0;
}

// Every block that has been laid out, however far away: no text moves in
// sight, and keys find all of them.  All are measured, and changed after that.
export function watchCode() {
  page.classList.toggle(NAME, localStorage.getItem(NAME) === "on");
  const seen = new IntersectionObserver((entries) => {
    const on = page.classList.contains(NAME);
    const found = entries.filter((entry) => entry.isIntersecting)
      .map((entry) => entry.target);
    found.forEach((pre) => seen.unobserve(pre));
    found.filter((pre) => on || pre.scrollWidth > pre.clientWidth + 1)
      .forEach(offer);
  }, { rootMargin: "1000000px 0px" });
  document.querySelectorAll(".highlight pre").forEach((pre) => seen.observe(pre));
}
