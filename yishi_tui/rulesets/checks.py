"""What a ruleset may not say although every word of it is well formed: each check names everything it finds."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from msgspec import Struct

from yishi_tui.domain.procedure import KindRule, Procedure
from yishi_tui.domain.tally import Base, Criterion, Measure, Op, Threshold
from yishi_tui.domain.tally_problems import BadCount
from yishi_tui.domain.tally_shares import parse_share
from yishi_tui.i18n import tr
from yishi_tui.tables import Problem, near

Check = Callable[[Procedure], Iterator[Problem]]


class Floor(Struct, frozen=True):
    """The least that a threshold asks: of each measure the side for, more (or no less) than a share of one of the bases."""

    measures: tuple[Measure, ...]
    op: Op
    share: Fraction
    bases: tuple[Base, ...]

    def allows(self, threshold: Threshold) -> bool:
        """Whether whatever meets the threshold meets the floor; one that cannot be read is not judged."""
        return not _readable(threshold) or self._holds(threshold)

    def _holds(self, threshold: Threshold) -> bool:
        if threshold.combine == "any_of":
            return len(self.measures) == 1 and all(self._met_by(test, self.measures[0]) for test in threshold.tests)
        return all(any(self._met_by(test, measure) for test in threshold.tests) for measure in self.measures)

    def _met_by(self, test: Criterion, measure: Measure) -> bool:
        if (test.measure, test.side) != (measure, "yes") or test.base not in self.bases:
            return False
        share = Fraction(test.threshold)
        return share > self.share or (share == self.share and (test.op == ">" or self.op == ">="))


TAKING_PART: tuple[Base, ...] = ("participants", "present", "membership")


HALF_OF_OWNERS = Floor(("heads", "area"), ">", Fraction(1, 2), TAKING_PART)
HALF_OF_PRESENT = Floor(("heads",), ">", Fraction(1, 2), ("present", "membership"))
BODIES = {
    "residents_meeting": HALF_OF_PRESENT,
    "residents_delegates": HALF_OF_PRESENT,
    "villagers_meeting": HALF_OF_PRESENT,
    "villagers_delegates": HALF_OF_PRESENT,
    "owners": HALF_OF_OWNERS,
}
"""What a decision of these bodies takes by law; no file may lower it."""

NAMED = {
    "majority": Floor(("heads",), ">", Fraction(1, 2), ("cast", *TAKING_PART)),
    "two_thirds": Floor(("heads",), ">=", Fraction(2, 3), ("cast", *TAKING_PART)),
    "owners_ordinary": HALF_OF_OWNERS,
    "owners_special": Floor(("heads", "area"), ">=", Fraction(3, 4), TAKING_PART),
}
"""What a threshold must ask to bear one of these names."""

SHARED_RANKS = ({"limit_debate", "extend_debate"},)
"""Kinds that are two forms of one motion, and so have one rank."""


def _readable(threshold: Threshold) -> bool:
    for test in threshold.tests:
        try:
            parse_share(test.threshold)
        except BadCount:
            return False
    return bool(threshold.tests)


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


def _every_share(procedure: Procedure) -> Iterator[tuple[str, Op, str]]:
    pipeline = procedure.pipeline
    yield "quorum.threshold", procedure.quorum.op, procedure.quorum.threshold
    if pipeline.publicity:
        yield "pipeline.publicity.threshold", pipeline.publicity.op, pipeline.publicity.threshold
    if pipeline.representation:
        yield "pipeline.representation.threshold", pipeline.representation.op, pipeline.representation.threshold
    for name, threshold in procedure.threshold.items():
        for place, test in enumerate(threshold.tests):
            yield f"threshold.{name}.tests[{place}].threshold", test.op, test.threshold
    for place, turnout in enumerate(procedure.participation.tests):
        yield f"participation.tests[{place}].threshold", turnout.op, turnout.threshold


def thresholds(procedure: Procedure) -> Iterator[Problem]:
    """A threshold has tests, and every one that is used is there."""
    for name, threshold in procedure.threshold.items():
        if not threshold.tests:
            yield Problem(tr("至少要有一条"), f"threshold.{name}.tests")
    for where, name in _used(procedure):
        if name not in procedure.threshold:
            yield Problem(tr("没有“{name}”这个通过条件", name=name) + near(name, procedure.threshold), where)


def _used(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """The thresholds that are asked for, and where."""
    if procedure.speech.extend_threshold:
        yield "speech.extend_threshold", procedure.speech.extend_threshold
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


def names(procedure: Procedure) -> Iterator[Problem]:
    """A threshold that bears a known name asks what the name says."""
    for name, floor in NAMED.items():
        threshold = procedure.threshold.get(name)
        if threshold is not None and not floor.allows(threshold):
            yield Problem(tr("名叫“{name}”，条件却比这个名字低", name=name), f"threshold.{name}")


def body_floor(procedure: Procedure) -> Iterator[Problem]:
    """A file cannot ask less than the law asks of its body."""
    body = procedure.meta.body
    floor = BODIES.get(body)
    if floor is None:
        return
    for name in sorted(_deciding(procedure) & procedure.threshold.keys()):
        if not floor.allows(procedure.threshold[name]):
            yield Problem(_too_low(floor, body), f"threshold.{name}")
    if procedure.vote.silence == "adopted":
        yield Problem(tr("“{body}”的决定不能靠没有人反对来通过", body=body), "vote.silence")


def _deciding(procedure: Procedure) -> set[str]:
    """The thresholds by which the body decides a matter."""
    rules = [rule for rule in procedure.kinds.values() if rule.effect == "adopt"]
    used = {rule.threshold or "majority" for rule in rules} | {rule.threshold_with_notice for rule in rules}
    return used if procedure.meta.body == "owners" else used | {"majority"}


def _too_low(floor: Floor, body: str) -> str:
    if floor is HALF_OF_OWNERS:
        return tr("业主共同决定，人数和面积都要过半数，base 至少是“participants”")
    return tr("“{body}”作决定要有到会人数的过半数，base 要写“present”", body=body)


def ranks(procedure: Procedure) -> Iterator[Problem]:
    """No two motions that compete have the same rank."""
    holders: dict[int, str] = {}
    for kind, rule in procedure.kinds.items():
        if rule.rank is None or rule.class_ in ("main", "bring_back"):
            continue
        other = holders.setdefault(rule.rank, kind)
        if other != kind and {kind, other} not in SHARED_RANKS:
            yield Problem(tr("优先级 {rank} 已经给了“{other}”", rank=rule.rank, other=other), f"kinds.{kind}.rank")


def kinds(procedure: Procedure) -> Iterator[Problem]:
    """Each row of the table of motions makes sense by itself."""
    for kind, rule in procedure.kinds.items():
        for field, what in _kind_problems(rule):
            yield Problem(what, f"kinds.{kind}.{field}")


def _kind_problems(rule: KindRule) -> Iterator[tuple[str, str]]:
    if rule.second and rule.decided_by != "vote":
        yield "second", tr("这一种不付表决（decided_by = “{by}”），没有人能附议", by=rule.decided_by)
    if rule.class_ == "main" and rule.requires.pending not in ("none", ""):
        yield "requires.pending", tr("主动议只能在没有待决动议时提出，应为“none”")
    if rule.class_ == "subsidiary" and rule.requires.pending == "none":
        yield "requires.pending", tr("附属动议要有待决的动议，不能写“none”")
    if rule.requires.before_debate and rule.requires.pending in ("none", ""):
        yield "requires.before_debate", tr("没有待决的动议，就谈不上“讨论之前”")


def numbers(procedure: Procedure) -> Iterator[Problem]:
    """Figures that count something are not negative, and limits not nothing."""
    for where, figure, least in _figures(procedure):
        if figure is not None and figure < least:
            yield Problem(tr("至少是 {least}，现在是 {found}", least=least, found=figure), where)


def _figures(procedure: Procedure) -> Iterator[tuple[str, int | None, int]]:
    speech, pipeline = procedure.speech, procedure.pipeline
    yield "speech.seconds", speech.seconds, 1
    yield "speech.per_motion", speech.per_motion, 1
    yield "speech.grace_seconds", speech.grace_seconds, 0
    yield "speech.extend_seconds", speech.extend_seconds, 1
    yield "pipeline.publicity.days", pipeline.publicity.days if pipeline.publicity else None, 0
    yield "pipeline.research.min", pipeline.research.min if pipeline.research else None, 0
    for kind, rule in procedure.kinds.items():
        yield f"kinds.{kind}.rank", rule.rank, 1
        yield f"kinds.{kind}.second", rule.second, 0
        yield f"kinds.{kind}.degrees", rule.degrees, 1
        yield f"kinds.{kind}.debate_seconds", rule.debate_seconds, 1
        yield f"kinds.{kind}.per_member", rule.per_member, 1


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


def floor_and_vote(procedure: Procedure) -> Iterator[Problem]:
    """What is asked for can be given."""
    if procedure.floor.stance_required and not procedure.floor.stances:
        yield Problem(tr("要求先表明立场，stances 里却一种也没有"), "floor.stance_required")
    if not procedure.floor.order:
        yield Problem(tr("至少要有一条"), "floor.order")
    if not procedure.vote.methods:
        yield Problem(tr("至少要有一条"), "vote.methods")


def dates(procedure: Procedure) -> Iterator[Problem]:
    """Dates of validity are dates."""
    for name, text in (("valid_from", procedure.meta.valid_from), ("valid_to", procedure.meta.valid_to)):
        try:
            date.fromisoformat(text or "2026-01-01")
        except ValueError:
            yield Problem(tr("不是日期（年-月-日）：“{found}”", found=text), f"meta.{name}")


CHECKS: tuple[Check, ...] = (
    shares,
    thresholds,
    names,
    body_floor,
    ranks,
    kinds,
    numbers,
    phases,
    floor_and_vote,
    dates,
)
