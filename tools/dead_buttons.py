"""Take out the theme's buttons that lead nowhere; a Sphinx extension.

While the public address is the placeholder, Colab, Binder, the repository
and its issues cannot be reached.  The download button stays.
"""

from tools.public_links import PLACEHOLDER

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


def on_page(app, pagename, templatename, context, doctree):
    """Filter the header buttons of one page."""
    if "header_buttons" in context:
        options = app.config.html_theme_options
        context["header_buttons"] = living(
            context["header_buttons"], options.get("repository_url")
        )


def setup(app):
    """Register with Sphinx, to run after the theme."""
    app.connect("html-page-context", on_page, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
