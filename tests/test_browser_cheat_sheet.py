"""The cheat sheet prints on one page."""

import re


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
