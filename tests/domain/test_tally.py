"""The arithmetic of a vote, against published examples and against plain Fraction arithmetic."""

from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from yishi_tui.domain.tally import (
    Base,
    Counts,
    Criterion,
    Op,
    Threshold,
    Turnout,
    base_of,
    compare,
    evaluate,
    least_passing,
    needed,
    turnout,
)
from yishi_tui.domain.tally_problems import BadCount, Problem

BASES: tuple[Base, ...] = get_args(Base)
OPS: tuple[Op, ...] = get_args(Op)
MAJORITY = Criterion(op=">", threshold="1/2")
TWO_THIRDS = Criterion(op=">=", threshold="2/3")
MAJORITY_PRESENT = Criterion(op=">", threshold="1/2", base="present")
MAJORITY_MEMBERSHIP = Criterion(op=">", threshold="1/2", base="membership")
RESCIND = Threshold(tests=(TWO_THIRDS, MAJORITY_MEMBERSHIP), combine="any_of")
OWNERS_ORDINARY = Threshold(
    tests=(
        Criterion(op=">", threshold="1/2", base="participants"),
        Criterion(op=">", threshold="1/2", base="participants", measure="area"),
    )
)
OWNERS_TURNOUT = (Turnout(op=">=", threshold="2/3"), Turnout(op=">=", threshold="2/3", measure="area"))

small = st.integers(min_value=0, max_value=60)
ops = st.sampled_from(OPS)
bases = st.sampled_from(BASES)


@st.composite
def shares(draw: st.DrawFn) -> str:
    denominator = draw(st.integers(min_value=1, max_value=30))
    return f"{draw(st.integers(min_value=1, max_value=denominator))}/{denominator}"


@st.composite
def possible_counts(draw: st.DrawFn) -> Counts:
    votes = {name: draw(small) for name in ("yes", "no", "abstain", "illegal", "blank")}
    present = sum(votes.values()) + draw(small)
    return Counts(**votes, present=present, all=present + draw(small))


def adopted(criterion: Criterion, **figures: int) -> bool:
    return evaluate(Threshold(tests=(criterion,)), Counts(**figures)).adopted


# What others have published


@pytest.mark.parametrize(("votes", "least"), [(19, 10), (20, 11), (21, 11), (11, 6), (2, 2), (1, 1)])
def test_majority_is_more_than_half(votes: int, least: int) -> None:
    assert needed(MAJORITY, votes) == least


@pytest.mark.parametrize(("votes", "least"), [(30, 20), (31, 21), (32, 22), (33, 22)])
def test_two_thirds_of_the_votes_cast(votes: int, least: int) -> None:
    assert needed(TWO_THIRDS, votes) == least
    assert adopted(TWO_THIRDS, yes=least, no=votes - least)
    assert not adopted(TWO_THIRDS, yes=least - 1, no=votes - least + 1)


@pytest.mark.parametrize(
    ("share", "members", "least"),
    [("1/2", 42, 21), ("1/2", 43, 22), ("1/2", 3, 2), ("2/3", 42, 28), ("2/3", 43, 29), ("1/4", 3, 1), ("1/2", 2, 1)],
)
def test_quorum_of_at_least_a_share(share: str, members: int, least: int) -> None:
    assert least_passing(">=", share, members) == least


@pytest.mark.parametrize(
    ("criterion", "yes", "no", "abstain", "expected"),
    [
        (MAJORITY, 3, 2, 0, True),
        (MAJORITY, 2, 2, 0, False),
        (MAJORITY, 2, 1, 0, True),
        (MAJORITY, 1, 2, 0, False),
        (TWO_THIRDS, 2, 1, 1, True),
        (TWO_THIRDS, 3, 2, 0, False),
        (MAJORITY_PRESENT, 3, 1, 1, True),
        (MAJORITY_PRESENT, 2, 1, 1, False),
        (MAJORITY_PRESENT, 7, 4, 2, True),
        (TWO_THIRDS, 7, 4, 2, False),
        (MAJORITY_PRESENT, 2, 1, 10, False),
        (TWO_THIRDS, 2, 1, 10, True),
    ],
)
def test_published_counts(criterion: Criterion, yes: int, no: int, abstain: int, expected: bool) -> None:
    figures = {"yes": yes, "no": no, "abstain": abstain, "present": yes + no + abstain}
    assert adopted(criterion, **figures) is expected


