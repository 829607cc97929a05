"""When a question postponed to an item of the agenda, or to an hour, comes back."""

import re
from contextlib import suppress
from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain.meeting import Meeting, Question, Stack

_ITEM = re.compile(r"(?:第\s*(\d+)\s*[项题]|item\s*(\d+)|(\d+))", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})[:：](\d{2})")


def come_due(meeting: Meeting, at: datetime, item: int = 0) -> Meeting:
    """The meeting with what was postponed to this item, or to an hour now past, pending; only while nothing else is."""
    business = meeting.business
    due = tuple(stack for stack in business.postponed if _is_due(meeting, stack[0], at, item))
    if business.stack or not due:
        return meeting
    fresh: tuple[Stack, ...] = (*due, *business.following)
    later = tuple(stack for stack in business.postponed if stack not in due)
    return replace(meeting, business=replace(business, stack=fresh[0], following=fresh[1:], postponed=later))


def _is_due(meeting: Meeting, question: Question, at: datetime, item: int) -> bool:
    return bool(item and item == item_of(meeting, question.until)) or _hour_past(question.until, at)


def item_of(meeting: Meeting, until: str) -> int:
    """The number of the item that the words name, by number or by title; 0 for none."""
    found = _ITEM.fullmatch(until.strip())
    number = int(next(filter(None, found.groups()))) if found else 0
    if 1 <= number <= len(meeting.plan.items):
        return number
    titles = [each.title for each in meeting.plan.items]
    return titles.index(until) + 1 if until in titles else 0


def _hour_past(until: str, at: datetime) -> bool:
    found = _HOUR.fullmatch(until.strip())
    if found is not None:
        return (at.hour, at.minute) >= (int(found[1]), int(found[2]))
    with suppress(ValueError):
        moment = datetime.fromisoformat(until)
        return at >= (moment if moment.utcoffset() is not None else moment.replace(tzinfo=at.tzinfo))
    return False
