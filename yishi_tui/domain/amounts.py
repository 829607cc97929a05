"""Amounts in a Chinese wording, spelled out as they are read aloud: 1.5万元 is 一万五千元.

What cannot be read with certainty (1万5, 1,5000元, -5%) is left alone: no words are better than wrong ones.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

_DIGITS = "零一二三四五六七八九"
_PLACES = ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))
_MULTIPLIERS = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "": 1,
}
_SHARES = {"%": "百分之", "‰": "千分之"}
_SAME = {"圆": "元", "％": "%", "㎡": "平方米", "m²": "平方米", "m2": "平方米", "平米": "平方米"}
_CENTS = Decimal("0.01")

# At most 15 digits and 6 decimals, so that Decimal stays exact at its usual precision.
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:[.．]\d{1,6})?"
_MULTIPLIER = f"(?:{'|'.join(sorted(filter(None, _MULTIPLIERS), key=len, reverse=True))})"
_VALUE = rf"(?:(?:{_NUMBER}\s?{_MULTIPLIER})+(?:{_NUMBER})?|{_NUMBER})"
_ENDS = r"(?!\d|[.,．、\s]\d|，\d{3}(?!\d))"
# 元旦, 元月 and 元宵 are dates.
_UNIT = r"[%％‰]|[美港欧日]元|元(?![旦月宵])|圆|块钱|块"
# What an amount may be for each of, as in 元/户 and 元/平方米·月; the longer names first.
_EACH = (
    "平方米|立方米|平米|㎡|m²|m2|季度|单元|车位|小时|户|人|月|年|季|天|日|时|次|台|层|栋|门|"
    "张|票|份|期|个|套|间|辆|件|吨|度"
)
# Compiled when it is first wanted, for that takes a hundredth of a start; `re` keeps it.
_AMOUNT = rf"""(?x)
    (?: (?<! [−－-] ) (?P<sign> [¥￥]\s? )
      | (?<! [\d−－¥￥-] ) (?<! [¥￥]\s ) (?<! \d[.,．、\s] )  # no part of a longer number, nothing negative,
        (?! (?<=\d，) \d{{3}} (?!\d) ) )                     # and not 3，000 with a full-width comma
    (?: (?P<low> {_VALUE} ) \s? (?P<low_unit> {_UNIT} )? \s? [-~～〜–—－至到] \s? (?: [¥￥]\s? )? )?
    (?P<high> {_VALUE} )
    (?: \s? (?P<unit> {_UNIT} ) (?P<exactly> 整 )?
      | (?<= [千万亿] ) {_ENDS} (?! [克米瓦卡帕伏] )       # 20万户 is an amount, 5千克 and 3千米 are measures
      | (?(sign) {_ENDS} | (?!) ) )
    (?P<each> [/／] (?:{_EACH}) (?: [·・/／] (?:{_EACH}) )* )?
"""
_PART = rf"({_NUMBER})\s?({_MULTIPLIER})?"
_EACH_MARKS = "[/／·・]"


def amount_in_words(text: str) -> tuple[str, ...]:
    """The words of each amount in `text`, in order."""
    return tuple(words for _, words in _amounts(text))


def read_back(text: str) -> str:
    """`text` with each amount followed by its words in （）, unless they stand there already."""
    parts, done = [], 0
    for match, words in _amounts(text):
        gloss = f"（{words}）"
        end = match.end()
        parts += [text[done:end], "" if text.startswith(gloss, end) else gloss]
        done = end
    return "".join([*parts, text[done:]])


def integer_in_words(number: int) -> str:
    """A natural number as it is read aloud: 十五, 一百一十, 一万零五十; 两 is not used."""
    words = _count(number)
    return words.removeprefix("一") if words.startswith("一十") else words


def _count(number: int) -> str:
    """As `integer_in_words`, for a number inside a longer one, where ten is 一十."""
    for place, name in _PLACES:
        if number >= place:
            head, rest = divmod(number, place)
            gap = "零" if rest < place // 10 else ""
            return _count(head) + name + (gap + _count(rest) if rest else "")
    return _DIGITS[number]


def _decimal(number: Decimal) -> str:
    """A number with its decimals read one by one: 三十三点三三."""
    whole, _, decimals = f"{number:f}".partition(".")
    decimals = decimals.rstrip("0")
    point = "点" + "".join(_DIGITS[int(digit)] for digit in decimals) if decimals else ""
    return integer_in_words(int(whole)) + point


def _money(number: Decimal) -> str:
    """Yuan with 角 and 分, or with decimals where there are parts of a 分."""
    if number % _CENTS:
        return f"{_decimal(number)}元"
    yuan, cents = divmod(int(number / _CENTS), 100)
    jiao, fen = divmod(cents, 10)
    words = f"{integer_in_words(yuan)}元" if yuan or not cents else ""
    words += f"{_DIGITS[jiao]}角" if jiao else "零" if words and fen else ""
    return words + (f"{_DIGITS[fen]}分" if fen else "")


def _with_unit(number: Decimal, unit: str) -> str:
    if unit in _SHARES:
        return _SHARES[unit] + ("百" if number == 100 else _decimal(number))
    return _money(number) if unit == "元" else _decimal(number) + unit


def _parts(written: str) -> list[tuple[Decimal, int]]:
    """1万5千 as (1, 10000), (5, 1000)."""
    found = re.findall(_PART, written)
    return [(Decimal(number.replace(",", "").replace("．", ".")), _MULTIPLIERS[name]) for number, name in found]


def _is_one_number(parts: list[tuple[Decimal, int]]) -> bool:
    """1万5千 is one number; 1万2万 and 5千1万 are not."""
    return all(number * multiplier < above for (_, above), (number, multiplier) in pairwise(parts))


def _sum(parts: list[tuple[Decimal, int]]) -> Decimal:
    return sum((number * multiplier for number, multiplier in parts), Decimal(0))


def _bounds(match: re.Match[str]) -> list[Decimal]:
    """The amount, or both ends of a range. In 1至2万元 the 万 is for both, in 8000至1万元 it is not."""
    high = _parts(match["high"])
    low = _parts(match["low"] or "")
    mixed = match["low_unit"] and _plain(match["low_unit"]) != _plain(match["unit"] or "")
    if mixed or not (_is_one_number(high) and _is_one_number(low)):
        return []
    if len(low) == 1 and low[0][1] == 1 and not match["low_unit"] and low[0][0] < high[0][0]:
        low = [(low[0][0], high[0][1])]
    bounds = [_sum(parts) for parts in (low, high) if parts]
    return bounds if bounds == sorted(set(bounds)) else []


def _plain(unit: str) -> str:
    return _SAME.get(unit, unit)


def _amounts(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in re.finditer(_AMOUNT, text):
        unit = _plain(match["unit"] or ("元" if match["sign"] else ""))
        bounds = [_with_unit(number, unit) for number in _bounds(match)]
        each = [f"每{_plain(name)}" for name in re.split(_EACH_MARKS, match["each"] or "")[1:]]
        if bounds:
            yield match, "".join(each) + "至".join(bounds) + (match["exactly"] or "")
