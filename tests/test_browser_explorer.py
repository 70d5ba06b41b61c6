"""The page's explorer can be used, and tells the truth about its runs."""

import json
import re

import pytest
from test_browser_engine import for_page

from explorer.settings import CHOICES, Settings
from lessons import ROOT

HTML = ROOT / "_build" / "html"
SLIDERS = list(CHOICES["controls"].values())


@pytest.fixture
def explorer(browser, book_address):
    """Return a function that opens an explorer, with all that it has.

    `more=False` leaves what is behind *More* closed, as it is at first.
    """
    contexts = []

    def open_it(address="index.html", more=True, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{book_address}/{address}")
        page.wait_for_selector(".play[data-mode]")
        if more:
            page.get_by_role("button", name="More", exact=True).click()
        return page

    yield open_it
    for context in contexts:
        context.close()


def wait_for_step(page, step):
    page.wait_for_selector(f".play[data-step='{step}']")


def actions(page, call):
    """Call one of the explorer's actions, such as `reset()`."""
    page.evaluate(f"document.querySelector('.play').explorer.actions.{call}")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


# All that is owed is drawn, a part a frame.
NEXT_FRAMES = """async () => {
    for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame);
}"""


def take_its_time(page):
    """Let a run take minutes, so that none is over before it is looked at."""
    page.get_by_role("combobox", name="pace").select_option("slow")


def wait_for(page, mode):
    page.wait_for_selector(f".play[data-mode={mode}]")


def step_of(page):
    return int(page.locator(".play").get_attribute("data-step"))


def test_a_run_by_keyboard_alone_ends_in_a_verdict(explorer):
    page = explorer("index.html#num_steps=100")
    wait_for(page, "done")
    actions(page, "reset()")
    start = page.get_by_role("button", name="Start", exact=True)
    start.focus()
    page.keyboard.press("Enter")
    wait_for(page, "done")
    assert step_of(page) == 100
    said = page.locator(".play .verdict").inner_text()
    assert "After 100 steps the loss is 0.0363" in said
    assert any(words in said for words in CHOICES["verdicts"].values())


def test_focus_can_be_seen_on_every_control(explorer):
    page = explorer()
    page.locator(".play button.main").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle"
        )
        assert style != "none"


def test_a_run_begins_in_view_and_says_what_it_does(explorer):
    page = explorer("index.html#num_steps=3000")
    take_its_time(page)
    wait_for(page, "running")
    page.wait_for_selector(".count:text-matches('training, step [1-9]')")
    assert (
        page.locator(".play .verdict").inner_text()
        == "Training for 3000 steps."
    )


def test_a_run_out_of_view_waits_until_it_is_seen(explorer):
    page = explorer(
        "lessons/05_training_loop.html",
        more=False,
        viewport={"width": 800, "height": 600},
    )
    page.wait_for_selector(".play[data-seen=false]", state="attached")
    assert page.locator(".play").get_attribute("data-mode") == "ready"
    page.locator(".play svg.fit").scroll_into_view_if_needed()
    wait_for(page, "done")
    assert step_of(page) == 100


def test_start_pauses_and_goes_on_where_it_stopped(explorer):
    page = explorer("index.html#num_steps=3000")
    take_its_time(page)
    page.wait_for_selector(".play:not([data-step='0'])")
    press(page, "Pause")
    wait_for(page, "paused")
    stopped = step_of(page)
    press(page, "Step")
    wait_for_step(page, stopped + 1)
    assert page.locator(".count").inner_text().startswith("paused, step ")
    press(page, "Start")
    page.wait_for_selector(f".play:not([data-step='{stopped + 1}'])")
    assert step_of(page) > stopped + 1
    press(page, "To step 0")
    wait_for(page, "ready")
    assert step_of(page) == 0


