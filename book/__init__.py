"""What makes the website out of the notebooks: a Sphinx extension.

`theme.py` changes what Sphinx is about to write, `pages.py` what it has
written; the modules beside them make downloads, PDF, licences and README's
moving picture from the built pages.
"""

from book import pages, theme


def setup(app):
    """Register with Sphinx."""
    theme.setup(app)
    pages.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
