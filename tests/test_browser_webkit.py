"""The explorer in a second engine, WebKit: it runs, and computes the same.

Debian's driver speaks the W3C protocol over HTTP, so nothing more is needed:
`apt-get install webkit2gtk-driver xvfb`.  Elsewhere the tests are skipped.
"""

import json
import os
import select
import shutil
import socket
import subprocess
import urllib.error
import urllib.request

import numpy as np
import pytest
from jax.random import key, uniform
from test_browser_engine import BLANK, for_page, reference_losses
from test_browser_reader import LESSON, SEVEN, TWENTY

from book.questions import asked
from explorer.settings import Settings

# A function that waits until something is there, and returns it.
UNTIL = """
const until = (is) => new Promise((done) => {
  const look = () => is() ? done(is()) : requestAnimationFrame(look);
  look();
});
"""
# Where the first node that can be seen of those that a selector chooses lies,
# [left, top, width, height], when the page has come to rest.
AT_REST = (
    UNTIL
    + """
const node = await until(() => [...document.querySelectorAll(given)]
    .find((one) => one.offsetHeight));
const frame = () => new Promise(requestAnimationFrame);
for (let calm = 0, from; calm < 10; from = scrollY) {
  node.scrollIntoView({ block: "center", behavior: "instant" });
  await frame();
  calm = scrollY === from ? calm + 1 : 0;
}
const { left, top, width, height } = node.getBoundingClientRect();
return [left, top, width, height];
"""
)
WAYS = ("Down", "Up")  # of a button, of a key
UP, DOWN, DELETE = "\ue013", "\ue015", "\ue017"
TAB, ENTER = "\ue004", "\ue007"
PROGRAMS = ("WebKitWebDriver", "Xvfb")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)) and not os.environ.get("CI"),
    reason="no WebKit here: apt-get install webkit2gtk-driver xvfb",
)


