"""A clone knows its address; a book built in it leads nowhere else."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from colab import snapshot

from lessons import ROOT, unfolded
from tools.address import (
    PLACEHOLDER,
    book_address,
    course_address,
    public,
    stored_address,
)
from tools.publish import AUTHOR, git, publish

NEW = "https://github.com/made-up-school/jax.course"
RUN = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "Some-Fork/jax.course",
}
OUTSIDE = re.compile(
    r"https://(?:github\.com|colab\.research\.google\.com/github"
    r"|mybinder\.org/v2/gh)/([\w.-]+/[\w.-]+)"
)


def clean():
    """Return the environment without what a workflow's run puts there."""
    return {k: v for k, v in os.environ.items() if k not in RUN}


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """Make a repository of the course as it is, with an `origin`."""
    # As it may lie on a desk: spaces, umlauts.
    folder = tmp_path_factory.mktemp("clone") / "Übung 1" / "mein Kurs"
    folder.mkdir(parents=True)
    snapshot(folder)
    git(folder, "branch", "--move", "main")
    git(folder, "remote", "add", "origin", f"{NEW}.git")
    return folder


@pytest.mark.parametrize(
    "remote",
    [
        NEW,
        f"{NEW}.git",
        f"{NEW}/",
        NEW.replace("//", "//user:secret@"),
        "git@github.com:made-up-school/jax.course.git",
        "git@github.com:/made-up-school/jax.course.git",
        "git@github.com-work:made-up-school/jax.course.git",
        "org-123@github.com:made-up-school/jax.course.git",
        "ssh://git@github.com/made-up-school/jax.course",
        "ssh://git@ssh.github.com:443/made-up-school/jax.course.git",
        "https://GitHub.com/made-up-school/jax.course",
    ],
)
def test_every_form_of_a_remote_is_understood_and_no_secret_kept(remote):
    assert public(remote) == NEW


@pytest.mark.parametrize(
    "remote",
    [
        "",
        "/",
        "/srv/git/course",
        "https://gitlab.example/a/b",
        "https://github.com.example/a/b",
        "git@notgithub.com:a/b",
        "git@github.com.example:a/b",
        "https://github.com-work/a/b",
        "https://github.com/a",
        "file:///srv/github.com/a/b",
    ],
)
def test_a_place_that_is_not_public_is_none(remote):
    assert public(remote) == ""


def test_a_run_comes_before_origin_and_origin_before_what_is_stored(clone):
    assert (
        course_address(clone, RUN) == "https://github.com/Some-Fork/jax.course"
    )
    assert course_address(clone, {}) == NEW
    private = {**RUN, "GITHUB_SERVER_URL": "https://git.example.edu"}
    assert course_address(clone, private) == NEW


def test_without_an_origin_the_stored_address_stands(tmp_path):
    (tmp_path / "_config.yml").write_bytes((ROOT / "_config.yml").read_bytes())
    assert course_address(tmp_path, {}) == stored_address(ROOT)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert course_address(tmp_path, {}) == stored_address(ROOT)


def test_a_repository_named_as_its_host_is_the_whole_of_it():
    address = "https://github.com/Some-School/some-school.github.io"
    assert book_address(address) == "https://some-school.github.io/"


def test_the_books_address_is_in_small_letters():
    assert book_address("https://github.com/Some-School/Jax") == (
        "https://some-school.github.io/Jax/"
    )


@pytest.fixture(scope="module")
def book(clone):
    """Build the whole book in the clone; return its folder."""
    program = Path(sys.executable).with_name("jupyter-book")
    command = [program, "build", ".", "-W", "--keep-going", "--quiet"]
    subprocess.run(command, cwd=clone, env=clean(), check=True)
    command = [sys.executable, "-m", "book.downloads"]
    subprocess.run(command, cwd=clone, env=clean(), check=True)
    return clone / "_build" / "html"


