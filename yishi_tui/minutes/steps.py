"""The records that still hold, each with the meeting before and after it: what every part of the minutes is read from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from yishi_tui.domain import events as ev
from yishi_tui.domain.events import Event
from yishi_tui.domain.evolve import evolve, voided
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.queries import top
from yishi_tui.domain.question import Question
from yishi_tui.domain.record import Record

E = TypeVar("E")


class Step(Struct, frozen=True):
    """One record that holds, and what it changed."""

    record: Record
    before: Meeting
    after: Meeting

    @property
    def event(self) -> Event:
        return self.record.event

    @property
    def number(self) -> int:
        """Which meeting of the session it belongs to, from 1."""
        return self.after.number


Steps = tuple[Step, ...]


def steps_of(records: Iterable[Record]) -> Steps:
    """The records without corrections and without what these took back."""
    return tuple(steps_from(Meeting(), tuple(records)))


def steps_from(meeting: Meeting, records: Sequence[Record]) -> Iterator[Step]:
    """The same of the records that follow a meeting, as long as none of them takes back what led up to it."""
    gone = voided(records)
    for record in records:
        if record.seq not in gone and not isinstance(record.event, ev.Corrected):
            before, meeting = meeting, evolve(meeting, record)
            yield Step(record, before, meeting)


def of_meeting(steps: Steps, number: int) -> Steps:
    return tuple(step for step in steps if step.number == number)


def having(steps: Steps, kind: type[E]) -> Iterator[tuple[Step, E]]:
    """The steps of one type of event, with it."""
    return ((step, step.event) for step in steps if isinstance(step.event, kind))


def about(step: Step) -> int:
    """The record number of the question that the step is about; 0 for none."""
    finder = SUBJECTS.get(type(step.event))
    return finder(step, step.event) if finder else _identity(top(step.before))


def _identity(question: Question | None) -> int:
    return question.id if question else 0


def _of_floor(step: Step, event: Event) -> int:
    return step.before.floor.question if step.before.floor else 0


def _of_consent(step: Step, event: ev.ConsentGiven) -> int:
    """By consent either the question on top was settled, or something that never stood on the stack."""
    on_top = top(step.before)
    settled = on_top is not None and on_top.id == event.motion.target and on_top.kind == event.motion.kind
    return event.motion.target if settled else step.record.seq


SUBJECTS: dict[type[Event], Callable[[Step, Any], int]] = {
    ev.MotionMade: lambda step, event: step.record.seq,
    ev.ConsentGiven: _of_consent,
    ev.DivisionDemanded: lambda step, event: _identity(top(step.after)),
    ev.SpeechEnded: _of_floor,
    ev.TimeExtended: _of_floor,
    ev.ExtensionRefused: _of_floor,
}


def item_of(step: Step) -> int:
    """The item of the agenda that the step is part of: that of the main question, else the one open; 0 for none."""
    stack = step.before.business.stack
    return (stack[0].item if stack else step.before.item) or 0


def before_the_meeting(meeting: Meeting) -> tuple[Question, ...]:
    """Every question that is pending or will be as soon as those before it are settled."""
    return (*meeting.business.stack, *(question for stack in meeting.business.following for question in stack))


def floors(meeting: Meeting) -> tuple[Floor, ...]:
    """Speeches under way, interrupted ones too."""
    return (*meeting.held, *((meeting.floor,) if meeting.floor else ()))
