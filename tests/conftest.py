"""A browser and a web server; which file is tested by whom, and when."""

import pytest

from book.browser import chromium, served
from lessons import ROOT


@pytest.fixture(scope="session")
def book_address():
    """Serve the built book on this machine alone; return its address."""
    folder = ROOT / "_build" / "html"
    assert (folder / "index.html").is_file(), "build the book first: make book"
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Start Chromium once for all browser tests of a worker."""
    with chromium() as started:
        yield started


# These take longest, and begin first: no worker is left alone with one.
LONGEST = ("test_colab", ".ipynb", "test_grading_marks", "test_checks_")


def pytest_collection_modifyitems(items):
    """Put the tests of the longest files first, the others as they come."""

    def rank(item):
        file = item.nodeid.split("::")[0]
        found = (n for n, name in enumerate(LONGEST) if name in file)
        return next(found, len(LONGEST))

    items.sort(key=rank)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Hand a worker a file at a time; the notebooks are as one file.

    In one worker, each finds what those before it have compiled.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Files(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.split("::")[0]
            return "notebooks" if file.endswith(".ipynb") else file

    if config.option.dist == "loadscope":
        config.option.loadscopereorder = False
        return Files(config, log)
