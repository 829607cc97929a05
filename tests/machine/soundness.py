"""What holds of every meeting that can be reached, whatever anybody asked for."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise

import msgspec

from tests.machine.answers import answered
from tests.machine.people import able, absent, after, movers
from tests.machine.plausible import likely, motions
from tests.machine.pools import FREE
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command, name_of
from yishi_tui.domain.decide import decide
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds
from yishi_tui.domain.openings import open_acts
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.persons import explains, may_debate
from yishi_tui.domain.prompts import suggest
from yishi_tui.domain.queries import find, host, rank, rule_of, speaking, speeches_allowed, top
from yishi_tui.domain.view import state_of
from yishi_tui.proceedings import Drafting
from yishi_tui.scripts import macros

ENOUGH_STEPS = 100
"""More than any meeting of the machine takes to end when only what is suggested is done."""


def refusal_of(meeting: Meeting, command: Command, now: datetime) -> OutOfOrder | None:
    decision = decide(meeting, command, now)
    return decision if isinstance(decision, OutOfOrder) else None


def ranks_rise_up_the_stack(meeting: Meeting, now: datetime) -> None:
    """Of ranked motions each outranks all below; an amendment counts with its target, which is there."""
    stack = meeting.business.stack
    rules = {question.id: rule_of(meeting, question.kind) for question in stack}
    ranked = [question for question in stack if (rule := rules[question.id]) and rule.rank and question.kind != "amend"]
    assert all(rank(meeting, lower) < rank(meeting, upper) for lower, upper in pairwise(ranked)), stack
    assert all(find(meeting, question.target) for question in stack if question.kind == "amend"), stack


def what_lies_below_waits(meeting: Meeting, now: datetime) -> None:
    """For its debate, or for the vote that something interrupted before anything was counted; one appeal at most."""
    stack = meeting.business.stack
    above = {question.kind for question in stack[1:]}
    counted = any(question.vote.begun for question in stack[:-1] if question.vote)
    assert not counted or above & {"close_polls", "reopen_polls"}, stack
    assert [question.kind for question in stack].count("appeal") <= 1, stack


def nobody_speaks_during_a_vote(meeting: Meeting, now: datetime) -> None:
    question = top(meeting)
    assert not (question is not None and question.stage == "voting" and speaking(meeting))


def who_speaks_or_waits_is_in_the_room(meeting: Meeting, now: datetime) -> None:
    for floor in (meeting.floor, *meeting.held):
        assert floor is None or floor.by in meeting.present
    for question in (*meeting.business.stack, *([meeting.discussion] if meeting.discussion else [])):
        assert {request.by for request in question.queue} <= meeting.present
        allowed = speeches_allowed(meeting, question)
        assert allowed is None or all(count <= allowed for count in question.speeches.values())


def who_speaks_or_waits_may_speak(meeting: Meeting, now: datetime) -> None:
    """Members with a vote; others, and the chair, only as far as the ruleset lets them (on an appeal, say)."""
    speakers = {floor.by for floor in (meeting.floor, *meeting.held) if floor}
    waiting = {request.by for question in meeting.business.stack for request in question.queue}
    rules = [rule for question in meeting.business.stack if (rule := rule_of(meeting, question.kind))]
    chair = {host(meeting)} if any(rule.per_chair for rule in rules) else set()
    for name in (speakers | waiting) - chair:
        refusal = may_debate(meeting, name)
        assert refusal is None or explains(meeting, name), refusal


def there_is_always_a_next_step(meeting: Meeting, now: datetime) -> None:
    """A suggestion until adjournment, listed, never `no_second`; not refused as it is, or with what the room supplies."""
    advice = suggest(meeting)
    assert (advice is None) == (meeting.phase == "adjourned")
    if advice is None:
        return
    assert advice.act["do"] in set(open_acts(meeting, now)) - {"no_second"}, advice
    command = answered(meeting, advice) if able(meeting) else None
    if not advice.needs:
        command = msgspec.convert(advice.act, Command)
    assert command is None or refusal_of(meeting, command, now) is None, f"{command}: {decide(meeting, command, now)}"


def acts_without_details_are_in_order_exactly_when_listed(meeting: Meeting, now: datetime) -> None:
    acts = open_acts(meeting, now)
    for command in FREE:
        refusal = refusal_of(meeting, command, now)
        assert (name_of(type(command)) in acts) == (refusal is None), f"{command}: {refusal}"


def listed_acts_can_be_done(meeting: Meeting, now: datetime) -> None:
    """In one of the ways people would think of, by somebody who is there or could come in."""
    for name in open_acts(meeting, now):
        trials = MACROS.get(name, _commands(name))(meeting, now)
        assert any(trials), f"{name} is listed, yet refused in every way"


def _commands(name: str) -> Callable[[Meeting, datetime], Iterator[bool]]:
    def trials(meeting: Meeting, now: datetime) -> Iterator[bool]:
        for here in _with_others(meeting, now):
            yield from (refusal_of(here, command, now) is None for command in likely(here, name))

    return trials


def _with_others(meeting: Meeting, now: datetime) -> Iterator[Meeting]:
    """As it is; and, where some acts want people who have gone, with everybody come back."""
    yield meeting
    away = absent(meeting)
    full = after(meeting, do.Arrive(who=away), now) if away else None
    if isinstance(full, Meeting):
        yield full


def _whole_speeches(meeting: Meeting, now: datetime) -> Iterator[bool]:
    for here in _with_others(meeting, now):
        for line in (macros.Speak(by=name, stance=s, seconds=1) for name in here.present for s in ("pro", "con", None)):
            yield macros.speak(Drafting(here, now, "host"), line) is None


def _whole_votes(meeting: Meeting, now: datetime) -> Iterator[bool]:
    """A void ballot is voted on again; by a roll call only the one it was ordered for cannot be told in one line."""
    for command in likely(meeting, "tally"):
        assert isinstance(command, do.Tally)
        for method in ("hands", "voice", "rising", "ballot"):
            line = macros.Vote(yes=command.yes, no=command.no, area=command.area, method=method)
            yield macros.vote(Drafting(meeting, now, "host"), line) is None
    yield any(question.method == "roll_call" for question in meeting.business.stack)


def _whole_motions(meeting: Meeting, now: datetime) -> Iterator[bool]:
    for here in _with_others(meeting, now):
        for move in likely(here, "move"):
            for second in (None, *able(here)):
                yield (
                    macros.put(Drafting(here, now, "host"), macros.Put(**msgspec.structs.asdict(move), second=second))
                    is None
                )


def _whole_appeals(meeting: Meeting, now: datetime) -> Iterator[bool]:
    for here in _with_others(meeting, now):
        for name in movers(here):
            for second in (None, *able(here)):
                yield macros.appeal(Drafting(here, now, "host"), macros.Appeal(by=name, second=second)) is None


MACROS: dict[str, Callable[[Meeting, datetime], Iterator[bool]]] = {
    "speak": _whole_speeches,
    "vote": _whole_votes,
    "put": _whole_motions,
    "appeal": _whole_appeals,
    "tick": lambda meeting, now: iter([True]),
}


def legal_kinds_can_be_moved(meeting: Meeting, now: datetime) -> None:
    """By one who is there, with a vote, and with plausible details."""
    for kind in legal_kinds(meeting):
        for motion in motions(meeting, kind)[:1]:
            refusal = refusal_of(meeting, motion, now)
            assert refusal is None, f"{motion}: {refusal}"


def no_other_kind_can_be_moved(meeting: Meeting, now: datetime) -> None:
    """By one who does not have the floor: a speaker's motion ends the speech first."""
    for kind in set(meeting.procedure.kinds) - set(legal_kinds(meeting)):
        for name in movers(meeting)[:1]:
            assert refusal_of(meeting, do.Move(by=name, kind=kind, text="新"), now) is not None, kind


