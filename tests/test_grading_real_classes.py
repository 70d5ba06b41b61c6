"""Classes as learning systems and students leave them: whose, and which."""

import zipfile

import pytest
from handed_in import ANSWERS, STEM, notebook

from grading.collect.handed_in import collect
from grading.collect.roster import read_roster
from grading.read.notebooks import read_notebook
from lessons import ROOT

WORK = notebook(*ANSWERS)
COURSE = ("solutions", "lessons", "exercises")


def archive(tmp_path, files):
    """Write a zip archive of {name: content}; return its path."""
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return path


def found(tmp_path, files, roster=None):
    if roster is not None:
        path = tmp_path / "roster.csv"
        path.write_text(roster, encoding="utf-8-sig")
        roster = path
    return collect([archive(tmp_path, files)], STEM, roster)


@pytest.mark.parametrize("stray", ["README.md", "index.html", "meta.yml"])
def test_a_stray_file_makes_no_class_one_student(tmp_path, stray):
    files = {f"hw 3/{name}/{STEM}.ipynb": WORK for name in ("Ida", "Jo")}
    got = found(tmp_path, files | {f"hw 3/{stray}": b"hello there"})
    assert [s.student for s in got.submissions] == ["Ida", "Jo"]
    ((path, why),) = got.ignored
    assert path.endswith(stray) and "beside" in why


def test_of_a_whole_course_the_exercise_is_taken(tmp_path):
    files = {
        f"Ida/course/{folder}/{STEM}.ipynb": (
            ROOT / folder / f"{STEM}.ipynb"
        ).read_bytes()
        for folder in COURSE
    }
    files["Ida/course/exercises/01_network.ipynb"] = WORK
    (one,) = found(tmp_path, files | {"Jo/a.ipynb": WORK}).submissions[:1]
    assert one.path.endswith("exercises/01_network.ipynb")


@pytest.mark.parametrize("folder", COURSE)
def test_a_file_of_the_course_is_said_to_be_one(tmp_path, folder):
    content = (ROOT / folder / f"{STEM}.ipynb").read_bytes()
    files = {f"Ida/{STEM}.ipynb": content, f"Jo/{STEM}.ipynb": WORK}
    ida, jo = found(tmp_path, files).submissions
    assert f"the course's own {folder}/" in ida.note
    assert jo.note == ""


def test_the_named_file_and_the_written_one_go_before_the_newest(tmp_path):
    empty = (ROOT / "exercises" / f"{STEM}.ipynb").read_bytes()
    files = {
        f"Ida/{STEM}.ipynb": WORK,
        "Ida/scratch.ipynb": notebook("x = 1"),
        f"Jo/{STEM}.ipynb": WORK,
        f"Jo/{STEM} (1).ipynb": empty,
    }
    for name, content in files.items():
        path = tmp_path / "class" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)  # the later, the newer
    got = collect([tmp_path / "class"], STEM).submissions
    assert [s.path for s in got] == [
        f"class/Ida/{STEM}.ipynb",
        f"class/Jo/{STEM}.ipynb",
    ]


def test_links_and_texts_are_the_students_whose_number_they_bear(tmp_path):
    files = {
        "diazeva_4711_link.html": "<a href='https://x'>x</a>",
        "kimjo_LATE_4712_text.html": "<p>done</p>",
        "leebo_LATE_4713_99_work.ipynb": WORK,
        "Li Wei_4714_assignsubmission_onlinetext_/onlinetext.html": "<p></p>",
    }
    roster = 'Student,ID\n"Diaz, Eva",4711\n"Kim, Jo",4712\n"Lee, Bo",4713\n'
    eva, jo, bo, li = found(tmp_path, files, roster).submissions
    assert (eva.student, jo.student) == ("Diaz, Eva", "Kim, Jo")
    assert eva.note == "a link was handed in, not a file"
    assert jo.note == "a text was handed in, not a file; late, says Canvas"
    assert bo.note == "late, says Canvas"
    assert "a text was handed in" in li.note


def test_a_login_as_a_word_finds_its_student(tmp_path):
    files = {
        f"attempt 2 ediaz7 2026-03-01/{STEM}.ipynb": WORK,
        f"attempt 1 jkim 2026-03-01/{STEM}.ipynb": WORK,
    }
    roster = "Name,Login\nEva Diaz,ediaz7\nJo Kim,jkim\n"
    got = found(tmp_path, files, roster)
    assert [s.student for s in got.submissions] == ["Eva Diaz", "Jo Kim"]
    assert got.missing == []


ROSTER = "Name,Login\nEva Diaz,eva\nEva Diaz Ruiz,eruiz\nJörg Łoś-O'Dea,jlos\n"
NAMES = "Eva Diaz", "Eva Diaz Ruiz", "Jörg Łoś-O'Dea"