@pytest.mark.parametrize(("base", "expected"), [("cast", True), ("present", False), ("participants", False)])
def test_the_base_decides_what_an_abstention_is_worth(base: Base, expected: bool) -> None:
    criterion = Criterion(op=">", threshold="1/2", base=base)
    assert adopted(criterion, yes=95, no=60, abstain=45, present=200) is expected


def test_a_tie_is_lost() -> None:
    verdict = evaluate(Threshold(tests=(MAJORITY,)), Counts(yes=10, no=10))
    assert verdict.arithmetic == ("10 > 20 × 1/2 = 10 ✗",)
    assert not verdict.adopted


# Papers


def test_spoiled_papers_count_in_the_base_and_blank_ones_do_not() -> None:
    assert adopted(MAJORITY, yes=10, no=9)
    assert not adopted(MAJORITY, yes=10, no=9, illegal=1)
    assert adopted(MAJORITY, yes=10, no=9, blank=5)


@pytest.mark.parametrize("name", ["abstain", "illegal", "blank"])
def test_every_paper_of_a_participant_that_is_not_yes_counts_as_not_yes(name: str) -> None:
    criterion = Criterion(op=">", threshold="1/2", base="participants")
    assert adopted(criterion, yes=10, no=9)
    assert not adopted(criterion, yes=10, no=9, **{name: 1})


def test_each_base() -> None:
    counts = Counts(yes=1, no=2, abstain=4, illegal=8, blank=16, present=40, all=50)
    assert [base_of(counts, base) for base in BASES] == [11, 31, 40, 50]


# Zero, sides and combinations


@pytest.mark.parametrize("base", BASES)
def test_zero_on_the_measured_side_never_adopts(base: Base) -> None:
    criterion = Criterion(op=">=", threshold="2/3", base=base)
    assert not adopted(criterion, present=0, all=0)
    assert not adopted(structs.replace(criterion, side="no"), present=0, all=0)


def test_an_objection_needs_two_thirds_against() -> None:
    against = Criterion(op=">=", threshold="2/3", side="no")
    verdict = evaluate(Threshold(tests=(against,)), Counts(yes=10, no=20))
    assert verdict.adopted
    assert verdict.arithmetic == ("20 >= 30 × 2/3 = 20 ✓",)
    assert not adopted(against, yes=11, no=20)


def test_a_tie_on_an_appeal_reverses_nothing() -> None:
    assert not adopted(Criterion(op=">", threshold="1/2", side="no"), yes=7, no=7)


def test_any_of_needs_one_test_and_all_of_needs_each() -> None:
    counts = Counts(yes=16, no=9, all=31)
    assert evaluate(RESCIND, counts).tests == (False, True)
    assert evaluate(RESCIND, counts).adopted
    assert not evaluate(structs.replace(RESCIND, combine="all_of"), counts).adopted


def test_a_threshold_without_tests_adopts_nothing() -> None:
    with pytest.raises(BadCount) as caught:
        evaluate(Threshold(tests=()), Counts(yes=1))
    assert (caught.value.where, caught.value.code) == ("criteria", "empty")


# Area


def test_area_is_summed_and_compared_without_rounding() -> None:
    area = Counts(yes=Decimal("200.48"), no=Decimal("100.24"))
    threshold = Threshold(tests=(structs.replace(TWO_THIRDS, measure="area"),))
    verdict = evaluate(threshold, None, area)
    assert verdict.adopted
    assert verdict.arithmetic == ("200.48 >= 300.72 × 2/3 = 200.48 ✓",)


def test_area_beyond_the_precision_of_the_default_decimal_context() -> None:
    hair = Decimal("0.000000000000000000000000000000000001")
    area = Counts(yes=Decimal(100), no=Decimal(100), illegal=hair)
    assert not evaluate(Threshold(tests=(Criterion(op=">=", threshold="1/2", measure="area"),)), None, area).adopted


@pytest.mark.parametrize(("yes_heads", "yes_area"), [(6, "40.00"), (4, "60.00")])
def test_heads_and_area_must_both_pass(yes_heads: int, yes_area: str) -> None:
    heads = Counts(yes=yes_heads, no=10 - yes_heads)
    area = Counts(yes=Decimal(yes_area), no=100 - Decimal(yes_area))
    verdict = evaluate(OWNERS_ORDINARY, heads, area)
    assert sorted(verdict.tests) == [False, True]
    assert not verdict.adopted


