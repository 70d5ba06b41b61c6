"""Put the licences of all that the built book contains beside its pages.

Part of `make book`.  The repository's own vendored files keep their licence
texts in the repository; those of the theme and its like come from the
installed packages, so that they are those of the versions in use.
"""

import shutil
import sys
from importlib.metadata import distribution
from pathlib import Path

from tools import ROOT

FOLDER = ROOT / "_build" / "html" / "licenses"
# Packages whose scripts, styles or pictures the build copies to _static.
PACKAGES = (
    "myst-nb",
    "pydata-sphinx-theme",
    "Pygments",
    "Sphinx",
    "sphinx-book-theme",
    "sphinx-copybutton",
    "sphinx-design",
    "sphinx-thebe",
    "sphinx-togglebutton",
)
OWN = ("LICENSE", "THIRD_PARTY.md")


def license_files(package):
    """Return the paths of an installed package's licence texts.

    Raises:
        LookupError: the package brings none.
    """
    found = distribution(package)
    paths = [
        Path(found.locate_file(path))
        for path in found.files or []
        if "license" in path.name.lower()
    ]
    if not paths:
        raise LookupError(f"{package} is installed without a licence text")
    return paths


def gather(folder):
    """Write all licence texts into `folder`, one folder a package."""
    for package in PACKAGES:
        target = folder / package
        target.mkdir(parents=True, exist_ok=True)
        for path in license_files(package):
            name = path.with_suffix(".txt").name
            shutil.copyfile(path, target / f"{path.parent.name}-{name}")
    for name in OWN:
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copytree(ROOT / "LICENSES", folder / "LICENSES", dirs_exist_ok=True)


def main():
    """Gather the texts."""
    gather(FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
