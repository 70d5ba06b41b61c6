"""Code on a phone: more to the right is seen, and lines can be broken."""

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


def test_a_finger_finds_the_copy_button(phone):
    phone.locator(".highlight").nth(1).scroll_into_view_if_needed()
    button = phone.locator("button.copybtn").nth(1)
    opacity = button.evaluate("(node) => getComputedStyle(node).opacity")
    assert float(opacity) > 0.9