def leads(text):
    """Return the repositories that a text's links lead to."""
    return set(OUTSIDE.findall(text))


def test_a_built_book_leads_to_its_own_account_alone(book):
    found = {}
    for path in book.rglob("*.*"):
        if "_static" in path.parts or "licenses" in path.parts:
            continue
        if path.suffix in (".html", ".md", ".ipynb"):
            text = path.read_text(encoding="utf-8")
            assert "YOUR_ACCOUNT" not in text, path
            assert leads(text) <= {"made-up-school/jax.course"}, path
            found[path.relative_to(book).as_posix()] = text
    assert "not set here" not in found["index.html"]
    page = BeautifulSoup(found["lessons/01_network.html"], "html.parser")
    links = [a["href"] for a in page.find_all("a", href=True)]
    # Repository, issues, Colab and Binder.
    assert len([link for link in links if OUTSIDE.match(link)]) == 4
    links = " ".join(links)
    name = "lessons/01_network.ipynb"
    assert f"/made-up-school/jax.course/blob/published/{name}" in links
    assert "v2/gh/made-up-school/jax.course/published?" in links
    source = found[f"_sources/{name}"]
    assert NEW in source and "@published" in source


def test_a_built_book_offers_a_zip_that_knows_the_address(book):
    (path,) = (book / "downloads").glob("*.zip")
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    notebooks = [text for n, text in held.items() if n.endswith(".ipynb")]
    assert len(notebooks) >= 28
    assert all(NEW.encode() in text for text in notebooks)
    assert not any(b"YOUR_ACCOUNT" in text for text in held.values())


def test_building_leaves_the_checkout_as_it_was(clone, book):
    assert stored_address(clone) == stored_address()
    assert git(clone, "status", "--porcelain") == ""


@pytest.fixture(scope="module")
def edition(clone):
    """Make the branch twice; return (its first commit, its second)."""
    first = publish(clone, course_address(clone, {}))
    assert publish(clone, course_address(clone, {})) == first
    (clone / "NEWS.txt").write_text("new\n", encoding="utf-8")
    git(clone, "add", "NEWS.txt")
    git(clone, "commit", "--quiet", "--message=news", **AUTHOR)
    return first, publish(clone, course_address(clone, {}))


def test_the_branch_holds_the_course_with_its_address(clone, edition):
    names = git(clone, "ls-tree", "-r", "--name-only", edition[1]).split()
    assert {"NEWS.txt", "binder/requirements.txt"} <= set(names)
    assert not any(name.startswith(".github/") for name in names)
    for name in ("README.md", "_config.yml", "CITATION.cff"):
        text = git(clone, "show", f"{edition[1]}:{name}")
        assert "made-up-school/jax.course" in text
        assert "YOUR_ACCOUNT" not in text


def test_a_notebook_of_the_branch_holds_no_output(clone, edition):
    names = git(clone, "ls-tree", "-r", "--name-only", edition[1]).split()
    notebooks = [n for n in names if re.match(r"[els]\w+/\d\d.*ipynb", n)]
    assert len(notebooks) >= 28
    for name in notebooks:
        now = json.loads(git(clone, "show", f"{edition[1]}:{name}"))
        before = json.loads((ROOT / name).read_text(encoding="utf-8"))
        told = unfolded(before["cells"]).replace(stored_address(), NEW)
        assert unfolded(now["cells"]) == told
        assert not any(cell.get("outputs") for cell in now["cells"])


def test_a_commit_of_the_branch_follows_the_last(clone, edition):
    first, second = edition
    assert git(clone, "rev-parse", f"{second}^") == first
    assert git(clone, "rev-parse", "published") == second
    assert git(clone, "status", "--porcelain") == ""
    assert stored_address(clone) == stored_address()


def test_without_an_address_no_branch_is_made(clone):
    with pytest.raises(ValueError, match="no public address is known"):
        publish(clone, PLACEHOLDER)
