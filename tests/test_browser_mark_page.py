"""The page for marking by hand, from the disk, with a class of 150."""

import base64
import json
from functools import partial

import pytest
from made_class import BANK, OWN_CURVE, PROSE, QUESTIONS, STEM, entry, right

from grading.records import HandMark
from grading.results.by_hand import MarksError, read_marks, write_to_mark
from grading.results.mark_page import MOST_BYTES, shown, write_mark_page
from lessons import ROOT

AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
NASTY = (
    "</script><script>window.stolen = 1</script><img src=x onerror=alert(1)>"
)
PNG = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        "0000000d49444154789c63f8cfc0f01f00050001ff56c72f0d0000000049454e44"
        "ae426082"
    )
).decode()
FULL = {label: right(label) for label in BANK.right} | {"q7": OWN_CURVE}


def handed_in(*, own=NASTY, outputs=()):
    """Return the bytes of exercise 00 with one more cell at its end."""
    path = ROOT / "exercises" / f"{STEM}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    (place,) = [
        n for n, cell in enumerate(notebook["cells"]) if cell["id"] == "q7"
    ]
    cell = {"cell_type": "code", "source": own, "outputs": list(outputs)}
    notebook["cells"].insert(place + 1, {"metadata": {}, **cell})
    return json.dumps(notebook).encode()


PICTURE = {
    "output_type": "display_data",
    "data": {"image/png": PNG, "text/html": NASTY},
}
STREAM = {"output_type": "stream", "text": [NASTY, "\nheight -1.435"]}
CLASS = [f"Student {n:03}" for n in range(150)]


@pytest.fixture(scope="module")
def entries():
    made = entry("one", FULL, prose=(PROSE,)).record
    plain = partial(entry, answers=FULL)
    found = [plain(name) for name in CLASS[:1]]
    return found + [
        type(found[0])(name, f"{name}/a.ipynb", 1.0, record=made)
        for name in CLASS[1:]
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, entries):
    folder = tmp_path_factory.mktemp("marking")
    table = write_to_mark(entries, QUESTIONS, folder / "to_mark.csv")
    work = handed_in(outputs=(PICTURE, STREAM))
    contents = {name: lambda: work for name in CLASS}
    path = folder / "to_mark.html"
    write_mark_page(table, QUESTIONS, STEM, "00", contents, path)
    return folder


@pytest.fixture
def page(browser, folder):
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.troubles = []
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda m: page.troubles.append(m.text))
    page.on(
        "request",
        lambda r: (
            page.troubles.append(r.url[:60])
            if not r.url.startswith(("file:", "data:", "blob:"))
            else None
        ),
    )
    page.goto((folder / "to_mark.html").as_uri())
    yield page
    assert page.troubles == []
    context.close()


def saved(page, folder):
    """Press s; return the path of the CSV file that the browser saves."""
    with page.expect_download() as found:
        page.keyboard.press("s")
    path = folder / "saved.csv"
    found.value.save_as(path)
    return path


def test_points_by_key_come_back_as_marks(page, folder, entries):
    page.fill("#possible", "6")
    page.keyboard.press("Escape")
    for key in ("4", ".", "n", "5", "n", "0"):
        page.keyboard.press(key)
    page.fill("#comment", '=1+1, "quoted"\nand <b>more</b>')
    page.keyboard.press("Escape")
    for key in ("n", "3", "r", "1"):
        page.keyboard.press(key)
    marks = read_marks(saved(page, folder), entries, QUESTIONS)
    said = '=1+1, "quoted"\nand <b>more</b>'
    assert marks == {
        (CLASS[0], "q7"): HandMark(4.5, "", 6),
        (CLASS[1], "q7"): HandMark(5, "", 6),
        (CLASS[2], "q7"): HandMark(0, said, 6),
        (CLASS[3], "q7"): HandMark(3, said, 6),
    }
    assert (
        page.locator("#question option:checked")
        .inner_text()
        .endswith("4 of 150")
    )


def test_questions_come_in_their_order_whoever_is_first(browser, tmp_path):
    first = entry("A", {"q7": OWN_CURVE})
    bug = 'bug_line = 2\nbug_symptom = "A"\nbug_reason = "It goes up."'
    classes = [first, entry("B", {"q6": bug, "q7": OWN_CURVE})]
    table = write_to_mark(classes, QUESTIONS, tmp_path / "to_mark.csv")
    write_mark_page(table, QUESTIONS, STEM, "00", {}, tmp_path / "m.html")
    page = browser.new_page()
    page.goto((tmp_path / "m.html").as_uri())
    labels = page.locator("#question option").evaluate_all(
        "options => options.map((option) => option.value)"
    )
    page.close()
    assert labels == ["q6", "q7"]


def test_a_saved_file_is_read_back_and_shows_the_next_answer(page, folder):
    page.keyboard.press("2")
    path = saved(page, folder)
    page.reload()
    assert page.input_value("#points") == ""
    page.set_input_files("#file", path)
    page.get_by_text("1 marks read from saved.csv.").wait_for()
    assert page.input_value("#points") == "2"
    page.keyboard.press("u")
    assert page.locator("#who").inner_text() == f"{CLASS[1]} (2 of 150)"


