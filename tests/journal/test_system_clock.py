"""The clock of the machine, and the one of a script."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from yishi_tui.clock import ScriptClock, SystemClock

SHANGHAI = timezone(timedelta(hours=8))
START = datetime(2026, 1, 1, 19, 0, 0, 123_999, SHANGHAI)


def test_the_system_clock_tells_this_machines_time_in_whole_milliseconds() -> None:
    before = time.time_ns() // 1_000_000
    now = SystemClock().now()
    after = time.time_ns() // 1_000_000
    assert before <= (now - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1) <= after
    assert now.microsecond % 1000 == 0
    assert now.utcoffset() == now.astimezone().utcoffset()


def test_the_system_clock_can_be_given_an_offset() -> None:
    assert SystemClock(SHANGHAI).now().utcoffset() == timedelta(hours=8)


def test_elapsed_moves_on_in_nanoseconds() -> None:
    clock = SystemClock()
    first, began = clock.elapsed(), time.perf_counter_ns()
    while time.perf_counter_ns() - began < 40_000_000:
        pass
    assert 20_000_000 <= clock.elapsed() - first < 10_000_000_000


def test_a_script_clock_moves_only_when_told() -> None:
    clock = ScriptClock(START)
    assert clock.now() == clock.now() == START.replace(microsecond=123_000)
    clock.advance(61)
    assert clock.now() - START.replace(microsecond=123_000) == timedelta(seconds=61)
    assert clock.elapsed() == 61_000_000_000
    assert clock.now().utcoffset() == timedelta(hours=8)


def test_a_script_clock_set_back_has_run_all_the_same() -> None:
    clock = ScriptClock(START)
    clock.advance(60)
    clock.set_back(START - timedelta(hours=1))
    assert clock.now() == START.replace(microsecond=123_000) - timedelta(hours=1)
    assert clock.elapsed() == 60_000_000_000
    clock.advance(1)
    assert clock.elapsed() == 61_000_000_000


def test_a_script_clock_refuses_what_time_does_not_do() -> None:
    clock = ScriptClock(START)
    with pytest.raises(ValueError, match="-1 s"):
        clock.advance(-1)
    with pytest.raises(ValueError, match="later"):
        clock.set_back(START + timedelta(seconds=1))
    with pytest.raises(ValueError, match="offset"):
        ScriptClock(START.replace(tzinfo=None))
    assert clock.elapsed() == 0
