"""The unchecked door: `evolve` accepts every event ever written, and knows no rules and no clock."""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain import evolve_floor, evolve_ladder, evolve_meeting, evolve_motions, evolve_orders, evolve_votes
from yishi_tui.domain.events import Event
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.queries import used_ms
from yishi_tui.domain.record import History, Record

Evolver = Callable[[Meeting, Any, Record], Meeting]


def evolve(meeting: Meeting, record: Record) -> Meeting:
    """The meeting after one more record."""
    before = _at_record(meeting, record)
    return EVOLVERS[type(record.event)](before, record.event, record)


def replay(records: Iterable[Record]) -> Meeting:
    """The meeting that these records tell of, from its very beginning."""
    return reduce(evolve, records, Meeting())


def _at_record(meeting: Meeting, record: Record) -> Meeting:
    """The same meeting with the record entered in its history."""
    act = meeting.act if meeting.more else record.seq
    history = meeting.history.plus(record)
    return replace(meeting, seq=record.seq, at=record.at, by=record.by, act=act, more=record.more, history=history)


def voided(history: Iterable[Record]) -> frozenset[int]:
    """The record numbers that no longer hold. A correction that was itself corrected takes nothing away."""
    gone: set[int] = set()
    for record in reversed(tuple(history)):
        if isinstance(record.event, ev.Corrected) and record.seq not in gone:
            gone.update(record.event.voids)
    return frozenset(gone)


def _corrected(meeting: Meeting, event: ev.Corrected, record: Record) -> Meeting:
    """Fold again without what was taken back; the clock stands as it stood when that was done."""
    standing = standing_after(meeting.history)
    floor = _as_it_stood(meeting, standing.floor, record)
    return replace(
        standing,
        floor=floor,
        seq=meeting.seq,
        at=meeting.at,
        by=meeting.by,
        act=meeting.act,
        more=meeting.more,
        history=meeting.history,
    )


def standing_after(history: History) -> Meeting:
    """The state that the records still holding lead to."""
    gone = voided(history)
    return replay(r for r in history if r.seq not in gone and not isinstance(r.event, ev.Corrected))


def _as_it_stood(meeting: Meeting, floor: Floor | None, record: Record) -> Floor | None:
    """A speech brought back by a correction goes on with the time it had when it was cut short."""
    if floor is None or floor.since is None or _same_run(meeting.floor, floor):
        return floor
    ended = next((r.at for r in meeting.history.since(floor.run) if isinstance(r.event, _STOPPERS)), record.at)
    return replace(floor, used_ms=used_ms(floor, ended), since=record.at, run=record.seq)


def _same_run(one: Floor | None, other: Floor) -> bool:
    return one is not None and one.since is not None and one.run == other.run


_STOPPERS = (
    ev.SpeechEnded,
    ev.ClockPaused,
    ev.SpeechInterrupted,
    ev.MotionMade,
    ev.RecessBegan,
    ev.Adjourned,
    ev.SpeechBegan,
)

EVOLVERS: dict[type[Event], Evolver] = {
    **evolve_meeting.EVOLVERS,
    **evolve_motions.EVOLVERS,
    **evolve_floor.EVOLVERS,
    **evolve_votes.EVOLVERS,
    **evolve_ladder.EVOLVERS,
    **evolve_orders.EVOLVERS,
    ev.Corrected: _corrected,
}