def test_out_of_begins_with_the_points_of_the_rubric(
    browser, page, folder, entries, tmp_path
):
    most = len(QUESTIONS[-1].marking.earns)
    assert page.input_value("#possible") == str(most)
    page.keyboard.press("1")
    path = saved(page, folder)
    marks = read_marks(path, entries, QUESTIONS)
    assert marks == {(CLASS[0], "q7"): HandMark(1, "", most)}
    # Whoever had left it empty, so that points come on top, finds it empty.
    path.write_bytes(path.read_bytes().replace(b'"1","%d"' % most, b'"1",""'))
    write_to_mark(entries, QUESTIONS, path)
    there = tmp_path / "again.html"
    write_mark_page(path, QUESTIONS, STEM, "00", {}, there)
    again = browser.new_page()
    again.goto(there.as_uri())
    found = again.input_value("#points"), again.input_value("#possible")
    again.close()
    assert found == ("1", "")


def test_what_was_not_saved_is_back_after_a_reload(page):
    page.fill("#possible", "8")
    page.fill("#comment", "Half of it")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert page.input_value("#points") == "2"
    assert page.input_value("#possible") == "8"
    assert page.input_value("#comment") == "Half of it"


def test_what_the_grader_would_refuse_is_said(page, folder, entries):
    page.fill("#comment", "and no points")
    page.keyboard.press("Escape")
    path = saved(page, folder)
    assert "1 of its lines" in page.locator("#said").inner_text()
    with pytest.raises(MarksError, match="a comment, and no points"):
        read_marks(path, entries, QUESTIONS)
    page.fill("#points", "9")
    page.fill("#possible", "4")
    assert "9 of at most 4" in page.locator("#said").inner_text()


def test_a_judged_answer_with_a_comment_keeps_its_points(
    page, folder, entries
):
    page.select_option("#question", "q6")
    page.fill("#comment", "Well put")
    page.keyboard.press("Escape")
    marks = read_marks(saved(page, folder), entries, QUESTIONS)
    assert marks == {(CLASS[0], "q6"): HandMark(2, "Well put")}


def test_cells_pictures_and_markup_of_students_are_shown_as_they_are(page):
    cells = page.locator("#cells")
    assert NASTY in cells.inner_text() and "height -1.435" in (
        cells.inner_text()
    )
    (picture,) = cells.locator("img").all()
    assert picture.evaluate("one => one.naturalWidth") == 1
    assert page.evaluate("window.stolen") is None
    # A script that came in all the same would not run.
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        " {textContent: 'window.stolen = 1'}))"
    )
    assert page.evaluate("window.stolen") is None
    assert "script-src" in page.troubles.pop()


def test_the_rubric_stands_beside_the_answer(page):
    said = page.locator("#solution").inner_text()
    assert "What earns the mark" in said and "Invent a curve" in said
    assert "BEGIN SOLUTION" not in said and "summary" not in said


def test_names_can_be_hidden_and_the_order_mixed(page):
    def walk():
        names = []
        for _ in range(5):
            names.append(page.locator("#who").inner_text())
            page.keyboard.press("n")
        return names

    page.check("#anonymous")
    names = walk()
    assert not any("Student" in name for name in names)
    assert CLASS[0] not in page.locator("main").inner_text()
    page.keyboard.press("5")
    page.uncheck("#anonymous")
    assert int(page.locator("#who").inner_text()[8:11]) != 5


def test_pictures_are_read_when_their_answer_is_shown(page):
    # All of a class's at once hold the page up for seconds.
    assert PNG not in page.locator("#data").text_content()
    for name in CLASS[:2]:
        assert page.locator("#who").inner_text().startswith(name)
        assert page.locator("#cells img").count() == 1
        page.keyboard.press("n")


def test_all_is_saved_when_nothing_is_left_to_mark(page, folder, entries):
    page.evaluate("rows.forEach((row) => { row.points = '1'; })")
    page.select_option("#which", "open")
    assert page.locator("#who").inner_text() == "Nothing to mark"
    page.evaluate("document.activeElement.blur()")
    marks = read_marks(saved(page, folder), entries, QUESTIONS)
    assert len(marks) == 2 * len(CLASS)


def test_on_a_phone_nothing_scrolls_within_the_page(page):
    page.set_viewport_size({"width": 390, "height": 844})
    hidden = "one => one.scrollHeight - one.clientHeight"
    assert page.locator("aside").evaluate(hidden) == 0


def test_the_page_is_for_everyone_to_read(page):
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")
    assert [v["id"] for v in found["violations"]] == []


def test_what_one_student_adds_has_an_end():
    giant = {"output_type": "stream", "text": "x" * 10**5}
    picture = {"data": {"image/png": "A" * (MOST_BYTES + 1)}}
    work = handed_in(own="y" * 10**6, outputs=[giant] * 100 + [picture])
    cells = shown(lambda: work, {}, set(), MOST_BYTES)
    pieces = [piece for cell in cells for piece in cell["pieces"]]
    assert sum(len(text) for _, text in pieces) < 1.1 * MOST_BYTES


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG",
        b'{"cells": [{"cell_type": "code", "source": "x", "outputs": 3}]}',
        b'{"cells": [{"cell_type": "code", "source": "x", "outputs": [[], '
        b'{"data": 3}, {"data": {"image/png": 4, "text/plain": [5]}}]}]}',
        b'{"cells": [{"cell_type": "code", "source": "x"}, {"cell_ty',
        b"[" * 10**5,
    ],
)
def test_a_file_of_any_form_harms_nothing(content):
    cells = shown(lambda: content, {}, set(), MOST_BYTES)
    assert all(cell["pieces"] == [("text", "x")] for cell in cells)
