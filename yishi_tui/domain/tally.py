"""The arithmetic of a vote: exact, the same for heads (whole numbers) and area (decimals)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Generic, Literal, TypeAlias, TypeVar

from msgspec import Struct, structs

from yishi_tui.domain.tally_problems import BadCount, Problem
from yishi_tui.domain.tally_shares import MAX_DIGITS, exact, parse_share

Measure = Literal["heads", "area"]
Side = Literal["yes", "no"]
Op = Literal[">", ">="]
Base = Literal["cast", "participants", "present", "membership"]
Combine = Literal["all_of", "any_of"]
Amount: TypeAlias = int | Decimal
T = TypeVar("T")

AMOUNT_LIMIT = 10**MAX_DIGITS


class Criterion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One test: the side's amount `op` threshold × base. `threshold` is a share "a/b"."""

    measure: Measure = "heads"
    side: Side = "yes"
    op: Op
    threshold: str
    base: Base = "cast"


class Threshold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What it takes to adopt (通过条件)."""

    tests: tuple[Criterion, ...]
    combine: Combine = "all_of"


class Turnout(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One test of how many took part, out of the whole membership."""

    measure: Measure = "heads"
    op: Op
    threshold: str


class Counts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was counted in one measure: ints for heads, Decimals (or ints) for area. `illegal`: voters' spoiled papers."""

    yes: Amount = 0
    no: Amount = 0
    abstain: Amount = 0
    illegal: Amount = 0
    blank: Amount = 0
    present: Amount | None = None
    all: Amount | None = None


class PerMeasure(Struct, Generic[T], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same thing for heads and for area; None where it was not counted."""

    heads: T | None = None
    area: T | None = None

    def of(self, measure: Measure) -> T | None:
        """What is held for this measure."""
        return self.heads if measure == "heads" else self.area


class Comparison(Struct, frozen=True):
    """One test done: whether it was met, and the line that shows it."""

    met: bool
    text: str


class Verdict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The outcome, with the result and the line of every test in the order asked."""

    adopted: bool
    tests: tuple[bool, ...]
    arithmetic: tuple[str, ...]


def evaluate(threshold: Threshold, heads: Counts | None, area: Counts | None = None) -> Verdict:
    """Whether the threshold is met. Raises BadCount for impossible counts and for a figure that a test lacks."""
    if not threshold.tests:
        raise BadCount("criteria", Problem.EMPTY)
    counts = _checked(heads, area)
    lines = [_judge(test, counts, f"criteria[{place}].threshold") for place, test in enumerate(threshold.tests)]
    tests = tuple(line.met for line in lines)
    adopted = any(tests) if threshold.combine == "any_of" else all(tests)
    return Verdict(adopted=adopted, tests=tests, arithmetic=tuple(line.text for line in lines))


def turnout(tests: Sequence[Turnout], heads: Counts | None, area: Counts | None = None) -> tuple[Comparison, ...]:
    """Whether enough took part, test by test; raises BadCount as `evaluate` does."""
    counts = _checked(heads, area)
    return tuple(_judge_turnout(test, counts, f"participation[{place}].threshold") for place, test in enumerate(tests))


def compare(
    measured: Amount | Fraction, op: Op, share: str, base: Amount | Fraction, where: str = "threshold"
) -> Comparison:
    """measured `op` share × base. Nothing at all is never enough, not even of nothing."""
    product = Fraction(base) * parse_share(share, where)
    amount = Fraction(measured)
    met = amount > 0 and (amount > product if op == ">" else amount >= product)
    text = f"{exact(amount)} {op} {exact(base)} × {share} = {exact(product)} {'✓' if met else '✗'}"
    return Comparison(met, text)


def needed(criterion: Criterion, base: Amount | Fraction) -> int:
    """The least number of heads that meets the criterion with this base; above the base where nothing can."""
    return int(least_passing(criterion.op, criterion.threshold, base))


def least_passing(op: Op, share: str, base: Amount | Fraction, step: Fraction = Fraction(1)) -> Fraction:
    """The least multiple of `step` (for area the finest unit measured) that passes."""
    steps = Fraction(base) * parse_share(share) / step
    least = steps // 1 + 1 if op == ">" else -(-steps // 1)
    return max(least, 1) * step


def cast(counts: Counts) -> Fraction:
    """Votes cast: blank papers are ignored, spoiled ones count."""
    return Fraction(counts.yes) + Fraction(counts.no) + Fraction(counts.illegal)


def participants(counts: Counts) -> Fraction:
    """All who took part: whoever abstained or handed in a blank paper too."""
    return cast(counts) + Fraction(counts.abstain) + Fraction(counts.blank)


def base_of(counts: Counts, base: Base, where: str = "counts.heads") -> Fraction:
    """The amount that a share is taken of; raises BadCount where it was not counted."""
    if base == "cast":
        return cast(counts)
    if base == "participants":
        return participants(counts)
    name, known = ("present", counts.present) if base == "present" else ("all", counts.all)
    if known is None:
        raise BadCount(f"{where}.{name}", Problem.MISSING)
    return Fraction(known)


def check_counts(counts: Counts, measure: Measure) -> None:
    """Raise BadCount for a figure that is no amount, and for more of a part than of the whole."""
    where = f"counts.{measure}"
    for name, value in structs.asdict(counts).items():
        if value is not None:
            check_amount(value, measure, f"{where}.{name}")
    votes = participants(counts)
    check_part(votes, counts.present, f"{where}.present", Problem.VOTES_OVER_PRESENT)
    check_part(votes, counts.all, f"{where}.all", Problem.VOTES_OVER_ALL)
    check_part(counts.present or 0, counts.all, f"{where}.present", Problem.PRESENT_OVER_ALL)


def check_amount(value: object, measure: Measure, where: str) -> None:
    """Raise BadCount unless the value is an exact amount, not negative, whole where heads are counted."""
    if not isinstance(value, int | Decimal) or (isinstance(value, Decimal) and not value.is_finite()):
        raise BadCount(where, Problem.NOT_A_NUMBER, found=str(value))
    if not -AMOUNT_LIMIT < value < AMOUNT_LIMIT or decimals(value) > MAX_DIGITS:
        raise BadCount(where, Problem.OUT_OF_RANGE)
    if measure == "heads" and not isinstance(value, int):
        raise BadCount(where, Problem.NOT_WHOLE, found=str(value))
    if value < 0:
        raise BadCount(where, Problem.NEGATIVE, found=str(value))


def check_part(part: Amount | Fraction, whole: Amount | None, where: str, problem: Problem) -> None:
    """Raise BadCount if the part is more than the whole, where the whole is known."""
    if whole is not None and Fraction(part) > Fraction(whole):
        raise BadCount(where, problem, found=exact(part), limit=exact(whole))


def decimals(value: Amount) -> int:
    """Digits written after the point."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _checked(heads: Counts | None, area: Counts | None) -> PerMeasure[Counts]:
    if heads is not None:
        check_counts(heads, "heads")
    if area is not None:
        check_counts(area, "area")
    return PerMeasure(heads=heads, area=area)


def counted(counts: PerMeasure[Counts], measure: Measure) -> Counts:
    """The counts of this measure; raises BadCount where there are none."""
    found = counts.of(measure)
    if found is None:
        raise BadCount(f"counts.{measure}", Problem.MISSING)
    return found


def _judge(test: Criterion, counts: PerMeasure[Counts], where: str) -> Comparison:
    own = counted(counts, test.measure)
    base = base_of(own, test.base, f"counts.{test.measure}")
    return compare(own.yes if test.side == "yes" else own.no, test.op, test.threshold, base, where)


def _judge_turnout(test: Turnout, counts: PerMeasure[Counts], where: str) -> Comparison:
    own = counted(counts, test.measure)
    base = base_of(own, "membership", f"counts.{test.measure}")
    return compare(participants(own), test.op, test.threshold, base, where)
