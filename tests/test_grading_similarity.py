"""What is copied comes first, what was handed out does not count."""

import csv
import sys
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from grading.records import Reading
from grading.results.outputs import write_pairs
from grading.results.similarity import write_similarity
from lessons import ROOT

GIVEN = Reading(
    (
        "import jax.numpy as jnp\n\n\ndef target(x):\n    return jnp.sin(x)",
        "def f(x):\n    raise NotImplementedError\n\n\ncheck.q1(f)",
        "def g(x):\n    raise NotImplementedError\n\n\ncheck.q2(g)",
    ),
    ("## 1. A question that everybody has, with many words in it",),
)
ONE = """def f(x):
    # the sum of squares, slowly
    total = 0.0
    for number in range(10):
        total = total + x[number] ** 2 - 3 * x[number]
    return total / (1 + abs(total))
"""
OTHER = """def f(x):
    parts = [value * (value - 3) for value in x[:10]]
    while len(parts) > 1:
        last = parts.pop()
        parts[0] += last
    if parts[0] < 0:
        return parts[0] / (1 - parts[0])
    return parts[0] / (parts[0] + 1)
"""
THIRD = """def f(x):
    import numpy as np

    values = np.asarray(x, dtype=float)[np.arange(10)]
    polynomial = np.polyval([1.0, -3.0, 0.0], values)
    result = polynomial.sum()
    print("the result is", result, "for", values.shape, "values")
    return np.where(result > 0, result / (1 + result), result / (1 - result))
"""
G = "def g(x):\n    return {'a': x + 1, 'b': [x, x * 2], 'c': (x,) * 3}\n"
RENAMED = (
    ONE.replace("total", "sum_")
    .replace("number", "i")
    .replace("# the sum of squares, slowly", "# mine")
)


def work(f, g=G, prose=(), template=GIVEN):
    """Return a notebook with these answers in the cells that ask."""
    first, *_ = template.cells
    cells = first, f + "\n\ncheck.q1(f)", g + "\n\ncheck.q2(g)"
    return Reading(cells, template.prose + tuple(prose))


def compare(tmp_path, works, template=GIVEN):
    """Return {both students: (wording, structure)}, and the page."""
    path = write_similarity(works.items(), template, tmp_path / "s.html")
    with open(tmp_path / "s.csv", encoding="utf-8-sig", newline="") as file:
        found = [
            ((a, b), (float(wording), float(structure)))
            for a, b, wording, structure in list(csv.reader(file))[1:]
        ]
    tree = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    return dict(found), tree


def test_a_copy_comes_first_though_its_names_were_changed(tmp_path):
    works = {
        "Ana": work(ONE),
        "Ben": work(OTHER),
        "Cem": work(RENAMED),
        "Dora": work(THIRD),
    }
    found, _ = compare(tmp_path, works)
    first, *others = found
    assert first == ("Ana", "Cem")
    assert found[first][1] == 1
    assert found[first][0] < 1
    assert all(max(found[pair]) < 0.8 for pair in others)
    assert len(found) == 6


def test_what_was_handed_out_makes_nobody_similar(tmp_path):
    long = "def given(x):\n" + "".join(
        f"    x = x * {n} + jnp.sin(x)\n" for n in range(200)
    )
    template = Reading((long, *GIVEN.cells[1:]), GIVEN.prose)
    works = {"Ana": work(ONE), "Ben": work(OTHER)}
    alone, _ = compare(tmp_path, works)
    works = {
        "Ana": work(ONE, template=template),
        "Ben": work(OTHER, template=template),
    }
    assert compare(tmp_path, works, template)[0] == alone
    # The text of a cell that is no Python any more is compared by lines.
    for name, one in works.items():
        works[name] = Reading((one.cells[0] + "\n(", *one.cells[1:]))
    pair, _ = compare(tmp_path, works, template)
    assert max(pair["Ana", "Ben"]) < 0.8


def test_the_order_of_cells_does_not_matter(tmp_path):
    turned = work(ONE)
    turned = Reading(turned.cells[::-1], turned.prose[::-1])
    found, _ = compare(tmp_path, {"Ana": work(ONE), "Ben": turned})
    assert found == {("Ana", "Ben"): (1, 1)}


