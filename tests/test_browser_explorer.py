"""The page's explorer: it computes what JAX computes, and can be used."""

import json
import random

import jax
import numpy as np
import optax
import pytest
from jax import jit, value_and_grad, vmap
from jax.random import key, split, uniform

from helpers import targets
from helpers.explorer.settings import CHOICES, Settings
from helpers.explorer.verdict import verdict
from helpers.network import init_params

BLANK = "genindex.html"  # any page of the book: modules need its address
ACTIVATIONS = {
    "tanh": jax.numpy.tanh,
    "relu": jax.nn.relu,
    "gelu": jax.nn.gelu,
    "sine": jax.numpy.sin,
    "none": lambda x: x,
}
OPTIMIZERS = {
    "gradient_descent": optax.sgd,
    "momentum": lambda rate: optax.sgd(rate, momentum=0.9),
    "adam": optax.adam,
}
SETTINGS = [
    Settings(),
    Settings(seed=7, num_hidden=1, neurons=(64, 1, 1, 1)),
    Settings(seed=0, num_hidden=0, target="parabola"),
    Settings(seed=999, num_hidden=4, neurons=(17, 5, 33, 9)),
    Settings(seed=1, activation="relu", target="absolute_value"),
    Settings(seed=2, activation="gelu", target="sine", batch_size=128),
    Settings(seed=3, activation="sine", target="step", learning_rate=1e-3),
    Settings(seed=4, activation="none", target="even_example"),
    Settings(seed=5, optimizer="gradient_descent", learning_rate=0.1),
    Settings(seed=6, optimizer="momentum", target="sine"),
    Settings(seed=8, optimizer="momentum", activation="gelu", batch_size=8),
    Settings(seed=9, target="noise", num_hidden=3, neurons=(8, 8, 8, 1)),
    Settings(seed=10, optimizer="gradient_descent", activation="relu"),
]


def random_setting():
    """Draw any setting, at a learning rate that does not diverge."""
    seed = random.SystemRandom().randrange(10**6)
    draw = random.Random(seed)
    setting = Settings(
        seed=draw.randrange(1000),
        num_hidden=draw.randrange(5),
        neurons=tuple(draw.randint(1, 64) for _ in range(4)),
        batch_size=8 * draw.randint(1, 16),
        learning_rate=10 ** draw.uniform(-4, -2.5),
        target=draw.choice([entry["name"] for entry in CHOICES["targets"]]),
        activation=draw.choice(list(ACTIVATIONS)),
        optimizer=draw.choice(list(OPTIMIZERS)),
    )
    print(f"drawn with random.Random({seed}): {setting}")
    return setting


def reference_losses(setting, num_steps=200):
    """Train as lesson 05 does, with nothing of the page in it."""
    activation = ACTIVATIONS[setting.activation]
    target_function = getattr(targets, setting.target)

    def network(x, params):
        layers = list(zip(params["weights"], params["biases"]))
        for w, b in layers[:-1]:
            x = activation(w @ x + b)
        w, b = layers[-1]
        return w @ x + b

    def mse_loss(x, y_target, params):
        errors = vmap(network, in_axes=(0, None))(x, params) - y_target
        return jax.numpy.sum(errors**2) / x.shape[0]

    loss_and_grads = jit(value_and_grad(mse_loss, argnums=2))
    optimizer = OPTIMIZERS[setting.optimizer](setting.learning_rate)
    update = jit(optimizer.update)
    subkey, a_key = split(key(setting.seed))
    subkey, a_key = split(a_key)
    params = init_params(subkey, setting.layer_sizes)
    opt_state = optimizer.init(params)
    losses = []
    for _ in range(num_steps):
        subkey, a_key = split(a_key)
        shape = (setting.batch_size, 1)
        x = uniform(subkey, shape, minval=-3, maxval=3)
        loss, grads = loss_and_grads(x, target_function(x), params)
        updates, opt_state = update(grads, opt_state)
        params = optax.apply_updates(params, updates)
        losses.append(float(loss))
    return losses


