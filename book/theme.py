"""What the theme shows: no button that leads nowhere, no answer in the search.

The public address is found when the book is built, and put into its pages.
While it is the placeholder, Colab, Binder, the repository and its issues
cannot be reached.  The download button stays.

Worked solutions are found by their titles and not by their texts: no excerpt
of a search shows an answer.  A solution's notebook has the title of its
exercise, which is made from it; the page says which of the two it is.

The figures of a notebook are numbered, with a caption each.

Where a lesson asks for a guess, the question is marked as a thing to do, and
the output of the next cell is folded.  So are the entries of Common errors.
"""

import re
from html import escape
from pathlib import Path

from docutils import nodes

from book.questions import put_questions
from tools.address import PLACEHOLDER, course_address, stored_address
from tools.public_links import addressed

# How a question begins that is to be answered before the next cell is run.
GUESS = re.compile(r"[A-Z][a-z ]+:\s")
# The theme's buttons that lead to the address, by how their labels begin.
BUTTONS = ("launch-", "source-")


def living(buttons, address):
    """Return those of the theme's header buttons that lead somewhere.

    Arguments:
        buttons: the theme's list of dicts, each with a `label`.
        address: the course's public address.

    >>> buttons = [{"label": "source-buttons"}, {"label": "download-buttons"}]
    >>> living(buttons, PLACEHOLDER)
    [{'label': 'download-buttons'}]
    """
    if address != PLACEHOLDER:
        return buttons
    return [
        button
        for button in buttons
        if not button.get("label", "").startswith(BUTTONS)
    ]


def find_address(app, config):
    """Give the theme the address of this build, whatever is stored."""
    address = course_address(Path(app.srcdir))
    config.html_theme_options["repository_url"] = address


def put_address(app, name, source):
    """Put the address of this build into a page that is being read."""
    root = Path(app.srcdir)
    new = app.config.html_theme_options["repository_url"]
    file = app.env.doc2path(name)
    source[0] = addressed(source[0], file, stored_address(root), new, root)


def search_alone(app):
    """Have a page for the search, and no index of Sphinx's own."""
    app.builder.search = False
    app.config.html_additional_pages["search"] = "search.html"


def on_page(app, pagename, templatename, context, doctree):
    """Filter the header buttons of one page."""
    if "header_buttons" in context:
        options = app.config.html_theme_options
        context["header_buttons"] = living(
            context["header_buttons"], options.get("repository_url")
        )


def leave_out(app, doctree):
    """Mark a solution's page as one whose text is not searched."""
    name = app.env.docname
    if name.startswith("solutions/"):
        app.env.metadata[name]["nosearch"] = "true"
        title = next(doctree.findall(nodes.title))
        text = title.astext().replace("Exercise", "Solution", 1)
        title.children = [nodes.Text(text)]


def name_folds(app, doctree):
    """Say on a folded output what opening it does: see what happens."""
    for cell in doctree.findall(nodes.container):
        if cell.get("hide_mode") == "output":
            cell["prompt_show"] = "Show what happens, and why"
            cell["prompt_hide"] = "Hide what happens"


def caption_figures(app, doctree, docname):
    """Number the figures of a notebook, and say below each what to see.

    The caption is the first sentence of the figure's alternative text.
    """
    folder, _, stem = docname.partition("/")
    if folder not in ("lessons", "solutions"):
        return
    lesson = ("S" if folder == "solutions" else "") + str(int(stem[:2]))
    for number, image in enumerate(list(doctree.findall(nodes.image)), 1):
        name = nodes.strong(text=f"Figure {lesson}.{number}.")
        said = nodes.Text(f" {first_sentence(image['alt'])}")
        figure = nodes.figure(ids=[f"figure-{number}"])
        image.replace_self(figure)
        figure += [image, nodes.caption("", "", name, said)]


def first_sentence(text):
    """Return the first sentence of a text.

    >>> first_sentence("From -0.5 to 1.5 it rises. Then it falls.")
    'From -0.5 to 1.5 it rises.'
    """
    return re.match(r".+?[.!?](?=\s|$)", text, re.S)[0]


def mark_guesses(app, doctree):
    """Mark each quoted block that begins with a bold form of question."""
    for quote in doctree.findall(nodes.block_quote):
        bold = next(quote.findall(nodes.strong), None)
        if bold and GUESS.match(quote.astext()):
            quote["classes"].append("guess")


def mark_errors(app, doctree):
    """Mark what fails, its message and its cure on the page of errors."""
    if app.env.docname != "reference/common_errors":
        return
    for section in doctree.findall(nodes.section):
        blocks = [c for c in section if isinstance(c, nodes.literal_block)]
        said = [n for n, c in enumerate(blocks) if c["language"] == "text"]
        for n, block in enumerate(blocks):
            if said:
                kind = "code" if n < said[0] else "cure"
                kind = "message" if n in said else kind
                block["classes"].append(f"error-{kind}")


def fold_errors(app, doctree, docname):
    """Fold each entry of the page of errors under its own name.

    The entry's anchor lies inside, so a browser opens the fold for a link.
    """
    if docname != "reference/common_errors":
        return
    for section in list(doctree.findall(nodes.section)):
        if not any(isinstance(c, nodes.literal_block) for c in section):
            continue
        if isinstance(section.parent.parent, nodes.section):
            name = escape(section[0].astext())
            opens = f'<details class="entry"><summary>{name}</summary>'
            before = nodes.raw("", opens, format="html")
            after = nodes.raw("", "</details>", format="html")
            section.replace_self([before, section, after])


def mark_glossary(app, doctree):
    """Mark the glossary, whose many short entries stand in columns."""
    if app.env.docname == "reference/glossary":
        for section in doctree.findall(nodes.section):
            if isinstance(section.parent, nodes.document):
                section["classes"].append("glossary-page")


def setup(app):
    """Register with Sphinx."""
    app.connect("config-inited", find_address)
    app.connect("builder-inited", search_alone)
    app.connect("source-read", put_address)
    app.connect("doctree-read", name_folds)
    app.connect("doctree-read", put_questions)
    for mark in (mark_guesses, mark_errors, mark_glossary):
        app.connect("doctree-read", mark)
    # After Sphinx has numbered what it numbers itself.
    app.connect("doctree-resolved", caption_figures)
    app.connect("doctree-resolved", fold_errors)
    # After the theme, which puts the buttons there.
    app.connect("html-page-context", on_page, priority=900)
    # Before Sphinx collects the titles, which it does at 500.
    app.connect("doctree-read", leave_out, priority=400)
