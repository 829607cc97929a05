"""What is written as it stands is written as everything else is, and hides no float."""

import json
import math
from enum import StrEnum

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.journal import canonical

TEXT = st.text(st.characters(codec="utf-8"))
PART = TEXT | st.integers(-(10**20), 10**20) | st.booleans() | st.none()


class Side(StrEnum):
    PRO = "pro"


class Said(msgspec.Struct, tag=True, omit_defaults=True, rename={"turn": "第几次"}):
    by: object = ""
    tags: object = ()
    turn: object = 0
    area: object = None


@given(PART, st.lists(PART).map(tuple) | PART, PART)
def test_a_plain_event_is_what_the_standard_library_writes(by: object, tags: object, turn: object) -> None:
    said = Said(by=by, tags=tags, turn=turn)
    plain = msgspec.to_builtins(said, str_keys=True)
    assert canonical(said) == json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize("number", [1.5, 0.0, math.inf, math.nan])
def test_a_float_in_an_event_is_refused(number: float) -> None:
    for value in (number, ("甲", number), ["甲", number], {"a": number}, ((number,),), Said(by=number), {number}):
        with pytest.raises(TypeError):
            canonical(Said(area=value))


def test_what_is_not_plain_in_an_event_is_written_in_the_order_of_its_text() -> None:
    said = Said(by=Side.PRO, tags=(Side.PRO,), area={10: "甲", 9: ({"乙": 1},)})
    assert canonical(said) == '{"area":{"10":"甲","9":[{"乙":1}]},"by":"pro","tags":["pro"],"type":"Said"}'.encode()
