"""How hands, speeches and the clock change."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.events import Event
from yishi_tui.domain.evolve_meeting import paused
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.queries import discussed
from yishi_tui.domain.question import Question, Request
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Kind


def with_top(meeting: Meeting, question: Question) -> Meeting:
    """The meeting with another version of its top question, or of the talk without one."""
    if not meeting.business.stack:
        return replace(meeting, discussion=question)
    business = replace(meeting.business, stack=(*meeting.business.stack[:-1], question))
    return replace(meeting, business=business)


def _changed(meeting: Meeting, identity: int, change: Callable[[Question], Question]) -> Meeting:
    """The meeting with one of its questions changed, wherever on the stack it stands; 0 is the talk without a motion."""
    if identity == 0 and meeting.discussion is not None:
        return replace(meeting, discussion=change(meeting.discussion))
    stack = tuple(change(question) if question.id == identity else question for question in meeting.business.stack)
    return replace(meeting, business=replace(meeting.business, stack=stack))


def without(queue: tuple[Request, ...], name: str) -> tuple[Request, ...]:
    return tuple(request for request in queue if request.by != name)


def _requested(meeting: Meeting, event: ev.FloorRequested, record: Record) -> Meeting:
    question = discussed(meeting)
    if question is None:
        return meeting
    request = Request(by=event.by, stance=event.stance, moment=meeting.act)
    return with_top(meeting, replace(question, queue=(*without(question.queue, event.by), request)))


def _cancelled(meeting: Meeting, event: ev.RequestCancelled, record: Record) -> Meeting:
    question = discussed(meeting)
    return (
        meeting if question is None else with_top(meeting, replace(question, queue=without(question.queue, event.by)))
    )


def _began(meeting: Meeting, event: ev.SpeechBegan, record: Record) -> Meeting:
    question = discussed(meeting)
    if question is None:
        return meeting
    speeches = question.speeches if event.explains else {**question.speeches, event.by: event.speech_no}
    heard = replace(question, queue=without(question.queue, event.by), speeches=speeches)
    floor = Floor(
        by=event.by,
        stance=event.stance,
        question=question.id,
        speech_no=event.speech_no,
        limit_ms=None if event.limit_s is None else event.limit_s * 1000,
        used_ms=0,
        since=record.at,
        began=record.at,
        run=record.seq,
    )
    held = (*meeting.held, meeting.floor) if meeting.floor else meeting.held
    return replace(with_top(meeting, heard), floor=floor, held=held, last_vote=None, last_ruling=None)


def _ended(meeting: Meeting, event: ev.SpeechEnded, record: Record) -> Meeting:
    floor = meeting.floor
    if floor is None:
        return meeting
    after = _changed(meeting, floor.question, lambda question: _credited(question, event, floor))
    waiting = meeting.held[-1] if meeting.held else None
    return replace(after, floor=waiting, held=meeting.held[:-1], progress=meeting.progress + 1)


def _credited(question: Question, event: ev.SpeechEnded, floor: Floor) -> Question:
    """The question with the speech in its counts; one that the host stopped may not count."""
    keeps = event.counts or floor.speech_no == 0
    speeches = question.speeches if keeps else {**question.speeches, event.by: floor.speech_no - 1}
    spoken = {**question.spoken_ms, event.by: question.spoken_ms.get(event.by, 0) + event.used_ms}
    side = floor.stance if floor.stance in ("pro", "con") else question.last_side
    return replace(question, speeches=speeches, spoken_ms=spoken, last_side=side)


def _adjusted(meeting: Meeting, event: ev.ClockAdjusted, record: Record) -> Meeting:
    if meeting.floor is None:
        return meeting
    floor = replace(meeting.floor, used_ms=meeting.floor.used_ms - event.seconds * 1000, adjusted=True)
    return replace(meeting, floor=floor)


def _paused(meeting: Meeting, event: ev.ClockPaused, record: Record) -> Meeting:
    return replace(meeting, floor=paused(meeting.floor, record))


def _resumed(meeting: Meeting, event: ev.ClockResumed | ev.SpeechResumed, record: Record) -> Meeting:
    """Debate goes on: a ruling made meanwhile can no longer be appealed from."""
    floor = meeting.floor
    if floor is None or floor.since is not None:
        return meeting
    running = replace(floor, since=record.at, run=record.seq, interrupted=None)
    return replace(meeting, floor=running, last_ruling=None)


def interrupted(meeting: Meeting, kind: Kind, record: Record) -> Meeting:
    """The speech under way stands still until it is resumed."""
    floor = paused(meeting.floor, record)
    return meeting if floor is None else replace(meeting, floor=replace(floor, interrupted=kind))


def _interrupted(meeting: Meeting, event: ev.SpeechInterrupted, record: Record) -> Meeting:
    return meeting if event.runs or event.declined else interrupted(meeting, event.kind, record)


def _informed(meeting: Meeting, event: ev.InformationGiven, record: Record) -> Meeting:
    return meeting


EVOLVERS: dict[type[Event], Callable[[Meeting, Any, Record], Meeting]] = {
    ev.FloorRequested: _requested,
    ev.RequestCancelled: _cancelled,
    ev.SpeechBegan: _began,
    ev.SpeechEnded: _ended,
    ev.ClockAdjusted: _adjusted,
    ev.ClockPaused: _paused,
    ev.ClockResumed: _resumed,
    ev.SpeechResumed: _resumed,
    ev.SpeechInterrupted: _interrupted,
    ev.InformationGiven: _informed,
}
