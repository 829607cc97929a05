"""The unchecked door: `evolve` accepts every event ever written, and knows no rules and no clock."""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Any

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain import evolve_floor, evolve_ladder, evolve_meeting, evolve_motions, evolve_orders, evolve_votes
from yishi_tui.domain.clock_again import speech_again
from yishi_tui.domain.events import Event
from yishi_tui.domain.meeting import Meeting
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


def holding(history: History) -> Iterator[Record]:
    """The records that still hold, the newest first; no further back than one asks."""
    gone: set[int] = set()
    for record in reversed(history):
        if record.seq in gone:
            continue
        if isinstance(record.event, ev.Corrected):
            gone.update(record.event.voids)
        yield record


def _corrected(meeting: Meeting, event: ev.Corrected, record: Record) -> Meeting:
    """Fold again without what was taken back; speeches keep the time they took."""
    standing = standing_after(meeting.history)
    return replace(
        standing,
        floor=standing.floor and speech_again(meeting, standing.floor, record),
        held=tuple(speech_again(meeting, floor, record) for floor in standing.held),
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


EVOLVERS: dict[type[Event], Evolver] = {
    **evolve_meeting.EVOLVERS,
    **evolve_motions.EVOLVERS,
    **evolve_floor.EVOLVERS,
    **evolve_votes.EVOLVERS,
    **evolve_ladder.EVOLVERS,
    **evolve_orders.EVOLVERS,
    ev.Corrected: _corrected,
}
