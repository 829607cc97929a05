"""Who is in the room, and what they may do there."""

from datetime import datetime

from yishi_tui.domain.commands import AreaCounts, Command
from yishi_tui.domain.decide import decide
from yishi_tui.domain.evolve import evolve
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.queries import electors_present, host, top
from yishi_tui.domain.record import Record


def after(meeting: Meeting, command: Command, now: datetime) -> Meeting | OutOfOrder:
    """The meeting as the command would leave it, or why it would not."""
    decision = decide(meeting, command, now)
    if isinstance(decision, OutOfOrder):
        return decision
    for left, event in reversed(list(enumerate(reversed(decision)))):
        meeting = evolve(meeting, Record(meeting.seq + 1, now, "host", event, left))
    return meeting


def chair(meeting: Meeting) -> str:
    """Who presides."""
    return host(meeting)


def able(meeting: Meeting) -> list[str]:
    """Members in the room with a vote who do not preside."""
    return [m.name for m in meeting.roll.members if m.votes and m.name in meeting.present and m.name != host(meeting)]


def movers(meeting: Meeting) -> list[str]:
    """Those who may make motions and do not have the floor: the chair too, where the ruleset lets it."""
    rules = meeting.procedure.chair
    names = [*able(meeting), *([host(meeting)] if rules.may_move and host(meeting) in meeting.present else [])]
    return [name for name in names if meeting.floor is None or name != meeting.floor.by]


def everybody(meeting: Meeting) -> list[str]:
    """All on the roll, guests too, in the room or not."""
    return [*(member.name for member in meeting.roll.members), *(guest.name for guest in meeting.guests)]


def absent(meeting: Meeting) -> tuple[str, ...]:
    """Members who are not in the room."""
    return tuple(m.name for m in meeting.roll.members if m.name not in meeting.present)


def new_words(meeting: Meeting) -> str:
    """Words nobody has used yet."""
    return f"第{meeting.seq}件事"


def areas(meeting: Meeting, yes: int) -> AreaCounts | None:
    """The square metres of those able who vote, the first so many with yes; None where the roll knows no areas."""
    owned = {member.name: int(member.area or 0) for member in meeting.roll.members}
    each = [owned[name] for name in able(meeting)]
    return AreaCounts(yes=str(sum(each[:yes])), no=str(sum(each[yes:]))) if any(owned.values()) else None


def papers_out(meeting: Meeting) -> int:
    """How many papers are handed out: to everybody here who votes, and was when the polls were closed."""
    question = top(meeting)
    polls = question.vote.polls if question and question.vote else None
    return electors_present(meeting) if polls is None else min(polls, electors_present(meeting))
