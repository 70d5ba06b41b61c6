"""The workflows are valid, careful, and call what exists."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator
from made_class import FULL, QUESTIONS, SOME, entry
from made_class import STEM as EXERCISE

from grading.arguments import read_arguments
from grading.results.for_programs import class_of
from lessons import ROOT

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
# What an instructor copies into a repository for students.
CLASSROOM = ROOT / "grading" / "classroom.yml"
ALL = [*WORKFLOWS, CLASSROOM]
# What the jobs may do that do more than read.
MAY = {
    "publish": {"pages": "write", "id-token": "write"},
    "notebooks": {"contents": "write"},
}
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def load(path):
    """Return a workflow."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path):
    """Return all steps of a workflow's jobs."""
    return [s for job in load(path)["jobs"].values() for s in job["steps"]]


def schema_errors(text):
    """Return what GitHub's schema for workflows has against a text."""
    schema = get_builtin_schema("vendor.github-workflows")
    workflow = yaml.safe_load(text)
    # YAML 1.1 reads the key `on` as true.
    workflow["on"] = workflow.pop(True)
    found = Draft7Validator(schema).iter_errors(workflow)
    return "\n".join(error.message for error in found)


def findings(*paths):
    """Return what zizmor, which looks for holes, has against the files."""
    program = Path(sys.executable).with_name("zizmor")
    flags = ["--offline", "--no-progress", "--no-config", "--format=plain"]
    done = subprocess.run(
        [program, *flags, *paths], capture_output=True, text=True
    )
    return done.stdout if done.returncode else ""


def targets():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"(?m)^([a-z-]+):", text))


def test_there_are_three_workflows():
    names = [path.stem for path in WORKFLOWS]
    assert names == ["book", "check", "weekly"]


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_a_workflow_follows_githubs_schema(path):
    assert schema_errors(path.read_text(encoding="utf-8")) == ""


def test_the_schema_reports_a_wrong_key():
    text = (FOLDER / "book.yml").read_text(encoding="utf-8")
    assert "runs-at" in schema_errors(text.replace("runs-on:", "runs-at:"))


def test_zizmor_finds_no_hole():
    assert findings(*ALL) == ""


def test_zizmor_finds_a_tag_and_kept_credentials(tmp_path):
    text = (FOLDER / "weekly.yml").read_text(encoding="utf-8")
    wrong = tmp_path / "weekly.yml"
    text = re.sub(r"@[0-9a-f]{40} # ", "@", text)
    text = text.replace("persist-credentials: false", "fetch-depth: 1")
    wrong.write_text(text, encoding="utf-8")
    found = findings(wrong)
    assert "unpinned-uses" in found
    assert "artipacked" in found


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_each_action_is_pinned_by_commit_and_says_its_version(path):
    text = path.read_text(encoding="utf-8")
    for action in re.findall(r"(?m)uses: (.*)$", text):
        assert PINNED.fullmatch(action), action


def test_one_action_has_one_version_everywhere():
    text = "".join(path.read_text(encoding="utf-8") for path in ALL)
    pins = set(re.findall(r"uses: (\S+@\S+)", text))
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_a_job_may_do_no_more_than_it_needs(path):
    workflow = load(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 90
        assert job["permissions"] == MAY.get(name, {"contents": "read"})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_a_workflow_calls_only_targets_that_exist(path):
    calls = [step["run"] for step in steps(path) if "run" in step]
    lines = "\n".join(calls).splitlines()
    made = [line for line in lines if line.startswith("make ")]
    assert made
    for call in made:
        words = [word for word in call.split()[1:] if "=" not in word]
        assert set(words) <= targets(), call


def test_what_windows_leaves_out_exists():
    runs = [s["run"] for s in steps(FOLDER / "check.yml") if "run" in s]
    left_out = re.findall(r'--ignore(?:-glob)?="?([^\s"]+)', " ".join(runs))
    assert left_out
    for name in left_out:
        assert list(ROOT.glob(name)), name


def test_pythons_of_the_workflows_are_supported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lowest = project["project"]["requires-python"].removeprefix(">=")
    low = tuple(map(int, lowest.split(".")))
    for path in WORKFLOWS:
        for step in steps(path):
            versions = step.get("with", {}).get("python-version", "")
            for version in versions.split():
                assert tuple(map(int, version.split("."))) >= low


def in_the_classroom(answers, folder):
    """Run the last step where the grader has these answers to judge."""
    made = class_of([entry("Ana", answers)], QUESTIONS, EXERCISE)
    # jq 1.6 never ends where gsub's pattern takes no letter, such as ^.
    made["students"][0]["questions"][0]["said"] |= {"note": "", "a": "b\n\nc"}
    (folder / "made.json").write_text(json.dumps(made))
    grader = 'f() { printf "%s\\n" "$@" > words; cat made.json; }; f'
    command = steps(CLASSROOM)[-1]["run"].replace("python -m grading", grader)
    places = {"GITHUB_WORKSPACE": str(folder), "EXERCISE": EXERCISE}
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        env={"PATH": os.environ["PATH"]} | places,
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(not shutil.which("jq"), reason="needs jq")
@pytest.mark.parametrize("answers, ends", [(FULL, 0), (SOME, 1)])
def test_a_push_in_the_classroom_is_green_when_all_is_right(
    answers, ends, tmp_path
):
    (tmp_path / f"{EXERCISE}.ipynb").touch()
    done = in_the_classroom(answers, tmp_path)
    assert done.returncode == ends, done.stderr
    assert "q4 right: 2 of 2" in done.stdout
    wrong = "hands back a new array, and yours was" in done.stdout
    assert wrong == (answers is SOME)
    words = (tmp_path / "words").read_text().splitlines()
    assert read_arguments(words).format == "json"
