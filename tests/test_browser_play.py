"""What one plays with in the page's explorer: target, time, neurons, pins."""

import json
import re

import jax.numpy as jnp
import numpy as np
import pytest
from test_browser_engine import for_page
from test_browser_explorer import PHONE, swipe

from explorer.code import CODES
from explorer.settings import Settings

TRUTH = "Array.from(document.querySelector('.play').explorer.state.view.truth)"
STATE = "document.querySelector('.play').explorer.state"


@pytest.fixture
def play(browser, book_address):
    """Return a function that opens the explorer when its run is over."""
    contexts = []

    def open_it(address="index.html#num_steps=100", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{book_address}/{address}")
        page.wait_for_selector(".play[data-mode=done]")
        return page

    yield open_it
    for context in contexts:
        context.close()


# What was asked for is drawn with the next frames, a part in each.
NEXT_FRAME = """async () => {
    const { view } = document.querySelector(".play").explorer.state;
    const left = () => view.stale ||
        [view.asks, view.owed, view.rest].some((parts) => parts.length);
    for (let frame = 0; frame < 2 || (left() && frame < 30); frame++) {
        await new Promise(requestAnimationFrame);
    }
}"""


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.evaluate(NEXT_FRAME)


def over(page):
    page.wait_for_selector(".play[data-mode=done]")


def drag(page, node, places):
    """Draw with the mouse through places, given as parts of a node's box."""
    node.scroll_into_view_if_needed()
    box = node.bounding_box()
    for i, (across, down) in enumerate(places):
        x = box["x"] + across * box["width"]
        y = box["y"] + down * box["height"]
        page.mouse.move(x, y, steps=8 if i else 1)
        if not i:
            page.mouse.down()
    page.mouse.up()
    page.evaluate(NEXT_FRAME)


def test_a_target_drawn_with_the_mouse_is_trained_on_as_in_jax(play):
    page = play()
    press(page, "Draw target")
    how = page.get_by_text("Draw a curve here; arrow keys move a circle.")
    assert how.is_visible()
    # Whoever pressed the button below sees where to draw.
    height = page.viewport_size["height"]
    assert 50 < how.bounding_box()["y"] < height - 100
    zigzag = [(0.02, 0.3), (0.3, 0.2), (0.6, 0.8), (0.98, 0.4)]
    drag(page, page.locator(".play .pad"), zigzag)
    page.wait_for_function(f"() => {STATE}.setting.target === 'own'")
    assert how.count() == 0  # no word lies over what is drawn
    over(page)
    code = page.locator(".play pre").text_content()
    assert "jnp.interp" in code and max(map(len, code.splitlines())) <= 79
    names = {}
    exec(code, names)
    losses = page.evaluate(f"Array.from({STATE}.losses)")
    np.testing.assert_allclose(losses, names["losses"], rtol=1e-4)
    points = page.evaluate(f"{STATE}.setting.points")
    found = names["target_function"](jnp.array([-4.0, 4.0]))
    np.testing.assert_allclose(found, [points[0], points[-1]], atol=1e-6)
    assert points[16] > 0.5 > -0.5 > points[38]


def test_a_curve_that_leaves_the_samples_goes_on_level(play):
    page = play()
    press(page, "Draw target")
    pad = page.locator(".play .pad")
    drag(page, pad, [(0.07, 0.3), (0.5, 0.2), (0.9, 0.8)])
    points = page.evaluate(f"{STATE}.setting.points")
    assert len({*points[:4]}) == len({*points[-6:]}) == 1
    assert points[0] > 0.3 > -0.3 > points[-1]
    drag(page, pad, [(0.4, 0.5), (0.6, 0.5)])  # the rest stays as it was
    now = page.evaluate(f"{STATE}.setting.points")
    assert (now[:4], now[-6:]) == (points[:4], points[-6:])


def test_letting_go_of_a_neuron_leaves_the_page_where_it_is(play):
    page = play(viewport={"width": 1440, "height": 900})
    neuron = page.get_by_role("button", name="neuron 3 of hidden layer 2")
    neuron.click()
    below = page.locator(".play .buttons").first
    below.scroll_into_view_if_needed()
    neuron.evaluate("node => scrollBy(0, node.getBoundingClientRect().y)")
    before = page.evaluate("scrollY")
    press(page, "Close")
    assert 0 <= before - page.evaluate("scrollY") < 80  # the page's header
    assert neuron.evaluate("node => node === document.activeElement")


def test_a_run_that_begins_again_counts_its_speed_anew(play):
    page = play("index.html#num_steps=3000")
    page.evaluate("""() => {
        const count = document.querySelector(".play .count");
        window.said = [];
        new MutationObserver(() => window.said.push(count.textContent))
            .observe(count, {childList: true, subtree: true,
                             characterData: true});
    }""")
    press(page, "Start")
    page.wait_for_function("said.join().includes('steps a second')")
    over(page)
    assert "-" not in page.evaluate("said.join()")


def test_a_drawn_target_follows_the_reader(play, book_address):
    page = play()
    press(page, "Draw target")
    zigzag = [(0.02, 0.3), (0.3, 0.2), (0.6, 0.8), (0.98, 0.4)]
    drag(page, page.locator(".play .pad"), zigzag)
    page.wait_for_function(f"() => {STATE}.setting.target === 'own'")
    points = page.evaluate(f"{STATE}.setting.points")
    page.goto(f"{book_address}/lessons/04_gradients.html")
    menu = page.get_by_role("combobox", name="target")
    said = page.locator(".explorer .words")
    menu.wait_for()
    before = said.text_content()
    menu.select_option("own")
    assert said.text_content() != before
    address = "index.html"
    page.goto(f"{book_address}/{address}#num_steps=100")
    over(page)
    page.get_by_role("combobox", name="target").select_option("own")
    assert page.evaluate(f"{STATE}.setting.points") == points


def test_eight_handles_lift_the_target_by_keyboard(play):
    page = play()
    press(page, "Draw target")
    handles = page.locator(".play").get_by_role("slider", name="target at q")
    assert handles.count() == 8
    handle = page.get_by_role("slider", name="target at q = 1.5")
    before = float(handle.get_attribute("aria-valuenow"))
    for _ in range(4):
        handle.press("ArrowUp")
    found = float(handle.get_attribute("aria-valuenow"))
    assert found == pytest.approx(before + 0.2)
    page.wait_for_function(f"() => {STATE}.setting.target === 'own'")
    points = page.evaluate(f"{STATE}.setting.points")
    assert points[44] == pytest.approx(found)  # q = 1.5
    assert points[56] == pytest.approx(0, abs=0.01)  # q = 3: far away
    page.get_by_role("button", name="Done", exact=True).click()
    assert not handles.first.is_visible()


def test_the_handles_lie_on_the_target_beside_a_chosen_neuron(play):
    page = play()
    page.get_by_role("button", name="neuron 3 of hidden layer 2").click()
    page.locator(".neuron").wait_for()
    press(page, "Draw target")
    frame, chart = (
        page.locator(at).bounding_box() for at in (".fit-box", "svg.fit")
    )
    assert frame["height"] == pytest.approx(chart["height"], abs=1)


def test_no_other_style_reaches_the_lines_of_the_charts(play):
    page = play()
    page.get_by_role("slider", name="look at step").press("PageDown")
    page.wait_for_function(f"() => {STATE}.look !== null")
    outlined = """nodes => nodes.filter(
        (node) => getComputedStyle(node).outlineStyle !== "none").length"""
    paths = page.locator(".play svg path")
    assert paths.count() > 20 and paths.evaluate_all(outlined) == 0


def test_a_run_pinned_before_its_first_step_has_no_loss(play):
    page = play("index.html#num_steps=20")
    page.get_by_role("slider", name="look at step").press("Home")
    page.wait_for_selector(".play[data-look='0']")
    press(page, "Keep this run")
    page.get_by_text("Kept, in grey. Change a setting").wait_for()
    page.get_by_role("slider", name="look at step").press("End")
    row = page.locator(".pinned tr.pinned")
    row.wait_for()
    assert row.locator("td").all_inner_texts()[:2] == ["0", ""]


def test_no_place_but_the_drawing_keeps_a_finger_from_scrolling(play):
    page = play()
    press(page, "Draw target")
    refused = page.locator(".play, .play *").evaluate_all(
        """nodes => nodes.filter(
            (node) => getComputedStyle(node).touchAction === "none"
        ).map((node) => node.className)"""
    )
    assert refused == ["pad"]


PARAMS = f"Array.from({STATE}.shown().flat)"
WALK = """async ([address, setting, count]) => {
    const { makeTraining } = await import(address);
    const training = makeTraining(setting);
    for (let i = 0; i < count; i++) training.step();
    return Array.from(training.params.flat);
}"""


def test_going_back_in_time_shows_the_network_of_that_step(play, book_address):
    page = play()
    curve = page.locator(".play svg.fit path.network:not(.ahead)")
    newest = curve.get_attribute("d")
    slider = page.get_by_role("slider", name="look at step")
    for _ in range(60):
        slider.press("ArrowLeft")
    page.wait_for_selector(".play[data-look='40']")
    assert curve.get_attribute("d") != newest
    setting = for_page(Settings())
    given = [f"{book_address}/_static/training.mjs", setting, 40]
    assert page.evaluate(PARAMS) == page.evaluate(WALK, given)
    said = page.locator(".place").inner_text()
    assert said.startswith("Step 40: ") and "true error" in said
    assert slider.get_attribute("aria-valuetext") == said
    slider.press("End")
    page.wait_for_selector(".play[data-look='100']")
    assert curve.get_attribute("d") == newest


def test_the_loss_curve_can_be_dragged_through_time(play):
    page = play()
    chart = page.locator(".play svg.loss")
    drag(page, chart, [(0.9, 0.5), (0.6, 0.5), (0.3, 0.5)])
    look = int(page.locator(".play").get_attribute("data-look"))
    assert 15 <= look <= 28
    assert page.locator(".play path.ahead").get_attribute("d")
    press(page, "Start")
    over(page)
    assert page.locator(".play").get_attribute("data-look") == "100"


def test_a_finger_draws_a_target_and_drags_through_time(play):
    page = play(**PHONE)
    page.get_by_role("button", name="Draw target").tap()
    pad = page.locator(".play .pad")
    # Upwards, too: there a finger draws and does not scroll.
    before = page.evaluate("scrollY")
    swipe(page, pad.bounding_box(), -150, -60)
    page.wait_for_function(f"() => {STATE}.setting.target === 'own'")
    assert page.evaluate("scrollY") == before
    points = page.evaluate(f"{STATE}.setting.points")
    assert points[20] > 0.5  # where the finger went up
    over(page)
    page.get_by_role("button", name="Loss", exact=True).tap()
    chart = page.locator(".play svg.loss")
    chart.evaluate("node => node.scrollIntoView({block: 'center'})")
    swipe(page, chart.bounding_box(), -120, 4)
    page.wait_for_function(f"() => Math.abs({STATE}.look - 29) < 4")


# One drags on in every frame: what is drawn of 24 places in time.
PLACES_DRAWN = """async () => {
    const { dataset, explorer } = document.querySelector(".play");
    const places = new Set();
    for (let step = 96; step > 72; step--) {
        explorer.actions.look(step);
        await new Promise(requestAnimationFrame);
        places.add(dataset.look);
    }
    return places.size;
}"""


def test_the_fit_follows_while_one_drags_through_time(play):
    page = play()
    page.evaluate(NEXT_FRAME)
    assert page.evaluate(PLACES_DRAWN) >= 5


def test_long_runs_keep_about_two_hundred_snapshots(play):
    page = play("index.html#num_steps=3000")
    kept = page.evaluate(f"{STATE}.snapshots.list.length")
    assert kept == 201
    page.evaluate("document.querySelector('.play').explorer.actions.to(9000)")
    page.wait_for_selector(".play[data-step='9000']")
    assert page.evaluate(f"{STATE}.snapshots.list.length") <= 400


def test_a_neuron_switched_off_changes_the_fit_by_its_share(play):
    page = play()
    name = "neuron 4 of hidden layer 2"
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=name, pressed=True).wait_for()
    outputs = f"Array.from({STATE}.insight.outputs({STATE}.shown().flat, "
    outputs += f"{STATE}.off))"
    share = f"Array.from({STATE}.insight.share({STATE}.shown().flat, "
    share += f"{STATE}.off, {STATE}.chosen))"
    before, owed = page.evaluate(outputs), page.evaluate(share)
    curve = page.locator(".play svg.fit path.network")
    drawn = curve.get_attribute("d")
    press(page, "Switch it off")
    page.get_by_role("button", name="Switch it on").wait_for()
    assert curve.get_attribute("d") != drawn
    after = page.evaluate(outputs)
    np.testing.assert_allclose(np.subtract(before, after), owed, atol=1e-6)
    assert np.abs(owed).max() > 0.01
    inside = np.abs(np.linspace(-4, 4, 161)) <= 3
    error = np.square(np.subtract(after, page.evaluate(TRUTH)))[inside].mean()
    said = page.locator(".place").inner_text()
    found = re.search(
        r"With 1 switched off the true error is ([\d.]+)\.", said
    )
    assert float(found[1]) == pytest.approx(error, rel=0.05)


