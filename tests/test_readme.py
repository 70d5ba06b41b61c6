"""README and landing page: links that lead somewhere, a light picture."""

import re

import pytest
from PIL import Image

from book.moving_picture import FRAMES, PICTURE, RUNS, alike, stops
from lessons import ROOT

PAGES = ["README.md", "index.md", "CONTRIBUTING.md", "THIRD_PARTY.md"]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_links_to_files_lead_somewhere(name):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text(name)):
        assert (ROOT / target).exists(), target


def test_students_teachers_and_contributors_get_one_link_each():
    readme = text("README.md")
    for reader in ("Students", "Teachers", "Contributors"):
        (line,) = re.findall(rf"(?m)^- \*\*{reader}:\*\* .*$", readme)
        assert line.count("](") == 1


def test_the_readme_gives_the_two_commands_and_a_picture_in_words():
    readme = text("README.md")
    commands = re.findall(r"(?m)^make [a-z]+$", readme)
    assert commands == ["make lab", "make test"]
    (words,) = re.findall(r"!\[([^]]+)\]\(assets/explorer.webp\)", readme)
    assert len(words) > 100


def test_five_screenshots_are_light_opaque_and_told_in_words():
    shots = re.findall(
        r"!\[([^]]+)\]\((assets/readme/.+?)\)", text("README.md")
    )
    assert len(shots) == 5
    for words, name in shots:
        assert len(words) > 100
        assert (ROOT / name).stat().st_size < 60_000
        with Image.open(ROOT / name) as picture:
            assert picture.mode == "RGB"  # no page shines through


def test_the_moving_picture_is_light_and_shows_every_frame():
    assert PICTURE.stat().st_size < 400_000
    with Image.open(PICTURE) as picture:
        assert picture.n_frames == FRAMES * len(RUNS)
        assert picture.width > 600
        # Opaque: as readable on a dark page as on a white one.
        corner = picture.convert("RGBA").getpixel((0, 0))
        assert min(corner[:3]) > 245
        assert corner[3] == 255


def test_the_frames_show_ever_more_steps_of_a_whole_run():
    assert stops() == sorted(set(stops()))
    assert (stops()[0], stops()[-1]) == (0, 1_000)


def test_frames_of_other_sizes_are_put_on_the_same_paper():
    sizes = [(40, 30), (40, 50)] * FRAMES
    frames = alike([Image.new("RGB", size, "white") for size in sizes])
    assert {frame.size for frame in frames} == {(40, 50)}


def test_the_examples_in_all_docstrings_are_run(request):
    folders = {"benchmarks", "book", "checks", "grading", "helpers", "tools"}
    folders |= {"explorer", "why"}
    assert folders <= set(request.config.getini("testpaths"))
    assert request.config.option.doctestmodules
