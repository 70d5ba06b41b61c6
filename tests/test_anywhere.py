"""The course works on Windows, in odd folders and in plain terminals.

What can be tried on one machine is tried: folders whose names have a space
and an accent, files with Windows' line ends, a terminal that knows ASCII
only.  It takes two copies of the course, one script and one notebook.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile

import pytest

from book.downloads import NAME, write_zip
from lessons import ROOT, code_cells
from tools import student_copy
from tools.environments import run_notebooks
from tools.run_notebooks import stored_notebooks

TEXT = {".py", ".ipynb", ".json", ".csv", ".txt", ".mplstyle", ".md"}
HELPERS = sorted(
    path
    for folder in ("checks", "explorer", "helpers", "why")
    for path in (ROOT / folder).rglob("*.py")
)
# Modules of Python that Windows lacks.
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource"}
POSIX_ONLY |= {"syslog", "termios", "tty"}
# Where the locale is C, Python turns to UTF-8 by itself; this forbids it.
# Beside an accent in the folder's name, JAX then raises std::bad_cast, so the
# notebook in the folder with the accent runs without the second line.
C = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
ASCII_ONLY = {**C, "PYTHONUTF8": "0"}
SCRIPT = """
import importlib, pkgutil, sys
import checks
import explorer
import helpers
import why
for package in (checks, explorer, helpers, why):
    inside = package.__name__ + "."
    for module in pkgutil.walk_packages(package.__path__, inside):
        importlib.import_module(module.name)
helpers.preflight()
from checks import warm_up
warm_up.q1(lambda values: values)
from helpers.data.tables import load_pendulum
from explorer.code import code
from explorer.settings import Settings
from helpers.plots import use_course_style
use_course_style()
print(load_pendulum().shape, sys.stdout.encoding.lower())
print(ascii(code(Settings())))
"""


def windows_copy(place):
    """Copy helpers and solutions there, with Windows' line ends."""
    for folder in ("checks", "explorer", "helpers", "solutions", "why"):
        shutil.copytree(
            ROOT / folder,
            place / folder,
            ignore=shutil.ignore_patterns("__pycache__", ".*"),
        )
    for path in place.rglob("*"):
        if path.suffix in TEXT:
            plain = path.read_bytes().replace(b"\r\n", b"\n")
            path.write_bytes(plain.replace(b"\n", b"\r\n"))
    return place


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    """Use every helper module in a terminal that knows ASCII alone."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT],
        cwd=windows_copy(tmp_path_factory.mktemp("odd") / "My course 2"),
        capture_output=True,
        text=True,
        encoding="ascii",
        env={**os.environ, **ASCII_ONLY, "MPLBACKEND": "Agg"},
    )


def test_helpers_and_their_data_are_read(script):
    assert script.returncode == 0, script.stderr
    assert "(1600, 8)" in script.stdout


def test_a_check_speaks_where_the_terminal_knows_ascii_only(script):
    assert re.search("ascii|ansi_x3.4", script.stdout)
    assert re.search(r"(?m)^\? q1 ", script.stdout), script.stdout


def test_the_code_that_the_explorer_shows_has_plain_line_ends(script):
    code = script.stdout.splitlines()[-1]
    assert "import jax" in code
    assert r"\r" not in code


def test_a_notebook_with_windows_line_ends_agrees_with_its_outputs(tmp_path):
    course = windows_copy(tmp_path / "Ma thèse 2" / "le cours")
    path = course / "solutions" / "00_warm_up.ipynb"
    assert b"\r\n" in path.read_bytes()
    kernel = {**C, "PYTHONPATH": str(course)}
    report = run_notebooks([path], sys.executable, kernel)[path]
    assert not report, report


def imported(path):
    """Return the top-level names of the modules that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", HELPERS, ids=lambda path: path.stem)
def test_helpers_need_nothing_that_windows_lacks(path):
    assert not imported(path) & POSIX_ONLY
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"shell=True|os\.(system|fork|uname)|[\"']/tmp", text)