# A place `aside` pixels beside the line between two neurons, "0.0" for q, in
# the middle of what can be seen of it, in the window's pixels.
BESIDE = """([from, to, aside]) => {
    const centre = (name) => {
        const [layer, neuron] = name.split(".").map(Number);
        const named = document.querySelector(".net button[aria-label^="
            + `'neuron ${neuron + 1} of hidden layer ${layer}']`);
        const ends = document.querySelectorAll(".net circle");
        const node = named ?? ends[layer ? 1 : 0];
        const { x, y, width, height } = node.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
    };
    const net = document.querySelector(".net");
    net.scrollIntoView({ block: "end", behavior: "instant" });
    const [[x0, y0], [x1, y1]] = [from, to].map(centre);
    const long = Math.hypot(x1 - x0, y1 - y0);
    return [(x0 + x1) / 2 - (aside * (y1 - y0)) / long,
        (y0 + y1) / 2 + (aside * (x1 - x0)) / long];
}"""
# The true error's slope along a parameter, by finite differences.
SLOPE = f"""(at) => {{
    const {{ judge, params }} = {STATE};
    const moved = (by) =>
        judge.error(params.map((v, i) => (i === at ? v + by : v)));
    return (moved(1e-2) - moved(-1e-2)) / 2e-2;
}}"""


