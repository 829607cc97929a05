"""When a question postponed to an item of the agenda, or to an hour, comes back; what should be taken up now."""

import re
from contextlib import suppress
from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.queries import main_question, top
from yishi_tui.domain.question import Question, Stack

_ITEM = r"(?i:第\s*(\d+)\s*[项题]|item\s*(\d+)|(\d+))"
_HOUR = r"(\d{1,2})[:：](\d{2})"


def come_due(meeting: Meeting, at: datetime, item: int = 0) -> Meeting:
    """The meeting with what an earlier one left to this item, and what was postponed to it or to an hour now past, pending.

    Only while nothing else is.
    """
    business = meeting.business
    left = tuple(stack for stack in business.unfinished if item and stack[0].item == item)
    due = tuple(stack for stack in business.postponed if _is_due(meeting, stack[0], at, item))
    if business.stack or not (left or due):
        return meeting
    fresh: tuple[Stack, ...] = (*map(brought_up, (*left, *due)), *business.following)
    brought = replace(
        business,
        stack=fresh[0],
        following=fresh[1:],
        unfinished=tuple(stack for stack in business.unfinished if stack not in left),
        postponed=tuple(stack for stack in business.postponed if stack not in due),
    )
    return replace(meeting, business=brought)


def brought_up(stack: Stack) -> Stack:
    """Questions pending because their time has come."""
    return (replace(stack[0], in_order=True, special=False, due=False), *stack[1:])


def _is_due(meeting: Meeting, question: Question, at: datetime, item: int) -> bool:
    return bool(item and item == awaited(meeting, question)) or hour_past(question.until, at)


def awaited(meeting: Meeting, question: Question) -> int:
    """The item a question waits for: the one it was postponed to, else the one it was on; 0 for none."""
    return item_of(meeting, question.until) if question.until else question.item or 0


def item_of(meeting: Meeting, until: str) -> int:
    """The number of the item that the words name, by number or by title; 0 for none."""
    found = re.fullmatch(_ITEM, until.strip())
    number = int(next(filter(None, found.groups()))) if found else 0
    if 1 <= number <= len(meeting.plan.items):
        return number
    titles = [each.title for each in meeting.plan.items]
    return titles.index(until) + 1 if until in titles else 0


def hour_past(until: str, at: datetime) -> bool:
    """Whether the words name a time of day, or a moment, that has come."""
    found = re.fullmatch(_HOUR, until.strip())
    if found is not None:
        return (at.hour, at.minute) >= (int(found[1]), int(found[2]))
    moment = moment_of(until, at)
    return moment is not None and at >= moment


def moment_of(until: str, at: datetime) -> datetime | None:
    """The moment the words name, day and all; without an offset of its own in that of `at`."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(until)
        return moment if moment.utcoffset() is not None else moment.replace(tzinfo=at.tzinfo)
    return None


def later(stack: Stack, at: datetime) -> bool:
    """Whether what was postponed was postponed to a moment still to come."""
    moment = moment_of(stack[0].until, at)
    return moment is not None and moment > at


def too_late(meeting: Meeting, until: str, now: datetime) -> OutOfOrder | None:
    """A question is not postponed to what is past, or is being done."""
    item = item_of(meeting, until)
    past = (item and (item == meeting.item or item in meeting.items_done)) or hour_past(until, now)
    return refuse("until_past", text=until) if past else None


def next_item(meeting: Meeting) -> int:
    """The first item of the agenda not done yet; 0 for none."""
    return next((n for n in range(1, len(meeting.plan.items) + 1) if n not in meeting.items_done), 0)


def time_come(meeting: Meeting, now: datetime) -> ev.Event | None:
    """What the clock alone brings about: a postponed question whose hour has come is taken up, or noted as due."""
    if meeting.phase != "in_session":
        return None
    waiting = tuple(stack[0] for stack in meeting.business.postponed)
    come = tuple(question for question in waiting if question.due or hour_past(question.until, now))
    first = next((question for question in come if question.special), None)
    if first is not None and not _free_for_special(meeting):
        return None if first.due else ev.OrderFellDue(question=first.id)
    ordered = first or next(iter(come), None)
    if ordered is None or (first is None and not _free(meeting)):
        return None
    return ev.OrderTakenUp(question=ordered.id)


def _free(meeting: Meeting) -> bool:
    """Nothing is pending, and nobody speaks."""
    return not meeting.business.stack and not meeting.business.following and meeting.floor is None


def _free_for_special(meeting: Meeting) -> bool:
    """A special order interrupts what is pending, but no speech, no vote and no motion on its way."""
    question = top(meeting)
    return meeting.floor is None and (question is None or question.stage == "debate")


def order_due(meeting: Meeting) -> int:
    """The record number of the special order that should be taken up now; 0 for none."""
    return next((stack[0].id for stack in meeting.business.postponed if stack[0].due), 0)


def item_due(meeting: Meeting) -> int:
    """The item of the agenda that should be taken up now, while another, or what is on no agenda, is; 0 for none."""
    number, main = next_item(meeting), main_question(meeting)
    in_order = main is not None and (main.in_order or (main.item or 0) == number)
    return 0 if in_order or meeting.item == number else number


def set_aside_already(meeting: Meeting) -> bool:
    """Whether the meeting has set the orders of the day aside for as long as the pending question lasts."""
    main, above = main_question(meeting), meeting.business.decided_above
    aside = (done for done in above if done.question.kind == "orders_of_day" and done.verdict == "adopted")
    return main is not None and any(done.stack[0].id == main.id for done in aside)
