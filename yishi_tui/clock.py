"""The only place that asks for the time."""

import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

NS_PER_S = 1_000_000_000


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


def _whole_ms(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
