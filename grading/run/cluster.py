"""Workers of dask.distributed: on this machine, or at an address.

dask is imported only here, and only by who grades several submissions at
once.
"""

import logging
import signal
import sys
import threading
from concurrent.futures import CancelledError
from contextlib import contextmanager
from importlib.metadata import version
from multiprocessing import resource_tracker

from grading.records import failure
from grading.run.schedule import attempt, described
from grading.sandbox import bubblewrap
from grading.sandbox.kit import version_of

PATIENCE = 30  # seconds until it is said that no worker is there
SETTINGS = {
    # So many messages dask remembers, with the notebooks in them.
    "distributed.admin.low-level-log-length": 10,
    "distributed.admin.large-graph-warning-threshold": "1GB",
    "distributed.comm.timeouts.connect": "30s",
    # Under way when a second worker dies, a submission waits for its turn
    # alone.
    "distributed.scheduler.allowed-failures": 1,
}
# Pages that anyone on the machine could read, were they served.
NO_PAGES = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}
PACKAGES = ("jax", "jaxlib", "numpy", "optax")


class ClusterLost(Exception):
    """No one is left who grades; the message is one line for people."""


class UnfitCluster(Exception):
    """It cannot be used from the start; the message is one line."""


class Cluster:
    """What `schedule.on_cluster` needs of a dask client."""

    def __init__(self, client, say=print):
        self.client = client
        self.say = say

    def slots(self):
        """Return how many workers there are, at least 1."""
        return max(1, len(self.client.scheduler_info(-1)["workers"]))

    def submit(self, grade_one, content):
        """Send one content to a worker; return what stands for its record."""
        # Each submission is graded once: dask need not look for its like.
        return self.client.submit(attempt, grade_one, content, pure=False)

    def next_done(self, futures):
        """Wait until some are done, and return them."""
        from distributed import TimeoutError as NothingYet
        from distributed import wait

        while True:
            try:
                return wait(futures, PATIENCE, "FIRST_COMPLETED").done
            except NothingYet:
                if not self.client.scheduler_info(-1)["workers"]:
                    self.say("No worker is there; waiting for one.")
            except Exception as error:
                raise lost(error) from None

    def result(self, future):
        """Return the record; if workers died of it, a failure of ours.

        Raises:
            ClusterLost: there is no one who could tell.
        """
        if future.status in ("cancelled", "lost"):
            raise lost("it let go of a submission")
        try:
            return future.result()
        except (CancelledError, OSError) as error:
            raise lost(error) from None
        except Exception as error:  # not of `attempt`, which raises none
            return failure(described(error))

    def drop(self, futures):
        """Let those go that are under way."""
        self.client.cancel(futures, force=True)


def lost(error):
    """Return the exception that says that the cluster is gone."""
    return ClusterLost(
        f"The cluster is gone ({error}). What was graded is kept: give the "
        "same command again to go on."
    )


@contextmanager
def local_workers(number, say=print):
    """Give a `Cluster` of processes on this machine, then end them.

    It listens on this machine alone, and whoever has no certificate of this
    very run is turned away: other users of the machine are not trusted.

    Arguments:
        number: of workers; each grades one submission at a time.
        say: takes a line for people.
    """
    import dask
    from distributed import Client, LocalCluster

    with dask.config.set(SETTINGS | NO_PAGES):
        with deaf_to_ctrl_c():
            cluster = LocalCluster(
                n_workers=number,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                protocol="tls://",
                security=True,
                dashboard_address="127.0.0.1:0",
                memory_limit=0,
                silence_logs=50,
            )
        with without_the_words_of_dask(), cluster, Client(cluster) as client:
            yield Cluster(client, say)


@contextmanager
def deaf_to_ctrl_c():
    """Let threads and processes that begin here not notice Ctrl-C.

    A terminal sends it to all of them; what is to be done is for the main
    thread to say.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Python starts this one along with the first process, and opens the
    # ears of whichever thread does so.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def without_the_words_of_dask():
    """Keep dask's log off the screen; what matters we say ourselves."""
    found = [
        logging.getLogger(name)
        for name in logging.root.manager.loggerDict
        if name.partition(".")[0] == "distributed"
    ]
    levels = [logger.level for logger in found]
    for logger in found:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(found, levels):
            logger.setLevel(level)


@contextmanager
def workers_at(address, key, trusted, say=print):
    """Give a `Cluster` of the workers that listen to a scheduler.

    Arguments:
        address: "tcp://10.0.0.5:8786".
        key: a `Key`: the exercise, and the version that they must have.
        trusted: whether they need no sandbox.
        say: takes a line for people.

    Raises:
        UnfitCluster: nobody answers, or a worker cannot be used.
    """
    import dask
    from distributed import Client

    with dask.config.set(SETTINGS), without_the_words_of_dask():
        try:
            with deaf_to_ctrl_c():
                client = Client(address, timeout="15s")
        except (OSError, ValueError, TypeError) as error:
            raise UnfitCluster(
                f"No scheduler answers at {address}: {error}"
            ) from None
        with client:
            wrong = unfit(client, key, trusted)
            if wrong:
                raise UnfitCluster(wrong)
            yield Cluster(client, say)


def unfit(client, key, trusted):
    """Return why the workers cannot grade, in one line; "" if they can."""
    workers = client.scheduler_info(-1)["workers"]
    if not workers:
        return "No worker has come to this scheduler yet."
    for address, worker in sorted(workers.items()):
        if worker["nthreads"] != 1:
            return (
                f"Worker {address} would run {worker['nthreads']} submissions "
                "at once in one process: start it with --nthreads 1."
            )
    told = client.run(described_here, key.exercise, trusted, on_error="return")
    here = described_here(key.exercise, trusted=True)
    for address, there in sorted(told.items()):
        if isinstance(there, BaseException):
            return f"Worker {address} cannot grade: {described(there)}"
        for what, mine in here.items():
            if what != "sandbox" and there[what] != mine:
                return (
                    f"Worker {address} has another {what}: {there[what]}, "
                    f"and here it is {mine}. Marks must not depend on it."
                )
        if there["sandbox"]:
            return f"Worker {address}: {there['sandbox']}"
    return ""


def described_here(stem, trusted):
    """Return what must be the same wherever an exercise is graded."""
    return {
        "Python": "{}.{}".format(*sys.version_info),
        "version of the grader": version_of(stem),
        **{name: version(name) for name in PACKAGES},
        "sandbox": "" if trusted else bubblewrap.why_not(),
    }
