"""A notebook as the place it was written in, or handed in at, leaves it.

Written from public descriptions of the formats, before the grader's own code
was read: what a place adds, drops and renames, and the lines people type
there. Each ``as_*`` takes a notebook, a dictionary, and returns the name of
the file and its bytes.
"""

import copy
import hashlib
import json
import unicodedata


def _code(source, metadata=None):
    return {
        "cell_type": "code",
        "execution_count": 7,
        "metadata": metadata or {},
        "outputs": [],
        "source": source,
    }


def _text(source, metadata=None):
    return {"cell_type": "markdown", "metadata": metadata or {}} | {
        "source": source
    }


def _without_ids(notebook):
    changed = copy.deepcopy(notebook)
    for cell in changed["cells"]:
        cell.pop("id", None)
    return changed


def _mark(cell, length=12):
    source = "".join(cell["source"])
    return hashlib.sha256(source.encode()).hexdigest()[:length]


_COLAB_FIRST = (
    '#@title Mount the drive { display-mode: "form" }\n'
    "from google.colab import drive, files, userdata\n"
    "drive.mount('/content/drive')\n"
    "%cd /content/drive/MyDrive/course\n"
    "!pip -q install jax optax\n"
    "!nvidia-smi\n"
    'rate = 0.1 #@param {type:"number"}\n'
)


def as_colab(notebook, stem="01_network"):
    """As Colab's *Download .ipynb*: minor 0, ids and heights as metadata."""
    changed = _without_ids(notebook)
    for cell in changed["cells"]:
        cell["metadata"] |= {"id": _mark(cell)}
        if cell["cell_type"] == "code":
            cell["metadata"] |= {
                "colab": {"base_uri": "https://localhost:8080/"},
                "outputId": "5f0f9b1e-91f8-4c0e-d2a0-7d0fe1d8bb1a",
            }
            cell["outputs"] = [_colab_output()]
    badge = (
        '<a href="https://colab.research.google.com/github/x/y.ipynb" '
        'target="_parent"><img src="https://colab.research.google.com/assets/'
        'colab-badge.svg" alt="Open In Colab"/></a>'
    )
    changed["cells"][:0] = [
        _text([badge], {"id": "view-in-github", "colab_type": "text"}),
        _code(_COLAB_FIRST.splitlines(keepends=True), {"cellView": "form"}),
    ]
    changed["metadata"] = _colab_metadata()
    changed["nbformat_minor"] = 0
    return f"Copy of {stem}.ipynb", json.dumps(changed, indent=2).encode()


def _colab_output():
    kind = "application/vnd.google.colaboratory.intrinsic+json"
    data = {"text/plain": ["'right'"], kind: {"type": "string"}}
    return {
        "output_type": "execute_result",
        "data": data,
        "metadata": {},
        "execution_count": 3,
    }


def _colab_metadata():
    widgets = {"application/vnd.jupyter.widget-state+json": {"a1b2": {}}}
    return {
        "colab": {"provenance": [], "gpuType": "T4", "toc_visible": True},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python"},
        "accelerator": "GPU",
        "widgets": widgets,
    }


def as_colab_localized(notebook, stem="01_network"):
    """As above, by a German account, with the magics people put on top."""
    changed = json.loads(as_colab(notebook, stem)[1])
    timed = ("%%time\n", "%%capture out\n", "%%time\n# my answer\n")
    for at, cell in enumerate(changed["cells"][4:]):
        if cell["cell_type"] == "code":
            cell["source"] = [timed[at % 3], *cell["source"]]
    changed["cells"].append(_code(["files.download('01_network.ipynb')"]))
    return f"Kopie von {stem}.ipynb", json.dumps(changed).encode()


def as_vscode(notebook, stem="01_network"):
    """As VS Code saves: its kernel's name, a language in each cell."""
    changed = copy.deepcopy(notebook)
    for cell in changed["cells"]:
        cell["id"] = f"#VSC-{_mark(cell, 8)}"
        if cell["cell_type"] == "code":
            cell["metadata"] |= {"vscode": {"languageId": "python"}}
    shell = {"vscode": {"languageId": "shellscript"}}
    changed["cells"] += [_code([]), _code(["ls -la | wc"], shell)]
    changed["cells"].insert(0, _code(["%load_ext autoreload\n", "x = 1; x"]))
    changed["metadata"] = {
        "kernelspec": {"display_name": ".venv (3.12.3)", "name": "python3"},
        "language_info": {"name": "python", "version": "3.12.3"},
        "orig_nbformat": 4,
        "vscode": {"interpreter": {"hash": "31f2aee4e71d21fbe5cf8b01ff0e"}},
    }
    text = json.dumps(changed, indent=1, ensure_ascii=False)
    return f"{stem}.ipynb", text.replace("\n", "\r\n").encode()


