"""One line under the first error of a kernel: there is `why()`.

It appears where somebody types, and never where a notebook is run to be
stored, tested or graded: such a run cannot be asked for input.
"""

import sys

LINE = "Stuck? Run this in a new cell:  from helpers import why; why()"


def offer_once():
    """Let IPython, where it runs, print the line after its first error."""
    shell = shell_here()
    if shell is None or not hasattr(shell, "events"):
        return

    def after_cell(result):
        if result.error_in_exec is None or not someone_types(shell):
            return
        shell.events.unregister("post_run_cell", after_cell)
        if asked(result):
            return
        print(LINE)

    shell.events.register("post_run_cell", after_cell)


def shell_here():
    """Return IPython's shell, or None where there is none."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def someone_types(shell):
    """Say whether this cell came from a person, who could be asked."""
    kernel = getattr(shell, "kernel", None)
    return kernel is None or bool(getattr(kernel, "_allow_stdin", False))


def asked(result):
    """Say whether the cell that failed calls `why` by itself."""
    return "why(" in (getattr(result.info, "raw_cell", "") or "")