def test_a_step_after_the_end_goes_on(explorer):
    page = explorer("index.html#num_steps=50")
    wait_for(page, "done")
    press(page, "Step")
    wait_for_step(page, 51)
    press(page, "Step")
    wait_for_step(page, 52)
    assert "After 52 steps" in page.locator(".play .verdict").inner_text()
    assert "step 52 of 52" in page.locator(".count").inner_text()


def test_touch_starts_a_run(explorer):
    viewport = {"width": 390, "height": 844}
    page = explorer(viewport=viewport, has_touch=True)
    take_its_time(page)
    actions(page, "reset()")
    page.get_by_role("button", name="Start", exact=True).tap()
    wait_for(page, "running")


def test_more_steps_go_on_and_other_changes_begin_anew(explorer):
    page = explorer("index.html#num_steps=50")
    wait_for(page, "done")
    take_its_time(page)
    page.get_by_role("slider", name="steps").press("ArrowRight")
    wait_for(page, "running")
    assert step_of(page) >= 50
    page.get_by_role("combobox", name="activation").select_option("relu")
    wait_for(page, "running")
    anew = "() => document.querySelector('.play').dataset.step < 50"
    page.wait_for_function(anew)


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
        "document.querySelector('.play').explorer.state.setting"
    )
    wanted = Settings(num_hidden=3, neurons=(7, 20, 5, 20), seed=12)
    wanted = for_page(wanted) | {"target": "sine", "neurons": [7, 20, 5, 20]}
    assert setting == wanted
    page.evaluate("location.hash = 'seed=13'")
    page.wait_for_selector(".play b:text-is('13')")


def test_divergence_is_a_verdict_and_never_nan(explorer):
    address = "optimizer=gradient_descent&learning_rate=1&target=parabola"
    page = explorer(f"index.html#{address}&activation=none&num_steps=3000")
    wait_for(page, "done")
    text = page.locator(".play").inner_text()
    assert CHOICES["verdicts"]["diverged"] in text
    html = page.locator(".play").inner_html()
    assert "NaN" not in html
    assert "Infinity" not in html
    assert not re.search(r"\d{8}", page.locator(".play .verdict").inner_text())


def test_a_run_waits_while_it_is_out_of_sight(explorer):
    page = explorer("index.html#num_steps=3000")
    take_its_time(page)
    wait_for(page, "running")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_selector(".play[data-seen=false]", state="attached")
    frames = "new Promise((done) => { let n = 10; const next = () => "
    frames += "n-- ? requestAnimationFrame(next) : done(); next(); })"
    page.evaluate(frames)  # what was under way is drawn
    waiting = step_of(page)
    page.evaluate(frames)
    assert step_of(page) == waiting
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_selector(f".play:not([data-step='{waiting}'])")


def test_reduced_motion_shows_a_bar_and_then_the_finished_run(explorer):
    page = explorer("index.html#num_steps=500", reduced_motion="reduce")
    wait_for(page, "done")
    page.evaluate(
        """() => {
          const root = document.querySelector(".play");
          const network = root.querySelector("path.network");
          window.pictures = 0;
          window.bars = 0;
          new MutationObserver(() => window.pictures++).observe(
            network, {attributes: true});
          new MutationObserver(() => {
            window.bars += !root.querySelector("progress").hidden;
          }).observe(root, {attributeFilter: ["data-mode"]});
          root.explorer.actions.reset();
          root.explorer.actions.start();
        }"""
    )
    page.wait_for_selector(
        ".play[data-mode=done] progress[hidden]", state="attached"
    )
    assert page.evaluate("window.pictures") <= 3
    assert page.evaluate("window.bars") >= 1


SPY = """
window.heard = [];
window.Worker = class extends Worker {
  constructor(address) {
    super(address);
    const keep = ({ data }) => window.heard.push(data.step);
    this.addEventListener("message", keep);
  }
};
"""


def test_a_worker_does_the_training(browser, book_address):
    page = browser.new_page()
    page.add_init_script(SPY)
    page.goto(f"{book_address}/index.html#num_steps=100")
    wait_for(page, "done")
    heard = page.evaluate("window.heard")
    assert heard[0] == 0 and heard[-1] == 100
    page.close()


