"""Which acts of the contract are in order now, whatever their details: read by the palette, by scripts and by the footer."""

from collections.abc import Callable, Mapping
from datetime import datetime

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.decide import decide
from yishi_tui.domain.decide_floor import open_debate
from yishi_tui.domain.decide_ladder import no_nominations, no_values
from yishi_tui.domain.meeting import Meeting, Question
from yishi_tui.domain.motions import legal_kinds, no_quorum_for, ruling_on
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.queries import rule_of, top
from yishi_tui.domain.vocabulary import Kind

Opening = Callable[[Meeting, datetime], bool]


def open_acts(meeting: Meeting, now: datetime) -> tuple[str, ...]:
    """The `do` of every act in order now, in the order of the table below."""
    return tuple(name for name, is_open in OPENINGS.items() if is_open(meeting, now))


def _tried(command: Command) -> Opening:
    """An act without details is in order if deciding it is not refused."""
    return lambda meeting, now: not isinstance(decide(meeting, command, now), OutOfOrder)


def _top(check: Callable[[Meeting, Question], bool]) -> Opening:
    def opening(meeting: Meeting, now: datetime) -> bool:
        question = top(meeting)
        return meeting.phase == "in_session" and question is not None and check(meeting, question)

    return opening


def _phase(*phases: str) -> Opening:
    return lambda meeting, now: meeting.phase in phases


def _kind(kind: Kind) -> Opening:
    return lambda meeting, now: meeting.phase == "in_session" and ruling_on(meeting, kind) is None


def _voting_by(*methods: str) -> Opening:
    return _top(lambda meeting, q: q.stage == "voting" and q.vote is not None and q.vote.method in methods)


def _chair_rules(meeting: Meeting, question: Question) -> bool:
    rule = rule_of(meeting, question.kind)
    return rule is not None and rule.decided_by == "chair"


def _may_move(meeting: Meeting, now: datetime) -> bool:
    return bool(legal_kinds(meeting))


def _may_interrupt(meeting: Meeting, now: datetime) -> bool:
    return any(meeting.procedure.kinds[kind].interrupts for kind in legal_kinds(meeting))


def _may_consent(meeting: Meeting, now: datetime) -> bool:
    """By consent anything that a vote could decide."""
    kinds = [kind for kind in legal_kinds(meeting) if meeting.procedure.kinds[kind].decided_by == "vote"]
    return any(no_quorum_for(meeting, kind) is None for kind in kinds)


def _debating(meeting: Meeting, now: datetime) -> bool:
    return meeting.phase == "in_session" and not isinstance(open_debate(meeting), OutOfOrder)


def _may_recognize(meeting: Meeting, now: datetime) -> bool:
    """Whether somebody could be given the floor, waiting or not."""
    free = meeting.floor is None or (meeting.floor.interrupted is not None and not _tops_floor(meeting))
    return _debating(meeting, now) and free


def _tops_floor(meeting: Meeting) -> bool:
    question = top(meeting)
    return question is not None and meeting.floor is not None and question.id == meeting.floor.question


def _may_hand_over(meeting: Meeting, now: datetime) -> bool:
    return meeting.phase == "in_session" and meeting.procedure.chair.handover and meeting.deputy is None


def _has_floor(meeting: Meeting, now: datetime) -> bool:
    return meeting.phase == "in_session" and meeting.floor is not None


def _timed(meeting: Meeting, now: datetime) -> bool:
    return _has_floor(meeting, now) and meeting.floor is not None and meeting.floor.limit_ms is not None


def _items(meeting: Meeting, now: datetime) -> bool:
    others = [n for n in range(1, len(meeting.plan.items) + 1) if n != meeting.item]
    return meeting.phase == "in_session" and top(meeting) is None and bool(others)


def _may_go(meeting: Meeting, now: datetime) -> bool:
    return meeting.phase != "adjourned" and bool(meeting.present)


def _may_vote(meeting: Meeting, now: datetime) -> bool:
    """The `vote` macro: the vote can be called, or was called and wants only its count."""
    return _tried(do.CallVote())(meeting, now)


def _always(meeting: Meeting, now: datetime) -> bool:
    return True


def _may_undo(meeting: Meeting, now: datetime) -> bool:
    return meeting.seq > 1


OPENINGS: Mapping[str, Opening] = {
    "call_to_order": _tried(do.CallToOrder()),
    "recess": _tried(do.Recess()),
    "reconvene": _tried(do.Reconvene()),
    "adjourn": _tried(do.Adjourn()),
    "next_meeting": _tried(do.NextMeeting()),
    "arrive": lambda meeting, now: meeting.phase != "adjourned",
    "leave": _may_go,
    "admit": lambda meeting, now: meeting.phase != "adjourned",
    "open_item": _items,
    "close_item": _tried(do.CloseItem()),
    "move": _may_move,
    "put": _may_move,
    "second": _top(lambda meeting, q: q.stage == "moved"),
    "withdraw_second": _top(lambda meeting, q: q.stage == "seconded" and q.seconder is not None),
    "withdraw": _top(lambda meeting, q: not q.stated),
    "modify": _top(lambda meeting, q: not q.stated),
    "state": _tried(do.State()),
    "no_second": _tried(do.NoSecond()),
    "read_back": _top(lambda meeting, q: not q.stated),
    "confirm_wording": _top(lambda meeting, q: not q.stated),
    "request_floor": _debating,
    "cancel_request": _top(lambda meeting, q: bool(q.queue)),
    "recognize": _may_recognize,
    "end_speech": _tried(do.EndSpeech()),
    "stop_speech": _has_floor,
    "pause_clock": _tried(do.PauseClock()),
    "resume_clock": _tried(do.ResumeClock()),
    "extend_time": _timed,
    "speak": _may_recognize,
    "rule": _top(lambda meeting, q: not q.stated and _chair_rules(meeting, q)),
    "call_vote": _tried(do.CallVote()),
    "cast": _voting_by("roll_call"),
    "tally": _voting_by("hands", "voice", "rising"),
    "ballot": _voting_by("ballot"),
    "announce": _tried(do.Announce()),
    "vote": _may_vote,
    "division": _kind("division_assembly"),
    "appeal": _kind("appeal"),
    "interrupt": _may_interrupt,
    "resume": _tried(do.Resume()),
    "ask_leave_to_withdraw": _kind("withdraw_request"),
    "no_objection": _tried(do.NoObjection()),
    "objection": _tried(do.NoObjection()),
    "unanimous_consent": _may_consent,
    "hand_over": _may_hand_over,
    "take_back": _tried(do.TakeBack()),
    "note": _always,
    "assign": _phase("in_session", "recess", "adjourned"),
    "phase": lambda meeting, now: meeting.phase == "in_session" and bool(meeting.procedure.phases),
    "new_round": _tried(do.NewRound()),
    "suggest": lambda meeting, now: meeting.phase == "in_session" and no_values(meeting) is None,
    "nominate": lambda meeting, now: meeting.phase == "in_session" and no_nominations(meeting) is None,
    "read_minutes": _tried(do.ReadMinutes()),
    "amend_minutes": _tried(do.ReadMinutes()),
    "approve_minutes": _tried(do.ApproveMinutes()),
    "correct": _may_undo,
    "tick": _always,
}