@pytest.mark.parametrize(
    "path", stored_notebooks(), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_no_cell_needs_a_shell(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r'(?m)^ +"(!|%%(bash|sh)\b)', text)
    assert "os.system" not in text
    assert "shell=True" not in text


def windows_commands(name):
    """Return the lines of the block of commands for Windows."""
    text = (ROOT / name).read_text(encoding="utf-8")
    (block,) = re.findall(r"```(?:text)?\n(py -m venv [^`]*)```", text)
    return block.splitlines()


def test_windows_commands_are_the_same_everywhere_and_name_real_files():
    commands = windows_commands("README.md")
    assert commands == windows_commands("reference/run_anywhere.md")
    assert [line.split()[0] for line in commands] == [
        "py",
        r".venv\Scripts\python",
        r".venv\Scripts\python",
        r".venv\Scripts\python",
    ]
    requirements = commands[1].split()[-1]
    assert "jupyterlab==" in (ROOT / requirements).read_text("utf-8")
    assert commands[2].split()[-1] == "tools.student_copy"
    assert commands[3].split()[-1] == student_copy.FOLDER


def equivalent(line, folder):
    """Return a command for Windows as this machine says it."""
    python = str(folder / ".venv" / "bin" / "python")
    words = line.replace(r".venv\Scripts\python", "PYTHON").split()
    names = {"py": sys.executable, "PYTHON": python}
    return [names.get(word, word) for word in words]


@pytest.mark.skipif(os.name == "nt", reason="CI runs the lines as they are")
def test_windows_commands_run_one_after_the_other_in_an_odd_folder(tmp_path):
    write_zip(tmp_path / NAME, ROOT)
    with zipfile.ZipFile(tmp_path / NAME) as archive:
        archive.extractall(tmp_path / "Übung 1")
    folder = tmp_path / "Übung 1" / NAME.removesuffix(".zip")
    make, install, copy, start = (
        equivalent(line, folder) for line in windows_commands("README.md")
    )
    subprocess.run(make, cwd=folder, check=True)
    # Nothing is fetched: what is here counts as installed there.  The course
    # itself would have to be built.
    (there,) = (folder / ".venv").glob("lib/*/site-packages")
    here = sysconfig.get_path("purelib")
    (there / "here.pth").write_text(here, encoding="utf-8")
    pins = folder / install[-1]
    text = pins.read_text(encoding="utf-8")
    pins.write_text(text.replace("-e .\n", ""), encoding="utf-8")
    dry = ["--dry-run", "--no-index", "--quiet"]
    subprocess.run([*install, *dry], cwd=folder, check=True)
    shutil.copytree(ROOT / "tools", folder / "tools")
    subprocess.run(copy, cwd=folder, check=True)
    assert (folder / student_copy.FOLDER / "lessons").is_dir()
    done = subprocess.run(
        [*start, "--version"], cwd=folder, capture_output=True, text=True
    )
    assert re.fullmatch(r"\d+\.\d+\.\d+", done.stdout.strip()), done.stderr


def test_the_pins_hold_what_windows_alone_needs():
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert re.search(r"(?m)^colorama==\S+ ; sys_platform == 'win32'$", text)
    assert re.search(r"(?m)^pywinpty==\S+ ; os_name == 'nt'$", text)


def test_windows_can_hold_every_file():
    listing = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z"], check=True, capture_output=True
    )
    names = listing.stdout.decode("utf-8").strip("\0").split("\0")
    lower = [name.lower() for name in names]
    assert len(set(lower)) == len(names)
    device = re.compile(r"(?i)(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)")
    for name in names:
        assert not re.search(r'[<>:"|?*\\]|[. ](/|$)', name), name
        assert not device.search(name), name
        assert len(name) < 120, name


def test_git_keeps_plain_line_ends_on_windows():
    text = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    assert re.search(r"(?m)^\* text=auto eol=lf$", text)


def run_setup(folder):
    """Run the first cell of the lessons beside what is in a folder."""
    setup = code_cells("00_warm_up")[0]
    done = subprocess.run(
        [sys.executable, "-c", setup],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("name", ["helpers.py", "helpers", "helpers/__init__"])
def test_another_helpers_beside_the_notebook_is_named(tmp_path, name):
    other = tmp_path / name
    if name == "helpers":
        other.mkdir()
    else:
        other = other.with_suffix(".py")
        other.parent.mkdir(exist_ok=True)
        other.write_text("mine = 1\n", encoding="utf-8")
    said = run_setup(tmp_path)
    assert said.startswith("Another helpers is in the way: rename ")
    assert str(other) in said and said.count("\n") == 1


def test_the_course_itself_is_in_nobodys_way(tmp_path):
    assert run_setup(tmp_path) == ""
