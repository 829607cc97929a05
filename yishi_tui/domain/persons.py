"""Who may act: on the roll, in the room, with a vote, and not in the chair."""

from collections.abc import Callable

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.phases import invited
from yishi_tui.domain.queries import answering, chair_may_speak, host, is_guest, known, may_vote, member

Check = Callable[[Meeting, str], OutOfOrder | None]


def on_roll(meeting: Meeting, name: str) -> OutOfOrder | None:
    return None if known(meeting, name) else refuse("not_on_roll", name=name)


def here(meeting: Meeting, name: str) -> OutOfOrder | None:
    return None if name in meeting.present else refuse("not_present", name=name)


def voting_member(meeting: Meeting, name: str) -> OutOfOrder | None:
    """Guests and members listed without a vote may not move, second, debate or vote."""
    if is_guest(meeting, name) and member(meeting, name) is None:
        return refuse("guest_may_not", name=name)
    return None if may_vote(meeting, name) else refuse("without_vote", name=name)


def not_presiding(meeting: Meeting, name: str) -> OutOfOrder | None:
    """The host stays out of debate and moves nothing, unless the ruleset lets the chair do so."""
    return refuse("chair_neutral", name=name) if name == host(meeting) else None


def first_refusal(meeting: Meeting, name: str, checks: tuple[Check, ...]) -> OutOfOrder | None:
    """The first check that objects."""
    return next((refusal for check in checks if (refusal := check(meeting, name))), None)


def taking_part(meeting: Meeting, name: str) -> OutOfOrder | None:
    """A member with a vote who is in the room."""
    return first_refusal(meeting, name, (on_roll, voting_member, here))


def voting(meeting: Meeting, name: str) -> OutOfOrder | None:
    """One whose vote is counted: a member with a vote, or an observer where the ruleset lets observers vote."""
    if meeting.procedure.roles.observers.vote and _observes(meeting, name):
        return here(meeting, name)
    if name in answering(meeting):
        return first_refusal(meeting, name, (on_roll, voting_member))
    return taking_part(meeting, name)


def _observes(meeting: Meeting, name: str) -> bool:
    """Whether the person is on the roll without a vote, and does not preside."""
    return known(meeting, name) and not may_vote(meeting, name) and name != host(meeting)


def explains(meeting: Meeting, name: str) -> bool:
    """Whether the person is a guest in a role that the ruleset lets the host ask to explain."""
    roles = meeting.procedure.roles.explains
    return any(guest.name == name and guest.role in roles for guest in meeting.guests)


def may_move(meeting: Meeting, name: str) -> OutOfOrder | None:
    chair = () if meeting.procedure.chair.may_move else (not_presiding,)
    return taking_part(meeting, name) or first_refusal(meeting, name, chair)


def may_debate(meeting: Meeting, name: str) -> OutOfOrder | None:
    """A member with a vote, a guest in the phase kept for such a guest, or an observer where the ruleset lets them;

    not who presides, unless the ruleset lets the chair.
    """
    if invited(meeting, name) or (meeting.procedure.roles.observers.speak and _observes(meeting, name)):
        return here(meeting, name)
    chair = () if chair_may_speak(meeting) else (not_presiding,)
    return taking_part(meeting, name) or first_refusal(meeting, name, chair)
