"""What a notebook meets: `check.q1(answer)`, `.hint()`, `progress()`."""

import importlib
import pkgutil
import sys
import textwrap

from checks.calls import outcomes_of
from checks.judge import Verdict, judge
from checks.question import draw_calls
from checks.show import MARKS, field, render

NOTEBOOK_SEED = 0
STEPS = ("nudge", "hint", "example")


class Exercise:
    """The questions of one exercise, and how far this student is.

    The memory is that of the running notebook; nothing is written to a file.
    """

    def __init__(self, stem, questions):
        self.stem = stem
        self.questions = tuple(questions)
        self.verdicts = {}

    def checks(self):
        """Return {label: `Check`}, one for each question, in order."""
        return {q.label: Check(q, self) for q in self.questions}

    def progress(self):
        """Print how far this exercise is done."""
        verdicts = [
            self.verdicts.get(q.label)
            or Verdict(q.label, "not written", 0, q.points)
            for q in self.questions
        ]
        possible = sum(v.possible for v in verdicts if v.state != "by hand")
        points = sum(v.points for v in verdicts)
        say(f"{self.stem}: {points} of {possible} points")
        for verdict, question in zip(verdicts, self.questions):
            say(progress_line(verdict, question))


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


def progress_line(verdict, question):
    """Return the line of `progress()` about one question."""
    result = f"{verdict.points} of {verdict.possible}"
    if question.kind == "open":
        result = "marked by hand"
    if verdict.state == "not written":
        result = "not written yet"
    name = f"{question.label} {', '.join(question.names)}"
    return f"  {MARKS[verdict.state]} {name:36} {result}"


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
        self._exercise.verdicts[question.label] = verdict
        say(render(verdict, question))

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

    def __repr__(self):
        return usage(self.question)


def grade(question, answers, seed=NOTEBOOK_SEED):
    """Draw inputs, call the student's code in this process, and judge."""
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
        text += ", with the function's name alone, no brackets behind it"
    return text


def say(text):
    """Print, also where the screen knows ASCII only."""
    coding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(text.encode(coding, errors="replace").decode(coding))
