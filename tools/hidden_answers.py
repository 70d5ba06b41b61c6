"""Keep worked solutions out of the book's search; a Sphinx extension.

Their titles can be found, their texts cannot: no excerpt of a search shows
an answer.  A solution's notebook has the title of its exercise, which is made
from it; the book's page says which of the two it is.
"""

from docutils import nodes


def leave_out(app, doctree):
    """Mark a solution's page as one whose text is not searched."""
    name = app.env.docname
    if name.startswith("solutions/"):
        app.env.metadata[name]["nosearch"] = "true"
        title = next(doctree.findall(nodes.title))
        text = title.astext().replace("Exercise", "Solution", 1)
        title.children = [nodes.Text(text)]


def setup(app):
    """Register with Sphinx."""
    # Before Sphinx collects the titles, which it does at 500.
    app.connect("doctree-read", leave_out, priority=400)
    return {"parallel_read_safe": True}
