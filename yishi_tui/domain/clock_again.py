"""The clock of a speech when something was taken back: nobody has spoken less because a record was wrong."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.events import Event
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.queries import used_ms
from yishi_tui.domain.record import Record

ENDINGS = (ev.SpeechEnded, ev.MotionMade, ev.RecessBegan, ev.Adjourned, ev.SpeechBegan)
"""What takes the floor away or leaves it waiting."""


def speech_again(meeting: Meeting, floor: Floor, record: Record) -> Floor:
    """A speech of the state that holds after the correction `record`, with the time it took up to now.

    `meeting` is as it stood before. A clock that ran and runs on is left alone; one that runs again does so from now, and
    where a correction had stopped it that is itself taken back, as if it had run until then.
    """
    before = next((each for each in (meeting.floor, *meeting.held) if each and _same(each, floor)), None)
    if before and before.since and floor.since and before.adjusted == floor.adjusted:
        return replace(floor, used_ms=before.used_ms, since=before.since, run=before.run)
    if before and before.since is None and floor.since and (stopped := _stopped(meeting, floor)):
        return replace(floor, since=record.at - (stopped - floor.since), run=record.seq)
    used = _time_of_ended(meeting, floor, record) if before is None else _time_of(meeting, before, floor, record)
    again = replace(floor, used_ms=used)
    return replace(again, since=record.at, run=record.seq) if floor.since else again


def _same(one: Floor, other: Floor) -> bool:
    return (one.by, one.question, one.began) == (other.by, other.question, other.began)


def _time_of(meeting: Meeting, before: Floor, floor: Floor, record: Record) -> int:
    """Milliseconds of a speech still under way: up to now if it runs on, else up to where the clock was started last."""
    used = used_ms(before, record.at) if floor.since else before.used_ms
    if before.adjusted == floor.adjusted:
        return used
    put_right = next(event.seconds for event in _since(meeting, floor) if isinstance(event, ev.ClockAdjusted)) * 1000
    return used + put_right if before.adjusted else used - put_right


def _stopped(meeting: Meeting, floor: Floor) -> datetime | None:
    """When a correction took back what set this clock going; None where none did."""
    return next((r.at for r in meeting.history.since(floor.run) if _undoes(r.event, floor)), None)


def _time_of_ended(meeting: Meeting, floor: Floor, record: Record) -> int:
    """Milliseconds as they were told when the speech ended; where it was broken off, up to that moment."""
    for event in _since(meeting, floor):
        if isinstance(event, ev.SpeechEnded) and event.by == floor.by:
            return event.used_ms
    ended = next((r.at for r in meeting.history.since(floor.run) if _breaks_off(r.event, floor)), record.at)
    return used_ms(floor, ended)


def _breaks_off(event: Event, floor: Floor) -> bool:
    """Whether the speech was not under way any more after that: its own beginning, too, may have been taken back."""
    return isinstance(event, ENDINGS) or _undoes(event, floor)


def _undoes(event: Event, floor: Floor) -> bool:
    """Whether it took back what had set the clock going."""
    return isinstance(event, ev.Corrected) and floor.run in event.voids


def _since(meeting: Meeting, floor: Floor) -> Iterator[Event]:
    """What happened since the speech began, the latest first, whether it still holds or not."""
    for record in reversed(meeting.history):
        event = record.event
        if isinstance(event, ev.SpeechBegan) and event.by == floor.by and record.seq <= floor.run:
            return
        yield event
