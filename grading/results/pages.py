"""Pages that stand alone: one file, nothing fetched, no script."""

import hashlib
import re
import unicodedata
from functools import cache
from pathlib import Path

import jinja2
import markupsafe

from grading.results.tables import UNPRINTABLE, plain, write_whole

TICKS = re.compile(r"`([^`\n]+)`")
TEMPLATES = Path(__file__).with_name("templates")


@cache
def templates():
    """Return the templates; whatever is put into them is escaped."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["ticks"] = ticks
    return made


def ticks(text):
    """Return a text as HTML, in which what stands in backticks is code.

    >>> print(ticks("`a<b` or c<d"))
    <code>a&lt;b</code> or c&lt;d
    """
    marked = TICKS.sub(r"<code>\1</code>", str(markupsafe.escape(text)))
    return markupsafe.Markup(marked)


def write_page(path, template, **values):
    """Fill in a template and write the page; return its path."""
    text = templates().get_template(template).render(**values)
    return write_whole(path, UNPRINTABLE.sub("\ufffd", text))


def file_name(name, ending=".html"):
    """Return a safe file name for a student's, another for each student.

    The letters are for people; the number behind them keeps apart "Ana" and
    "ana", and all names that no letter of the alphabet is left of.

    >>> file_name("../Núñez, Ana")
    'nunez-ana-7ae8dd47.html'
    """
    text = plain(name)
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore")
    slug = re.sub(r"[^a-z0-9]+", "-", letters.decode().lower()).strip("-")
    number = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    return "-".join([slug[:60], number] if slug else [number]) + ending
