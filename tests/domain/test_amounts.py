"""Amounts read aloud, as they stand in motions of owners' meetings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain.amounts import amount_in_words, integer_in_words, read_back


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (105, "一百零五"),
        (2222, "二千二百二十二"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (10000, "一万"),
        (10015, "一万零一十五"),
        (10050, "一万零五十"),
        (10500, "一万零五百"),
        (15000, "一万五千"),
        (100000, "十万"),
        (105000, "十万五千"),
        (150000, "十五万"),
        (1005000, "一百万五千"),
        (1010000, "一百零一万"),
        (100000001, "一亿零一"),
        (100010000, "一亿零一万"),
        (1000000000, "十亿"),
        (1200005000, "十二亿零五千"),
        (10**12, "一万亿"),
    ],
)
def test_integers(number: int, words: str) -> None:
    assert integer_in_words(number) == words


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("补偿1.5万元", "一万五千元"),
        ("15000元", "一万五千元"),
        ("15,000元", "一万五千元"),
        ("１５０００元整", "一万五千元整"),
        ("3.5 万元", "三万五千元"),
        ("1万5千元", "一万五千元"),
        ("每户1万5千", "一万五千"),
        ("2.35亿元", "二亿三千五百万元"),
        ("3000元/户", "每户三千元"),
        ("1.2元/㎡·月", "每平方米每月一元二角"),
        ("5‰/年", "每年千分之五"),
        ("30%", "百分之三十"),
        ("33.33％", "百分之三十三点三三"),
        ("0.5%", "百分之零点五"),
        ("100%", "百分之百"),
        ("120%", "百分之一百二十"),
        ("0.5元", "五角"),
        ("0.05元", "五分"),
        ("20.05元", "二十元零五分"),
        ("20.50元", "二十元五角"),
        ("1.25元", "一元二角五分"),
        ("1.005元", "一点零零五元"),
        ("15000.00元", "一万五千元"),
        ("0元", "零元"),
        ("￥15,000.00", "一万五千元"),
        ("¥3.5万", "三万五千元"),
        ("500块", "五百块"),
        ("5000美元", "五千美元"),
        ("约20万", "二十万"),
        ("￥15000，3号楼", "一万五千元"),
        ("3-601每户5000元", "五千元"),
        ("601，5000元", "五千元"),
        ("999999999999999元", "九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九元"),
    ],
)
def test_amounts(wording: str, words: str) -> None:
    assert amount_in_words(wording) == (words,)


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("1-2万元", "一万元至二万元"),
        ("3至5万元", "三万元至五万元"),
        ("8000-1万元", "八千元至一万元"),
        ("1元至2万元", "一元至二万元"),
        ("1.5万元～2万元", "一万五千元至二万元"),
        ("10%-20%", "百分之十至百分之二十"),
        ("10~20％", "百分之十至百分之二十"),
        ("2000—3000元/户", "每户二千元至三千元"),
        ("￥500-￥800", "五百元至八百元"),
    ],
)
def test_ranges(wording: str, words: str) -> None:
    assert amount_in_words(wording) == (words,)


@pytest.mark.parametrize(
    "wording",
    [
        "3号楼5层12户",
        "2025年12月30日",
        "2025元旦",
        "2026年元月",
        "5千克",
        "15分钟",
        "2/3",
        "1万5",
        "1万2万元",
        "5千1万元",
        "1,5000元",
        "共3，000元",
        "1、2万元",
        "15 000元",
        "1.5.2元",
        "-5%",
        "-￥500",
        "￥15 000",
        "￥15，000",
        "20万-5%",
        "5000-3000元",
        "1元至50%",
        "1234567890123456元",
        "一万五千元",
        "",
    ],
)
def test_what_is_no_amount_or_cannot_be_read_with_certainty(wording: str) -> None:
    assert amount_in_words(wording) == ()


@pytest.mark.parametrize(
    ("wording", "read"),
    [
        ("低层每户补偿1.5万元", "低层每户补偿1.5万元（一万五千元）"),
        (
            "维修资金按每户3000元/年，分摊比例30%。",
            "维修资金按每户3000元/年（每年三千元），分摊比例30%（百分之三十）。",
        ),
        ("拆除东侧围墙", "拆除东侧围墙"),
        ("补偿1.5万元（一万五千元）", "补偿1.5万元（一万五千元）"),
        ("补偿1.5万元（税前）", "补偿1.5万元（一万五千元）（税前）"),
        ("", ""),
    ],
)
def test_read_back(wording: str, read: str) -> None:
    assert read_back(wording) == read


@given(st.text(st.sampled_from("0123456789.,，、-至万千亿元块%‰/户月¥（）共每 ")))
def test_reading_back_only_adds_and_only_once(wording: str) -> None:
    once = read_back(wording)
    left = once
    for words in amount_in_words(wording):
        left = left.replace(f"（{words}）", "", 1)
    assert read_back(once) == once
    assert left == wording


def value(words: str) -> int:
    """The number that the words of an integer mean, reckoned independently of how they are made."""
    for place, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if name in words:
            head, _, rest = words.rpartition(name) if place >= 10**8 else words.partition(name)
            return (value(head) if head else 1) * place + value(rest)
    words = words.lstrip("零")
    return "零一二三四五六七八九".index(words) if words else 0


@given(st.integers(min_value=0, max_value=10**15))
def test_words_mean_the_number(number: int) -> None:
    words = integer_in_words(number)
    assert value(words) == number
    assert "零零" not in words
    assert "两" not in words
