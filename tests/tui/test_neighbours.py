"""Which seats are open at a session, and a session that is gone."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from yishi_tui.clock import NS_PER_S
from yishi_tui.tui.neighbours import FOLDER, Neighbours

NOW = datetime.fromisoformat("2026-11-28T19:00:00+08:00")


def another(folder: Path, name: str, at: datetime) -> None:
    """A seat in another process showed itself."""
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / name).write_text(at.isoformat(), encoding="ascii")


def test_alone(tmp_path: Path) -> None:
    seat = Neighbours(tmp_path, "host")
    assert not seat.look(NOW, 0)
    assert seat.seats == (("host", 1),)


def test_without_a_folder() -> None:
    seat = Neighbours(None, "recorder")
    assert not seat.look(NOW, 0)
    assert seat.seats == (("recorder", 1),)


def test_the_others_in_the_order_of_the_seats(tmp_path: Path) -> None:
    another(tmp_path, "hall-7", NOW)
    another(tmp_path, "recorder-8", NOW)
    another(tmp_path, "host-9", NOW)
    seat = Neighbours(tmp_path, "host")
    assert seat.look(NOW, 0)
    assert seat.seats == (("host", 2), ("recorder", 1), ("hall", 1))


def test_it_is_looked_at_now_and_then(tmp_path: Path) -> None:
    seat = Neighbours(tmp_path, "host")
    seat.look(NOW, 0)
    another(tmp_path, "hall-7", NOW)
    assert not seat.look(NOW, 1 * NS_PER_S)
    assert seat.look(NOW, 5 * NS_PER_S)


@pytest.mark.parametrize("drift", [timedelta(hours=1), timedelta(hours=-1)])
def test_a_seat_that_died_is_gone_soon(tmp_path: Path, drift: timedelta) -> None:
    another(tmp_path, "hall-7", NOW)
    seat = Neighbours(tmp_path, "host")
    seat.look(NOW, 0)
    assert seat.look(NOW + drift, 5 * NS_PER_S)
    assert seat.seats == (("host", 1),)


def test_a_seat_that_left_is_gone_at_once(tmp_path: Path) -> None:
    hall = Neighbours(tmp_path, "hall")
    hall.look(NOW, 0)
    hall.leave()
    host = Neighbours(tmp_path, "host")
    host.look(NOW, 0)
    assert host.seats == (("host", 1),)


def test_rubbish_is_nobody(tmp_path: Path) -> None:
    another(tmp_path, "hall-7", NOW)
    (tmp_path / FOLDER / "hall-7").write_text("昨天", encoding="utf-8")
    (tmp_path / FOLDER / "recorder-8").write_text("2026-11-28T19:00:00", encoding="ascii")
    seat = Neighbours(tmp_path, "host")
    seat.look(NOW, 0)
    assert seat.seats == (("host", 1),)


def test_a_folder_that_cannot_be_written_leaves_one_alone(tmp_path: Path) -> None:
    seat = Neighbours(tmp_path / "gone", "timekeeper")
    assert not seat.look(NOW, 0)
    seat.leave()
    assert seat.seats == (("timekeeper", 1),)
