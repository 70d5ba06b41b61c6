"""The plain data that the parts of the grader hand to one another."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace

# What became of a submission; each has exactly one.
STATUSES = (
    "graded",
    "recovered",  # graded, though the file was broken: `note` says how
    "crashed",  # graded, but a cell or a call ended the process
    "timed out",  # graded, but a cell or a call did not come to an end
    "not a notebook",  # nothing to grade in it
    "grader failure",  # ours, never a zero
)


@dataclass(frozen=True)
class Submission:
    """One file that a student handed in."""

    student: str  # as the folder, the file's name or the roster says
    path: str  # where it was found, for people: "all.zip/Ana/05.ipynb"
    source: bytes | Callable[[], bytes]  # its bytes, or what reads them
    submitted: float  # seconds since 1970; the newest of several counts
    note: str = ""  # what a person should know: "2 older files left aside"
    by: str = ""  # who of a group handed it in, or the group's own name

    @property
    def content(self):
        """Return the bytes handed in, read anew: memory holds one at a time.

        Raises:
            OSError, zipfile.BadZipFile: the file changed after it was found.
        """
        return self.source() if callable(self.source) else self.source


@dataclass(frozen=True)
class Reading:
    """What could be read of a submitted file."""

    cells: tuple = ()  # sources of the code cells, in order
    prose: tuple = ()  # sources of the Markdown cells, in order
    state: str = "notebook"  # or "recovered", "not a notebook"
    note: str = ""  # one sentence, where the state is not "notebook"


# How the note on an answer begins that the judge could not compare.
STRANGE = "an answer of a strange kind"


@dataclass(frozen=True)
class Trouble:
    """A cell or a call that did not end as it should."""

    where: str  # "cell 7", "q4"
    kind: str  # "raised", "timed out", "crashed", "too much memory"
    message: str = ""


@dataclass(frozen=True)
class QuestionRecord:
    """What one question earned, and what its student reads."""

    label: str  # "q4"
    names: tuple  # of the answer: ("train_step",)
    state: str  # as a Verdict's, or "not judged" after a grader failure
    points: int
    possible: int
    parts: tuple = ()  # (title, points, possible) of each part
    mistake: str = ""  # the name of the known mistake, for the report
    fields: tuple = ()  # (name, text) of what the check says, no secrets
    answer: object = None  # what a person marks by hand: text or number
    version: str = ""  # of the declaration by which it was judged


@dataclass(frozen=True)
class Record:
    """The whole outcome of one submission; JSON holds it unchanged."""

    status: str
    note: str = ""
    troubles: tuple = ()
    questions: tuple = ()
    prose: tuple = ()  # Markdown cells that the student added or changed
    changes: tuple = ()  # sentences: other points than the time before

    @property
    def points(self):
        """Return the points earned, questions marked by hand left out."""
        return sum(q.points for q in self.questions)

    @property
    def possible(self):
        """Return the points that could be earned."""
        return sum(q.possible for q in self.questions)

    def to_dict(self):
        """Return this record as lists, dicts, texts and numbers."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data):
        """Return the record that `to_dict` was made from."""
        questions = tuple(
            QuestionRecord(
                **{
                    **q,
                    "names": tuple(q["names"]),
                    "parts": tuple(tuple(part) for part in q["parts"]),
                    "fields": tuple(tuple(pair) for pair in q["fields"]),
                }
            )
            for q in data["questions"]
        )
        return cls(
            data["status"],
            data["note"],
            tuple(Trouble(**trouble) for trouble in data["troubles"]),
            questions,
            tuple(data["prose"]),
            tuple(data.get("changes", ())),
        )


def changes(before, now):
    """Return a sentence for each question that earns other points now.

    Arguments:
        before, now: two `Record` of the same file.
    """
    older = {q.label: q for q in before.questions if q.state != "not judged"}
    pairs = [
        (older[q.label], q)
        for q in now.questions
        if q.label in older and q.state != "not judged"
    ]
    mended = " the question was changed"
    return tuple(
        f"{new.label}: {new.points} of {new.possible}, and {old.points} of "
        f"{old.possible} before"
        + (mended if old.version not in ("", new.version) else "")
        for old, new in pairs
        if (old.points, old.possible) != (new.points, new.possible)
    )


OURS = "The grader itself failed here; a person will look at it."


def failure(reason):
    """Return the record of a submission that we failed to grade.

    The reason may quote secret inputs: it stands where the class report
    looks, and no student's page does.
    """
    why = QuestionRecord(
        "grader", (), "not judged", 0, 0, mistake=str(reason)[:1000]
    )
    return Record("grader failure", OURS, (), (why,))


def reason_of(record):
    """Return why we failed; "" where nothing is known."""
    reasons = [
        f"{q.label}: {q.mistake}" if q.label != "grader" else q.mistake
        for q in record.questions
        if q.state == "not judged"
    ]
    return "; ".join(reasons) or record.note


def digest_of(content):
    """Return what tells one content from another.

    >>> digest_of(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()


# What a machine with too much to do may bring about.
DOUBTFUL = {"killed", "timed out", "too much memory"}


def needs_rerun(record):
    """Say whether a submission is to be run again alone before it counts."""
    return any(trouble.kind in DOUBTFUL for trouble in record.troubles)


@dataclass(frozen=True)
class HandMark:
    """Points that a person gave; they replace what the judge gave."""

    points: float
    comment: str = ""
    possible: float | None = None  # of an open question: out of how many


@dataclass(frozen=True)
class Entry:
    """A student's line of the gradebook, for exports and reports."""

    student: str
    path: str = ""  # empty: nothing was handed in
    submitted: float = 0.0
    note: str = ""  # of the submission
    record: Record | None = None  # None: handed in nothing, or not yet graded
    hand_marks: dict = field(default_factory=dict)  # {label: HandMark}
    columns: dict = field(default_factory=dict)  # the roster's, unchanged
    worth: dict = field(default_factory=dict)  # as from `with_worth`
    group: str = ""  # who share one file and one mark; "": nobody
    by: str = ""  # as a `Submission` has it
    late: str | None = None  # "2 h 5 min"; None: no time was given


def with_worth(entries):
    """Return the entries, each with what open questions are worth.

    An open question is out of as many points for those who left it empty as
    for those whom a person marked: {label: the most that anyone's is out of}.
    """
    worth = {}
    for entry in entries:
        for label, mark in entry.hand_marks.items():
            worth[label] = max(worth.get(label, 0), mark.possible or 0)
    return [replace(entry, worth=worth) for entry in entries]