def weight_said(page, title):
    page.locator(f".neuron b:text-is('{title}')").wait_for()
    page.evaluate(NEXT_FRAME)
    said = page.locator(".neuron .weight").inner_text()
    return [float(number) for number in re.findall(r"-?\d+\.\d+", said)]


def test_another_setting_trains_a_network_with_all_its_neurons(play):
    page = play("index.html#num_steps=100&chosen=2.2")
    press(page, "Switch it off")
    page.get_by_role("slider", name="steps").press("ArrowRight")
    over(page)
    assert page.evaluate(f"{STATE}.off.size") == 1  # the run goes on
    page.get_by_role("slider", name="learning rate").press("ArrowRight")
    over(page)
    page.evaluate(NEXT_FRAME)
    assert "switched off" not in page.locator(".play .place").inner_text()
    assert page.evaluate(f"{STATE}.off.size") == 0
    assert page.get_by_role("button", name="Switch it off").is_visible()


def test_a_click_beside_a_line_chooses_its_weight(play):
    page = play(viewport={"width": 1440, "height": 900})
    page.locator(".net button").first.wait_for()
    page.mouse.click(*page.evaluate(BESIDE, ["0.0", "1.11", 4]))
    found = weight_said(page, "neuron 12 of hidden layer 1")
    wanted = page.evaluate(f"{STATE}.params[11]"), page.evaluate(SLOPE, 11)
    np.testing.assert_allclose(found, wanted, rtol=0.02)
    menu = page.get_by_role("combobox", name="weight")
    assert menu.locator(":checked").inner_text() == "weight from q"
    marked = page.locator(".net path.mark")
    assert marked.get_attribute("d").startswith("M18,")
    page.mouse.click(*page.evaluate(BESIDE, ["2.0", "9.0", -4]))
    found = weight_said(page, "neuron 1 of hidden layer 2")
    wanted = page.evaluate(f"{STATE}.params[680]"), page.evaluate(SLOPE, 680)
    np.testing.assert_allclose(found, wanted, rtol=0.02)
    assert menu.locator(":checked").inner_text() == "weight to F"
    menu.select_option("weight from neuron 30 of layer 1")
    page.wait_for_function(f"() => {STATE}.weight === 29")
    page.evaluate(NEXT_FRAME)
    assert not marked.get_attribute("d")  # its neuron is not drawn


