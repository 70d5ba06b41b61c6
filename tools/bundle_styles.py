"""Put the style sheets of a page into one file: one request instead of ten.

A phone waits for each of them before it shows anything.
"""

import hashlib
import re

LINK = re.compile(
    r'<link(?=[^>]*rel="stylesheet")[^>]*href="([^"]*_static/)([^"?]*\.css)'
    r'[^"]*"[^>]*>\s*'
)
# What a style sheet can only say at its beginning.
FIRST = re.compile(r'@charset "[^"]*";|@import[^;]*;')


def joined(sheets):
    """Return style sheets as one, in their order.

    Arguments:
        sheets: a list of texts, none of which imports another.

    Raises:
        ValueError: one of them imports another.

    >>> joined(['@charset "utf-8"; a {}', "b {}"])
    ' a {}\\nb {}'
    """
    texts = []
    for sheet in sheets:
        if "@import" in "".join(FIRST.findall(sheet)):
            raise ValueError(f"a style sheet imports another: {sheet[:60]}")
        texts.append(FIRST.sub("", sheet))
    return "\n".join(texts)


def with_one_sheet(page, static):
    """Return a page's HTML that links one style sheet, and write that one.

    Arguments:
        page: the page's HTML.
        static: the folder `_static`; pages with the same sheets share one.
    """
    links = list(LINK.finditer(page))
    if len(links) < 2:
        return page
    names = [link[2] for link in links]
    text = joined([(static / n).read_text(encoding="utf-8") for n in names])
    name = f"page-{hashlib.sha256(text.encode()).hexdigest()[:10]}.css"
    (static / name).write_text(text, encoding="utf-8")
    link = f'<link rel="stylesheet" href="{links[0][1]}{name}" />\n'
    first = links[0].start()
    return page[:first] + link + LINK.sub("", page[first:])
