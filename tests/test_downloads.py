"""The zip runs by itself, and the PDF holds the whole book, uncut."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from urllib.parse import urlsplit

import nbformat
import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup

from book import pdf as book_pdf
from book import print_document
from book.downloads import NAME, link_downloads, write_zip
from lessons import ROOT, unfolded

HTML = ROOT / "_build" / "html"
# A4 in points, and the margins of book/print_document.py, some air left.
WIDTH, HEIGHT = 595, 842
MARGIN = 34


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    write_zip(folder / NAME, ROOT)
    with zipfile.ZipFile(folder / NAME) as archive:
        archive.extractall(folder)
    return folder / NAME.removesuffix(".zip")


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Print a copy of the book; return the folder of its pages."""
    assert (HTML / "index.html").is_file(), "build the book first: make book"
    copy = tmp_path_factory.mktemp("printed") / "html"
    shutil.copytree(HTML, copy)
    # A process of its own: this one may have a browser already.
    command = [sys.executable, "-m", "book.pdf", copy]
    subprocess.run(command, check=True, cwd=ROOT)
    return copy


@pytest.fixture(scope="module")
def path(printed):
    return printed / "downloads" / book_pdf.NAME


@pytest.fixture(scope="module")
def pdf(path):
    with pypdfium2.PdfDocument(path) as document:
        yield document


@pytest.fixture(scope="module")
def texts(pdf):
    """Return the text of every page, spaces made one."""
    return [
        " ".join(page.get_textpage().get_text_bounded().split())
        for page in pdf
    ]


def chapters():
    """Return every page of the book, the landing page first."""
    return [p for _, pages in print_document.contents(ROOT) for p in pages]


def article(page):
    """Return the HTML of a built page's own text."""
    html = (HTML / f"{page}.html").read_text(encoding="utf-8")
    return html.partition('<article class="bd-article"')[2].partition(
        "</article>"
    )[0]


def title(page):
    heading = re.search(r"<h1>(.*?)(?:<a class=|</h1>)", article(page))[1]
    words = BeautifulSoup(heading, "html.parser").get_text()
    return " ".join(words.split())


def test_the_zip_holds_every_notebook_and_shows_no_answer(unpacked):
    for folder in ("lessons", "exercises", "solutions"):
        notebooks = sorted((ROOT / folder).glob("*.ipynb"))
        assert notebooks
        for path in notebooks:
            copies = [
                nbformat.read(p, as_version=4).cells
                for p in (path, unpacked / folder / path.name)
            ]
            said, told = map(unfolded, copies)
            assert said == told
            assert not any(cell.get("outputs") for cell in copies[1])


def test_the_same_files_give_the_same_bytes(tmp_path):
    sums = set()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_zip(tmp_path / name / NAME, ROOT)
        bytes_ = (tmp_path / name / NAME).read_bytes()
        sums.add(hashlib.sha256(bytes_).hexdigest())
    assert len(sums) == 1


def test_links_of_the_unpacked_notebooks_lead_somewhere(unpacked):
    for path in unpacked.glob("*/*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose = "".join(
            "".join(c["source"]) for c in cells if c["cell_type"] == "markdown"
        )
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
            assert (path.parent / target).exists(), (path.name, target)


def test_the_unpacked_helpers_can_be_imported(unpacked):
    code = "import helpers, explorer; print(helpers.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=unpacked,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert done.stdout.startswith(str(unpacked))


def test_what_the_unpacked_course_needs_to_install_is_there(unpacked):
    for name in ("README.md", "LICENSE", "pyproject.toml", "constraints.txt"):
        assert (unpacked / name).is_file()
    requirements = (unpacked / "requirements.txt").read_text(encoding="utf-8")
    assert "-c constraints.txt" in requirements
    assert "-e ." in requirements


def test_the_landing_page_names_only_the_files_that_are_there(tmp_path):
    page = tmp_path / "index.html"
    page.write_text('<p class="downloads"></p>', encoding="utf-8")
    link_downloads(tmp_path)
    assert page.read_text(encoding="utf-8") == '<p class="downloads"></p>'
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / NAME).write_bytes(b"0" * 200_000)
    link_downloads(tmp_path)
    text = page.read_text(encoding="utf-8")
    assert f'href="downloads/{NAME}">all notebooks</a> (zip, 0.2 MB).' in text
    assert "PDF" not in text
    (tmp_path / "downloads" / NAME).unlink()
    link_downloads(tmp_path)
    assert page.read_text(encoding="utf-8") == '<p class="downloads"></p>'


