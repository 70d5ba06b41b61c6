"""The cheat sheet prints on one page, none of its lines broken."""

import re

# An A4 page less its margins of 10 mm, at 96 pixels an inch.
WIDTH = 718
BROKEN = """() => [...document.querySelectorAll(".cheat-sheet pre")].filter(
    (node) => {
        const { lineHeight, paddingTop, paddingBottom, borderTopWidth } =
            getComputedStyle(node);
        const own = parseFloat(paddingTop) + parseFloat(paddingBottom)
            + 2 * parseFloat(borderTopWidth);
        const lines = (node.offsetHeight - own) / parseFloat(lineHeight);
        return lines > node.textContent.trim().split("\\n").length + 0.5;
    },
).map((node) => node.textContent)"""


# How far each head's last bracket is from the number before it, in pixels.
GAPS = """() => [...document.querySelectorAll(".sd-card-title")]
    .filter((title) => title.querySelector("a")).map((title) => {
        const range = document.createRange();
        range.selectNodeContents([...title.querySelectorAll("a")].at(-1));
        const { right } = range.getBoundingClientRect();
        range.selectNode(title.lastChild);
        return range.getBoundingClientRect().left - right;
    })"""


def test_a_number_stands_close_to_its_bracket_under_a_finger(
    browser, book_address
):
    phone = {"width": 390, "height": 844}
    page = browser.new_page(viewport=phone, is_mobile=True, has_touch=True)
    page.goto(f"{book_address}/reference/cheat_sheet.html")
    gaps = page.evaluate(GAPS)
    assert len(gaps) > 5
    assert max(gaps) < 3
    sizes = page.locator(".sd-card-title a").evaluate_all(
        "nodes => nodes.map((node) => node.offsetWidth)"
    )
    assert min(sizes) >= 44
    page.close()


def test_the_cheat_sheet_prints_on_one_page(browser, book_address):
    page = browser.new_page()
    page.goto(f"{book_address}/reference/cheat_sheet.html")
    page.wait_for_load_state("networkidle")
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    # A4 in points.
    assert [round(float(side)) for side in box.groups()] == [595, 842]


def test_no_line_of_the_cheat_sheet_breaks_on_paper(browser, book_address):
    page = browser.new_page(viewport={"width": WIDTH, "height": 1000})
    page.goto(f"{book_address}/reference/cheat_sheet.html")
    page.emulate_media(media="print")
    assert page.locator(".cheat-sheet pre").count() > 5
    assert page.evaluate(BROKEN) == []
    page.close()
