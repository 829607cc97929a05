"""What holds of every meeting that can be reached, whatever anybody asked for."""

import json
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

import msgspec

from tests.machine.plausible import able, absent, after, answered, motions
from tests.machine.pools import FREE
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command, name_of
from yishi_tui.domain.decide import decide
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds
from yishi_tui.domain.openings import open_acts
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.prompts import suggest
from yishi_tui.domain.queries import find, rank, rule_of, speaking, speeches_allowed, top
from yishi_tui.domain.view import state_of

ENOUGH_STEPS = 60
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
    """For its debate, or for the vote that a point of order interrupted before anything was counted; one appeal at most."""
    stack = meeting.business.stack
    assert not any(question.vote.begun for question in stack[:-1] if question.vote), stack
    assert [question.kind for question in stack].count("appeal") <= 1, stack


def nobody_speaks_during_a_vote(meeting: Meeting, now: datetime) -> None:
    question = top(meeting)
    assert not (question is not None and question.stage == "voting" and speaking(meeting))


def who_speaks_or_waits_is_in_the_room(meeting: Meeting, now: datetime) -> None:
    assert all(floor.by in meeting.present for floor in (meeting.floor, *meeting.held) if floor)
    for question in meeting.business.stack:
        assert {request.by for request in question.queue} <= set(able(meeting))
        allowed = speeches_allowed(meeting, question)
        assert allowed is None or all(count <= allowed for count in question.speeches.values())


def there_is_always_a_next_step(meeting: Meeting, now: datetime) -> None:
    """A suggestion until adjournment, in order, and not refused when nothing is missing; never `no_second`."""
    advice = suggest(meeting)
    assert (advice is None) == (meeting.phase == "adjourned")
    if advice is None:
        return
    assert advice.act["do"] in set(open_acts(meeting, now)) - {"no_second"}, advice
    if not advice.needs:
        assert refusal_of(meeting, msgspec.convert(advice.act, Command), now) is None, advice


def acts_without_details_are_in_order_exactly_when_listed(meeting: Meeting, now: datetime) -> None:
    acts = open_acts(meeting, now)
    for command in FREE:
        refusal = refusal_of(meeting, command, now)
        assert (name_of(type(command)) in acts) == (refusal is None), f"{command}: {refusal}"


def legal_kinds_can_be_moved(meeting: Meeting, now: datetime) -> None:
    """By one who is there, with a vote, and with plausible details."""
    for kind in legal_kinds(meeting):
        for motion in motions(meeting, kind)[:1]:
            refusal = refusal_of(meeting, motion, now)
            assert refusal is None, f"{motion}: {refusal}"


def no_other_kind_can_be_moved(meeting: Meeting, now: datetime) -> None:
    """By one who does not have the floor: a speaker's motion ends the speech first."""
    movers = [name for name in able(meeting) if meeting.floor is None or name != meeting.floor.by][:1]
    for kind in set(meeting.procedure.kinds) - set(legal_kinds(meeting)):
        for name in movers:
            assert refusal_of(meeting, do.Move(by=name, kind=kind, text="新"), now) is not None, kind


def the_state_can_be_printed(meeting: Meeting, now: datetime) -> None:
    assert json.loads(json.dumps(state_of(meeting, now)))["phase"] == meeting.phase


SOUND: tuple[Callable[[Meeting, datetime], None], ...] = (
    ranks_rise_up_the_stack,
    what_lies_below_waits,
    nobody_speaks_during_a_vote,
    who_speaks_or_waits_is_in_the_room,
    there_is_always_a_next_step,
    acts_without_details_are_in_order_exactly_when_listed,
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
        command = answered(meeting, advice)
        if meeting.phase == "recess" and absent(meeting):
            command = do.Arrive(who=absent(meeting))
        done = after(meeting, command, now)
        assert not isinstance(done, OutOfOrder), f"{command}: {done}"
        meeting = done
    return False
