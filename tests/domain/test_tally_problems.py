"""Impossible figures: refused, with the field and a sentence."""

from decimal import Decimal
from typing import Any

import pytest

from yishi_tui.domain.tally import Counts, Criterion, Threshold, check_counts, evaluate
from yishi_tui.domain.tally_problems import BadCount, Problem

MAJORITY = Criterion(op=">", threshold="1/2")


def check_refusal(where: str, problem: Problem, heads: Counts, *criteria: Criterion) -> None:
    with pytest.raises(BadCount) as caught:
        evaluate(Threshold(tests=criteria or (MAJORITY,)), heads)
    assert (caught.value.where, caught.value.problem) == (where, problem)


@pytest.mark.parametrize(
    ("where", "problem", "heads"),
    [
        ("counts.heads.no", Problem.NEGATIVE, Counts(yes=3, no=-1)),
        ("counts.heads.yes", Problem.NOT_WHOLE, Counts(yes=Decimal(3))),
        ("counts.heads.yes", Problem.NOT_A_NUMBER, Counts(yes=Decimal("NaN"))),
        ("counts.heads.all", Problem.NOT_A_NUMBER, Counts(yes=1, all=Decimal("Infinity"))),
        ("counts.heads.yes", Problem.OUT_OF_RANGE, Counts(yes=10**40)),
        ("counts.heads.present", Problem.VOTES_OVER_PRESENT, Counts(yes=10, no=9, present=18)),
        ("counts.heads.present", Problem.VOTES_OVER_PRESENT, Counts(yes=10, blank=1, present=10)),
        ("counts.heads.all", Problem.VOTES_OVER_ALL, Counts(yes=10, abstain=9, all=18)),
        ("counts.heads.present", Problem.PRESENT_OVER_ALL, Counts(yes=1, present=20, all=19)),
    ],
)
def test_impossible_counts_are_refused(where: str, problem: Problem, heads: Counts) -> None:
    check_refusal(where, problem, heads)


def test_figures_at_the_very_limit_are_possible() -> None:
    check_counts(Counts(yes=10, no=5, abstain=3, illegal=1, blank=1, present=20, all=20), "heads")
    check_refusal(
        "counts.heads.present", Problem.VOTES_OVER_PRESENT, Counts(yes=11, no=5, abstain=5, present=20, all=20)
    )


def test_a_base_that_was_not_counted_is_asked_for() -> None:
    check_refusal(
        "counts.heads.present", Problem.MISSING, Counts(yes=1), Criterion(op=">", threshold="1/2", base="present")
    )
    check_refusal(
        "counts.heads.all",
        Problem.MISSING,
        Counts(yes=1, present=3),
        Criterion(op=">", threshold="1/2", base="membership"),
    )


def test_a_float_is_no_amount() -> None:
    figures: dict[str, Any] = {"yes": 1.5}
    with pytest.raises(BadCount) as caught:
        check_counts(Counts(**figures), "area")
    assert (caught.value.where, caught.value.problem) == ("counts.area.yes", Problem.NOT_A_NUMBER)


def test_area_finer_or_larger_than_any_register_is_refused() -> None:
    for amount in ("1E+999999999", "1E-999999999"):
        with pytest.raises(BadCount) as caught:
            check_counts(Counts(yes=Decimal(amount)), "area")
        assert caught.value.problem is Problem.OUT_OF_RANGE


def test_a_bad_share_is_told_with_its_place() -> None:
    check_refusal(
        "criteria[1].threshold", Problem.SHARE_INEXACT, Counts(yes=1), MAJORITY, Criterion(op=">", threshold="75%")
    )


@pytest.mark.parametrize("problem", list(Problem))
def test_every_problem_has_a_sentence_that_names_the_field(problem: Problem) -> None:
    facts = dict.fromkeys(("found", "limit", "expected", "detail", "line", "suggest", "exactly"), "实情")
    sentence = str(BadCount("counts.heads.yes", problem, **facts))
    assert sentence.startswith("counts.heads.yes：")
    assert "{" not in sentence
