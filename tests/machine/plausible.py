"""What people would really ask for in a state, and what the room would answer to a suggested act."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.decide import decide
from yishi_tui.domain.evolve import evolve
from yishi_tui.domain.floor import speaking_order
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds, reconsiderable
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.prompts import Suggestion
from yishi_tui.domain.queries import host, pending, top, voters_present
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Choice, Kind

Possible = Callable[[Meeting], Iterator[Command]]


def after(meeting: Meeting, command: Command, now: datetime) -> Meeting | OutOfOrder:
    """The meeting as the command would leave it, or why it would not."""
    decision = decide(meeting, command, now)
    if isinstance(decision, OutOfOrder):
        return decision
    for left, event in reversed(list(enumerate(reversed(decision)))):
        meeting = evolve(meeting, Record(meeting.seq + 1, now, "host", event, left))
    return meeting


def able(meeting: Meeting) -> list[str]:
    """Members in the room with a vote who do not preside."""
    return [m.name for m in meeting.roll.members if m.votes and m.name in meeting.present and m.name != host(meeting)]


def absent(meeting: Meeting) -> tuple[str, ...]:
    return tuple(m.name for m in meeting.roll.members if m.name not in meeting.present)


def _free(meeting: Meeting) -> list[str]:
    """Those able who do not have the floor."""
    return [name for name in able(meeting) if meeting.floor is None or name != meeting.floor.by]


def new_words(meeting: Meeting) -> str:
    """Words nobody has used yet."""
    return f"第{meeting.seq}件事"


# What a suggested act still needs


def answered(meeting: Meeting, advice: Suggestion, adopt: bool = True) -> Command:
    """The suggested act with what the room supplies; a motion nobody can second falls instead."""
    answers = {name: ANSWERS[name](meeting, adopt) for name in advice.needs}
    if advice.act["do"] == "second" and answers["by"] is None:
        return do.NoSecond()
    command: Command = msgspec.convert({**advice.act, **answers}, Command)
    return command


def _somebody(meeting: Meeting, adopt: bool) -> str | None:
    question = top(meeting)
    others = [name for name in able(meeting) if question is None or name != question.mover]
    return others[0] if others else None


ANSWERS: Mapping[str, Callable[[Meeting, bool], Any]] = {
    "who": lambda meeting, adopt: list(absent(meeting)),
    "by": _somebody,
    "text": lambda meeting, adopt: new_words(meeting),
    "stance": lambda meeting, adopt: "question",
    "well_taken": lambda meeting, adopt: adopt,
    "choice": lambda meeting, adopt: "yes" if adopt else "no",
    "yes": lambda meeting, adopt: len(able(meeting)) if adopt else 0,
    "no": lambda meeting, adopt: 0 if adopt else len(able(meeting)),
    "voters": lambda meeting, adopt: voters_present(meeting),
    "collected": lambda meeting, adopt: voters_present(meeting),
}
"""For each need a suggestion may name, what the room answers."""


# Motions


def motions(meeting: Meeting, kind: Kind) -> list[do.Move]:
    """Motions of the kind by those who may make it, with all the details it could need."""
    words = new_words(meeting)
    free = _free(meeting)
    if kind == "reconsider":
        return _reconsiderations(meeting, free)
    if kind == "withdraw_request":
        free = [name for name in free if any(question.mover == name for question in pending(meeting))]
    parts = ("甲", "乙") if kind == "divide_question" else ()
    text, new_text = (words if kind == "main" else ""), (words if kind == "amend" else None)
    return [do.Move(by=name, kind=kind, text=text, new_text=new_text, parts=parts) for name in free]


def _reconsiderations(meeting: Meeting, free: list[str]) -> list[do.Move]:
    """By those known to have voted on the side that prevailed, or not known to have voted at all."""
    done = next(reconsiderable(meeting))
    side: Choice = "yes" if done.verdict in ("adopted", "chair_sustained") else "no"
    return [do.Move(by=name, kind="reconsider", voted=side) for name in free if done.votes.get(name, side) == side]


def _moves(meeting: Meeting) -> Iterator[Command]:
    for kind in legal_kinds(meeting):
        if meeting.procedure.kinds[kind].decided_by == "vote":
            yield from motions(meeting, kind)
    for name in able(meeting)[-1:]:
        yield from (do.Move(by=name, kind="recess", seconds=90), do.Move(by=name, kind="amend", seconds=30))


def _interruptions(meeting: Meeting) -> Iterator[Command]:
    for name in _free(meeting)[:1]:
        yield do.Interrupt(by=name, kind="point_of_order")
        yield from (do.Interrupt(by=name, kind="request_info", consents=said) for said in (True, False, None))


def _consents(meeting: Meeting) -> Iterator[Command]:
    question = top(meeting)
    if question is not None:
        yield do.UnanimousConsent(kind=question.kind)
        yield do.UnanimousConsent(kind="withdraw_request", by=question.mover)
    for kind in legal_kinds(meeting):
        yield do.UnanimousConsent(kind=kind, text=new_words(meeting) if kind == "main" else "", new_text="众议")
        yield from (do.UnanimousConsent(kind=kind, objection_by=name) for name in able(meeting)[:1])


# The floor and the vote


def _hands(meeting: Meeting) -> Iterator[Command]:
    for name in able(meeting):
        yield from (do.RequestFloor(by=name, stance=stance) for stance in ("pro", "con", "question", None))


def _recognitions(meeting: Meeting) -> Iterator[Command]:
    for waiting in speaking_order(meeting):
        yield do.Recognize(by=waiting.by, stance=waiting.stance or "question")
    yield do.Recognize()
    yield from (do.Recognize(by=name, stance="pro", override="急") for name in able(meeting))


def _counts(meeting: Meeting) -> Iterator[Command]:
    seated = len(able(meeting))
    for yes in range(seated + 1):
        yield do.Tally(yes=yes, no=seated - yes)
        yield from (do.Tally(yes=yes, no=seated - yes, host=side) for side in ("yes", "no"))


def _papers(meeting: Meeting) -> Iterator[Command]:
    voters = voters_present(meeting)
    yield do.Ballot(voters=voters, collected=voters)
    yield do.Ballot(voters=voters, collected=voters + 1)
    yield do.Ballot(voters=voters, collected=voters, yes=voters)
    yield do.Ballot(voters=voters, collected=voters, yes=1, no=voters - 1 if voters else 0, blank=0)


def _casts(meeting: Meeting) -> Iterator[Command]:
    for name in (*able(meeting), host(meeting)):
        yield from (do.Cast(by=name, choice=choice) for choice in ("yes", "no", "abstain"))


def _times(meeting: Meeting) -> Iterator[Command]:
    yield do.ExtendTime(seconds=60)
    for name in able(meeting)[:1]:
        yield from (do.ExtendTime(seconds=60, objection_by=name, yes=yes, no=1) for yes in (None, 1, 2))


def _by_each(make: Callable[[str], Command]) -> Possible:
    """One such act for everybody who may."""
    return lambda meeting: (make(name) for name in able(meeting))


def _by_mover(make: Callable[[str], Command]) -> Possible:
    return lambda meeting: (make(question.mover) for question in reversed(meeting.business.stack))


def _one(*commands: Command) -> Possible:
    return lambda meeting: iter(commands)


LIKELY: Mapping[str, Possible] = {
    "move": _moves,
    "interrupt": _interruptions,
    "unanimous_consent": _consents,
    "request_floor": _hands,
    "recognize": _recognitions,
    "tally": _counts,
    "ballot": _papers,
    "cast": _casts,
    "extend_time": _times,
    "second": _by_each(lambda name: do.Second(by=name)),
    "withdraw_second": _by_each(lambda name: do.WithdrawSecond(by=name)),
    "cancel_request": _by_each(lambda name: do.CancelRequest(by=name)),
    "division": _by_each(lambda name: do.Division(by=name)),
    "objection": _by_each(lambda name: do.Objection(by=name)),
    "hand_over": _by_each(lambda name: do.HandOver(to=name, reason="away" if name == "王" else "speak")),
    "leave": _by_each(lambda name: do.Leave(who=(name,))),
    "arrive": lambda meeting: (do.Arrive(who=(name,)) for name in absent(meeting)),
    "withdraw": _by_mover(lambda name: do.Withdraw(by=name)),
    "modify": _by_mover(lambda name: do.Modify(by=name, text="改过的话")),
    "confirm_wording": _by_mover(lambda name: do.ConfirmWording(by=name)),
    "ask_leave_to_withdraw": _by_mover(lambda name: do.AskLeaveToWithdraw(by=name)),
    "rule": _one(do.Rule(well_taken=True), do.Rule(well_taken=False)),
    "stop_speech": _one(do.StopSpeech(reason="离题")),
    "call_vote": _one(
        do.CallVote(),
        do.CallVote(method="roll_call"),
        do.CallVote(method="ballot"),
        do.CallVote(method="voice"),
    ),
    "correct": _one(do.Correct(), do.Correct(steps=2), do.Correct(steps=4)),
    "open_item": _one(do.OpenItem(item=1), do.OpenItem(item=2)),
}
"""By the `do` of an act in order, how people would do it; most of these are accepted, not all."""


def likely(meeting: Meeting, name: str) -> list[Command]:
    """What people would ask for by this act, or nothing where only its own fields tell."""
    possible = LIKELY.get(name)
    return list(possible(meeting)) if possible else []
