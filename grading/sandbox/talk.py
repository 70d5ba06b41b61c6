"""Talk with a worker: send its job, read its events, end it in time."""

import contextlib
import os
import selectors
import signal
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from time import monotonic

import psutil

from grading.sandbox.bubblewrap import command_of
from grading.sandbox.wire import HEAD, Malformed, lengths, unpack

POLL_SECONDS = 0.2
START_SECONDS = 120  # until the first event: Python and JAX are loaded
GRACE_SECONDS = 5  # the worker's own clock goes first
MOST_EVENTS = 10_000
AT_THE_END = ("call", "outcomes", "end")  # what may follow "ran"


@dataclass(frozen=True)
class End:
    """How a worker came to its end."""

    # "done", "exited", "killed", "silent", "time", "memory", "answers"
    why: str
    detail: str = ""


def talk(box, job, secret, limits, seconds):
    """Run one worker; return its events and its `End`.

    Arguments:
        box: a `Box`.
        job: the first message, packed.
        secret: the second message, packed; sent when the cells have run.
        limits: `Limits`.
        seconds: of the clock, for all of it.

    Returns:
        a list of events, dicts that the worker made and nobody has checked
        but for their form; and an `End`.
    """
    command, environment = command_of(box, limits)
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=folder if box.trusted else None,
            start_new_session=True,
        )
        try:
            events, ended = Listener(process, secret, limits, seconds).listen(
                job
            )
            if ended.why == "done":
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(GRACE_SECONDS)  # its time is then counted
            return events, ended
        finally:
            end(process)


class Listener:
    """What has been heard from one worker, and how long it may go on."""

    def __init__(self, process, secret, limits, seconds):
        self.process, self.secret, self.limits = process, secret, limits
        self.last = monotonic() + seconds
        self.quiet_until = monotonic() + START_SECONDS
        self.buffer, self.heard, self.events = bytearray(), 0, []
        self.cells_ran = False
        self.weighed = 0.0  # when: it takes a look at all processes there are

    def listen(self, job):
        """Send the job and read until there is no more to read."""
        send(self.process, job)
        pipe = self.process.stdout
        os.set_blocking(pipe.fileno(), False)
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while True:
                ready = selector.select(POLL_SECONDS)
                try:
                    end = self.read(pipe) if ready else None
                except Malformed as error:
                    end = End("answers", str(error))
                end = end or self.over()
                if end:
                    return self.events, end

    def read(self, pipe):
        """Read what there is; return an `End` if it is the last."""
        data = pipe.read(1 << 20)
        if not data:
            return gone(self.process)
        self.heard += len(data)
        if self.heard > self.limits.answers:
            return End("answers", f"more than {self.limits.answers} bytes")
        self.buffer += data
        for event in self.whole_events():
            if self.cells_ran and event.get("event") not in AT_THE_END:
                raise Malformed("no such event once the cells have run")
            self.events.append(event)  # at once: the next may be malformed
            if event.get("event") == "ran":
                self.cells_ran = True
                send(self.process, self.secret)
            self.quiet_until = (
                monotonic() + GRACE_SECONDS + self.time_for(event)
            )
            if event.get("event") == "end":
                return End("done")
        if len(self.events) > MOST_EVENTS:
            return End("answers", f"more than {MOST_EVENTS} events")
        return None

    def whole_events(self):
        """Take the messages off the buffer that have come whole."""
        while len(self.buffer) >= HEAD.size:
            size = HEAD.size + sum(lengths(bytes(self.buffer[: HEAD.size])))
            if len(self.buffer) < size:
                break
            event = unpack(bytes(self.buffer[:size]))
            del self.buffer[:size]
            if not isinstance(event, dict):
                raise Malformed("an event is a dict")
            yield event

    def time_for(self, event):
        """Return how many seconds of silence may follow an event."""
        if self.cells_ran or event.get("event") == "call":
            return self.limits.call_seconds
        return self.limits.cell_seconds

    def over(self):
        """Return an `End` if time or memory is used up."""
        now = monotonic()
        if now > self.last:
            return End("time")
        if now > self.quiet_until:
            return End("silent")
        if now > self.weighed + POLL_SECONDS:
            self.weighed = now
            if memory_of(self.process) > self.limits.memory:
                return End("memory")
        return None


def send(process, message):
    """Write a message without waiting for the worker to read it."""

    def write():
        with contextlib.suppress(OSError, ValueError):
            process.stdin.write(message)
            process.stdin.flush()

    threading.Thread(target=write, daemon=True).start()


def gone(process):
    """Return the `End` of a worker that has closed its pipe."""
    try:
        code = process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        return End("exited", "it closed its pipe")
    if code < 0 or code > 128:
        number = -code if code < 0 else code - 128
        with contextlib.suppress(ValueError):
            return End("killed", signal.Signals(number).name)
    return End("exited", f"exit status {code}")


def memory_of(process):
    """Return the bytes that a process and all below it hold in memory."""
    total = 0
    for each in family(process):
        with contextlib.suppress(psutil.Error):
            total += each.memory_info().rss
    return total


def family(process):
    """Return a process and all that it has started, directly or not."""
    try:
        first = psutil.Process(process.pid)
        return [first, *first.children(recursive=True)]
    except psutil.Error:
        return []


def end(process):
    """End a worker and all that it has started; leave nothing open."""
    for each in family(process):
        with contextlib.suppress(psutil.Error):
            each.kill()
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            pipe.close()
