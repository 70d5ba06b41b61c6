"""A guess is a guess: the words that answer it wait until the output opens."""

import pytest

ADDRESS = "lessons/00_warm_up.html"
# What NumPy and JAX do with an index beyond the end.
ANSWER = "Reading past the end gives the last entry"


def open_lesson(browser, book_address, **options):
    page = browser.new_page(**options)
    page.goto(f"{book_address}/{ADDRESS}")
    page.wait_for_load_state("load")
    return page


@pytest.fixture
def page(browser, book_address):
    page = open_lesson(browser, book_address)
    yield page
    page.close()


def words(page):
    return page.locator(".bd-article p", has_text=ANSWER)


def fold(page):
    cell = page.locator(
        ".cell.tag_hide-output", has_text="three.at[10].set(7)"
    )
    return cell.locator("details.below-input")


def test_question_and_cell_are_there_and_the_answer_is_not(page):
    assert page.get_by_text("NumPy answers").is_visible()
    assert fold(page).locator("summary").is_visible()
    assert not words(page).is_visible()


def test_the_answer_comes_and_goes_with_the_output(page):
    fold(page).locator("summary").click()
    words(page).wait_for(state="visible")
    fold(page).locator("summary").click()
    words(page).wait_for(state="hidden")


def test_a_list_belongs_to_the_words_before_it(page):
    held = page.locator("ul.answer", has_text="0.45 is too large")
    assert held.count() == 1
    assert not held.is_visible()


def test_what_follows_the_answer_is_there(page):
    assert page.get_by_text("The last line of the cell is a trap").is_visible()


def test_a_search_in_the_page_finds_and_opens_the_answer(page):
    words(page).dispatch_event("beforematch")
    words(page).wait_for(state="visible")
    assert fold(page).evaluate("(node) => node.open")


def test_paper_has_the_answer(page):
    page.emulate_media(media="print")
    assert words(page).is_visible()


def test_nothing_waits_where_no_script_could_open_it(browser, book_address):
    page = open_lesson(browser, book_address, java_script_enabled=False)
    assert words(page).is_visible()
    page.close()
