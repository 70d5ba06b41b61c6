"""One class through the real command: what real places and people hand in.

Each student is a kind of case; what is fair stands beside it.
"""

import csv
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass

import pytest
from handed_in import (
    ANSWERS,
    BUG,
    FULL,
    IMPORTS,
    LAYER,
    NETWORK,
    STEM,
    notebook,
)
from places import WRITERS, in_moodle

from grading.exercise import questions_of
from lessons import ROOT

SURROUNDED = (
    "from google.colab import drive\ndrive.mount('/content')\n"
    "import pandas as pd\nimport helpers\nhelpers.preflight()\n"
    "import jax\njax.config.update('jax_platforms', 'cuda')\n" + ANSWERS[0],
    *(f"%%time\n{cell.strip()}" for cell in ANSWERS[1:]),
    "import asyncio\nawait asyncio.sleep(0)",
    "import warnings\nwarnings.simplefilter('error')",
    "for layer in range(3):\n    pass",
)
ENDS = [*ANSWERS, *["import os\nos._exit(1)"] * 7]
SAY = """
import os, stat, sys
import numpy as np
from grading.sandbox.wire import pack
def say(event):
    for n in range(3, 64):
        try:
            os.write(n, pack(event))
        except OSError:
            pass
"""
EMPTY_PLACE = SAY + 'say({"event": "call", "place": []})\nos._exit(1)'
SECRET_PLACE = (
    SAY
    + """
def layer(x, w, b):
    frame = sys._getframe()
    while frame and frame.f_code.co_name != "run_secret":
        frame = frame.f_back
    if frame:
        place = "SECRET %.6f" % np.asarray(w).ravel()[0]
        say({"event": "call", "place": [place, 0]})
        os._exit(1)
    return jnp.zeros(b.shape)
"""
)
ODD = [*ANSWERS[:3], "predicted_output = jnp.ones(2)", *ANSWERS[4:6]]
ODD += [BUG.replace('"Only', '700_000 * "Only'), "x = 10 ** 5000"]
RENAMED = [
    f"{IMPORTS}\nfrom checks import network as check",
    LAYER.replace("def layer", "def mine") + "\ncheck.q1(mine)",
]
PACKAGE = [
    IMPORTS,
    "from helpers.network import network",
    "from helpers.explorer.code_template import network as layer",
]
EXPORT = "\n".join(f"Seen.\n```python\n{cell}\n```" for cell in ANSWERS)


@dataclass(frozen=True)
class Case:
    """What one student handed in, and what is fair."""

    files: dict  # {name: bytes}
    points: int
    status: str = "graded"
    note: str = ""  # found in the line of marks.csv


def written(*cells):
    return {f"{STEM}.ipynb": notebook(*cells)}


def courses_own(folder):
    return (ROOT / folder / f"{STEM}.ipynb").read_bytes()


SCRIPTS = ("vscode_script", "converted_script")
WRITTEN = json.loads(notebook(*ANSWERS))
CASES = {
    f"At {place}": Case(
        dict([writer(WRITTEN)]),
        FULL,
        "recovered" if place in SCRIPTS else "graded",
        "a Python script" if place in SCRIPTS else "",
    )
    for place, writer in WRITERS.items()
} | {
    "Sue Rounded": Case(written(*SURROUNDED), FULL),
    "Bad End": Case(written(*ENDS), FULL, "crashed"),
    "Emp Ty": Case(written(*ANSWERS, EMPTY_PLACE), FULL, "crashed"),
    "Sec Ret": Case(written(IMPORTS, SECRET_PLACE), 0, "crashed"),
    "Odd Answers": Case(written(*ODD), FULL - 3),
    "Re Named": Case(written(*RENAMED), 2),
    "Pack Age": Case(written(*PACKAGE), 0),
    "Mark Down": Case(
        {f"{STEM}.md": EXPORT.encode()}, FULL, "recovered", "Markdown"
    ),
    "Whole Course": Case(
        {
            f"course/{f}/{STEM}.ipynb": courses_own(f)
            for f in ("lessons", "solutions")
        }
        | {f"course/exercises/{STEM}.ipynb": notebook(IMPORTS, LAYER)},
        2,
    ),
    "Two Files": Case(
        {f"{STEM} (1).ipynb": courses_own("exercises")}
        | written(*ANSWERS)
        | {"scratch.ipynb": notebook("x = 1")},
        FULL,
    ),
    "Lin Kin": Case(
        {"onlinetext.html": b"<p>https://colab.x</p>"}, 0, "not a notebook"
    ),
    "Lines Below": Case(written(IMPORTS, NETWORK, LAYER), 5),
}
MARKS = "student,label,points,possible,comment\nSue Rounded,q7,3,3,seen\n"


def grade(folder, *options):
    """Run the command on the class; return the ended process."""
    command = [sys.executable, "-m", "grading", folder / "all.zip"]
    command += ["--exercise", STEM, "--out", folder / "out", "--seed", "7"]
    command += ["--roster", folder / "sheet.csv"]
    return subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Hand in the class, grade it, and mark one open answer by hand."""
    folder = tmp_path_factory.mktemp("cases")
    sheet = ["Identifiant,Nom,Adresse,Statut,Note,Note maximale"]
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for number, (student, case) in enumerate(CASES.items()):
            sheet.append(
                f'Participant {7000 + number},{student},a@x.org,-,-,"11,00"'
            )
            for name, content in case.files.items():
                archive.writestr(in_moodle(student, number, name), content)
        archive.writestr("README.txt", "stray")
    (folder / "sheet.csv").write_text("\n".join(sheet), encoding="utf-8-sig")
    ended = grade(folder)
    assert ended.returncode == 0, ended.stderr
    (folder / "by_hand.csv").write_text(MARKS)
    ended = grade(folder, "--marks", folder / "by_hand.csv")
    assert ended.returncode == 0, ended.stderr
    (folder / "said").write_text(ended.stdout)
    return folder


def table(path, column):
    text = path.read_text(encoding="utf-8-sig")
    return {row[column]: row for row in csv.DictReader(text.splitlines())}


@pytest.mark.parametrize("student", CASES)
def test_each_case_ends_as_is_fair(folder, student):
    row = table(folder / "out" / "marks.csv", "student")[student]
    case = CASES[student]
    judged = sum(float(row[f"q{n}"] or 0) for n in range(1, 7))
    assert (judged, row["status"]) == (case.points, case.status), row
    assert case.note in row["note"]


def test_no_secret_is_on_any_page(folder):
    for path in (folder / "out").rglob("*.*"):
        if path.suffix in (".html", ".csv"):
            assert "SECRET 0" not in path.read_text(encoding="utf-8-sig")
            assert "SECRET -" not in path.read_text(encoding="utf-8-sig")


def test_moodles_maximum_fits_once_an_open_answer_is_marked(folder):
    row = table(folder / "out" / "moodle.csv", "Full name")["Sue Rounded"]
    most = sum(q.points for q in questions_of(STEM).values()) + 3
    assert (row["Grade"], row["Maximum Grade"]) == (str(FULL + 3), str(most))
    assert "Moodle's maximum is 11,00" in (folder / "said").read_text()
