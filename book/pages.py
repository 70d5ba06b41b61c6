"""Make the built pages light and private.

The theme loads two megabytes that these pages never use.  `templates/` leaves
out Font Awesome as a script; after the build this takes out MathJax on pages
without a formula, and Thebe, cuts the icon fonts down to the icons in use,
puts the style sheets of a page into one, says how large each figure is, so
that no text moves when it comes, writes its dark look beside it, and adds a
description for search engines and a Content-Security-Policy that lets nothing
in from another host.
"""

import base64
import json
import re
from pathlib import Path

from PIL import Image

from book.bundles import as_module, bundle, with_one_sheet, without_comments
from book.icons import icon_style, write_icons
from book.search import all_sections
from tools.dark_look import dark_png
from why.table import CAUSES

# What a page loads: site on each, live where assets/site.mjs finds something
# that can come to life, finder where messages are looked up, questions
# where they can be answered, search on its own page.
BUNDLED = ("site", "live", "finder", "questions", "search")

# How the pad hands its function to anywidget, and how to a page.
PAD_EXPORTS = {
    "export default { render };\n": "",
    "\nfunction render(": "\nexport function render(",
}

# The theme needs inline scripts and styles, and MathJax inline styles.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "worker-src blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ]
)
CHARSET = '<meta charset="utf-8" />'
UNUSED = [
    r'<link[^>]*href="[^"]*sphinx-thebe\.css[^>]*>',
    r'<script[^>]*src="[^"]*(?:doctools|sphinx_highlight)\.js[^"]*"></script>',
    r"<script>const THEBE_JS_URL.*?</script>",
    r'<script[^>]*src="[^"]*sphinx-thebe\.js[^"]*"></script>',
    r'<script type="text/x-thebe-config">.*?</script>',
    r"<script>kernelName = .*?</script>",
    r'<meta name="viewport" content="width=device-width, initial-scale=1" />',
]
# What a page needs only if it holds this mark.
IF_USED = {
    r"<script>window\.MathJax.*?</script>|<script[^>]*mathjax/.*?</script>": (
        'class="math'
    ),
    r'<script[^>]*src="[^"]*(?:copybutton|clipboard\.min)\.js.*?</script>'
    r"|<link[^>]*copybutton\.css[^>]*>": 'class="highlight',
    r"<script>(?:let toggle|var toggle).*?</script>"
    r"|<script[^>]*togglebutton\.js.*?</script>"
    r"|<link[^>]*togglebutton\.css[^>]*>": r"dropdown admonition|tag_hide",
    r"<script[^>]*design-tabs\.js.*?</script>": "sd-tab-set",
    r"<link[^>]*sphinx-design\.min\.css[^>]*>": 'class="sd-',
    r"<link[^>]*/mystnb\.[^>]*>": 'class="cell ',
}
# MathJax waits until a formula comes near: assets/site.mjs fetches it.
MATHJAX = re.compile(r'<script[^>]*src="([^"]*mathjax/[^"]*)"></script>')
# The theme measures each block of code while the page loads, and so lays out
# all of it at once; assets/code.mjs measures what has been laid out.
MEASURE = re.compile(
    r',"complete"===document\.readyState\?(\w+)\(\)'
    r':window\.addEventListener\("load",\1\)'
)
# Scripts that nothing inline waits for.
DEFERRED = "clipboard|copybutton|sphinx-book-theme"
DEFERRED += "|togglebutton|design-tabs|bootstrap|pydata-sphinx-theme"
DEFER = re.compile(
    rf'<script (?=[^>]*src="[^"]*(?:{DEFERRED})[^"]*\.js)(?![^>]*defer)'
)

# What axe-core finds wrong in the theme: a button whose name leaves out the
# keys that it shows, hidden answers whose name is not what they show, a
# sidebar that is no landmark, and its arrows without a name.  And contents
# that follow the reader down the glossary, which stands in columns.
MENDED = {
    r'<body data-bs-spy="scroll"(?=(?s:.*)glossary-page)': "<body",
    r'<summary>(?=<span class="toctree-toggle")': (
        '<summary aria-label="Exercise and solution">'
    ),
    r'(<button class="btn search-button-field[^>]*?) aria-label="Search"': (
        r"\1"
    ),
    r'(<summary) aria-label="Toggle hidden content"': r"\1",
    r'<div (class="bd-sidebar-primary)': (
        r'<div role="complementary" aria-label="Site" \1'
    ),
}

FIGURE = re.compile(r'<img [^>]*src="([^"]*_images/[^"]*)"[^>]*>')
# A notebook states the width and height at which its figure is sharp.
SIZE = re.compile(r' style="width: (\d+)px; height: (\d+)px;"')
# The first paragraph of the text itself, not of a box or a sidebar.
OPENING = re.compile(r"<article.*?</h1>\s*<p>(.*?)</p>", re.S)


def description(page):
    """Return a tag with what a page begins with, for search engines.

    >>> description("<article><h1>A</h1><p>You <b>learn</b>.</p>")
    '<meta name="description" content="You learn." />'
    """
    found = OPENING.search(page)
    if not found:
        return ""
    text = " ".join(re.sub("<[^>]*>", "", found[1]).split())
    text = text.replace('"', "&quot;")
    return f'<meta name="description" content="{text}" />'


