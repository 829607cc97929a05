"""The benchmark of growth: that its meetings are what they say, that it runs at every seat, and that it can fail."""

import sys
from pathlib import Path

import pytest

from benchmarks.bulk import make_long
from benchmarks.cases.growth import SMALL, figures, measured
from benchmarks.product import Product
from benchmarks.sessions import Wanted, names
from yishi_tui.clock import SystemClock
from yishi_tui.journal import verify
from yishi_tui.proceedings import Proceedings
from yishi_tui.sessions import JOURNAL, open_proceedings

LONGER = Wanted(people=300, records=600)


def test_ten_thousand_people_have_names_of_their_own() -> None:
    assert len(set(names(10_000))) == 10_000


@pytest.mark.parametrize("wanted", [SMALL, LONGER])
def test_a_long_meeting_is_sound_and_ends_with_its_clock_held_just_now(wanted: Wanted, tmp_path: Path) -> None:
    folder = make_long(wanted, tmp_path / "long")
    assert verify(folder / JOURNAL).ok
    proceedings: Proceedings = open_proceedings(folder, SystemClock(), write=False)
    meeting = proceedings.meeting
    assert (len(meeting.roll.members), meeting.seq) == (wanted.people, wanted.records)
    assert meeting.floor is not None
    assert meeting.floor.since is None
    assert abs((proceedings.now() - SystemClock().now()).total_seconds()) < 60


def test_a_seat_that_slows_down_misses_its_goal() -> None:
    small, slower = [10.0, 11.0, 10.5] * 5, [13.0, 14.0, 13.5] * 5
    (grown,) = figures("key", (SMALL, LONGER), [small, slower])
    (same,) = figures("key", (SMALL, LONGER), [small, small])
    assert grown.missed
    assert not same.missed
    assert grown.name == "key, 300 people, 600 rec."


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the harness reads /proc")
def test_every_seat_is_measured(tmp_path: Path) -> None:
    rows = list(measured(Product(Path(sys.executable).parent), (SMALL, LONGER), tmp_path, times=2))
    assert [row.name.split(",")[1].strip() for row in rows] == ["host", "recorder", "timekeeper", "hall", "hall"]
    assert all(row.subject.least > 0 for row in rows)
