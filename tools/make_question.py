"""Begin a question: `make question EXERCISE=05_training_loop NAME=my_name`.

Three places are written: the declaration in checks/, the bank of answers in
tests/answers/, and the cells of the solution.  What is left to do is marked
TODO there, and the tests name each place until nothing is left.
"""

import sys

import nbformat

from checks.exercise import questions_in
from tools import ROOT
from tools.make_exercises import BEGIN, END, solutions
from tools.run_notebooks import written as notebook_text

DECLARATION = '''\
"""Exercise {number}, question {place}: `{name}`."""

from checks.question import Call, Hints, Mistake, Question, array

HINTS = Hints(
    nudge="TODO: a question that leads to the first step.",
    hint="TODO: what the answer is made of, and not the answer.",
    example="""
    TODO: a similar problem, solved; its lines are run by a test:

    >>> 1 + 1
    2
    """,
)


def draw_inputs(rng):
    """Return the calls that judge an answer."""
    return [Call((array(rng, 3),))]  # TODO: what the function is given


QUESTION = Question(
    "{label}",
    "{name}(x)",  # TODO: the signature
    "TODO: why it matters, in one sentence.",
    HINTS,
    draw=draw_inputs,
    expect=lambda x: x,  # TODO: what is right, in NumPy
    mistakes=(
        Mistake(
            "TODO: a mistake's name",
            "TODO: what is said to who makes it.",
            wrong=lambda x: -x,  # TODO: what would come
        ),
    ),
)
'''
ANSWERS = '''\
"""Answers to exercise {number}, question {place}: right and wrong ones."""

from answers import Wrong, writer
from checks.{exercise}.{module} import QUESTION

written = writer(QUESTION)

RIGHT = (
    written("return x"),  # TODO: the ways to be right, at least two
)

WRONG = (
    Wrong(
        "TODO: a mistake's name, at least four of them",
        "TODO: words that must be said",
        (written("return -x"),),  # TODO: written in at least two ways
    ),
)
'''
ASKED = """\
## {place}. TODO: what is to be done

Given: TODO, with its shape.
Wanted: TODO, with its shape, and an example in numbers.

1 point."""
CELL = '''\
def {name}(x):
    """TODO: what it returns."""
    {begin}
    return x  # TODO: the answer
    {end}


check.{label}({name})'''
WHY = """\
<details>
<summary>Why, and the usual mistakes</summary>

TODO: why, and the usual mistakes.

</details>"""


def add(stem, name, root=ROOT):
    """Write the three places of a new last question.

    Arguments:
        stem: the exercise, such as "05_training_loop".
        name: that of the function which is asked for.
        root: the folder of the course.

    Returns:
        the paths that were written, relative to `root`.

    Raises:
        ValueError: there is no such exercise, the name is none for a
            function, or a question of this exercise has it already.
    """
    words = words_of(stem, name)
    module = "{exercise}/{module}.py".format(**words)
    texts = {
        f"checks/{module}": DECLARATION,
        f"tests/answers/{module}": ANSWERS,
    }
    for path, text in texts.items():
        (root / path).write_text(text.format(**words), encoding="utf-8")
    add_cells(root / "solutions" / f"{stem}.ipynb", words)
    return [*texts, f"solutions/{stem}.ipynb"]


def words_of(stem, name):
    """Return what the three skeletons are filled with.

    >>> words_of("03_vmap", "spread")["module"]
    'q10_spread'
    """
    known = [path.stem for path in solutions()]
    if stem not in known:
        raise ValueError(f"no exercise {stem!r}; there are {', '.join(known)}")
    number, _, exercise = stem.partition("_")
    questions = questions_in(f"checks.{exercise}").values()
    if not name.isidentifier() or any(name in q.names for q in questions):
        raise ValueError(f"NAME must be a new function's name, got {name!r}")
    label = f"q{len(questions) + 1}"
    words = {"number": number, "exercise": exercise, "name": name}
    words |= {"place": label[1:], "label": label, "begin": BEGIN, "end": END}
    return words | {"module": f"{label}_{name}"}


def add_cells(path, words):
    """Put the question, its answer and the reasons before the last heading."""
    notebook = nbformat.read(path, as_version=4)
    ids = [cell.id for cell in notebook.cells]
    place = ids.index("progress") - 1
    made, tagged = nbformat.v4, {"tags": ["solution"]}
    label, hidden = words["label"], notebook.cells[ids.index("q1")].metadata
    notebook.cells[place:place] = [
        made.new_markdown_cell(ASKED.format(**words), id=f"ask-{label}"),
        made.new_code_cell(CELL.format(**words), id=label, metadata=hidden),
        made.new_markdown_cell(WHY, id=f"why-{label}", metadata=tagged),
    ]
    path.write_text(notebook_text(notebook), encoding="utf-8", newline="\n")


def main(arguments=None):
    """Begin the question that the command line names."""
    stem, name = arguments or sys.argv[1:]
    try:
        written = add(stem, name)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print("Written, with a TODO wherever you go on:", *written, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
