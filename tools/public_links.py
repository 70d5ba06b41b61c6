"""Every link that depends on the course's public address.

Pages hold marks such as `<!-- launch -->` and `<!-- /launch -->`; what stands
between them is written for the address.  While that is the placeholder, one
line says so, and no dead link is offered.  Notebooks are opened from the
branch `published`, which tools/publish.py makes.
"""

import re
from urllib.parse import quote, urlencode

from tools import ROOT
from tools.address import PLACEHOLDER, book_address, short

COLAB = "https://colab.research.google.com/github"
BINDER = "https://mybinder.org/v2/gh"
BRANCH = "published"
NOT_SET = (
    "*The course's public address is not set here, so there are no links to "
    "Colab, Binder or the repository: the book that GitHub publishes and "
    "the branch* `published` *have them.*\n"
)


def colab_link(address, name):
    """Return the address that opens one notebook in Colab."""
    return f"{COLAB}/{short(address)}/blob/{BRANCH}/{name}"


def binder_link(address, name):
    """Return the address that opens one notebook in Binder."""
    path = quote(f"lab/tree/{name}", safe="")
    return f"{BINDER}/{short(address)}/{BRANCH}?urlpath={path}"


def hub_link(address, name):
    """Return the query of nbgitpuller that fetches and opens a notebook."""
    path = f"lab/tree/{short(address).rpartition('/')[2]}/{name}"
    query = {"repo": address, "branch": BRANCH, "urlpath": path}
    return f"hub/user-redirect/git-pull?{urlencode(query)}"


def stems(root):
    """Return {stem: title} of all lessons, in order."""
    paths = sorted((root / "lessons").glob("[0-9]*.ipynb"))
    return {
        path.stem: path.stem.replace("_", " ", 1).replace("_", " ")
        for path in paths
    }


def launch_row(address, root, stem, title):
    """Return one row of the table: a lesson's notebooks in Colab, Binder."""
    cells = []
    for kind in ("lesson", "exercise", "solution"):
        name = f"{kind}s/{stem}.ipynb"
        there = (root / name).exists()
        link = f"[{kind}]({colab_link(address, name)})"
        cells.append(link if there else kind)
    binder = binder_link(address, f"lessons/{stem}.ipynb")
    return f"| {title} | {' · '.join(cells)} | [lesson]({binder}) |"


def launch_lines(address, root=ROOT):
    """Return the links to Colab and Binder for README and landing page."""
    lines = [
        f"Read the book at <{book_address(address)}>, or open a notebook:",
        "",
        "| lesson | in Colab | in Binder |",
        "|---|---|---|",
    ]
    lines += [launch_row(address, root, *item) for item in stems(root).items()]
    return "\n".join(lines) + "\n"


def hub_lines(address, root=ROOT):
    """Return links of nbgitpuller's form, one a lesson, and Binder's."""
    lines = [
        "Put your hub's address in front of the first:",
        "",
        "| lesson | on your JupyterHub | in Binder |",
        "|---|---|---|",
    ]
    for stem, title in stems(root).items():
        name = f"lessons/{stem}.ipynb"
        hub = f"`{hub_link(address, name)}`"
        binder = f"[open]({binder_link(address, name)})"
        lines.append(f"| {title} | {hub} | {binder} |")
    return "\n".join(lines) + "\n"


def release_lines(address, root=ROOT):
    """Return the links from the changelog to the releases."""
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    return "".join(
        f"[{version}]: {address}/releases/tag/v{version}\n"
        for version in re.findall(r"(?m)^## \[?(\d[\w.]*)\]?", text)
    )


# What stands between the marks of each name: with an address, and without.
BLOCKS = {
    "launch": (launch_lines, NOT_SET),
    "links": (hub_lines, NOT_SET),
    "releases": (release_lines, ""),
}
MARKED = re.compile(r"(?s)(<!-- (\w+) -->\n).*?(<!-- /\2 -->)")


def fill(text, address, root=ROOT):
    """Return a page's text with every marked block written anew.

    >>> page = "<!-- launch -->\\n<!-- /launch -->"
    >>> "not set here" in fill(page, PLACEHOLDER)
    True
    """

    def block(match):
        if match[2] not in BLOCKS:
            return match[0]
        make, unset = BLOCKS[match[2]]
        made = unset if address == PLACEHOLDER else make(address, root)
        return match[1] + made + match[3]

    return MARKED.sub(block, text)


def addressed(text, name, old, new, root=ROOT):
    """Return a file's text with the address `new` in place of `old`.

    Arguments:
        text: what the file holds.
        name: the file's name; in a page, the marked blocks are written anew.
        old, new: addresses of the course.
        root: where the notebooks lie that a block lists.

    >>> addressed(f"see {PLACEHOLDER}/issues", "a.py", PLACEHOLDER, "URL")
    'see URL/issues'
    """
    # What follows an address must not be part of a longer name.
    text = re.sub(re.escape(old) + r"(?![\w-])", new, text)
    return fill(text, new, root) if name.endswith(".md") else text
