"""Which seats (席位) are open at a session: each leaves a small file that says when it was last there.

These files are no record. One that is lost, or left behind by a seat that died, is wrong for `GONE` at most.
"""

import os
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import get_args

from yishi_tui.clock import NS_PER_S
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.files import FOLDER_MODE, write_whole
from yishi_tui.tui.watch import slept

FOLDER = ".seats"
EVERY = 4 * NS_PER_S
GONE = timedelta(seconds=12)
SHOWN = timedelta(seconds=6)
"""A seat that follows the meeting has shown itself within this time."""
AT_ONCE = timedelta(seconds=2)
"""Seats that were stopped by one power cut or one sleep have shown themselves no further apart than this."""

Seats = tuple[tuple[Seat, int], ...]


class Neighbours:
    """This seat among those open at the same session; alone where there is no folder, or none to write to."""

    def __init__(self, folder: Path | None, seat: Seat) -> None:
        self._folder = folder / FOLDER if folder else None
        self._seat: Seat = seat
        self._own = f"{seat}-{os.getpid()}"
        self._looked: int | None = None
        self._called: int | None = None
        self._since: datetime | None = None
        self.seats: Seats = ((seat, 1),)
        """How many of each seat are open, this one included, in the order of the seats."""

    def look(self, now: datetime, elapsed: int) -> bool:
        """Called all the time: now and then show that this seat is open, and see who else is; whether that changed."""
        if self._since is None or (self._called is not None and slept(self._called, elapsed)):
            self._since = now
        self._called = elapsed
        if self._folder is None or (self._looked is not None and elapsed - self._looked < EVERY):
            return False
        self._looked, before = elapsed, self.seats
        self._show(now)
        self.seats = self._read(now)
        return self.seats != before

    def watched(self, since: datetime, now: datetime) -> bool:
        """Whether another seat has followed the meeting all the time from then on, on the clock on the wall."""
        return any(
            there and there[0] <= since and there[1] - since > AT_ONCE and now - there[1] <= SHOWN
            for there in (_there(file) for file in self._files() if file.name != self._own)
        )

    def leave(self) -> None:
        """This seat is no longer open."""
        if self._folder is not None:
            with suppress(OSError):
                (self._folder / self._own).unlink(missing_ok=True)

    def _show(self, now: datetime) -> None:
        if self._folder is not None:
            with suppress(OSError):
                self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
                # Whole, for others read it all the time, and a seat that is half written would be no seat.
                shown = f"{(self._since or now).isoformat()} {now.isoformat()}"
                write_whole(self._folder / self._own, shown, through=False)

    def _read(self, now: datetime) -> Seats:
        files = self._files()
        there = Counter(file.name.partition("-")[0] for file in files if file.name == self._own or _fresh(file, now))
        there[self._seat] = max(1, there[self._seat])
        return tuple((seat, there[seat]) for seat in get_args(Seat) if there[seat])

    def _files(self) -> list[Path]:
        with suppress(OSError):
            return list(self._folder.iterdir()) if self._folder else []
        return []


def _fresh(file: Path, now: datetime) -> bool:
    """Whether that seat showed itself a moment ago; a wall clock set by some seconds makes no difference."""
    there = _there(file)
    return there is not None and abs(now - there[1]) <= GONE


def _there(file: Path) -> tuple[datetime, datetime] | None:
    """Since when that seat has been there without sleeping, and when it last showed itself; None for rubbish."""
    with suppress(OSError, ValueError):
        moments = [datetime.fromisoformat(each) for each in file.read_text(encoding="ascii").split()]
        if moments and all(each.utcoffset() is not None for each in moments):
            return moments[0], moments[-1]
    return None