def refuse_workers(route):
    """Answer with a page whose policy lets no worker start."""
    answer = route.fetch()
    policy = {"Content-Security-Policy": "worker-src 'none'"}
    route.fulfill(response=answer, headers=answer.headers | policy)


@pytest.mark.parametrize("refused", ["by age", "by policy"])
def test_without_workers_the_page_trains_in_slices(
    browser, book_address, refused
):
    page = browser.new_page()
    if refused == "by age":
        page.add_init_script("delete window.Worker")
    else:
        page.route("**/index.html", refuse_workers)
    page.goto(f"{book_address}/index.html#num_steps=100")
    wait_for(page, "done")
    said = page.locator(".play .verdict").inner_text()
    assert "After 100 steps the loss is 0.0363" in said
    page.close()


def test_going_back_finds_the_network_where_it_was(explorer, book_address):
    page = explorer()
    wait_for(page, "done")
    page.get_by_role("slider", name="seed").press("ArrowRight")
    actions(page, "reset()")
    actions(page, "to(7)")
    wait_for_step(page, 7)
    page.goto(f"{book_address}/genindex.html")
    page.go_back()
    wait_for_step(page, 7)
    wait_for(page, "paused")
    page.get_by_role("button", name="More", exact=True).click()
    seed = page.get_by_role("slider", name="seed")
    assert seed.get_attribute("aria-valuetext") == "46"


def test_two_explorers_of_a_page_keep_their_own_addresses(
    browser, book_address
):
    def twice(route):
        html = route.fetch().text()
        box = '<div class="explorer" data-explorer="num_steps=20"></div>'
        html = html.replace("</article>", f"{box}</article>")
        route.fulfill(body=html, content_type="text/html")

    page = browser.new_page()
    page.route("**/index.html", twice)
    page.goto(f"{book_address}/index.html")
    page.wait_for_selector(".play[data-mode]")
    boxes = page.locator(".play")
    assert boxes.count() == 2
    for more in page.get_by_role("button", name="More", exact=True).all():
        more.click()
    boxes.nth(1).get_by_role("slider", name="seed").press("ArrowRight")
    page.wait_for_url("**#2.*2.seed=46*")
    assert "#2." in page.url and "&seed=" not in page.url
    boxes.nth(0).get_by_role("slider", name="batch size").press("ArrowRight")
    page.wait_for_url("**#*&batch_size=40*2.seed=46*")
    page.reload()
    page.wait_for_selector(".play[data-mode]")
    read = "e => [e.explorer.state.setting.seed,"
    read += " e.explorer.state.setting.batch_size]"
    assert boxes.nth(0).evaluate(read) == [45, 40]
    assert boxes.nth(1).evaluate(read) == [46, 32]
    page.close()


def test_a_sliders_name_does_not_hold_its_value(explorer):
    page = explorer()
    tree = page.locator(".play").aria_snapshot()
    names = re.findall(r'slider "([^"]*)"', tree)
    labels = {c["label"] for c in CHOICES["controls"].values()}
    labels.add("look at step")
    assert {re.sub(r" \d$", "", name) for name in names} == labels


def test_messages_come_at_the_start_and_at_the_end_only(explorer):
    page = explorer()
    wait_for(page, "done")
    page.evaluate(
        """() => {
          const words = document.querySelector(".play [role=status]");
          window.said = [];
          new MutationObserver(() => window.said.push(words.textContent))
            .observe(words, {childList: true});
          document.querySelector(".play").explorer.actions.start();
        }"""
    )
    page.wait_for_function("() => window.said.length > 1")
    wait_for(page, "done")
    first, last = page.evaluate("window.said")
    assert first == "Training for 1000 steps."
    assert "follows 4 of 4 large swings" in last


