"""What single kinds of the full ladder ask for before they are in order."""

from collections.abc import Callable

from yishi_tui.domain.due import item_due, order_due, set_aside_already
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.queries import main_question, rule_of, top
from yishi_tui.domain.question import Decided
from yishi_tui.domain.vocabulary import Choice, Kind, Verdict

PREVAILING: dict[Verdict, Choice] = {
    "adopted": "yes",
    "lost": "no",
    "chair_sustained": "yes",
    "chair_reversed": "no",
    "objection_sustained": "no",
    "objection_not_sustained": "yes",
}
"""The side that had its way: an appeal asks whether the ruling shall stand, an objection whether to consider."""

SIDES: dict[str, tuple[Choice, ...]] = {"yes": ("yes", "no"), "adopted": ("yes",), "lost": ("no",)}
"""After which outcomes a ruleset lets a kind be reconsidered."""


def may_reconsider(meeting: Meeting, done: Decided) -> bool:
    """Whether the ruleset lets it, once, and everything still stands where the decision left it."""
    rule, way = rule_of(meeting, done.question.kind), meeting.procedure.renewal.reconsider
    if rule is None or way is None or PREVAILING.get(done.verdict) not in SIDES.get(rule.reconsider, ()):
        return False
    if way.max is not None and done.reconsidered >= way.max:
        return False
    if rule.effect == "adopt" and done.verdict == "adopted" and not _in_force(meeting, done):
        return False
    stands = [question.id for question in meeting.business.stack]
    if done.away:
        return not stands and _still_away(meeting, done)
    return [question.id for question in done.stack[:-1]] == stands


def _in_force(meeting: Meeting, done: Decided) -> bool:
    """What was rescinded meanwhile is not reconsidered."""
    return any(text.id == done.question.id for text in reversed(meeting.business.adopted))


def _still_away(meeting: Meeting, done: Decided) -> bool:
    """A committee has not given it back, nor has its day come; what was dropped stays so for the session."""
    business = meeting.business
    main = done.stack[0]
    held = {"commit": business.in_committee, "postpone_definitely": business.postponed}.get(done.question.kind)
    return held is None or any(stack[0].id == main.id for stack in held)


def _object(meeting: Meeting) -> OutOfOrder | None:
    """Only an original main question, not one that brings something back."""
    main = main_question(meeting)
    original = main is None or (main.kind == "main" and not main.as_main)
    return None if original else refuse("needs_main", kind="object_consideration")


def _adjourn(meeting: Meeting) -> OutOfOrder | None:
    """With a closing time set, to adjourn earlier or later is a main motion (T15 p. 60)."""
    rule, main = rule_of(meeting, "adjourn"), main_question(meeting)
    set_already = rule is not None and rule.main_when_qualified and closing_time_set(meeting)
    return refuse("main_pending", text=main.text) if main is not None and set_already else None


def closing_time_set(meeting: Meeting) -> bool:
    """Whether the plan says when the meeting ends."""
    return bool(meeting.plan.ends) and meeting.number == 1


def _orders(meeting: Meeting) -> OutOfOrder | None:
    """One may demand what should be taken up now, unless two thirds have just set that aside."""
    if set_aside_already(meeting):
        return refuse("orders_set_aside")
    return None if order_due(meeting) or item_due(meeting) else refuse("nothing_due")


def _previous_question(meeting: Meeting) -> OutOfOrder | None:
    """Where a vote has to wait until everybody was heard, debate is not cut short by a motion."""
    return refuse("debate_runs_out") if meeting.procedure.vote.requires_debate_exhausted else None


def _rescind(meeting: Meeting) -> OutOfOrder | None:
    return None if meeting.business.adopted else refuse("nothing_adopted")


def _take(meeting: Meeting) -> OutOfOrder | None:
    return None if meeting.business.on_table else refuse("nothing_on_table")


def _discharge(meeting: Meeting) -> OutOfOrder | None:
    return None if meeting.business.in_committee else refuse("nothing_in_committee")


def _fix_time(meeting: Meeting) -> OutOfOrder | None:
    """Privileged only while no other meeting is set (T15 p. 59)."""
    return refuse("time_fixed") if meeting.continued_meeting and meeting.business.stack else None


def _close_polls(meeting: Meeting) -> OutOfOrder | None:
    """Not before anybody has answered a roll call: then there would be nothing to announce."""
    if refusal := no_polls(meeting):
        return refusal
    vote = meeting.business.stack[-1].vote
    if vote is not None and vote.method == "roll_call" and not vote.cast:
        return refuse("nothing_counted", method=vote.method)
    return refuse("polls_closed") if polls_closed(meeting) else None


def _reopen_polls(meeting: Meeting) -> OutOfOrder | None:
    return no_polls(meeting) or (None if polls_closed(meeting) else refuse("polls_open"))


def no_polls(meeting: Meeting) -> OutOfOrder | None:
    """There are polls while a ballot or a roll call is under way."""
    question = top(meeting)
    vote = question.vote if question is not None and question.stage == "voting" else None
    return None if vote is not None and vote.method in ("ballot", "roll_call") else refuse("no_polls")


def polls_closed(meeting: Meeting) -> bool:
    question = top(meeting)
    return question is not None and question.vote is not None and question.vote.polls is not None


def _close_nominations(meeting: Meeting) -> OutOfOrder | None:
    if meeting.nominating == "closed":
        return refuse("nominations_closed")
    return None if meeting.candidates or meeting.nominating else refuse("nobody_nominated")


def _reopen_nominations(meeting: Meeting) -> OutOfOrder | None:
    return None if meeting.nominating == "closed" else refuse("nominations_open")


PARTICULAR: dict[Kind, Callable[[Meeting], OutOfOrder | None]] = {
    "object_consideration": _object,
    "rescind_amend": _rescind,
    "take_from_table": _take,
    "discharge_committee": _discharge,
    "orders_of_day": _orders,
    "previous_question": _previous_question,
    "adjourn": _adjourn,
    "fix_time_adjourn": _fix_time,
    "close_polls": _close_polls,
    "reopen_polls": _reopen_polls,
    "close_nominations": _close_nominations,
    "reopen_nominations": _reopen_nominations,
}