def the_state_can_be_printed(meeting: Meeting, now: datetime) -> None:
    assert json.loads(json.dumps(state_of(meeting, now)))["phase"] == meeting.phase


SOUND: tuple[Callable[[Meeting, datetime], None], ...] = (
    ranks_rise_up_the_stack,
    what_lies_below_waits,
    nobody_speaks_during_a_vote,
    who_speaks_or_waits_is_in_the_room,
    who_speaks_or_waits_may_speak,
    there_is_always_a_next_step,
    acts_without_details_are_in_order_exactly_when_listed,
    listed_acts_can_be_done,
    legal_kinds_can_be_moved,
    no_other_kind_can_be_moved,
    the_state_can_be_printed,
)


def ends_by_what_is_suggested(meeting: Meeting, now: datetime) -> bool:
    """Whether a host who only does what is suggested, with the room answering, reaches the end."""
    for _ in range(ENOUGH_STEPS):
        advice = suggest(meeting)
        if advice is None:
            return True
        fewer = absent(meeting) and (meeting.phase == "recess" or len(able(meeting)) < 2)
        command = do.Arrive(who=absent(meeting)) if fewer else answered(meeting, advice)
        done = after(meeting, command, now)
        assert not isinstance(done, OutOfOrder), f"{command}: {done}"
        meeting = done
    return False
