"""What follows from the state of a meeting: asked by guards, prompts and screens alike."""

from collections.abc import Collection
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache
from itertools import chain, takewhile

from yishi_tui.domain.meeting import Chair, Floor, Meeting
from yishi_tui.domain.plan import Member
from yishi_tui.domain.procedure import KindRule, PhaseRule
from yishi_tui.domain.question import Decided, Question, Stack
from yishi_tui.domain.vocabulary import Kind

MILLISECOND = timedelta(milliseconds=1)
DELEGATES = frozenset({"代表", "居民代表", "村民代表", "delegate", "delegates"})
"""Groups of those who are counted where a quorum is one of delegates; where nobody is marked, the whole roll is."""


def top(meeting: Meeting) -> Question | None:
    """The question being handled now, stated or not."""
    return meeting.business.stack[-1] if meeting.business.stack else None


def discussed(meeting: Meeting) -> Question | None:
    """What people speak on: the question on top, or the talk without a motion where the ruleset allows it."""
    if meeting.business.stack or meeting.procedure.debate.requires_motion or meeting.at is None:
        return top(meeting)
    return meeting.discussion or Question(id=0, kind="main", text="", mover="", stage="debate", made_at=meeting.at)


def pending(meeting: Meeting) -> Stack:
    """The stated questions, bottom first."""
    return tuple(question for question in meeting.business.stack if question.stated)


def immediately_pending(meeting: Meeting) -> Question | None:
    """The stated question on top, or None while something unstated lies above it."""
    question = top(meeting)
    return question if question is not None and question.stated else None


def main_question(meeting: Meeting) -> Question | None:
    """The question at the bottom of the stack."""
    return meeting.business.stack[0] if meeting.business.stack else None


def find(meeting: Meeting, identity: int) -> Question | None:
    """A question on the stack by its record number."""
    return next((question for question in meeting.business.stack if question.id == identity), None)


def rule_of(meeting: Meeting, kind: Kind) -> KindRule | None:
    """The row of the table of motions, or None where the ruleset lacks the kind."""
    return meeting.procedure.kinds.get(kind)


def debatable(meeting: Meeting, question: Question) -> bool:
    """Whether the question may be debated, the state of debate apart."""
    rule = rule_of(meeting, question.kind)
    if rule is None or question.forced_method is not None or question.undebatable:
        return False
    if question.as_main:
        return True
    if rule.debatable == "as_target":
        return target_debatable(meeting, question)
    return rule.debatable


def target_debatable(meeting: Meeting, question: Question) -> bool:
    """Whether what a question applies to is debatable: on the stack, or decided and brought back."""
    target = find(meeting, question.target)
    if target is None:
        done = decision(meeting, question.target)
        target = done.question if done else None
    return target is None or debatable(meeting, target)


def decision(meeting: Meeting, identity: int) -> Decided | None:
    """The decision on a question that may still be reconsidered, by its record number; the latest is looked at first."""
    business = meeting.business
    every = chain(reversed(business.decided_above), reversed(business.decided))
    return next((done for done in every if done.question.id == identity), None)


def amendable(meeting: Meeting, question: Question) -> bool:
    """Whether the question's wording may be amended, by its kind and its degree."""
    rule = rule_of(meeting, question.kind)
    if rule is None or question.closed or question.forced_method is not None:
        return False
    if question.kind == "amend":
        return question.degree < rule.degrees
    return rule.amendable or question.as_main


def to_amend(meeting: Meeting) -> Question | None:
    """What an amendment applies to: the immediately pending question, or what lies under one that it outranks.

    A motion to postpone indefinitely cannot be amended and yields to an amendment of the main question (T15 p. 134).
    """
    question, amendment = immediately_pending(meeting), rule_of(meeting, "amend")
    rule = rule_of(meeting, question.kind) if question else None
    if question is None or rule is None or amendment is None or rule.class_ != "subsidiary":
        return question
    yields = not amendable(meeting, question) and (rule.rank or 0) < (amendment.rank or 0)
    return find(meeting, question.target) if yields and not question.closed else question


