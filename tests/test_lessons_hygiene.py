"""Every notebook keeps to the form that CONTRIBUTING.md describes."""

import ast
import base64
import io
import json
import re
import statistics

import pytest
from PIL import Image

from lessons import LESSONS, ROOT, source
from tools.dark_look import dark_png
from tools.run_notebooks import stored_notebooks

NOTEBOOKS = stored_notebooks()
VOCABULARY_SLIPS = re.compile(r"\b(simply|just|obviously|easily)\b", re.I)
IDS = [f"{path.parent.name}/{path.stem}" for path in NOTEBOOKS]

SOLUTIONS = [path for path in NOTEBOOKS if path.parent.name == "solutions"]

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=IDS)
each_lesson = pytest.mark.parametrize(
    "path", LESSONS, ids=[path.stem for path in LESSONS]
)


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def code(path):
    return [c for c in load(path)["cells"] if c["cell_type"] == "code"]


def markdown(path):
    cells = load(path)["cells"]
    return [source(c) for c in cells if c["cell_type"] == "markdown"]


def tags(cell):
    return cell["metadata"].get("tags", [])


def kinds(cell):
    """Return the MIME types of a cell's outputs, streams and errors too."""
    found = set()
    for output in cell["outputs"]:
        found |= set(output.get("data", {output["output_type"]: None}))
    return found


def test_the_lessons_are_there():
    assert len(LESSONS) >= 5


@each_notebook
def test_cells_are_numbered_from_one_on(path):
    counts = [cell["execution_count"] for cell in code(path)]
    assert counts == list(range(1, len(counts) + 1))
    for cell in code(path):
        for output in cell["outputs"]:
            count = output.get("execution_count", cell["execution_count"])
            assert count == cell["execution_count"], cell["id"]


def stored_text(cell):
    """Return what a cell is stored to have printed."""
    return "".join(
        "".join(output["text"])
        for output in cell["outputs"]
        if output["output_type"] == "stream"
    )


@each_notebook
def test_a_cell_that_prints_has_stored_text(path):
    for cell in code(path):
        if calls_print(source(cell)) and not is_setup(cell):
            assert stored_text(cell).strip(), source(cell)


@each_notebook
def test_stored_text_that_is_emptied_is_missed(path):
    # nbval misses it: it compares outputs, and reports one too many.  Where
    # nbval is told to ignore a cell, the test above has to miss it.
    for cell in code(path):
        if "nbval-ignore-output" in tags(cell) and stored_text(cell):
            assert calls_print(source(cell)), source(cell)


def calls_print(text):
    """Say whether a cell calls print, outside the functions it defines."""
    waiting = ast.parse(text).body
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            continue
        called = getattr(node, "func", None)
        if getattr(called, "id", "") == "print":
            return True
        waiting.extend(ast.iter_child_nodes(node))
    return False


@each_notebook
def test_a_cell_that_must_raise_has_a_stored_error_and_no_other_has(path):
    for cell in code(path):
        raises = "raises-exception" in tags(cell)
        assert raises == ("error" in kinds(cell)), source(cell)


@each_notebook
def test_no_widget_state_or_timing_metadata_is_stored(path):
    notebook = load(path)
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    for cell in notebook["cells"]:
        assert set(cell["metadata"]) <= {
            "cellView",
            "jupyter",
            "tags",
            "tolerance",
            "mystnb",
        }
    assert "vnd.jupyter.widget" not in path.read_text(encoding="utf-8")


@each_notebook
def test_no_warning_or_path_of_a_machine_is_stored(path):
    text = path.read_text(encoding="utf-8")
    for trace in ("site-packages", "/home/", "/root/", "/tmp/ipykernel"):
        assert trace not in text
    for cell in code(path):
        for output in cell["outputs"]:
            assert output.get("name") != "stderr", output


@each_notebook
def test_a_notebook_weighs_at_most_600_kb(path):
    assert path.stat().st_size <= 600_000


@each_notebook
def test_each_figure_has_a_text_alternative_in_sentences(path):
    texts = []
    for cell in code(path):
        mystnb = cell["metadata"].get("mystnb", {})
        alternative = mystnb.get("image", {}).get("alt", "")
        if "image/png" in kinds(cell):
            assert len(alternative) >= 60, source(cell)
            assert not re.match(r"(?i)(figure|image|plot)\b", alternative)
            texts.append(alternative)
        else:
            assert alternative == "", source(cell)
    assert len(set(texts)) == len(texts)


@each_notebook
def test_each_figure_has_two_pixels_a_point_and_a_dark_look(path):
    for cell in code(path):
        for output in cell["outputs"]:
            if "image/png" in output.get("data", {}):
                png = base64.b64decode(output["data"]["image/png"])
                pixels = Image.open(io.BytesIO(png)).size
                shown = output["metadata"]["image/png"]
                assert shown["width"] == pixels[0] // 2
                assert shown["height"] == pixels[1] // 2
                assert Image.open(io.BytesIO(dark_png(png))).size == pixels


@each_notebook
def test_each_figure_prints_its_key_number(path):
    for cell in code(path):
        if "image/png" in kinds(cell):
            assert re.search(r"\d", stored_text(cell)), source(cell)


