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

from book.questions import asked
from explorer.settings import Settings

# A function that waits until something is there, and returns it.
UNTIL = """
const until = (is) => new Promise((done) => {
  const look = () => is() ? done(is()) : requestAnimationFrame(look);
  look();
});
"""
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
        press("Pin");
        const pinned = await until(() => root.querySelector(".pinned td"));
        press("Thirty seeds");
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
        await until(() => root.querySelector(".pinned td"));
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
        for (const key of ["ArrowLeft", " "]) {
            map.dispatchEvent(new KeyboardEvent("keydown", { key }));
        }
        return root.explorer.state.painted;
        """
    )
    assert painted == [{"x": pytest.approx(-0.05), "y": 0, "label": 0}]


def test_search_and_questions_answer_in_webkit(webkit, book_address):
    webkit.ask("POST", "/url", {"url": f"{book_address}/search.html?q=MLP"})
    found = "return document.querySelector('ul.search a')?.textContent;"
    assert webkit.run(UNTIL + f"return await until(() => {{ {found} }});")
    address = f"{book_address}/exercises/05_training_loop.html"
    webkit.ask("POST", "/url", {"url": address})
    mistake = asked("05_training_loop")["q3"].mistakes[0]
    said = webkit.run(
        UNTIL
        + """
        const form = await until(() =>
          [...document.querySelectorAll(".question form")][1]);
        form.querySelector("input").value = given;
        form.requestSubmit();
        return form.parentNode.querySelector("[role=status]").textContent;
        """,
        str(mistake.when.answer),
    )
    assert mistake.says in said
