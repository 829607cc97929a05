"""From a count to a verdict: the threshold of the question, the arithmetic, the effect."""

from collections.abc import Collection
from decimal import Decimal
from typing import get_args

from msgspec.structs import replace

from yishi_tui.domain.counting import added
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.queries import answering, host, rule_of, voters_present
from yishi_tui.domain.question import Count, Question, Vote
from yishi_tui.domain.silence import SPECIAL_ITEMS, joined
from yishi_tui.domain.tally import Counts, Criterion, PerMeasure, Threshold, Turnout, evaluate, turnout
from yishi_tui.domain.tally import Verdict as Judgement
from yishi_tui.domain.tally_problems import BadCount, Problem
from yishi_tui.domain.tally_shares import parse_decimal
from yishi_tui.domain.vocabulary import Choice, Effect, Verdict


def threshold_name(meeting: Meeting, question: Question) -> str:
    """The name of the threshold that the question must meet; notice given can lower it, its matter can set it."""
    rule = rule_of(meeting, question.kind)
    if rule is None or (question.vote is not None and question.vote.value):
        return "majority"
    matter = meeting.procedure.matters.get(question.matter)
    if question.kind == "main" and matter is not None and matter.threshold:
        return matter.threshold
    if question.kind == "postpone_definitely" and question.special and "two_thirds" in meeting.procedure.threshold:
        return "two_thirds"
    noticed = rule.threshold_with_notice if question.notice else ""
    return noticed or rule.threshold or "majority"


def judged(meeting: Meeting, name: str, count: Count) -> Judgement:
    """The counts against a threshold of the ruleset, and where it asks for it against the turnout."""
    return _judged(meeting, name, PerMeasure(heads=_heads(meeting, count), area=_area(meeting, count)))


def _judged(meeting: Meeting, name: str, counts: PerMeasure[Counts]) -> Judgement:
    threshold = meeting.procedure.threshold[name or "majority"]
    asked = meeting.procedure.participation
    tests = asked.tests if name in asked.thresholds else ()
    return _with_turnout(evaluate(threshold, counts.heads, counts.area), tests, counts)


def reckoned(meeting: Meeting, question: Question, count: Count) -> tuple[Judgement, Judgement | None]:
    """How the question comes out, and where the silent are asked about, how it would without them.

    The arithmetic of the first then has both.
    """
    name, rule = threshold_name(meeting, question), meeting.procedure.participation.follow_majority
    plain = judged(meeting, name, count)
    if count.silent is None or not rule.enabled:
        return plain, None
    special = _item(meeting, question) in SPECIAL_ITEMS or name == "owners_special"
    counts = PerMeasure(heads=_heads(meeting, count), area=_area(meeting, count))
    final = _judged(meeting, name, joined(counts, count.silent, rule, special=special))
    without = tuple(f"without_silent·{line}" for line in _labelled(meeting, name, plain))
    marks = (_mark("with_silent", final), _mark("without_silent", plain))
    return replace(final, arithmetic=(*final.arithmetic, *without, *marks)), plain


def _labelled(meeting: Meeting, name: str, judgement: Judgement) -> tuple[str, ...]:
    """The lines of the tests with their measure; those of the turnout have it already."""
    tests = meeting.procedure.threshold[name].tests
    own = (f"{test.measure} {line}" for test, line in zip(tests, judgement.arithmetic, strict=False))
    return (*own, *judgement.arithmetic[len(tests) :])


def _mark(label: str, judgement: Judgement) -> str:
    return f"{label} {'✓' if judgement.adopted else '✗'}"


def _item(meeting: Meeting, question: Question) -> int | None:
    """The item of article 278 that the question is about."""
    matter = meeting.procedure.matters.get(question.matter)
    return matter.item if matter else None


def judged_extension(meeting: Meeting, count: Count) -> Judgement:
    """More time for a speaker, against an objection."""
    way = meeting.procedure.speech.extend
    if way is None:
        return judged(meeting, "majority", count)
    test = Criterion(op=way.op, threshold=way.threshold, base=way.base)
    return evaluate(Threshold(tests=(test,)), _heads(meeting, count), None)


def _heads(meeting: Meeting, count: Count) -> Counts:
    """The counts by heads. A spoiled paper that the ruleset does not count as a vote cast is like a blank, and the reverse."""
    votes = count.yes + count.no + count.abstain + count.illegal + count.blank
    rule = meeting.procedure.vote
    cast = count.illegal * rule.illegal_in_base + count.blank * rule.blank_in_base
    return Counts(
        yes=count.yes,
        no=count.no,
        abstain=count.abstain,
        illegal=cast,
        blank=count.illegal + count.blank - cast,
        present=max(count.present, votes),
        all=max(len(meeting.roll.voters), count.present, votes),
    )


def _with_turnout(judgement: Judgement, tests: tuple[Turnout, ...], counts: PerMeasure[Counts]) -> Judgement:
    """Too few taking part, and nothing is adopted; each line of it is labelled."""
    lines = turnout(tests, counts.heads, counts.area)
    told = tuple(f"participation·{test.measure} {line.text}" for test, line in zip(tests, lines, strict=True))
    adopted = judgement.adopted and all(line.met for line in lines)
    return replace(judgement, adopted=adopted, arithmetic=(*judgement.arithmetic, *told))


def countable(meeting: Meeting, question: Question, count: Count) -> bool:
    """Whether the areas fit the roll, and are there where the threshold asks for them."""
    try:
        reckoned(meeting, question, count)
    except BadCount:
        return False
    return True


