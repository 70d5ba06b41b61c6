"""Where the course lives in public: found, not typed.

A workflow on GitHub knows it from its run, a clone from its `origin`; else it
is what `_config.yml` holds.  Colab and GitHub Pages open github.com alone, so
that no other host counts as public here.
"""

import os
import re
import subprocess

from tools import ROOT

HOST = "https://github.com/"
PLACEHOLDER = HOST + "YOUR_ACCOUNT/train-a-network"
ADDRESS = re.compile(re.escape(HOST) + r"[\w.-]+/[\w.-]+")
IN_CONFIG = re.compile(r"(?m)^repository:\n  url: (\S+)$")
# Every form in which git takes it: an address with a password or a port in it,
# behind a firewall that of ssh.github.com; or ssh's own short form, with
# github.com-work where ~/.ssh/config tells two accounts apart.
LONG = (
    r"(?:https?|git|(?:git\+)?ssh)://(?:[^@/]+@)?"
    r"(?:www\.|ssh\.)?(?i:github\.com)(?::\d+)?/"
)
SHORT = r"[\w.-]+@(?i:github\.com)(?:-[\w-]+)?:/?"
REMOTE = re.compile(rf"(?:{LONG}|{SHORT})([\w.-]+/[\w.-]+?)(?:\.git)?/?")


def stored_address(root=ROOT):
    """Return the address that `_config.yml` holds."""
    text = (root / "_config.yml").read_text(encoding="utf-8")
    return IN_CONFIG.search(text).group(1)


def course_address(root=ROOT, variables=os.environ):
    """Return the course's address: of the run, of `origin`, or as stored.

    Arguments:
        root: the checkout.
        variables: the environment; GitHub puts the run's address there.
    """
    server = variables.get("GITHUB_SERVER_URL", "")
    run = public(f"{server}/{variables.get('GITHUB_REPOSITORY', '')}")
    return run or public(origin(root)) or stored_address(root)


def public(remote):
    """Return the address on github.com that a remote stands for, or "".

    >>> public("git@github.com:some-school/jax.git")
    'https://github.com/some-school/jax'
    >>> public("https://git.example.edu/some-school/jax")
    ''
    """
    found = REMOTE.fullmatch(remote)
    return HOST + found[1] if found else ""


def origin(root):
    """Return the address of the checkout's remote `origin`, or ""."""
    if not (root / ".git").exists():
        return ""
    command = ["git", "-C", root, "remote", "get-url", "origin"]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip()


def short(address):
    """Return ACCOUNT/NAME.

    >>> short("https://github.com/some-school/jax")
    'some-school/jax'
    """
    return address.removeprefix(HOST)


def book_address(address):
    """Return where GitHub Pages shows the book.

    >>> book_address("https://github.com/Some-School/Jax")
    'https://some-school.github.io/Jax/'
    """
    account, name = short(address).split("/")
    host = f"{account.lower()}.github.io"
    # A repository of the host's own name is the whole of it.
    return f"https://{host}/" + (f"{name}/" if name.lower() != host else "")
