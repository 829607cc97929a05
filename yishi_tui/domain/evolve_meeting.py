"""How attendance, the agenda, the chair and the meeting itself change."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.due import brought_up, come_due, later, next_item
from yishi_tui.domain.events import Event
from yishi_tui.domain.ledger import Ledger
from yishi_tui.domain.meeting import Action, Business, Chair, Floor, Meeting
from yishi_tui.domain.plan import Guest, Member
from yishi_tui.domain.queries import quorum_met, used_ms
from yishi_tui.domain.question import Question, Stack
from yishi_tui.domain.record import Record
from yishi_tui.domain.roll import Roll
from yishi_tui.domain.taking_over import inherited, renewed, still_decided, still_tabled, taken_over


def paused(floor: Floor | None, record: Record) -> Floor | None:
    """The speech with its clock standing still, its time kept."""
    if floor is None or floor.since is None:
        return floor
    return replace(floor, used_ms=used_ms(floor, record.at), since=None)


def _planned(meeting: Meeting, event: ev.MeetingPlanned, record: Record) -> Meeting:
    plan = event.plan
    known = replace(
        meeting, plan=plan, procedure=event.rules, roll=Roll(plan.members), guests=plan.guests, started=True
    )
    if event.legacy is not None:
        known = inherited(known, event.legacy)
    return _seated(known, frozenset(event.present), {})


def _seated(meeting: Meeting, present: frozenset[str], proxies: dict[str, str]) -> Meeting:
    """The meeting with these people in the room, its voters counted: that number is asked for all the time."""
    carried = {given for bearer, given in proxies.items() if bearer in present}
    here = len(meeting.roll.voters & (present | carried))
    seated = replace(meeting, present=present, proxies=proxies, voters_here=here)
    return replace(seated, quorum_challenged=seated.quorum_challenged and not quorum_met(seated))


def _arrived(meeting: Meeting, event: ev.Arrived, record: Record) -> Meeting:
    return _seated(meeting, meeting.present | frozenset(event.who), {**meeting.proxies, **event.proxy})


def _left(meeting: Meeting, event: ev.Left, record: Record) -> Meeting:
    meeting = _hands_down(meeting, event.who)
    proxies = {bearer: given for bearer, given in meeting.proxies.items() if bearer not in event.who}
    return _seated(meeting, meeting.present - frozenset(event.who), proxies)


def _admitted(meeting: Meeting, event: ev.Admitted, record: Record) -> Meeting:
    here = meeting.present | {event.who}
    if event.role == "guest":
        return _seated(replace(meeting, guests=(*meeting.guests, Guest(name=event.who))), here, meeting.proxies)
    others = tuple(guest for guest in meeting.guests if guest.name != event.who)
    return _seated(
        replace(meeting, roll=meeting.roll.plus(Member(name=event.who)), guests=others), here, meeting.proxies
    )


def _called_to_order(meeting: Meeting, event: ev.CalledToOrder, record: Record) -> Meeting:
    begun = taken_over(meeting, record.at, event.lapsed)
    return replace(begun, phase="in_session", opened_at=record.at, quorum_challenged=False)


def _recess_began(meeting: Meeting, event: ev.RecessBegan, record: Record) -> Meeting:
    return in_recess(meeting, event.minutes, record)


def in_recess(meeting: Meeting, minutes: int, record: Record) -> Meeting:
    """The meeting in recess; a speech under way keeps its floor and its time."""
    floor = paused(meeting.floor, record)
    return replace(
        meeting,
        phase="recess",
        recess_minutes=minutes,
        recess_since=record.at,
        floor=floor,
        last_vote=None,
        last_ruling=None,
    )


def _reconvened(meeting: Meeting, event: ev.Reconvened, record: Record) -> Meeting:
    return come_due(replace(meeting, phase="in_session", recess_minutes=0, recess_since=None), record.at)


def _adjourned(meeting: Meeting, event: ev.Adjourned, record: Record) -> Meeting:
    return adjourned(meeting)


def adjourned(meeting: Meeting) -> Meeting:
    """The meeting adjourned: what was stated and not decided is unfinished business."""
    business = meeting.business
    pending = tuple(question for question in business.stack if question.stated)
    left = ((pending,) if pending else ()) + business.following
    closed = replace(business, stack=(), following=(), unfinished=(*business.unfinished, *map(at_rest, left)))
    return replace(
        meeting,
        phase="adjourned",
        business=closed,
        floor=None,
        held=(),
        last_vote=None,
        aside=(),
        last_ruling=None,
        recess_since=None,
        deputy=None,
        discussion=None,
        procedure_phase="",
    )


def at_rest(stack: Stack) -> Stack:
    """Questions that wait for another day: no hands up, no vote under way."""
    return tuple(replace(question, stage="debate", queue=(), vote=None) for question in stack)


def _next_meeting(meeting: Meeting, event: ev.NextMeetingOpened, record: Record) -> Meeting:
    business = _carried_over(adjourned(meeting).business, event, record.at, still_tabled(meeting, event.continued))
    kept = replace(
        business if event.continued else _new_session(business), decided=still_decided(meeting, event.continued)
    )
    return replace(
        meeting,
        phase="in_session",
        business=kept,
        number=meeting.number + 1,
        session=meeting.session + (not event.continued),
        opened_at=record.at,
        item=None,
        items_done=frozenset(),
        last_result=None,
        quorum_challenged=False,
        continued_meeting="",
        minutes="",
    )


def _carried_over(old: Business, event: ev.NextMeetingOpened, at: datetime, tabled: tuple[Stack, ...]) -> Business:
    """What was left comes first, then what was postponed to this meeting; the table keeps what is not too old."""

    def fresh(stacks: Iterable[Stack]) -> tuple[Stack, ...]:
        kept = () if event.lapsed else stacks
        return tuple(renewed(stack, event.continued, event.days > 0) for stack in kept)

    due = tuple(stack for stack in old.postponed if not later(stack, at))
    ordered = tuple(brought_up(stack) for stack in fresh((*old.unfinished, *due)))
    return replace(
        old,
        stack=ordered[0] if ordered else (),
        following=ordered[1:],
        unfinished=(),
        postponed=fresh(stack for stack in old.postponed if later(stack, at)),
        on_table=fresh(tabled),
    )


def _new_session(business: Business) -> Business:
    """A new session in the book's sense: what was lost may come again."""
    return replace(business, lost=Ledger(), decided_above=())


