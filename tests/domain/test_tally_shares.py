"""Shares: read exactly, refused with a suggestion otherwise, shown without rounding."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain.tally_problems import BadCount, Problem
from yishi_tui.domain.tally_shares import exact, parse_decimal, parse_share


@pytest.mark.parametrize(
    ("text", "suggest"),
    [
        ("66%", "2/3"),
        ("67%", "2/3"),
        ("66.7 %", "2/3"),
        ("66.67％", "2/3"),
        ("0.667", "2/3"),
        ("33%", "1/3"),
        ("34%", "17/50"),
        ("51%", "> 1/2"),
        ("50.1%", "> 1/2"),
        ("0.51", "> 1/2"),
        ("52%", "13/25"),
        ("50%", "1/2"),
        ("0.5", "1/2"),
        ("75%", "3/4"),
        ("60%", "3/5"),
        ("5%", "1/20"),
        ("100%", "1/1"),
        ("1", "1/1"),
    ],
)
def test_a_percentage_or_decimal_is_refused_with_the_fraction_to_use(text: str, suggest: str) -> None:
    with pytest.raises(BadCount) as caught:
        parse_share(text)
    assert {name: caught.value.facts[name] for name in ("found", "suggest")} == {"found": text, "suggest": suggest}
    assert suggest in str(caught.value)
    special = {"> 1/2": Problem.SHARE_MAJORITY, "1/3": Problem.SHARE_THIRD, "2/3": Problem.SHARE_THIRD}
    assert caught.value.problem is special.get(suggest, Problem.SHARE_INEXACT)


@pytest.mark.parametrize(("text", "exactly"), [("66%", "33/50"), ("66.67%", "6667/10000"), ("51%", "51/100")])
def test_what_was_written_is_told_as_a_fraction_too(text: str, exactly: str) -> None:
    with pytest.raises(BadCount, match=exactly):
        parse_share(text)


@pytest.mark.parametrize("text", ["0/3", "4/3", "1/0", "0/0", "0%", "-5%", "150%", "0.0", "2"])
def test_a_share_lies_above_zero_and_not_above_one(text: str) -> None:
    with pytest.raises(BadCount) as caught:
        parse_share(text)
    assert caught.value.problem is Problem.SHARE_RANGE


@pytest.mark.parametrize(
    "text", ["", "/", "2/", "/3", "2/3/4", "a/b", "2 / 3", "-1/3", "１/２", "1e1/3", "%", "三分之二", "1/" + "9" * 41]
)
def test_whatever_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(BadCount) as caught:
        parse_share(text)
    assert caught.value.problem is Problem.SHARE_MALFORMED


def test_shares_are_exact() -> None:
    assert parse_share("2/3") == Fraction(2, 3)
    assert parse_share("66/100") < Fraction(2, 3)
    assert parse_share("1/1") == 1


@pytest.mark.parametrize("text", ["NaN", "1e5", "1_000", "１２", " 5", "", ".", "-", "1.2.3", "+4"])
def test_only_plain_digits_make_a_decimal(text: str) -> None:
    assert parse_decimal(text) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(19, 2), "9.5"),
        (Fraction(38, 3), "38/3"),
        (10, "10"),
        (0, "0"),
        (Decimal("200.50"), "200.5"),
        (Fraction(1, 40), "0.025"),
        (Fraction(-5, 4), "-1.25"),
        (10**30, "1" + "0" * 30),
    ],
)
def test_numbers_are_shown_unrounded(value: int | Decimal | Fraction, text: str) -> None:
    assert exact(value) == text


@given(st.fractions(), st.integers(min_value=0, max_value=12))
def test_what_is_shown_reads_back_as_the_same_number(value: Fraction, places: int) -> None:
    terminating = Fraction(value.numerator, 10**places)
    assert Fraction(exact(value)) == value
    assert Fraction(exact(terminating)) == terminating
    assert "/" not in exact(terminating)


@given(st.text(max_size=12))
def test_reading_a_share_ends_in_a_share_or_a_refusal(text: str) -> None:
    try:
        share = parse_share(text)
    except BadCount as error:
        share, where = Fraction(1), error.where
    else:
        where = "threshold"
    assert 0 < share <= 1
    assert where == "threshold"
