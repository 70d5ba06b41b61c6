"""The box of Common errors finds what why() finds by the message alone."""

import pytest
from test_reference_errors import BLOCK, ENTRIES

from why.table import CAUSES

LINKS = ".finder li a"
TRACEBACK = """\
ValueError                 Traceback (most recent call last)
Cell In[3], line 1
----> 1 raise_it("TypeError: JAX arrays are immutable")

{}"""
PLAIN = """\
Traceback (most recent call last):
  File "/home/ann/my course/train.py", line 3, in <module>
jax.errors.{}"""
COLOURED = "\x1b[31mValueError\x1b[39m: first\n\n\x1b[0;31m{}\x1b[0m"
LOST_COLOURS = "[31mValueError[39m: first\n\n[0;31m{}[0m"


@pytest.fixture(scope="module")
def page(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/reference/common_errors.html")
    page.wait_for_selector(".finder textarea")
    yield page
    page.close()


def found(page, text):
    page.fill(".finder textarea", text)
    return page.locator(LINKS).all_inner_texts()


def test_a_pasted_message_leads_to_its_entry(page):
    for heading, entry in ENTRIES.items():
        message = BLOCK.findall(entry)[1][1]
        known = [c.heading for c in CAUSES if c.knows(message)]
        assert heading in known
        assert found(page, message) == known
        targets = page.locator(LINKS).evaluate_all(
            "nodes => nodes.map(a => document.querySelector(a.hash)"
            ".textContent.trim())"
        )
        assert all(map(str.startswith, targets, known))


@pytest.mark.parametrize("around", [TRACEBACK, PLAIN, COLOURED, LOST_COLOURS])
def test_a_whole_traceback_leads_to_the_entry_of_its_last_message(
    page, around
):
    message = "UnexpectedTracerError: Encountered an unexpected tracer."
    assert found(page, around.format(message)) == ["A tracer that got out"]


def test_a_warning_of_numpy_leads_to_its_entry_behind_the_name_of_its_cell(
    page,
):
    warned = "/tmp/ipykernel_7/31.py:1: RuntimeWarning: invalid value "
    pasted = f"{warned}encountered in log\n  np.log(x)"
    assert found(page, pasted) == ["A nan where it arises"]


def open_entries(page):
    texts = page.locator(".entry[open] > summary").all_inner_texts()
    return [text.strip() for text in texts]


def test_a_link_opens_the_entry_that_it_leads_to(page):
    assert open_entries(page) == []
    found(page, "UnexpectedTracerError: Encountered an unexpected tracer.")
    page.click(LINKS)
    page.wait_for_selector(".entry[open]")
    assert open_entries(page) == ["A tracer that got out"]


def test_without_scripts_a_link_opens_the_entry_too(browser, book_address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    address = f"{book_address}/reference/common_errors.html"
    page.goto(f"{address}#a-dict-without-this-key")
    page.wait_for_selector(".entry[open]")
    assert open_entries(page) == ["A dict without this key"]
    page.emulate_media(media="print")
    assert page.locator(".entry .error-cure").first.is_visible()
    context.close()


def test_another_message_finds_nothing_and_says_so(page):
    assert found(page, "OSError: the disk is full") == []
    said = page.inner_text(".finder [role=status]")
    assert said == "No entry of this page fits this message."
    assert found(page, "  ") == []
    assert page.inner_text(".finder [role=status]") == ""
