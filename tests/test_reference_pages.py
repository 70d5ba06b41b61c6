"""The reference pages and the lessons agree with each other."""

import os
import re
import subprocess
import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from helpers.network import init_params, network, network_batch
from helpers.training import mse_loss
from lessons import LESSONS, ROOT, markdown, read, source

STEMS = [path.stem for path in LESSONS]
GLOSSARY = (ROOT / "reference" / "glossary.md").read_text(encoding="utf-8")
ERRORS = (ROOT / "reference" / "common_errors.md").read_text(encoding="utf-8")
LINKED = re.compile(r"\*\*\]\(\.\./reference/glossary\.md#([^)]+)\)")


def slug(heading):
    """Return the anchor that the book gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def entries():
    """Return {anchor: text} of the glossary."""
    parts = re.split(r"(?m)^### ", GLOSSARY)[1:]
    return {slug(part.split("\n")[0]): part for part in parts}


def test_the_glossary_is_in_order():
    headings = re.findall(r"(?m)^### (.+)$", GLOSSARY)
    assert headings == sorted(headings, key=str.lower)
    assert len(headings) >= 60
    assert [head for head in headings if head[0].isupper()] == ["Adam"]


@pytest.mark.parametrize("stem", STEMS)
def test_every_bold_term_of_a_lesson_leads_to_the_glossary(stem):
    text = markdown(stem)
    # A question to guess at is bold too, and ends in a colon.
    bold = re.findall(r"\*\*[^*\n]+[^*\n:]\*\*", text)
    assert bold
    for term in bold:
        assert f"[{term}](../reference/glossary.md#" in text, term
    for anchor in LINKED.findall(text):
        assert anchor in entries()


@pytest.mark.parametrize("anchor", entries())
def test_every_term_is_defined_in_the_lesson_that_its_entry_names(anchor):
    (lesson,) = set(re.findall(r"lessons/(\w+)\.ipynb", entries()[anchor]))
    assert anchor in LINKED.findall(markdown(lesson))


@pytest.mark.parametrize("stem", STEMS)
def test_every_mistake_leads_to_its_entry_among_the_common_errors(stem):
    headings = {slug(h) for h in re.findall(r"(?m)^### (.+)$", ERRORS)}
    anchors = re.findall(r"common_errors\.md#([\w-]+)", markdown(stem))
    assert anchors
    assert set(anchors) <= headings
    cells = read(stem)["cells"]
    for cell, following in zip(cells, cells[1:]):
        if "raises-exception" in cell["metadata"].get("tags", []):
            if cell["id"] in ("mistake-one-row", "mistake-params-is-update"):
                continue  # the same entry as the mistake beside it
            assert "common_errors.md#" in source(following), cell["id"]


def test_the_program_for_several_devices_runs_and_says_what_the_page_says():
    page = (ROOT / "reference" / "run_anywhere.md").read_text(encoding="utf-8")
    part = page.split("## Share a batch among devices")[1]
    program = re.search(r"```python\n(.*?)```", part, re.S).group(1)
    said = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"JAX_PLATFORMS": "cpu"},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    (printed,) = re.findall(r"It prints `(.*?)`", part)
    assert printed in said.splitlines()
    assert "same loss: True" in said


PYTORCH = (ROOT / "reference" / "from_pytorch.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n# JAX\n(.*?)```", PYTORCH, re.S)
ROWS = re.findall(r"(?m)^## (.+)$", PYTORCH)


def test_each_row_has_a_snippet_of_both():
    theirs = re.findall(r"```python\n# PyTorch\n", PYTORCH)
    assert len(SNIPPETS) == len(theirs) == len(ROWS)
    assert len(ROWS) >= 10


def test_the_sections_that_the_page_sends_you_to_are_in_lesson_00():
    named = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", PYTORCH.split("## ")[0])
    headings = re.findall(r"(?m)^## (.+)$", markdown(STEMS[0]))
    assert len(named) == 2 and set(named) <= set(headings)


@pytest.mark.parametrize("row, snippet", list(zip(ROWS, SNIPPETS)), ids=ROWS)
def test_the_jax_side_of_a_row_runs(row, snippet, tmp_path):
    key = jax.random.key(1)
    params = init_params(key, [1, 30, 20, 1])
    wide = row == "Layers"
    x = jax.random.normal(key, (32, 30 if wide else 1))
    y_target = jnp.ones((32, 1))
    optimizer = optax.adam(0.01)
    names = {
        **{"jax": jax, "jnp": jnp, "np": np, "optax": optax},
        **{"key": key, "params": params, "x": x, "y_target": y_target},
        **{"mse_loss": mse_loss, "network_batch": network_batch},
        **{"network": network, "optimizer": optimizer},
        "opt_state": optimizer.init(params),
        "grads": params,
        "rows": jax.random.normal(key, (1_003, 2)),
        "file": tmp_path / "params.npz",
    }
    exec(snippet, names)
    if "outputs" in names:
        wanted = network_batch(names["x"], params)
        np.testing.assert_allclose(names["outputs"], wanted, rtol=1e-5)
    if row == "`DataLoader`":
        assert names["batch"].shape == (10, 2)
