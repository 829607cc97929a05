"""What became of a question: decided, or gone elsewhere, or still before the meeting."""

from collections.abc import Callable, Mapping
from typing import Any

from yishi_tui.domain import events as ev
from yishi_tui.domain.events import Event
from yishi_tui.domain.meeting import Business, Meeting
from yishi_tui.domain.question import Stack
from yishi_tui.domain.vocabulary import Effect
from yishi_tui.minutes.motion_values import Fate, Waiting
from yishi_tui.minutes.steps import Step, about, before_the_meeting


def fate(end: Meeting, left: Fate | None, identity: int) -> Fate:
    """Of a question, by the meeting at its end and by how it last left from before the meeting."""
    if any(question.id == identity for question in before_the_meeting(end)):
        return "pending"
    place = next((place for place, stacks in waiting(end.business).items() if _among(stacks, identity)), None)
    return place or left or "not_stated"


def departed(step: Step) -> Mapping[int, Fate]:
    """The questions no longer before the meeting, and how they went; what was settled by consent at once never was."""
    gone = {question.id for question in before_the_meeting(step.before)}
    gone -= {question.id for question in before_the_meeting(step.after)}
    if isinstance(step.event, ev.ConsentGiven):
        gone.add(about(step))
    return {identity: _fate_in(step, identity) for identity in gone}


def waiting(business: Business) -> Mapping[Waiting, tuple[Stack, ...]]:
    """Where questions wait for another day."""
    return {
        "unfinished": business.unfinished,
        "postponed": business.postponed,
        "committed": business.in_committee,
        "tabled": business.on_table,
    }


def _among(stacks: tuple[Stack, ...], identity: int) -> bool:
    return any(question.id == identity for stack in stacks for question in stack)


def _fate_in(step: Step, identity: int) -> Fate:
    own = OWN.get(type(step.event)) if about(step) == identity else None
    if own is not None:
        return own(step.event)
    if isinstance(step.event, ev.LeaveGiven):
        return "withdrawn"
    effect = step.event.effect if isinstance(step.event, ev.ResultAnnounced | ev.ConsentGiven) else "none"
    return BY_EFFECT.get(effect, "not_stated")


OWN: Mapping[type[Event], Callable[[Any], Fate]] = {
    ev.ResultAnnounced: lambda event: event.verdict,
    ev.ConsentGiven: lambda event: "demanded" if event.demanded else event.verdict,
    ev.OrdersFollowed: lambda event: "demanded",
    ev.PointRuled: lambda event: "well_taken" if event.well_taken else "not_well_taken",
    ev.LeaveGiven: lambda event: "withdrawn",
    ev.LeaveRefused: lambda event: "objection",
    ev.FellForWantOfSecond: lambda event: "fell",
}
"""How the event ends the question it is about."""

BY_EFFECT: Mapping[Effect, Fate] = {
    "withdraw": "withdrawn",
    "drop": "dropped",
    "object": "not_considered",
    "divide": "divided",
}
"""What the effect of another question's decision makes of the questions it removes."""