def _area(meeting: Meeting, count: Count) -> Counts | None:
    """The counts by area, where they were taken; of the whole where the roll knows it."""
    if not count.area_yes and not count.area_no:
        return None
    whole = _owned(meeting, meeting.roll.voters)
    return Counts(
        yes=_amount(count.area_yes),
        no=_amount(count.area_no),
        abstain=_amount(count.area_abstain),
        all=whole or None,
    )


def _amount(text: str) -> Decimal:
    """Square metres; '' is none. Raises BadCount for a text that is no number."""
    amount = parse_decimal(text or "0")
    if amount is None:
        raise BadCount("counts.area", Problem.NOT_A_NUMBER, found=text)
    return amount


def count_of(meeting: Meeting, vote: Vote) -> Count | None:
    """The count of a vote: as entered, or added up from the votes by name."""
    if vote.method != "roll_call":
        return vote.count
    if not vote.cast:
        return None
    choices = list(vote.cast.values())
    count = Count(
        yes=choices.count("yes"),
        no=choices.count("no"),
        abstain=choices.count("abstain"),
        present=max(voters_present(meeting), len(choices)),
    )
    return _with_areas(meeting, vote, count) if _by_area(meeting) else count


def _with_areas(meeting: Meeting, vote: Vote, count: Count) -> Count:
    yes, no, abstain = (_area_of(meeting, vote, side) for side in get_args(Choice))
    return replace(count, area_yes=yes, area_no=no, area_abstain=abstain)


def measured_by_area(meeting: Meeting, question: Question) -> bool:
    """Whether the question is decided by area, too."""
    tests = meeting.procedure.threshold[threshold_name(meeting, question)].tests
    return any(test.measure == "area" for test in tests)


def _by_area(meeting: Meeting) -> bool:
    """Whether any threshold of the ruleset is measured by area."""
    thresholds = meeting.procedure.threshold.values()
    return any(test.measure == "area" for threshold in thresholds for test in threshold.tests)


def _area_of(meeting: Meeting, vote: Vote, side: Choice) -> str:
    """The area of those who voted so, by the roll."""
    voters = (meeting.roll.get(name) for name, choice in vote.cast.items() if choice == side)
    return str(sum((Decimal(voter.area or "0") for voter in voters if voter), Decimal(0)))


def with_host(meeting: Meeting, count: Count, choice: Choice) -> Count:
    """The count with the host's vote added, and the host's area where areas were counted."""
    heads = replace(count, yes=count.yes + (choice == "yes"), no=count.no + (choice == "no"), host=choice)
    own = hosts_area(meeting, count)
    if choice == "yes":
        return replace(heads, area_yes=added(count.area_yes, own))
    return replace(heads, area_no=added(count.area_no, own)) if choice == "no" else heads


def hosts_area(meeting: Meeting, count: Count) -> str:
    """What the host owns by the roll, where areas were counted; '' where not."""
    return str(_owned(meeting, (host(meeting),))) if count.area_yes or count.area_no else ""


def beyond_those_here(meeting: Meeting, count: Count) -> bool:
    """Whether by the roll those who answered, without the host, own less than was counted; not known where an area is."""
    told = sum(map(_amount, (count.area_yes, count.area_no, count.area_abstain)), Decimal(0))
    others = (answering(meeting) & meeting.roll.voters) - {host(meeting)}
    known = all(member.area for member in meeting.roll.members if member.name in others)
    return known and told > _owned(meeting, others)


def _owned(meeting: Meeting, names: Collection[str]) -> Decimal:
    """What these voters own by the roll."""
    return sum(
        (_amount(member.area) for member in meeting.roll.members if member.votes and member.name in names), Decimal(0)
    )


def decisive(meeting: Meeting, question: Question, count: Count, choice: Choice) -> bool:
    """Whether the host's vote would change the outcome of a count without it (44:12-13)."""
    without, _ = reckoned(meeting, question, count)
    cast, _ = reckoned(meeting, question, with_host(meeting, count, choice))
    return without.adopted != cast.adopted


def verdict_of(meeting: Meeting, question: Question, adopted: bool) -> Verdict:
    """The word for the outcome; an appeal is decided for or against the chair (T15 n. 7)."""
    effect = effect_of(meeting, question)
    if effect == "appeal":
        return "chair_reversed" if adopted else "chair_sustained"
    if effect == "object":
        return "objection_sustained" if adopted else "objection_not_sustained"
    return "adopted" if adopted else "lost"


def effect_of(meeting: Meeting, question: Question) -> Effect:
    rule = rule_of(meeting, question.kind)
    return rule.effect if rule else "none"


def sentence_of(meeting: Meeting, question: Question, verdict: Verdict) -> str:
    """What must be said with an adopted motion that concerns what only another body can decide."""
    matter = meeting.procedure.matters.get(question.matter)
    if verdict != "adopted" or question.kind != "main":
        return ""
    if matter is None:
        return ""
    own = matter.body == meeting.procedure.meta.body
    return matter.sentence if not own or matter.needs_scope or matter.always_said else ""


def no_scope(meeting: Meeting, question: Question) -> OutOfOrder | None:
    """Nothing is computed while nobody has written down whose votes count for the matter."""
    matter = meeting.procedure.matters.get(question.matter)
    if question.kind != "main" or matter is None or matter.body != meeting.procedure.meta.body:
        return None
    return refuse("scope_needed", title=matter.title) if matter.needs_scope and not matter.scope else None
