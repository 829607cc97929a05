"""Sleep and power cuts: how long the program was not there while somebody spoke."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from yishi_tui.clock import NS_PER_S
from yishi_tui.domain.meeting import Meeting

GAP = timedelta(seconds=5)
BEAT_NS = 2 * NS_PER_S


class Gap(Struct, frozen=True):
    """Somebody was speaking, and from `since` on nobody watched the clock."""

    name: str
    since: datetime


class Heartbeat:
    """A file beside the journal that says when the program was last alive. It is no record: losing it loses nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / ".alive" if folder else None

    def beat(self, now: datetime) -> None:
        """Still alive."""
        if self._path:
            with suppress(OSError):
                self._path.write_text(now.isoformat(), encoding="ascii")

    def last(self) -> datetime | None:
        """When it was last alive, as far as that can be told."""
        if self._path is None:
            return None
        with suppress(OSError, ValueError):
            moment = datetime.fromisoformat(self._path.read_text(encoding="ascii"))
            return moment if moment.utcoffset() is not None else None
        return None


class Watch:
    """Notices that time passed while nobody watched: before the program was opened, or while the laptop slept."""

    def __init__(self, heartbeat: Heartbeat) -> None:
        self._heartbeat = heartbeat
        self._seen: tuple[datetime, int] | None = None
        self._beaten = 0

    def on_opening(self, meeting: Meeting, now: datetime) -> Gap | None:
        """Whether a speech was running when the program was left."""
        last = self._heartbeat.last()
        known = [moment for moment in (last, meeting.at) if moment is not None and moment <= now]
        return _gap(meeting, max(known), now) if known else None

    def look(self, meeting: Meeting, now: datetime, elapsed: int) -> Gap | None:
        """Called all the time: whether too much time passed since the last call."""
        seen, self._seen = self._seen, (now, elapsed)
        if seen is not None and slept(seen[1], elapsed):
            return _gap(meeting, seen[0], now)  # no beat before the host has said what became of the speech
        self._beat(meeting, now, elapsed)
        return None

    def late(self, elapsed: int) -> bool:
        """Whether `look` was not called for too long."""
        return self._seen is not None and slept(self._seen[1], elapsed)

    def _beat(self, meeting: Meeting, now: datetime, elapsed: int) -> None:
        floor = meeting.floor
        if floor is not None and floor.since is not None and elapsed - self._beaten >= BEAT_NS:
            self._beaten = elapsed
            self._heartbeat.beat(now)


def slept(before: int, after: int) -> bool:
    """Whether more than the tolerated time lies between two readings of `Clock.elapsed`."""
    return after - before > GAP // timedelta(microseconds=1) * 1000


def _gap(meeting: Meeting, since: datetime, now: datetime) -> Gap | None:
    floor = meeting.floor
    if floor is None or floor.since is None or now - since <= GAP:
        return None
    return Gap(floor.by, max(since, floor.since))