def _item_opened(meeting: Meeting, event: ev.ItemOpened, record: Record) -> Meeting:
    opened = replace(meeting, item=event.item, last_vote=None, last_ruling=None, discussion=None)
    return come_due(opened, record.at, event.item)


def _item_closed(meeting: Meeting, event: ev.ItemClosed, record: Record) -> Meeting:
    done = meeting.items_done | {event.item}
    closed = replace(meeting, item=None, items_done=done, last_vote=None, last_ruling=None, discussion=None)
    return _resumed(come_due(closed, record.at, next_item(closed)))


def _resumed(meeting: Meeting) -> Meeting:
    """What was set aside for the item goes on, if nothing else came up."""
    business = meeting.business
    if business.stack or not business.following:
        return meeting
    return replace(meeting, business=replace(business, stack=business.following[0], following=business.following[1:]))


def _handed_over(meeting: Meeting, event: ev.ChairHandedOver, record: Record) -> Meeting:
    until = meeting.business.stack[0].id if meeting.business.stack and event.reason == "speak" else 0
    return _hands_down(replace(meeting, deputy=Chair(by=event.to, reason=event.reason, until=until)), (event.to,))


def _taken_back(meeting: Meeting, event: ev.ChairTakenBack, record: Record) -> Meeting:
    return _hands_down(replace(meeting, deputy=None), (meeting.plan.seats.host,))


def _hands_down(meeting: Meeting, names: tuple[str, ...]) -> Meeting:
    """Those who go, or preside, wait for the floor no longer, on whichever question or in the talk without one."""

    def without(question: Question) -> Question:
        return replace(question, queue=tuple(request for request in question.queue if request.by not in names))

    stack = tuple(map(without, meeting.business.stack))
    talk = without(meeting.discussion) if meeting.discussion else None
    return replace(meeting, business=replace(meeting.business, stack=stack), discussion=talk)


def _noted(meeting: Meeting, event: ev.NoteTaken, record: Record) -> Meeting:
    return meeting


def _assigned(meeting: Meeting, event: ev.ActionAssigned, record: Record) -> Meeting:
    return replace(meeting, actions=(*meeting.actions, Action(task=event.task, owner=event.owner, due=event.due)))


EVOLVERS: dict[type[Event], Callable[[Meeting, Any, Record], Meeting]] = {
    ev.MeetingPlanned: _planned,
    ev.Arrived: _arrived,
    ev.Left: _left,
    ev.Admitted: _admitted,
    ev.CalledToOrder: _called_to_order,
    ev.RecessBegan: _recess_began,
    ev.Reconvened: _reconvened,
    ev.Adjourned: _adjourned,
    ev.NextMeetingOpened: _next_meeting,
    ev.ItemOpened: _item_opened,
    ev.ItemClosed: _item_closed,
    ev.ChairHandedOver: _handed_over,
    ev.ChairTakenBack: _taken_back,
    ev.NoteTaken: _noted,
    ev.ActionAssigned: _assigned,
}
