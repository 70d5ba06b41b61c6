"""Put all pages of the built book into one HTML document, to be printed.

Each page becomes a chapter; links between pages become links within the
document.  What needs a click is unfolded: the answers of a lesson or an
exercise go to the end of their chapter, so that a question is read before
its answer; worked solutions are open where they stand.
"""

import html
import posixpath
import re

import yaml
from bs4 import BeautifulSoup

STYLE = """
@page { size: A4; margin: 16mm 17mm 18mm; }
body { background: white; color: black; font-size: 9.5pt; line-height: 1.4; }
.chapter, .contents { break-before: page; }
h1 { margin-top: 0; }
h2, h3, summary { break-after: avoid; }
pre, code { white-space: pre-wrap !important; overflow-wrap: anywhere; }
pre { overflow: hidden !important; font-size: 8pt; line-height: 1.3; }
pre { padding: 0.5em !important; margin: 0.4em 0 !important; }
.cell, .cell_output { margin: 0.3em 0 !important; }
p, li { margin-bottom: 0.5em; }
h1, h2, h3 { margin: 1.2em 0 0.6em; }
img.figure, .cell_output img { max-height: 70mm; width: auto; }
img, svg, tr, .admonition { break-inside: avoid; }
img, svg { max-width: 100%; height: auto; }
table { width: 100%; font-size: 9pt; }
th, td { padding: 0.3em !important; }
.title-page { text-align: center; padding-top: 60mm; break-after: page; }
.contents li { display: flex; gap: 1em; justify-content: space-between; }
.contents ol { list-style: none; padding: 0; }
.contents li { margin: 0; font-size: 9pt; }
.contents h2 { font-size: 12pt; margin-top: 0.8em; }
.headerlink, .copybtn, nav { display: none; }
summary { list-style: none; font-weight: bold; }
.live { font-style: italic; }
"""
NO_KERNEL = "On the website and in the notebook, this cell shows live sliders."
# Chapters whose folded answers are moved behind their last question.
ASKING = ("lessons/", "exercises/")


def contents(root):
    """Return [(caption, [page, ...]), ...], the landing page first.

    Arguments:
        root: the folder that holds `_toc.yml`.
    """
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    parts = [
        (
            part["caption"],
            [
                page["file"]
                for chapter in part["chapters"]
                for page in [chapter, *chapter.get("sections", ())]
            ],
        )
        for part in toc["parts"]
    ]
    return [("", [toc["root"]]), *parts]


def mark(page, anchor=""):
    """Return the name that a page, or a place in it, has in the document.

    >>> mark("lessons/03_vmap", "why")
    'lessons-03_vmap--why'
    """
    return page.replace("/", "-") + ("--" + anchor if anchor else "")


def inner_link(page, href, pages):
    """Return where a link of `page` leads in the document, or None.

    >>> inner_link("lessons/a", "../reference/b.html#c", {"reference/b"})
    '#reference-b--c'
    """
    target, _, anchor = href.partition("#")
    if re.match(r"[a-z]+:", href):
        return href
    folder = posixpath.dirname(page)
    there = posixpath.normpath(posixpath.join(folder, target))
    there = there.removesuffix(".html") if target else page
    return "#" + mark(there, anchor) if there in pages else None


def point_within(page, article, pages):
    """Make ids unique, links internal, and paths relative to the root."""
    for tag in article.find_all(id=True):
        tag["id"] = mark(page, tag["id"])
    for name in ("aria-labelledby", "aria-describedby"):
        for tag in article.find_all(attrs={name: True}):
            tag[name] = mark(page, tag[name])
    for link in article.find_all("a", href=True):
        href = inner_link(page, link["href"], pages)
        if href is None:
            link.unwrap()
        else:
            link["href"] = href
    for image in article.find_all("img", src=True):
        if not image["src"].startswith("data:"):
            path = posixpath.join(posixpath.dirname(page), image["src"])
            image["src"] = posixpath.normpath(path)
        del image["loading"]


