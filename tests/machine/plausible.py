"""What people would really ask for in a state: by the `do` of an act, how it would be done."""

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from tests.machine.people import able, absent, areas, chair, everybody, movers, new_words, papers_out
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.floor import speaking_order
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds, reconsiderable
from yishi_tui.domain.motions_ladder import PREVAILING
from yishi_tui.domain.paragraphs import NEXT_PART
from yishi_tui.domain.queries import may_vote, pending, top
from yishi_tui.domain.vocabulary import Kind, Stance

Possible = Callable[[Meeting], Iterator[Command]]


def likely(meeting: Meeting, name: str) -> Iterator[Command]:
    """What people would ask for by this act; most of it is accepted, not all."""
    return LIKELY[name](meeting)


# Motions


def motions(meeting: Meeting, kind: Kind) -> list[do.Move]:
    """Motions of the kind by those who may make it, with all the details it could need."""
    words = new_words(meeting)
    names = movers(meeting)
    if kind == "reconsider":
        return _reconsiderations(meeting, names)
    if kind == "withdraw_request":
        names = [name for name in names if any(question.mover == name for question in pending(meeting))]
    parts = ("甲", "乙") if kind == "divide_question" else ()
    text, new_text = (words if kind == "main" else ""), (words if kind == "amend" else None)
    return [do.Move(by=name, kind=kind, text=text, new_text=new_text, parts=parts) for name in names]


def _reconsiderations(meeting: Meeting, names: list[str]) -> list[do.Move]:
    """By those known to have voted on the side that prevailed; by anybody where the vote was not by name."""
    done = next(reconsiderable(meeting))
    side = PREVAILING[done.verdict]
    names = [name for name in names if not done.votes or done.votes.get(name) == side]
    return [do.Move(by=name, kind="reconsider", voted=side) for name in names]


def _moves(meeting: Meeting) -> Iterator[Command]:
    for kind in legal_kinds(meeting):
        yield from motions(meeting, kind)
    for name in able(meeting)[-1:]:
        yield from (do.Move(by=name, kind="recess", seconds=90), do.Move(by=name, kind="amend", seconds=30))
        yield do.Move(by=name, kind="main", text="订____张桌子")
        yield do.Move(by=name, kind="previous_question", scope="all")


def _interruptions(meeting: Meeting) -> Iterator[Command]:
    for name in movers(meeting):
        for kind in legal_kinds(meeting):
            yield do.Interrupt(by=name, kind=kind)
        yield from (do.Interrupt(by=name, kind="request_info", consents=said) for said in (True, False, None))


def _consents(meeting: Meeting) -> Iterator[Command]:
    question = top(meeting)
    if question is not None:
        yield do.UnanimousConsent(kind=question.kind)
        yield do.UnanimousConsent(kind="withdraw_request", by=question.mover)
    parts = ("甲", "乙")
    for kind in legal_kinds(meeting):
        text = new_words(meeting) if kind == "main" else ""
        yield do.UnanimousConsent(kind=kind, text=text, new_text="众议", parts=parts)
        yield from (do.UnanimousConsent(kind=kind, objection_by=name) for name in able(meeting)[:1])
        yield from (do.UnanimousConsent(kind=kind, by=name, voted="yes") for name in able(meeting)[:1])


def _phases(meeting: Meeting) -> Iterator[Command]:
    yield do.PhaseAct(act=NEXT_PART)
    for phase in meeting.procedure.phases:
        yield from (do.PhaseAct(act=phase.id), do.PhaseAct(act=phase.title, last=True))
        yield from (do.PhaseAct(act=phase.id, by=name) for name in able(meeting))


# The floor and the vote

STANCES: tuple[Stance | None, ...] = ("pro", "con", "question", None)


def _hands(meeting: Meeting) -> Iterator[Command]:
    for name in everybody(meeting):
        yield from (do.RequestFloor(by=name, stance=stance) for stance in STANCES)


def _recognitions(meeting: Meeting) -> Iterator[Command]:
    for waiting in speaking_order(meeting):
        yield do.Recognize(by=waiting.by, stance=waiting.stance or "question")
    yield do.Recognize()
    for name in everybody(meeting):
        yield from (do.Recognize(by=name, stance=stance, override="急") for stance in STANCES)


def _counts(meeting: Meeting) -> Iterator[Command]:
    seated = len(able(meeting))
    for yes in range(seated + 1):
        count = do.Tally(yes=yes, no=seated - yes, area=areas(meeting, yes))
        yield from (count, replace(count, host="yes"), replace(count, host="no"))


def _papers(meeting: Meeting) -> Iterator[Command]:
    voters = papers_out(meeting)
    yield do.Ballot(voters=voters, collected=voters)
    yield do.Ballot(voters=voters, collected=voters + 1)
    yield do.Ballot(voters=voters, collected=voters, yes=voters)
    yield do.Ballot(voters=voters, collected=voters, yes=1, no=voters - 1 if voters else 0, blank=0)


