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


@pytest.mark.parametrize("heading", ENTRIES)
def test_a_pasted_message_leads_to_its_entry(page, heading):
    message = BLOCK.findall(ENTRIES[heading])[1][1]
    known = [c.heading for c in CAUSES if c.knows(message)]
    assert heading in known
    assert found(page, message) == known
    assert found(page, TRACEBACK.format(message)) == known
    targets = page.locator(LINKS).evaluate_all(
        "nodes => nodes.map(a => document.querySelector(a.hash).innerText)"
    )
    assert all(map(str.startswith, targets, known))


def test_another_message_finds_nothing_and_says_so(page):
    assert found(page, "OSError: the disk is full") == []
    said = page.inner_text(".finder [role=status]")
    assert said == "No entry of this page fits this message."
    assert found(page, "  ") == []
    assert page.inner_text(".finder [role=status]") == ""
