"""How a meeting takes over what the one before it left: as it stood, in its order, and fresh for another day."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import takewhile

from msgspec.structs import replace

from yishi_tui.domain.due import brought_up, later, moment_of
from yishi_tui.domain.ledger import Ledger
from yishi_tui.domain.legacy import Legacy
from yishi_tui.domain.meeting import Business, Meeting
from yishi_tui.domain.queries import reconsider_window, sessions_on_table
from yishi_tui.domain.question import Decided, Question, Stack


def inherited(meeting: Meeting, legacy: Legacy) -> Meeting:
    """The meeting before it is called to order. What has an item on the agenda waits for that, the rest comes first."""
    business = Business(
        unfinished=tuple(_on_agenda(meeting, _known(meeting, legacy.unfinished))),
        postponed=tuple(_on_agenda(meeting, _known(meeting, legacy.postponed))),
        on_table=_known(meeting, legacy.on_table),
        in_committee=_known(meeting, legacy.in_committee),
        adopted=Ledger(legacy.adopted),
        lost=Ledger(legacy.lost),
        decided=legacy.decided,
    )
    return replace(meeting, business=business, opened_at=legacy.opened_at, continued_meeting=legacy.continued)


def _known(meeting: Meeting, stacks: Iterable[Stack]) -> tuple[Stack, ...]:
    """The questions that these rules know, with all beneath them."""
    kinds = meeting.procedure.kinds
    known = (tuple(takewhile(lambda question: question.kind in kinds, stack)) for stack in stacks)
    return tuple(stack for stack in known if stack)


def _on_agenda(meeting: Meeting, stacks: Iterable[Stack]) -> Iterator[Stack]:
    """Each with the item of the agenda that is made for it, if there is one."""
    titles = [item.title for item in meeting.plan.items]
    for main, *above in stacks:
        number = titles.index(main.text) + 1 if main.text in titles else None
        until = main.until if moment_of(main.until, main.made_at) else ""
        placed = replace(main, special=main.special and bool(until), due=False, until=until)
        yield tuple(replace(question, item=number) for question in (placed, *above))


def taken_over(meeting: Meeting, at: datetime, lapsed: bool) -> Meeting:
    """The meeting as it is called to order: what waits for no item is pending, or all has lapsed for too much time."""
    if meeting.opened_at is None:
        return meeting
    old, continued = meeting.business, bool(meeting.continued_meeting)
    another_day = meeting.opened_at.astimezone(at.tzinfo).date() != at.date()

    def fresh(stacks: Iterable[Stack]) -> tuple[Stack, ...]:
        return () if lapsed else tuple(renewed(stack, continued, another_day) for stack in stacks)

    waiting = (*old.unfinished, *old.postponed)
    first = (stack for stack in waiting if stack[0].item is None and not later(stack, at))
    ordered = tuple(brought_up(stack) for stack in fresh(first))
    business = replace(
        old,
        stack=ordered[0] if ordered else (),
        following=ordered[1:],
        unfinished=fresh(stack for stack in old.unfinished if stack[0].item),
        postponed=fresh(stack for stack in old.postponed if stack[0].item or later(stack, at)),
        on_table=fresh(old.on_table),
    )
    return replace(meeting, business=business, continued_meeting="")


def still_tabled(meeting: Meeting, continued: bool) -> tuple[Stack, ...]:
    """What lies on the table not too long yet for the next meeting."""
    since = meeting.session + (not continued) - sessions_on_table(meeting)
    return tuple(stack for stack in meeting.business.on_table if stack[0].away_since >= since)


def still_decided(meeting: Meeting, continued: bool) -> tuple[Decided, ...]:
    """What the next meeting may reconsider: what this one decided, where the ruleset's window reaches so far."""
    window = reconsider_window(meeting)
    every = continued and window == "session"
    kept = tuple(done for done in meeting.business.decided if every or done.meeting == meeting.number)
    return kept if continued or window == "next_meeting" else ()


def renewed(stack: Stack, continued: bool, another_day: bool) -> Stack:
    """Questions from an earlier meeting: counts are fresh on another day, orders about debate end with their session."""
    return tuple(_renewed(question, continued, another_day) for question in stack)


def _renewed(question: Question, continued: bool, another_day: bool) -> Question:
    if another_day:
        question = replace(question, speeches={})
    return question if continued else replace(question, closed=False, limit_s=None)