def test_the_built_landing_page_links_both_files(printed, pdf):
    text = (printed / "index.html").read_text(encoding="utf-8")
    assert f'href="downloads/{NAME}"' in text
    assert f'href="downloads/{book_pdf.NAME}"' in text
    assert f"PDF, {len(pdf)} pages" in text


def test_the_pdf_is_of_a_size_that_can_be_read_and_sent(path, pdf):
    assert 150 < len(pdf) < 450
    assert path.stat().st_size < 12e6
    assert {tuple(map(round, page.get_size())) for page in pdf} == {
        (WIDTH, HEIGHT)
    }


def test_every_chapter_begins_on_the_page_that_the_contents_name(texts):
    contents = " ".join(texts[1:3])
    for page in chapters()[1:]:
        words = re.escape(title(page))
        numbers = re.findall(rf"{words} ?(\d+)", contents)
        assert numbers, page
        assert any(texts[int(n) - 1].startswith(title(page)) for n in numbers)


def test_no_page_is_blank(pdf, texts):
    for number, (page, text) in enumerate(zip(pdf, texts), 1):
        picture = page.render(scale=0.2, grayscale=True).to_numpy()
        assert (picture < 200).sum() > 20, number
        # The page's number alone is no text.
        assert len(text) > 30, number


def test_no_text_is_cut_at_the_margins(pdf):
    for number, page in enumerate(pdf, 1):
        textpage = page.get_textpage()
        for index in range(textpage.count_rects()):
            left, bottom, right, top = textpage.get_rect(index)
            assert left > MARGIN, (number, index)
            assert right < WIDTH - MARGIN, (number, index)
            assert bottom > 10 and top < HEIGHT - MARGIN, (number, index)


def test_formulas_are_typeset(texts):
    book = " ".join(texts)
    assert r"\frac" not in book
    assert r"\sum" not in book


def test_every_figure_is_printed(pdf):
    wanted = sum(article(page).count("<img ") for page in chapters())
    kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    printed = sum(
        len(list(page.get_objects(filter=kinds, max_depth=4))) for page in pdf
    )
    assert printed >= wanted > 50


def test_links_of_the_pdf_stay_in_it_or_lead_outside(path):
    with pikepdf.open(path) as pdf:
        marks = [
            mark for page in pdf.pages for mark in page.get("/Annots", [])
        ]
        ways = [mark["/A"].get("/URI") for mark in marks if "/A" in mark]
    leading_out = [str(way) for way in ways if way is not None]
    assert len(leading_out) > 10
    for address in leading_out:
        assert urlsplit(address).hostname not in ("127.0.0.1", "localhost")


FOLDED = """<article class="bd-article"><section id="a"><h1>T</h1>
<details><summary>Answer</summary><p>42</p></details><p id="b">Next</p>
<a href="../reference/x.html#y">x</a><a href="#b">b</a>
<a href="z.html">gone</a></section></article>"""


@pytest.fixture
def folded(tmp_path):
    for folder in ("lessons", "solutions"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "t.html").write_text(FOLDED, encoding="utf-8")
    return tmp_path


def chapter(folder, page):
    pages = {page, "reference/x"}
    html, _ = print_document.chapter(folder, page, pages)
    return html


def test_a_lessons_answer_is_printed_after_its_last_question(folded):
    html = chapter(folded, "lessons/t")
    assert html.index("Next") < html.index("42")
    link = re.search(r'href="#(\S+)">Answer \(1\)', html)[1]
    assert f'id="{link}"' in html


def test_a_worked_solution_is_printed_where_it_stands(folded):
    html = chapter(folded, "solutions/t")
    assert html.index("42") < html.index("Next")
    assert "<details open" in html


def test_links_are_turned_into_links_within_the_document(folded):
    html = chapter(folded, "lessons/t")
    assert 'href="#reference-x--y"' in html
    assert 'href="#lessons-t--b"' in html
    assert 'id="lessons-t--b"' in html
    assert "z.html" not in html