def test_a_finger_may_miss_a_line_by_more_than_a_mouse(play):
    page = play(**PHONE)
    page.get_by_role("button", name="Network", exact=True).tap()
    page.locator(".net button").first.wait_for()
    place = page.evaluate(BESIDE, ["0.0", "1.9", 9])
    page.mouse.click(*place)
    assert page.evaluate(f"{STATE}.chosen") is None
    page.touchscreen.tap(*place)
    assert weight_said(page, "neuron 10 of hidden layer 1")
    seen = page.locator(".neuron .weight").bounding_box()
    assert seen["y"] + seen["height"] <= 844


def test_on_a_phone_what_to_tap_is_said_first_and_nothing_moves(play):
    page = play(**PHONE)
    page.get_by_role("button", name="Network", exact=True).tap()
    neurons = page.locator(".net button")
    hint = page.get_by_text("Choose a neuron: its share")
    before = neurons.first.bounding_box()
    assert hint.bounding_box()["y"] < before["y"]
    assert not page.locator(".neuron").is_visible()  # and hides no neuron
    neurons.first.tap()
    page.locator(".neuron").wait_for()
    assert hint.is_visible()
    assert neurons.first.bounding_box() == before


def test_a_slope_of_nothing_promises_nothing(play):
    page = play("index.html#num_steps=100&activation=relu&chosen=1.0")
    said = page.locator(".neuron .weight")
    said.wait_for()
    way = r"It is .*; the true error's slope along it is (.*): (raise|lower) "
    slope, found = re.match(way, said.inner_text()).groups()
    assert found == ("lower" if float(slope) > 0 else "raise")
    slopes = f"{STATE}.judge.slopes = () => {STATE}.judge.params"
    page.evaluate(f"{STATE}.judge.params.flat.fill(0); {slopes}")
    page.evaluate(f"{STATE}.params.fill(0); {STATE}.view.later()")
    page.wait_for_selector(
        ".weight:text('slope along it is 0: a little more')"
    )


