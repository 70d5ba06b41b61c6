"""One version, a valid citation, a changelog, and every licence."""

import re
import subprocess
import sys
import tomllib
import zipfile
from datetime import date

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

from book.licenses import PACKAGES, gather, license_files
from lessons import ROOT

# Words that stand in files which others wrote, and fonts.
FOREIGN = re.compile(
    rb"(?i)@license|SPDX-License|copyright \(c\)|licensed under"
)
FONTS = {".woff", ".woff2", ".ttf", ".otf"}
LISTED = re.compile(r"(?m)^\| [^|]+ \| `([^`]+)` \|.*?\(([^)]+)\)")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def project():
    return tomllib.loads(text("pyproject.toml"))["project"]


def citation():
    return yaml.safe_load(text("CITATION.cff"))


def held():
    """Return the files that git holds, or would hold if added."""
    flags = ["--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(
        ["git", "-C", ROOT, "ls-files", *flags],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    paths = [ROOT / name for name in listing.split("\0") if name]
    return [path for path in paths if path.is_file()]


def foreign(path):
    """Say whether a file looks as if others had written it."""
    if path.suffix in FONTS:
        return True
    head = path.read_bytes()[:2_000]
    return path.suffix in {".js", ".css", ".mjs"} and bool(
        FOREIGN.search(head)
    )


def test_the_version_stands_in_pyproject_and_is_cited():
    version = project()["version"]
    assert citation()["version"] == version
    released = re.findall(
        r"(?m)^## \[(\d\S*)\] - (\S+)$", text("CHANGELOG.md")
    )
    assert released[0] == (version, str(citation()["date-released"]))
    assert [date.fromisoformat(day) for _, day in released]


def test_no_other_file_repeats_the_version():
    version = project()["version"]
    known = {"pyproject.toml", "CITATION.cff", "CHANGELOG.md"}
    own = re.compile(rf"""__version__ = ["']{re.escape(version)}""")
    for path in held():
        if path.suffix == ".py" and path.name not in known:
            assert not own.search(path.read_text(encoding="utf-8")), path


def cff_errors(text):
    """Return what the schema of citation files has against a text."""
    schema = get_builtin_schema("vendor.citation-file-format")
    found = Draft7Validator(schema).iter_errors(yaml.safe_load(text))
    return "\n".join(error.message for error in found)


def test_the_citation_is_valid():
    assert cff_errors(text("CITATION.cff")) == ""


def test_a_wrong_citation_is_reported():
    wrong = text("CITATION.cff").replace("authors:", "writers:", 1)
    assert "writers" in cff_errors(wrong)


def test_the_changelog_has_only_the_headings_of_its_format():
    allowed = {"Added", "Changed", "Deprecated", "Removed", "Fixed"}
    headings = re.findall(r"(?m)^### (.*)$", text("CHANGELOG.md"))
    assert set(headings) <= {*allowed, "Security"}


def test_every_vendored_file_stands_in_the_list():
    listed = LISTED.findall(text("THIRD_PARTY.md"))
    folders = tuple(folder for folder, _ in listed)
    found = [p.relative_to(ROOT).as_posix() for p in held() if foreign(p)]
    assert len(found) >= 3
    assert [name for name in found if not name.startswith(folders)] == []


def test_all_that_is_listed_exists_with_its_licence_text():
    for folder, licence in LISTED.findall(text("THIRD_PARTY.md")):
        assert (ROOT / folder).exists(), folder
        assert len(text(licence)) > 1_000, licence


def test_a_font_or_a_foreign_script_is_recognised(tmp_path):
    for name in ("a.woff2", "b.js", "c.mjs"):
        (tmp_path / name).write_text("/*! @license MIT */")
    (tmp_path / "own.mjs").write_text("// Small parts of a page.")
    seen = sorted(p.name for p in tmp_path.iterdir() if foreign(p))
    assert seen == ["a.woff2", "b.js", "c.mjs"]


def test_the_built_book_carries_all_licences():
    folder = ROOT / "_build" / "html" / "licenses"
    assert folder.is_dir(), "build the book first: make book"
    names = {p.name for p in folder.iterdir()}
    assert names == {*PACKAGES, "LICENSE", "LICENSES", "THIRD_PARTY.md"}
    mathjax = ROOT / "_build" / "html" / "_static" / "mathjax" / "LICENSE"
    assert "Apache License" in mathjax.read_text(encoding="utf-8")


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_in_the_book_is_named_and_brings_its_licence(package):
    names = text("THIRD_PARTY.md").lower()
    assert package.lower() in names
    for path in license_files(package):
        assert path.stat().st_size > 100


def test_gathering_twice_gives_the_same_files(tmp_path):
    gather(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    gather(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_the_wheel_carries_the_licence_and_no_vendored_file(tmp_path):
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--disable-pip-version-check"]
    copy = tmp_path / "copy"
    for path in held():
        name = path.relative_to(ROOT)
        if name.parts[0] in {
            "checks",
            "explorer",
            "helpers",
            "why",
            "pyproject.toml",
            "README.md",
        } or (name.name == "LICENSE" and len(name.parts) == 1):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(path.read_bytes())
    subprocess.run([*command, "--wheel-dir", tmp_path, copy], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    own = (
        "checks/",
        "explorer/",
        "helpers/",
        "why/",
        f"train_a_network-{project()['version']}.dist-info/",
    )
    assert [name for name in names if not name.startswith(own)] == []
    for path in [*ROOT.glob("explorer/*"), *ROOT.glob("helpers/**/*")]:
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(ROOT).as_posix()
            assert name in names or path.suffix == ".md", name


def binder_lines(name):
    """Return what a requirements file asks for, files it names included."""
    path = ROOT / name
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("-r ", "-c ")):
            other = (path.parent / line[3:]).resolve()
            lines += binder_lines(other.relative_to(ROOT))
        elif line and not line.startswith("#"):
            lines.append(line)
    return lines


def test_binder_installs_what_a_students_machine_gets():
    wanted = binder_lines("requirements.txt")
    assert binder_lines("binder/requirements.txt") == wanted
    pinned = [line for line in wanted if not line.startswith("-e")]
    assert len(pinned) > 50
    assert all("==" in line for line in pinned)


def test_no_grammars_are_compiled_whenever_jupyter_starts():
    assert "rfc3987-syntax==" not in text("constraints.txt")


def test_binder_takes_a_supported_python():
    name, version = text("binder/runtime.txt").strip().split("-")
    assert name == "python"
    low = project()["requires-python"].removeprefix(">=")
    assert [int(n) for n in version.split(".")] >= [
        int(n) for n in low.split(".")
    ]
