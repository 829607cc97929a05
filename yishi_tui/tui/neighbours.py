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

FOLDER = ".seats"
EVERY = 4 * NS_PER_S
GONE = timedelta(seconds=12)

Seats = tuple[tuple[Seat, int], ...]


class Neighbours:
    """This seat among those open at the same session; alone where there is no folder, or none to write to."""

    def __init__(self, folder: Path | None, seat: Seat) -> None:
        self._folder = folder / FOLDER if folder else None
        self._seat: Seat = seat
        self._own = f"{seat}-{os.getpid()}"
        self._looked: int | None = None
        self.seats: Seats = ((seat, 1),)
        """How many of each seat are open, this one included, in the order of the seats."""

    def look(self, now: datetime, elapsed: int) -> bool:
        """Called all the time: now and then show that this seat is open, and see who else is; whether that changed."""
        if self._folder is None or (self._looked is not None and elapsed - self._looked < EVERY):
            return False
        self._looked, before = elapsed, self.seats
        self._show(now)
        self.seats = self._read(now)
        return self.seats != before

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
                write_whole(self._folder / self._own, now.isoformat(), through=False)

    def _read(self, now: datetime) -> Seats:
        files: list[Path] = []
        with suppress(OSError):
            files = list(self._folder.iterdir()) if self._folder else []
        there = Counter(file.name.partition("-")[0] for file in files if file.name == self._own or _fresh(file, now))
        there[self._seat] = max(1, there[self._seat])
        return tuple((seat, there[seat]) for seat in get_args(Seat) if there[seat])


def _fresh(file: Path, now: datetime) -> bool:
    """Whether that seat showed itself a moment ago; a wall clock set by some seconds makes no difference."""
    with suppress(OSError, ValueError, TypeError):
        return abs(now - datetime.fromisoformat(file.read_text(encoding="ascii"))) <= GONE
    return False
