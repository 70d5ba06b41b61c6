"""The public address stands in one place and is written to all others."""

import re
import shutil
import subprocess

import pytest

from tools.set_repository import (
    PLACEHOLDER,
    ROOT,
    current_address,
    launch_lines,
    set_address,
    text_files,
)

NEW = "https://github.com/some-school/jax.course"


@pytest.fixture
def copy(tmp_path):
    """Copy the files that may hold the address into a fresh repository."""
    for path in text_files(ROOT):
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "add", "."], check=True)
    return tmp_path


def all_text(root):
    return "\n".join(p.read_text(encoding="utf-8") for p in text_files(root))


def test_no_other_address_of_the_course_stands_anywhere():
    address = current_address()
    name = address.rpartition("/")[2]
    for path in text_files(ROOT):
        text = path.read_text(encoding="utf-8")
        for found in re.findall(r"github\.com/[\w.-]+/[\w-]+", text):
            if found.endswith(f"/{name}"):
                assert f"https://{found}" == address, path


def test_a_new_address_replaces_the_old_one_everywhere(copy):
    assert PLACEHOLDER in all_text(copy)
    set_address(NEW, copy)
    assert "YOUR_ACCOUNT" not in all_text(copy)
    assert current_address(copy) == NEW
    setup = (copy / "lessons" / "05_training_loop.ipynb").read_text("utf-8")
    assert f"git+{NEW}" in setup
    assert NEW in (copy / "CITATION.cff").read_text(encoding="utf-8")


def test_badges_appear_with_the_address_and_leave_with_it(copy):
    before = all_text(copy)
    readme = (copy / "README.md").read_text(encoding="utf-8")
    assert "colab.research.google.com/github" not in readme
    set_address(NEW + ".git", copy)
    readme = (copy / "README.md").read_text(encoding="utf-8")
    colab = "colab.research.google.com/github/some-school/jax.course/blob"
    assert f"{colab}/main/lessons/01_network.ipynb" in readme
    set_address(PLACEHOLDER, copy)
    assert all_text(copy) == before


def test_the_placeholder_is_named_in_one_line_of_readme_and_landing_page():
    if current_address() != PLACEHOLDER:
        expected = "colab.research.google.com"
    else:
        expected = "public address is not set yet"
    assert expected in launch_lines(current_address())
    for name in ("README.md", "index.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert launch_lines(current_address()) in text


@pytest.mark.parametrize(
    "address", ["", "github.com/a/b", "https://github.com/a", "http://x.y/a/b"]
)
def test_an_address_of_another_form_is_reported(copy, address):
    before = all_text(copy)
    with pytest.raises(ValueError, match="the address must look like"):
        set_address(address, copy)
    assert all_text(copy) == before
