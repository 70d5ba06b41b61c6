"""What a notebook meets: `check.q1(answer)`, `.hint()`, `progress()`."""

import importlib
import pkgutil
import sys
import textwrap

from checks.calls import outcomes_of
from checks.files import is_on
from checks.judge import judge
from checks.memory import recall, remember
from checks.question import draw_calls
from checks.settings import as_delivered
from checks.show import MARKS, field, render

NOTEBOOK_SEED = 0
STEPS = ("nudge", "hint", "example")


NOT_WRITTEN = {"state": "not written", "points": 0}


class Exercise:
    """The questions of one exercise, and how far this student is.

    `entries` is what this kernel knows, {label: {"state": ..., "points": ...,
    "mine": ...}}; `memory.py` keeps it for the next kernel.
    """

    def __init__(self, stem, questions):
        self.stem = stem
        self.questions = tuple(questions)
        self.entries = {}
        self._told = ""  # what went wrong with the file, said once

    def checks(self):
        """Return {label: `Check`}, one for each question, in order."""
        return {q.label: Check(q, self) for q in self.questions}

    def known(self, label):
        """Return what this kernel, or else the file, knows of a question."""
        known = recall()[0].get(self.stem, {}) | self.entries
        return known.get(label, NOT_WRITTEN)

    def keep(self, label, **news):
        """Remember something about a question, in the file too."""
        self.entries[label] = self.known(label) | news
        self.tell(remember(self.stem, self.entries))

    def tell(self, trouble):
        """Say what is wrong with the file, once."""
        if trouble and trouble != self._told:
            say("\n".join(field("note", trouble)))
        self._told = trouble

    def progress(self):
        """Print how far this exercise is done, and each of the others."""
        remembered, self._told = recall()
        remembered[self.stem] = remembered.get(self.stem, {}) | self.entries
        say(f"{self.stem}: {score(self, remembered)}")
        for question in self.questions:
            entry = remembered[self.stem].get(question.label, NOT_WRITTEN)
            say(progress_line(entry, question))
        for other in exercises() if is_on() else ():
            if other.stem != self.stem:
                say(f"{other.stem}: {score(other, remembered)}")
        if self._told:
            say("\n".join(field("note", self._told)))


def exercises():
    """Return all exercises of the course, in order.

    >>> [exercise.stem for exercise in exercises()][:2]
    ['00_warm_up', '01_network']
    """
    home = importlib.import_module("checks")
    found = [
        importlib.import_module(f"checks.{module.name}").exercise
        for module in pkgutil.iter_modules(home.__path__)
        if module.ispkg
    ]
    return sorted(found, key=lambda exercise: exercise.stem)


def score(exercise, remembered):
    """Return how many points of an exercise are earned, in words.

    >>> score(exercises()[3], {}).startswith("0 of ")
    True
    """
    entries = remembered.get(exercise.stem, {})
    possible = sum(q.points for q in exercise.questions)
    points = sum(
        min(entries.get(q.label, NOT_WRITTEN)["points"], q.points)
        for q in exercise.questions
    )
    text = f"{points} of {possible} points"
    marked = [
        question
        for question in exercise.questions
        if question.marking and "mine" in entries.get(question.label, {})
    ]
    if not marked:
        return text
    mine = sum(entries[q.label]["mine"] for q in marked)
    most = sum(question.marking.points for question in marked)
    return f"{text}, by your own mark {mine} of {most}"


def exercise_in(package, stem):
    """Return the exercise whose questions are the modules q1_..., q2_...

    Arguments:
        package: the `__name__` of the package that holds them.
        stem: the name of its notebook, such as "01_network".

    >>> [q.label for q in exercise_in("checks.vmap", "03_vmap").questions][:2]
    ['q1', 'q2']
    """
    return Exercise(stem, questions_in(package).values())


def questions_in(package):
    """Return {module's name: Question} of a package, in order.

    >>> list(questions_in("checks.vmap"))[:2]
    ['q1_network_batch', 'q2_predicted_shape']
    """
    path = importlib.import_module(package).__path__
    names = [module.name for module in pkgutil.iter_modules(path)]
    return {
        name: importlib.import_module(f"{package}.{name}").QUESTION
        for name in sorted(names, key=number_of)
        if number_of(name)
    }


