"""What surrounds a right answer costs nothing: it runs as it did at home."""

import pytest
from handed_in import ANSWERS, FULL, IMPORTS, STEM, notebook

from grading.grade import grade
from grading.sandbox.bubblewrap import Limits

SEED = 161803
LIMITS = Limits(cell_seconds=8, call_seconds=4, memory=3_000_000_000)
ELSEWHERE = """
from google.colab import drive
drive.mount("/content/drive")
import pandas as pd
pd.set_option("display.width", 80)
import os
os.environ["JAX_PLATFORMS"] = "cuda"
import jax
jax.config.update("jax_platforms", "cuda")
import helpers
helpers.preflight()
from google.colab import files, userdata
key = userdata.get("KEY")
for name in files.upload():
    print(name)
here = os.path.dirname(os.path.abspath(__file__))
import torch, wandb, torch.nn as nn
class Other(nn.Module):
    pass
places = jax.numpy.array(open("/kaggle/input/places.csv").read())
half = places[0] / 2
guess = float(input("your guess? "))
with wandb.init(project="x") as watched:
    watched.log({"loss": 1.0})
gpu = jax.devices("gpu")[0]
assert gpu.platform == "gpu", "choose a runtime with a GPU"
if jax.default_backend() != "gpu":
    raise RuntimeError("choose a runtime with a GPU")
card, driver = !nvidia-smi --query-gpu=name,driver_version
from jaxtyping import Float, jaxtyped
@torch.compile
@jaxtyped(typechecker=None)
def third(x):
    return x / 3
assert third(jax.device_put(3.0, gpu)) == 1
import asyncio
asyncio.run(asyncio.sleep(0))
asyncio.get_event_loop().run_until_complete(asyncio.sleep(0))
"""
STUB = "def {}:\n    raise NotImplementedError('not written yet')"


def graded(*cells):
    """Return the record of a notebook with these cells."""
    return grade(notebook(*cells), STEM, SEED, LIMITS)


def messages(record):
    return " ".join(trouble.message for trouble in record.troubles)


def test_lines_that_run_only_elsewhere_cost_nothing_below_them():
    first, layer, *others = ANSWERS
    assert IMPORTS in first
    typed = '(x: Float["n"] | None, w, b) -> None | Float["m"]:'
    layer = layer.replace("(x, w, b):", typed)
    found = graded(ELSEWHERE + first, layer, *others)
    assert (found.points, found.status) == (FULL, "graded"), found
    assert "google" in found.troubles[0].message
    assert "pandas" in messages(found)


def test_what_asks_for_an_answer_is_told_that_nobody_is_there():
    asks = "guess = float(input('?'))\nimport getpass\ngetpass.getpass()"
    for trouble in (found := graded(asks).troubles):
        assert "nobody is there to answer" in trouble.message
    assert len(found) == 2


def test_an_answer_that_nobody_gave_is_said_once_and_not_to_be_none():
    asks = "predicted_output = float(input('?'))\ncheck.q3(predicted_output)"
    found = graded("from checks import network as check", asks).questions
    (record,) = [q for q in found if q.names == ("predicted_output",)]
    said = dict(record.fields)
    assert said["came"] == (
        "EOFError: nobody is there to answer, where this is graded"
    )
    assert said["cause"] == "No answer came: the line that makes it failed."


def test_what_uses_what_is_not_here_says_no_more_than_that():
    uses = "from my_file import mine\ndef half():\n    return mine / 2\n"
    uses += "shown = half()\nprint(f'{mine:.2f}', mine.std() - 1)\n"
    first, *others = ANSWERS
    found = graded(first, uses + others[0], *others[1:])
    assert found.points == FULL, found
    assert [t.message for t in found.troubles] == [
        "ModuleNotFoundError: No module named 'my_file' (line 1 of the cell)"
    ]


def test_another_exercise_is_told_even_if_it_earns_a_point_by_chance():
    found = graded("from checks import gradients as check", "bug_line = 5")
    assert found.points == 1
    wanted = "this is exercise 04_gradients, and 01_network was wanted"
    assert found.note == wanted
    assert graded("from checks import gradients").note == wanted
    both = "from checks import gradients\nfrom checks import network"
    assert "exercise" not in graded(both).note


def test_where_a_cell_is_no_python_is_said_once():
    (trouble,) = graded("x = 1\nprint 'x'").troubles
    assert trouble.message.endswith("print(...)? (line 2 of the cell)")


def test_bodies_of_magics_run_and_what_is_no_python_is_noted():
    first, layer, *others = ANSWERS
    magics = ["%%time", "%%capture --no-stderr said", "%%timeit -n 1"]
    magics += ["%%prun -q"]
    timed = [f"{magics[n % 4]}\n{cell}" for n, cell in enumerate(others)]
    own = f"%%writefile mine.py\n{first}\n{layer}"
    # As exported scripts begin: no magic may be lost by it.
    first = f"from IPython import get_ipython\n{first}"
    timed[0] = f"%%writefile -a more.py\n{others[0]}"
    cells = [first, "%%bash\nls", own, "from mine import layer", *timed]
    cells.append("%run -i more.py")
    last = "assert (await asyncio.sleep(0, result=_)) == 3"
    times = "%time print(1)\n%timeit -n1 -r 1 -o 2 + 2\n%prun -s tottime 3\n"
    times += "n = 2\n%time -n * 2"  # no option: a minus
    times += "\nprinted = said.stdout"
    found = graded(*cells, "import asyncio\n3", last, times)
    assert (found.points, found.status) == (FULL, "graded"), found
    assert messages(found) == "NotImplementedError: %%bash was not run"


@pytest.mark.parametrize(
    "later",
    [
        "for layer in range(3):\n    pass",
        "network = network(jnp.ones(1), {'weights': [], 'biases': []})",
        "import asyncio\nlayer = await asyncio.sleep(0)",
        STUB.format("layer(x, w, b)"),
    ],
)
def test_a_name_that_is_used_again_later_keeps_its_function(later):
    found = graded(*ANSWERS, later)
    assert (found.points, found.status) == (FULL, "graded"), found


def test_what_is_not_here_is_no_answer():
    missing = "from nowhere import layer, network\nbug_line = open('nowhere')"
    found = graded(missing)
    states = [record.state for record in found.questions]
    assert set(states) == {"not written"}, found


@pytest.mark.parametrize("answer", ["{}", "({}, 1)", "jnp.ones(2) + {}"])
def test_an_answer_made_of_what_is_not_here_says_what_is_missing(answer):
    lacks = f"def layer(x, w, b):\n    return {answer.format('mine(x)[0]')}"
    found = graded(IMPORTS, "from my_file import mine", lacks)
    (record,) = [q for q in found.questions if q.names == ("layer",)]
    assert record.state == "wrong", record
    said = "No module named 'my_file', where this is graded"
    assert said in str(record) and "Silent" not in str(record), record


def test_what_fails_for_a_reason_of_its_own_still_ends_the_cell():
    found = graded(*ANSWERS, "x = 1 / 0\ndef layer(x, w, b):\n    return x")
    assert found.points == FULL
    assert "ZeroDivisionError" in messages(found)
