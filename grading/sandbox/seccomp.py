"""What a submission may not ask of Linux: uncounted memory, ways out.

`memfd_create`, System V's memory and message queues, and those of POSIX give
memory that outlives its use by a process, so that no limit of a process holds
for it; so do large socket buffers, and file systems mounted in a namespace of
one's own.  Sockets to a virtual machine's host, programs for the kernel and
its keyrings lead out.  Python, NumPy and JAX do without all of them.  The
list is written as the kernel's seccomp filter wants it (`man 2 seccomp`;
numbers from the kernel's syscall tables), which bubblewrap hands on with
`--seccomp`.
"""

import os
import platform
import struct
from functools import cache

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # AUDIT_ARCH_
# The numbers of calls, in the order of ARCHITECTURES: those looked into,
CLONE, SOCKET = (56, 220), (41, 198)
# and those refused.  Without clone3 the C library takes clone.
REFUSED = {
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "setsockopt": (54, 208),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "io_uring_setup": (425, 425),
    "clone3": (435, 435),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "open_by_handle_at": (304, 265),
}
# Sockets of this family and above lead past a network of one's own: those
# between a virtual machine and its host do.
FAMILIES = 17
NAMESPACES = 0x7E020000  # any CLONE_NEW... among the flags of clone
X32 = 0x40000000  # the same calls once more, under other numbers
LOAD, EQUAL, AT_LEAST, ANY_OF, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
# Where they stand in what the filter is shown.
NUMBER, ARCHITECTURE, FLAGS = 0, 4, 16  # the last: or a socket's family
ALLOW = 0x7FFF0000
REFUSE = 0x00050000 | 38  # ENOSYS, as if this kernel did not know the call


def program(machine):
    """Return the filter as bytes; b"" for a machine that is not listed.

    Each instruction is (code, how many to skip if true, and if false, value).

    >>> len(program("x86_64")) // 8, program("riscv64")
    (30, b'')
    """
    if machine not in ARCHITECTURES:
        return b""
    place = list(ARCHITECTURES).index(machine)
    numbers = [pair[place] for pair in REFUSED.values()]
    count = len(numbers) + 6
    steps = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 0, count + 3, ARCHITECTURES[machine]),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, count + 1, 0, X32),
    ]
    for left, number in zip(range(count, 6, -1), numbers):
        steps.append((EQUAL, left, 0, number))
    steps += [
        (EQUAL, 0, 2, SOCKET[place]),
        (LOAD, 0, 0, FLAGS),
        (AT_LEAST, 4, 3, FAMILIES),
        (EQUAL, 0, 2, CLONE[place]),
        (LOAD, 0, 0, FLAGS),
        (ANY_OF, 1, 0, NAMESPACES),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
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
