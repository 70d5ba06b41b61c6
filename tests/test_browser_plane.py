"""Lesson 07's live square: two inputs, two classes, a border."""

import pytest
from test_browser_explorer import PHONE, swipe

STATE = "document.querySelector('.plane').explorer.state"


@pytest.fixture(params=[{}])
def plane(browser, book_address, request):
    """Open lesson 07 at its square, when the first training is over."""
    page = browser.new_page(**request.param)
    page.goto(f"{book_address}/lessons/07_any_dimension.html")
    square = page.locator(".plane-map")
    square.wait_for(state="attached")
    square.evaluate("node => node.scrollIntoView({block: 'center'})")
    over(page)
    yield page
    page.close()


def over(page):
    page.wait_for_function(f"() => {STATE}.step >= 2000")


def color_at(page, across, down):
    """Return the red, green and blue of a place of the square."""
    return page.evaluate(
        """([across, down]) => {
            const map = document.querySelector(".plane-map");
            const pen = map.getContext("2d");
            const at = [across * map.width, down * map.height];
            return [...pen.getImageData(...at, 1, 1).data].slice(0, 3);
        }""",
        [across, down],
    )


def is_blue(color):
    return color[2] > color[0] + 40


def is_orange(color):
    return color[0] > color[2] + 40


def test_the_figure_stays_and_the_spirals_are_learnt(plane):
    said = plane.locator(".plane .words").inner_text()
    right = int(said.split("answers ")[1].split(" of 300")[0])
    assert right >= 290
    assert said.endswith("Drag in the square to add points of your own.")
    cell = plane.locator(".tag_beside-plane")
    assert cell.locator(".cell_output img").is_visible()


def clear(page):
    page.get_by_role("button", name="Clear", exact=True).click()


def test_the_first_stroke_joins_the_points_that_are_shown(plane):
    plane.locator(".plane-map").click(position={"x": 20, "y": 20})
    painted = plane.evaluate(f"{STATE}.painted")
    assert len(painted) == 301
    menu = plane.get_by_role("combobox", name="points")
    assert menu.input_value() == "painted"
    clear(plane)
    assert plane.evaluate(f"{STATE}.points.length") == 0


def test_points_painted_with_the_mouse_bend_the_border(plane):
    clear(plane)
    box = plane.locator(".plane-map").bounding_box()

    def stroke(across):
        x = box["x"] + across * box["width"]
        plane.mouse.move(x, box["y"] + 0.2 * box["height"])
        plane.mouse.down()
        plane.mouse.move(x, box["y"] + 0.8 * box["height"], steps=12)
        plane.mouse.up()

    stroke(0.2)
    assert "both classes" in plane.locator(".plane .words").inner_text()
    plane.get_by_role("combobox", name="brush").select_option("1")
    stroke(0.8)
    over(plane)
    assert is_blue(color_at(plane, 0.25, 0.5))
    assert is_orange(color_at(plane, 0.75, 0.5))
    assert "add" not in plane.locator(".plane .words").inner_text()


@pytest.mark.parametrize("plane", [PHONE], indirect=True)
def test_a_finger_paints_points_and_does_not_scroll(plane):
    clear(plane)
    before = plane.evaluate("scrollY")
    swipe(plane, plane.locator(".plane-map").bounding_box(), -30, 100)
    plane.get_by_text("then with the other brush").wait_for()
    assert plane.evaluate("scrollY") == before
    painted = plane.evaluate(f"{STATE}.painted")
    assert len(painted) > 3 and painted[0]["y"] > painted[-1]["y"]


def test_points_are_painted_by_keyboard(plane):
    clear(plane)
    square = plane.locator(".plane-map")
    square.focus()
    for key in ("ArrowLeft", "ArrowLeft", "Space"):
        square.press(key)
    points = plane.evaluate(f"{STATE}.painted")
    assert points == [{"x": pytest.approx(-0.1), "y": 0, "label": 0}]
    plane.get_by_role("combobox", name="brush").select_option("1")
    square.focus()
    square.press("ArrowUp")
    square.press("Space")
    assert plane.evaluate(f"{STATE}.painted.length") == 2
    over(plane)


def test_rings_and_fewer_neurons_train_anew(plane):
    plane.get_by_role("combobox", name="points").select_option("rings")
    over(plane)
    assert is_blue(color_at(plane, 0.5, 0.5))
    assert is_orange(color_at(plane, 0.5, 0.1))
    plane.get_by_role("slider", name="neurons a layer").press("Home")
    plane.wait_for_function(f"() => {STATE}.step < 2000")


def test_a_new_training_is_said_to_run_and_only_spirals_have_turns(plane):
    turns = plane.get_by_role("slider", name="turns")
    assert turns.is_visible()
    words = plane.locator(".plane .words")
    said = plane.evaluate(
        """() => {
            const menu = document.querySelector(".plane select");
            menu.value = "rings";
            menu.dispatchEvent(new Event("change"));
            return document.querySelector(".plane .words").textContent;
        }"""
    )
    assert said.startswith("Training on ") and said.endswith(" points.")
    assert not turns.is_visible()
    over(plane)
    assert words.inner_text().startswith("After 2000 steps")


def test_the_first_page_has_the_square_too(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/index.html")
    square = page.locator("[data-plane] .plane-map")
    square.wait_for(state="attached")
    square.scroll_into_view_if_needed()
    over(page)
    assert page.locator(".explorer.play").count() == 1
    page.close()