def test_arrow_keys_walk_among_the_neurons(play):
    page = play()
    page.get_by_role("button", name="neuron 1 of hidden layer 1").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert name == "neuron 3 of hidden layer 2"
    assert page.locator(".net button").count() == 24
    assert page.locator(".net button[tabindex='0']").count() == 1
    assert "+18 more" in page.locator(".net > svg").text_content()


def test_a_pinned_run_stays_and_a_table_says_what_differs(play):
    page = play()
    loss = page.evaluate(f"{STATE}.losses[99]")
    press(page, "Keep this run")
    page.locator(".pinned p").wait_for()
    slider = page.get_by_role("slider", name="hidden layers")
    height = slider.bounding_box()["y"]
    slider.press("ArrowLeft")
    over(page)
    assert slider.bounding_box()["y"] == height
    table = page.locator(".pinned table")
    table.locator("th:text-is('neurons')").wait_for()
    rows = [
        row.locator("th, td").all_inner_texts()
        for row in table.locator("tr").all()
    ]
    at = rows[0].index("neurons")
    assert [row[at] for row in rows[1:]] == ["30, 20", "30"]
    assert f"{loss:.3g}" in table.inner_text()
    assert page.locator(".play svg.fit path.pinned").get_attribute("d")
    assert page.locator(".play svg.loss path.pinned").get_attribute("d")
    page.get_by_role("button", name="neuron 1 of hidden layer 1").click()
    press(page, "Switch it off")  # another error of the same step
    error = f"{page.evaluate(f'{STATE}.shown().error'):.3g}"
    table.locator(f"tr.shown td:text-is('{error}')").wait_for()
    press(page, "Drop kept run")
    table.wait_for(state="detached")
    assert not page.locator(".play svg.fit path.pinned").get_attribute("d")


EVERYTHING = f"""() => {{
    const {{ setting, pin, look, off, chosen, weight, seeds, view }} = {STATE};
    return JSON.stringify([
        setting, pin.setting, pin.step, pin.error, look, [...off], chosen,
        weight, [...pin.off], seeds !== null, view.slice.node.open,
    ]);
}}"""


def test_a_link_holds_everything_and_replays_it(play, book_address):
    rights = ["clipboard-read", "clipboard-write"]
    page = play(permissions=rights)
    page.get_by_role("button", name="neuron 3 of hidden layer 2").click()
    press(page, "Switch it off")
    press(page, "Keep this run")
    press(page, "Switch it on")
    press(page, "Draw target")
    page.get_by_role("slider", name="target at q = -0.5").press("PageUp")
    page.wait_for_function(f"() => {STATE}.setting.target === 'own'")
    over(page)
    page.get_by_role("button", name="neuron 2 of hidden layer 1").click()
    press(page, "Switch it off")
    page.get_by_role("combobox", name="weight").select_option("bias")
    page.get_by_role("slider", name="look at step").press("PageDown")
    page.wait_for_function(f"() => {STATE}.look !== null")
    press(page, "Is it luck? 30 seeds")
    page.get_by_text("A slice of the loss").click()
    press(page, "Link")
    page.get_by_role("button", name="Copied").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(book_address)
    other = play(address.removeprefix(f"{book_address}/"))
    other.wait_for_function(f"() => {STATE}.pin && {STATE}.look !== null")
    found = json.loads(other.evaluate(EVERYTHING))
    assert found == json.loads(page.evaluate(EVERYTHING))
    assert found[0]["target"] == "own" and found[5] == ["1.1"]
    assert found[-4:] == [1, ["2.2"], True, True]


