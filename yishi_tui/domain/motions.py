"""Which kinds of motion are in order now: the order of precedence and what each kind needs."""

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Literal

from yishi_tui.domain import motions_ladder
from yishi_tui.domain.commands import Announce, NoSecond, Resume, State
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions_ladder import may_reconsider
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.persons import may_move
from yishi_tui.domain.procedure import KindRule
from yishi_tui.domain.queries import (
    amendable,
    debatable,
    immediately_pending,
    phase_rule,
    quorum_met,
    quorum_needed,
    quorum_present,
    rank,
    rule_of,
    to_amend,
    top,
)
from yishi_tui.domain.question import Decided, Question
from yishi_tui.domain.vocabulary import KINDS, Kind

POLLS: tuple[Kind, ...] = ("close_polls", "reopen_polls")
"""What is in order while papers come in."""

KindCheck = Callable[[Meeting, Kind, KindRule], OutOfOrder | None]


def legal_kinds(meeting: Meeting) -> tuple[Kind, ...]:
    """Every kind of motion a member may bring up now."""
    kinds = meeting.procedure.kinds
    return tuple(kind for kind in KINDS if kind in kinds and ruling_on(meeting, kind) is None)


def ruling_on(meeting: Meeting, kind: Kind, row: KindRule | None = None) -> OutOfOrder | None:
    """The first rule against bringing this kind up now, or None; by another row than the ruleset's if one is given."""
    rule = row or rule_of(meeting, kind)
    if rule is None:
        return refuse("kind_not_used", kind=kind)
    return next((refusal for check in CHECKS if (refusal := check(meeting, kind, rule))), None)