def test_turnout_just_under_two_thirds_is_not_enough() -> None:
    heads = Counts(yes=200, all=300)
    lines = turnout(OWNERS_TURNOUT, heads, Counts(yes=Decimal(6666), all=Decimal(10000)))
    assert [line.met for line in lines] == [True, False]
    assert lines[1].text == "6666 >= 10000 × 2/3 = 20000/3 ✗"


def test_six_floors_pass_two_thirds_and_fail_three_quarters() -> None:
    area = Counts(yes=Decimal(410), no=Decimal(190))
    for share, expected in (("2/3", True), ("3/4", False)):
        threshold = Threshold(tests=(Criterion(op=">=", threshold=share, measure="area"),))
        assert evaluate(threshold, None, area).adopted is expected


def test_a_test_on_area_needs_the_area() -> None:
    with pytest.raises(BadCount) as caught:
        evaluate(OWNERS_ORDINARY, Counts(yes=6, no=4))
    assert (caught.value.where, caught.value.problem) == ("counts.area", Problem.MISSING)


# Showing


def test_the_line_of_a_test() -> None:
    assert compare(10, ">", "1/2", 19).text == "10 > 19 × 1/2 = 9.5 ✓"
    assert compare(12, ">=", "2/3", 19).text == "12 >= 19 × 2/3 = 38/3 ✗"
    assert compare(0, ">=", "2/3", 0).text == "0 >= 0 × 2/3 = 0 ✗"


# Properties


@given(possible_counts(), ops, shares(), bases)
def test_the_verdict_is_what_fractions_say(counts: Counts, op: Op, share: str, base: Base) -> None:
    heads = {name: Fraction(value) for name, value in structs.asdict(counts).items()}
    cast = heads["yes"] + heads["no"] + heads["illegal"]
    whole = {
        "cast": cast,
        "participants": cast + heads["abstain"] + heads["blank"],
        "present": heads["present"],
        "membership": heads["all"],
    }[base]
    quota = whole * Fraction(share)
    expected = heads["yes"] > 0 and (heads["yes"] > quota or (op == ">=" and heads["yes"] == quota))
    threshold = Threshold(tests=(Criterion(op=op, threshold=share, base=base),))
    assert evaluate(threshold, counts).adopted == expected


@given(possible_counts(), ops, shares(), bases)
def test_heads_and_the_same_figures_as_area_agree(counts: Counts, op: Op, share: str, base: Base) -> None:
    area = Counts(**{name: Decimal(value) for name, value in structs.asdict(counts).items()})
    of_heads = Threshold(tests=(Criterion(op=op, threshold=share, base=base),))
    of_area = Threshold(tests=(Criterion(op=op, threshold=share, base=base, measure="area"),))
    assert evaluate(of_heads, counts) == evaluate(of_area, None, area)


@given(possible_counts(), ops, shares(), bases)
def test_one_more_yes_never_loses_what_was_adopted(counts: Counts, op: Op, share: str, base: Base) -> None:
    threshold = Threshold(tests=(Criterion(op=op, threshold=share, base=base),))
    present, everyone = (counts.present or 0) + 1, (counts.all or 0) + 1
    before = structs.replace(counts, present=present, all=everyone)
    more = structs.replace(before, yes=counts.yes + 1)
    assert evaluate(threshold, more).adopted >= evaluate(threshold, before).adopted


@given(ops, shares(), st.integers(min_value=0, max_value=10**6))
def test_needed_passes_and_one_less_fails(op: Op, share: str, base: int) -> None:
    least = needed(Criterion(op=op, threshold=share), base)
    assert compare(least, op, share, base).met
    assert not compare(least - 1, op, share, base).met


@given(ops, shares(), st.integers(min_value=0, max_value=10**8))
def test_the_least_passing_area_passes_and_a_unit_less_fails(op: Op, share: str, hundredths: int) -> None:
    unit = Fraction(1, 100)
    base = hundredths * unit
    least = least_passing(op, share, base, unit)
    assert compare(least, op, share, base).met
    assert not compare(least - unit, op, share, base).met