LISTEN = """() => {
  const words = document.querySelector(".play > :last-child");
  window.said = [];
  new MutationObserver(() => window.said.push(words.textContent))
    .observe(words, {childList: true});
}"""


def hear(page, words):
    """Wait until the last that was said holds some words."""
    page.wait_for_function(
        "(words) => window.said.at(-1)?.includes(words)", arg=words
    )


def test_seeds_and_a_switched_off_neuron_are_said_once(explorer):
    page = explorer("index.html#num_steps=20&chosen=2.2")
    wait_for(page, "done")
    page.get_by_role("button", name="Switch it off").wait_for()
    page.evaluate(LISTEN)
    press(page, "Switch it off")
    page.wait_for_function("() => window.said.length === 1")
    press(page, "Is it luck? 30 seeds")
    page.wait_for_selector(".place:text('30 seeds: true error')")
    hear(page, "30 seeds: true")
    said = page.evaluate("window.said")
    assert "With 1 switched off the true error is" in said[0]
    assert len(said) <= 3  # switched off, the seeds' first and their last
    assert page.locator(".play > :last-child[role=status]").count() == 1


def test_a_neurons_share_and_a_pin_are_said_once(explorer):
    page = explorer("index.html#num_steps=20")
    wait_for(page, "done")
    page.get_by_role("button", name="neuron 2 of hidden layer 2").wait_for()
    page.evaluate(NEXT_FRAMES)
    page.evaluate(LISTEN)
    page.get_by_role("button", name="neuron 2 of hidden layer 2").click()
    hear(page, "neuron 2 of hidden layer 2. Its share of the fit")
    press(page, "Keep this run")
    hear(page, "kept: step 20, loss ")
    press(page, "Drop kept run")
    hear(page, "no run is kept")
    assert len(page.evaluate("window.said")) == 3
    press(page, "Close")  # and who did so by keyboard is not lost
    page.wait_for_selector(".net button:focus")


PHONE = {"viewport": {"width": 390, "height": 844}}
PHONE |= {"has_touch": True, "is_mobile": True}


def swipe(page, box, across, down):
    """Draw a finger from the middle of a box, in ten small moves."""
    touch = page.context.new_cdp_session(page)
    x, y = box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2

    def send(kind, *points):
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": list(points)},
        )

    send("touchStart", {"x": x, "y": y})
    for i in range(1, 11):
        at = {"x": x + across * i / 10, "y": y + down * i / 10}
        send("touchMove", at)
    send("touchEnd")


def phone(explorer, address):
    return explorer(
        address,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
    )


def middle(page, slider):
    """Scroll a slider to the middle of the window; return its box."""
    slider.evaluate("e => e.scrollIntoView({block: 'center'})")
    return slider.bounding_box()


def test_a_finger_that_scrolls_moves_no_slider(explorer):
    page = phone(explorer, "index.html#num_steps=50")
    wait_for(page, "done")
    slider = page.get_by_role("slider", name="steps")
    box = middle(page, slider)
    before = page.evaluate("scrollY")
    swipe(page, box, 20, -200)
    page.wait_for_function(f"() => scrollY > {before} + 50")
    assert slider.get_attribute("aria-valuetext") == "50"
    assert slider.input_value() == "4"
    assert page.locator(".play").get_attribute("data-mode") == "done"


def test_a_finger_that_goes_sideways_moves_the_slider(explorer):
    page = phone(explorer, "index.html#num_steps=50")
    wait_for(page, "done")
    slider = page.get_by_role("slider", name="batch size")
    swipe(page, middle(page, slider), -60, 5)
    page.wait_for_selector(".play:not([data-step='50'])")
    assert slider.get_attribute("aria-valuetext") != "32"


def test_a_tap_on_a_slider_moves_it(explorer):
    page = phone(explorer, "index.html#num_steps=50")
    wait_for(page, "done")
    slider = page.get_by_role("slider", name="batch size")
    swipe(page, middle(page, slider), 0, 0)
    assert slider.get_attribute("aria-valuetext") != "32"


