"""How a motion moves along its way, up to the vote."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.effects import popped
from yishi_tui.domain.events import Event
from yishi_tui.domain.evolve_floor import interrupted, with_top
from yishi_tui.domain.meeting import Meeting, Result, Ruling
from yishi_tui.domain.motion_words import wordless
from yishi_tui.domain.phases import begun
from yishi_tui.domain.queries import quorum_met, top
from yishi_tui.domain.question import Question
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Verdict


def question_of(event: ev.MotionMade, record: Record, item: int | None) -> Question:
    """The question a motion brings, known from then on by its record number."""
    text = event.text or event.new_text or ""
    return Question(
        id=record.seq,
        kind=event.kind,
        text=text,
        mover=event.by,
        stage="moved" if event.needs_second else "seconded",
        made_at=record.at,
        target=event.target,
        new_text=event.new_text,
        seconds=event.seconds,
        until=event.until,
        to=event.to,
        scope=event.scope,
        notice=event.notice,
        voted=event.voted,
        parts=event.parts,
        matter=event.matter,
        degree=event.degree,
        as_main=event.as_main,
        interrupts=event.interrupts,
        undebatable=event.undebatable,
        method=event.method,
        item=item,
        special=event.special,
        asks_leave=event.kind in ("withdraw_request", "orders_of_day"),
        wordings=(text,),
    )


def _made(meeting: Meeting, event: ev.MotionMade, record: Record) -> Meeting:
    question = question_of(event, record, meeting.item)
    business = replace(meeting.business, stack=(*meeting.business.stack, question))
    ruling = meeting.last_ruling if event.kind == "appeal" else None
    talk = meeting.discussion if event.interrupts else None
    raised = begun(replace(meeting, business=business, last_ruling=ruling, discussion=talk), "moved")
    return interrupted(raised, event.kind, record) if event.interrupts else raised


def _seconded(meeting: Meeting, event: ev.MotionSeconded, record: Record) -> Meeting:
    seconded = _with(meeting, lambda question: replace(question, stage="seconded", seconder=event.by))
    return begun(seconded, "seconded")


def _second_withdrawn(meeting: Meeting, event: ev.SecondWithdrawn, record: Record) -> Meeting:
    return _with(meeting, lambda question: replace(question, stage="moved", seconder=None))


def _withdrawn(meeting: Meeting, event: ev.MotionWithdrawn, record: Record) -> Meeting:
    return popped(meeting)


def _modified(meeting: Meeting, event: ev.MotionModified, record: Record) -> Meeting:
    def reworded(question: Question) -> Question:
        asked = replace(_worded(question, event.text), confirmed=False)
        return replace(asked, stage="moved", seconder=None) if event.needs_second else asked

    return _with(meeting, reworded)


def _worded(question: Question, text: str) -> Question:
    """The question in other words; an amendment's words may be the wording it leads to."""
    by_words = question.new_text is not None and question.new_text == question.text
    new_text = text if by_words or wordless(question) else question.new_text
    return replace(question, text=text, new_text=new_text, wordings=(*question.wordings, text))


def _stated(meeting: Meeting, event: ev.QuestionStated, record: Record) -> Meeting:
    stated = _with(meeting, lambda question: replace(question, stage="debate"))
    return replace(begun(stated, "stated"), last_vote=None)


def _fell(meeting: Meeting, event: ev.FellForWantOfSecond, record: Record) -> Meeting:
    return popped(meeting)


def _read_back(meeting: Meeting, event: ev.WordingReadBack, record: Record) -> Meeting:
    return _with(meeting, lambda question: replace(_worded(question, event.text), confirmed=False))


def _confirmed(meeting: Meeting, event: ev.WordingConfirmed, record: Record) -> Meeting:
    return _with(meeting, lambda question: replace(question, confirmed=True))


def _ruled(meeting: Meeting, event: ev.PointRuled, record: Record) -> Meeting:
    ruling = Ruling(
        kind=event.kind, text=event.text, raised_by=event.raised_by, well_taken=event.well_taken, reason=event.reason
    )
    verdict: Verdict = "well_taken" if event.well_taken else "not_well_taken"
    result = Result(kind=event.kind, verdict=verdict, text=event.text)
    challenged = event.well_taken and event.kind == "point_of_order" and not quorum_met(meeting)
    return replace(popped(meeting), last_ruling=ruling, last_result=result, quorum_challenged=challenged)


def _with(meeting: Meeting, change: Callable[[Question], Question]) -> Meeting:
    question = top(meeting)
    return meeting if question is None else with_top(meeting, change(question))


EVOLVERS: dict[type[Event], Callable[[Meeting, Any, Record], Meeting]] = {
    ev.MotionMade: _made,
    ev.MotionSeconded: _seconded,
    ev.SecondWithdrawn: _second_withdrawn,
    ev.MotionWithdrawn: _withdrawn,
    ev.MotionModified: _modified,
    ev.QuestionStated: _stated,
    ev.FellForWantOfSecond: _fell,
    ev.WordingReadBack: _read_back,
    ev.WordingConfirmed: _confirmed,
    ev.PointRuled: _ruled,
}