@each_notebook
def test_cells_are_short_and_a_sentence_stands_between_them(path):
    cells = load(path)["cells"]
    for before, after in zip(cells, cells[1:]):
        pair = before["cell_type"], after["cell_type"]
        assert pair != ("code", "code"), source(after)
    for cell in code(path):
        lines = source(cell).splitlines()
        assert 1 <= len(lines) <= 25, source(cell)
        assert max(map(len, lines)) <= 79, source(cell)


@each_notebook
def test_lessons_set_no_figure_parameters(path):
    for cell in code(path):
        assert "rcParams" not in source(cell)
        assert "figsize" not in source(cell)


@each_notebook
def test_setup_is_the_same_everywhere_and_comes_first(path):
    first = code(NOTEBOOKS[0])[0]
    assert is_setup(first)
    assert source(code(path)[0]) == source(first)
    assert code(path)[0]["outputs"] == []


def is_setup(cell):
    return cell["id"] == "setup"


@each_notebook
def test_relative_links_lead_to_files(path):
    for text in markdown(path):
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if not re.match(r"[a-z]+://|#", target):
                file = (path.parent / target.partition("#")[0]).resolve()
                assert file.is_file(), target
                assert ROOT in file.parents


@each_notebook
def test_no_word_tells_the_reader_that_it_is_easy(path):
    for text in markdown(path):
        for line in text.splitlines():
            assert not VOCABULARY_SLIPS.search(line), line


@each_lesson
def test_a_lesson_has_its_head(path):
    head = markdown(path)[0]
    number, _ = path.stem.split("_", 1)
    assert head.startswith(f"# {number} ")
    assert "You will be able to" in head
    able = re.findall(r"(?m)^- ", head.split("You need")[0])
    assert 3 <= len(able) <= 4
    assert re.search(
        r"(?m)^Time: \d+ minutes to read, (5|10|20|30) seconds to run\.$",
        head,
    )


# A question to answer before the next cell is run, and its form.
GUESS = re.compile(
    r"(?m)^> \*\*(Bet a number|Name the shape|Choose one|Sketch it|Yes or no"
    r"|On paper|Put them in order|Before you run it):\*\* "
)


@each_lesson
def test_a_bold_question_has_one_of_the_forms(path):
    text = "\n".join(markdown(path))
    assert len(re.findall(r"(?m)^> \*\*", text)) == len(GUESS.findall(text))
    assert text.count("Before you run it") <= 3


@each_lesson
def test_a_lesson_has_the_size_and_the_parts_of_a_lesson(path):
    cells, text = code(path), "\n".join(markdown(path))
    assert 12 <= len(cells) <= 32
    lengths = [len(source(cell).splitlines()) for cell in cells[1:]]
    assert 2 <= statistics.median(lengths) <= 7
    forms = GUESS.findall(text)
    assert len(forms) >= 5 and len(set(forms)) >= 3
    assert forms.count("Before you run it") <= 3
    assert "## Break it on purpose" in text
    assert re.search(r"(?m)^#+ Recap", text)
    assert "Further reading" in text
    assert any("raises-exception" in tags(cell) for cell in cells)
    assert sum("image/png" in kinds(cell) for cell in cells) >= 2


@each_lesson
def test_lessons_after_the_first_open_with_three_folded_questions(path):
    if path.stem.startswith("00"):
        return
    text = "\n".join(markdown(path))
    section = text.split("## Before you start")[1].split("\n## ")[0]
    assert section.count("<details>") == 3
    assert "<details open" not in text


@each_lesson
def test_random_keys_are_typed_keys(path):
    for cell in code(path):
        assert "PRNGKey" not in source(cell)


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_no_front_end_opens_an_answer_by_itself(path):
    for cell in load(path)["cells"]:
        text, metadata = source(cell), cell["metadata"]
        if "### BEGIN SOLUTION" in text:
            assert "hide-input" in tags(cell)  # the book
            assert metadata["jupyter"] == {"source_hidden": True}  # JupyterLab
            assert metadata["cellView"] == "form"  # Colab
        elif cell["id"].startswith("why"):
            assert text.startswith("<details>\n<summary>")


@each_lesson
def test_the_output_is_folded_where_the_text_asks_for_a_guess(path):
    cells = load(path)["cells"]
    for question, cell in zip(cells, cells[1:]):
        asked = source(question).strip().split("\n\n")[-1]
        live = any(tag.startswith("live") for tag in tags(cell))
        if GUESS.match(asked) and cell.get("outputs") and not live:
            assert "hide-output" in tags(cell), source(cell)


@each_lesson
def test_no_comment_tells_a_shape_that_the_text_asks_for(path):
    cells = load(path)["cells"]
    for question, cell in zip(cells, cells[1:]):
        asked = source(question).strip().split("\n\n")[-1]
        if not GUESS.match(asked) or "shape" not in asked:
            continue
        for name in re.findall(r"(\w+)\.shape", source(cell)):
            told = rf"(?m)^{name} = .*# \("
            assert not re.search(told, source(cell)), source(cell)


def test_few_outputs_are_only_true_or_false():
    outputs = [
        output
        for path in LESSONS
        for cell in code(path)
        for output in cell["outputs"]
    ]
    texts = ["".join(output.get("text", "")) for output in outputs]
    lines = [line for text in texts for line in text.splitlines()]
    told = [line for line in lines if re.search(r"\b(True|False)$", line)]
    assert 0 < len(told) <= 10, told
