"""The only place that asks for the time."""

import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

NS_PER_S = 1_000_000_000
NS_PER_MS = 1_000_000
TOLERATED = timedelta(seconds=2)
"""A clock on the wall that goes so much differently between two looks was not put by anybody."""


class Clock(Protocol):
    """What the rest of the program may know about time."""

    def now(self) -> datetime:
        """The time on the wall, aware, in whole milliseconds."""

    def elapsed(self) -> int:
        """Nanoseconds since some fixed moment; never goes back, and counts the time a laptop sleeps."""


# People go on talking when the lid is shut, so a speech is measured with a clock that runs through suspend.
# `time.monotonic` stops there on Linux and macOS.
if sys.platform == "linux":

    def _elapsed() -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)

elif sys.platform == "darwin":

    def _elapsed() -> int:
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)

else:

    def _elapsed() -> int:
        return time.monotonic_ns()


class SystemClock:
    """The clock of this machine, in its own offset or in the given one."""

    def __init__(self, tz: tzinfo | None = None) -> None:
        self._tz = tz

    def now(self) -> datetime:
        return _whole_ms(datetime.now(UTC).astimezone(self._tz))

    def elapsed(self) -> int:
        return _elapsed()


class ScriptClock:
    """A clock that moves only when told to: the time of a script that is played."""

    def __init__(self, start: datetime) -> None:
        """Raise ValueError for a start without an offset."""
        if start.utcoffset() is None:
            raise ValueError(f"a clock needs an offset: {start.isoformat()}")
        self._now = _whole_ms(start)
        self._elapsed = 0

    def now(self) -> datetime:
        return self._now

    def elapsed(self) -> int:
        return self._elapsed

    def advance(self, seconds: int) -> None:
        """Let so many seconds pass; raise ValueError for fewer than none."""
        if seconds < 0:
            raise ValueError(f"time does not run backwards: {seconds} s")
        self._now += timedelta(seconds=seconds)
        self._elapsed += seconds * NS_PER_S

    def set_back(self, to: datetime) -> None:
        """Set the clock on the wall to an earlier time, as people do; what has elapsed stays.

        Raises ValueError for a later time: only `advance` leads there.
        """
        if to > self._now:
            raise ValueError(f"later than {self._now.isoformat()}: {to.isoformat()}")
        self._now = _whole_ms(to)


class MeetingTime:
    """The time of a meeting: that of the wall when it is first asked for, and from then on as it elapses.

    Whoever puts the clock on the wall right, or wrong, in the middle of a speech neither gives nor takes time.
    """

    def __init__(self) -> None:
        self.put = 0
        """How often somebody has put the clock on the wall."""
        self._shift = timedelta()
        self._seen: tuple[datetime, int] | None = None

    def read(self, clock: Clock, at_least: datetime | None) -> datetime:
        """The time now, from which on it goes on; `at_least` is when something last happened."""
        wall, elapsed = clock.now(), clock.elapsed()
        if self._seen is not None:
            self._look(wall - self._seen[0] - timedelta(milliseconds=(elapsed - self._seen[1]) // NS_PER_MS))
        self._seen = wall, elapsed
        now = wall + self._shift
        if at_least is not None and now < at_least:
            self._shift += at_least - now
            return at_least
        return now

    def _look(self, jump: timedelta) -> None:
        """A clock that is kept by a time server goes a little faster or slower; one that jumps was put by somebody."""
        if abs(jump) > TOLERATED:
            self._shift -= jump
            self.put += 1


def _whole_ms(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