class WebKit:
    """A window of WebKit, driven over HTTP."""

    def __init__(self, port):
        self.port = port
        self.session = ""

    def ask(self, method, path, body=None):
        """Send one command, and return its answer."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{self.session}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def open(self):
        """Open the window as soon as the driver listens."""
        wanted = {"capabilities": {"alwaysMatch": {}}}
        for _ in range(600):
            try:
                found = self.ask("POST", "/session", wanted)
                break
            except urllib.error.URLError as error:
                if not isinstance(error.reason, ConnectionRefusedError):
                    raise
                select.select([], [], [], 0.1)
        self.session = f"/session/{found['sessionId']}"
        self.ask("POST", "/timeouts", {"script": 120_000})

    def run(self, script, *arguments):
        """Run the body of an async function, and return its value."""
        code = "const done = arguments[arguments.length - 1];"
        code += f"(async (given) => {{ {script} }})(arguments[0]).then("
        code += "(value) => done(value), (error) => done(`failed: ${error}`));"
        body = {"script": code, "args": list(arguments)}
        return self.ask("POST", "/execute/async", body)

    def act(self, kind, *actions, **more):
        """Let a mouse ("pointer") or a keyboard ("key") act, one by one."""
        source = {"type": kind, "id": kind, "actions": list(actions), **more}
        self.ask("POST", "/actions", {"actions": [source]})

    def draw_on(self, strokes):
        """Draw on a page's pad with the mouse, strokes of places (x, y)."""
        left, top, side, _ = self.run(AT_REST, ".course-pad")
        for stroke in strokes:
            moves = [
                {
                    "type": "pointerMove",
                    "duration": 0,
                    "x": round(left + side * x),
                    "y": round(top + side * y),
                }
                for x, y in stroke
            ]
            down, up = ({"type": f"pointer{do}", "button": 0} for do in WAYS)
            self.act("pointer", moves[0], down, *moves[1:], up)

    def click(self, chosen):
        """Click with the mouse in the middle of what a selector chooses."""
        left, top, width, height = self.run(AT_REST, chosen)
        x, y = round(left + width / 2), round(top + height / 2)
        move = {"type": "pointerMove", "duration": 0, "x": x, "y": y}
        down, up = ({"type": f"pointer{do}", "button": 0} for do in WAYS)
        self.act("pointer", move, down, up)

    def type(self, keys):
        """Press keys, as W3C's protocol writes them."""
        ways = [
            {"type": f"key{do}", "value": key} for key in keys for do in WAYS
        ]
        self.act("key", *ways)


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def webkit():
    """Start a screen without a screen, the driver and one window."""
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    display = f":{screen.stdout.readline().decode().strip()}"
    settings = os.environ | {"DISPLAY": display}
    if os.getuid() == 0:  # WebKit's own sandbox does not start as root
        settings["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
    port = free_port()
    driver = subprocess.Popen(
        ["WebKitWebDriver", f"--port={port}"],
        env=settings,
        stderr=subprocess.DEVNULL,
    )
    window = WebKit(port)
    try:
        window.open()
        yield window
        window.ask("DELETE", "")
    finally:
        for process in (driver, screen):
            process.terminate()
            process.wait()
        screen.stdout.close()


def test_a_run_ends_with_the_same_loss_in_webkit(webkit, book_address):
    address = f"{book_address}/index.html#num_steps=100"
    webkit.ask("POST", "/url", {"url": address})
    said = webkit.run(
        """
        const root = document.querySelector(".play");
        const mode = (wanted) => new Promise((done) => {
          const look = () => root.dataset.mode === wanted
            ? done() : requestAnimationFrame(look);
          look();
        });
        await mode("done");
        return root.querySelector("[role=status]").textContent;
        """
    )
    assert "After 100 steps the loss is 0.0363" in said


def test_the_contents_do_not_scroll_sideways_in_webkit(webkit, book_address):
    webkit.ask("POST", "/window/rect", {"width": 1280, "height": 900})
    webkit.ask("POST", "/url", {"url": f"{book_address}/index.html"})
    scrolls = webkit.run(
        """
        const contents = document.querySelector(".bd-sidebar-primary");
        return getComputedStyle(contents).overflowX !== "hidden"
            && contents.scrollWidth > contents.clientWidth;
        """
    )
    assert not scrolls


def test_webkit_computes_what_jax_computes(webkit, book_address):
    webkit.ask("POST", "/url", {"url": f"{book_address}/{BLANK}"})
    numbers, losses = webkit.run(
        f"""
        const random = await import("{book_address}/_static/random.mjs");
        const {{ trainLosses }} =
          await import("{book_address}/_static/training.mjs");
        const numbers = random.uniform(random.key(42), new Float32Array(100));
        return [Array.from(numbers), Array.from(trainLosses(given, 200))];
        """,
        for_page(Settings()),
    )
    assert numbers == uniform(key(42), (100,)).tolist()
    np.testing.assert_allclose(losses, reference_losses(Settings()), 1e-4)


def test_time_neurons_and_a_drawn_target_work_in_webkit(webkit, book_address):
    address = f"{book_address}/index.html?again#num_steps=100"
    webkit.ask("POST", "/url", {"url": address})
    look, off, target = webkit.run(
        UNTIL
        + """
        const root = document.querySelector(".play");
        await until(() => root.dataset.mode === "done");
        const { state, actions } = root.explorer;
        actions.look(40);
        actions.switchOff("2.3");
        await until(() => root.dataset.look === "40");
        const place = root.querySelector(".place").textContent;
        actions.draw(Array.from({ length: 65 }, (_, i) => i / 65), true);
        await until(() => state.setting.target === "own");
        await until(() => root.dataset.mode === "done");
        const curve = root.querySelector("svg.fit path.network");
        return [place, curve.getAttribute("d").length, state.setting.target];
        """
    )
    assert look.startswith("Step 40: ") and "1 switched off" in look
    assert off > 1000
    assert target == "own"


def test_pins_seeds_slice_and_link_work_in_webkit(webkit, book_address):
    address = f"{book_address}/index.html?all#num_steps=20"
    webkit.ask("POST", "/url", {"url": address})
    found = webkit.run(
        UNTIL
        + """
        const root = document.querySelector(".play");
        await until(() => root.dataset.mode === "done");
        const press = (words) => [...root.querySelectorAll("button")]
            .find((node) => node.textContent === words).click();
        press("Keep this run");
        const pinned = await until(() => root.querySelector(".pinned p"));
        press("Is it luck? 30 seeds");
        const place = root.querySelector(".place");
        await until(() => /30 seeds: true error/.test(place.textContent));
        press("More");
        root.querySelector("details.slice").open = true;
        await until(() => root.querySelector(".slice[data-step='20']"));
        const walk = root.querySelector(".slice path.walk");
        await until(() => /pin=.*seeds=1/.test(location.hash)
            && /slice=1/.test(location.hash));
        return [
            pinned !== null, walk.getAttribute("d").length,
            location.hash,
        ];
        """
    )
    pinned, walk, link = found
    assert pinned and walk > 10
    assert all(part in link for part in ("pin=", "seeds=1", "slice=1"))
    webkit.ask("POST", "/url", {"url": f"{book_address}/index.html?b{link}"})
    again = webkit.run(
        UNTIL
        + """
        const root = document.querySelector(".play");
        await until(() => root.dataset.mode === "done");
        await until(() => root.querySelector(".slice[data-step='20']"));
        await until(() => root.querySelector(".pinned p"));
        const { pin, seeds } = root.explorer.state;
        return [pin.step, seeds !== null];
        """
    )
    assert again == [20, True]


def test_keys_paint_two_inputs_and_choose_a_neuron_in_webkit(
    webkit, book_address
):
    webkit.ask(
        "POST", "/url", {"url": f"{book_address}/index.html?k#num_steps=20"}
    )
    walked = webkit.run(
        UNTIL
        + """
        const root = document.querySelector(".play");
        await until(() => root.dataset.mode === "done");
        (await until(() => root.querySelector(".net button"))).focus();
        const press = (key) => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true }));
        ["ArrowDown", "ArrowRight"].forEach(press);
        document.activeElement.click();
        await until(() => root.querySelector(".net [aria-pressed=true]"));
        return document.activeElement.getAttribute("aria-label");
        """
    )
    assert walked == "neuron 2 of hidden layer 2"
    address = f"{book_address}/lessons/07_any_dimension.html"
    webkit.ask("POST", "/url", {"url": address})
    painted = webkit.run(
        UNTIL
        + """
        const map = await until(() => document.querySelector(".plane-map"));
        const root = map.closest(".plane");
        await until(() => {
            map.scrollIntoView({ block: "center" });
            return root.explorer?.state.step >= 2000;
        });
        [...root.querySelectorAll("button")].at(-1).click();  // Clear
        for (const key of ["ArrowLeft", " "]) {
            map.dispatchEvent(new KeyboardEvent("keydown", { key }));
        }
        return root.explorer.state.painted;
        """
    )
    assert painted == [{"x": pytest.approx(-0.05), "y": 0, "label": 0}]


# A function that waits until words of the pad hold others, and returns them.
HEARD = (
    UNTIL
    + """
    const heard = (words, at = ".reader > .words") => until(() => {
      const { textContent } = document.querySelector(at);
      return textContent.includes(words) && textContent;
    });
"""
)


@pytest.fixture
def pad(webkit, book_address):
    """Open lesson 09 at its pad; nothing of a hand is kept."""
    webkit.ask("POST", "/url", {"url": f"{book_address}/{LESSON}"})
    webkit.run(HEARD + "await heard('Draw a digit'); localStorage.clear();")
    return webkit


def test_a_mouse_draws_and_keys_fill_the_pad_in_webkit(pad):
    pad.draw_on([SEVEN])
    said = pad.run(HEARD + "return await heard('the nearest of the 1,300');")
    assert said.startswith("Read as 7")
    strokes = "return document.querySelector('.reader').explorer.model.get();"
    drawn = np.array(pad.run(strokes)[0])
    np.testing.assert_allclose(drawn, SEVEN, atol=0.01)
    pad.run("document.querySelector('.course-pad').focus();")
    pad.type([DELETE])
    pad.run(HEARD + "await heard('Draw a digit');")
    pad.type([UP, *5 * [" ", DOWN]])
    assert len(pad.run(strokes)) == 5
    pad.run(HEARD + "await heard('Read as 1');")


def test_the_pad_trains_in_webkit(pad):
    told = pad.run(
        HEARD
        + """
        document.querySelector(".trainer button.main").click();
        return await heard("Trained 2000 steps", ".trainer [role=status]");
        """
    )
    assert int(told.split(": ")[1].split(" of 497")[0]) > 440


HAND = (
    HEARD
    + """
    const press = (words) => [...document.querySelectorAll(".reader button")]
        .find((node) => node.textContent === words).click();
    const said = (words) => heard(words, ".reader details p");
"""
)


def test_a_hand_is_taught_downloaded_and_deleted_in_webkit(pad):
    counts = pad.run(
        HAND
        + """
        document.querySelector(".reader summary").click();
        const { model } = document.querySelector(".reader").explorer;
        for (const strokes of given) {
            model.set("strokes", strokes);
            model.save_changes();
            document.querySelector(".reader details button").click();
        }
        await said("All twenty are here");
        press("Teach it");
        await said("Taught.");
        return [...document.querySelectorAll(".result td:last-child")]
            .map((node) => parseInt(node.textContent));
        """,
        TWENTY,
    )
    assert counts[1] > counts[0]
    pad.ask("POST", "/refresh", {})
    text, gone = pad.run(
        HAND
        + """
        await said("All twenty are here");
        const make = URL.createObjectURL.bind(URL);
        let blob, gone = false;
        URL.createObjectURL = (given) => make(blob = given);
        URL.revokeObjectURL = () => (gone = true);
        press("Download as CSV");
        return [await blob.text(), gone];
        """
    )
    table = np.genfromtxt(text.splitlines(), delimiter=",", skip_header=1)
    assert table.shape == (20, 66) and table[:, :64].max() == 16
    assert table[:, 64].tolist() == 2 * list(range(10))
    assert not gone  # Safari asks for the file after the click
    kept = pad.run(
        HAND
        + """
        press("Delete all");
        await said("drawing 1 of 20");
        return localStorage.getItem("train-a-network: my hand");
        """
    )
    assert kept == "[]"


def test_search_answers_while_one_types_in_webkit(webkit, book_address):
    webkit.ask("POST", "/url", {"url": f"{book_address}/index.html"})
    webkit.click(".search-button__button")
    box = "document.activeElement"
    webkit.run(f"{UNTIL} await until(() => {box}.type === 'search');")
    webkit.type("mlp")
    webkit.run(f"{UNTIL} await until(() => {box}.value === 'mlp');")
    webkit.ask("POST", "/url", {"url": f"{book_address}/search.html?q=mlp"})
    first = "until(() => document.querySelector('ul.search a'))"
    webkit.run(f"{UNTIL} await {first};")
    webkit.click("#search-here")
    webkit.run("document.querySelector('#search-here').select();")
    webkit.type("split a key")
    found = webkit.run(
        UNTIL
        + """
        return until(() => {
          const link = document.querySelector("ul.search a");
          return link?.textContent === "Split a key" && location.search;
        });
        """
    )
    assert found == "?q=split%20a%20key"


def test_a_guess_opens_by_mouse_and_by_keyboard_in_webkit(
    webkit, book_address
):
    address = f"{book_address}/lessons/00_warm_up.html"
    webkit.ask("POST", "/url", {"url": address})
    shown = """
        const words = await until(() => document.querySelector("p.answer"));
        const fold = words.previousElementSibling.querySelector("details");
        fold.id = "fold";
        const seen = () => `${fold.open} ${words.offsetHeight > 0}`;
        await until(() => seen() === given);
    """
    webkit.run(UNTIL + shown, "false false")
    webkit.click("#fold > summary")
    webkit.run(UNTIL + shown, "true true")
    for pressed, wanted in ((" ", "false false"), (ENTER, "true true")):
        webkit.type([pressed])
        webkit.run(UNTIL + shown, wanted)


def test_a_question_is_answered_by_mouse_and_keyboard_in_webkit(
    webkit, book_address
):
    address = f"{book_address}/exercises/05_training_loop.html"
    webkit.ask("POST", "/url", {"url": address})
    question = asked("05_training_loop")["q3"]
    box = "[aria-label='Answer predicted_place here']"
    said = f"""
        const node = await until(
            () => document.querySelector("{box} [role=status]"));
        await until(() => node.textContent.includes(given));
    """
    mistake = question.mistakes[0]
    webkit.run(UNTIL + said, "")
    webkit.click(f"{box} input")
    webkit.type(str(mistake.when.answer))
    webkit.click(f"{box} button[type=submit]")
    webkit.run(UNTIL + said, mistake.says)
    webkit.type([TAB, ENTER])  # on to the hints
    webkit.run(UNTIL + said, "step 1 of 3: nudge")
    webkit.run(f"""document.querySelector("{box} input").value = "";""")
    webkit.click(f"{box} input")
    webkit.type(f"{question.expect()}{ENTER}")
    webkit.run(UNTIL + said, "1 of 1 point")
