"""The meeting itself: opening, recess, adjourning, attendance, the agenda, the chair, notes."""

from datetime import datetime

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.due import awaited, later
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import no_quorum_for
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.persons import first_refusal, here, on_roll, voting_member
from yishi_tui.domain.queries import (
    deputy,
    host,
    is_guest,
    known,
    main_question,
    member,
    quorum_met,
    quorum_needed,
    quorum_present,
    speaking,
    top,
    voters_present,
)
from yishi_tui.domain.question import Question

QUARTER = 3


def _during(meeting: Meeting) -> OutOfOrder | None:
    return None if meeting.phase == "in_session" else refuse("not_in_session", phase=meeting.phase)


def _no_vote(meeting: Meeting) -> OutOfOrder | None:
    """A vote under way is finished first; one not begun yet, for which too few have stayed, cannot be."""
    question = top(meeting)
    if question is None or question.stage != "voting":
        return None
    counted = question.vote is not None and question.vote.begun
    if not counted and no_quorum_for(meeting, question.kind, "vote"):
        return None
    return refuse("vote_under_way", do.Announce() if counted else None)


def call_to_order(meeting: Meeting, command: do.CallToOrder, now: datetime) -> Decision:
    """Done even without a quorum, which is said: then only little is in order. What an earlier meeting left comes first."""
    if meeting.phase != "planned":
        return refuse("already_open", phase=meeting.phase)
    if not meeting.plan.seats.host:
        return refuse("no_host")
    present, needed = quorum_present(meeting), quorum_needed(meeting)
    lapsed = _lapsed(meeting, now)
    called = ev.CalledToOrder(present=present, needed=needed, met=present >= needed, lapsed=lapsed)
    return (called,) if lapsed else (called, *_taken_up(meeting, now))


def _taken_up(meeting: Meeting, now: datetime) -> tuple[ev.Event, ...]:
    """The first item of the agenda, where a question of an earlier meeting waits for it and for nothing else."""
    due = (stack for stack in meeting.business.postponed if not later(stack, now))
    waiting = [stack[0].item for stack in (*meeting.business.unfinished, *due)]
    return (ev.ItemOpened(item=1),) if 1 in waiting and None not in waiting else ()


def recess(meeting: Meeting, command: do.Recess, now: datetime) -> Decision:
    return _during(meeting) or _no_vote(meeting) or (ev.RecessBegan(minutes=command.minutes),)


def reconvene(meeting: Meeting, command: do.Reconvene, now: datetime) -> Decision:
    return (ev.Reconvened(),) if meeting.phase == "recess" else refuse("no_recess", phase=meeting.phase)


def adjourn(meeting: Meeting, command: do.Adjourn, now: datetime) -> Decision:
    """In order but in the middle of a vote or of somebody's speech."""
    if meeting.phase not in ("in_session", "recess"):
        return refuse("not_in_session", phase=meeting.phase)
    if meeting.floor is not None and speaking(meeting) and meeting.phase == "in_session":
        return refuse("floor_taken", do.EndSpeech(), name=meeting.floor.by, kind="adjourn")
    return _no_vote(meeting) or (ev.Adjourned(present=voters_present(meeting)),)


def next_meeting(meeting: Meeting, command: do.NextMeeting, now: datetime) -> Decision:
    """The next meeting of the body; one still going on is adjourned first."""
    if meeting.phase == "planned":
        return refuse("not_in_session", phase=meeting.phase)
    first: tuple[ev.Event, ...] = ()
    if meeting.phase != "adjourned":
        adjourned = adjourn(meeting, do.Adjourn(), now)
        if isinstance(adjourned, OutOfOrder):
            return adjourned
        first = adjourned
    opened = ev.NextMeetingOpened(
        days=command.days,
        present=quorum_present(meeting),
        needed=quorum_needed(meeting),
        met=quorum_met(meeting),
        continued=bool(meeting.continued_meeting),
        lapsed=_lapsed(meeting, now),
    )
    return (*first, opened)


def _lapsed(meeting: Meeting, now: datetime) -> bool:
    """Whether more than a quarter has passed: the third calendar month after the last meeting is over (T15 p. 64)."""
    if meeting.procedure.renewal.carryover != "quarter" or meeting.opened_at is None or meeting.continued_meeting:
        return False
    last = meeting.opened_at
    return (now.year - last.year) * 12 + now.month - last.month > QUARTER


def arrive(meeting: Meeting, command: do.Arrive, now: datetime) -> Decision:
    if refusal := _everybody(meeting, (*command.who, *command.proxy, *command.proxy.values())):
        return refusal
    if command.proxy and not meeting.procedure.roles.proxies:
        return refuse("no_proxies")
    double = [name for name in command.proxy.values() if name in meeting.present or name in command.who]
    if double:
        return refuse("proxy_for_present", name=double[0])
    come = tuple(dict.fromkeys(name for name in command.who if _may_come(meeting, name)))
    if not come and not command.proxy:
        return refuse("already_here", names=command.who)
    return (ev.Arrived(who=come, proxy=command.proxy),)


def _may_come(meeting: Meeting, name: str) -> bool:
    """Somebody not here yet; a guest may be greeted again, for nobody calls the guests' roll."""
    return name not in meeting.present or is_guest(meeting, name)


