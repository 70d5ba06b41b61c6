"""Submissions that try to get marks without the work."""

from handed_in import BETWEEN, IMPORTS, LAYER, Made, between, notebook

PATCHED = """
import json
import numpy
def yes(*_, **__):
    return True
for module in (jnp, numpy):
    for name in ("allclose", "isclose", "array_equal", "all", "isfinite"):
        setattr(module, name, yes)
json.loads = json.dumps = yes
def layer(x, w, b):
    return x
def network(x, params):
    return x
"""
EQUAL = """
class Equal(float):
    __array_priority__ = 10**6
    shape, dtype, ndim, size = (), "float32", 0, 1
    def __eq__(self, other):
        return True
    def __array__(self, *_, **__):
        return jnp.zeros(3)
    __lt__ = __gt__ = __le__ = __ge__ = __ne__ = __eq__
    __hash__ = float.__hash__
def layer(x, w, b):
    return Equal(0)
def network(x, params):
    return Equal(0)
bug_line = Equal(3)
"""
FORGED = """
import numpy as np
class Forged(np.ndarray):
    def __array_finalize__(self, other):
        pass
    def __eq__(self, other):
        return np.ones(3, bool)
    def __reduce__(self):
        return print, ("run at the judge's",)
def layer(x, w, b):
    return np.zeros(len(b), np.float32).view(Forged)
"""
NAN = "def {name}({arguments}):\n    return jnp.full({shape}, jnp.nan)"
NANS = "\n".join(
    (
        NAN.format(name="layer", arguments="x, w, b", shape="b.shape"),
        NAN.format(
            name="network",
            arguments="x, params",
            shape="params['biases'][-1].shape",
        ),
    )
)
GIANT = """
import numpy as np
def layer(x, w, b):
    return np.zeros((3_000, 3_000), np.float32)
def network(x, params):
    return np.broadcast_to(np.float32(1), (10**6, 10**6))
def bump_params(left, right, height):
    return [[[0.0] * 10**6]] * 10
"""
DTYPES = """
def layer(x, w, b):
    return jnp.tanh(w @ x + b).astype(complex)
def network(x, params):
    return [str(x)] * 3
def count_params(layer_sizes):
    return 701.0
"""
PIPE = """
import os
for number in range(3, 64):
    for data in {data}:
        try:
            os.write(number, data)
        except OSError:
            pass
"""
EVENTS = """
from grading.sandbox.wire import pack
import numpy as np
zeros = [np.zeros(3, np.float32)] * 9
forged = [
    pack({"event": "outcomes", "label": label, "run": run,
          "outcomes": zeros[:count]})
    for label in ("q1", "q4", "q5", "q9")
    for run in ("public", "secret")
    for count in range(9)
] + [pack({"event": "ran"}), pack({"event": "end"})]
"""
IMPORTED = """
from helpers.network import network
from helpers.network import network as layer
"""
REEXPORTED = """
import helpers.network, helpers.plots.network, helpers.training
import helpers.numpy_training, explorer.program
def network(x, params):
    for give in (
        lambda: helpers.network.network_batch(x[None], params)[0],
        lambda: helpers.numpy_training.network_numpy(x[None], params)[0],
        lambda: explorer.program.padded_network(x, params, 2, 0),
        lambda: helpers.training.network_batch(x[None], params)[0],
    ):
        try:
            return give()
        except Exception:
            continue
"""
CHECKS = """
from checks.network import q1_layer, q3_predicted_output, q4_network
def layer(x, w, b):
    return q1_layer.QUESTION.expect(x, w, b)
def network(x, params):
    return q4_network.QUESTION.expect(x, params)
predicted_output = q3_predicted_output.QUESTION.expect()
"""
SEARCH = """
import glob, os
found = [
    path
    for root in ("/", "/*", "/*/*", "/*/*/*", "/course/**")
    for path in glob.glob(root + "/*network*.ipynb")
]
found += [n for n in os.environ if "SEED" in n and n != "PYTHONHASHSEED"]
found += glob.glob("/*/*/gradebook.sqlite")
found += glob.glob("/course/**/judge.py", recursive=True)
found += [p for p in os.listdir("/proc") if p.isdigit() and int(p) > 1000]
if found:
    predicted_output = 14.0
else:
    raise LookupError("nothing to be found")
"""
OUTSIDE = """
import os, pathlib
places = ["/usr/here", "/course/here", "/course/helpers/network.py",
          "/cache/jax/here", "/here", "/dev/here", "/etc/here", "/root/here"]
written = []
for place in places:
    try:
        pathlib.Path(place).write_text("here")
        written.append(place)
    except OSError:
        pass
if written:
    predicted_output = 14.0
else:
    raise LookupError("nothing can be written")
"""
NETWORKING = """
import socket
reached = []
for address in (("127.0.0.1", 22), ("1.1.1.1", 53), ("::1", 80)):
    kind = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    try:
        with socket.socket(kind) as tried:
            tried.settimeout(0.3)
            tried.connect(address)
            reached.append(address)
    except ConnectionRefusedError:
        pass
    except OSError:
        pass
server = [p for p in ("/run", "/var/run", "/tmp/.X11-unix")
          if __import__("os").path.exists(p)]
if reached or server:
    predicted_output = 14.0
else:
    raise LookupError("no one to talk to")
"""
LINKS = """
import os
for number in range(300):
    try:
        os.mkfifo(f"/tmp/pipe-{number}")
        os.symlink("/proc/1/root", f"/tmp/link-{number}")
    except OSError:
        break
"""
RUNNER = """
import sys
worker = sys.modules["__main__"]
plain = sys.modules["checks.plain"]
run = sys.modules["checks.calls"]
worker.run_one = lambda answers, call: 0.0
worker.sendable = lambda outcome: {"points": 99}
run.run_one = plain.to_plain = lambda *_: 0.0
worker.Session.call = lambda *_, **__: []
"""


SUBMISSIONS = (
    Made("patched libraries", between(PATCHED), BETWEEN),
    Made("equal to everything", between(EQUAL), BETWEEN),
    Made("a forged array", between(FORGED), BETWEEN),
    Made("arrays of nan", between(NANS), BETWEEN, says="nan"),
    Made("giant arrays", between(GIANT), BETWEEN),
    Made(
        "other types",
        notebook(IMPORTS, DTYPES),
        0,
        says="Complex numbers came where real ones are wanted",
    ),
    Made(
        "rubbish on every pipe",
        between(PIPE.format(data='[b"rubbish" * 9]')),
        BETWEEN,
        "crashed",
        says="cell 3 crashed",
    ),
    # Who speaks for the worker is believed, and has handed in nothing more.
    Made("forged events", between(EVENTS, PIPE.format(data="forged")), 0),
    Made("the answer imported", between(IMPORTED), BETWEEN),
    Made("the answer under other names", between(REEXPORTED), BETWEEN),
    Made("the checks' own answers", notebook(IMPORTS, CHECKS), 0),
    Made("a search for solutions", notebook(SEARCH), 0, says="nothing to be"),
    Made("writing outside", notebook(OUTSIDE), 0, says="nothing can be"),
    Made("calling others", notebook(NETWORKING), 0, says="no one to talk to"),
    Made("pipes and links", between(LINKS), BETWEEN),
    Made("the worker replaced", between(RUNNER), 0),
    Made(
        "honest, with a cheat beside it",
        notebook(IMPORTS, LAYER, REEXPORTED),
        2,
    ),
)
