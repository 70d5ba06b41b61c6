"""Start a JupyterLab on this machine alone, for tests and benchmarks."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from tools import ROOT

# Nothing here may ask another host, or ask the reader anything.
NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}
SECONDS_TO_START = 60


@contextlib.contextmanager
def running_lab(folder, home):
    """Run JupyterLab until the `with` block ends.

    Arguments:
        folder: what it shows, such as a copy of lessons/.
        home: an empty folder for its settings and its log.

    Yields:
        its address, such as http://127.0.0.1:50123.
    """
    home = Path(home)
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    news = settings / "notification.jupyterlab-settings"
    news.write_text(json.dumps(NO_NEWS), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (home / "lab.log").open("w")
    server = subprocess.Popen(
        command(folder, port, home),
        env=environment(home),
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/api", server, home)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
        log.close()


def command(folder, port, home):
    """Return the command line: no token, and this machine alone."""
    return [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *("--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"),
        *("--IdentityProvider.token=", "--ServerApp.password="),
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.user_settings_dir={home / 'settings'}",
        f"--LabApp.workspaces_dir={home / 'workspaces'}",
        "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly",
    ]


def environment(home):
    """Return an environment with settings of its own, and the helpers."""
    places = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, places)),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
    }


def wait_for(address, server, home):
    """Return as soon as the server answers; raise if it never does."""
    for _ in range(10 * SECONDS_TO_START):
        # No answer yet, in one way or another; a busy machine times out.
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=10).close()
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=0.1)
            break
    text = (home / "lab.log").read_text(encoding="utf-8")
    raise RuntimeError(f"JupyterLab did not start:\n{text[-2000:]}")
