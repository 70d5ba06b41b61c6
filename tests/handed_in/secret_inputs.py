"""Submissions that want the secret inputs, or know only the public ones."""

from handed_in import IMPORTS, Made, notebook

LEAK = """
import numpy as np
def layer(x, w, b):
    seen = f"SECRET {np.asarray(w).sum():.6f}"
    raise ValueError(seen * (w.shape[0] > 0))
"""
EARLY = """
import gc, os
from grading.sandbox.wire import pack
import numpy as np
def layer(x, w, b):
    for number in range(3, 64):
        try:
            os.write(number, pack({"event": "ran"}))
        except OSError:
            pass
    return jnp.zeros(b.shape)
def network(x, params):
    calls = [o for o in gc.get_objects() if type(o).__name__ == "Call"]
    raise ValueError(f"SECRET {len(calls)}")
"""
READ = """
import os, stat, threading, time
from grading.sandbox.wire import pack
pipes = [n for n in range(3, 64)
         if os.path.exists(f"/proc/self/fd/{n}")
         and stat.S_ISFIFO(os.fstat(n).st_mode)]
def say(event):
    for number in pipes:
        try:
            os.write(number, pack(event))
        except OSError:
            pass
def layer(x, w, b):
    say({"event": "ran"})
    heard = []
    def read(number):
        try:
            while data := os.read(number, 1 << 16):
                heard.append(data)
        except OSError:
            pass
    for number in pipes:
        threading.Thread(target=read, args=(number,), daemon=True).start()
    time.sleep(1)
    text = f"SECRET of {len(b''.join(heard))} bytes"
    say({"event": "raised", "number": 2, "kind": "Told", "message": text})
    raise ValueError(text)
"""
COUNTED = """
calls = []
def layer(x, w, b):
    calls.append(1)
    if len(calls) > 2:
        return jnp.zeros(b.shape)
    return jnp.tanh(w @ x + b)
"""
HARD_CODED = """
import numpy as np
def layer(x, w, b):
    if float(x[0]) in {first!r}:
        return jnp.tanh(w @ x + b)
    return jnp.zeros(b.shape)
"""


def first_inputs():
    """Return the first numbers that the notebook's own check of q1 draws."""
    from grading.exercise import calls_of

    calls = calls_of("01_network", "q1", 0)
    return [float(call.arguments[0][0]) for call in calls]


SUBMISSIONS = (
    Made(
        "inputs in a message",
        notebook(IMPORTS, LEAK),
        0,
        says="SECRET",  # the public inputs, which the notebook shows anyway
    ),
    Made(
        "secrets asked for early",
        notebook(IMPORTS, EARLY),
        0,
        "crashed",
        hides="SECRET",
    ),
    Made(
        "secrets read off the pipe",
        notebook(IMPORTS, READ),
        0,
        "crashed",
        hides="SECRET",
    ),
    Made("right for the first calls only", notebook(IMPORTS, COUNTED), 0),
    Made(
        "right for the notebook's inputs only",
        notebook(IMPORTS, HARD_CODED.format(first=first_inputs())),
        0,
        says="is something fixed in it",
    ),
)
