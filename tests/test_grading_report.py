"""The class report counts right, shows it, and is for everyone to read."""

import base64
import re

import pytest
from bs4 import BeautifulSoup
from made_class import QUESTIONS, SOME, TITLE, entry, made_class, wrong

from grading.records import Entry, Reading, Trouble
from grading.results.feedback import write_feedback
from grading.results.pages import file_name
from grading.results.pictures import outcome_bars, total_bars
from grading.results.report import to_look_at, write_report
from grading.results.similarity import write_similarity
from lessons import ROOT

AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def parse(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def flat(tag):
    return " ".join(tag.text.split())


def rows(table):
    return [[flat(cell) for cell in row("td")] for row in table("tr")][1:]


def after(tree, heading):
    """Return the first table behind a heading."""
    (found,) = [h for h in tree("h2") if h.text == heading]
    return found.find_next("table")


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    path = write_report(made_class(), QUESTIONS, TITLE, folder / "r.html")
    return parse(path)


def test_each_student_is_counted_once_under_its_status(tree):
    table = after(tree, "The class")
    counts = {flat(r.th): int(flat(r.td)) for r in table("tr")[1:]}
    assert counts == {
        "graded": 4,
        "recovered": 1,
        "timed out": 1,
        "not a notebook": 1,
        "grader failure": 1,
        "missing": 1,
    }
    assert "9 students, by status" in flat(table)


def test_the_totals_leave_out_who_has_none(tree):
    said = flat(tree.main)
    # 11, 2, 3, 13.5, 2, 11 and 0, of eleven points and four by hand.
    assert "7 students have a total, from 0 to 13.5 of 15 points" in said
    assert "the median is 3, the mean 6.07" in said


def test_who_needs_a_look_is_listed_worst_first_with_the_reason(tree):
    table = after(tree, "Students to look at")
    found = rows(table)
    assert [row[0] for row in found] == [
        "Emil",
        "Gül",
        "Çelik, Öz",
        "Dora",
        "Franz",
    ]
    assert "the sandbox did not start" in found[0][2]
    assert "a PNG picture" in found[1][2] and "photo.ipynb" in found[1][2]
    assert "cell 9 raised an error: NameError" in found[2][2]
    assert "9 cells could be read" in found[3][2]
    assert found[4][2] == "handed in nothing"
    links = {flat(a): a["href"] for a in table("a")}
    assert links["Gül"] == f"feedback/{file_name('Gül')}"
    assert "Franz" not in links


def test_the_commonest_mistake_stands_first_with_its_sentence(tmp_path):
    names = ["list", "written into", "list", "list", "written into"]
    entries = [
        entry(f"S{n}", {"q1": wrong("q1", name)})
        for n, name in enumerate(names)
    ]
    # Raises something that no mistake of the question is known by.
    odd = "def set_first(a, value):\n    return 17 * a[0]"
    entries.append(entry("S9", {"q1": odd}))
    path = write_report(entries, QUESTIONS, TITLE, tmp_path / "r.html")
    found = rows(parse(path).find(id="q1").find_next("table"))
    assert [row[:2] for row in found] == [
        ["3", "list"],
        ["2", "written into"],
        ["1", "not a known one"],
    ]
    assert found[0][2].startswith("That is a list, and the rest of the")


def test_the_counts_of_a_question_are_those_of_its_students(tree):
    said = flat(tree.find(id="q5").parent)
    # The judge gave one of them nothing, and a person some points.
    assert "2 all points, 1 some points, 4 not written" in said


def test_open_answers_are_counted_and_marked_ones_told_apart(tree):
    (heading,) = [h for h in tree("h3") if flat(h) == "q7 my_curve"]
    assert "4 answers, 3 not marked yet" in flat(heading.find_next("p"))
    *_, heading = [h for h in tree("h3") if "bug_reason" in flat(h)]
    said = flat(heading.find_next("p"))
    assert said == "3 answers; the sentence earns no points by itself."


def test_names_are_text(tmp_path):
    name = "<script>alert(1)</script>"
    path = write_report([Entry(name)], QUESTIONS, TITLE, tmp_path / "r.html")
    tree = parse(path)
    assert not tree("script")
    assert name in flat(tree.main)


def test_every_picture_is_in_the_page_and_says_what_is_to_be_seen(tree):
    images = tree("img")
    assert len(images) == 2
    for image in images:
        head, code = image["src"].split(",", 1)
        assert head == "data:image/svg+xml;base64"
        picture = base64.b64decode(code).decode()
        assert picture.rstrip().endswith("</svg>")
        addresses = re.findall(r'(?:href|src)="([^"]*)"', picture)
        assert all(address.startswith("#") for address in addresses)
    totals, outcomes = (image["alt"] for image in images)
    assert "of 15 possible. The middle one has 3." in totals
    assert "1 with 0, 2 with 2, 1 with 3, 2 with 11, 1 with 13." in totals
    assert "q1: 4 all points, 0 some points, 2 no points, 1 not" in outcomes


def test_a_picture_is_the_same_on_every_run():
    counts = {"q1": {"all points": 3, "not written": 40}, "q2": {}}
    assert outcome_bars(counts) == outcome_bars(counts)
    assert total_bars([1, 2.5], 4) == total_bars([1, 2.5], 4)
    assert outcome_bars(counts) != outcome_bars({"q1": {}})


@pytest.mark.parametrize(
    "entries",
    [[], [Entry("A")], [Entry("A", "a.ipynb")], [entry("A", {})]],
    ids=["nobody", "missing", "not yet graded", "blank"],
)
def test_a_class_without_marks_has_a_report(tmp_path, entries):
    tree = parse(write_report(entries, QUESTIONS, TITLE, tmp_path / "r.html"))
    said = flat(tree.main)
    has_total = bool(entries and entries[0].record)
    assert ("Nobody has a total yet." in said) == (not has_total)
    assert len(tree("img")) == 2 * has_total


def test_the_link_to_similar_ones_is_there_if_the_page_is(tmp_path):
    def links():
        path = tmp_path / "report.html"
        write_report([entry("A", SOME)], QUESTIONS, TITLE, path)
        return [a["href"] for a in parse(path)("a")]

    assert "similarity.html" not in links()
    write_similarity([], Reading(), tmp_path / "similarity.html")
    assert "similarity.html" in links()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return the addresses of one page of each kind."""
    folder = tmp_path_factory.mktemp("pages")
    entries = made_class()
    long = Reading((f"{'x' * 300} = {[*range(40)]}\n" * 3,), ("words",))
    works = [("A" * 80, long), ("<b>B</b>", long)]
    return [
        path.as_uri()
        for path in (
            write_report(entries, QUESTIONS, TITLE, folder / "report.html"),
            write_feedback(entries[4], QUESTIONS, TITLE, folder),
            write_similarity(works, Reading(), folder / "similarity.html"),
        )
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_asks_anybody_or_shuts_anyone_out(browser, pages, theme):
    context = browser.new_context(
        viewport={"width": 390, "height": 800},
        color_scheme=theme,
        bypass_csp=True,  # for axe alone: the page itself runs no script
    )
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    for address in pages:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, (address, width)
        page.evaluate(AXE)
        found = page.evaluate("axe.run()")["violations"]
        assert not [(v["id"], v["nodes"][0]["html"]) for v in found], address
    allowed = (*pages, "data:image/svg+xml;base64,")
    assert not [url for url in asked if not url.startswith(allowed)]
    context.close()


def test_of_many_cells_that_raised_the_first_stands_for_all():
    raised = [Trouble(f"cell {n}", "raised", f"no {n}") for n in range(1, 5)]
    crashed = Trouble("cell 9", "crashed", "exit 3")
    (found,) = to_look_at([entry("Ana", SOME, troubles=(*raised, crashed))])
    first, worst, rest = found["reasons"]
    assert first.startswith("cell 1 ") and worst.startswith("cell 9 ")
    assert rest.startswith("3 more raised an error")
