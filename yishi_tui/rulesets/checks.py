"""What a ruleset may not say although every word of it is well formed: each check names everything it finds."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations

from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.tally import Criterion, Op, Threshold
from yishi_tui.domain.tally_problems import BadCount
from yishi_tui.domain.tally_shares import parse_share
from yishi_tui.i18n import tr
from yishi_tui.rulesets import floors, rows
from yishi_tui.rulesets.sourcing import sources
from yishi_tui.tables import Problem, near

Check = Callable[[Procedure], Iterator[Problem]]


def all_checks(procedure: Procedure) -> Iterator[Problem]:
    """Everything wrong."""
    for check in CHECKS:
        yield from check(procedure)


def shares(procedure: Procedure) -> Iterator[Problem]:
    """Every share is exact, and can be reached."""
    for where, op, text in _every_share(procedure):
        try:
            share = parse_share(text, where)
        except BadCount as error:
            yield Problem(tr(error.problem.value, **error.facts), where)
        else:
            if op == ">" and share == 1:
                yield Problem(tr("没有什么能多于全部：请把 op 改成“>=”"), where)


def _every_share(procedure: Procedure) -> Iterator[tuple[str, str, str]]:
    pipeline, quorum, extend = procedure.pipeline, procedure.quorum, procedure.speech.extend
    if quorum.base != "none" and quorum.threshold:
        yield "quorum.threshold", quorum.op, quorum.threshold
    if extend:
        yield "speech.extend.threshold", extend.op, extend.threshold
    if pipeline.publicity:
        yield "pipeline.publicity.threshold", pipeline.publicity.op, pipeline.publicity.threshold
    if pipeline.representation:
        yield "pipeline.representation.threshold", pipeline.representation.op, pipeline.representation.threshold
    for name, threshold in procedure.threshold.items():
        for place, test in enumerate(threshold.tests):
            yield f"threshold.{name}.tests[{place}].threshold", test.op, test.threshold
    for place, turnout in enumerate(procedure.participation.tests):
        yield f"participation.tests[{place}].threshold", turnout.op, turnout.threshold


def quorum(procedure: Procedure) -> Iterator[Problem]:
    """A quorum says what it compares; the operator is never a hidden default."""
    rule = procedure.quorum
    if rule.base != "none":
        for name, value in (("op", rule.op), ("threshold", rule.threshold)):
            if not value:
                yield Problem(tr("缺少这一项"), f"quorum.{name}")


def thresholds(procedure: Procedure) -> Iterator[Problem]:
    """A threshold has tests that can be met and can be missed, and every one that is used is there."""
    for name, threshold in procedure.threshold.items():
        if not threshold.tests:
            yield Problem(tr("至少要有一条"), f"threshold.{name}.tests")
        elif floors.readable(threshold) and (what := _one_way(threshold)):
            yield Problem(what, f"threshold.{name}")
    for where, name in _used(procedure):
        if name not in procedure.threshold:
            yield Problem(tr("没有“{name}”这个通过条件", name=name) + near(name, procedure.threshold), where)


def _one_way(threshold: Threshold) -> str:
    """What is wrong where no vote, or every vote, meets the threshold."""
    for one, other in combinations(threshold.tests, 2):
        if one.side == other.side or (one.measure, one.base) != (other.measure, other.base):
            continue
        both = Fraction(one.threshold) + Fraction(other.threshold)
        strict = ">" in (one.op, other.op)
        if threshold.combine == "all_of" and (both > 1 or (both == 1 and strict)):
            return tr("赞成和反对不可能同时够数，这一条永远达不到")
        if threshold.combine == "any_of" and one.base == "cast" and _covers(one, other, both):
            return tr("赞成和反对总有一边够数，这一条永远达得到")
    return ""


def _covers(one: Criterion, other: Criterion, both: Fraction) -> bool:
    """Whether of two sides one always has its share of the votes cast."""
    return both < 1 or (both == 1 and ">=" in (one.op, other.op))


def ties(procedure: Procedure) -> Iterator[Problem]:
    """Where a tie is lost, no threshold adopts on equal sides."""
    if procedure.vote.tie != "lost":
        return
    for name, threshold in procedure.threshold.items():
        if floors.readable(threshold) and _adopts_on_tie(threshold):
            yield Problem(tr("vote.tie 是“lost”，这一条却让平票通过"), f"threshold.{name}")


def _adopts_on_tie(threshold: Threshold) -> bool:
    """Whether half for and half against meets it, nobody else in the room."""
    met = [_at_half(test.op, test.threshold) for test in threshold.tests]
    return any(met) if threshold.combine == "any_of" else all(met)


def _at_half(op: Op, share: str) -> bool:
    return Fraction(share) < floors.HALF or (Fraction(share) == floors.HALF and op == ">=")


def _used(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """The thresholds that are asked for, and where."""
    for kind, rule in procedure.kinds.items():
        if rule.decided_by == "vote":
            yield f"kinds.{kind}.threshold", rule.threshold or "majority"
        if rule.threshold_with_notice:
            yield f"kinds.{kind}.threshold_with_notice", rule.threshold_with_notice
    for matter, own in procedure.matters.items():
        if own.threshold:
            yield f"matters.{matter}.threshold", own.threshold
    for place, needed in enumerate(procedure.participation.thresholds):
        yield f"participation.thresholds[{place}]", needed


def numbers(procedure: Procedure) -> Iterator[Problem]:
    """Figures that count something are not negative, and limits not nothing."""
    for where, figure, least in _figures(procedure):
        if figure is not None and figure < least:
            yield Problem(tr("至少是 {least}，现在是 {found}", least=least, found=figure), where)


def _figures(procedure: Procedure) -> Iterator[tuple[str, int | None, int]]:
    speech, pipeline, way = procedure.speech, procedure.pipeline, procedure.renewal.reconsider
    yield "speech.seconds", speech.seconds, 1
    yield "speech.per_motion", speech.per_motion, 1
    yield "speech.grace_seconds", speech.grace_seconds, 0
    yield "speech.extend_seconds", speech.extend_seconds, 1
    yield "renewal.reconsider.max", way.max if way else None, 1
    yield "pipeline.publicity.days", pipeline.publicity.days if pipeline.publicity else None, 0
    yield "pipeline.research.min", pipeline.research.min if pipeline.research else None, 0
    for place, phase in enumerate(procedure.phases):
        yield f"phases[{place}].seconds", phase.seconds, 1
    for kind, rule in procedure.kinds.items():
        yield f"kinds.{kind}.rank", rule.rank, 1
        yield f"kinds.{kind}.second", rule.second, 0
        yield f"kinds.{kind}.degrees", rule.degrees, 1
        yield f"kinds.{kind}.debate_limits.seconds", rule.debate_limits.seconds, 1
        yield f"kinds.{kind}.debate_limits.per_member", rule.debate_limits.per_member, 1
        yield f"kinds.{kind}.per_chair", rule.per_chair, 1


def phases(procedure: Procedure) -> Iterator[Problem]:
    """The parts of a deliberation can be told apart, and let speak whom the floor knows."""
    seen: set[str] = set()
    for place, phase in enumerate(procedure.phases):
        if phase.id in seen:
            yield Problem(tr("“{id}”已经用过了", id=phase.id), f"phases[{place}].id")
        seen.add(phase.id)
        for stance in phase.stances:
            if stance not in procedure.floor.stances:
                yield Problem(tr("floor.stances 里没有“{stance}”", stance=stance), f"phases[{place}].stances")


def floor_and_speech(procedure: Procedure) -> Iterator[Problem]:
    """What is asked for can be given."""
    floor, speech = procedure.floor, procedure.speech
    if floor.stance_required and not floor.stances:
        yield Problem(tr("要求先表明立场，stances 里却一种也没有"), "floor.stance_required")
    if not floor.order:
        yield Problem(tr("至少要有一条"), "floor.order")
    if speech.transferable:
        yield Problem(tr("发言时间不能转让，没用完的也不能留到下次：只能写 false"), "speech.transferable")


def votes(procedure: Procedure) -> Iterator[Problem]:
    """Both sides are asked, those for first; and there is a way to vote."""
    vote = procedure.vote
    if not vote.methods:
        yield Problem(tr("至少要有一条"), "vote.methods")
    if vote.ask[:2] != ("yes", "no") or vote.ask[2:] not in ((), ("abstain",)):
        yield Problem(tr("先问赞成，再问反对，两边都要问；弃权只能放在最后"), "vote.ask")
    if vote.silence == "adopted" and "voice" not in vote.methods:
        yield Problem(tr("没有口头表决，就没有“没有人出声”"), "vote.silence")


def dates(procedure: Procedure) -> Iterator[Problem]:
    """Dates of validity are dates, the first before the last."""
    sound = True
    for name, text in (("valid_from", procedure.meta.valid_from), ("valid_to", procedure.meta.valid_to)):
        try:
            date.fromisoformat(text or "2026-01-01")
        except ValueError:
            sound = False
            yield Problem(tr("不是日期（年-月-日）：“{found}”", found=text), f"meta.{name}")
    meta = procedure.meta
    if sound and meta.valid_from and meta.valid_to and meta.valid_to < meta.valid_from:
        yield Problem(tr("失效在生效之前"), "meta.valid_to")


CHECKS: tuple[Check, ...] = (
    shares,
    quorum,
    thresholds,
    ties,
    *floors.CHECKS,
    *rows.CHECKS,
    numbers,
    phases,
    floor_and_speech,
    votes,
    dates,
    sources,
)