def as_vscode_script(notebook, stem="01_network"):
    """As VS Code's *Export > Python Script*: cells under ``# %%``."""
    lines = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            quoted = "\n".join(f"# {line}" for line in source.split("\n"))
            lines += ["# %% [markdown]", quoted, ""]
        else:
            lines += ["# %%", source, "", ""]
    return f"{stem}.py", "\n".join(lines).encode()


def as_converted_script(notebook, stem="01_network"):
    """As Jupyter's *Save and Export > Executable Script* writes it."""
    lines = ["#!/usr/bin/env python", "# coding: utf-8", ""]
    for count, cell in enumerate(notebook["cells"], start=1):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            lines += [f"# {line}" for line in source.split("\n")] + [""]
        else:
            lines += [f"# In[{count}]:", "", "", source, "", ""]
    magic = "get_ipython().run_line_magic('matplotlib', 'inline')"
    return f"{stem}.py", "\n".join([*lines[:3], magic, *lines[3:]]).encode()


_KAGGLE_FIRST = (
    "# This Python 3 environment comes with many libraries installed\n"
    "import numpy as np # linear algebra\n"
    "import pandas as pd # data processing, CSV file I/O\n"
    "from kaggle_secrets import UserSecretsClient\n"
    "import os\n"
    "for dirname, _, filenames in os.walk('/kaggle/input'):\n"
    "    for filename in filenames:\n"
    "        print(os.path.join(dirname, filename))\n"
)


def as_kaggle(notebook, stem="01_network"):
    """As Kaggle's *Download notebook*: one line, sources as one string."""
    changed = _without_ids(notebook)
    for cell in changed["cells"]:
        cell["source"] = "".join(cell["source"])
        cell["metadata"] |= {"_uuid": _mark(cell, 40), "trusted": True}
        if cell["cell_type"] == "code":
            times = {"iopub.status.busy": "2026-01-05T10:00:00.123456Z"}
            cell["metadata"] |= {"execution": times}
            cell["execution_count"] = None
    changed["cells"].insert(0, _code(_KAGGLE_FIRST, {"trusted": True}))
    changed["metadata"] = {
        "kernelspec": {"language": "python", "name": "python3"},
        "language_info": {"name": "python", "version": "3.11.13"},
        "kaggle": {"accelerator": "none", "dataSources": []},
    }
    changed["nbformat_minor"] = 4
    keys = ("metadata", "nbformat_minor", "nbformat", "cells")
    text = json.dumps({key: changed[key] for key in keys})
    return "notebook3f7a1c09d2.ipynb", text.encode()


def as_kaggle_version(notebook, stem="01_network"):
    """As a saved version's output: run by papermill, under its one name."""
    changed = json.loads(as_kaggle(notebook, stem)[1])
    run = {"duration": 0.01, "exception": False, "status": "completed"}
    for cell in changed["cells"]:
        cell["metadata"] |= {"papermill": run, "tags": []}
    changed["metadata"]["papermill"] = {"input_path": "__notebook__.ipynb"}
    return "__notebook__.ipynb", json.dumps(changed).encode()


WRITERS = {
    writer.__name__.removeprefix("as_"): writer
    for writer in (
        as_colab,
        as_colab_localized,
        as_vscode,
        as_vscode_script,
        as_converted_script,
        as_kaggle,
        as_kaggle_version,
    )
}


def in_moodle(person, number, file_name):
    """Return the path in Moodle's *Download all submissions*, in a folder."""
    name = unicodedata.normalize("NFD", person)
    return f"{name}_{7000 + number}_assignsubmission_file/{file_name}"


def in_moodle_flat(person, number, file_name):
    """Return the path with *Download in folders* switched off."""
    return f"{person}_{7000 + number}_assignsubmission_file_{file_name}"


def in_canvas(person, number, file_name):
    """Return the name that Canvas gives: sorted name, late, two numbers.

    Canvas adds a hyphen and a count where a file was handed in again.
    """
    given, _, family = person.partition(" ")
    joined = f"{family}{given}".replace(" ", "").replace("-", "").lower()
    late = "_LATE" if number % 7 == 3 else ""
    stem, _, ending = file_name.rpartition(".")
    again = f"-{number % 3}" if number % 3 else ""
    numbers = f"{3000 + number}_{90000 + number}"
    return f"{joined}{late}_{numbers}_{stem}{again}.{ending}"
