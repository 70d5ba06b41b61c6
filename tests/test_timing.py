"""`seconds` warms up, repeats, and takes the shortest call."""

import pytest

from helpers import timing


def test_the_first_call_is_not_counted_and_the_shortest_is_taken(monkeypatch):
    clock = iter([0.0, 5.0, 10.0, 12.0, 20.0, 23.0])
    monkeypatch.setattr(timing, "perf_counter", lambda: next(clock))
    calls = []
    shortest = timing.seconds(calls.append, "input", repeats=3)
    assert shortest == 2.0
    assert calls == ["input"] * 4


def test_every_result_is_waited_for(monkeypatch):
    waited = []
    monkeypatch.setattr(timing.jax, "block_until_ready", waited.append)
    timing.seconds(lambda: "result", repeats=2)
    assert waited == ["result"] * 3


def test_no_repeats_are_refused():
    with pytest.raises(ValueError, match="repeats"):
        timing.seconds(len, "abc", repeats=0)


def test_the_two_are_timed_in_turn_and_both_ends_are_told(monkeypatch):
    times = iter([6.0, 2.0, 8.0, 2.0, 5.0, 2.0])
    asked = []

    def timed(function, repeats):
        asked.append(function)
        return next(times)

    monkeypatch.setattr(timing, "seconds", timed)
    assert timing.ratio_range("slow", "fast") == "2.5 to 4"
    assert asked == ["slow", "fast"] * 3


def test_a_range_has_two_digits_at_every_size():
    assert timing.as_range([1234.0]) == "about 1,200"
    assert timing.as_range([0.0404, 0.0309]) == "0.031 to 0.04"


def test_no_rounds_are_refused():
    with pytest.raises(ValueError, match="rounds"):
        timing.ratio_range(len, len, rounds=0)