def for_page(setting):
    """Return a setting as the page's modules take it."""
    names = [*CHOICES["controls"], "target", "activation", "optimizer"]
    return {name: getattr(setting, name) for name in names}


@pytest.fixture(scope="module")
def modules(browser, book_address):
    """Return a function that runs JavaScript with a module of the page."""
    page = browser.new_page()
    page.goto(f"{book_address}/{BLANK}")

    def run(name, code, argument=None):
        source = f"async (given) => {{ const m = await import({name!r});"
        return page.evaluate(f"{source} return {code}; }}", argument)

    yield lambda name, *rest: run(f"{book_address}/_static/{name}", *rest)
    page.close()


@pytest.fixture
def explorer(browser, book_address):
    """Return a function that opens the landing page's explorer."""
    contexts = []

    def open_it(address="index.html", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{book_address}/{address}")
        page.wait_for_selector(".explorer[data-mode]")
        return page

    yield open_it
    for context in contexts:
        context.close()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def take_its_time(page):
    """Let a run take minutes, so that none is over before it is looked at."""
    page.get_by_label("pace").select_option("slow")


def wait_for(page, mode):
    page.wait_for_selector(f".explorer[data-mode={mode}]")


def step_of(page):
    return int(page.locator(".explorer").get_attribute("data-step"))


def test_keys_and_uniform_numbers_are_those_of_jax(modules):
    keys = modules("random.mjs", "m.split(m.key(42), 5)")
    assert keys == jax.random.key_data(split(key(42), 5)).tolist()
    wanted = "Array.from(m.uniform(m.key(42), new Float32Array(1000)))"
    assert modules("random.mjs", wanted) == uniform(key(42), (1000,)).tolist()
    wanted = "Array.from(m.uniform(m.key(42), new Float32Array(1000), -3, 3))"
    numbers = uniform(key(42), (1000,), minval=-3, maxval=3).tolist()
    assert modules("random.mjs", wanted) == numbers


def test_normal_numbers_are_those_of_jax_to_the_last_digits(modules):
    wanted = "Array.from(m.normal(m.key(42), new Float32Array(10000)))"
    numbers = np.array(jax.random.normal(key(42), (10_000,)))
    np.testing.assert_allclose(
        modules("random.mjs", wanted), numbers, rtol=1e-6, atol=1e-7
    )


@pytest.mark.parametrize("entry", CHOICES["targets"], ids=lambda e: e["name"])
def test_each_target_is_the_one_of_the_helpers(modules, entry):
    name = entry["name"]
    q = np.linspace(-4.2, 4.2, 997, dtype=np.float32)
    values = modules(
        "targets.mjs",
        "given.q.map(m.TARGETS[given.name])",
        {"q": q.tolist(), "name": name},
    )
    wanted = np.array(getattr(targets, name)(q))
    np.testing.assert_allclose(values, wanted, rtol=1e-5, atol=2e-6)


@pytest.mark.parametrize("number", range(len(SETTINGS) + 1))
def test_the_first_200_losses_are_those_of_jax(modules, number):
    setting = [*SETTINGS, random_setting()][number]
    losses = modules(
        "training.mjs",
        "Array.from(m.trainLosses(given, 200))",
        for_page(setting),
    )
    np.testing.assert_allclose(losses, reference_losses(setting), rtol=1e-4)


def test_the_comparison_notices_a_wrong_seed(modules):
    given = for_page(Settings(seed=46))
    code = "Array.from(m.trainLosses(given, 200))"
    losses = modules("training.mjs", code, given)
    wanted = reference_losses(Settings(seed=45))
    assert not np.allclose(losses, wanted, rtol=1e-4)


def test_verdicts_are_those_of_the_notebook(modules):
    rng = np.random.default_rng(0)
    runs = []
    for _ in range(200):
        steps = np.arange(rng.integers(1, 300))
        rate, floor = 10 ** rng.uniform(-4, 0), 10 ** rng.uniform(-4, 0)
        noise = np.exp(rng.normal(0, 0.3, steps.size))
        growth = np.exp(rng.choice([0, 0, 0.02]) * steps)
        run = (np.exp(-rate * steps) + floor) * noise * growth
        runs.append(run.astype(np.float32).tolist())
    code = "given.map((run) => m.verdict(Float32Array.from(run), 0.104))"
    found = modules("verdict.mjs", code, runs)
    assert found == [verdict(run, 0.104) for run in runs]
    assert set(found) == set(CHOICES["verdicts"])
    code = "m.verdict(Float32Array.from([0.2, NaN]), 0.104)"
    assert modules("verdict.mjs", code) == "diverged"


def test_the_python_code_is_the_notebooks_and_gives_the_pages_losses(modules):
    from helpers.explorer.code import code

    setting = Settings(seed=3, learning_rate=1.0, target="noise")
    text = "m.pythonCode(given)"
    assert modules("settings.mjs", text, for_page(setting)) == code(setting)
    setting = Settings(num_steps=50, activation="gelu", optimizer="momentum")
    program = modules("settings.mjs", text, for_page(setting))
    assert program == code(setting)
    names = {}
    exec(program, names)
    losses = modules(
        "training.mjs",
        "Array.from(m.trainLosses(given, 50))",
        for_page(setting),
    )
    np.testing.assert_allclose(losses, names["losses"], rtol=1e-4)


def test_a_run_by_keyboard_alone_ends_in_a_verdict(explorer):
    page = explorer("index.html#num_steps=100")
    start = page.get_by_role("button", name="Start", exact=True)
    start.focus()
    page.keyboard.press("Enter")
    wait_for(page, "done")
    assert step_of(page) == 100
    said = page.get_by_role("status").inner_text()
    assert "After 100 steps the loss is 0.0363" in said
    assert any(words in said for words in CHOICES["verdicts"].values())


def test_focus_can_be_seen_on_every_control(explorer):
    page = explorer()
    page.get_by_role("button", name="Start", exact=True).focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle"
        )
        assert style != "none"


