"""The Python code that reproduces what the explorer shows."""

import ast
import inspect
import textwrap
from pathlib import Path
from string import Template
from types import ModuleType

import jax.numpy as jnp

from explorer.points import Points
from explorer.runs import takes_arrays
from explorer.settings import CHOICES, DRAWN

FOLDER = Path(__file__).parent
TEMPLATE = Template((FOLDER / "code_template.txt").read_text(encoding="utf-8"))
# A function that works on single numbers only, made to take a batch.
ONE_BY_ONE = (FOLDER / "one_by_one.txt").read_text(encoding="utf-8").rstrip()
CODES = {
    menu: {entry["name"]: entry["code"] for entry in CHOICES[menu]}
    for menu in ("targets", "activations", "optimizers")
}


def code(settings):
    """Return a program that trains as these settings say, and keeps losses.

    It needs jax and optax only.  A function of the student's own is written
    out where Python can find its source; names that it takes from elsewhere
    are listed above it.

    >>> from explorer.settings import Settings
    >>> print(code(Settings(seed=7)).splitlines()[33])
    subkey, key = split(jax.random.key(7))  # drew the network of lesson 02
    """
    target = settings.target
    named = isinstance(target, str)
    return TEMPLATE.substitute(
        target=CODES["targets"][target] if named else own_source(target),
        activation=CODES["activations"][settings.activation],
        seed=settings.seed,
        layer_sizes=settings.layer_sizes,
        learning_rate=settings.learning_rate,
        optimizer=CODES["optimizers"][settings.optimizer],
        num_steps=settings.num_steps,
        batch_size=settings.batch_size,
    )


def own_source(function):
    """Return a student's function as code that defines `target_function`."""
    if isinstance(function, Points):
        return points_source(function)
    module = getattr(function, "__module__", None) or ""
    if module.partition(".")[0] == "jax" and hasattr(jnp, function.__name__):
        return f"target_function = jnp.{function.__name__}"
    definition = _definition(function)
    if definition is None:
        name = getattr(function, "__name__", "your function")
        return f"target_function = ...  # put your own here: {name}"
    text = "\n".join([*_imports(function), definition])
    return text if takes_arrays(function) else text + ONE_BY_ONE


def points_source(points):
    """Return code that defines `target_function` by these points.

    >>> points_source(Points([0, 0.5])).splitlines()[1]
    '    q_points = jnp.linspace(-4, 4, 2)'
    """
    places = f"jnp.linspace({DRAWN[0]}, {DRAWN[1]}, {len(points.q)})"
    if not points.even:
        places = listed(points.q)
    return Template(CHOICES["own"]["code"]).substitute(
        q_points=places, F_points=listed(points.heights)
    )


def listed(numbers):
    """Return numbers as a `jnp.array` of eight a line, none lost.

    >>> print(listed([0.5, 1 / 8]))
    jnp.array([
            0.50, 0.125,
        ])
    """
    words = [
        short if float(short := f"{number:.2f}") == number else f"{number:.7g}"
        for number in map(float, numbers)
    ]
    rows = [", ".join(words[i : i + 8]) for i in range(0, len(words), 8)]
    lines = [f"        {row}," for row in rows]
    return "\n".join(["jnp.array([", *lines, "    ])"])


def _definition(function):
    """Return the source of a `def` or a `lambda`, or None."""
    try:
        source = textwrap.dedent(inspect.getsource(function))
        tree = ast.parse(source)
    except (OSError, TypeError, SyntaxError):
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            name = node.name
            alias = f"\n\n\ntarget_function = {name}"
            return source.rstrip() + alias * (name != "target_function")
        if isinstance(node, ast.Lambda):
            return f"target_function = {ast.unparse(node)}"
    return None


def _imports(function):
    """Return a line for each outside name that a function needs."""
    lines = []
    names = getattr(getattr(function, "__code__", None), "co_names", ())
    for name in names:
        value = getattr(function, "__globals__", {}).get(name)
        if isinstance(value, ModuleType) and name not in ("jax", "jnp"):
            lines.append(f"import {value.__name__} as {name}")
        elif value is not None and not isinstance(value, ModuleType):
            lines.append(f"# It needs {name} from your notebook, too.")
    return [*lines, "", ""] if lines else []