def rank(meeting: Meeting, question: Question) -> int:
    """The order of precedence; an amendment counts with the rank of what it amends."""
    rule = rule_of(meeting, question.kind)
    own = 1 if rule is None or question.as_main else rule.rank or 0
    target = find(meeting, question.target) if question.kind == "amend" else None
    return max(own, rank(meeting, target)) if target else own


def deputy(meeting: Meeting) -> Chair | None:
    """Who presides for the host; to let the host speak, only until that main question is disposed of."""
    chair, main = meeting.deputy, main_question(meeting)
    if chair is None or not chair.until or meeting.plan.seats.host not in meeting.present:
        return chair
    return chair if main is not None and chair.until in (main.id, main.part_of) else None


def host(meeting: Meeting) -> str:
    """Who presides now."""
    chair = deputy(meeting)
    return chair.by if chair else meeting.plan.seats.host


def member(meeting: Meeting, name: str) -> Member | None:
    """Somebody on the roll of members."""
    return meeting.roll.get(name)


def is_guest(meeting: Meeting, name: str) -> bool:
    return any(guest.name == name for guest in meeting.guests)


def known(meeting: Meeting, name: str) -> bool:
    """Whether the name stands on the roll, as a member or as a guest."""
    return member(meeting, name) is not None or is_guest(meeting, name)


def may_vote(meeting: Meeting, name: str) -> bool:
    """Whether the person is a member whose vote counts."""
    person = member(meeting, name)
    return person is not None and person.votes


def voters_present(meeting: Meeting) -> int:
    """Voters in the room; a carried written authority counts one head."""
    return meeting.voters_here


def observers_present(meeting: Meeting) -> int:
    """Those in the room whom the ruleset lets vote although they have no vote on the roll; who presides is none of them."""
    if not meeting.procedure.roles.observers.vote:
        return 0
    return len(meeting.present - meeting.roll.voters - {host(meeting)})


def electors_present(meeting: Meeting) -> int:
    """Everybody in the room whose vote is counted."""
    return voters_present(meeting) + observers_present(meeting)


def counted_present(meeting: Meeting) -> int:
    """Those of them who are counted, the host's vote apart."""
    return electors_present(meeting) - votes_apart(meeting)


def votes_apart(meeting: Meeting) -> bool:
    """Whether there is a host in the room whose vote is added to those counted, if it is cast at all."""
    return host(meeting) in meeting.present and may_vote(meeting, host(meeting))


def quorum_needed(meeting: Meeting) -> int:
    """How many must be present; 0 where the ruleset asks for no quorum."""
    rule = meeting.procedure.quorum
    return 0 if rule.base == "none" else least_present(rule.threshold, rule.op, _counted(meeting, meeting.roll.voters))


def quorum_present(meeting: Meeting) -> int:
    """How many are present, of what the quorum is counted in."""
    if meeting.procedure.quorum.base in ("members", "none"):
        return voters_present(meeting)
    return _counted(meeting, meeting.roll.voters & answering(meeting))


def answering(meeting: Meeting) -> frozenset[str]:
    """Everybody who can answer to a name: those in the room, and those whose written authority somebody there carries."""
    return meeting.present | {given for bearer, given in meeting.proxies.items() if bearer in meeting.present}


def _counted(meeting: Meeting, names: Collection[str]) -> int:
    """These voters, counted as the quorum is: by heads, by households (a unit, or someone without one), by delegates."""
    base = meeting.procedure.quorum.base
    if base not in ("households", "delegates"):
        return len(names)
    voters = [person for person in meeting.roll.members if person.votes]
    if base == "households":
        return len({person.unit or person.name for person in voters if person.name in names})
    marked = [person.name for person in voters if not DELEGATES.isdisjoint(person.groups)]
    return len(set(names) & set(marked)) if marked else len(names)