def test_a_broken_link_opens_the_explorer_as_it_is(play):
    page = play("index.html#num_steps=20&points=1,2&off=9.9,x&at=-1&pin=%25")
    assert page.evaluate(f"{STATE}.off.size") == 0
    assert page.evaluate(f"{STATE}.setting.target") == "running_example"


def test_thirty_seeds_are_shown_and_told(play):
    page = play("index.html#num_steps=20")
    press(page, "Is it luck? 30 seeds")
    page.wait_for_selector(".place:text('30 seeds: true error')")
    seeds = page.evaluate(f"{STATE}.seeds.runs.map((run) => run.seed)")
    assert sorted(seeds) == list(range(45, 75))
    for chart in ("fit", "loss"):  # drawn in the frames after the words
        page.wait_for_function(
            f"""() => document.querySelector(".play svg.{chart} path.seeds")
                .getAttribute("d").split("M").length === 31"""
        )
    page.get_by_role("slider", name="steps").press("ArrowRight")
    over(page)
    assert not page.locator(".play svg.fit path.seeds").get_attribute("d")


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_a_setting_is_moved_beside_what_answers(play, size):
    page = play(viewport=dict(zip(("width", "height"), size)))
    page.get_by_role("button", name="neuron 3 of hidden layer 2").click()
    press(page, "More")
    for name in ("weight", "hidden layers", "steps", "seed"):
        moved = page.locator(f".play [aria-label='{name}']")
        moved.evaluate("node => node.scrollIntoView({block: 'end'})")
        header = page.locator(".bd-header-article").bounding_box()["height"]
        fit, loss = (
            page.locator(f".play svg.{chart}").bounding_box()
            for chart in ("fit", "loss")
        )
        assert header - 1 <= fit["y"]
        assert loss["y"] + loss["height"] <= size[1]
        box = moved.bounding_box()
        assert box["x"] + box["width"] < fit["x"]


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_more_stays_under_the_pointer_beside_the_settings(play, size):
    page = play(viewport=dict(zip(("width", "height"), size)))
    more = page.get_by_role("button", name="More", exact=True)
    more.evaluate("node => node.scrollIntoView({block: 'center'})")
    first = more.bounding_box()["y"]
    for opened in ("true", "false"):
        more.click()
        assert more.get_attribute("aria-expanded") == opened
        page.evaluate(NEXT_FRAME)
        assert abs(more.bounding_box()["y"] - first) < 2


def test_start_over_is_as_the_page_was_at_first(play):
    page = play("index.html#num_steps=50&seed=7&off=1.1")
    press(page, "Keep this run")
    page.get_by_role("button", name="neuron 3 of hidden layer 2").click()
    page.get_by_role("combobox", name="target").select_option("own")
    over(page)
    press(page, "More")
    press(page, "Start over")
    page.wait_for_selector(".play[data-mode=done][data-step='1000']")
    setting, *rest = page.evaluate(
        f"""(({{ setting, pin, chosen, off }}) =>
            [setting, pin, chosen, off.size])({STATE})"""
    )
    assert setting["target"] == "running_example" and "points" not in setting
    assert (setting["seed"], setting["num_steps"]) == (45, 1000)
    assert rest == [None, None, 0]
    assert page.get_by_role("slider", name="seed").input_value() == "45"
    assert "#" not in page.url
    assert page.locator("div.pinned").inner_text() == ""


def test_a_slice_of_the_loss_is_drawn_where_one_looks(play):
    page = play()
    page.get_by_text("A slice of the loss").click()
    page.wait_for_selector(".slice[data-step='100']")
    said = page.locator(".slice p").inner_text()
    assert "701 parameters" in said and "It is a slice" in said
    assert page.locator(".slice path.walk").get_attribute("d").count("L") == 20
    page.get_by_role("slider", name="look at step").press("Home")
    page.wait_for_selector(".slice[data-step='0']")
    assert "the last steps as they fall on it" in said
    assert "last steps" not in page.locator(".slice p").inner_text()


PANELS = {"Network": ["network-box"], "Loss": ["loss-box", "around"]}
PANELS["Settings"] = ["settings-box"]


def test_a_phone_has_the_fit_and_one_panel(play):
    page = play(**PHONE)
    panels = page.locator(".play .panel:visible")
    for name, boxes in PANELS.items():
        page.get_by_role("button", name=name, exact=True).tap()
        classes = panels.evaluate_all("nodes => nodes.map(n => n.className)")
        assert classes == [f"panel {box}" for box in boxes]
        assert page.locator(".play svg.fit").is_visible()
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390


