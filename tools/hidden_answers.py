"""Keep worked solutions out of the book's search; a Sphinx extension.

Their titles can be found, their texts cannot: no excerpt of a search shows
an answer.
"""


def leave_out(app, doctree):
    """Mark a solution's page as one whose text is not searched."""
    name = app.env.docname
    if name.startswith("solutions/"):
        app.env.metadata[name]["nosearch"] = "true"


def setup(app):
    """Register with Sphinx."""
    app.connect("doctree-read", leave_out)
    return {"parallel_read_safe": True}
