"""Following the orders of the day: what should be taken up now is taken up."""

from datetime import datetime

from yishi_tui.domain import events as ev
from yishi_tui.domain.decide_floor import end_of_speech
from yishi_tui.domain.due import item_due, order_due
from yishi_tui.domain.meeting import Meeting


def orders_followed(meeting: Meeting, now: datetime) -> tuple[ev.Event, ...]:
    """The demand is heeded: speeches end without being counted, what is pending waits, what is due is taken up."""
    speaking = (*meeting.held, meeting.floor) if meeting.floor else ()
    ended = tuple(end_of_speech(floor, now, counts=False) for floor in reversed(speaking))
    return (*ended, ev.OrdersFollowed(), *_due(meeting))


def _due(meeting: Meeting) -> tuple[ev.Event, ...]:
    """What is taken up; nothing where nothing is due any more."""
    order, item = order_due(meeting), item_due(meeting)
    if order:
        return (ev.OrderTakenUp(question=order),)
    return (ev.ItemOpened(item=item),) if item else ()


def after_result(meeting: Meeting, announced: ev.ResultAnnounced, now: datetime) -> tuple[ev.Event, ...]:
    """Fewer than two thirds would set the orders of the day aside: they are followed."""
    if announced.kind != "orders_of_day" or announced.verdict != "lost":
        return ()
    return orders_followed(meeting, now)