def test_a_phones_settings_stay_when_a_pins_words_become_a_table(play):
    page = play(**PHONE)
    page.get_by_role("button", name="Keep this run", exact=True).tap()
    page.locator(".pinned p").wait_for()
    rate = page.get_by_role("slider", name="learning rate")
    rate.scroll_into_view_if_needed()
    height = rate.bounding_box()["y"]
    rate.press("ArrowRight")
    # As the slider says it.
    page.locator(".pinned tr.shown td:text-is('0.0126')").wait_for()
    assert rate.bounding_box()["y"] == height


@pytest.mark.parametrize(
    "target, shown", [("own", "your own"), ("noise", "noise")]
)
@pytest.mark.parametrize("screen", [PHONE, {}], ids=["phone", "desktop"])
def test_a_pins_table_is_whole_and_still_tells_a_table(
    play, screen, target, shown
):
    page = play(**screen)
    page.get_by_role("button", name="Keep this run", exact=True).click()
    layers = page.get_by_role("slider", name="hidden layers")
    layers.press("ArrowLeft")
    page.locator(".pinned tr.shown td:text-is('1')").first.wait_for()
    page.get_by_role("combobox", name="target").select_option(target)
    page.locator(f".pinned tr.shown td:text-is('{shown}')").wait_for()
    pinned = page.locator("div.pinned")
    assert pinned.evaluate("node => node.scrollWidth - node.clientWidth") == 0
    lines = pinned.locator("tr.shown").evaluate("node => node.offsetHeight")
    assert lines < 7 * 30
    tree = pinned.aria_snapshot()
    for part in ('columnheader "true error"', 'rowheader "shown"', "cell"):
        assert part in tree


def test_more_brings_what_it_opens_into_sight_on_a_phone(play):
    page = play(viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="More", exact=True).click()
    page.wait_for_function("""() => {
        const [fit, seed] = [".play svg.fit", ".play [aria-label=seed]"]
            .map((name) => document.querySelector(name))
            .map((node) => node.getBoundingClientRect());
        return seed.top > fit.bottom && seed.bottom < innerHeight + 1;
    }""")


def test_a_phone_has_the_switch_of_a_neuron_within_reach(play):
    page = play(**PHONE)
    page.set_viewport_size({"width": 390, "height": 664})
    page.get_by_role("button", name="Network", exact=True).tap()
    neuron = page.get_by_role("button", name="neuron 2 of hidden layer 1")
    # In the middle of what the fit leaves of the screen.
    neuron.evaluate(
        "node => scrollBy(0, node.getBoundingClientRect().y - 380)"
    )
    neuron.tap()
    switch = page.get_by_role("button", name="Switch it off")
    switch.wait_for()
    box, tapped = switch.bounding_box(), neuron.bounding_box()
    assert tapped["y"] + tapped["height"] < box["y"]
    assert box["y"] + box["height"] < 664


def test_a_phone_keeps_the_words_of_a_moment_in_sight(play):
    page = play(**PHONE)
    page.get_by_role("button", name="Loss", exact=True).tap()
    slider = page.get_by_role("slider", name="look at step")
    slider.evaluate("node => node.scrollIntoView({ block: 'center' })")
    fit, words, slider = (
        page.locator(at).bounding_box()
        for at in (".play svg.fit", ".play .place", ".play .timeline")
    )
    assert fit["y"] + fit["height"] <= words["y"] + 1
    assert words["y"] + words["height"] <= slider["y"]
    page.evaluate("scrollBy(0, -100)")  # the theme offers a way up
    page.evaluate(NEXT_FRAME)
    assert not page.locator("#pst-back-to-top").is_visible()


def test_a_drawn_swing_with_a_level_top_is_told(play):
    page = play()
    peak = "Array.from({ length: 65 }, (_, i) => +(i > 28 && i < 36))"
    action = "document.querySelector('.play').explorer.actions.draw"
    page.evaluate(f"{action}({peak}, true)")
    page.wait_for_function(f"() => {STATE}.setting.target === 'own'")
    over(page)
    page.wait_for_selector(".place:text('every large swing')")


def test_the_menu_offers_the_notebooks_targets_and_ones_own(play):
    page = play()
    values = page.get_by_role("combobox", name="target").evaluate(
        "node => [...node.options].map((option) => option.value)"
    )
    assert values == [*CODES["targets"], "own"]


