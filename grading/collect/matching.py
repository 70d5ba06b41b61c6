"""Find the line of the roster that a file's name speaks of."""

import re
import unicodedata
from collections import Counter, defaultdict
from typing import NamedTuple

from grading.collect.roster import values

# Letters that are not made of another letter and a mark.
PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
    }
)
# Words of a date; of two names that differ in them alone, one is meant.
MOMENT = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep"}
MOMENT |= {"oct", "nov", "dec", "am", "pm"}
NUMBERS = ("number", "canvas", "moodle")
# How sure a match is, the best first.
BY_NUMBER, BY_NAME, BY_PLAIN_NAME, BY_PART = range(4)


class Match(NamedTuple):
    """What the roster says of a name."""

    line: int | None  # index of the student's line, if it is found
    level: int = BY_NAME
    note: str = ""  # what a person should look at


def fold(text):
    """Return the words of a name without case, accents and marks.

    >>> fold("Núñez, Ana-María")
    ['nunez', 'ana', 'maria']
    """
    text = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in text if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", letters.translate(PLAIN))


def spellings(words):
    """Return a name in each order that systems write it in.

    >>> sorted(spellings(["ana", "ruiz"]))
    ['anaruiz', 'ruizana']
    """
    starts = range(min(len(words), 8))  # nobody has more names
    turns = ("".join(words[k:] + words[:k]) for k in starts)
    return {*turns, "".join(sorted(words))}


class Matcher:
    """The roster, ready to be searched by names and numbers."""

    def __init__(self, roster):
        """Index a `Roster`."""
        self.students = [line.student for line in roster.students]
        self.indexes = [defaultdict(set) for _ in range(3)]
        known = "moodle", "canvas", "gradescope"
        self.systems = {system: defaultdict(set) for system in known}
        self.words = []  # of each line's name
        self.by_word = defaultdict(set)
        self.by_id = defaultdict(set)  # logins and numbers
        for index, line in enumerate(roster.students):
            self.add(index, line)

    def add(self, index, line):
        """Index one line."""
        _, exact, plain = self.indexes
        columns = line.columns
        first, last = values(columns, "first"), values(columns, "last")
        names = {line.student, *values(columns, "name")}
        names.add(" ".join(first + last))
        others = values(columns, *NUMBERS, "email")
        others += [mail.partition("@")[0] for mail in values(columns, "email")]
        for value in filter(None, [*names, *others]):
            exact[value].add(index)
            plain["".join(fold(value))].add(index)
        for name in names:
            for spelling in spellings(fold(name)):
                plain[spelling].add(index)
        for system, numbers in self.systems.items():
            for value in values(columns, system):
                numbers[re.sub(r"\D", "", value)].add(index)
        for value in values(columns, "number", "canvas", "email"):
            self.systems["gradescope"][value.casefold()].add(index)
        self.words.append({word for name in names for word in fold(name)})
        for value in others:
            self.by_word["".join(fold(value))].add(index)
            self.by_id["".join(fold(value))].add(index)
        for word in self.words[index]:
            self.by_word[word].add(index)

    def knows(self, name):
        """Say whether a name, in full, is that of one student."""
        plain = self.indexes[BY_PLAIN_NAME]
        return any(
            len(lines) == 1
            for word in spellings(fold(name))
            if (lines := plain.get(word))
        )

    def match(self, owner):
        """Return the `Match` of an `Owner`."""
        named, level = self.named(owner.name)
        by_number = self.numbered(owner)
        if len(by_number) == 1:
            (line,) = by_number
            if named and level != BY_PART and line not in named:
                note = (
                    f"its number is that of {self.students[line]}, its name "
                    f"that of {self.list(named)}: given to neither"
                )
                return Match(None, note=note)
            return Match(line, BY_NUMBER)
        if len(named) > 1:
            note = f"not certain whose: {self.list(named)}"
            return Match(None, note=note)
        if not named:
            return Match(None, note="not on the roster")
        (line,) = named
        student = self.students[line]
        notes = {
            BY_PLAIN_NAME: f"taken for {student} by the letters of the name",
            BY_PART: f"not certain: taken for {student} by a part of the name",
        }
        return Match(line, level, notes.get(level, ""))

    def numbered(self, owner):
        """Return the lines with an owner's number, or with its address."""
        lines = self.systems.get(owner.system, {})
        ids = owner.number.casefold(), owner.email.casefold()
        return lines.get(ids[0]) or lines.get(ids[1]) or set()

    def named(self, name):
        """Return the lines that a name may mean, and how surely."""
        exact, plain = self.indexes[BY_NAME], self.indexes[BY_PLAIN_NAME]
        if name in exact:
            return exact[name], BY_NAME
        words = fold(name)
        found = set()
        for spelling in spellings(words):
            found |= plain.get(spelling, set())
        if found:
            return found, BY_PLAIN_NAME
        by_id = self.with_id(words)
        in_full = self.named_in_full(set(words))
        if len(by_id) == 1 and (not in_full or by_id <= in_full):
            return by_id, BY_PLAIN_NAME
        return in_full or self.named_in_part(set(words)), BY_PART

    def with_id(self, words):
        """Return the lines whose login or number stands among the words.

        "homework-5-ana-ruiz" has the login "ana-ruiz", and not that of
        another, "ruiz".
        """
        ends = range(1, min(len(words), 20) + 1)
        runs = [(i, j) for j in ends for i in range(j)]
        ids = [r for r in runs if "".join(words[slice(*r)]) in self.by_id]
        longest = [
            (i, j)
            for i, j in ids
            if not any(a <= i and j <= b and (a, b) != (i, j) for a, b in ids)
        ]
        found = [self.by_id["".join(words[i:j])] for i, j in longest]
        return set.union(set(), *found)

    def named_in_full(self, words):
        """Return the lines all of whose own words are there, and more.

        "ana ruiz my best try"; of Ana Ruiz and Ana Ruiz Gil, where all of
        the longer name is there, the longer is meant.
        """
        lines = set.union(set(), *(self.by_word.get(w, ()) for w in words))
        found = {n for n in lines if set() < self.words[n] <= words}
        return {
            line
            for line in found
            if not any(self.words[line] < self.words[n] for n in found)
        }

    def named_in_part(self, words):
        """Return the lines that have all words of a name."""
        lines = [self.by_word.get(word, set()) for word in words]
        return set.intersection(*lines) if lines else set()

    def list(self, lines):
        """Return the names of some lines, for a note."""
        return " or ".join(self.students[line] for line in sorted(lines))