def _casts(meeting: Meeting) -> Iterator[Command]:
    for name in (*able(meeting), chair(meeting)):
        yield from (do.Cast(by=name, choice=choice) for choice in ("yes", "no", "abstain"))


def _times(meeting: Meeting) -> Iterator[Command]:
    yield do.ExtendTime(seconds=60)
    for name in able(meeting)[:1]:
        yield from (do.ExtendTime(seconds=60, objection_by=name, yes=yes, no=1) for yes in (None, 1, 2))


def _arrivals(meeting: Meeting) -> Iterator[Command]:
    yield from (do.Arrive(who=(name,)) for name in everybody(meeting))
    away = [name for name in absent(meeting) if may_vote(meeting, name)]
    yield from (do.Arrive(who=(), proxy={bearer: name}) for bearer in able(meeting)[:1] for name in away)


def _by_each(make: Callable[[str], Command]) -> Possible:
    """One such act for everybody who may."""
    return lambda meeting: (make(name) for name in able(meeting))


def _by_all(make: Callable[[str], Command]) -> Possible:
    """One such act for everybody on the roll."""
    return lambda meeting: (make(name) for name in everybody(meeting))


def _by_mover(make: Callable[[str], Command]) -> Possible:
    return lambda meeting: (make(question.mover) for question in reversed(meeting.business.stack))


def _one(*commands: Command) -> Possible:
    return lambda meeting: iter(commands)


LIKELY: Mapping[str, Possible] = {
    "call_to_order": _one(do.CallToOrder()),
    "recess": _one(do.Recess(), do.Recess(minutes=1)),
    "reconvene": _one(do.Reconvene()),
    "adjourn": _one(do.Adjourn()),
    "next_meeting": _one(do.NextMeeting(), do.NextMeeting(days=0), do.NextMeeting(days=100)),
    "arrive": _arrivals,
    "leave": _by_all(lambda name: do.Leave(who=(name,))),
    "admit": lambda meeting: iter([do.Admit(who=f"客{meeting.seq}"), do.Admit(who=f"员{meeting.seq}", as_="member")]),
    "open_item": _one(do.OpenItem(item=1), do.OpenItem(item=2)),
    "close_item": _one(do.CloseItem()),
    "move": _moves,
    "second": _by_each(lambda name: do.Second(by=name)),
    "withdraw_second": _by_all(lambda name: do.WithdrawSecond(by=name)),
    "withdraw": _by_mover(lambda name: do.Withdraw(by=name)),
    "modify": lambda meeting: (
        do.Modify(by=question.mover, text=f"改成{new_words(meeting)}") for question in reversed(meeting.business.stack)
    ),
    "state": _one(do.State()),
    "no_second": _one(do.NoSecond()),
    "read_back": lambda meeting: iter([do.ReadBack(text=f"记下的{new_words(meeting)}")]),
    "confirm_wording": _by_mover(lambda name: do.ConfirmWording(by=name)),
    "request_floor": _hands,
    "cancel_request": _by_all(lambda name: do.CancelRequest(by=name)),
    "recognize": _recognitions,
    "end_speech": _one(do.EndSpeech()),
    "stop_speech": _one(do.StopSpeech(reason="离题")),
    "pause_clock": _one(do.PauseClock()),
    "resume_clock": _one(do.ResumeClock()),
    "extend_time": _times,
    "interrupt": _interruptions,
    "resume": _one(do.Resume()),
    "rule": _one(do.Rule(well_taken=True), do.Rule(well_taken=False)),
    "call_vote": _one(*(do.CallVote(method=way) for way in (None, "roll_call", "ballot", "voice", "rising"))),
    "cast": _casts,
    "tally": _counts,
    "ballot": _papers,
    "announce": _one(do.Announce()),
    "division": _by_each(lambda name: do.Division(by=name)),
    "no_objection": _one(do.NoObjection()),
    "objection": _by_each(lambda name: do.Objection(by=name)),
    "ask_leave_to_withdraw": _by_mover(lambda name: do.AskLeaveToWithdraw(by=name)),
    "unanimous_consent": _consents,
    "hand_over": _by_each(lambda name: do.HandOver(to=name, reason="away" if name == "王" else "speak")),
    "take_back": _one(do.TakeBack()),
    "note": _by_all(lambda name: do.Note(by=name, text="记一笔")),
    "assign": _by_all(lambda name: do.Assign(task="量尺寸", owner=name, due="周五")),
    "phase": _phases,
    "new_round": _one(do.NewRound()),
    "suggest": lambda meeting: (do.Suggest(by=name, value=str(meeting.seq)) for name in able(meeting)),
    "nominate": lambda meeting: (do.Nominate(by=by, who=who) for by in able(meeting) for who in everybody(meeting)),
    "read_minutes": _one(do.ReadMinutes()),
    "amend_minutes": _one(do.AmendMinutes(text="少记了一句")),
    "approve_minutes": _one(do.ApproveMinutes()),
    "correct": _one(do.Correct(), do.Correct(steps=2), do.Correct(steps=4)),
}
"""Every command of the union."""
