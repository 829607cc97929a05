"""The vote calculator: tests, turnout, quorum and the silent (从多) in one answer, with the arithmetic shown."""

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Literal, get_args

from msgspec import Struct, structs

from yishi_tui.domain.tally import (
    Amount,
    Comparison,
    Counts,
    Measure,
    PerMeasure,
    Side,
    Threshold,
    Verdict,
    base_of,
    check_amount,
    check_part,
    compare,
    counted,
    decimals,
    evaluate,
    least_passing,
    participants,
    turnout,
)
from yishi_tui.domain.tally_problems import BadCount, Problem
from yishi_tui.domain.tally_request import CountRequest, FollowMajority, Quorum, decode_request
from yishi_tui.domain.tally_shares import MAX_DIGITS, exact

__all__ = ["CODES", "LABELS", "CountRequest", "CountResult", "count", "decode_request", "with_silent"]

Outcome = Literal["adopted", "lost"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
LABELS: Mapping[str, str] = {
    "heads": "人数",
    "area": "面积",
    "participation": "参与",
    "quorum": "法定人数",
    "with_silent": "计入从多",
    "without_silent": "不计从多",
}
CODES: Mapping[str, str] = {key: key for key in LABELS}
"""The labels as codes: what a meeting records, to be worded in whichever language it is read."""
WIDE = Context(prec=3 * MAX_DIGITS)


class CountResult(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The answer. `needed` is per measure: heads as an int, area as a decimal string in the finest unit given.

    `arithmetic` has one line per criterion first, in their order; lines about anything else begin with a label.
    `without_silent` is the result had nobody silent been counted; None where 从多 was not asked.
    """

    result: Outcome
    tests: tuple[bool, ...]
    participation_ok: bool | None
    quorum_ok: bool | None
    needed: dict[Measure, int | str]
    arithmetic: tuple[str, ...]
    without_silent: Outcome | None = None


class _Reckoning(Struct, frozen=True, kw_only=True):
    """Everything asked, worked out for one set of counts."""

    verdict: Verdict
    turnout: tuple[Comparison, ...]
    quorum: Comparison | None

    @property
    def participation_ok(self) -> bool | None:
        return all(line.met for line in self.turnout) if self.turnout else None

    @property
    def quorum_ok(self) -> bool | None:
        return self.quorum.met if self.quorum else None

    @property
    def result(self) -> Outcome:
        holds = self.verdict.adopted and self.participation_ok is not False and self.quorum_ok is not False
        return "adopted" if holds else "lost"


def count(request: CountRequest, labels: Mapping[str, str] = LABELS) -> CountResult:
    """Adopted or lost, and why; raises BadCount for figures that make no sense. `labels` words the lines."""
    plain = _reckon(request, request.counts)
    final, counts = plain, request.counts
    if request.follow_majority is not None:
        counts = with_silent(request.counts, request.follow_majority)
        final = _reckon(request, counts)
    return CountResult(
        result=final.result,
        tests=final.verdict.tests,
        participation_ok=final.participation_ok,
        quorum_ok=final.quorum_ok,
        needed=_needed(request, counts),
        arithmetic=tuple(_lines(request, final, plain, labels)),
        without_silent=plain.result if request.follow_majority else None,
    )


def majority_side(counts: PerMeasure[Counts]) -> Side | None:
    """The side with the most votes in every measure counted; None for a tie, or where heads and area differ."""
    leading = {_leading(own) for own in (counts.heads, counts.area) if own is not None}
    return leading.pop() if len(leading) == 1 else None


def _leading(counts: Counts) -> Side | None:
    """Where abstentions are as many as either side, there is no opinion of the majority to follow."""
    if counts.yes > max(counts.no, counts.abstain):
        return "yes"
    return "no" if counts.no > max(counts.yes, counts.abstain) else None


def _reckon(request: CountRequest, counts: PerMeasure[Counts]) -> _Reckoning:
    threshold = Threshold(tests=request.criteria, combine=request.combine)
    return _Reckoning(
        verdict=evaluate(threshold, counts.heads, counts.area),
        turnout=turnout(request.participation, counts.heads, counts.area),
        quorum=_judge_quorum(request.quorum) if request.quorum else None,
    )


def _judge_quorum(quorum: Quorum) -> Comparison:
    check_amount(quorum.have, "heads", "quorum.have")
    check_amount(quorum.of, "heads", "quorum.of")
    check_part(quorum.have, quorum.of, "quorum.have", Problem.HAVE_OVER_OF)
    return compare(quorum.have, quorum.op, quorum.threshold, quorum.of, "quorum.threshold")


def with_silent(counts: PerMeasure[Counts], rule: FollowMajority) -> PerMeasure[Counts]:
    """The counts with the silent where the rule puts them: with the majority, abstaining, or nowhere."""
    side = majority_side(counts) if rule.follows else None
    return PerMeasure(
        heads=_joined(counts, rule, "heads", side),
        area=_joined(counts, rule, "area", side),
    )


def _joined(counts: PerMeasure[Counts], rule: FollowMajority, measure: Measure, side: Side | None) -> Counts | None:
    silent = rule.silent.of(measure)
    if silent is None and counts.of(measure) is None:
        return None
    own = counted(counts, measure)
    where = f"follow_majority.silent.{measure}"
    if silent is None:
        raise BadCount(where, Problem.MISSING)
    check_amount(silent, measure, where)
    check_part(participants(own) + Fraction(silent), own.all, where, Problem.SILENT_OVER_ALL)
    return _add_silent(own, silent, side) if rule.takes_part else own


def _add_silent(counts: Counts, silent: Amount, side: Side | None) -> Counts:
    """Who is deemed to take part is deemed present, so that no base is smaller than what is measured against it."""
    field = side or "abstain"
    joined = structs.replace(counts, **{field: _sum(getattr(counts, field), silent)})
    if counts.present is None:
        return joined
    took_part = _sum(joined.yes, joined.no, joined.illegal, joined.abstain, joined.blank)
    return structs.replace(joined, present=max(counts.present, took_part))


def _sum(*amounts: Amount) -> Amount:
    """Decimals added without the rounding of the default context."""
    total: Amount = 0
    for amount in amounts:
        whole = isinstance(total, int) and isinstance(amount, int)
        total = total + amount if whole else WIDE.add(Decimal(total), Decimal(amount))
    return total


def _needed(request: CountRequest, counts: PerMeasure[Counts]) -> dict[Measure, int | str]:
    """Per measure, unless its criteria ask about different sides: then no one number answers."""
    found: dict[Measure, int | str] = {}
    for measure in MEASURES:
        criteria = [criterion for criterion in request.criteria if criterion.measure == measure]
        if len({criterion.side for criterion in criteria}) != 1:
            continue
        own = counted(counts, measure)
        unit = _finest_unit(own)
        least = [least_passing(one.op, one.threshold, base_of(own, one.base), unit) for one in criteria]
        figure = max(least) if request.combine == "all_of" else min(least)
        found[measure] = int(figure) if measure == "heads" else exact(figure)
    return found


def _finest_unit(counts: Counts) -> Fraction:
    return Fraction(1, 10 ** max(decimals(amount) for amount in structs.astuple(counts) if amount is not None))


def _lines(request: CountRequest, final: _Reckoning, plain: _Reckoning, labels: Mapping[str, str]) -> Iterator[str]:
    yield from final.verdict.arithmetic
    yield from _turnout_lines(request, final, labels)
    if final.quorum:
        yield f"{labels['quorum']} {final.quorum.text}"
    if request.follow_majority:
        without = labels["without_silent"]
        for criterion, text in zip(request.criteria, plain.verdict.arithmetic, strict=True):
            yield f"{without}·{labels[criterion.measure]} {text}"
        yield from (f"{without}·{line}" for line in _turnout_lines(request, plain, labels))
        yield f"{labels['with_silent']} {_mark(final)}"
        yield f"{without} {_mark(plain)}"


def _turnout_lines(request: CountRequest, reckoning: _Reckoning, labels: Mapping[str, str]) -> Iterator[str]:
    for test, line in zip(request.participation, reckoning.turnout, strict=True):
        yield f"{labels['participation']}·{labels[test.measure]} {line.text}"


def _mark(reckoning: _Reckoning) -> str:
    return "✓" if reckoning.result == "adopted" else "✗"
