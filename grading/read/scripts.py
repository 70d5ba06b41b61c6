"""Read a Python script as the cells of a notebook."""

import re
from itertools import islice

# "# %%" as editors write it, "# In[3]:" as nbconvert does.
MARK = re.compile(r"^# ?(?:%%(.*)|In ?\[[ \d*]*\]:?[ \t]*)$", re.MULTILINE)
# A line that hardly any other text than Python begins with.
PYTHON = re.compile(
    r"^(?:import [\w.]+|from [\w.]+ import |def \w+ ?\(|class \w+ ?[(:])",
    re.MULTILINE,
)
# Code as JupyterLab, Quarto and MyST write it into Markdown.
FENCED = re.compile(
    r"^(```+|~~~+) *\{?(?:python|code-cell|py)[^\n]*\n"
    r"(?::[\w-]+:[^\n]*\n|---\n.*?^---\n)*+(.*?)^\1 *$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
# What stands behind them all stays in the last cell.
MOST_CELLS = 1000


def read_script(text):
    """Return the cells of a script, or None where it is not Python.

    Arguments:
        text: a text; line ends of any kind.

    Returns:
        the sources of the code cells and those of the Markdown cells, as
        two lists; a script without marks is one cell.

    >>> read_script("# %%\\nimport jax\\n# %% [markdown]\\n# Seen.")
    (['import jax'], ['Seen.'])
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    marks = list(islice(MARK.finditer(text), MOST_CELLS))
    if not marks and not PYTHON.search(text):
        return None
    pieces = [("", text[: marks[0].start()] if marks else text)]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends):
        pieces.append((mark[1] or "", text[mark.end() : end]))
    code, prose = [], []
    for title, piece in pieces:
        if "[markdown]" in title or "[md]" in title:
            prose.append(uncomment(piece))
        elif "[raw]" not in title and has_code(piece):
            code.append(piece.strip("\n"))
    return code, prose


def read_markdown(text):
    """Return the code and the prose of a Markdown export, or None.

    >>> read_markdown("# One\\n```python\\nimport jax\\n```\\nSeen.")
    (['import jax\\n'], ['# One', 'Seen.'])
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = FENCED.split(text)
    prose = [piece.strip() for piece in pieces[::3] if piece.strip()]
    return (pieces[2::3], prose) if len(pieces) > 1 else None


def has_code(piece):
    """Say whether any line is neither empty nor a comment."""
    lines = (line.strip() for line in piece.splitlines())
    return any(line and not line.startswith("#") for line in lines)


def uncomment(piece):
    """Return the text of a Markdown cell that is written as comments."""
    lines = piece.strip("\n").splitlines()
    return "\n".join(re.sub("^# ?", "", line) for line in lines).strip()
