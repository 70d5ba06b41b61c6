"""axe-core finds nothing wrong on any page, in light and in dark."""

import pytest

from lessons import ROOT

HTML = ROOT / "_build" / "html"
PAGES = [
    str(path.relative_to(HTML))
    for path in sorted(HTML.glob("**/*.html"))
    if "_static" not in path.parts
]
# Without this, axe describes each of the thousands of nodes that are right.
RUN = "axe.run({resultTypes: ['violations']})"
AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def violations(page):
    """Return what axe-core finds, as (rule, impact, first element)."""
    page.evaluate(AXE)
    found = page.evaluate(RUN)["violations"]
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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page, book_address, name, theme):
    page.emulate_media(color_scheme=theme)
    page.goto(f"{book_address}/{name}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    assert violations(page) == []


def test_axe_would_notice(page, book_address):
    page.goto(f"{book_address}/genindex.html")
    page.evaluate(
        "document.querySelector('article').innerHTML += '<img src=\"\">'"
    )
    assert [rule for rule, *_ in violations(page)] == ["image-alt"]
