"""The gate for typed text."""

import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain.text import TooLong, clean_line, clean_text, fold

# Texts in which what is refused, what combines and what is blank meet often.
NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\u200b\u200d\ufe0f\u202e\u0301\u3000\t\r\n\x1b\x85 e王")))


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  王建国  ", "王建国"),
        ("王　建国", "王 建国"),
        ("第一行\n第二行\t第三", "第一行 第二行 第三"),
        ("甲\r\n\u2028\u2029\x85乙", "甲 乙"),
        ("\ufeff王\u200b建\u2060国", "王建国"),
        ("\x1b[31m红\x1b[0m", "[31m红[0m"),
        ("\u202e反\u202c\u2066向\u2069", "反向"),
        ("a\x00\x07\x9fb", "ab"),
        ("✔\ufe0f 通过", "✔ 通过"),
        ("👨\u200d👩\u200d👧", "👨👩👧"),
        ("cafe\u0301", "café"),
        ("e\u200b\u0301", "é"),
        ("坏\ud800字", "坏字"),
        ("\u3164", ""),
        ("葛\U000e0100", "葛\U000e0100"),
        ("１.５万元，「东侧」……", "１.５万元，「东侧」……"),
        ("", ""),
    ],
)
def test_one_line(typed: str, clean: str) -> None:
    assert clean_line(typed) == clean


def test_several_lines() -> None:
    assert clean_text("\n 第一条\r\n\r\n第二条 \r第三条\u2028第\t四条\n\n") == "第一条\n\n第二条\n第三条\n第 四条"


@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_the_limit_counts_what_is_left(clean: Callable[..., str]) -> None:
    assert clean("议\u200b" * 10, limit=10) == "议" * 10
    with pytest.raises(TooLong) as refused:
        clean(" " + "议" * 11, limit=10)
    assert (refused.value.limit, refused.value.length) == (10, 11)


def test_the_usual_limits() -> None:
    assert len(clean_line("议" * 200)) == 200
    assert len(clean_text("议" * 5000)) == 5000
    with pytest.raises(TooLong):
        clean_line("议" * 201)
    with pytest.raises(TooLong):
        clean_text("议" * 5001)


def test_no_control_format_or_surrogate_character_passes() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    passed = set(clean_text(every, limit=sys.maxunicode))
    assert {char for char in passed if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} == {"\n"}


@given(NASTY)
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    line, text = clean_line(typed, limit=10_000), clean_text(typed, limit=10_000)
    assert clean_line(line, limit=10_000) == line
    assert clean_text(text, limit=10_000) == text
    assert "\n" not in line


@given(NASTY)
def test_clean_text_is_normal_and_can_be_written(typed: str) -> None:
    text = clean_text(typed, limit=10_000)
    assert unicodedata.is_normalized("NFC", text)
    assert text.encode().decode() == text


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("ＷＪＧ", "wjg"), ("３－６０１", "3-601"), ("㎡", "m2"), ("Ａ座", "a座"), ("Straße", "strasse")],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing(typed: str) -> None:
    assert fold(fold(typed)) == fold(typed)
