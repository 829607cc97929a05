"""Reading what `yishi count` is asked: every mistake is refused with its path."""

from typing import Any

import msgspec
import pytest

from yishi_tui.domain.calculator import count, decode_request
from yishi_tui.domain.tally_problems import BadCount

Json = dict[str, Any]
MAJORITY: Json = {"op": ">", "threshold": "1/2"}


def asked(heads: Json, *criteria: Json) -> Json:
    return {"counts": {"heads": heads}, "criteria": list(criteria) or [MAJORITY]}


def refused(request: Json | bytes) -> tuple[str, str]:
    """Where and how the request is refused, when it is read or when it is counted."""
    with pytest.raises(BadCount) as caught:
        count(decode_request(request))
    assert str(caught.value).startswith(f"{caught.value.where}：")
    return caught.value.where, caught.value.code


@pytest.mark.parametrize(
    ("change", "where", "code"),
    [
        ({"counts": None}, "counts", "wrong_type"),
        ({"counts": {}}, "counts.heads", "missing"),
        ({"counts": {"heads": {"yes": 1, "nay": 2}}}, "counts.heads.nay", "unknown_field"),
        ({"counts": {"heads": {"yes": -1}}}, "counts.heads.yes", "negative"),
        ({"counts": {"heads": {"yes": "ten"}}}, "counts.heads.yes", "not_whole"),
        ({"counts": {"heads": {"yes": "10"}}}, "counts.heads.yes", "not_whole"),
        ({"counts": {"heads": {"yes": 10.0}}}, "counts.heads.yes", "float"),
        ({"counts": {"heads": {"yes": True}}}, "counts.heads.yes", "wrong_type"),
        ({"counts": {"heads": {"yes": None}}}, "counts.heads.yes", "wrong_type"),
        ({"counts": {"heads": {"yes": 11, "no": 9, "present": 19}}}, "counts.heads.present", "votes_over_present"),
        ({"counts": {"heads": {"yes": 11, "no": 9, "all": 19}}}, "counts.heads.all", "votes_over_all"),
        ({"counts": {"heads": {"yes": 1, "present": 20, "all": 19}}}, "counts.heads.present", "present_over_all"),
        ({"counts": {"heads": {"yes": 1}, "area": {"yes": 88.5}}}, "counts.area.yes", "float"),
        ({"counts": {"heads": {"yes": 1}, "area": {"yes": "NaN"}}}, "counts.area.yes", "not_a_number"),
        ({"counts": {"heads": {"yes": 1}, "area": {"yes": "1e3"}}}, "counts.area.yes", "not_a_number"),
        ({"counts": {"heads": {"yes": 1}, "area": {"yes": "-0.5"}}}, "counts.area.yes", "negative"),
        ({"counts": {"heads": {"yes": 1}, "area": {"yes": "5", "all": "4.99"}}}, "counts.area.all", "votes_over_all"),
        ({"criteria": []}, "criteria", "empty"),
        ({"criteria": {}}, "criteria", "wrong_type"),
        ({"criteria": [{"threshold": "1/2"}]}, "criteria[0].op", "missing"),
        ({"criteria": [{"op": ">"}]}, "criteria[0].threshold", "missing"),
        ({"criteria": [MAJORITY, {**MAJORITY, "op": "<"}]}, "criteria[1].op", "not_a_choice"),
        ({"criteria": [{**MAJORITY, "base": "everyone"}]}, "criteria[0].base", "not_a_choice"),
        ({"criteria": [{**MAJORITY, "measure": "rooms"}]}, "criteria[0].measure", "not_a_choice"),
        ({"criteria": [{**MAJORITY, "frac": "1/2"}]}, "criteria[0].frac", "unknown_field"),
        ({"criteria": [{**MAJORITY, "threshold": "66%"}]}, "criteria[0].threshold", "share_third"),
        ({"criteria": [{**MAJORITY, "threshold": "51%"}]}, "criteria[0].threshold", "share_majority"),
        ({"criteria": [{**MAJORITY, "threshold": 0.66}]}, "criteria[0].threshold", "share_third"),
        ({"criteria": [{**MAJORITY, "threshold": 1}]}, "criteria[0].threshold", "wrong_type"),
        ({"criteria": [{**MAJORITY, "threshold": "3/2"}]}, "criteria[0].threshold", "share_range"),
        ({"criteria": [{**MAJORITY, "base": "present"}]}, "counts.heads.present", "missing"),
        ({"criteria": [{**MAJORITY, "measure": "area"}]}, "counts.area", "missing"),
        ({"combine": "most_of"}, "combine", "not_a_choice"),
        ({"participation": [MAJORITY]}, "counts.heads.all", "missing"),
        ({"participation": [{"op": ">", "threshold": "2/3", "base": "all"}]}, "participation[0].base", "unknown_field"),
        ({"quorum": {"have": 3, "of": 2, **MAJORITY}}, "quorum.have", "have_over_of"),
        ({"quorum": {"have": -3, "of": 2, **MAJORITY}}, "quorum.have", "negative"),
        ({"quorum": {"have": "3", "of": 4, **MAJORITY}}, "quorum.have", "wrong_type"),
        ({"quorum": {"have": 3, "of": 4, "threshold": "1/2"}}, "quorum.op", "missing"),
        ({"quorum": {"have": 3, "of": 4, "op": ">", "threshold": "50%"}}, "quorum.threshold", "share_inexact"),
        ({"follow_majority": {"delivered": True}}, "follow_majority.silent", "missing"),
        ({"follow_majority": {"silent": {}}}, "follow_majority.silent.heads", "missing"),
        ({"follow_majority": {"silent": {"heads": -1}}}, "follow_majority.silent.heads", "negative"),
        ({"follow_majority": {"silent": {"heads": "1"}}}, "follow_majority.silent.heads", "not_whole"),
        ({"follow_majority": {"silent": {"heads": 1, "area": "1"}}}, "counts.area", "missing"),
        ({"follow_majority": {"silent": {"heads": 1}, "delivered": "yes"}}, "follow_majority.delivered", "wrong_type"),
        ({"follow_majority": {"silent": {"heads": 1}, "enabled": True}}, "follow_majority.enabled", "unknown_field"),
        ({"title": "加装电梯"}, "title", "unknown_field"),
    ],
)
def test_a_mistake_is_refused_with_its_path(change: Json, where: str, code: str) -> None:
    request = {**asked({"yes": 10, "no": 9}), **change}
    assert refused(request) == (where, code)
    assert refused(msgspec.json.encode(request)) == (where, code)


