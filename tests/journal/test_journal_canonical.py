"""One way to write a value, the same as the standard library's."""

import json
import math
from datetime import UTC, datetime
from decimal import Decimal

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yishi_tui.journal import canonical, stamp

TEXT = st.text(st.characters(codec="utf-8"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**40), 10**40) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=30,
)


class Vote(msgspec.Struct, tag=True, omit_defaults=True):
    yes: int
    area: Decimal = Decimal(0)
    by: dict[int, str] = {}


@given(JSON)
@example("".join(map(chr, range(0x20))) + '"\\/\x7f\x80\u2028\u2029\ufeff\uffff😀')
@example({"\uffff": 1, "😀": 2, "é": 3, "z": {"b": [{"d": 1, "c": 2}], "a": ()}})
@example({"": -0, "a": 2**64, "b": -(2**63) - 1})
def test_canonical_is_what_the_standard_library_writes(value: object) -> None:
    assert canonical(value) == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_every_character_is_written_as_the_standard_library_writes_it() -> None:
    text = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert canonical(text) == json.dumps(text, ensure_ascii=False).encode()


@given(TEXT, st.integers(0xD800, 0xDFFF).map(chr), TEXT)
def test_a_lone_surrogate_is_refused(before: str, surrogate: str, after: str) -> None:
    for value in (before + surrogate + after, {before + surrogate: 1}, [{"a": surrogate}]):
        with pytest.raises(UnicodeEncodeError):
            canonical(value)


@pytest.mark.parametrize("number", [1.5, 0.0, 2.0, 1e300, math.inf, math.nan])
def test_a_float_is_refused_wherever_it_hides(number: float) -> None:
    for value in (number, [number], {"a": {"b": (1, [number])}}, {"a": {number}}):
        with pytest.raises(TypeError):
            canonical(value)


def test_a_struct_is_written_as_the_object_it_stands_for() -> None:
    vote = Vote(yes=3, area=Decimal("1.50"), by={10: "甲", 9: "乙"})
    assert canonical(vote) == '{"area":"1.50","by":{"10":"甲","9":"乙"},"type":"Vote","yes":3}'.encode()
    assert canonical(Vote(yes=3)) == b'{"type":"Vote","yes":3}'


def test_a_moment_is_written_with_milliseconds_and_offset() -> None:
    assert stamp(datetime(2026, 11, 22, 11, 0, 3, 412_999, UTC)) == "2026-11-22T11:00:03.412+00:00"
    assert stamp(datetime(2026, 11, 22, 11, tzinfo=UTC)) == "2026-11-22T11:00:00.000+00:00"


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        stamp(datetime(2026, 11, 22, 11, tzinfo=UTC).replace(tzinfo=None))
