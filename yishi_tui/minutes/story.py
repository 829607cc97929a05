"""What one meeting did, question by question: read once, asked of many times."""

from collections import defaultdict

from msgspec import Struct

from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.minutes.motion_values import Cause, Speech, Version
from yishi_tui.minutes.questions import Questions, standing
from yishi_tui.minutes.speeches import Ended, speeches
from yishi_tui.minutes.steps import Step, Steps, about, before_the_meeting


class Story(Struct, frozen=True):
    """The meeting at its end, and by the record number of each question what happened to it."""

    end: Meeting
    steps: dict[int, Steps]
    versions: dict[int, tuple[Version, ...]]
    """Each wording that it had, empty ones left out."""
    speeches: dict[int, tuple[Speech, ...]]
    talk: tuple[Ended, ...]
    """Speeches on none of the questions."""


def story(known: Questions, steps: Steps) -> Story:
    """Of the one meeting that the steps are of."""
    concerning: defaultdict[int, list[Step]] = defaultdict(list)
    for step in steps:
        for identity in _concerned(step):
            concerning[identity].append(step)
    spoken: defaultdict[int, list[Speech]] = defaultdict(list)
    ended = tuple(speeches(steps))
    for each in ended:
        spoken[each.question].append(each.speech)
    return Story(
        end=steps[-1].after,
        steps={identity: tuple(found) for identity, found in concerning.items()},
        versions=_versions(steps),
        speeches={identity: tuple(found) for identity, found in spoken.items()},
        talk=tuple(each for each in ended if each.question not in known.found),
    )


def _concerned(step: Step) -> tuple[int, ...]:
    """The question that the step is about, and any that it brings back to be decided again."""
    again = set[int]()
    if isinstance(step.event, ev.ResultAnnounced | ev.ConsentGiven) and step.event.effect == "reconsider":
        again = _identities(step.after) - _identities(step.before)
    return (about(step), *again)


def _identities(meeting: Meeting) -> set[int]:
    return {question.id for question in before_the_meeting(meeting)}


def _versions(steps: Steps) -> dict[int, tuple[Version, ...]]:
    found: defaultdict[int, list[Version]] = defaultdict(list)
    for step in steps:
        for question in standing(step):
            versions = found[question.id]
            if question.text and not (versions and versions[-1].text == question.text):
                cause = _cause(step, question.id, first=not versions)
                versions.append(Version(text=question.text, cause=cause))
    return {identity: tuple(versions) for identity, versions in found.items()}


def _cause(step: Step, identity: int, *, first: bool) -> Cause:
    if isinstance(step.event, ev.MotionModified):
        return "modified"
    if isinstance(step.event, ev.WordingReadBack):
        return "read_back"
    if isinstance(step.event, ev.ResultAnnounced) and step.event.value:
        return "filled"
    effect = step.event.effect if isinstance(step.event, ev.ResultAnnounced | ev.ConsentGiven) else "none"
    if not first:
        return "amended" if effect == "replace_text" else "reverted"
    if effect == "divide":
        return "parted"
    made_now = isinstance(step.event, ev.MotionMade | ev.ConsentGiven) and about(step) == identity
    return "moved" if made_now else "carried"
