"""Nobody's submission is lost on the way, whoever grades it."""

import concurrent.futures
import gc
import tracemalloc
from concurrent.futures import Future
from contextlib import nullcontext

import pytest
from distributed import Client, LocalCluster
from grading_driver import QUICK, STEM, grade, hand_in, rows, statuses

from grading.command import main
from grading.records import digest_of, reason_of
from grading.run import cluster as cluster_module
from grading.run.cluster import (
    Cluster,
    UnfitCluster,
    deaf_to_ctrl_c,
    local_workers,
    workers_at,
)
from grading.run.gradebook import Key
from grading.run.schedule import attempt, in_turn, on_cluster

KEY = Key(STEM, "v1", "5")


def grade_one(content):
    return grade(content, STEM, 5, None, True)


def tasks_of(contents):
    return [(digest_of(c), lambda c=c: c) for c in contents]


@pytest.fixture(scope="module")
def two_workers():
    """Two workers of one thread each, which come back when they die."""
    with (
        deaf_to_ctrl_c(),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
            silence_logs=50,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def test_each_content_gets_its_record_in_turn():
    contents = [b"honest %d" % n for n in range(5)]
    found = list(in_turn(tasks_of(contents), grade_one))
    assert found == [(digest_of(c), grade_one(c)) for c in contents]


def test_our_own_exception_is_a_failure_with_its_reason_and_no_zero():
    record = attempt(grade_one, b"raise")
    assert record.status == "grader failure"
    assert reason_of(record) == (
        "ZeroDivisionError: ours (grading_driver.py, line "
        f"{grade.__code__.co_firstlineno + 4})"
    )
    assert "Zero" not in record.note
    assert record.possible == 0


def test_something_else_than_a_record_is_a_failure():
    record = attempt(lambda content: "full marks", b"")
    assert "no record, but str" in reason_of(record)


def test_a_file_that_changed_or_went_is_a_failure_and_the_next_is_graded():
    def gone():
        raise FileNotFoundError("gone.ipynb")

    tasks = [("d1", gone), ("d2", lambda: b"other"), *tasks_of([b"honest"])]
    found = [record for _, record in in_turn(tasks, grade_one)]
    assert "gone.ipynb" in reason_of(found[0])
    assert "has changed" in reason_of(found[1])
    assert found[2] == grade_one(b"honest")


def test_contents_are_loaded_when_their_turn_comes(two_workers):
    loaded, most = 0, []

    def load(content):
        nonlocal loaded
        loaded += 1
        return content

    contents = [b"honest %d" % n for n in range(40)]
    tasks = [(digest_of(c), lambda c=c: load(c)) for c in contents]
    found = on_cluster(tasks, grade_one, Cluster(two_workers))
    for done, _ in enumerate(found):
        most.append(loaded - done)
    assert len(most) == 40
    # Two workers, each with one that runs and one that waits.
    assert max(most) <= 4


def test_alone_means_one_at_a_time(two_workers, tmp_path):
    contents = [b"honest %d" % n for n in range(6)]
    cluster = Cluster(two_workers)
    under_way, most = set(), []
    submit = cluster.submit

    def counted(grade_one, content):
        future = submit(grade_one, content)
        under_way.add(future)
        most.append(sum(not f.done() for f in under_way))
        return future

    cluster.submit = counted
    found = list(on_cluster(tasks_of(contents), grade_one, cluster, 1))
    assert len(found) == 6
    assert max(most) <= 1


def test_a_cluster_gives_the_same_records(two_workers):
    contents = [b"honest %d" % n for n in range(30)] + [b"raise", b"doubt"]
    found = on_cluster(tasks_of(contents), grade_one, Cluster(two_workers))
    turned = in_turn(tasks_of(contents), grade_one)
    assert dict(found) == dict(turned)


def test_what_is_graded_is_forgotten():
    contents = [b"honest %d " % n + bytes(100_000) for n in range(60)]
    with local_workers(1) as cluster:
        list(on_cluster(tasks_of(contents[:20]), grade_one, cluster))
        tracemalloc.start()
        list(on_cluster(tasks_of(contents[20:]), grade_one, cluster))
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    # The last ten messages of client and of scheduler, not all forty.
    assert kept < 2.5e6


def test_a_worker_killed_in_the_middle_changes_nothing(two_workers, tmp_path):
    contents = {f"S{n}": b"honest %d" % n for n in range(30)}
    contents["S15"] = b"die-once " + bytes(tmp_path / "mark")
    folder = hand_in(tmp_path / "in", contents)
    words = [str(folder), "--exercise", STEM, "--seed", "5"]
    words += ["--trust-submissions", "--out"]
    address = two_workers.scheduler.address
    out = str(tmp_path / "cluster")
    assert main([*words, out, "--scheduler", address], QUICK) == 0
    assert (tmp_path / "mark").exists()
    alone = str(tmp_path / "alone")
    assert main([*words, alone, "--jobs", "1"], QUICK) == 0
    assert rows(out) == rows(alone)


def test_what_kills_worker_after_worker_is_a_failure_of_ours(two_workers):
    scheduler = two_workers.cluster.scheduler
    before, scheduler.allowed_failures = scheduler.allowed_failures, 0
    contents = [b"honest 1", b"die", b"honest 2"]
    found = on_cluster(tasks_of(contents), grade_one, Cluster(two_workers), 1)
    records = [record for _, record in found]
    scheduler.allowed_failures = before
    assert [r.status for r in records] == [
        "graded",
        "grader failure",
        "graded",
    ]
    assert "KilledWorker" in reason_of(records[1])


def test_nobody_at_the_address_is_said_in_one_line(tmp_path, capsys):
    folder = hand_in(tmp_path / "in", {"Ana": b"honest"})
    words = [str(folder), "--exercise", STEM, "--trust-submissions"]
    words += ["--out", str(tmp_path / "out"), "--scheduler", "nonsense://x"]
    assert main(words, QUICK) == 2
    assert "No scheduler answers at nonsense://x" in capsys.readouterr().err


def test_a_worker_with_another_version_is_named(two_workers, monkeypatch):
    monkeypatch.setattr(cluster_module, "version_of", lambda stem: "newer")
    address = two_workers.scheduler.address
    with (
        pytest.raises(UnfitCluster, match="another version of the grader"),
        workers_at(address, KEY, trusted=True),
    ):
        pass


def test_a_lost_cluster_ends_the_run_and_loses_nothing(
    tmp_path, monkeypatch, capsys
):
    contents = {f"S{n}": b"honest %d" % n for n in range(4)}
    folder = hand_in(tmp_path / "in", contents)
    out = tmp_path / "out"
    words = [str(folder), "--exercise", STEM, "--seed", "5"]
    words += ["--out", str(out)]
    found = nullcontext(Cluster(GoesAway()))
    monkeypatch.setattr(cluster_module, "workers_at", lambda *_: found)
    assert main([*words, "--scheduler", "tcp://x"], QUICK) == 3
    assert "The cluster is gone" in capsys.readouterr().err
    assert len(statuses(out)) == 2
    assert main([*words, "--jobs", "1"], QUICK) == 0
    assert len(statuses(out)) == 4


class GoesAway:
    """A dask client of two futures; then its scheduler dies."""

    left = 2

    def scheduler_info(self, _):
        return {"workers": {"tcp://y": {}}}

    def submit(self, function, *arguments, pure):
        future = Future()
        future.status = "finished" if self.left > 0 else "lost"
        future.set_result(function(*arguments))
        self.left -= 1
        return future

    def cancel(self, futures, force):
        raise OSError("nobody is there")


@pytest.fixture(autouse=True)
def wait_for_plain_futures(monkeypatch):
    """Let dask's `wait` take futures of the standard library, too."""
    import distributed

    def wait(futures, timeout, return_when):
        if isinstance(futures[0], Future):
            return concurrent.futures.wait(futures[:1])
        return dask_wait(futures, timeout, return_when)

    dask_wait = distributed.wait
    monkeypatch.setattr(distributed, "wait", wait)
