"""What one run of the grader is told: read once, never changed."""

from dataclasses import dataclass
from pathlib import Path


class UsageError(Exception):
    """The command cannot be followed; the message is for people."""


@dataclass(frozen=True)
class Settings:
    """The command line of one run, checked."""

    submissions: tuple  # paths of folders, zip archives or files
    exercise: str  # its stem
    out: Path  # where the results go
    roster: Path | None = None  # the list of the class
    groups: str | None = None  # the column of the list that names groups
    marks: Path | None = None  # marks given by hand
    forget_marks: bool = False  # whether marks given before are dropped
    only: tuple = ()  # names of students; empty: all
    again: bool = False  # whether what is graded is graded anew
    jobs: int = 1  # how many at once
    scheduler: str | None = None  # the address of a cluster
    seed: int | None = None  # None: the gradebook's own secret
    time_limit: int | None = None  # seconds for one notebook
    memory: int | None = None  # MB for one notebook
    questions: tuple = ()  # labels of those that count; empty: all
    due: float | None = None  # seconds since 1970; later is late
    extensions: Path | None = None  # who has another time than that
    annotate: bool = False  # whether notebooks come back with feedback
    format: str | None = None  # of the marks on the terminal; None: words
    similarity: bool = False  # whether pairs are compared
    trust_submissions: bool = False  # whether to do without a sandbox