def unfold(page, article, soup):
    """Open what is folded; answers go behind a lesson's last question."""
    for output in article.select("details:is(.below-input, .entry)"):
        output.summary.decompose()
        output.unwrap()
    folded = article.find_all("details")
    asking = page.startswith(ASKING)
    for details in folded:
        details["open"] = ""
    if not (asking and folded):
        return
    end = soup.new_tag("section")
    heading = soup.new_tag("h2")
    heading.string = "Folded parts of this chapter"
    end.append(heading)
    for number, details in enumerate(folded, 1):
        name = mark(page, f"folded-{number}")
        summary = details.find("summary")
        words = " ".join(summary.get_text(" ").split())
        link = soup.new_tag("a", href="#" + name)
        link.string = f"{words} ({number}): at the end of this chapter"
        note = soup.new_tag("p")
        note.append(link)
        details.replace_with(note)
        summary.string = f"{words} ({number})"
        details["id"] = name
        end.append(details)
    article.append(end)


def show_without_kernel(article, soup):
    """Take out what leads nowhere on paper; say where sliders would be."""
    for tag in article.select("script, button, .downloads"):
        tag.decompose()
    for tag in article.find_all("noscript"):
        for words in tag.find_all("p"):
            words.string = "On the website, this picture is live."
        tag.unwrap()
    for cell in article.select(".cell.tag_nbval-ignore-output"):
        if not cell.select_one(".cell_output"):
            note = soup.new_tag("p", attrs={"class": "live"})
            note.string = NO_KERNEL
            cell.append(note)


def chapter(built, page, pages):
    """Return one page's chapter as HTML, and its title."""
    text = (built / f"{page}.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(text, "html.parser")
    article = soup.select_one("article.bd-article")
    for link in article.select("a.headerlink"):
        link.decompose()
    show_without_kernel(article, soup)
    unfold(page, article, soup)
    point_within(page, article, pages)
    title = article.find("h1").get_text().strip()
    name = mark(page)
    return f'<div class="chapter" id="{name}">{article}</div>', title


def head(built, page):
    """Return the styles and MathJax's settings of a built page."""
    text = (built / f"{page}.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(text, "html.parser")
    tags = soup.find_all("link", rel="stylesheet")
    for tag in tags:
        tag["href"] = tag["href"].replace("../", "")
    tags += soup.find_all("script", string=lambda t: t and "MathJax" in t)
    tags += ['<script src="_static/mathjax/tex-chtml.js"></script>']
    return "".join(map(str, tags))


def contents_list(parts, titles):
    """Return the list of contents; page numbers are filled in later."""
    lines = ['<div class="contents"><h1>Contents</h1>']
    for caption, pages in parts:
        lines.append(f"<h2>{html.escape(caption)}</h2><ol>")
        for page in pages:
            name = mark(page)
            lines.append(
                f'<li><a href="#{name}">{html.escape(titles[page])}</a>'
                f'<span data-page="{name}"></span></li>'
            )
        lines.append("</ol>")
    return "".join(lines) + "</div>"


def document(built, root, version):
    """Return the whole book as one HTML document.

    Arguments:
        built: the folder of the built pages.
        root: the folder that holds `_toc.yml`.
        version: the course's version, for the title page.
    """
    (_, (landing,)), *parts = contents(root)
    pages = [landing, *(page for _, names in parts for page in names)]
    chapters = {page: chapter(built, page, set(pages)) for page in pages}
    titles = {page: title for page, (_, title) in chapters.items()}
    body = "".join(text for text, _ in chapters.values())
    title = html.escape(titles[landing])
    return (
        f'<!DOCTYPE html><html lang="en" data-theme="light"><head>'
        f'<meta charset="utf-8"><title>{title}</title>'
        f"{head(built, parts[0][1][0])}<style>{STYLE}</style></head><body>"
        f'<div class="title-page"><p style="font-size: 26pt">{title}</p>'
        f"<p>Version {version}</p></div>"
        f"{contents_list(parts, titles)}{body}</body></html>"
    )
