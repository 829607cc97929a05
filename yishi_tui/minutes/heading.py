"""Which meeting it was, who presided, and who was there."""

from collections.abc import Iterator
from itertools import chain, pairwise

from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.plan import Guest
from yishi_tui.domain.queries import voters_present
from yishi_tui.domain.representation import group_share
from yishi_tui.minutes.steps import Step, Steps, having
from yishi_tui.minutes.values import Amended, Attendance, ChairChange, Heading, LastMinutes, Movement, Quorum, Span


def heading(steps: Steps) -> Heading:
    """Of the one meeting that the steps are of."""
    meeting = steps[-1].after
    opened = next((step for step in steps if opens(step)), None)
    event = opened.event if opened else None
    closed = next((step for step in steps if _closes(step)), None)
    return Heading(
        title=meeting.plan.title,
        number=meeting.number,
        place=meeting.plan.place,
        phase=meeting.phase,
        opened=opened.record.at if opened else None,
        closed=closed.record.at if closed else None,
        recesses=tuple(_recesses(steps)),
        seats=meeting.plan.seats,
        chair=tuple(_chair_changes(steps)),
        rules=meeting.procedure.meta,
        continues=meeting.plan.continues,
        resumes=isinstance(event, ev.NextMeetingOpened) and event.continued,
        lapsed=isinstance(event, ev.NextMeetingOpened) and event.lapsed,
        last_minutes=_last_minutes(steps),
    )


def _last_minutes(steps: Steps) -> LastMinutes | None:
    """None where nothing was done about them."""
    read = next((step.record.at for step, _ in having(steps, ev.MinutesRead)), None)
    corrections = tuple(Amended(at=step.record.at, text=event.text) for step, event in having(steps, ev.MinutesAmended))
    approved = next((step.record.at for step, _ in having(steps, ev.MinutesApproved)), None)
    return (
        LastMinutes(read=read, corrections=corrections, approved=approved) if read or corrections or approved else None
    )


def opens(step: Step) -> bool:
    return isinstance(step.event, ev.CalledToOrder | ev.NextMeetingOpened)


def _closes(step: Step) -> bool:
    return step.after.phase == "adjourned" != step.before.phase


def _recesses(steps: Steps) -> Iterator[Span]:
    """Each from the step that began it to the next that ended it, whatever these were called."""
    turns = [step for step in steps if (step.before.phase == "recess") != (step.after.phase == "recess")]
    for step, following in pairwise([*turns, None]):
        if step is not None and step.after.phase == "recess":
            yield Span(start=step.record.at, end=following.record.at if following else None)


def _chair_changes(steps: Steps) -> Iterator[ChairChange]:
    for step in steps:
        if isinstance(step.event, ev.ChairHandedOver):
            yield ChairChange(at=step.record.at, to=step.event.to, reason=step.event.reason)
        elif isinstance(step.event, ev.ChairTakenBack):
            yield ChairChange(at=step.record.at)


def attendance(steps: Steps) -> Attendance:
    """Of the one meeting that the steps are of; before the call to order, who has signed in so far."""
    meeting = steps[-1].after
    seen = _ever_present(steps)
    carried = _proxies(steps)
    voters = [member.name for member in meeting.roll.members if member.votes]
    represented = {carried[bearer] for bearer in carried if bearer in seen}
    return Attendance(
        expected=len(voters),
        present=tuple(name for name in voters if name in seen),
        absent=tuple(name for name in voters if name not in seen and name not in represented),
        observers=_observers(meeting, seen),
        proxies={bearer: given for bearer, given in carried.items() if bearer in seen},
        quorum=_quorum(steps),
        movements=tuple(_movements(steps)),
        group=group_share(meeting.procedure.pipeline.representation, meeting.roll.members),
    )


def _in_session(steps: Steps) -> Steps:
    """From the opening on, or everything as long as there was none."""
    first = next((place for place, step in enumerate(steps) if opens(step)), 0)
    return steps[first:]


def _ever_present(steps: Steps) -> frozenset[str]:
    return frozenset[str]().union(*{step.after.present for step in _in_session(steps)})


def _proxies(steps: Steps) -> dict[str, str]:
    return {bearer: given for step in _in_session(steps) for bearer, given in step.after.proxies.items()}


def _observers(meeting: Meeting, seen: frozenset[str]) -> tuple[Guest, ...]:
    without_vote = (Guest(name=member.name) for member in meeting.roll.members if not member.votes)
    return tuple(guest for guest in (*without_vote, *meeting.guests) if guest.name in seen)


def _quorum(steps: Steps) -> Quorum | None:
    for step in steps:
        if isinstance(step.event, ev.CalledToOrder | ev.NextMeetingOpened):
            return Quorum(present=step.event.present, needed=step.event.needed, met=step.event.met)
    return None


def _movements(steps: Steps) -> Iterator[Movement]:
    """Who came and went while the meeting was on; sign-in before it counts as being there from the start."""
    for step in _in_session(steps):
        if step.after.present is step.before.present:
            continue
        came = tuple(sorted_by_roll(step.after, step.after.present - step.before.present))
        went = tuple(sorted_by_roll(step.after, step.before.present - step.after.present))
        if (came or went) and step.before.phase in ("in_session", "recess"):
            yield Movement(at=step.record.at, came=came, went=went, present=voters_present(step.after))


def sorted_by_roll(meeting: Meeting, names: frozenset[str]) -> Iterator[str]:
    """The names in the order of the roll, guests after the members."""
    members = sorted((name for name in names if meeting.roll.get(name)), key=meeting.roll.seat)
    return chain(members, (guest.name for guest in meeting.guests if guest.name in names))
