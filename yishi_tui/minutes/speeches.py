"""Who spoke on each question, for how long, and how it ended."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Floor
from yishi_tui.domain.queries import used_ms
from yishi_tui.minutes.motion_values import Speech
from yishi_tui.minutes.steps import Step, Steps, floors, item_of

Key = tuple[str, int, str]


class Ended(Struct, frozen=True):
    """A speech that has ended, the question it was on, and the item that was open."""

    question: int
    item: int
    speech: Speech


class _Given(Struct, frozen=True):
    """What was given to one who has the floor."""

    began: ev.SpeechBegan
    added_s: int = 0
    refused: bool = False


def speeches(steps: Steps) -> Iterator[Ended]:
    """All that have ended, as they ended, by whatever event."""
    given: dict[Key, _Given] = {}
    for step in steps:
        _give(step, given)
        left = {_key(floor) for floor in floors(step.after)}
        for floor in floors(step.before):
            if _key(floor) not in left:
                own = given.pop(_key(floor), _Given(ev.SpeechBegan(by=floor.by)))
                yield Ended(floor.question, item_of(step), _speech(step, floor, own))


def _key(floor: Floor) -> Key:
    """What tells a speech from all others, however often its clock was stopped."""
    return floor.by, floor.question, floor.began.isoformat()


def _give(step: Step, given: dict[Key, _Given]) -> None:
    """Take note of the floor being given, and of more time given or refused."""
    floor = step.after.floor
    if floor is None:
        return
    if isinstance(step.event, ev.SpeechBegan):
        given[_key(floor)] = _Given(step.event)
    own = given.get(_key(floor), _Given(ev.SpeechBegan(by=floor.by)))
    if isinstance(step.event, ev.TimeExtended):
        given[_key(floor)] = replace(own, added_s=own.added_s + step.event.seconds)
    elif isinstance(step.event, ev.ExtensionRefused):
        given[_key(floor)] = replace(own, refused=True)


def _speech(step: Step, floor: Floor, given: _Given) -> Speech:
    ended = step.event if isinstance(step.event, ev.SpeechEnded) else None
    return Speech(
        by=floor.by,
        stance=floor.stance,
        number=floor.speech_no,
        began=floor.began,
        used_ms=ended.used_ms if ended else used_ms(floor, step.record.at),
        limit_s=given.began.limit_s,
        added_s=given.added_s,
        override=given.began.override,
        cut_off=bool(ended and ended.cut_off),
        stopped=ended.stopped if ended else "",
        counted=ended.counts if ended else True,
        refused_more=given.refused,
    )
