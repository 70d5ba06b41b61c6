"""Whatever layout a class is handed in with, nobody is lost or merged."""

import io
import json
import os
import pickle
import tarfile
import tracemalloc
import unicodedata
import zipfile

import pytest

from grading.collect.roster import Roster, RosterLine
from grading.collect.submissions import EXERCISES, find_submissions

STEM = "05_training_loop"
ANA = "Ana Núñez"


def put(path, content=b"{}", at=1_000_000):
    """Write a file that was changed `at` so many seconds since 1970."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (at, at))
    return path


def packed(files, date=(2026, 11, 2, 10, 0, 0)):
    """Return a zip archive of {name: content}."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, date)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def tarred(files, mode="w:gz", kind=tarfile.REGTYPE):
    """Return a tar archive of {name: content}."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.type, info.linkname = len(content), kind, "/etc"
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def tree(root, files):
    """Write {name: content} below a folder."""
    for name, content in files.items():
        put(root / name, content)
    return root


def a_roster(*lines):
    """Return a roster of lines given as dicts or names."""
    lines = [x if isinstance(x, dict) else {"name": x} for x in lines]
    return Roster(tuple(RosterLine(x["name"], x) for x in lines))


def handed_in(*paths, roster=None):
    """Return {student: content}; each student stands there once."""
    found = find_submissions(list(paths), roster, STEM).submissions
    students = [submission.student for submission in found]
    assert len(set(students)) == len(students)
    return {s.student: s.content for s in found}


def the_one(*paths, **options):
    """Return the only submission that there is."""
    (submission,) = find_submissions(list(paths), **options).submissions
    return submission


LAYOUTS = {
    "a folder each": {
        f"{ANA}/{STEM}.ipynb": b"a",
        "Bo Li/my work.ipynb": b"b",
        'O"Neil & <b>Co/x.ipynb': b"c",
    },
    "Moodle's folders": {
        f"{ANA}_1234567_assignsubmission_file_/{STEM}.ipynb": b"a",
        "Bo Li_1234568_assignsubmission_file_/x.ipynb": b"b",
        'O"Neil & <b>Co_1234569_assignsubmission_file_/x.ipynb': b"c",
    },
    "Moodle's flat files": {
        f"{ANA}_1234567_assignsubmission_file_{STEM}.ipynb": b"a",
        "Bo Li_1234568_assignsubmission_file_x.ipynb": b"b",
    },
    "flat files": {f"{ANA}.ipynb": b"a", "Bo Li.ipynb": b"b"},
    "flat files that name the exercise": {
        f"{ANA}_{STEM}.ipynb": b"a",
        f"{STEM} - Bo Li.ipynb": b"b",
    },
    "a zip each": {
        f"{ANA}.zip": packed({f"{STEM}.ipynb": b"a"}),
        "Bo Li.zip": packed({"work/x.ipynb": b"b"}),
    },
    "Moodle's zip each": {
        f"{ANA}_1234567_assignsubmission_file_x.zip": packed(
            {f"{STEM}.ipynb": b"a"}
        ),
        "Bo Li_8_assignsubmission_file_/all.zip": packed({"x.ipynb": b"b"}),
    },
}


@pytest.mark.parametrize("files", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("wrapped", ["folder", "zip", "zip of a folder"])
def test_each_layout_gives_each_student(tmp_path, files, wrapped):
    expected = dict(zip([ANA, "Bo Li", 'O"Neil & <b>Co'], b"abc"))
    expected = {n: bytes([c]) for n, c in [*expected.items()][: len(files)]}
    if wrapped == "folder":
        path = tree(tmp_path / "handed in", files)
    else:
        inside = "week 5/" if wrapped == "zip of a folder" else ""
        content = packed({inside + name: c for name, c in files.items()})
        path = put(tmp_path / "week 5.zip", content)
    assert handed_in(path) == expected


def test_canvas_files_are_found_by_the_number_of_the_student(tmp_path):
    tree(
        tmp_path,
        {
            "nunezana_LATE_12345_67890_loop.ipynb": b"old",
            "nunezana_LATE_12345_67891_loop-2.ipynb": b"new",
            "libo_12346_67892_05.ipynb": b"b",
        },
    )
    assert handed_in(tmp_path) == {"nunezana": b"new", "libo": b"b"}


def test_canvas_counts_versions_where_numbers_are_alike(tmp_path):
    for version, at in (("", 30), ("-1", 20), ("-10", 5), ("-2", 10)):
        name = f"nunezana_12345_67890_loop{version}.ipynb"
        put(tmp_path / name, version.encode(), at)
    submission = the_one(tmp_path)
    assert submission.content == b"-10"
    assert "left aside: " in submission.note
    assert "loop-2.ipynb" in submission.note


def test_two_students_of_one_name_stay_apart(tmp_path):
    tree(
        tmp_path,
        {
            f"{ANA}_1111_assignsubmission_file_/x.ipynb": b"1",
            f"{ANA}_2222_assignsubmission_file_/x.ipynb": b"2",
        },
    )
    apart = {f"{ANA} (1111)": b"1", f"{ANA} (2222)": b"2"}
    assert handed_in(tmp_path) == apart
    # Nor does a roster with one such line make them one.
    found = find_submissions(tmp_path, a_roster(ANA))
    assert {s.student for s in found.submissions} == set(apart)
    assert all("not certain" in s.note for s in found.submissions)
    assert found.missing == [ANA]


def test_composed_and_decomposed_accents_are_one_student(tmp_path):
    for form, at in (("NFC", 10), ("NFD", 20)):
        folder = unicodedata.normalize(form, ANA)
        put(tmp_path / folder / "x.ipynb", form.encode(), at)
    put(tmp_path / "Bo" / "x.ipynb")
    assert handed_in(tmp_path) == {ANA: b"NFD", "Bo": b"{}"}


@pytest.mark.parametrize("encoding", ["cp437", "utf-8"])
def test_names_in_archives_without_a_flag_are_read(tmp_path, encoding):
    name = f"{ANA}.ipynb".encode(encoding)
    # A plain name of this length sets no flag; then it is replaced.
    content = packed({"x" * len(name): b"a", "Bo Li.ipynb": b"b"})
    content = content.replace(b"x" * len(name), name)
    path = put(tmp_path / "all.zip", content)
    assert handed_in(path) == {ANA: b"a", "Bo Li": b"b"}


def test_the_newest_counts_and_the_others_are_named(tmp_path):
    put(tmp_path / "Ana" / "first.ipynb", b"1", at=100)
    put(tmp_path / "Ana" / "third.ipynb", b"3", at=300)
    put(tmp_path / "Ana" / "deep" / "second.ipynb", b"2", at=200)
    put(tmp_path / "Bo" / "x.ipynb")
    ana = find_submissions(tmp_path).submissions[0]
    assert (ana.content, ana.submitted) == (b"3", 300)
    assert ana.path.endswith("Ana/third.ipynb")
    assert "first.ipynb" in ana.note and "deep/second.ipynb" in ana.note


def test_the_newest_in_an_archive_counts(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, day in (("a", 3), ("b", 9), ("c", 6)):
            info = zipfile.ZipInfo(
                f"Ana/{name}.ipynb", (2026, 11, day, 8, 0, 0)
            )
            archive.writestr(info, name)
        archive.writestr("Bo/x.ipynb", "x")
    path = put(tmp_path / "all.zip", stream.getvalue())
    assert handed_in(path)["Ana"] == b"b"


def test_files_of_one_age_are_told_apart_by_their_names(tmp_path):
    tree(tmp_path, {"Ana/a.ipynb": b"a", "Ana/b.ipynb": b"b", "Bo/x": b""})
    assert handed_in(tmp_path)["Ana"] == b"b"


def test_a_newer_path_replaces_an_older_one(tmp_path):
    put(tmp_path / "monday" / "Ana" / "x.ipynb", b"old", at=100)
    put(tmp_path / "monday" / "Bo" / "x.ipynb", b"bo", at=100)
    put(tmp_path / "friday.zip", packed({"Ana/x.ipynb": b"new"}))
    paths = tmp_path / "monday", tmp_path / "friday.zip"
    assert handed_in(*paths) == {"Ana": b"new", "Bo": b"bo"}


@pytest.mark.parametrize("pattern", ["*", "*/*"])
def test_paths_of_single_students_are_those_students(tmp_path, pattern):
    tree(tmp_path, {"Ana/x.ipynb": b"a", "Bo/x.ipynb": b"b"})
    assert handed_in(*tmp_path.glob(pattern)) == {"Ana": b"a", "Bo": b"b"}


def test_the_asked_exercise_is_taken_from_a_folder_of_all(tmp_path):
    put(tmp_path / "Ana" / "04_gradients.ipynb", b"4", at=900)
    put(tmp_path / "Ana" / f"{STEM}.ipynb", b"5", at=100)
    put(tmp_path / "Bo" / "04_gradients.ipynb", b"4")
    ana, bo = find_submissions(tmp_path, None, STEM).submissions
    assert ana.content == b"5"
    assert bo.content == b"4"
    assert "named after another exercise" in bo.note


def test_what_systems_leave_behind_is_not_handed_in(tmp_path):
    litter = {
        "Ana/.ipynb_checkpoints/x-checkpoint.ipynb": b"old",
        "__MACOSX/Ana/._x.ipynb": b"junk",
        ".DS_Store": b"junk",
        "Ana/Thumbs.db": b"junk",
        "Ana/.hidden.ipynb": b"junk",
    }
    work = {"Ana/x.ipynb": b"a", "Bo/x.ipynb": b"b"}
    tree(tmp_path / "in", litter | work)
    path = put(tmp_path / "all.zip", packed(litter | work))
    for where in (tmp_path / "in", path):
        assert handed_in(where) == {"Ana": b"a", "Bo": b"b"}


@pytest.mark.parametrize(
    "name", ["x.pdf", "x.docx", "x.py", "x.txt", "x.html", "x", "x.ipynb.txt"]
)
def test_a_student_with_other_files_only_is_not_lost(tmp_path, name):
    tree(tmp_path, {f"Ana/{name}": b"a", "Bo/x.ipynb": b"b"})
    assert handed_in(tmp_path)["Ana"] == b"a"


def test_a_notebook_goes_before_a_newer_file_of_another_kind(tmp_path):
    for at, name in enumerate(["x.ipynb", "y.py", "z.txt", "data.csv"]):
        put(tmp_path / "Ana" / name, name.encode(), at)
    put(tmp_path / "Bo" / "x.ipynb")
    assert handed_in(tmp_path)["Ana"] == b"x.ipynb"
    (tmp_path / "Ana" / "x.ipynb").unlink()
    assert handed_in(tmp_path)["Ana"] == b"y.py"


def test_a_list_among_the_files_of_a_class_is_no_student(tmp_path):
    tree(tmp_path, {"Ana.ipynb": b"a", "Bo.ipynb": b"b", "Roster.CSV": b"c"})
    found = find_submissions(tmp_path)
    assert [s.student for s in found.submissions] == ["Ana", "Bo"]
    ((path, why),) = found.ignored
    assert path.endswith("Roster.CSV") and "a table" in why


def test_numbers_as_file_names_are_students(tmp_path):
    tree(tmp_path, {"7.ipynb": b"7", "8.ipynb": b"8", "12345.ipynb": b"9"})
    assert handed_in(tmp_path) == {"7": b"7", "8": b"8", "12345": b"9"}


@pytest.mark.parametrize(
    "name", [b"J\xf6rg\n\x1b[31m=1+1", "J\u202eg\u2028\x7f'x".encode()]
)
def test_a_name_of_bytes_and_line_ends_can_be_written(tmp_path, name):
    folder = os.fsencode(tmp_path) + b"/" + name
    os.mkdir(folder)
    with open(folder + b"/x.ipynb", "wb") as file:
        file.write(b"a")
    put(tmp_path / "Bo" / "x.ipynb")
    (student,) = set(handed_in(tmp_path)) - {"Bo"}
    assert student.encode("utf-8") and student.isprintable()
    assert student.startswith("J")


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz", "w:bz2"])
def test_tar_archives_are_looked_into(tmp_path, mode):
    ending = f".tar.{mode[2:]}".rstrip(".")
    inner = packed({"x.ipynb": b"bo"})
    put(tmp_path / "Ana" / f"all{ending}", tarred({"a/x.ipynb": b"a"}, mode))
    put(tmp_path / "Bo" / f"all{ending}", tarred({"b.zip": inner}, mode))
    assert handed_in(tmp_path) == {"Ana": b"a", "Bo": b"bo"}


def test_of_two_files_of_one_name_the_written_one_counts(tmp_path):
    given = (EXERCISES / f"{STEM}.ipynb").read_bytes()
    cell = {"cell_type": "code", "source": "mine = 1"}
    done = json.dumps({"cells": [cell]}).encode()
    two = packed({"05.ipynb": given, "O5.ipynb": done})
    put(tmp_path / "Ana" / "all.zip", two.replace(b"O5.", b"05."))
    assert handed_in(tmp_path) == {"Ana": done}


def test_a_path_that_is_not_there_is_reported(tmp_path):
    with pytest.raises(FileNotFoundError, match="no file or folder"):
        find_submissions([tmp_path / "nowhere"])


def test_a_submission_travels_and_reads_its_file_when_asked(tmp_path):
    put(tmp_path / "all.zip", packed({"Ana.zip": packed({"x.ipynb": b"a"})}))
    submission = the_one(tmp_path / "all.zip")
    assert pickle.loads(pickle.dumps(submission)) == submission
    (tmp_path / "all.zip").unlink()
    with pytest.raises(OSError):
        submission.source()


def test_memory_holds_one_submission_at_a_time(tmp_path):
    size, students = 200_000, 100
    content = os.urandom(size)
    files = {f"Student {n}/x.ipynb": content for n in range(students)}
    tree(tmp_path / "in", files)
    path = put(tmp_path / "all.zip", packed(files))
    for where in (tmp_path / "in", path):
        tracemalloc.start()
        for submission in find_submissions(where).submissions:
            assert len(submission.content) == size
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 10 * size
