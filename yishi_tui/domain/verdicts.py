"""From a count to a verdict: the threshold of the question, the arithmetic, the effect."""

from decimal import Decimal

from msgspec.structs import replace

from yishi_tui.domain.meeting import Count, Meeting, Question, Vote
from yishi_tui.domain.queries import rule_of, voters_present
from yishi_tui.domain.tally import Counts, evaluate
from yishi_tui.domain.tally import Verdict as Judgement
from yishi_tui.domain.vocabulary import Choice, Effect, Verdict


def threshold_name(meeting: Meeting, question: Question) -> str:
    """The name of the threshold that the question must meet; notice given can lower it."""
    rule = rule_of(meeting, question.kind)
    if rule is None:
        return "majority"
    noticed = rule.threshold_with_notice if question.notice else ""
    return noticed or rule.threshold or "majority"


def judged(meeting: Meeting, name: str, count: Count) -> Judgement:
    """The counts against a threshold of the ruleset."""
    threshold = meeting.procedure.threshold[name or "majority"]
    heads = Counts(
        yes=count.yes,
        no=count.no,
        abstain=count.abstain,
        illegal=count.illegal,
        blank=count.blank,
        present=max(count.present, count.yes + count.no + count.abstain + count.illegal + count.blank),
        all=max(len(meeting.roll.voters), count.present),
    )
    return evaluate(threshold, heads, _area(meeting, count))


def _area(meeting: Meeting, count: Count) -> Counts | None:
    """The counts by area, where they were taken."""
    if not count.area_yes and not count.area_no:
        return None
    whole = sum((Decimal(member.area or "0") for member in meeting.roll.members if member.votes), Decimal(0))
    return Counts(
        yes=Decimal(count.area_yes or "0"),
        no=Decimal(count.area_no or "0"),
        abstain=Decimal(count.area_abstain or "0"),
        all=whole,
    )


def count_of(meeting: Meeting, vote: Vote) -> Count | None:
    """The count of a vote: as entered, or added up from the votes by name."""
    if vote.method != "roll_call":
        return vote.count
    if not vote.cast:
        return None
    choices = list(vote.cast.values())
    return Count(
        yes=choices.count("yes"),
        no=choices.count("no"),
        abstain=choices.count("abstain"),
        present=max(voters_present(meeting), len(choices)),
    )


def with_host(count: Count, choice: Choice) -> Count:
    """The count with the host's vote added."""
    return replace(count, yes=count.yes + (choice == "yes"), no=count.no + (choice == "no"), host=choice)


def decisive(meeting: Meeting, question: Question, count: Count, choice: Choice) -> bool:
    """Whether the host's vote would change the outcome of a count without it (44:12-13)."""
    name = threshold_name(meeting, question)
    return judged(meeting, name, count).adopted != judged(meeting, name, with_host(count, choice)).adopted


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
    if matter is None or matter.body == meeting.procedure.meta.body:
        return ""
    return matter.sentence
