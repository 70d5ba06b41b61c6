"""Read the list of a class from a CSV file of any common making."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from grading.collect.names import readable
from grading.read.encodings import decode
from grading.read.formats import foreign_format

# Headings without case, spaces and marks, and what stands below them.
ROLES = {
    "name": "student students studentname name fullname displayname nombre "
    "nom learner participantname",
    "first": "firstname first givenname givennames forename vorname prenom",
    "last": "lastname last surname familyname nachname apellidos",
    "canvas": "id canvasid canvasuserid userid",
    "moodle": "identifier participant participantnumber",
    "number": "sid studentid studentnumber sisid sisuserid sisloginid loginid "
    "login username user netid idnumber number matriculation uid "
    "matriculationnumber matrikelnummer orgdefinedid externalid "
    "githubusername github",
    "email": "email emailaddress mail emailid",
}
ROLE_OF = {word: role for role in ROLES for word in ROLES[role].split()}
WORKSHEET = ("Identifier", "Full name", "Email address")
# Lines of Canvas' gradebook that are no students.
NOT_STUDENTS = ("points possible", "student, test", "test student")


@dataclass(frozen=True)
class RosterLine:
    """A student who is in the class."""

    student: str  # the name in all that the grader writes; unique
    columns: dict = field(default_factory=dict)  # as the file has them


@dataclass(frozen=True)
class Roster:
    """All students of a class, in the file's order."""

    students: tuple = ()


def read_roster(path):
    """Return the roster that a CSV file holds.

    Arguments:
        path: of a file with a line of headings, such as Canvas and Moodle
            export; commas, semicolons or tabs; any usual encoding.

    Returns:
        a `Roster`.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no CSV file, or no heading is understood.
    """
    content = Path(path).read_bytes()
    name = foreign_format(content) if content.strip() else "an empty file"
    if name:
        raise ValueError(f"{path} must be a CSV file, but is {name}")
    try:
        return Roster(tuple(lines_of(decode(content)[0])))
    except (ValueError, csv.Error) as error:
        raise ValueError(f"{path}: {error}") from None


def lines_of(text):
    """Return the lines of a roster that is given as text."""
    text = re.sub(r"\Asep=.\r?\n", "", text.lstrip("\r\n"))
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    headings = [heading.strip() for heading in next(rows, [])]
    rows = [row for row in rows if any(row)]
    if is_worksheet(rows):
        headings[:3] = WORKSHEET
        name_grades(headings, rows)
    roles = {role_of(heading) for heading in headings}
    if not roles & {"name", "first", "last", "number", "canvas", "email"}:
        wanted = "student, name, id, email"
        raise ValueError(
            f"a heading such as {wanted} was wanted, {first!r} came"
        )
    found = [dict(zip(headings, row)) for row in rows]
    return unique([RosterLine(label(row), row) for row in found if label(row)])


def is_worksheet(rows):
    """Say whether rows are of Moodle's grading worksheet, in any language.

    It begins with "Participant 70101", in the site's own words, a name and an
    address.
    """
    words = {re.sub(r"\d+$", "", row[0].strip()) for row in rows if row}
    return (
        len(words) == 1
        and "" not in words
        and all(len(row) > 4 and "@" in row[2] for row in rows)
        and all(re.fullmatch(r"\D+\d+", row[0].strip()) for row in rows)
    )


def name_grades(headings, rows):
    """Name a worksheet's grade and maximum: the same number in all lines."""
    for place in range(4, min(map(len, [headings, *rows]))):
        cells = {row[place] for row in rows}
        if len(cells) == 1 and re.fullmatch(r"\d+[.,]\d+", *cells):
            headings[place - 1 : place + 1] = ["Grade", "Maximum Grade"]
            return


def role_of(heading):
    """Return what stands below a heading, "name" or "email"; or ""."""
    return ROLE_OF.get(re.sub(r"[\W_]+", "", heading).casefold(), "")


def values(columns, *roles):
    """Return what a line's columns of these roles hold, cleaned."""
    found = [readable(v) for k, v in columns.items() if role_of(k) in roles]
    return [value for value in found if value]


def label(columns):
    """Return what to call a student: a name, or else a number."""
    whole = values(columns, "name")
    parts = values(columns, "first") + values(columns, "last")
    other = values(columns, "number", "canvas", "moodle", "email")
    name = whole[0] if whole else " ".join(parts)
    if name.casefold().startswith(NOT_STUDENTS):
        return ""
    return name or (other[0] if other else "")


def unique(lines):
    """Return lines of which no two students are called the same."""
    times = Counter(line.student for line in lines)
    taken, result = set(), []
    for number, line in enumerate(lines, 1):
        name = line.student
        if times[name] > 1 or name in taken:
            ids = values(line.columns, "number", "canvas", "moodle", "email")
            name = f"{name} ({ids[0] if ids else f'line {number}'})"
        while name in taken:
            name = f"{name} (line {number})"
        taken.add(name)
        result.append(RosterLine(name, line.columns))
    return result