def lean(page):
    """Return a page's HTML without what it does not use.

    >>> lean(CHARSET + "<p>Text</p>").count("Content-Security-Policy")
    1
    """
    for pattern in UNUSED:
        page = re.sub(pattern, "", page, flags=re.S)
    for pattern, mark in IF_USED.items():
        if not re.search(mark, re.sub(pattern, "", page, flags=re.S)):
            page = re.sub(pattern, "", page, flags=re.S)
    page = MATHJAX.sub(r'<meta name="mathjax" content="\1" />', page)
    page = DEFER.sub("<script defer ", page)
    for pattern, mended in MENDED.items():
        page = re.sub(pattern, mended, page)
    if 'name="description"' not in page:
        page = page.replace("</head>", f"{description(page)}</head>", 1)
    guard = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}" />'
    return page.replace(CHARSET, f"{CHARSET}\n    {guard}", 1)


def sized(text, folder):
    """Return a page's HTML with the size of its figures, which come when near.

    `folder` is the one in which the page lies.
    """

    def with_size(found):
        tag, stated = found[0], SIZE.search(found[0])
        with Image.open(folder / found[1]) as image:
            width, height = stated.groups() if stated else image.size
        tag = SIZE.sub("", tag)
        size = f'width="{width}" height="{height}" loading="lazy"'
        return tag.replace("<img ", f"<img {size} ", 1)

    return FIGURE.sub(with_size, text)


def with_dark_looks(text, folder):
    """Return a page's HTML that shows its figures dark on a dark page.

    Writes the dark look of each figure that has one beside it.
    """
    rules = []
    for source in dict.fromkeys(FIGURE.findall(text)):
        light = folder / source
        dark = dark_png(light.read_bytes()) if light.suffix == ".png" else None
        if dark:
            light.with_suffix(".dark.png").write_bytes(dark)
            url = f"{source.removesuffix('.png')}.dark.png"
            chosen = f'html[data-theme=dark] img[src="{source}"]'
            rules.append(f'{chosen}{{content:url("{url}")}}')
    if not rules:
        return text
    style = f'<style media="screen">{"".join(rules)}</style>'
    return text.replace("</head>", f"{style}</head>", 1)


def read_modules(root):
    """Return a dict from name to text of the page's modules.

    Five of them are made here: what the explorer of the notebook reads as
    well, the notebook's pad, the network that reads digits at once, the table
    that `why()` reads, and the source of the worker that trains.
    """
    modules = {
        path.stem: without_comments(path.read_text(encoding="utf-8"))
        for path in (root / "assets").glob("*.mjs")
    }
    shared = root / "explorer"
    choices = (shared / "choices.json").read_text(encoding="utf-8")
    template = (shared / "code_template.txt").read_text(encoding="utf-8")
    modules["shared"] = as_module(
        choices=json.loads(choices), template=template
    )
    pad = (root / "helpers" / "pad.js").read_text(encoding="utf-8")
    for widget, page in PAD_EXPORTS.items():
        pad = pad.replace(widget, page)
    modules["pad"] = without_comments(pad)
    network = root / "assets" / "digits_network.json"
    network = json.loads(network.read_text(encoding="utf-8"))
    modules["digits_network"] = as_module(**network)
    modules["causes"] = as_module(causes=table_of_causes())
    source = bundle(modules, "worker_main")
    modules["worker_source"] = as_module(source=source)
    return modules


def table_of_causes():
    """Return what the page of common errors knows of each cause.

    >>> table_of_causes()[0]["heading"]
    'A key used twice'
    """
    return [
        {"heading": c.heading, "says": c.says, "patterns": c.patterns}
        for c in CAUSES
    ]


def write_modules(static, root, sections):
    """Write the modules of the page into `static`, small and bundled.

    Arguments:
        static: the book's folder `_static`.
        root: the checkout.
        sections: what the search knows; see book/search.py.
    """
    modules = read_modules(root)
    modules["sections"] = as_module(sections=sections)
    for name, text in modules.items():
        if name in BUNDLED:
            text = bundle(modules, name)
        (static / f"{name}.mjs").write_text(text, encoding="utf-8")
    table = (root / "helpers" / "data" / "digits.csv.gz").read_bytes()
    text = f'globalThis.digits = "{base64.b64encode(table).decode()}";\n'
    (static / "digits.js").write_text(text, encoding="utf-8")


def without_measuring(script):
    """Return the theme's script without its walk over all code.

    >>> call = 'T():window.addEventListener("load",T)'
    >>> without_measuring(f'a(),"complete"===document.readyState?{call}')
    'a()'
    """
    return MEASURE.sub("", script)


def finish(app, error):
    """Rewrite the pages and scripts that were built."""
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    static = folder / "_static"
    pages = [p for p in folder.rglob("*.html") if static not in p.parents]
    texts = [page.read_text(encoding="utf-8") for page in pages]
    write_modules(static, Path(app.srcdir), all_sections(app.env))
    write_icons(static, icon_style(static, texts))
    theme = static / "scripts" / "pydata-sphinx-theme.js"
    script = theme.read_text(encoding="utf-8")
    theme.write_text(without_measuring(script), encoding="utf-8")
    for page, text in zip(pages, texts):
        if "Content-Security-Policy" not in text:
            text = with_one_sheet(sized(lean(text), page.parent), static)
            text = with_dark_looks(text, page.parent)
            page.write_text(text, encoding="utf-8")


def setup(app):
    """Register with Sphinx."""
    # After the theme, which writes pygments.css for light and dark then.
    app.connect("build-finished", finish, priority=900)
