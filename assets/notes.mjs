// The teacher's second window: it shows the notes on the lesson, marks those
// on the slide that is shown, and hands its keys on to the slides.

const LESSON = /\/lessons\/(\d\d_\w+\.html)$/;
const here = document.querySelector("article.bd-article");

// For the page with the slides; press(key) hears of keys in the notes.
export function makeNotes(press) {
  const lesson = location.pathname.match(LESSON);
  const address = lesson && `../reference/teaching/${lesson[1]}`;
  let shown = null;
  let last = null;
  const send = () => last && shown?.postMessage({ slide: last }, "*");
  const open = () => {
    if (address) shown = window.open(address, "notes", "width=760,height=860");
  };
  const tell = (state) => {
    last = state;
    send();
  };
  addEventListener("message", ({ source, data }) => {
    if (!shown || source !== shown) return;
    if (data.ready) send();
    if (data.key) press(data.key);
  });
  return { address, open, tell };
}

// For the page of notes, where it was opened from slides.
export function followSlides() {
  if (!window.opener || window.name !== "notes") return;
  const strip = document.createElement("p");
  strip.className = "lecture-now";
  const began = Date.now();
  let slide = null;
  function write() {
    if (!slide) return;
    const minutes = Math.floor((Date.now() - began) / 60_000);
    const next = slide.next && ` Next: ${slide.next}.`;
    strip.textContent =
      `${slide.at} / ${slide.of}: ${slide.title}.${next} ${minutes} min.`;
  }
  function mark() {
    here.querySelectorAll(".now").forEach((node) => node.classList.remove("now"));
    const links = here.querySelectorAll(`a[href$="#${slide.id}"]`);
    const rows = [...links].map((link) => link.closest("tr") ?? link.closest("li, p"));
    rows.forEach((row) => row.classList.add("now"));
    rows[0]?.scrollIntoView({ block: "center" });
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== window.opener || !data.slide) return;
    slide = data.slide;
    if (!strip.isConnected) document.body.prepend(strip);
    write();
    mark();
  });
  addEventListener("keydown", ({ key }) => {
    if (!/^(Page|Arrow(Left|Right)|[.b]$)/.test(key)) return;
    window.opener.postMessage({ key }, "*");
  });
  setInterval(write, 1_000);
  window.opener.postMessage({ ready: true }, "*");
}
