"""Submissions that crash, hang, or take all they can get."""

from handed_in import BETWEEN, COUNT, IMPORTS, NETWORK, Made, between, notebook

SEGFAULT = "import ctypes\nctypes.string_at(0)"
ENDLESS_LAYER = "def layer(x, w, b):\n    while True:\n        pass"
DEEP = "def deep(n):\n    return deep(n + 1)\ndeep(0)"
FORKS = """
import os
for _ in range(10_000):
    try:
        os.fork()
    except OSError:
        pass
"""
DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(100_000)
    os._exit(0)
"""
DEAF = """
import signal
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
while True:
    pass
"""
STOPPED = """
import os, signal
for number in (os.getppid(), 1):
    for name in ("SIGSTOP", "SIGKILL", "SIGTERM"):
        try:
            os.kill(number, getattr(signal, name))
        except OSError:
            pass
"""
STOP_SELF = "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"
CATCH_ALL = """
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
"""
MEMFD = """
import os
held = 0
try:
    for _ in range(50):
        held += os.write(os.memfd_create("m"), bytes(90_000_000))
except OSError:
    pass
raise ValueError(f"held {held}")
"""
SHARED = """
import ctypes
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
held = 0
for _ in range(10):
    number = libc.shmget(0, 500_000_000, 0o1600)
    if number >= 0:
        address = ctypes.c_void_p(libc.shmat(number, None, 0))
        ctypes.memset(address, 1, 500_000_000)
        libc.shmdt(address)
        held += 500_000_000
raise ValueError(f"held {held}")
"""
DISK = """
import os
written = 0
with open("/tmp/full", "wb") as file:
    try:
        while written < 10**9:
            written += file.write(bytes(10**6))
    except OSError:
        pass
for number in range(200):
    try:
        with open(f"/tmp/{number}", "wb") as file:
            file.write(bytes(10**6))
    except OSError:
        break
"""
THREADS = """
import threading, time
for _ in range(2_000):
    try:
        threading.Thread(target=time.sleep, args=(10**6,), daemon=True).start()
    except RuntimeError:
        break
"""

SUBMISSIONS = (
    Made(
        "an endless loop in a cell",
        between("while True:\n    pass"),
        BETWEEN,
        "timed out",
        says="cell 3",
    ),
    Made(
        "an endless loop in a function",
        between(ENDLESS_LAYER),
        BETWEEN,
        says="no answer after",
    ),
    Made(
        "a loop that catches everything",
        between(CATCH_ALL),
        BETWEEN,
        "timed out",
        says="cell 3",
    ),
    Made("recursion without end", between(DEEP), BETWEEN, says="Recursion"),
    Made("sys.exit", between("import sys\nsys.exit(0)"), BETWEEN),
    Made(
        "os._exit",
        between("import os\nos._exit(0)"),
        BETWEEN,
        "crashed",
        says="cell 3",
    ),
    Made("a crash in a cell", between(SEGFAULT), BETWEEN, "crashed"),
    Made(
        "a crash in a function",
        notebook(
            IMPORTS,
            COUNT,
            f"def layer(x, w, b):\n    {SEGFAULT.replace(chr(10), '; ')}",
            "predicted_output = 14.0",
        ),
        BETWEEN,
        "crashed",
        says="q1",
    ),
    Made(
        "30 MB of output",
        between("for _ in range(30):\n    print('x' * 10**6, flush=True)"),
        BETWEEN,
    ),
    Made(
        "6 GB of memory",
        between("hoard = [bytearray(10**8) for _ in range(60)]"),
        BETWEEN,
        says="MemoryError",
    ),
    Made(
        "memory in many processes",
        between(
            "import os, time\nfor _ in range(9):\n    if os.fork() == 0:\n"
            "        hoard = b'x' * (5 * 10**8)\n        time.sleep(10**6)\n"
            "time.sleep(10**6)"
        ),
        BETWEEN,
        "crashed",
        says="too much memory",
    ),
    Made("memory of no process", between(MEMFD), BETWEEN, says="held 0"),
    Made("shared memory", between(SHARED), BETWEEN, says="held 0"),
    Made("a fork bomb", between(FORKS), BETWEEN, "crashed"),
    Made("threads without number", between(THREADS), BETWEEN),
    Made("a daemon left behind", between(DAEMON), BETWEEN),
    Made("deaf to all signals", between(DEAF), BETWEEN, "timed out", "cell 3"),
    Made("the sandbox's first process", between(STOPPED), BETWEEN),
    Made(
        "stopped by itself", between(STOP_SELF), BETWEEN, "timed out", "cell 3"
    ),
    Made("the disk filled", between(DISK), BETWEEN),
    Made(
        "6 MB of code",
        between(f"text = '{'x' * 6_000_000}'"),
        BETWEEN,
        says="too long: this cell was left out",
    ),
    Made(
        "an exit handler that waits",
        notebook(
            IMPORTS,
            COUNT,
            "import atexit, time\natexit.register(time.sleep, 10**6)",
            NETWORK.replace("layer(x, w, b)", "jnp.tanh(w @ x + b)"),
        ),
        4,
    ),
)
