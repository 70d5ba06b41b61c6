"""The public address stands in one place and is written to all others."""

import re
import shutil
import subprocess
from urllib.parse import parse_qs, urlparse

import pytest
import yaml

from book.theme import living
from tools import ROOT
from tools.address import PLACEHOLDER, short, stored_address
from tools.public_links import fill, hub_link
from tools.set_repository import set_address, text_files

NEW = "https://github.com/some-school/jax.course"
# Where an address of the course, or one made from it, can lead.
HOSTS = re.compile(
    r"(?:github\.com/|githubusercontent\.com/|/gh/|/github/"
    r"|[\w-]+\.github\.io/)[\w./%-]*"
)


@pytest.fixture
def copy(tmp_path):
    """Copy the files that depend on the address into a fresh repository."""
    for path in text_files(ROOT):
        text = path.read_text(encoding="utf-8")
        if stored_address() not in text and "<!-- /" not in text:
            continue
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "add", "."], check=True)
    set_address(PLACEHOLDER, tmp_path)
    return tmp_path


def all_text(root):
    return "\n".join(p.read_text(encoding="utf-8") for p in text_files(root))


def strays(text, address):
    """Return the links in `text` to a course of this name elsewhere."""
    account, name = short(address).split("/")
    allowed = (f"{account}/{name}", f"{account.lower()}.github.io/{name}")
    return [
        found
        for found in HOSTS.findall(text)
        if f"/{name}" in found and not any(a in found for a in allowed)
    ]


def test_no_other_address_of_the_course_stands_anywhere():
    address = stored_address()
    for path in text_files(ROOT):
        text = path.read_text(encoding="utf-8")
        assert strays(text, address) == [], path
        if address != PLACEHOLDER:
            assert "YOUR_ACCOUNT" not in text, path


@pytest.mark.parametrize(
    "link",
    [
        "see https://github.com/old-school/jax.course/issues",
        "[![x](y)](https://colab.research.google.com/github/old/jax.course/b)",
        "https://mybinder.org/v2/gh/old/jax.course/main",
        "https://raw.githubusercontent.com/old/jax.course/main/x.csv",
        "https://old.github.io/jax.course/",
    ],
)
def test_a_stray_address_is_found(link):
    assert len(strays(link, NEW)) == 1
    mended = link.replace("old-school", "some-school")
    mended = mended.replace("/old/", "/some-school/")
    mended = mended.replace("//old.", "//some-school.")
    assert strays(mended, NEW) == []


def test_a_new_address_replaces_the_old_one_everywhere(copy):
    assert PLACEHOLDER in all_text(copy)
    set_address(NEW, copy)
    text = all_text(copy)
    assert "YOUR_ACCOUNT" not in text
    assert "not set here" not in text
    assert strays(text, NEW) == []
    assert stored_address(copy) == NEW
    for folder in ("lessons", "exercises", "solutions"):
        for path in sorted((copy / folder).glob("[0-9]*.ipynb")):
            assert f'course = \\"{NEW}\\"' in path.read_text("utf-8"), path
    citation = yaml.safe_load((copy / "CITATION.cff").read_text("utf-8"))
    assert citation["repository-code"] == NEW


def test_links_appear_with_the_address_and_leave_with_it(copy):
    before = all_text(copy)
    for name in ("README.md", "index.md", "reference/hosting.md"):
        page = (copy / name).read_text(encoding="utf-8")
        assert "mybinder.org/v2" not in page
        assert "colab.research.google.com" not in page
    set_address(NEW + ".git", copy)
    readme = (copy / "README.md").read_text(encoding="utf-8")
    colab = "colab.research.google.com/github/some-school/jax.course/blob"
    for folder in ("lessons", "exercises", "solutions"):
        assert f"{colab}/published/{folder}/01_network.ipynb" in readme
    assert "<https://some-school.github.io/jax.course/>" in readme
    set_address(PLACEHOLDER, copy)
    assert all_text(copy) == before


def test_every_link_to_a_notebook_names_one_that_exists(copy):
    set_address(NEW, copy)
    text = all_text(copy).replace("%2F", "/")
    kinds = [
        f"some-school/{NEW[-10:]}/blob/published/",
        "published?urlpath=lab/tree/",
    ]
    kinds += [f"urlpath=lab/tree/{NEW[-10:]}/"]
    for kind in kinds:
        names = re.findall(re.escape(kind) + r"([\w/]+\.ipynb)", text)
        assert len(names) >= 9, kind
        assert all((ROOT / name).is_file() for name in names), kind


def test_a_hub_link_fetches_the_course_and_opens_one_lesson():
    link = urlparse("https://hub.example/" + hub_link(NEW, "lessons/a.ipynb"))
    assert link.path == "/hub/user-redirect/git-pull"
    assert parse_qs(link.query, strict_parsing=True) == {
        "repo": [NEW],
        "branch": ["published"],
        "urlpath": ["lab/tree/jax.course/lessons/a.ipynb"],
    }


@pytest.mark.parametrize("name", ["README.md", "index.md", "CHANGELOG.md"])
def test_the_marked_lines_of_a_page_fit_the_present_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert fill(text, stored_address()) == text


@pytest.mark.parametrize("name", ["README.md", "index.md"])
def test_the_placeholder_is_named_in_one_visible_line(copy, name):
    lines = (copy / name).read_text(encoding="utf-8").splitlines()
    assert sum("public address is not set here" in line for line in lines) == 1


def test_unknown_marks_are_left_alone():
    page = "<!-- mine -->\nkept\n<!-- /mine -->\n"
    assert fill(page, NEW) == page


@pytest.mark.parametrize(
    "address", ["", "github.com/a/b", "https://github.com/a", "http://x.y/a/b"]
)
def test_an_address_of_another_form_is_reported(copy, address):
    before = all_text(copy)
    with pytest.raises(ValueError, match="the address must look like"):
        set_address(address, copy)
    assert all_text(copy) == before


@pytest.mark.parametrize("label", ["launch-buttons", "source-buttons"])
def test_a_button_leaves_only_while_the_address_is_not_set(label):
    buttons = [{"label": label}, {"label": "download-buttons"}, {}]
    assert living(buttons, PLACEHOLDER) == buttons[1:]
    assert living(buttons, NEW) == buttons