def test_who_looks_back_and_starts_again_follows_the_run(play):
    page = play()
    press(page, "More")
    past = page.get_by_role("slider", name="look at step")
    past.press("Home")
    page.wait_for_selector(".play[data-look='0']")
    press(page, "Step")
    page.wait_for_selector(".play[data-look='101']")
    page.get_by_role("slider", name="steps", exact=True).press("End")
    page.wait_for_selector(".play[data-mode=running]")
    press(page, "Pause")
    past.press("Home")
    page.wait_for_selector(".play[data-look='0']")
    page.wait_for_function("() => location.hash.includes('at=0')")
    press(page, "Start")
    page.wait_for_selector(".play:not([data-look='0'])")
    page.wait_for_function("() => !location.hash.includes('at=')")


def test_the_verdict_is_of_the_whole_network_and_the_last_step(play):
    page = play("index.html#num_steps=1000")
    verdict = page.locator(".play .verdict")
    before = verdict.inner_text()
    assert "4 of 4 large swings and 2 of 2 small ones" in before
    page.get_by_role("button", name="neuron 5 of hidden layer 1").click()
    press(page, "Switch it off")
    press(page, "Start")
    page.wait_for_selector(".play[data-mode=running]")
    over(page)
    page.evaluate(NEXT_FRAME)
    assert "1 switched off" in page.locator(".play .place").inner_text()
    assert verdict.inner_text() == before


def test_a_neuron_that_is_off_has_no_slopes_and_a_row_of_the_table(play):
    page = play("index.html#num_steps=1210")
    page.get_by_role("slider", name="look at step").press("ArrowLeft")
    press(page, "Keep this run")
    step = page.evaluate(f"{STATE}.shown().step")
    page.get_by_role("button", name="neuron 5 of hidden layer 1").click()
    weight = page.locator(".neuron .weight")
    page.wait_for_function(
        "() => !!document.querySelector('.weight').innerText"
    )
    assert "the error falls" in weight.inner_text()
    press(page, "Switch it off")
    page.locator(".pinned th:text-is('switched off')").wait_for()
    for place in range(2):  # from q, and the bias
        page.locator(".neuron select").select_option(index=place)
        page.evaluate(NEXT_FRAME)
        assert "changes nothing" in weight.inner_text()
    assert page.locator(".pinned tr.pinned td").all_inner_texts()[:2] == [
        "0",
        f"{step}",
    ]
    assert step > 1000


def test_a_link_that_is_copied_twice_is_called_link_again(play):
    rights = ["clipboard-read", "clipboard-write"]
    page = play(permissions=rights)
    page.clock.install()
    link = page.get_by_role("button", name="Link", exact=True).element_handle()
    for _ in range(2):
        link.click()
        page.get_by_role("button", name="Copied").wait_for()
    page.clock.fast_forward(3_000)
    page.get_by_role("button", name="Link", exact=True).wait_for()


def test_a_link_that_cannot_be_copied_stands_in_the_address(play):
    page = play("index.html")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: null})"
    )
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_role("button", name="It is in the address bar").wait_for()
    assert "num_steps=1000" in page.url


def test_a_diverged_run_is_called_so_and_has_no_slice(play):
    page = play("index.html#optimizer=momentum&learning_rate=1&num_steps=60")
    assert page.locator(".play .count").inner_text().startswith("diverged, ")
    assert "swing" not in page.locator(".play .place").inner_text()
    press(page, "More")
    page.get_by_text("A slice of the loss").click()
    page.get_by_text(
        "The training diverged: there is no slice to show."
    ).wait_for()
    assert not page.locator(".slice-box").is_visible()


def test_a_slice_of_a_small_network_says_only_what_is_so(play):
    page = play("index.html#num_hidden=0&num_steps=100&slice=1")
    said = page.locator(".slice p")
    page.wait_for_selector(".slice[data-step='100']")
    assert "2 parameters" in said.inner_text()
    assert "directions" not in said.inner_text()
    assert "less steep" not in said.inner_text()


def test_what_is_said_of_a_run_follows_its_number_of_steps(play):
    page = play("index.html#num_steps=100")
    page.get_by_role("slider", name="steps").focus()
    page.evaluate(
        "document.querySelector('.play').explorer.state.pace = 'slow'"
    )
    press(page, "Start")
    page.get_by_text("Training for 100 steps.").wait_for()
    page.evaluate(
        "document.querySelector('.play').explorer.actions"
        ".change('num_steps', 500)"
    )
    page.get_by_text("Training for 500 steps.").wait_for()
