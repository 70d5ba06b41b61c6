"""Environments beside `.venv`, and notebooks run and compared in them.

The Colab test and `make test-versions` share this: find an interpreter,
build an environment once, and have nbval run notebooks in its kernel.  nbval
itself stays in this project's environment, so that the other one holds
nothing that a student's does not.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient

from tools import ROOT

FOLDER = ROOT / ".venvs"
SANITIZE = ROOT / "tests" / "nbval_sanitize.cfg"
VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"
WINDOWS = os.name == "nt"


def find_python(version):
    """Return the path of an interpreter such as "3.13", or None.

    A name on the PATH may be a shim without a Python behind it, so each
    candidate must say its version before it counts.
    """
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    inside = "python.exe" if WINDOWS else "bin/python"
    candidates = [
        sys.executable,
        shutil.which(f"python{version}"),
        *sorted(pyenv.glob(f"versions/{version}.*/{inside}")),
        windows_python(version),
    ]
    for candidate in filter(None, candidates):
        if said([candidate, "-c", VERSION]) == version:
            return str(candidate)
    return None


def windows_python(version):
    """Return the path that Windows' `py` knows for a version, or None."""
    if not shutil.which("py"):
        return None
    ask = ["py", f"-{version}", "-c", "import sys; print(sys.executable)"]
    return said(ask) or None


def said(command):
    """Return what a command prints; "" where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def python_of(folder):
    """Return the path of an environment's own Python."""
    inside = "Scripts/python.exe" if WINDOWS else "bin/python"
    return Path(folder) / inside


def make_environment(name, python, requirements, upgrade=False):
    """Build an environment, or take the one that was built from the same.

    Arguments:
        name: the name of its folder in `.venvs`.
        python: the path of the interpreter.
        requirements: a list of lines as in a requirements file.
        upgrade: look for newer releases also where the lines are the same.

    Returns:
        the path of its Python.

    Raises:
        RuntimeError: the requirements did not install; the message is
            pip's, and the half-built folder is gone.
    """
    folder = FOLDER / name
    receipt = folder / "made-from.txt"
    wanted = "\n".join([said([python, "-V"]), *requirements])
    there = receipt.exists() and receipt.read_text("utf-8") == wanted
    if there and not upgrade:
        return python_of(folder)
    if not there:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([python, "-m", "venv", folder], check=True)
    newer = ["--upgrade"] if upgrade else []
    done = subprocess.run(
        [*installer(python_of(folder)), *newer, *requirements],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        shutil.rmtree(folder)
        raise RuntimeError(done.stderr.strip())
    receipt.write_text(wanted, "utf-8")
    return python_of(folder)


def installer(python):
    """Return the command that installs into an environment: uv, or pip."""
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--python", python]
    pip = [python, "-m", "pip", "install", "--quiet"]
    return [*pip, "--disable-pip-version-check"]


def installed(python):
    """Return {name: version} of what is installed, names in lower case."""
    ask = (
        "import json\n"
        "from importlib.metadata import distributions\n"
        "pairs = {d.name.lower(): d.version for d in distributions()}\n"
        "print(json.dumps(pairs))"
    )
    # Isolated, so that nothing counts that lies in the present folder.
    return json.loads(said([python, "-I", "-c", ask]))


def run_notebooks(paths, python, environment=None, workers=2):
    """Run notebooks in another environment; compare as nbval does, strictly.

    Arguments:
        paths: the notebooks; each runs in the folder where it lies.
        python: the Python of the environment whose kernel runs them.
        environment: variables for the kernel, on top of those that are set.
        workers: how many run at a time; one after the other, each finds what
            those before it have compiled, where that is kept.

    Returns:
        {path: report}, a report being "" where all cells ran and agree.
    """
    with tempfile.TemporaryDirectory() as folder:
        write_kernel(Path(folder), python, environment or {})
        with ThreadPoolExecutor(workers) as pool:
            found = pool.map(lambda path: run_nbval(path, folder), paths)
            return dict(zip(paths, found))


def run_nbval(path, kernels):
    """Let nbval run one notebook, and return its report."""
    command = [sys.executable, "-m", "pytest", "--nbval", "-q", "--color=no"]
    command += ["-o", "addopts=", "-c", os.devnull, "--rootdir", path.parent]
    command += ["--noconftest", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["-p", "tools.nbval_tolerance"]
    command += ["--nbval-sanitize-with", SANITIZE]
    command += ["--nbval-kernel-name=other", "--nbval-cell-timeout=300"]
    done = subprocess.run(
        [*command, "--nbval-kernel-startup-timeout=300", path],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "JUPYTER_PATH": str(kernels),
            "PYTHONUTF8": "1",
        },
    )
    failed = done.returncode != 0
    name = f"{path.parent.name}/{path.stem}"
    print(f"  {name} {'differs' if failed else 'agrees'}", flush=True)
    return done.stdout + done.stderr if failed else ""


def execute(sources, folder, python, environment=None):
    """Run cells in a kernel of another environment.

    Arguments:
        sources: the text of each cell, in order.
        folder: where the kernel starts.
        python, environment: as in `run_notebooks`.

    Returns:
        the outputs of each cell, a list of lists.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell failed.
    """
    with tempfile.TemporaryDirectory() as kernels:
        write_kernel(Path(kernels), python, environment or {})
        specifications = KernelSpecManager(
            kernel_dirs=[str(Path(kernels, "kernels"))],
            ensure_native_kernel=False,
        )
        manager = AsyncKernelManager(
            kernel_name="other", kernel_spec_manager=specifications
        )
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        notebook = nbformat.v4.new_notebook(cells=cells)
        client = NotebookClient(
            notebook,
            km=manager,
            timeout=300,
            startup_timeout=300,
            resources={"metadata": {"path": str(folder)}},
        )
        # A kernel that was handed in would be left running.
        client.owns_km = True
        client.execute()
    return [cell.outputs for cell in notebook.cells]


def write_kernel(folder, python, environment):
    """Write the kernel "other" where JUPYTER_PATH will look for it."""
    place = folder / "kernels" / "other"
    place.mkdir(parents=True)
    kernel = ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
    specification = {
        "argv": [str(python), *kernel],
        "display_name": "other",
        "language": "python",
        "env": environment,
    }
    text = json.dumps(specification)
    (place / "kernel.json").write_text(text, "utf-8")
