"""How phases, rounds, values for a blank, candidates and the last minutes change."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain import paragraphs, phases
from yishi_tui.domain.events import Event
from yishi_tui.domain.evolve_floor import with_top
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.queries import top
from yishi_tui.domain.record import Record


def _phase(meeting: Meeting, event: ev.PhaseEntered, record: Record) -> Meeting:
    entered = replace(meeting, procedure_phase=event.act)
    after = phases.following(entered) if event.last else None
    return replace(entered, procedure_phase=after.id) if after else entered


def _round(meeting: Meeting, event: ev.RoundOpened, record: Record) -> Meeting:
    stack = tuple(replace(question, speeches={}) for question in meeting.business.stack)
    return replace(meeting, business=replace(meeting.business, stack=stack), progress=meeting.progress + 1)


def _part_taken(meeting: Meeting, event: ev.PartTaken, record: Record) -> Meeting:
    question = top(meeting)
    if question is None:
        return meeting
    return replace(with_top(meeting, paragraphs.opened(question, event.part)), progress=meeting.progress + 1)


def _suggested(meeting: Meeting, event: ev.ValueSuggested, record: Record) -> Meeting:
    question = top(meeting)
    if question is None:
        return meeting
    return with_top(meeting, replace(question, suggestions=(*question.suggestions, event.value)))


def _nominated(meeting: Meeting, event: ev.Nominated, record: Record) -> Meeting:
    return replace(meeting, candidates=(*meeting.candidates, event.who), nominating="open")


def _read(meeting: Meeting, event: ev.MinutesRead, record: Record) -> Meeting:
    return replace(meeting, minutes="read")


def _amended(meeting: Meeting, event: ev.MinutesAmended, record: Record) -> Meeting:
    return meeting


def _approved(meeting: Meeting, event: ev.MinutesApproved, record: Record) -> Meeting:
    return replace(meeting, minutes="approved")


EVOLVERS: dict[type[Event], Callable[[Meeting, Any, Record], Meeting]] = {
    ev.PhaseEntered: _phase,
    ev.PartTaken: _part_taken,
    ev.RoundOpened: _round,
    ev.ValueSuggested: _suggested,
    ev.Nominated: _nominated,
    ev.MinutesRead: _read,
    ev.MinutesAmended: _amended,
    ev.MinutesApproved: _approved,
}
