"""The reference pages and the lessons agree with each other."""

import os
import re
import subprocess
import sys

import pytest

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


@pytest.mark.parametrize("stem", STEMS)
def test_every_bold_term_of_a_lesson_leads_to_the_glossary(stem):
    text = markdown(stem)
    bold = re.findall(r"\*\*[^*\n]+\*\*", text)
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
    flag = "--xla_force_host_platform_device_count=4"
    said = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"XLA_FLAGS": flag, "JAX_PLATFORMS": "cpu"},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    (printed,) = re.findall(r"It prints `(.*?)`", part)
    assert printed in said.splitlines()
    assert "same loss: True" in said
