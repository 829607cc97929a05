"""The vote calculator: what it is asked in JSON, and what it answers."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain.calculator import CountRequest, CountResult, count, decode_request
from yishi_tui.domain.tally_problems import BadCount

Json = dict[str, Any]
MAJORITY: Json = {"op": ">", "threshold": "1/2"}
TWO_THIRDS: Json = {"op": ">=", "threshold": "2/3"}
OWNERS_TURNOUT = [{"measure": measure, **TWO_THIRDS} for measure in ("heads", "area")]
FLAGS = ("clause_delivery_is_participation", "clause_silence_follows", "delivered", "topics_notified", "effect_warned")
ALL_FLAGS = dict.fromkeys(FLAGS, True)


def owners(op: str, threshold: str) -> list[Json]:
    test = {"op": op, "threshold": threshold, "base": "participants"}
    return [{"measure": measure, **test} for measure in ("heads", "area")]


def asked(heads: Json, *criteria: Json, **more: Any) -> Json:
    return {"counts": {"heads": heads}, "criteria": list(criteria) or [MAJORITY], **more}


def answer(request: Json) -> CountResult:
    return count(decode_request(msgspec.json.encode(request)))


# The answer


def test_a_plain_majority() -> None:
    assert msgspec.json.decode(msgspec.json.encode(answer(asked({"yes": 10, "no": 9})))) == {
        "result": "adopted",
        "tests": [True],
        "participation_ok": None,
        "quorum_ok": None,
        "needed": {"heads": 10},
        "arithmetic": ["10 > 19 × 1/2 = 9.5 ✓"],
        "without_silent": None,
    }


def test_a_lost_two_thirds_shows_an_endless_product_as_a_fraction() -> None:
    result = answer(asked({"yes": 12, "no": 7}, TWO_THIRDS))
    assert (result.result, result.needed) == ("lost", {"heads": 13})
    assert result.arithmetic == ("12 >= 19 × 2/3 = 38/3 ✗",)


def test_zero_votes_never_adopt() -> None:
    result = answer(asked({"yes": 0, "no": 0}, TWO_THIRDS))
    assert (result.result, result.needed) == ("lost", {"heads": 1})


@pytest.mark.parametrize("base", ["all", "membership"])
def test_all_is_another_word_for_membership(base: str) -> None:
    request = asked({"yes": 16, "no": 2, "all": 31}, {**MAJORITY, "base": base})
    assert answer(request).arithmetic == ("16 > 31 × 1/2 = 15.5 ✓",)
    assert decode_request(request) == decode_request(msgspec.json.encode(request))


@pytest.mark.parametrize(("combine", "result", "least"), [("any_of", "adopted", 16), ("all_of", "lost", 17)])
def test_rescinding_by_two_thirds_or_by_most_of_the_members(combine: str, result: str, least: int) -> None:
    criteria = (TWO_THIRDS, {**MAJORITY, "base": "all"})
    found = answer(asked({"yes": 16, "no": 9, "all": 31}, *criteria, combine=combine))
    assert (found.result, found.tests, found.needed) == (result, (False, True), {"heads": least})


def test_no_single_number_is_needed_where_the_tests_measure_both_sides() -> None:
    assert answer(asked({"yes": 3, "no": 2}, MAJORITY, {**MAJORITY, "side": "no"})).needed == {}


def test_needed_counts_the_no_side_where_that_is_measured() -> None:
    result = answer(asked({"yes": 9, "no": 21}, {**TWO_THIRDS, "side": "no"}))
    assert (result.result, result.needed) == ("adopted", {"heads": 20})


@pytest.mark.parametrize(("op", "least"), [(">=", "200.48"), (">", "200.49")])
def test_needed_area_is_told_in_the_finest_unit_given(op: str, least: str) -> None:
    area = {"yes": "200.48", "no": "100.24"}
    test = {"measure": "area", "op": op, "threshold": "2/3"}
    result = answer({"counts": {"area": area}, "criteria": [test]})
    assert result.needed == {"area": least}
    assert result.result == ("adopted" if op == ">=" else "lost")


def test_area_may_be_whole_numbers() -> None:
    request = {"counts": {"area": {"yes": 3, "no": "1.0"}}, "criteria": [{"measure": "area", **MAJORITY}]}
    assert answer(request).arithmetic == ("3 > 4 × 1/2 = 2 ✓",)


# Turnout and quorum


@pytest.mark.parametrize(("yes", "ok"), [(200, True), (199, False)])
def test_everybody_in_favour_is_lost_below_the_turnout(yes: int, ok: bool) -> None:
    turnout = [{"measure": "heads", **TWO_THIRDS}]
    result = answer(asked({"yes": yes, "all": 300}, participation=turnout))
    assert (result.participation_ok, result.result) == (ok, "adopted" if ok else "lost")
    assert result.tests == (True,)
    assert result.arithmetic[1] == f"参与·人数 {yes} >= 300 × 2/3 = 200 {'✓' if ok else '✗'}"


def test_whoever_abstains_or_hands_in_a_blank_paper_takes_part() -> None:
    turnout = [{"measure": "heads", **TWO_THIRDS}]
    heads = {"yes": 5, "abstain": 1, "blank": 1, "illegal": 1, "all": 12}
    assert answer(asked(heads, participation=turnout)).participation_ok


@pytest.mark.parametrize(
    ("heads_yes", "area_yes", "result"), [(150, "15000", "adopted"), (149, "15000", "lost"), (150, "14999.99", "lost")]
)
def test_special_items_at_the_least_turnout_take_half_of_everybody(heads_yes: int, area_yes: str, result: str) -> None:
    heads = {"yes": heads_yes, "no": 200 - heads_yes, "all": 300}
    area = {"yes": area_yes, "no": str(20000 - Decimal(area_yes)), "all": "30000"}
    request = {"counts": {"heads": heads, "area": area}, "criteria": owners(">=", "3/4")}
    assert answer({**request, "participation": OWNERS_TURNOUT}).result == result


@pytest.mark.parametrize(("have", "ok"), [(14, False), (15, True)])
def test_exactly_half_is_no_quorum(have: int, ok: bool) -> None:
    quorum = {"have": have, "of": 28, "op": ">", "threshold": "1/2"}
    result = answer(asked({"yes": 10, "no": 1}, quorum=quorum))
    assert (result.quorum_ok, result.result) == (ok, "adopted" if ok else "lost")
    assert result.arithmetic[-1] == f"法定人数 {have} > 28 × 1/2 = 14 {'✓' if ok else '✗'}"


def test_a_quorum_does_not_save_a_lost_motion() -> None:
    quorum = {"have": 28, "of": 28, "op": ">", "threshold": "1/2"}
    assert answer(asked({"yes": 1, "no": 10}, quorum=quorum)).result == "lost"


# The silent


def silent_case(flags: Json, heads: Json | None = None, area: Json | None = None) -> Json:
    """100 units of 100 m²: 30 yes, 20 no, 30 silent, unless told otherwise; ordinary items of article 278."""
    return {
        "counts": {
            "heads": heads or {"yes": 30, "no": 20, "all": 100},
            "area": area or {"yes": "3000", "no": "2000", "all": "10000"},
        },
        "criteria": owners(">", "1/2"),
        "participation": OWNERS_TURNOUT,
        "follow_majority": {"silent": {"heads": 30, "area": "3000.00"}, **flags},
    }


def test_the_silent_follow_where_everything_was_agreed_and_done() -> None:
    result = answer(silent_case(ALL_FLAGS))
    assert (result.result, result.without_silent, result.participation_ok) == ("adopted", "lost", True)
    assert result.needed == {"heads": 41, "area": "4000.01"}
    assert result.arithmetic == (
        "60 > 80 × 1/2 = 40 ✓",
        "6000 > 8000 × 1/2 = 4000 ✓",
        "参与·人数 80 >= 100 × 2/3 = 200/3 ✓",
        "参与·面积 8000 >= 10000 × 2/3 = 20000/3 ✓",
        "不计从多·人数 30 > 50 × 1/2 = 25 ✓",
        "不计从多·面积 3000 > 5000 × 1/2 = 2500 ✓",
        "不计从多·参与·人数 50 >= 100 × 2/3 = 200/3 ✗",
        "不计从多·参与·面积 5000 >= 10000 × 2/3 = 20000/3 ✗",
        "计入从多 ✓",
        "不计从多 ✗",
    )


@pytest.mark.parametrize("missing", ["clause_delivery_is_participation", "delivered"])
def test_the_silent_are_nowhere_without_the_clause_or_the_delivery(missing: str) -> None:
    request = decode_request(silent_case({**ALL_FLAGS, missing: False}))
    assert request.follow_majority is not None
    assert not request.follow_majority.follows
    result = count(request)
    assert (result.result, result.participation_ok) == ("lost", False)
    assert result.arithmetic[0] == "30 > 50 × 1/2 = 25 ✓"


@pytest.mark.parametrize("missing", ["clause_silence_follows", "topics_notified", "effect_warned"])
def test_the_silent_take_part_but_do_not_follow_without_the_rest(missing: str) -> None:
    result = answer(silent_case({**ALL_FLAGS, missing: False}))
    assert (result.result, result.participation_ok) == ("lost", True)
    assert result.arithmetic[0] == "30 > 80 × 1/2 = 40 ✗"


def test_flags_left_out_are_off() -> None:
    assert answer(silent_case({})) == answer(silent_case(dict.fromkeys(FLAGS, False)))


def test_nobody_follows_on_special_items() -> None:
    result = answer(silent_case({**ALL_FLAGS, "special_items": True}))
    assert (result.result, result.participation_ok) == ("lost", False)


def test_the_silent_follow_a_majority_against() -> None:
    heads = {"yes": 20, "no": 30, "all": 100}
    area = {"yes": 2000, "no": 3000, "all": 10000}
    assert answer(silent_case(ALL_FLAGS, heads, area)).arithmetic[0] == "20 > 80 × 1/2 = 40 ✗"
    against = silent_case(ALL_FLAGS, heads, area)
    against["criteria"] = [{"side": "no", **MAJORITY}]
    assert answer(against).arithmetic[0] == "60 > 80 × 1/2 = 40 ✓"


@pytest.mark.parametrize(
    "area",
    [
        {"yes": "2000", "no": "3000"},
        {"yes": "2500", "no": "2500.00"},
        {"yes": "2000", "no": "1000", "abstain": "2000"},
    ],
)
def test_where_heads_and_area_show_no_common_majority_silence_abstains(area: Json) -> None:
    result = answer(silent_case(ALL_FLAGS, area={**area, "all": "10000"}))
    assert (result.result, result.participation_ok) == ("lost", True)
    assert result.arithmetic[0] == "30 > 80 × 1/2 = 40 ✗"


def test_silence_that_abstains_is_no_vote_cast_on_either_side() -> None:
    heads = {"yes": 10, "no": 20, "abstain": 20, "all": 100}
    request = asked(heads, {**MAJORITY, "side": "no"}, follow_majority={"silent": {"heads": 50}, **ALL_FLAGS})
    assert answer(request).arithmetic[0] == "20 > 30 × 1/2 = 15 ✓"


def test_the_silent_are_added_to_the_area_without_rounding() -> None:
    hair = "0." + "0" * 35 + "1"
    request = {
        "counts": {"area": {"yes": "100", "no": "99", "all": "200"}},
        "criteria": [{"measure": "area", "op": ">=", "threshold": "1/1", "base": "membership"}],
        "follow_majority": {"silent": {"area": hair}, **ALL_FLAGS},
    }
    assert answer(request).arithmetic[0].startswith(f"100{hair[1:]} >= 200 ")


def test_whoever_is_deemed_to_take_part_is_in_the_base_of_those_present() -> None:
    criterion = {**MAJORITY, "base": "present"}
    silent = {"silent": {"heads": 30}, **ALL_FLAGS}
    request = asked({"yes": 30, "no": 20, "present": 50, "all": 100}, criterion, follow_majority=silent)
    assert answer(request).arithmetic[0] == "60 > 80 × 1/2 = 40 ✓"


def test_more_silent_than_there_are_units() -> None:
    case = silent_case(ALL_FLAGS, heads={"yes": 50, "no": 21, "all": 100})
    with pytest.raises(BadCount) as caught:
        answer(case)
    assert (caught.value.where, caught.value.code) == ("follow_majority.silent.heads", "silent_over_all")


def test_the_lines_are_worded_as_the_caller_likes() -> None:
    labels = {"heads": "heads", "area": "area", "participation": "turnout", "quorum": "quorum"}
    request = decode_request(asked({"yes": 8, "all": 12}, participation=[TWO_THIRDS]))
    assert count(request, labels).arithmetic[1] == "turnout·heads 8 >= 12 × 2/3 = 8 ✓"


# Properties

amounts = st.integers(min_value=0, max_value=50)


@st.composite
def silent_requests(draw: st.DrawFn) -> CountRequest:
    yes, no, silent, rest = (draw(amounts) for _ in range(4))
    flags = {flag: draw(st.booleans()) for flag in (*FLAGS, "special_items")}
    return decode_request(
        asked(
            {"yes": yes, "no": no, "all": yes + no + silent + rest},
            {"op": draw(st.sampled_from([">", ">="])), "threshold": "1/2", "base": "participants"},
            participation=[TWO_THIRDS],
            follow_majority={"silent": {"heads": silent}, **flags},
        )
    )


@given(silent_requests())
def test_without_the_silent_it_is_as_if_nobody_had_asked(request: CountRequest) -> None:
    alone = count(msgspec.structs.replace(request, follow_majority=None))
    assert count(request).without_silent == alone.result


@given(silent_requests())
def test_the_silent_who_do_not_follow_never_help_a_test(request: CountRequest) -> None:
    alone = count(msgspec.structs.replace(request, follow_majority=None))
    rule = request.follow_majority
    assert rule is not None
    assert rule.follows or count(request).tests <= alone.tests


@given(amounts, amounts, amounts, st.sampled_from([">", ">="]), st.sampled_from(["1/3", "1/2", "2/3", "3/4", "1/1"]))
def test_the_answer_is_what_fractions_say(yes: int, no: int, abstain: int, op: str, share: str) -> None:
    heads = {"yes": yes, "no": no, "abstain": abstain}
    result = answer(asked(heads, {"op": op, "threshold": share}))
    quota = (yes + no) * Fraction(share)
    assert (result.result == "adopted") == (yes > 0 and (yes > quota or (op == ">=" and yes == quota)))
    assert result.needed == {"heads": next(n for n in range(1, 102) if n > quota or (op == ">=" and n == quota))}
