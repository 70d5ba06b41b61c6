"""axe-core finds nothing wrong on any page, in light and in dark."""

import pytest

from lessons import ROOT

HTML = ROOT / "_build" / "html"
PAGES = [
    str(path.relative_to(HTML))
    for path in sorted(HTML.glob("**/*.html"))
    if "_static" not in path.parts and path.name != "404.html"
]
AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
# Without this, axe describes each of the thousands of nodes that are right.
OPTIONS = {"resultTypes": ["violations"]}
# In dark only colours differ: the rules about them.
COLOURS = OPTIONS | {"runOnly": ["color-contrast", "link-in-text-block"]}
# The rules about what has no name.
NAMES = OPTIONS | {"runOnly": ["button-name", "label", "select-name"]}
# The explorer opens one thing a picture, and draws the network after that.
MOST_PICTURES = 100


def violations(page, options=OPTIONS):
    """Return what axe-core finds, as (rule, impact, first element)."""
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [
        (rule["id"], rule["impact"], rule["nodes"][0]["html"][:200])
        for rule in found
    ]


@pytest.fixture(scope="module")
def page(browser):
    """One window for all pages: opening one takes longer than a page."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def opened(page, book_address):
    """Return a function that opens a page in light, ready for axe."""

    def open_page(name):
        page.emulate_media(color_scheme="light")
        page.goto(f"{book_address}/{name}")
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE)
        # No colour on its way from one to another.
        page.add_style_tag(content="* { transition: none !important }")
        return page

    return open_page


def turn_dark(page):
    """Make the machine prefer dark, as at sunset; wait for the page."""
    page.emulate_media(color_scheme="dark")
    page.locator("html[data-theme=dark]").wait_for()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_light_and_in_dark(opened, name):
    page = opened(name)
    assert violations(page) == []
    turn_dark(page)
    assert violations(page, COLOURS) == []


def test_the_explorer_is_sound_in_each_picture_while_it_opens(
    browser, book_address
):
    page = browser.new_page()
    page.add_init_script("""
        const asked = [];
        window.requestAnimationFrame = (call) => asked.push(call);
        window.drawNext = () =>
            asked.splice(0).map((call) => call(performance.now())).length;
    """)
    page.goto(f"{book_address}/index.html")
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    for _ in range(MOST_PICTURES):
        page.evaluate("drawNext()")
        assert violations(page, NAMES) == []
        if page.locator(".play .net button").count():
            break
    else:
        pytest.fail("the network was not drawn")
    page.close()


def test_axe_finds_nothing_in_an_explorer_in_full_use(browser, book_address):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    pin = "pin=num_hidden%3D1%26num_steps%3D20"
    page.goto(f"{book_address}/index.html#num_steps=20&chosen=2.2&{pin}")
    page.locator(".pinned td").first.wait_for()
    page.get_by_role("button", name="Draw target").click()
    page.get_by_role("button", name="Network", exact=True).click()
    page.evaluate(AXE)
    assert violations(page) == []
    page.close()


def test_axe_would_notice(opened):
    page = opened("genindex.html")
    page.evaluate(
        "document.querySelector('article').innerHTML += '<img src=\"\">'"
    )
    assert [rule for rule, *_ in violations(page)] == ["image-alt"]


def test_axe_would_notice_a_colour_that_is_too_faint_in_dark(opened):
    page = opened("genindex.html")
    page.add_style_tag(
        content="[data-theme=dark] h1 { color: #333 !important }"
    )
    assert violations(page) == []
    turn_dark(page)
    assert [rule for rule, *_ in violations(page, COLOURS)] == [
        "color-contrast"
    ]
