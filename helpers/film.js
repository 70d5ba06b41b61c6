// The film of a training: a slider, a button, and two drawings in one SVG.
// Nothing moves until somebody moves it, or presses Play.
(() => {
  const W = innerWidth < 600 ? 400 : 660, TOP = 300, LOSS = 130, LEFT = 46, RIGHT = 12;
  const PAGE = `<style>@media print { .film { display: none } }</style>
    <svg viewBox="0 0 ${W} 490" role="img" style="width: 100%; max-width: 45rem;
    background: white; font: 13px sans-serif; display: block"></svg>
    <button type="button" style="min-width: 5rem; min-height: 2.75rem">Play
    </button>
    <input type="range" min="0" value="0" aria-label="step of the training"
    style="width: 50%; min-height: 2.75rem; vertical-align: middle">
    <label style="display: inline-flex; align-items: center; gap: 0.4rem;
    min-height: 2.75rem"><input type="checkbox" checked> the neurons' shares
    </label>`;
  const tenth = (losses, n) => (
    losses.slice(n - 10, n).reduce((a, b) => a + b) / 10
  ).toFixed(4);
  const story = (losses, n) => `A film of a training. At first the network
    misses the dashed target, with a loss of ${losses[0].toFixed(2)}. Frame by
    frame it comes nearer, and behind it the grey shares of its neurons grow.
    After ${n} steps the mean of its last ten losses is ${tenth(losses, n)}.`;
  const numbers = (text, columns) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const all = Array.from(new Uint16Array(bytes.buffer), (n) => n / 65535);
    const rows = [];
    while (all.length) rows.push(all.splice(0, columns));
    return rows; // 0 is the top of the picture, 1 its bottom
  };
  const across = (i, count) => LEFT + (i / (count - 1)) * (W - LEFT - RIGHT);
  const path = (row) => row
    .map((y, i) => `${across(i, row.length).toFixed(1)} ${(y * TOP).toFixed(1)}`)
    .map((place, i) => (i ? "L" : "M") + place).join("");
  const line = (d, style) => `<path d="${d}" fill="none" ${style}/>`;
  const text = (x, y, words, more = "") =>
    `<text x="${x}" y="${y}" ${more}>${words}</text>`;
  const at = (value, low, high) => (value - low) / (high - low);

  function axes({ range, q, most, baseline }, lossY) {
    const rule = (x, y, w, h) =>
      `<path d="M${x} ${y}h${w}v${h}" stroke="#999" fill="none"/>`;
    const end = "text-anchor=\"end\"", middle = "text-anchor=\"middle\"";
    const shaded = [-3, 3].map((v) => LEFT + at(v, ...q) * (W - LEFT - RIGHT));
    let out = `<rect x="${shaded[0]}" width="${shaded[1] - shaded[0]}" y="0"
      height="${TOP}" fill="#56B4E9" opacity="0.15"/>`;
    for (const v of [-1, 0, 1]) {
      const y = (1 - at(v, ...range)) * TOP;
      out += rule(LEFT - 4, y, 4, 0) + text(LEFT - 8, y + 4, v, end);
    }
    for (const v of [-3, 0, 3]) {
      const x = LEFT + at(v, ...q) * (W - LEFT - RIGHT);
      out += rule(x, TOP, 0, 4) + text(x, TOP + 17, v, middle);
    }
    for (const v of [0.1, 0.01, 0.001]) {
      out += rule(LEFT - 4, lossY(v), 4, 0) + text(LEFT - 8, lossY(v) + 4, v, end);
    }
    out += rule(LEFT, 0, 0, TOP) + rule(LEFT, TOP, W - LEFT - RIGHT, 0);
    out += rule(LEFT, TOP + 40, 0, LOSS);
    out += text(W - RIGHT, TOP + 17, "q", end);
    out += text(LEFT + 6, TOP + 36, `loss, and the baseline ${baseline} (dotted)`);
    return out + line(`M${LEFT} ${lossY(baseline)}H${W - RIGHT}`,
      "stroke=\"#D55E00\" stroke-dasharray=\"2 3\"") +
      text(W - RIGHT, TOP + LOSS + 56, `step ${most}`, end);
  }

  function start(film) {
    const data = JSON.parse(film.dataset.film);
    const { steps, losses } = data, most = steps.at(-1);
    film.dataset.ready = "";
    film.innerHTML = PAGE;
    film.querySelector("svg").setAttribute("aria-label", story(losses, most));
    const fits = numbers(data.fits, data.fine);
    const shares = numbers(data.shares, data.coarse);
    const perFrame = shares.length / steps.length;
    const logs = losses.map(Math.log10);
    const [low, high] = [Math.min(...logs, -3.2), Math.max(...logs, -0.5)];
    const lossY = (v) => TOP + 40 + (1 - at(Math.log10(v), low, high)) * LOSS;
    const lossX = (n) => LEFT + (n / most) * (W - LEFT - RIGHT);
    const curve = losses.map((v, n) => `${n ? "L" : "M"}${lossX(n + 0.5).toFixed(1)} ${lossY(v).toFixed(1)}`);
    film.querySelector("svg").innerHTML = axes({ ...data, most }, lossY) +
      "<g class=\"s\"></g>" +
      line(path(numbers(data.truth, data.fine)[0]), "stroke=\"#444\" stroke-width=\"2\" stroke-dasharray=\"6 4\"") +
      line("", "class=\"f\" stroke=\"#0072B2\" stroke-width=\"3\"") +
      line("", "class=\"l\" stroke=\"#0072B2\" stroke-width=\"1.2\"") +
      text(LEFT + 8, 18, "", "class=\"n\" font-size=\"15\"");
    const part = (name) => film.querySelector(`svg .${name}`);
    const [play, slide, box] = film.querySelectorAll("button, input");
    slide.max = steps.length - 1;
    const draw = () => {
      const k = Number(slide.value), n = steps[k];
      const own = shares.slice(k * perFrame, (k + 1) * perFrame);
      part("s").innerHTML = box.checked
        ? own.map((row) => line(path(row), "stroke=\"#888\"")).join("") : "";
      part("f").setAttribute("d", path(fits[k]));
      part("l").setAttribute("d", curve.slice(0, n).join("") || "M0 0");
      const words = n < 10 ? `step ${n}`
        : `step ${n}, mean of the last ten losses ${tenth(losses, n)}`;
      part("n").textContent = words;
      slide.setAttribute("aria-valuetext", words);
    };
    let clock = null;
    const stop = () => {
      clearInterval(clock);
      clock = null;
      play.textContent = "Play";
    };
    const next = () => {
      if (!film.isConnected) return stop();
      slide.value = Number(slide.value) + 1;
      draw();
      if (slide.value === slide.max) stop();
    };
    play.onclick = () => {
      if (clock) return stop();
      if (slide.value === slide.max) slide.value = 0;
      draw();
      play.textContent = "Pause";
      clock = setInterval(next, 180);
    };
    slide.oninput = () => { stop(); draw(); };
    box.onchange = draw;
    play.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
    draw();
  }
  document.querySelectorAll(".film:not([data-ready])").forEach(start);
})();