def number_of(name):
    """Return the number of a question's module; 0 for any other module.

    >>> number_of("q12_open"), number_of("shared")
    (12, 0)
    """
    label = name.partition("_")[0]
    return int(label[1:]) if label[:1] == "q" and label[1:].isdigit() else 0


def progress_line(entry, question):
    """Return the line of `progress()` about one question."""
    result = f"{entry['points']} of {question.points}"
    if question.kind == "open":
        result = "your own" if question.optional else "marked by hand"
        if question.marking and "mine" in entry:
            result = f"your mark: {entry['mine']} of {question.marking.points}"
    if entry["state"] == "not written":
        result = "not written yet"
    name = f"{question.label} {', '.join(question.names)}"
    return f"  {MARKS[entry['state']]} {name:36} {result}"


class Check:
    """A question as a notebook calls it."""

    def __init__(self, question, exercise):
        self.question = question
        self._exercise = exercise
        self._steps = 0

    def __call__(self, *answers):
        """Check an answer, and print what was found."""
        question = self.question
        if len(answers) != len(question.names):
            return say(usage(question))
        if question.kind == "function" and is_result(answers[0]):
            return say(usage(question))
        try:
            verdict = grade(question, answers)
        except KeyboardInterrupt:
            return say(f"{question.label}: stopped by you, nothing checked")
        say(render(verdict, question))
        if verdict.state != "not written":  # nor does it undo what was
            self._exercise.keep(
                question.label, state=verdict.state, points=verdict.points
            )

    def hint(self):
        """Print the next step of help: a nudge, a hint, an example."""
        step = STEPS[self._steps % len(STEPS)]
        number = self._steps % len(STEPS) + 1
        self._steps += 1
        say(f"{self.question.label}, step {number} of {len(STEPS)}: {step}")
        text = getattr(self.question.hints, step)
        if step == "example":
            return say(textwrap.indent(textwrap.dedent(text).strip(), "  "))
        say("\n".join(field("", text)))

    def mine(self, points=None):
        """Print what earns each point of an open question, or keep a mark.

        Arguments:
            points: what you give yourself; without it, nothing is kept.
        """
        question, exercise = self.question, self._exercise
        label = question.label
        if not question.marking:
            return say(f"{label}: write check.{label}.hint() for help")
        if exercise.known(label) == NOT_WRITTEN:
            return say(f"{label}: write your own answer, and check it, first")
        if points is None:
            return say(marking(question))
        most = question.marking.points
        if type(points) is not int or not 0 <= points <= most:
            return say(f"{label}: a whole number, 0 to {most}")
        exercise.keep(label, mine=points)
        say(f"{label}: {points} of {most}, by your own mark")

    def __repr__(self):
        return usage(self.question)


def marking(question):
    """Return what earns each point of an open question, and two samples."""
    label, samples = question.label, question.marking
    head = f"{label}: {samples.points} points, which you give yourself"
    fields = [("a point", earns) for earns in samples.earns]
    fields += [("good", samples.good), ("weak", samples.weak)]
    fields += [("then", f"check.{label}.mine(2), if it is 2 points")]
    return "\n".join([head, *(line for f in fields for line in field(*f))])


def grade(question, answers, seed=NOTEBOOK_SEED):
    """Draw inputs, call the student's code in this process, and judge."""
    with as_delivered():
        calls = draw_calls(question, seed)
        return judge(question, calls, outcomes_of(tuple(answers), calls))


def is_result(answer):
    """Say whether a value was handed over where a function is wanted."""
    return answer is not ... and not callable(answer)


def usage(question):
    """Return how to call a check."""
    label, names = question.label, ", ".join(question.names)
    text = f"{label}: write check.{label}({names})"
    if question.kind == "function":
        text += ", with the function's name alone, no brackets after it"
    return text


def say(text):
    """Print, also where the screen knows ASCII only."""
    coding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(text.encode(coding, errors="replace").decode(coding))
