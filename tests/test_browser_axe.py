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


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser, book_address, name):
    page = browser.new_page()
    page.goto(f"{book_address}/{name}")
    page.wait_for_load_state("networkidle")
    for theme in ("light", "dark"):
        page.evaluate(
            "theme => { document.documentElement.dataset.theme = theme; }",
            theme,
        )
        assert (theme, violations(page)) == (theme, [])
    page.close()


def test_axe_would_notice(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/genindex.html")
    page.evaluate(
        "document.querySelector('article').innerHTML += '<img src=\"\">'"
    )
    assert [rule for rule, *_ in violations(page)] == ["image-alt"]
    page.close()