def settle(owners, matcher):
    """Match each owner, so that no two students become one.

    Arguments:
        owners: `{key: Owner}`.
        matcher: a `Matcher`.

    Returns:
        `{key: Match}`; where several owners mean one line, those that are
        not sure, or that one system holds apart, have lost theirs.
    """
    matches = {key: matcher.match(owner) for key, owner in owners.items()}
    claims = defaultdict(list)
    for key, match in matches.items():
        if match.line is not None:
            claims[match.line].append(key)
    for line, keys in claims.items():
        for key in doubtful(keys, matches, owners):
            name = matcher.students[line]
            note = f"may be {name}, for whom there is another file"
            matches[key] = Match(None, note=f"not certain whose: {note}")
    return matches


def without_moment(name):
    """Return the words of a name without numbers and parts of a date.

    >>> without_moment("12-34 - Ana - Nov 30, 2026 1011 PM")
    frozenset({'ana'})
    """
    words = (word for word in fold(name) if word.isalpha())
    return frozenset(words) - MOMENT


def doubtful(keys, matches, owners):
    """Return those of several owners that must not share one line."""
    if len(keys) < 2:
        return []
    unsure = [key for key in keys if matches[key].level == BY_PART]
    if len({without_moment(owners[key].name) for key in keys}) == 1:
        unsure = []  # the same name at two times
    systems = Counter(owners[key].system for key in keys)
    apart = [
        key
        for key in keys
        if systems[owners[key].system] > 1
        and owners[key].number
        and matches[key].level != BY_NUMBER
    ]
    return {*unsure, *apart}