def test_start_pauses_and_goes_on_where_it_stopped(explorer):
    page = explorer("index.html#num_steps=3000")
    take_its_time(page)
    press(page, "Start")
    page.wait_for_selector(".explorer:not([data-step='0'])")
    press(page, "Pause")
    wait_for(page, "paused")
    stopped = step_of(page)
    press(page, "Step")
    assert step_of(page) == stopped + 1
    press(page, "Start")
    page.wait_for_selector(f".explorer:not([data-step='{stopped + 1}'])")
    assert step_of(page) > stopped + 1
    press(page, "Reset")
    assert step_of(page) == 0
    wait_for(page, "ready")


def test_touch_starts_a_run(explorer):
    viewport = {"width": 390, "height": 844}
    page = explorer(viewport=viewport, has_touch=True)
    take_its_time(page)
    page.get_by_role("button", name="Start", exact=True).tap()
    wait_for(page, "running")


def test_more_steps_go_on_and_other_changes_begin_anew(explorer):
    page = explorer("index.html#num_steps=50")
    press(page, "Start")
    wait_for(page, "done")
    page.get_by_label("steps", exact=False).last.focus()
    page.get_by_role("slider", name="steps").press("ArrowRight")
    page.wait_for_selector(".explorer[data-mode=done][data-step='60']")
    page.get_by_label("activation").select_option("relu")
    wait_for(page, "running")
    assert step_of(page) < 60


@pytest.mark.parametrize("name", CHOICES["controls"])
def test_each_slider_changes_its_setting_and_the_address(explorer, name):
    page = explorer("index.html#seed=45")
    label = CHOICES["controls"][name]["label"]
    page.get_by_role("slider", name=label).first.press("ArrowRight")
    page.wait_for_url("**#*num_hidden=*")
    before = dict(p.split("=") for p in plain_address(Settings()).split("&"))
    after = dict(p.split("=") for p in page.url.split("#")[1].split("&"))
    assert [n for n in after if after[n] != before[n]] == [name]


def plain_address(setting):
    pairs = for_page(setting) | {"neurons": "30,20,20,20"}
    return "&".join(f"{name}={value}" for name, value in pairs.items())