def in_session(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    return None if meeting.phase == "in_session" else refuse("not_in_session", phase=meeting.phase)


def quorum(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    return no_quorum_for(meeting, kind)


def no_quorum_for(meeting: Meeting, kind: Kind, moment: Literal["open", "vote"] = "open") -> OutOfOrder | None:
    """Without a quorum only what the ruleset lists is in order (R12/10th p. 336), whenever the ruleset looks at it:

    where it takes up business (`open`), where a vote is called (`vote`), or once somebody has challenged it.
    """
    check = meeting.procedure.quorum.check
    challenged = meeting.quorum_challenged and "challenge" in check
    if check and moment not in check and not challenged:
        return None
    if kind in meeting.procedure.quorum.allowed_without or quorum_met(meeting):
        return None
    return refuse("no_quorum", present=quorum_present(meeting), needed=quorum_needed(meeting))


def ruling_first(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    question = top(meeting)
    waits = question is not None and not question.stated and _decided_by(meeting, question) == "chair"
    return refuse("ruling_first") if waits else None


def _decided_by(meeting: Meeting, question: Question) -> str:
    rule = rule_of(meeting, question.kind)
    return rule.decided_by if rule else "vote"


def division_first(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """A vote that was doubted is taken again before anything else is stated."""
    question = top(meeting)
    doubted = question is not None and question.forced_method is not None and question.stage == "debate"
    return refuse("division_first") if doubted and rule.decided_by == "vote" else None


def another_has_floor(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """While somebody has the floor only what may interrupt is in order."""
    floor = meeting.floor
    if floor is None or rule.interrupts or (kind == "division_assembly" and _doubtable(meeting)):
        return None
    question = top(meeting)
    if floor.interrupted and question is not None and question.id != floor.question and question.stated:
        return None
    offer = Resume() if floor.interrupted else None
    return refuse("floor_taken", offer, name=floor.by, kind=kind)


def unstated_first(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """A motion on its way is stated, or falls, before the next is made."""
    question = top(meeting)
    if question is None or question.stated or rule.interrupts:
        return None
    offer = State() if question.stage == "seconded" else NoSecond()
    return refuse("unstated_first", offer, pending=question.kind)


def no_vote_under_way(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """Once the first vote is cast nothing interrupts (11th p. 408); before, only what may interrupt."""
    question = top(meeting)
    if question is None or question.stage != "voting" or question.vote is None:
        return None
    if kind in ("division_assembly", *POLLS) or (rule.interrupts and not question.vote.begun):
        return None
    if kind == "reconsider" and any(done.question.kind in POLLS for done in reconsiderable(meeting)):
        return None
    return refuse("vote_under_way", Announce() if question.vote.count else None)


def nothing_pending(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """A main question, and what brings a question back, is in order only while nothing is pending."""
    question = top(meeting)
    if rule.requires.pending != "none" or question is None:
        return None
    return refuse("main_pending", text=question.text)


def something_pending(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """Subsidiary motions apply to something pending."""
    if rule.requires.pending not in ("any", "debatable", "main") or immediately_pending(meeting) is not None:
        return None
    return refuse("nothing_pending", kind=kind)


def outranks(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """A ranked motion must outrank everything pending; an amendment counts with the rank of its target."""
    if rule.rank is None or rule.class_ in ("main", "bring_back") or kind == "amend":
        return None
    above = next(
        (question for question in reversed(meeting.business.stack) if rank(meeting, question) >= rule.rank), None
    )
    return refuse("outranked", kind=kind, pending=above.kind) if above else None


def incidental_first(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """Incidental questions are decided before what they arose from (T15 p. 56)."""
    question = top(meeting)
    below = rule_of(meeting, question.kind) if question else None
    if question is None or below is None or below.class_ != "incidental" or rule.class_ != "subsidiary":
        return None
    free = rule.requires.pending == "debatable" or kind == "amend"
    return None if free else refuse("incidental_first", pending=question.kind)


def phase_allows(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """While a main question goes through its phases, each may let in some motions only."""
    phase = phase_rule(meeting)
    if phase is None or not phase.allowed_kinds or not meeting.business.stack or kind in phase.allowed_kinds:
        return None
    return refuse("phase_kind", kind=kind, title=phase.title)


def debate_open(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """An order that closed debate also stops amendments and most subsidiary motions."""
    question = immediately_pending(meeting)
    if question is None or not question.closed or rule.class_ != "subsidiary" or rule.effect == "table":
        return None
    return refuse("debate_closed", kind=kind)


def applies(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """What the kind needs of the immediately pending question."""
    question = immediately_pending(meeting)
    if question is None:
        return None
    target = meeting.business.stack[0] if rule.requires.pending == "main" else question
    if rule.applies_to and target.kind not in rule.applies_to:
        return refuse("cannot_apply", kind=kind, pending=target.kind)
    if kind == "amend":
        return amendment(meeting, to_amend(meeting) or question)
    if rule.requires.pending == "debatable" and not (debatable(meeting, question) or amendable(meeting, question)):
        return refuse("not_debatable", kind=kind, pending=question.kind)
    bottom = meeting.business.stack[0]
    if rule.requires.pending == "main" and rank(meeting, bottom) != 1:
        return refuse("needs_main", kind=kind)
    if rule.requires.before_debate and _taken_up(meeting, bottom):
        return refuse("debate_began", kind=kind)
    return None


def _taken_up(meeting: Meeting, main: Question) -> bool:
    """Whether debate has begun, or a subsidiary motion was stated since."""
    business = meeting.business
    above = (done for done in business.decided_above if done.stack[0].id == main.id)
    rules = (rule_of(meeting, done.question.kind) for done in above)
    return bool(main.speeches) or len(business.stack) > 1 or any(rule and rule.class_ == "subsidiary" for rule in rules)


def amendment(meeting: Meeting, question: Question) -> OutOfOrder | None:
    """Only one question can be amended at a time, and only as many degrees deep as the ruleset has."""
    if amendable(meeting, question):
        return None
    if question.kind == "amend":
        return refuse("amendment_degree", text=question.text)
    return refuse("not_amendable", pending=question.kind)


def renewal(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """A procedural motion that was lost may come again only after some progress in debate or business."""
    question = immediately_pending(meeting)
    if rule.class_ in ("main", "bring_back") or rule.decided_by != "vote" or kind in ("amend", "withdraw_request"):
        return None
    target = question.id if question else 0
    latest = takewhile(lambda lost: lost.progress >= meeting.progress, reversed(meeting.business.lost))
    again = any(lost.kind == kind and lost.target == target for lost in latest)
    return refuse("renewed_too_soon", kind=kind) if again else None


def particular(meeting: Meeting, kind: Kind, rule: KindRule) -> OutOfOrder | None:
    """What only this kind asks for."""
    check = PARTICULAR.get(kind)
    return check(meeting) if check else None


def _division(meeting: Meeting) -> OutOfOrder | None:
    return None if _doubtable(meeting) else refuse("nothing_to_divide")


def _doubtable(meeting: Meeting) -> bool:
    """A voice vote or a show of hands, counted or announced, and nothing stated since."""
    question = top(meeting)
    if question is not None and question.stage == "voting" and question.vote is not None:
        return question.vote.method in ("hands", "voice") and question.vote.count is not None
    return meeting.last_vote is not None and meeting.last_vote.method in ("hands", "voice")


def _appeal(meeting: Meeting) -> OutOfOrder | None:
    """From the ruling just made, and only once."""
    appealed = any(question.kind == "appeal" for question in meeting.business.stack)
    return None if meeting.last_ruling and not appealed else refuse("nothing_to_appeal")


def _withdraw(meeting: Meeting) -> OutOfOrder | None:
    """Somebody who moved what is pending is there to ask."""
    movers = (question.mover for question in meeting.business.stack if question.stated)
    asked = immediately_pending(meeting) is not None and any(may_move(meeting, name) is None for name in movers)
    return None if asked else refuse("nothing_to_withdraw")


def _divide(meeting: Meeting) -> OutOfOrder | None:
    """An amendment pending above would lose what it amends."""
    return refuse("needs_main", kind="divide_question") if len(meeting.business.stack) > 1 else None


def _obtain_quorum(meeting: Meeting) -> OutOfOrder | None:
    return refuse("quorum_present") if quorum_met(meeting) else None


def _reconsider(meeting: Meeting) -> OutOfOrder | None:
    return None if next(reconsiderable(meeting), None) else refuse("nothing_to_reconsider")


def reconsiderable(meeting: Meeting) -> Iterator[Decided]:
    """What was decided in this session, may be reconsidered, and stands where it stood; latest first."""
    business = meeting.business
    decided = business.decided_above if business.stack else business.decided
    return (done for done in reversed(decided) if may_reconsider(meeting, done))


PARTICULAR: dict[Kind, Callable[[Meeting], OutOfOrder | None]] = {
    "division_assembly": _division,
    "appeal": _appeal,
    "withdraw_request": _withdraw,
    "divide_question": _divide,
    "obtain_quorum": _obtain_quorum,
    "reconsider": _reconsider,
    **motions_ladder.PARTICULAR,
}

CHECKS: tuple[KindCheck, ...] = (
    in_session,
    quorum,
    ruling_first,
    division_first,
    another_has_floor,
    unstated_first,
    no_vote_under_way,
    nothing_pending,
    something_pending,
    incidental_first,
    outranks,
    phase_allows,
    debate_open,
    applies,
    renewal,
    particular,
)