@cache
def least_present(threshold: str, op: str, members: int) -> int:
    """The least number that is more than (or at least) a share of the members."""
    share = Fraction(threshold) * members
    return share.__floor__() + 1 if op == ">" else share.__ceil__()


def quorum_met(meeting: Meeting) -> bool:
    return quorum_present(meeting) >= quorum_needed(meeting)


def reconsider_window(meeting: Meeting) -> str:
    """How long a decision may be reconsidered; '' where it may not be."""
    rule, way = rule_of(meeting, "reconsider"), meeting.procedure.renewal.reconsider
    return (rule.requires.window if rule else "") or (way.window if way else "")


def sessions_on_table(meeting: Meeting) -> int:
    """How many sessions after its own something stays on the table: the next, or none where the ruleset says so."""
    rule = rule_of(meeting, "take_from_table")
    return 0 if rule is not None and rule.requires.window in ("session", "session_next_day") else 1


def phase_rule(meeting: Meeting) -> PhaseRule | None:
    """The part of the deliberation under way, where the ruleset has such parts."""
    found = (phase for phase in meeting.procedure.phases if phase.id == meeting.procedure_phase)
    return next(found, None)


def preferences(meeting: Meeting) -> tuple[str, ...]:
    """In which order those who wait are preferred: as the phase under way says, else as the ruleset does."""
    phase = phase_rule(meeting)
    return phase.order if phase is not None and phase.order else meeting.procedure.floor.order


def speech_limit(meeting: Meeting, question: Question) -> int | None:
    """Seconds for one speech on the question, or None for no limit; an order that limits reaches what is made upon it."""
    if question.limit_s is not None:
        return question.limit_s
    rule, phase = rule_of(meeting, question.kind), phase_rule(meeting)
    own = rule.debate_limits.seconds if rule else None
    if own is None and phase is not None and question.kind == "main":
        own = phase.seconds
    usual = own if own is not None else meeting.procedure.speech.seconds
    beneath = takewhile(lambda each: each.id != question.id, meeting.business.stack)
    ordered = [each.limit_s for each in beneath if each.limit_s is not None]
    return usual if usual is None else min(usual, *ordered) if ordered else usual


def speeches_allowed(meeting: Meeting, question: Question, name: str = "") -> int | None:
    """Speeches for one person on the question, or None for no limit; a suspension of the rules lifts the limit."""
    if meeting.business.suspended_rules:
        return None
    rule = rule_of(meeting, question.kind)
    if rule is not None and rule.per_chair is not None and name == host(meeting):
        return rule.per_chair
    own = rule.debate_limits.per_member if rule else None
    return own if own is not None else meeting.procedure.speech.per_motion


def speeches_left(meeting: Meeting, question: Question, name: str) -> bool:
    """Whether the person may still speak on the question."""
    allowed = speeches_allowed(meeting, question, name)
    return allowed is None or question.speeches.get(name, 0) < allowed


def chair_may_speak(meeting: Meeting) -> bool:
    """Whether whoever presides may join in this debate without leaving the chair."""
    question = discussed(meeting)
    rule = rule_of(meeting, question.kind) if question else None
    return meeting.procedure.chair.may_debate or (rule is not None and rule.per_chair is not None)


def used_ms(floor: Floor, now: datetime) -> int:
    """Milliseconds spoken so far, pauses left out. A clock that was set back counts as standing still."""
    running = max(0, (now - floor.since) // MILLISECOND) if floor.since else 0
    return floor.used_ms + running


def remaining_ms(floor: Floor, now: datetime) -> int | None:
    """Milliseconds left; negative in overtime; None without a limit."""
    return None if floor.limit_ms is None else floor.limit_ms - used_ms(floor, now)


def speaking(meeting: Meeting) -> bool:
    """Whether somebody has the floor and has not been interrupted."""
    return meeting.floor is not None and meeting.floor.interrupted is None