def test_the_same_words_in_prose_and_comments_are_seen(tmp_path):
    prose = (
        "I chose Adam since its steps do not shrink with the slope. " * 5,
    )
    other = ("Rates above one half made the loss grow without any end. " * 5,)
    works = {
        "Ana": work(ONE, prose=prose),
        "Ben": work(OTHER, prose=prose),
        "Cem": work(OTHER, prose=other),
    }
    found, _ = compare(tmp_path, works)
    assert found["Ana", "Ben"][0] > found["Ana", "Cem"][0] + 0.2
    assert found["Ben", "Cem"][1] == 1


def test_who_wrote_too_little_is_named_and_not_compared(tmp_path):
    works = {
        "Ana": work(ONE),
        "Ben": GIVEN,
        "Cem": Reading((), (), "not a notebook", "a picture"),
        "Dora": work("f = abs", "g = abs"),
    }
    found, tree = compare(tmp_path, works)
    assert found == {}
    assert "Ben, Cem, Dora" in tree.main.text
    assert "no two submissions to compare" in tree.main.text


def test_broken_cells_and_magics_are_compared_all_the_same(tmp_path):
    broken = ONE.replace("total = 0.0", "total = (0.0")
    magic = "%matplotlib inline\n!pip install x\n" + ONE
    works = {"Ana": work(broken), "Ben": work(broken), "Cem": work(magic)}
    works["Dora"] = work(ONE)
    works["Emil"] = work("(" * 5000 + "\n" + OTHER, prose=("\0",))
    works["Franz"] = work("x = a" + ".b" * 20_000)
    works["Gül"] = work("x = [" + "1, " * 200_000 + "]")
    found, _ = compare(tmp_path, works)
    assert found["Ana", "Ben"] == (1, 1)
    assert found["Cem", "Dora"][1] == 1


def test_the_page_shows_both_works_and_says_what_it_does_not_prove(tmp_path):
    evil = "<script>alert(1)</script>"
    works = {evil: work(ONE + f"# {evil}"), "Ben": work(ONE, prose=(evil,))}
    _, tree = compare(tmp_path, works)
    assert "This proves nothing." in tree.main.text
    assert not tree("script")
    texts = tree("pre")
    assert len(texts) == 2
    for text in texts:
        assert "for number in range(10):" in text.text
        marked = [mark.text.strip() for mark in text("mark")]
        assert "for number in range(10):" in marked
        assert "def f(x):" not in marked  # too short to tell anything
    assert "check.q1" not in texts[0].text


def test_the_middle_of_the_class_is_given_as_a_measure(tmp_path):
    works = {f"S{n}": work(ONE) for n in range(3)}
    _, tree = compare(tmp_path, works)
    said = " ".join(tree.main.text.split())
    assert "In the middle pair of this class they are 100 % and 100 %" in said


def test_two_runs_give_the_same_page(tmp_path):
    works = {"Ana": work(ONE), "Ben": work(OTHER), "Cem": work(THIRD)}
    compare(tmp_path, works)
    before = (tmp_path / "s.html").read_bytes()
    compare(tmp_path, works)
    assert (tmp_path / "s.html").read_bytes() == before


def test_without_the_package_one_line_says_how_to_get_it(
    tmp_path, monkeypatch
):
    monkeypatch.setitem(sys.modules, "rapidfuzz.distance", None)
    works = [("Ana", work(ONE)), ("Ben", work(OTHER))]
    with pytest.raises(RuntimeError, match=r"rapidfuzz: pip install -r req"):
        write_similarity(works, GIVEN, tmp_path / "s.html")
    assert not (tmp_path / "s.html").exists()


def test_the_command_compares_files_with_the_exercise_as_it_is(tmp_path):
    path = ROOT / "solutions" / "00_warm_up.ipynb"
    given = ROOT / "exercises" / path.name
    class_ = [
        SimpleNamespace(student=name, content=file.read_bytes())
        for name, file in (("Ana", path), ("Bo", path), ("Cy", given))
    ]
    write_pairs(class_, path.stem, tmp_path)
    lines = (tmp_path / "similarity.csv").read_text("utf-8-sig").splitlines()
    assert lines[1:] == ["Ana,Bo,1.000,1.000"]
