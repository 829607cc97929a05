"""Which acts of the contract are in order now, whatever their details: read by the palette, by scripts and by the footer."""

from collections.abc import Callable, Mapping
from datetime import datetime

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.decide import decide
from yishi_tui.domain.decide_consent import may_consent
from yishi_tui.domain.decide_floor import open_debate
from yishi_tui.domain.decide_ladder import no_nominations, no_values
from yishi_tui.domain.decide_votes import others_to_vote
from yishi_tui.domain.floor import next_speaker
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds, no_quorum_for
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.paragraphs import NEXT_PART
from yishi_tui.domain.persons import explains
from yishi_tui.domain.queries import answering, discussed, host, rule_of, top
from yishi_tui.domain.question import Question
from yishi_tui.domain.vocabulary import Kind

Legal = tuple[Kind, ...]
"""Every kind of motion in order now, which several openings ask for."""
Opening = Callable[[Meeting, datetime, Legal], bool]


def open_acts(meeting: Meeting, now: datetime, legal: Legal | None = None) -> tuple[str, ...]:
    """The `do` of every act in order now, in the order of the table below; `legal` where the kinds in order are known."""
    kinds = legal_kinds(meeting) if legal is None else legal
    return tuple(name for name, is_open in OPENINGS.items() if is_open(meeting, now, kinds))


def _tried(command: Command) -> Opening:
    """An act without details is in order if deciding it is not refused."""
    return lambda meeting, now, legal: not isinstance(decide(meeting, command, now), OutOfOrder)


def _top(check: Callable[[Meeting, Question], bool]) -> Opening:
    def opening(meeting: Meeting, now: datetime, legal: Legal) -> bool:
        question = top(meeting)
        return meeting.phase == "in_session" and question is not None and check(meeting, question)

    return opening


def _phase(*phases: str) -> Opening:
    return lambda meeting, now, legal: meeting.phase in phases


def _kind(kind: Kind) -> Opening:
    return lambda meeting, now, legal: kind in legal


def _voting_by(*methods: str) -> Opening:
    """While papers or hands are to be counted, and enough are there for it to count."""

    def counting(meeting: Meeting, question: Question) -> bool:
        by_these = question.stage == "voting" and question.vote is not None and question.vote.method in methods
        return by_these and no_quorum_for(meeting, question.kind, "vote") is None

    return _top(counting)


