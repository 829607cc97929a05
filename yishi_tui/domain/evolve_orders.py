"""How the order of business changes: postponed questions come up, the orders of the day are followed."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.due import brought_up, item_due, order_due
from yishi_tui.domain.events import Event
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.queries import top
from yishi_tui.domain.question import Stack
from yishi_tui.domain.record import Record


def _fell_due(meeting: Meeting, event: ev.OrderFellDue, record: Record) -> Meeting:
    def noted(stack: Stack) -> Stack:
        return (replace(stack[0], due=True), *stack[1:]) if stack[0].id == event.question else stack

    postponed = tuple(noted(stack) for stack in meeting.business.postponed)
    return replace(meeting, business=replace(meeting.business, postponed=postponed))


def _taken_up(meeting: Meeting, event: ev.OrderTakenUp, record: Record) -> Meeting:
    business = meeting.business
    order = next((stack for stack in business.postponed if stack[0].id == event.question), None)
    if order is None:
        return meeting
    aside = set_aside(meeting)
    later = tuple(stack for stack in business.postponed if stack is not order)
    return replace(aside, business=replace(aside.business, stack=brought_up(order), postponed=later))


def _followed(meeting: Meeting, event: ev.OrdersFollowed, record: Record) -> Meeting:
    """The demand is settled, and what was pending waits for what is due."""
    due, demand = order_due(meeting) or item_due(meeting), top(meeting)
    if demand is not None and demand.kind == "orders_of_day":
        meeting = replace(meeting, business=replace(meeting.business, stack=meeting.business.stack[:-1]))
    return set_aside(meeting) if due else meeting


def set_aside(meeting: Meeting) -> Meeting:
    """Nothing is pending for now; what was comes back when what is taken up instead has been settled."""
    business = meeting.business
    waiting = (business.stack, *business.following) if business.stack else business.following
    return replace(
        meeting,
        business=replace(business, stack=(), following=waiting),
        floor=None,
        held=(),
        last_vote=None,
        last_ruling=None,
    )


EVOLVERS: dict[type[Event], Callable[[Meeting, Any, Record], Meeting]] = {
    ev.OrderFellDue: _fell_due,
    ev.OrderTakenUp: _taken_up,
    ev.OrdersFollowed: _followed,
}