@pytest.mark.parametrize("name", [c["label"] for c in SLIDERS])
def test_a_phone_shows_the_fit_while_a_setting_is_moved(explorer, name):
    page = phone(explorer, "index.html#num_steps=50")
    box = middle(page, page.get_by_role("slider", name=name).first)
    fit = page.locator(".play svg.fit").bounding_box()
    header = page.locator(".bd-header-article").bounding_box()
    assert fit["y"] >= header["y"] + header["height"] - 1
    assert fit["y"] + fit["height"] <= box["y"]


def test_a_finger_finds_every_control_of_a_phone(explorer):
    page = phone(explorer, "index.html")
    for part in page.locator(
        ".play :is(button, input, select, summary):visible"
    ).all():
        assert part.bounding_box()["height"] >= 44


@pytest.mark.parametrize("layers", [1, 2, 4])
def test_a_finger_finds_every_neuron_of_a_phone(explorer, layers):
    page = phone(explorer, f"index.html#num_steps=20&num_hidden={layers}")
    page.get_by_role("button", name="Network", exact=True).tap()
    buttons = page.locator(".net button")
    buttons.first.wait_for()
    boxes = [button.bounding_box() for button in buttons.all()]
    assert len(boxes) == 10 * layers
    assert min(min(box["height"], box["width"]) for box in boxes) >= 44
    for i, one in enumerate(boxes):
        for other in boxes[:i]:  # no two lie on each other
            across = abs(one["x"] - other["x"]) - one["width"]
            down = abs(one["y"] - other["y"]) - one["height"]
            assert max(across, down) > -0.5


def test_a_page_opened_from_disk_trains(browser):
    page = browser.new_page()
    page.goto(f"{(HTML / 'index.html').as_uri()}#num_steps=100")
    wait_for(page, "done")
    said = page.locator(".play .verdict").inner_text()
    assert "After 100 steps the loss is 0.0363" in said
    page.close()


def test_the_picture_stands_there_until_the_script_comes(
    browser, book_address
):
    page = browser.new_page()
    page.route("**/live.mjs", lambda route: route.abort())
    page.goto(f"{book_address}/index.html")
    assert page.locator("[data-explorer] img").is_visible()
    page.close()


def test_the_page_does_not_jump_when_the_script_fills_the_box(explorer):
    for width in (390, 768, 1200, 1440):
        page = explorer(more=False, viewport={"width": width, "height": 844})
        box = page.locator(".play")
        high = box.bounding_box()["height"]
        least = box.evaluate("e => parseFloat(getComputedStyle(e).minHeight)")
        assert least - 1 <= high <= least + 80


SIZES = """window.sizes = new Set();
const count = () => {
    const root = document.querySelector(".play:not([data-mode])");
    if (root) window.sizes.add(root.querySelectorAll("*").length);
    requestAnimationFrame(count);
};
count();"""


def test_an_explorer_is_built_a_part_a_frame(browser, book_address):
    page = browser.new_page()
    page.add_init_script(SIZES)
    page.goto(f"{book_address}/index.html")
    page.wait_for_selector(".play[data-mode]")
    assert page.evaluate("window.sizes.size") >= 3
    page.close()


def test_without_javascript_there_is_a_picture_and_a_sentence(
    browser, book_address
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{book_address}/index.html")
    assert "JavaScript" in page.locator("[data-explorer] p").inner_text()
    assert page.locator("[data-explorer] img").is_visible()
    assert page.locator("[data-explorer] img").get_attribute("alt")
    context.close()


def test_choices_reach_the_page_unchanged(book_address, browser):
    page = browser.new_page()
    page.goto(f"{book_address}/genindex.html")
    address = f"{book_address}/_static/shared.mjs"
    found = page.evaluate(f"import('{address}').then((m) => m.choices)")
    assert found == json.loads(json.dumps(CHOICES))
    page.close()
