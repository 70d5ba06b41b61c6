"""Read a student's name out of the name of a file or a folder."""

import os
import re
import unicodedata
from typing import NamedTuple

# "Full Name_1234567_assignsubmission_file_", a folder or a file's beginning.
MOODLE = re.compile(
    r"(?P<name>.*?)_(?P<number>\d+)_assignsubmission_[a-z]+"
    r"(?:_(?P<file>.*))?",
    re.DOTALL,
)
# "lastnamefirstname_LATE_12345_67890_name-2.ipynb"
CANVAS = re.compile(
    r"(?P<name>.+?)_(?P<late>LATE_)?(?P<number>\d{2,})_(?P<upload>\d{2,})_"
    r"(?P<file>.+)",
    re.DOTALL,
)
# "lastnamefirstname_LATE_12345_link.html": no file, but a link or a text.
NO_FILE = re.compile(
    r"(?P<name>.+?)_(?P<late>LATE_)?(?P<number>\d{2,})_"
    r"(?P<kind>link|text)\.html?",
    re.DOTALL,
)
ONLINE_TEXT = "onlinetext.html"  # the same in Moodle
# Canvas counts how often a file of this name was handed in.
VERSION = re.compile(r"-(\d{1,3})(?:\.\w+)?$")
# Words that say what a file is, not whose.
NO_NAME = re.compile(
    r"(?:[\W_]|\d{1,2}(?!\d)|copy|final|finished|done|version|v(?=\d)|"
    r"exercises?|assignments?|homework|hw|solutions?|answers?|submissions?|"
    r"submitted|notebooks?|untitled|checkpoint|new|my|files?|lab|nb|"
    r"week|class|course|section|group|students?|uploads?|downloads?|all)*",
    re.IGNORECASE,
)
ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz", ".tar.xz", ".tar.bz2")
ENDING = re.compile(
    r"(?:\.(?:ipynb|zip|tar|tgz|gz|xz|bz2|json|txt|py|html?|pdf|docx?))+$",
    re.I,
)
MOST_NAMED = 3  # files in a note
# They turn the direction of what is shown after them.
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Owner(NamedTuple):
    """What the name of a file or a folder says about its student."""

    name: str  # "" where it says nothing
    system: str = ""  # "moodle", "canvas", "gradescope"; "": a plain name
    number: str = ""  # the system's number of the student
    upload: int = 0  # Canvas' number of the file, which grows
    version: int = 0  # and its count of files of one name
    email: str = ""  # where the system says it


def readable(name):
    """Return a file's name as people may see it, in composed form (NFC).

    Bytes that are no UTF-8, control characters, line ends and what turns the
    direction of writing would trouble whatever the name is written to.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        name = os.fsencode(name).decode("cp1252", errors="replace")
    kept = (
        " " if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") else c
        for c in name
        if c not in TURNING
    )
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def owner_of(name, exercise="", canvas=True):
    """Return whose a file or a folder is, as far as its name says so.

    Arguments:
        name: of a folder or a file, as `readable` returns it.
        exercise: the stem of the exercise, "05_training_loop", which says
            nothing about a student.
        canvas: whether it may be Canvas' name; a folder's never is.

    >>> owner_of("Ana Ruiz_1234567_assignsubmission_file_").number
    '1234567'
    >>> owner_of("ana_05_training_loop.ipynb", "05_training_loop").name
    'ana'
    """
    found = MOODLE.fullmatch(name)
    if found:
        return Owner(found["name"].strip(), "moodle", found["number"])
    found = NO_FILE.fullmatch(name) if canvas else None
    if found:
        return Owner(found["name"], "canvas", found["number"])
    found = CANVAS.fullmatch(name) if canvas else None
    if found is None:
        return Owner(plain_name(name, exercise))
    version = VERSION.search(found["file"])
    return Owner(
        found["name"],
        "canvas",
        found["number"],
        int(found["upload"][:18]),
        int(version[1]) if version else 0,
    )


def remarks(parts):
    """Return what names say of a file, beside whose it is.

    Arguments:
        parts: the names of the folders, archives and the file itself.

    >>> remarks(("leeamy_LATE_34571_text.html",))
    ['a text was handed in, not a file', 'late, says Canvas']
    """
    known = [CANVAS.fullmatch(p) or NO_FILE.fullmatch(p) for p in parts]
    no_file = NO_FILE.fullmatch(parts[-1])
    kind = no_file["kind"] if no_file else "text"
    said = []
    if no_file or parts[-1].endswith(ONLINE_TEXT):
        said.append(f"a {kind} was handed in, not a file")
    if any(found and found["late"] for found in known):
        said.append("late, says Canvas")
    return said


def plain_name(name, exercise=""):
    """Return a name without the exercise and its ending, or ""."""
    without_ending = ENDING.sub("", name)
    rest = without_ending
    if exercise:
        rest = pattern_of(exercise).sub("", rest)
    rest = rest.strip(" _-.,")
    # "7.ipynb" may be student 7; "05_training_loop-7.ipynb" is not.
    if rest.isdigit() and rest == without_ending:
        return rest
    return "" if NO_NAME.fullmatch(rest) else rest


def names_exercise(name, exercise):
    """Say whether a file's name holds that of an exercise."""
    return bool(pattern_of(exercise).search(name))


def pattern_of(exercise):
    """Return what finds "05_training_loop" and "5 Training-Loop" alike."""
    number, *words = exercise.split("_")
    spelled = r"[\W_]*".join(
        [number.lstrip("0") or "0", *map(re.escape, words)]
    )
    return re.compile(rf"(?<!\d)0*{spelled}(?![^\W\d_])", re.IGNORECASE)


def is_archive(name):
    """Say whether a file is named as what holds other files.

    >>> is_archive("Ana.TAR.GZ"), is_archive("data.gz")
    (True, False)
    """
    return name.lower().endswith(ARCHIVES)


def some(names):
    """Return the first of some names, and how many more there are."""
    more = len(names) - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown
