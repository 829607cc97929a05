"""What a ruleset may not go below: what a threshold's name says, and what the law asks of its body."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from yishi_tui.domain.procedure import Matter, Procedure
from yishi_tui.domain.tally import Base, Criterion, Measure, Op, Threshold
from yishi_tui.domain.tally_problems import BadCount
from yishi_tui.domain.tally_shares import parse_share
from yishi_tui.i18n import tr
from yishi_tui.tables import Problem


class Floor(Struct, frozen=True):
    """The least that a threshold asks: of each measure the side for, more (or no less) than a share of one of the bases."""

    measures: tuple[Measure, ...]
    op: Op
    share: Fraction
    bases: tuple[Base, ...]

    def allows(self, threshold: Threshold) -> bool:
        """Whether whatever meets the threshold meets the floor; one that cannot be read is not judged."""
        return not readable(threshold) or self._holds(threshold)

    def _holds(self, threshold: Threshold) -> bool:
        if threshold.combine == "any_of":
            return len(self.measures) == 1 and all(self._met_by(test, self.measures[0]) for test in threshold.tests)
        return all(any(self._met_by(test, measure) for test in threshold.tests) for measure in self.measures)

    def _met_by(self, test: Criterion, measure: Measure) -> bool:
        if (test.measure, test.side) != (measure, "yes") or test.base not in self.bases:
            return False
        return reaches(test.op, test.threshold, self.op, self.share)


def reaches(op: Op, threshold: str, least_op: Op, least: Fraction) -> bool:
    """Whether the one comparison asks at least as much as the other."""
    share = Fraction(threshold)
    return share > least or (share == least and (op == ">" or least_op == ">="))


def readable(threshold: Threshold) -> bool:
    """Whether there are tests, and all of them have shares."""
    return bool(threshold.tests) and all(is_share(test.threshold) for test in threshold.tests)


def is_share(text: str) -> bool:
    try:
        parse_share(text)
    except BadCount:
        return False
    return True


HALF, TWO_THIRDS, THREE_QUARTERS = Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)
TAKING_PART: tuple[Base, ...] = ("participants", "present", "membership")
HALF_OF_OWNERS = Floor(("heads", "area"), ">", HALF, TAKING_PART)
SPECIAL_OF_OWNERS = Floor(("heads", "area"), ">=", THREE_QUARTERS, TAKING_PART)
HALF_OF_PRESENT = Floor(("heads",), ">", HALF, ("present", "membership"))
BODIES = {
    "residents_meeting": HALF_OF_PRESENT,
    "residents_delegates": HALF_OF_PRESENT,
    "villagers_meeting": HALF_OF_PRESENT,
    "villagers_delegates": HALF_OF_PRESENT,
    "owners": HALF_OF_OWNERS,
}
"""What a decision of these bodies takes by law; no file may lower it."""

QUORUMS: dict[str, tuple[Op, Fraction]] = {
    "residents_meeting": (">", HALF),
    "residents_delegates": (">", HALF),
    "villagers_meeting": (">", HALF),
    "villagers_delegates": (">=", TWO_THIRDS),
}
"""How many must be there, by the last figures read; of a villagers' meeting of households two thirds."""

SPECIAL_ITEMS = (6, 7, 8)
"""The items of article 278 that take three quarters."""

NAMED = {
    "majority": Floor(("heads",), ">", HALF, ("cast", *TAKING_PART)),
    "two_thirds": Floor(("heads",), ">=", TWO_THIRDS, ("cast", *TAKING_PART)),
    "owners_ordinary": HALF_OF_OWNERS,
    "owners_special": SPECIAL_OF_OWNERS,
}
"""What a threshold must ask to bear one of these names."""


def names(procedure: Procedure) -> Iterator[Problem]:
    """A threshold that bears a known name asks what the name says."""
    for name, floor in NAMED.items():
        threshold = procedure.threshold.get(name)
        if threshold is not None and not floor.allows(threshold):
            yield Problem(tr("名叫“{name}”，条件却比这个名字低", name=name), f"threshold.{name}")


def decisions(procedure: Procedure) -> Iterator[Problem]:
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
    if procedure.roles.observers.vote:
        yield Problem(tr("“{body}”只有成员可以表决", body=body), "roles.observers.vote")


def _deciding(procedure: Procedure) -> set[str]:
    """The thresholds by which the body decides a matter."""
    rules = [rule for rule in procedure.kinds.values() if rule.effect in ("adopt", "rescind")]
    used = {rule.threshold or "majority" for rule in rules} | {rule.threshold_with_notice for rule in rules}
    return used if procedure.meta.body == "owners" else used | {"majority"}


def _too_low(floor: Floor, body: str) -> str:
    if floor is HALF_OF_OWNERS:
        return tr("业主共同决定，人数和面积都要过半数，base 至少是“participants”")
    return tr("“{body}”作决定要有到会人数的过半数，base 要写“present”", body=body)


def quorum(procedure: Procedure) -> Iterator[Problem]:
    """Residents and villagers decide nothing with fewer in the room."""
    body, rule = procedure.meta.body, procedure.quorum
    if body not in QUORUMS:
        return
    households = body == "villagers_meeting" and rule.base == "households"
    least_op, least = QUORUMS["villagers_delegates" if households else body]
    if rule.base == "none":
        yield Problem(tr("“{body}”要有法定人数", body=body), "quorum.base")
    elif rule.op and is_share(rule.threshold) and not reaches(rule.op, rule.threshold, least_op, least):
        what = tr("“{body}”的法定人数不能低于“{op}”{share}", body=body, op=least_op, share=str(least))
        yield Problem(what, "quorum.threshold")


def owners(procedure: Procedure) -> Iterator[Problem]:
    """Turnout of two thirds in both measures for whatever the owners decide, three quarters for items 6 to 8."""
    if procedure.meta.body != "owners":
        return
    rule = procedure.participation
    deciding = (_deciding(procedure) | {each.threshold for each in procedure.matters.values()}) & {*procedure.threshold}
    if lacking := sorted(deciding - set(rule.thresholds)):
        yield Problem(tr("业主表决都要看参与够不够，这里缺“{name}”", name=lacking[0]), "participation.thresholds")
    for measure in ("area", "heads"):
        if not any(
            test.measure == measure and is_share(test.threshold) and reaches(test.op, test.threshold, ">=", TWO_THIRDS)
            for test in rule.tests
        ):
            yield Problem(tr("参与的面积和人数都要三分之二以上（民法典第二百七十八条）"), "participation.tests")
            break
    for name, matter in procedure.matters.items():
        yield from _special(procedure, name, matter)


def _special(procedure: Procedure, name: str, matter: Matter) -> Iterator[Problem]:
    threshold = procedure.threshold.get(matter.threshold)
    if matter.item in SPECIAL_ITEMS and (threshold is None or not SPECIAL_OF_OWNERS.allows(threshold)):
        what = tr("第二百七十八条第 {item} 项要双四分之三以上", item=matter.item)
        yield Problem(what, f"matters.{name}.threshold")


def following(procedure: Procedure) -> Iterator[Problem]:
    """从多 is agreed among owners, in both clauses, and only with delivery and notice on record."""
    rule, where = procedure.participation.follow_majority, "participation.follow_majority"
    if not rule.enabled:
        return
    if procedure.meta.body != "owners":
        yield Problem(tr("从多只用于业主共同决定"), f"{where}.enabled")
    if not rule.clause_delivery_is_participation:
        yield Problem(tr("没有约定“送达即参与”，沉默的就不能计入"), f"{where}.clause_delivery_is_participation")
    for name in ("needs_delivery", "needs_notice"):
        if not getattr(rule, name):
            yield Problem(tr("从多要有送达和告知的记录，不能写 false"), f"{where}.{name}")


CHECKS = (names, decisions, quorum, owners, following)
