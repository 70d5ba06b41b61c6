"""Print what why() names in each error of the bank: expected, found.

Run by the Python of any environment that has the course's packages:
tests/test_colab.py does so under Colab's versions.
"""

import linecache
import re
import sys
from pathlib import Path

import matplotlib.pyplot as plt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from why.explain import cause_of  # noqa: E402 - of this checkout
from why.facts import facts_of  # noqa: E402

CASE = re.compile(r"(?s)### (\S+)\n```python\n(.*?)```")
PREAMBLE = re.compile(r"(?s)lines before them:\s+```python\n(.*?)```")


def anchor_of(code, names):
    """Run a snippet as a cell, and return the anchor of its error's cause."""
    name = f"<cell {abs(hash(code))}>"
    lines = code.splitlines(keepends=True)
    linecache.cache[name] = len(code), None, lines, name
    try:
        exec(compile(code, name, "exec"), names)
    except Exception as error:
        cause = cause_of(facts_of(error))
        return cause.anchor if cause else "unknown"
    return "no-error"


def main():
    """Go through both files of the bank."""
    page = ROOT / "reference" / "common_errors.md"
    before = PREAMBLE.search(page.read_text(encoding="utf-8"))[1]
    for path in sorted((ROOT / "tests" / "beginner_errors").glob("*.md")):
        for expected, code in CASE.findall(path.read_text(encoding="utf-8")):
            names = {"__name__": "__main__"}
            exec(before, names)
            print(expected, anchor_of(code, names))
            plt.close("all")  # what one case has drawn is not the next one's


if __name__ == "__main__":
    main()
