"""The built pages carry a policy and nothing that they do not use."""

import re
from pathlib import Path

import pydata_sphinx_theme
import pytest
from PIL import Image

from book.bundles import bundle, joined, with_one_sheet, without_comments
from book.pages import CHARSET, MEASURE, lean
from lessons import ROOT

HTML = ROOT / "_build" / "html"
PAGES = [
    p
    for p in sorted(HTML.glob("**/*.html"))
    if "_static" not in p.parts and p.name != "404.html"
]
MATHJAX = '<script defer="defer" src="_static/mathjax/tex.js"></script>'


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_a_page_has_one_policy_that_names_no_other_host(path):
    page = path.read_text(encoding="utf-8")
    policies = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'self';")
    assert "://" not in policies[0]
    assert "unsafe-eval" not in policies[0]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_a_page_loads_no_font_awesome_script_and_no_thebe(path):
    page = path.read_text(encoding="utf-8")
    assert "fontawesome" not in page
    assert "thebe" not in page.lower()


def test_figures_say_their_size():
    figures = []
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        figures += [
            (path.parent / re.search('src="([^"]*)"', tag)[1], tag)
            for tag in re.findall("<img [^>]*_images/[^>]*>", page)
        ]
    assert len(figures) > 50
    for file, tag in figures:
        with Image.open(file) as image:
            pixels = image.size
        width, height = (int(s) for s in re.findall(r'="(\d+)"', tag)[:2])
        # A notebook's figures have two pixels a point, the others one.
        twice = (file.parent / f"{file.stem}.dark.png").exists()
        assert (width, height) == tuple(p // (1 + twice) for p in pixels)
        assert f'width="{width}" height="{height}"' in tag


def test_a_formula_brings_mathjax_and_no_formula_does_not():
    assert "mathjax" not in lean(CHARSET + MATHJAX)
    page = lean(CHARSET + MATHJAX + '<span class="math">x</span>')
    assert '<meta name="mathjax" content="_static/mathjax/tex.js" />' in page


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_a_page_has_one_style_sheet_with_the_themes_two_colourings(path):
    page = path.read_text(encoding="utf-8")
    (name,) = re.findall(r'rel="stylesheet" href="[./]*([^"]*\.css)"', page)
    sheet = (HTML / name).read_text(encoding="utf-8")
    # The theme writes these last of all, for code in light and in dark.
    assert 'html[data-theme="light"] .highlight' in sheet
    assert 'html[data-theme="dark"] .highlight' in sheet
    assert sheet.index(".highlight") < sheet.index("--course-accent")


def test_sheets_are_joined_in_their_order_and_shared(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.css").write_text(f'@charset "utf-8";{name} {{}}')
    page = "<head>" + "".join(
        f'<link rel="stylesheet" href="../_static/{name}.css?v=1" />'
        for name in "ba"
    )
    found = with_one_sheet(page, tmp_path)
    (sheet,) = tmp_path.glob("page-*.css")
    assert sheet.read_text() == "b {}\na {}"
    assert found.count("<link") == 1
    assert f'href="../_static/{sheet.name}"' in found
    assert with_one_sheet(found, tmp_path) == found


def test_a_sheet_that_imports_another_is_refused():
    with pytest.raises(ValueError, match="imports another"):
        joined(["a {}", '@import "b.css"; c {}'])


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_a_page_with_an_opening_is_described(path):
    page = path.read_text(encoding="utf-8")
    found = re.findall(r'<meta name="description" content="([^"]+)"', page)
    if re.search(r"<article.*?</h1>\s*<p>", page, re.S):
        assert len(found) == 1


def test_a_solution_says_that_it_is_one():
    for path in HTML.glob("solutions/*.html"):
        page = path.read_text(encoding="utf-8")
        assert f"<title>Solution {path.stem[:2]}: " in page
        assert f"<h1>Solution {path.stem[:2]}: " in page


def test_every_icon_of_the_pages_has_a_rule():
    rules = (HTML / "_static" / "icons.css").read_text(encoding="utf-8")
    used = {
        name
        for path in PAGES
        for name in re.findall(
            r'class="[^"]*\bfa[srb]? (fa-[a-z-]+)',
            path.read_text(encoding="utf-8"),
        )
    }
    assert used
    assert [name for name in used if f".{name}:before" not in rules] == []


def test_a_bundle_holds_each_module_once_and_no_import():
    modules = {
        "a": "export const x = 1;\n",
        "b": 'import { x } from "./a.mjs";\nexport function y() {}\n',
        "c": 'import { x as z } from "./a.mjs";\n'
        'import { y } from "./b.mjs";\nexport const all = [z, y];\n',
    }
    text = bundle(modules, "c")
    assert text.count("const x = 1") == 1
    assert "import" not in text
    assert "const { x: z } = m_a;" in text
    assert "export" not in text
    assert "globalThis.c = m_c;" in text


def test_a_bundle_refuses_an_import_that_it_cannot_read():
    with pytest.raises(ValueError, match="import not understood"):
        bundle({"a": 'import "./b.mjs";\n'}, "a")


def test_comments_after_code_and_inside_text_stay():
    line = 'const a = "// no comment"; // why\n'
    assert without_comments(line) == line


def test_the_theme_does_not_measure_all_code():
    name = "static/scripts/pydata-sphinx-theme.js"
    theme = Path(pydata_sphinx_theme.__file__).with_name("theme")
    theirs = (theme / "pydata_sphinx_theme" / name).read_text("utf-8")
    ours = (HTML / f"_{name}").read_text("utf-8")
    assert len(MEASURE.findall(theirs)) == 1
    assert ours == MEASURE.sub("", theirs)
