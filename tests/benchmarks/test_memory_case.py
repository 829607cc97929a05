"""The benchmark of a long meeting at all seats: that it runs, and that its figures can fail."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.attendee import NOBODY
from benchmarks.cases.memory import SAMPLES, SEATS, WARM_UP, cost, growth, measured

EVERY = (*SEATS, NOBODY)


def flat(value: float) -> dict[str, float]:
    return dict.fromkeys(EVERY, value)


def leaking(mib: float) -> Callable[[int], dict[str, float]]:
    """The memory of all after so many thousand acts, where the recorder's seat takes so much more for each of them."""
    return lambda thousands: flat(40) | {"recorder": 40 + mib * thousands}


@pytest.mark.parametrize(("mib", "missed"), [(3.0, set()), (5.0, {"recorder"})])
def test_memory_that_grows_too_fast_is_a_goal_missed(mib: float, missed: set[str]) -> None:
    rows = list(growth([leaking(mib)(thousands) for thousands in range(SAMPLES)], 1000))
    assert {row.name.rsplit(" ", 1)[1] for row in rows if row.missed} == missed
    assert rows[1].subject.median == pytest.approx(mib)


def test_acts_that_cost_more_at_the_end_are_a_goal_missed() -> None:
    early = [flat(10)] * (WARM_UP + 5)
    late = [flat(10) | {"timekeeper": 13}] * (WARM_UP + 5)
    assert [row.missed for row in cost(late, early, 1000)] == [seat == "timekeeper" for seat in SEATS]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the harness reads /proc")
def test_a_short_meeting_is_measured_at_every_seat(tmp_path: Path) -> None:
    rows = list(measured(tmp_path, acts=10 * 10 * (WARM_UP + 1)))
    assert len(rows) == 2 * len(SEATS)
    assert all(row.subject.least > 0 for row in rows[len(SEATS) :])
