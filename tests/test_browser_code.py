"""On a phone: code goes on and can be broken, and a film can be read."""

import pytest

ADDRESS = "lessons/08_faster.html"
WIDTHS = "(node) => [node.scrollWidth, node.clientWidth]"


@pytest.fixture
def phone(browser, book_address):
    page = browser.new_page(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page.goto(f"{book_address}/{ADDRESS}")
    yield page
    page.close()


def first_wide(page):
    """Return the first block with a button that breaks its lines."""
    page.locator("button.break").first.scroll_into_view_if_needed()
    return page.locator(".highlight:has(> button.break) > pre").first


def test_long_lines_can_be_broken_and_the_choice_is_kept(phone):
    pre = phone.locator(".cell_input .highlight pre").nth(1)
    pre.scroll_into_view_if_needed()
    pre = first_wide(phone)
    wide, shown = pre.evaluate(WIDTHS)
    assert wide > shown
    phone.locator("button.break").first.click()
    wide, shown = pre.evaluate(WIDTHS)
    assert wide <= shown + 1
    phone.reload()
    phone.locator(".cell_input .highlight pre").nth(
        1
    ).scroll_into_view_if_needed()
    wide, shown = first_wide(phone).evaluate(WIDTHS)
    assert wide <= shown + 1
    assert phone.locator("button.break").first.inner_text() == "one line"


def test_code_that_fits_has_no_button(browser, book_address):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{book_address}/{ADDRESS}")
    page.locator(".cell_input .highlight pre").nth(
        3
    ).scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    assert page.locator(".cell_input button.break").count() == 0
    page.close()


def test_keys_scroll_a_line_that_goes_on(phone):
    pre = first_wide(phone)
    assert pre.get_attribute("tabindex") == "0"
    pre.focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_keys_stop_at_all_code_that_is_too_wide_and_at_no_other(phone):
    # Once the page is laid out, and not while it loads.
    phone.wait_for_selector("html:not(.in-slices)", state="attached")
    code = "document.querySelectorAll('.highlight pre')].filter("
    code += "node => node.checkVisibility()"  # folded code waits
    wide = "node => node.scrollWidth > node.clientWidth + 1"
    stops = "node => node.tabIndex === 0"
    phone.wait_for_function(
        f"() => [...{code}).every(node => ({wide})(node) === ({stops})(node))"
    )
    assert phone.locator(".highlight pre[tabindex='-1']").count() == 0


def test_a_finger_finds_the_copy_button(phone):
    phone.locator(".highlight").nth(1).scroll_into_view_if_needed()
    button = phone.locator("button.copybtn").nth(1)
    opacity = button.evaluate("(node) => getComputedStyle(node).opacity")
    assert float(opacity) > 0.9


PRESSED = (
    ".bd-header-article .btn",
    ".highlight button.copybtn",
    ".bd-article summary",
    ".explorer button",
)
SIZES = """nodes => nodes.filter(node => node.checkVisibility())
    .map(node => node.getBoundingClientRect())
    .map(({ width, height }) => Math.min(width, height))"""


def test_what_a_finger_presses_is_44_pixels_large(phone):
    phone.goto(phone.url.replace("08_faster", "06_overfitting"))
    phone.locator(".explorer button, .explorer svg").first.wait_for()
    phone.wait_for_selector("html:not(.in-slices)", state="attached")
    for name in PRESSED:
        sizes = phone.locator(name).evaluate_all(SIZES)
        assert min(sizes, default=44) >= 44, name
    assert phone.locator(PRESSED[0]).count() > 2


def test_no_keys_are_offered_to_a_finger(phone):
    phone.locator(".search-button:visible").first.tap()
    phone.wait_for_selector(".search-button__search-container input")
    assert not phone.locator(".search-button__kbd-shortcut:visible").count()


def test_a_small_chart_stays_in_sight_while_its_sliders_move(phone):
    phone.goto(phone.url.replace("08_faster", "01_network"))
    # On a slow machine the page is laid out anew while it is scrolled.
    phone.wait_for_function("""() => {
      const box = document.querySelector(".explorer:has(input[type=range])");
      box?.scrollIntoView();
      scrollBy(0, 150);
      const top = (node) => node.getBoundingClientRect().top;
      return box && top(box) < 0 && top(box.querySelector("svg")) > 0;
    }""")


def test_figures_wait_until_they_come_near(phone):
    figures = phone.locator(".bd-article .cell_output img")
    assert figures.count() > 2
    waiting = figures.evaluate_all("nodes => nodes.map(n => n.loading)")
    assert set(waiting) == {"lazy"}


def test_the_film_can_be_read_and_reached_by_a_finger(phone, book_address):
    phone.goto(f"{book_address}/lessons/05_training_loop.html")
    phone.locator(".film svg text").first.wait_for(state="attached")
    phone.evaluate(
        "document.querySelectorAll('details').forEach("
        "(fold) => { fold.open = true; })"
    )
    heights = phone.locator(".film svg text").evaluate_all(
        "(texts) => texts.map((text) => text.getBoundingClientRect().height)"
    )
    assert min(heights) > 11
    parts = phone.locator(".film :is(button, input[type=range], label)")
    assert min(parts.evaluate_all(SIZES)) >= 44


# Does the visible sign of a copy button cover the text of its code?
COVERED = """(button) => {
  const sign = button.querySelector("svg").getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(button.parentElement.querySelector("pre"));
  return [...words.getClientRects()].some((line) => line.top < sign.bottom - 3
    && line.bottom > sign.top && line.height > 5 && line.height < 40);
}"""

CROWDED = """() => [...document.querySelectorAll("button.break")].filter(
  (button) => {
    const sign = button.parentElement.querySelector("button.copybtn");
    const [one, other] = [button, sign].map((n) => n.getBoundingClientRect());
    return one.right > other.left && one.top < other.bottom && one.width;
  },
).map((button) => button.parentElement.textContent)"""


@pytest.mark.parametrize(
    "where",
    [
        "lessons/05_training_loop",
        "lessons/08_faster",
        "exercises/05_training_loop",
    ],
)
def test_buttons_stand_in_the_frame_of_their_code_and_cover_none(
    phone, book_address, where
):
    phone.goto(f"{book_address}/{where}.html")
    phone.locator("button.break").first.wait_for(state="attached")
    phone.wait_for_selector("html:not(.in-slices)", state="attached")
    signs = phone.locator(".highlight button.copybtn:visible")
    assert not any(sign.evaluate(COVERED) for sign in signs.all())
    for button in phone.locator("button.break:visible").all():
        ends = "node => node.getBoundingClientRect().bottom"
        frame = button.locator("xpath=preceding-sibling::pre")
        assert button.evaluate(ends) <= frame.evaluate(ends) + 1
    # Beside a block of one line both would lie on one another.
    assert phone.evaluate(CROWDED) == []


def test_the_name_of_a_block_of_common_errors_is_clear_of_the_copy_sign(
    phone, book_address
):
    page = "reference/common_errors.html#arguments-where-in-axes-belongs"
    phone.goto(f"{book_address}/{page}")
    phone.locator(".error-message:visible button.copybtn").first.wait_for()
    apart = phone.locator(".error-message:visible").first.evaluate(
        """(box) => {
          const name = getComputedStyle(box, "::before");
          const sign = box.querySelector("button.copybtn svg");
          const { left } = box.getBoundingClientRect();
          return sign.getBoundingClientRect().left - left
            - parseFloat(name.left) - parseFloat(name.width);
        }"""
    )
    assert apart > 0
