"""Print the built book as one PDF: `make pdf`, or of another folder's pages.

Chromium prints the document that book/print_document.py puts together,
twice: where each chapter begins is known only after the first time, and the
second time the contents say it.
"""

import io
import sys
import tomllib
from pathlib import Path

import pikepdf

from book.browser import opened
from book.downloads import DOWNLOADS, link_downloads
from book.print_document import document
from tools import ROOT

BUILT = ROOT / "_build" / "html"
NAME = "train-a-network.pdf"
FOOTER = (
    '<div style="width: 100%; font-size: 8px; text-align: center">'
    '<span class="pageNumber"></span></div>'
)
FILL = """numbers => {
    for (const place of document.querySelectorAll("[data-page]"))
        place.textContent = numbers[place.dataset.page];
}"""
READY = """async () => {
    await MathJax.startup.promise;
    await document.fonts.ready;
    const images = [...document.images];
    await Promise.all(images.map(image => image.decode()));
}"""


def chapter_pages(pdf):
    """Return {name of a place: its page number}, from 1."""
    with pikepdf.open(io.BytesIO(pdf)) as opened_pdf:
        pages = {page.objgen: page.index + 1 for page in opened_pdf.pages}
        places = opened_pdf.Root.Dests.items()
        return {
            name.lstrip("/"): pages[place[0].objgen] for name, place in places
        }


def print_book(built, text):
    """Return the document as the bytes of a PDF.

    Arguments:
        built: the folder of the built pages.
        text: the document, as HTML.

    Raises:
        RuntimeError: a formula could not be typeset.
    """
    settings = {"prefer_css_page_size": True, "print_background": True}
    settings |= {"display_header_footer": True, "footer_template": FOOTER}
    settings |= {"header_template": "<span></span>"}
    with opened(built, text) as (browser, address):
        page = browser.new_page()
        page.set_default_timeout(300_000)
        page.goto(address + "/print")
        page.evaluate(READY)
        if page.locator("mjx-merror").count():
            raise RuntimeError("a formula could not be typeset")
        page.evaluate(FILL, chapter_pages(page.pdf(**settings)))
        printed = page.pdf(**settings, outline=True, tagged=True)
    return printed


def save_small(pdf, path):
    """Save the PDF at half its size, without the time of its making."""
    with pikepdf.open(io.BytesIO(pdf)) as opened_pdf:
        for name in ("/CreationDate", "/ModDate"):
            del opened_pdf.docinfo[name]
        packed = pikepdf.ObjectStreamMode.generate
        opened_pdf.save(path, object_stream_mode=packed, deterministic_id=True)


def add_pdf(built):
    """Print the book in the folder `built`, and name it on its first page."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    version = project["project"]["version"]
    text = document(built, ROOT, version)
    folder = built / DOWNLOADS
    folder.mkdir(exist_ok=True)
    save_small(print_book(built, text), folder / NAME)
    link_downloads(built)


if __name__ == "__main__":
    add_pdf(Path(*sys.argv[1:] or [BUILT]))
