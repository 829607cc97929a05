"""A laptop that slept in the middle of a speech, as seen from any seat but the host's.

Only the host can say whether the speaker stopped with the program. Until then the clock of the speech stands where it was,
so that neither the hall nor the timekeeper sees overtime that may be none.
"""

from datetime import datetime

from msgspec import structs

from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.queries import used_ms
from yishi_tui.tui.neighbours import GONE, Seats
from yishi_tui.tui.watch import GAP, Gap, Heartbeat, Watch


class Waking:
    """Notices a sleep, and keeps the clock standing until the host has answered, by an act or by going on."""

    def __init__(self, host: Heartbeat) -> None:
        self._host = host
        self._watch = Watch(Heartbeat(None))
        self._gap: Gap | None = None
        self._woke: datetime | None = None
        self._slept: Meeting | None = None
        self._standing: Meeting | None = None

    @property
    def waits(self) -> bool:
        """Whether the host has not answered yet."""
        return self._gap is not None

    def look(self, meeting: Meeting, now: datetime, elapsed: int, seats: Seats) -> bool:
        """Called all the time, with the seats as last seen; whether the clock has begun to stand, or to run again."""
        gap = self._watch.look(meeting, now, elapsed)
        if gap is not None and _sits("host", seats):
            self._stand(meeting, gap, now)
            return True
        if self._gap is not None and self._answered(meeting, self._gap, now, seats):
            self._gap = self._slept = self._standing = None
            return True
        return False

    def shown(self, meeting: Meeting) -> Meeting:
        """The meeting as this seat shows it."""
        return self._standing if self._standing is not None and meeting is self._slept else meeting

    def _stand(self, meeting: Meeting, gap: Gap, now: datetime) -> None:
        floor = meeting.floor
        self._gap, self._woke, self._slept = gap, now, meeting
        self._standing = structs.replace(meeting, floor=_stopped(floor, gap.since)) if floor else None

    def _answered(self, meeting: Meeting, gap: Gap, now: datetime, seats: Seats) -> bool:
        """By an act of whichever seat; by a host who lets the time count, and watches again; or there is no host any more."""
        if meeting is not self._slept:
            return True
        beat = self._host.last()
        watched = beat is not None and beat - gap.since > GAP
        return watched or (not _sits("host", seats) and self._woke is not None and now - self._woke > GONE)


def _sits(seat: str, seats: Seats) -> bool:
    return any(each == seat for each, _ in seats)


def _stopped(floor: Floor, at: datetime) -> Floor:
    return structs.replace(floor, used_ms=used_ms(floor, at), since=None)
