"""Who spoke on a question, for how long, and how it ended."""

from collections.abc import Container, Iterator

from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Floor
from yishi_tui.domain.queries import used_ms
from yishi_tui.minutes.steps import Step, Steps, floors, having, item_of
from yishi_tui.minutes.values import Speech


def speeches(steps: Steps, identity: int) -> tuple[Speech, ...]:
    """The speeches on one question that have ended, as they ended."""
    return tuple(_speech(steps, step, floor) for step, floor in _ended(steps) if floor.question == identity)


def talk(steps: Steps, known: Container[int]) -> Iterator[tuple[int, Speech]]:
    """The speeches on none of the questions, each with the item that it was part of."""
    for step, floor in _ended(steps):
        if floor.question not in known:
            yield item_of(step), _speech(steps, step, floor)


def _ended(steps: Steps) -> Iterator[tuple[Step, Floor]]:
    """Each step that ended a speech, by whatever event, with the speech as it then stood."""
    for step in steps:
        left = {_key(floor) for floor in floors(step.after)}
        yield from ((step, floor) for floor in floors(step.before) if _key(floor) not in left)


def _key(floor: Floor) -> tuple[str, int, str]:
    """What tells a speech from all others, however often its clock was stopped."""
    return floor.by, floor.question, floor.began.isoformat()


def _speech(steps: Steps, step: Step, floor: Floor) -> Speech:
    began = _began(steps, floor)
    ended = step.event if isinstance(step.event, ev.SpeechEnded) else None
    return Speech(
        by=floor.by,
        stance=floor.stance,
        number=floor.speech_no,
        began=floor.began,
        used_ms=ended.used_ms if ended else used_ms(floor, step.record.at),
        limit_s=began.limit_s,
        added_s=sum(event.seconds for each, event in having(steps, ev.TimeExtended) if _during(each, floor)),
        override=began.override,
        cut_off=bool(ended and ended.cut_off),
        stopped=ended.stopped if ended else "",
        counted=ended.counts if ended else True,
        refused_more=any(_during(each, floor) for each, _ in having(steps, ev.ExtensionRefused)),
    )


def _began(steps: Steps, floor: Floor) -> ev.SpeechBegan:
    """The event that gave this floor; an empty one for a speech that began before these steps."""
    for step, event in having(steps, ev.SpeechBegan):
        if step.after.floor is not None and _key(step.after.floor) == _key(floor):
            return event
    return ev.SpeechBegan(by=floor.by)


def _during(step: Step, floor: Floor) -> bool:
    return step.before.floor is not None and _key(step.before.floor) == _key(floor)
