"""Who grades what, and when: in turn here, or many at once on a cluster.

A scheduler takes (digest, load) pairs, with `load()` giving the content, and
gives (digest, `Record`) pairs in the order in which they are done.  Contents
are loaded when their turn comes, so that memory does not grow with the class.
What goes wrong with one submission is that submission's record.
"""

import os
import traceback
from contextlib import suppress
from itertools import islice

from grading.records import Record, digest_of, failure

IN_FLIGHT = 2  # submissions a worker: one that runs, one that waits


def attempt(grade_one, content):
    """Return the record of one content; our own exceptions become one.

    Arguments:
        grade_one: takes a content and returns a `Record`.
        content: bytes.
    """
    try:
        record = grade_one(content)
        if not isinstance(record, Record):
            raise TypeError(f"no record, but {type(record).__name__}")
        return record
    except Exception as error:
        return failure(described(error))


def described(error):
    """Return an exception in one line, with the place it comes from."""
    frames = traceback.extract_tb(error.__traceback__)
    place = ""
    if frames:
        place = f" ({os.path.basename(frames[-1].filename)}"
        place += f", line {frames[-1].lineno})"
    return f"{type(error).__name__}: {error}{place}"


def loaded(digest, load):
    """Return a content, seen to be the one that was handed in.

    Raises:
        OSError: it cannot be read any more, or is another one now.
    """
    content = load()
    if digest_of(content) != digest:
        raise OSError("the file has changed since this run began")
    return content


def in_turn(tasks, grade_one):
    """Grade one submission after the other in this process.

    Arguments:
        tasks: (digest, load) pairs.
        grade_one: takes a content and returns a `Record`.

    Yields:
        (digest, `Record`) pairs.
    """
    for digest, load in tasks:
        try:
            content = loaded(digest, load)
        except Exception as error:
            yield digest, failure(described(error))
            continue
        yield digest, attempt(grade_one, content)


def on_cluster(tasks, grade_one, cluster, in_flight=0):
    """Grade submissions on the workers of a cluster.

    Arguments:
        tasks, grade_one: as of `in_turn`.
        cluster: of `grading.run.cluster`: it has `submit`, `next_done`,
            `drop` and `slots`.
        in_flight: how many submissions may be under way at once; 0: as
            many as keep all workers busy.

    Yields:
        (digest, `Record`) pairs.

    Raises:
        ClusterLost: there is no one left who grades.
    """
    tasks, running = iter(tasks), {}
    try:
        while True:
            most = in_flight or IN_FLIGHT * cluster.slots()
            for digest, load in islice(tasks, max(0, most - len(running))):
                try:
                    content = loaded(digest, load)
                except Exception as error:
                    yield digest, failure(described(error))
                    continue
                running[cluster.submit(grade_one, content)] = digest
            if not running:
                return
            for future in cluster.next_done(list(running)):
                yield running.pop(future), cluster.result(future)
    finally:
        # Also after Ctrl-C: those under way are graded in the next run.
        with suppress(Exception):
            cluster.drop(list(running))
