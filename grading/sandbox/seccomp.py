"""What a submission may not ask of Linux: memory that nobody counts.

`memfd_create` and System V's `shmget` give memory that outlives its use by a
process, so that no limit of a process holds for it.  Python, NumPy and JAX do
without both.  The list is written as the kernel's seccomp filter wants it
(`man 2 seccomp`; numbers from the kernel's syscall tables), which bubblewrap
hands on with `--seccomp`.
"""

import os
import platform
import struct
from functools import cache

# AUDIT_ARCH_..., and the numbers of memfd_create, memfd_secret and shmget.
MACHINES = {
    "x86_64": (0xC000003E, (319, 447, 29)),
    "aarch64": (0xC00000B7, (279, 447, 194)),
}
X32 = 0x40000000  # the same calls once more, under other numbers
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER, ARCHITECTURE = 0, 4  # where they stand in what the filter is shown
ALLOW = 0x7FFF0000
REFUSE = 0x00050000 | 38  # ENOSYS, as if this kernel did not know the call


def program(machine):
    """Return the filter as bytes; b"" for a machine that is not listed.

    Each instruction is (code, how many to skip if true, and if false, value).

    >>> len(program("x86_64")) // 8, program("riscv64")
    (9, b'')
    """
    if machine not in MACHINES:
        return b""
    architecture, numbers = MACHINES[machine]
    count = len(numbers)
    steps = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 0, count + 3, architecture),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, count + 1, 0, X32),
    ]
    for left, number in zip(range(count, 0, -1), numbers):
        steps.append((EQUAL, left, 0, number))
    steps += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


@cache
def filter_file():
    """Return a path that gives this machine's filter, or None."""
    text = program(platform.machine())
    if not text:
        return None
    number = os.memfd_create("filter")
    os.write(number, text)
    return f"/proc/{os.getpid()}/fd/{number}"