@pytest.mark.parametrize("missing", ["counts", "criteria"])
def test_counts_and_criteria_are_required(missing: str) -> None:
    request = asked({"yes": 1})
    del request[missing]
    assert refused(request) == (missing, "missing")


@pytest.mark.parametrize(
    ("raw", "where", "code"),
    [
        (b"", "$", "not_json"),
        (b'"\xff"', "$", "not_json"),
        (b"[" * 100_000, "$", "malformed"),
        (b"[1]", "$", "wrong_type"),
        (b"1.5", "$", "float"),
        (b'{"counts": {"heads": {"yes": ' + b"1" * 5000 + b"}}}", "$", "malformed"),
    ],
)
def test_whatever_is_no_request_is_refused(raw: bytes, where: str, code: str) -> None:
    assert refused(raw) == (where, code)


def test_broken_json_is_told_with_its_line() -> None:
    with pytest.raises(BadCount) as caught:
        decode_request(b'{"counts":\n  {"heads": }\n}')
    assert caught.value.facts["line"] == "2"


def test_what_was_found_and_what_was_expected_are_told() -> None:
    with pytest.raises(BadCount) as caught:
        decode_request(asked({"yes": 1}, {"op": "<", "threshold": "1/2"}))
    assert caught.value.facts == {"found": "<", "expected": "> >="}
    assert str(caught.value) == "criteria[0].op：不能写“<”，只能写：> >="


def test_a_byte_order_mark_is_passed_over() -> None:
    assert decode_request(b"\xef\xbb\xbf" + msgspec.json.encode(asked({"yes": 1}))).counts.heads is not None


def test_the_request_given_as_values_is_left_as_it_was() -> None:
    request = asked({"yes": 1, "all": 3}, {**MAJORITY, "base": "all"})
    decode_request(request)
    assert request["criteria"] == [{**MAJORITY, "base": "all"}]