def _may_cast(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    """Somebody has still to answer, may answer otherwise, or is the host and could decide."""
    question = top(meeting)
    vote = question.vote if question is not None and question.stage == "voting" else None
    if meeting.phase != "in_session" or vote is None or vote.method != "roll_call" or vote.polls is not None:
        return False
    if meeting.procedure.vote.change_until == "announce" and answering(meeting) & vote.cast.keys():
        return True
    casts = (do.Cast(by=host(meeting), choice="yes"), do.Cast(by=host(meeting), choice="no"))
    return others_to_vote(meeting, vote) or any(_tried(cast)(meeting, now, legal) for cast in casts)


def _chair_rules(meeting: Meeting, question: Question) -> bool:
    rule = rule_of(meeting, question.kind)
    return rule is not None and rule.decided_by == "chair"


def _may_move(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    return bool(legal)


def _may_interrupt(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    return any(meeting.procedure.kinds[kind].interrupts for kind in legal)


def _may_consent(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    return meeting.phase == "in_session" and may_consent(meeting, legal, now)


def _debating(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    return meeting.phase == "in_session" and not isinstance(open_debate(meeting), OutOfOrder)


def _may_recognize(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    """Whether somebody could be given the floor, waiting or not, if only to explain."""
    free = meeting.floor is None or (meeting.floor.interrupted is not None and not _tops_floor(meeting))
    if not (free and _debating(meeting, now, legal)):
        return False
    return (
        next_speaker(meeting) is not None
        or _may_request(meeting, now, legal)
        or any(guest.name in meeting.present and explains(meeting, guest.name) for guest in meeting.guests)
    )


def _tops_floor(meeting: Meeting) -> bool:
    question = discussed(meeting)
    return question is not None and meeting.floor is not None and question.id == meeting.floor.question


def _may_request(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    """Whether anybody in the room may still ask for the floor."""
    return _debating(meeting, now, legal) and _by_anybody(lambda name: do.RequestFloor(by=name))(meeting, now, legal)


def _by_anybody(make: Callable[[str], Command]) -> Opening:
    """An act that somebody in the room may do."""
    return lambda meeting, now, legal: any(
        not isinstance(decide(meeting, make(name), now), OutOfOrder) for name in meeting.present
    )


def _has_floor(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    return meeting.phase == "in_session" and meeting.floor is not None


def _timed(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    return _has_floor(meeting, now, legal) and meeting.floor is not None and meeting.floor.limit_ms is not None


def _items(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    others = [n for n in range(1, len(meeting.plan.items) + 1) if n != meeting.item]
    return meeting.phase == "in_session" and top(meeting) is None and bool(others)


def _may_come(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    """Somebody on the roll is not there; guests may be greeted again, for nobody calls their roll."""
    everybody = len(meeting.roll.members) + len(meeting.guests)
    return meeting.phase != "adjourned" and (bool(meeting.guests) or len(meeting.present) < everybody)


def _may_go(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    """Somebody is there, and not in the middle of a speech."""
    speakers = {floor.by for floor in (meeting.floor, *meeting.held) if floor}
    return meeting.phase != "adjourned" and len(meeting.present) > len(speakers)


def _may_step(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    """From one phase of the ruleset, or one paragraph of the question, to the next."""
    if meeting.phase != "in_session":
        return False
    return bool(meeting.procedure.phases) or _tried(do.PhaseAct(act=NEXT_PART))(meeting, now, legal)


def _always(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    return True


def _may_undo(meeting: Meeting, now: datetime, legal: Legal) -> bool:
    return meeting.seq > 1


OPENINGS: Mapping[str, Opening] = {
    "call_to_order": _tried(do.CallToOrder()),
    "recess": _tried(do.Recess()),
    "reconvene": _tried(do.Reconvene()),
    "adjourn": _tried(do.Adjourn()),
    "next_meeting": _tried(do.NextMeeting()),
    "arrive": _may_come,
    "leave": _may_go,
    "admit": lambda meeting, now, legal: meeting.phase != "adjourned",
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
    "request_floor": _may_request,
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
    "cast": _may_cast,
    "tally": _voting_by("hands", "voice", "rising"),
    "ballot": _voting_by("ballot"),
    "announce": _tried(do.Announce()),
    "vote": _tried(do.CallVote()),
    "division": _kind("division_assembly"),
    "appeal": _kind("appeal"),
    "interrupt": _may_interrupt,
    "resume": _tried(do.Resume()),
    "ask_leave_to_withdraw": _kind("withdraw_request"),
    "no_objection": _tried(do.NoObjection()),
    "objection": _tried(do.NoObjection()),
    "unanimous_consent": _may_consent,
    "hand_over": _by_anybody(lambda name: do.HandOver(to=name)),
    "take_back": _tried(do.TakeBack()),
    "note": _always,
    "assign": _phase("in_session", "recess", "adjourned"),
    "phase": _may_step,
    "new_round": _tried(do.NewRound()),
    "suggest": lambda meeting, now, legal: meeting.phase == "in_session" and no_values(meeting) is None,
    "nominate": lambda meeting, now, legal: meeting.phase == "in_session" and no_nominations(meeting) is None,
    "read_minutes": _tried(do.ReadMinutes()),
    "amend_minutes": _tried(do.ReadMinutes()),
    "approve_minutes": _tried(do.ApproveMinutes()),
    "correct": _may_undo,
    "tick": _always,
}