def test_the_address_restores_the_setting_and_bad_ones_are_left_out(explorer):
    address = "num_hidden=3&neurons=7,99,5&seed=12&target=sine&batch_size=x"
    page = explorer(f"index.html#{address}")
    setting = page.evaluate(
        "document.querySelector('.explorer').explorer.state.setting"
    )
    wanted = Settings(num_hidden=3, neurons=(7, 20, 5, 20), seed=12)
    wanted = for_page(wanted) | {"target": "sine", "neurons": [7, 20, 5, 20]}
    assert setting == wanted
    page.evaluate("location.hash = 'seed=13'")
    page.wait_for_selector(".explorer b:text-is('13')")


def test_divergence_is_a_verdict_and_never_nan(explorer):
    address = "optimizer=gradient_descent&learning_rate=1&target=parabola"
    page = explorer(f"index.html#{address}&activation=none&num_steps=3000")
    press(page, "Start")
    wait_for(page, "done")
    text = page.locator(".explorer").inner_text()
    assert CHOICES["verdicts"]["diverged"] in text
    html = page.locator(".explorer").inner_html()
    assert "NaN" not in html
    assert "Infinity" not in html


def test_a_run_waits_while_it_is_out_of_sight(explorer):
    page = explorer("index.html#num_steps=3000")
    take_its_time(page)
    press(page, "Start")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_selector(".explorer[data-seen=false]", state="attached")
    waiting = step_of(page)
    frames = "new Promise((done) => { let n = 10; const next = () => "
    frames += "n-- ? requestAnimationFrame(next) : done(); next(); })"
    page.evaluate(frames)
    assert step_of(page) == waiting
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_selector(f".explorer:not([data-step='{waiting}'])")


def test_reduced_motion_shows_the_end_of_a_run_only(explorer):
    page = explorer("index.html#num_steps=500", reduced_motion="reduce")
    page.evaluate(
        """() => {
          const network = document.querySelector(".explorer path.network");
          window.pictures = 0;
          new MutationObserver(() => window.pictures++).observe(
            network, {attributes: true});
        }"""
    )
    press(page, "Start")
    wait_for(page, "done")
    assert page.evaluate("window.pictures") <= 3


def test_no_task_of_a_run_exceeds_50_milliseconds_by_design(explorer):
    # Slices end by the clock after the step in which it passes 12 ms; here
    # only that the page yields between steps: a run takes many frames.
    page = explorer("index.html#num_steps=3000")
    page.get_by_label("pace").select_option("full")
    page.evaluate(
        """() => {
          window.frames_seen = 0;
          const root = document.querySelector(".explorer");
          new MutationObserver(() => window.frames_seen++).observe(
            root, {attributeFilter: ["data-step"]});
        }"""
    )
    press(page, "Start")
    wait_for(page, "done")
    assert page.evaluate("window.frames_seen") > 5


def test_memory_stays_flat_over_20_000_steps(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/{BLANK}")
    session = page.context.new_cdp_session(page)
    source = f"import('{book_address}/_static/training.mjs')"
    page.evaluate(
        f"async (setting) => {{ const m = await {source};"
        " window.training = m.makeTraining(setting); }",
        for_page(Settings()),
    )

    def used_after(steps):
        page.evaluate(
            "(n) => { for (let i = 0; i < n; i++) window.training.step(); }",
            steps,
        )
        session.send("HeapProfiler.collectGarbage")
        return session.send("Runtime.getHeapUsage")["usedSize"]

    first = used_after(1000)
    assert used_after(20_000) < first + 100_000
    page.close()


def test_without_javascript_there_is_a_picture_and_a_sentence(
    browser, book_address
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{book_address}/index.html")
    assert "JavaScript" in page.locator(".explorer p").inner_text()
    assert page.locator(".explorer img").get_attribute("alt")
    context.close()


def test_choices_reach_the_page_unchanged(book_address, browser):
    page = browser.new_page()
    answer = page.request.get(f"{book_address}/_static/choices.json")
    assert answer.json() == json.loads(json.dumps(CHOICES))
    page.close()
