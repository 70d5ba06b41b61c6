"""What the search knows: each section of the book, in words.

An excerpt shows prose: no code, no markup, nothing that a page shows only
behind a click.  Of a page that is not to be searched, worked solutions above
all, it knows the title alone.
"""

import re

from docutils import nodes
from sphinx.addnodes import desc_name, desc_signature

FOLD = re.compile(r"<(/?)details\b")
NAME = re.compile(r"[A-Za-z_][\w.]{2,}")
CODE = (nodes.literal_block, desc_name)
BLOCKS = (nodes.title, nodes.math_block, nodes.comment, nodes.doctest_block)
BLOCKS += (nodes.section, nodes.literal_block, desc_signature)


def prose(node):
    """Yield the paragraphs of a section that are read without a click.

    Arguments:
        node: a docutils section, or a part of one.
    """
    folded = 0
    for child in node.children:
        if isinstance(child, nodes.raw):
            marks = FOLD.findall(child.astext())
            folded += sum(-1 if closes else 1 for closes in marks)
        elif folded or isinstance(child, BLOCKS):
            continue
        elif isinstance(child, nodes.TextElement):
            yield child
        elif "cell" not in child.get("classes", ()):
            yield from prose(child)


def in_words(paragraph):
    """Return a paragraph as plain text, a formula with commands as dots.

    >>> formula = nodes.math("", r"\\sin q")
    >>> in_words(nodes.paragraph("", "", nodes.Text("It is "), formula))
    'It is …'
    """
    texts = []
    for text in paragraph.findall(nodes.Text):
        words = text.astext()
        if isinstance(text.parent, nodes.math):
            words = "…" if "\\" in words else re.sub("[{}]", "", words)
        texts.append(words)
    return " ".join("".join(texts).split())


def bold_in(paragraphs):
    """Return the terms that are bold in paragraphs: those defined there."""
    return [
        bold.astext()
        for paragraph in paragraphs
        for bold in paragraph.findall(nodes.strong)
    ]


def names_in(section):
    """Return the names in a section's own blocks of code, sorted."""
    found = set()
    for child in section.children:
        if not isinstance(child, nodes.section):
            for block in child.findall(lambda node: isinstance(node, CODE)):
                found.update(NAME.findall(block.astext()))
    return " ".join(sorted(found))


def sections_of(page, doctree, closed=False):
    """Return what is known of each section of a page, in order.

    Arguments:
        page: the page's name, "lessons/03_vmap".
        doctree: its document.
        closed: whether its titles alone are known.

    Returns:
        a list of dicts: page, id ("" for the page's top), title, text,
        terms that are defined there, and names in its code.
    """
    found = []
    for section in doctree.findall(nodes.section):
        paragraphs = [] if closed else list(prose(section))
        top = not isinstance(section.parent, nodes.section)
        found.append(
            {
                "page": page,
                "id": "" if top else section["ids"][0],
                "title": section[0].astext(),
                "text": " ".join(map(in_words, paragraphs)),
                "terms": bold_in(paragraphs),
                "names": "" if closed else names_in(section),
            }
        )
    return found[:1] if closed else found


def all_sections(env):
    """Return the sections of all pages of a Sphinx environment."""
    return [
        section
        for page in sorted(env.found_docs)
        for section in sections_of(
            page, env.get_doctree(page), "nosearch" in env.metadata[page]
        )
    ]