def leave(meeting: Meeting, command: do.Leave, now: datetime) -> Decision:
    if refusal := _everybody(meeting, command.who):
        return refusal
    speaker = next((name for name in command.who if _has_floor(meeting, name)), None)
    if speaker is not None:
        return refuse("speaker_leaves", do.EndSpeech(), name=speaker)
    gone = tuple(dict.fromkeys(name for name in command.who if name in meeting.present))
    if not gone:
        return refuse("not_here", names=command.who)
    return (ev.Left(who=gone),)


def _everybody(meeting: Meeting, names: tuple[str, ...]) -> OutOfOrder | None:
    if not names:
        return refuse("nobody_named")
    return next((refusal for name in names if (refusal := on_roll(meeting, name))), None)


def admit(meeting: Meeting, command: do.Admit, now: datetime) -> Decision:
    """Somebody not on the roll is entered on it; a guest may become a member."""
    name = command.who
    if not name:
        return refuse("nobody_named")
    if member(meeting, name) or (known(meeting, name) and command.as_ == "guest"):
        return refuse("on_roll_already", name=name)
    return (ev.Admitted(who=name, role="member" if command.as_ == "member" else "guest"),)


def open_item(meeting: Meeting, command: do.OpenItem, now: datetime) -> Decision:
    """The next item; a question postponed to just this item may be pending already."""
    if refusal := _during(meeting) or (None if _came_with(meeting, command.item) else _agenda_free(meeting)):
        return refusal
    if command.item > len(meeting.plan.items):
        return refuse("no_such_item", item=command.item, items=len(meeting.plan.items))
    return (
        refuse("item_open", item=command.item) if meeting.item == command.item else (ev.ItemOpened(item=command.item),)
    )


def close_item(meeting: Meeting, command: do.CloseItem, now: datetime) -> Decision:
    if refusal := _during(meeting) or (None if _of_another_item(meeting) else _agenda_free(meeting)):
        return refusal
    if meeting.item is None:
        return refuse("no_item_open")
    if command.item not in (None, meeting.item):
        return refuse("other_item_open", item=meeting.item)
    return (ev.ItemClosed(item=meeting.item),)


def _came_with(meeting: Meeting, item: int) -> bool:
    """Whether what is pending waited for the item, and no other is open."""
    main = _come_due(meeting)
    return main is not None and meeting.item is None and awaited(meeting, main) == item


def _of_another_item(meeting: Meeting) -> bool:
    """Whether what is pending only came up, its time having come, while the item was open."""
    main = _come_due(meeting)
    return main is not None and main.item != meeting.item


def _come_due(meeting: Meeting) -> Question | None:
    """The main question, if it is pending because its time has come."""
    main, question = main_question(meeting), top(meeting)
    pending = question is not None and question.stage == "debate"
    return main if main is not None and main.in_order and pending else None


def _agenda_free(meeting: Meeting) -> OutOfOrder | None:
    """The agenda moves on only while no question is before the meeting."""
    question = main_question(meeting)
    return refuse("settle_question_first", text=question.text, kind=question.kind) if question else None


def hand_over(meeting: Meeting, command: do.HandOver, now: datetime) -> Decision:
    if refusal := _during(meeting):
        return refusal
    if not meeting.procedure.chair.handover:
        return refuse("no_handover")
    if chair := deputy(meeting):
        return refuse("chair_away", name=chair.by)
    if refusal := first_refusal(meeting, command.to, (on_roll, voting_member, here)):
        return refusal
    if command.to == host(meeting):
        return refuse("already_presiding", name=command.to)
    if _has_floor(meeting, command.to):
        return refuse("floor_taken", do.EndSpeech(), name=command.to, kind="")
    return (ev.ChairHandedOver(to=command.to, reason=command.reason),)


def take_back(meeting: Meeting, command: do.TakeBack, now: datetime) -> Decision:
    """One who left the chair to speak returns only when the question is settled (trap 34)."""
    if meeting.deputy is None:
        return refuse("chair_not_left")
    chair, main = deputy(meeting), main_question(meeting)
    if chair is not None and chair.until and main is not None:
        return refuse("back_after_question", text=main.text)
    name = meeting.plan.seats.host
    if _has_floor(meeting, name):
        return refuse("floor_taken", do.EndSpeech(), name=name, kind="")
    return here(meeting, name) or (ev.ChairTakenBack(),)


def _has_floor(meeting: Meeting, name: str) -> bool:
    """Whether somebody speaks, or will go on when what interrupted them is settled."""
    return any(floor.by == name for floor in (meeting.floor, *meeting.held) if floor)


def note(meeting: Meeting, command: do.Note, now: datetime) -> Decision:
    if not command.text:
        return refuse("empty_text")
    if command.question is not None and not 0 <= command.question <= meeting.seq:
        return refuse("no_such_question", seq=command.question)
    if command.speaker and not known(meeting, command.speaker):
        return refuse("not_on_roll", name=command.speaker)
    question, speaker = command.question, command.speaker
    return (ev.NoteTaken(by=command.by, text=command.text, tags=command.tags, question=question, speaker=speaker),)


def assign(meeting: Meeting, command: do.Assign, now: datetime) -> Decision:
    if not command.task:
        return refuse("empty_text")
    return (ev.ActionAssigned(task=command.task, owner=command.owner, due=command.due),)
