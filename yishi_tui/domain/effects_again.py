"""Reconsidering: a question stands again as it stood before its vote."""

from msgspec.structs import replace

from yishi_tui.domain.evolve_meeting import at_rest
from yishi_tui.domain.ledger import Ledger
from yishi_tui.domain.meeting import Business, Meeting
from yishi_tui.domain.queries import decision, rule_of
from yishi_tui.domain.question import Decided, Question, Stack
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Effect


def reconsider(meeting: Meeting, question: Question, record: Record) -> Meeting:
    """The question stands again as it stood before its vote, and its first decision no longer holds."""
    done = decision(meeting, question.target)
    if done is None:
        return meeting
    again = replace(done.question, stage="debate", vote=None, closed=False, reconsidered=done.reconsidered + 1)
    business = _undecided(meeting.business, done)
    below = at_rest(done.stack[:-1]) if done.away else business.stack
    if done.away:
        business = _fetched(business, done.stack[0])
    elif done.verdict == "adopted":
        rule = rule_of(meeting, again.kind)
        below = tuple(_undone(rule.effect if rule else "none", each, again) for each in below)
    return replace(meeting, business=replace(business, stack=(*below, again)))


def _fetched(business: Business, main: Question) -> Business:
    """The business with a question no longer in committee, postponed or dropped."""

    def without(stacks: tuple[Stack, ...]) -> tuple[Stack, ...]:
        return tuple(stack for stack in stacks if stack[0].id != main.id)

    lost = Ledger(each for each in business.lost if (each.kind, each.text) != (main.kind, main.text))
    away, later = without(business.in_committee), without(business.postponed)
    return replace(business, in_committee=away, postponed=later, lost=lost)


def _undone(effect: Effect, below: Question, again: Question) -> Question:
    """A question below as it stood before the one now reconsidered took effect on it."""
    if below.id != again.target and again.scope != "all":
        return below
    if effect == "close_debate":
        return replace(below, closed=False)
    if effect in ("set_limit", "extend_limit"):
        return replace(below, limit_s=None)
    return _unamended(below, again) if effect == "replace_text" else below


def spent(business: Business, identity: int) -> Business:
    """A motion to reconsider counts, whether that is carried or lost."""
    pools = (business.decided, business.decided_above)
    decided, above = (tuple(_once(each) if each.question.id == identity else each for each in pool) for pool in pools)
    return replace(business, decided=decided, decided_above=above)


def _undecided(business: Business, done: Decided) -> Business:
    identity = done.question.id
    lost = Ledger(each for each in business.lost if (each.kind, each.text) != (done.question.kind, done.question.text))
    adopted = Ledger(text for text in business.adopted if text.id != identity)
    return replace(spent(business, identity), lost=lost, adopted=adopted)


def _once(done: Decided) -> Decided:
    return replace(done, reconsidered=done.reconsidered + 1)


def _unamended(target: Question, amendment: Question) -> Question:
    """The target as it read before the amendment."""
    if amendment.new_text is None or target.text != amendment.new_text or len(target.wordings) < 2:
        return target
    return replace(target, text=target.wordings[-2], wordings=(*target.wordings, target.wordings[-2]))
