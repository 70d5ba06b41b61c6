"""The student's own project: one file that grows from exercise to exercise.

`my_project.json` lies beside the notebooks.  Where nothing is kept yet, the
course's own table stands in, so that one can begin at any exercise.
"""

import io
import json
from html import escape

import jax.numpy as jnp
import numpy as np

from checks.files import read, write

FILE = "my_project.json"
PAGE = "my_project.html"


def stand_in():
    """Return the course's own project: sixty places of a curve, with noise.

    >>> {name: value.shape for name, value in stand_in().items()}
    {'x': (60, 1), 'y': (60, 1)}
    """
    rng = np.random.default_rng(0)
    x = np.linspace(-3, 3, 60)[:, None]
    y = np.exp(-(x**2) / 4) * np.sin(3 * x) + rng.normal(0, 0.1, x.shape)
    return {"x": jnp.asarray(x, "float32"), "y": jnp.asarray(y, "float32")}


def is_project(found):
    """Say whether what a file holds is a project.

    >>> is_project({"x": 1, "y": 2}), is_project(["x", "y"])
    (True, False)
    """
    return isinstance(found, dict) and {"x", "y"} <= set(found)


def kept():
    """Return all that is kept of the project, {name: value}.

    >>> kept()["x"].shape
    (60, 1)
    """
    found, trouble = read(FILE, is_project, as_array)
    if trouble:
        print(trouble)
    return stand_in() | found


def keep(**things):
    """Keep things under names, beside what is kept already.

    Arguments:
        things: numbers, texts, arrays, and lists and dicts of these; three
            dots are nothing yet, and nothing is done.

    Raises:
        TypeError: something is none of these.

    """
    things = {
        name: thing for name, thing in things.items() if thing is not ...
    }
    if not things:
        return
    for name in ("x", "y"):
        if getattr(things.get(name), "ndim", 2) == 1:
            print(f"{name} is wanted in a column: keep {name}[:, None]")
    found, trouble = read(FILE, is_project, as_array)
    text = json.dumps(stand_in() | found | things, default=as_lists)
    trouble = trouble or write(FILE, text + "\n")
    print(trouble or f"kept: {', '.join(things)}")


def as_lists(array):
    """Return an array as what a file of text can hold.

    >>> as_lists(jnp.array([1.0, 2.0]))
    {'array': [1.0, 2.0], 'dtype': 'float32'}
    """
    dtype = getattr(array, "dtype", None)
    if getattr(dtype, "kind", "no") not in "biuf":
        came = dtype or type(array).__name__
        raise TypeError(f"keep numbers, texts and arrays, got {came}")
    return {"array": array.tolist(), "dtype": str(array.dtype)}


def as_array(found):
    """Return the array that `as_lists` made this of; another dict as it is.

    >>> as_array(as_lists(jnp.array([1, 2])))
    Array([1, 2], dtype=int32)
    """
    if set(found) != {"array", "dtype"}:
        return found
    return jnp.asarray(np.array(found["array"], found["dtype"]))


def page(title, figure, *sentences):
    """Write a page that shows the project, `my_project.html`.

    Arguments:
        title: a few words.
        figure: a figure of matplotlib, or the axes of one.
        sentences: what the page says below it.

    Returns:
        the page as a text.

    """
    drawn = io.StringIO()
    getattr(figure, "figure", figure).savefig(drawn, format="svg")
    picture = drawn.getvalue()[drawn.getvalue().index("<svg") :]
    said = "".join(f"<p>{escape(str(text))}</p>\n" for text in sentences)
    head = f'<!doctype html>\n<meta charset="utf-8">\n<h1>{escape(title)}</h1>'
    text = f"{head}\n{picture}\n{said}"
    print(write(PAGE, text) or f"{PAGE} shows it: open it in a browser")
    return text