@pytest.mark.parametrize(
    "way",
    [
        "Copy of {stem} - {name}.ipynb",
        "88-9 - {name} - Nov 2{at}, 2026 101{at} PM/{stem}.ipynb",
    ],
)
def test_a_name_in_another_ones_name_takes_no_work_of_theirs(tmp_path, way):
    files = {
        way.format(stem=STEM, name=name, at=at): WORK + b" " * at
        for at, name in enumerate(NAMES)
    }
    got = found(tmp_path, files, ROSTER).submissions
    assert [s.student for s in got] == list(NAMES)
    sizes = [len(s.content) - len(WORK) for s in got]
    assert sizes == [0, 1, 2]


def test_of_two_times_in_a_name_the_newest_file_is_taken(tmp_path):
    files = {
        f"88-{n} - {name} - Nov {day}, 2026 9 {half}/{STEM}.ipynb": WORK
        + b" " * day
        for n, name in enumerate(NAMES)
        for day, half in ((19, "PM"), (20, "AM"))
    }
    path = archive(tmp_path, {})
    with zipfile.ZipFile(path, "w") as zipped:
        for at, (name, content) in enumerate(files.items()):
            moment = (2026, 11, 20, 10, at, 0)
            zipped.writestr(zipfile.ZipInfo(name, moment), content)
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    got = collect([path], STEM, roster)
    assert [s.student for s in got.submissions] == list(NAMES)
    assert {len(s.content) - len(WORK) for s in got.submissions} == {20}


def test_comments_of_moodle_beside_the_files_are_nobody_else(tmp_path):
    kinds = "file", "comments"
    files = {
        f"{name}_7{n}_assignsubmission_{kind}_/{STEM}.ipynb": WORK
        for n, name in enumerate(NAMES)
        for kind in kinds
    }
    got = found(tmp_path, files, ROSTER)
    assert [s.student for s in got.submissions] == list(NAMES)


def test_a_class_in_an_archive_in_a_folder_is_a_class(tmp_path):
    inner = archive(
        tmp_path,
        {
            f"{name}_7{n}_assignsubmission_file_/{STEM}.ipynb": WORK
            for n, name in enumerate(NAMES)
        },
    ).read_bytes()
    got = found(tmp_path, {"export/class.zip": inner})
    assert [s.student for s in got.submissions] == list(NAMES)


def test_a_worksheet_of_moodle_is_known_by_its_shape(tmp_path):
    path = tmp_path / "blad.csv"
    path.write_text(
        "Identificatie,Volledige naam,Adres,Status,Cijfer,Hoogste\n"
        'Deelnemer88,Eva Diaz,e@x.nl,-,-,"11,00"\n'
        'Deelnemer89,Jo Kim,j@x.nl,-,-,"11,00"\n',
        encoding="utf-8",
    )
    lines = read_roster(path).students
    assert [line.student for line in lines] == ["Eva Diaz", "Jo Kim"]
    assert lines[0].columns["Identifier"] == "Deelnemer88"
    assert lines[0].columns["Maximum Grade"] == "11,00"
    assert lines[0].columns["Grade"] == "-"


@pytest.mark.parametrize(
    "fence",
    ["```python", "```{code-cell} ipython3", "~~~ python", "```{python}"],
)
def test_code_of_a_markdown_export_is_read_as_cells(fence):
    mark = fence[:3]
    text = "\n".join(
        ["# My work", fence, ANSWERS[0], mark, "Seen.", fence, "x = 2", mark]
    )
    reading = read_notebook(text.encode())
    assert [cell.strip() for cell in reading.cells] == [ANSWERS[0], "x = 2"]
    assert reading.prose == ("# My work", "Seen.")
    assert "exported as Markdown" in reading.note


def test_a_markdown_text_without_code_is_no_script():
    assert read_notebook(b"# Only words\n\nAnd more.").cells == ()


@pytest.mark.parametrize("slug", ["05-training-loop", "homework-5"])
def test_clones_of_repositories_are_their_students(tmp_path, slug):
    # Logins may hold hyphens, and one may end as another one is.
    logins = {"ida-lind": "Ida Lind", "lind": "Bo Lind", "jo42": "Jo"}
    files = {".git/config": b"x", "README.md": b"x", f"{STEM}.ipynb": WORK}
    clones = {
        f"{slug}-{login}/{name}": content
        for login in logins
        for name, content in files.items()
    }
    roster = "name,github_username\n" + "".join(
        f"{name},{login}\n" for login, name in logins.items()
    )
    got = found(tmp_path, clones, roster + "Di,\n")
    ways = {s.student: s.path.split("/")[1] for s in got.submissions}
    assert ways == {name: f"{slug}-{login}" for login, name in logins.items()}
    assert got.missing == ["Di"]
    assert not any("aside" in s.note for s in got.submissions)
