"""The built book holds what the notebooks hold, and points nowhere else."""

import re
from functools import cache

import pytest
from bs4 import BeautifulSoup

from book import print_document
from lessons import LESSONS, ROOT
from tools.address import PLACEHOLDER, course_address
from tools.run_notebooks import stored_notebooks

HTML = ROOT / "_build" / "html"
PAGES = sorted(HTML.glob("**/*.html"))
PAGES = [p for p in PAGES if "_static" not in p.parts and p.name != "404.html"]
# Attributes by which a page fetches something without being asked.
FETCHES = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "video": "src",
}


@cache
def soup(path):
    """Return a page as a tree; nobody changes it."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def page_of(notebook):
    return HTML / notebook.relative_to(ROOT).with_suffix(".html")


@pytest.fixture(scope="module", autouse=True)
def built_book():
    assert PAGES, "build the book first: make book"


def contents():
    """Return every file that the table of contents names."""
    return [
        page for _, pages in print_document.contents(ROOT) for page in pages
    ]


def test_exercise_and_solution_stand_below_their_lesson():
    page = (HTML / "index.html").read_text(encoding="utf-8")
    side = BeautifulSoup(page, "html.parser").select_one("nav.bd-links")
    for path in LESSONS:
        item = side.select_one(
            f"li.toctree-l1:has(> a[href$='{path.stem}.html'])"
        )
        below = [a["href"] for a in item.select("li.toctree-l2 > a")]
        assert below == [
            f"{folder}/{path.stem}.html"
            for folder in ("exercises", "solutions")
            if (ROOT / folder / path.name).is_file()
        ]


def test_every_page_of_the_contents_is_built():
    for name in contents():
        assert (HTML / f"{name}.html").is_file()


def test_every_lesson_stands_in_the_contents():
    stems = [f"lessons/{path.stem}" for path in LESSONS]
    assert [name for name in contents() if name in stems] == stems


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_a_page_fetches_nothing_from_another_host(path):
    for name, attribute in FETCHES.items():
        for tag in soup(path).find_all(name):
            address = tag.get(attribute) or ""
            rel = tag.get("rel") or []
            if {"canonical", "alternate"} & set(rel):
                continue
            assert not re.match(r"(?i)(https?:)?//", address), address


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_no_text_is_coloured_as_if_it_were_python(path):
    guessed = [code.text for code in soup(path).select(".highlight-default")]
    assert [text for text in guessed if not text.startswith(">>> ")] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_links_within_the_book_lead_somewhere(path):
    page = soup(path)
    for link in page.find_all("a", href=True):
        target, _, anchor = link["href"].partition("#")
        if re.match(r"[a-z]+:", target) or link["href"] == "#":
            continue
        file = (path.parent / target).resolve() if target else path
        assert file.is_file(), link["href"]
        if anchor and file.suffix == ".html":
            there = page if file == path else soup(file)
            assert there.find(id=anchor) is not None, link["href"]


@pytest.mark.parametrize("path", stored_notebooks(), ids=lambda p: p.stem)
def test_alternative_text_of_every_figure_reaches_the_page(path):
    import json

    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    wanted = [
        cell["metadata"]["mystnb"]["image"]["alt"]
        for cell in cells
        if "mystnb" in cell["metadata"]
    ]
    images = soup(page_of(path)).select(".cell_output img")
    assert [image["alt"] for image in images] == wanted


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_a_lesson_has_launch_and_download_buttons_for_the_address(path):
    links = [a["href"] for a in soup(page_of(path)).find_all("a", href=True)]
    address = course_address()
    repository = address.removeprefix("https://github.com/")
    name = f"lessons/{path.name}"
    colab = (
        f"colab.research.google.com/github/{repository}/blob/published/{name}"
    )
    is_set = address != PLACEHOLDER
    assert any(colab in link for link in links) == is_set
    binder = (
        f"mybinder.org/v2/gh/{repository}/published?urlpath=lab/tree/{name}"
    )
    assert any(binder in link for link in links) == is_set
    assert any(link.endswith(f"_sources/{name}") for link in links)


def test_no_file_of_the_project_names_a_package_registry():
    names = ("pypi." + "org", "python" + "hosted", "npmjs." + "org")
    names += ("deb.debian." + "org", "registry." + "npm")
    import subprocess

    for name in names:
        done = subprocess.run(
            ["git", "-C", ROOT, "grep", "-l", "--untracked", name],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert done.stdout == "", name


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_an_output_that_answers_a_guess_is_folded_and_says_so(lesson):
    cells = soup(page_of(lesson)).select(".cell.tag_hide-output")
    assert cells
    for cell in cells:
        folded = cell.select_one("details.below-input")
        assert folded.select_one(".cell_output")
        assert not folded.has_attr("open")
        assert "Show what happens" in folded.summary.get_text()


def test_a_wrong_address_leads_home_and_asks_nobody():
    page = soup(HTML / "404.html")
    assert page.h1.text == "No such page"
    assert page.select_one("#home")["href"] == "/"
    assert not page.select("link, img, script[src], iframe")


def test_errors_have_three_looks():
    page = soup(HTML / "reference" / "common_errors.html")
    counts = [
        len(page.select(f".error-{kind}"))
        for kind in ("code", "message", "cure")
    ]
    assert min(counts) >= 15
    for message in page.select(".error-message"):
        assert re.search(r"\w+(Error|Warning)\b", message.text)


def test_each_error_is_folded_under_its_own_name():
    page = soup(HTML / "reference" / "common_errors.html")
    folds = page.select("details.entry")
    assert len(folds) == len(page.select("section > h3")) > 100
    for fold in folds:
        heading = fold.select_one("section[id] > h3")
        assert heading.text.startswith(fold.summary.text)
        assert not fold.has_attr("open")


def test_a_guess_is_marked_as_a_thing_to_do():
    for path in LESSONS:
        page = soup(page_of(path))
        quotes = page.select("blockquote.guess")
        bold = path.read_text(encoding="utf-8").count('"> **')
        assert len(quotes) == bold >= 5, path


def test_the_glossary_stands_in_columns():
    page = soup(HTML / "reference" / "glossary.html")
    assert len(page.select("section.glossary-page > section h3")) > 60
    # Which entry is at the top cannot be told there.
    assert not page.body.has_attr("data-bs-spy")
    assert soup(HTML / "index.html").body.has_attr("data-bs-spy")
