"""Days as people say them: 12-05, 12月5日, +7天, 两周后, 明天, 下周五, 月底."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from yishi_tui.domain.text import fold

Maker = Callable[[re.Match[str], date], date]

_NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_WEEKDAYS = {char: value for value, char in enumerate("一二三四五六日")} | {"天": 6}
_ENGLISH = {name: value for value, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_AWAY = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3, "today": 0, "tomorrow": 1}
_N = r"(\d{1,4}|[一二两三四五六七八九十]{1,3})"


def resolve(text: str, today: date) -> date | None:
    """The day that is meant, seen from `today`; None where the text names none. Days of the year that are past are next year's."""
    plain = re.sub(r"\s+", "", fold(text))
    for pattern, make in _PATTERNS:
        if match := pattern.fullmatch(plain):
            try:
                return make(match, today)
            except (ValueError, OverflowError):
                return None
    return None


def number(text: str) -> int:
    """A number in digits or, up to 99, in Chinese: 十二 is 12."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _NUMERALS[text]
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)


def _whole(match: re.Match[str], today: date) -> date:
    return date(int(match[1]), int(match[2]), int(match[3]))


def _month_and_day(match: re.Match[str], today: date) -> date:
    month, day = number(match[1]), number(match[2])
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _day(match: re.Match[str], today: date) -> date:
    day = number(match[1])
    if day >= today.day:
        return today.replace(day=day)
    return _months_on(today.replace(day=1), 1).replace(day=day)


def _away(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=_AWAY[match[0]])


def _days_on(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=number(match[1]))


def _weeks_on(match: re.Match[str], today: date) -> date:
    return today + timedelta(weeks=number(match[1]))


def _later(match: re.Match[str], today: date) -> date:
    return _months_on(today, number(match[1]))


def _months_on(day: date, months: int) -> date:
    """The same day some months later, or the last one of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _weekday(match: re.Match[str], today: date) -> date:
    """周五 is the next one from today on, 本周五 that of this week, 下周五 that of the next."""
    wanted = _WEEKDAYS[match[2]]
    monday = today - timedelta(days=today.weekday())
    if match[1]:
        weeks = match[1].count("下")
        return monday + timedelta(weeks=weeks, days=wanted)
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _english_weekday(match: re.Match[str], today: date) -> date:
    ahead = (_ENGLISH[match[2][:3]] - today.weekday()) % 7
    if not match[1]:
        return today + timedelta(days=ahead)
    return today - timedelta(days=today.weekday()) + timedelta(weeks=1, days=_ENGLISH[match[2][:3]])


def _end_of_month(match: re.Match[str], today: date) -> date:
    month = _months_on(today.replace(day=1), 1 if (match[1] or "").startswith("下") else 0)
    return month.replace(day=monthrange(month.year, month.month)[1])


def _end_of_year(match: re.Match[str], today: date) -> date:
    return date(today.year, 12, 31)


_PATTERNS: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?", _whole),
        (r"(\d{1,2})[-/.](\d{1,2})", _month_and_day),
        (rf"{_N}月{_N}[日号]", _month_and_day),
        (rf"{_N}[日号]", _day),
        ("|".join(_AWAY), _away),
        (rf"\+?{_N}(?:天|d|days?)(?:后|内|以内|之内)?", _days_on),
        (r"\+(\d{1,4})", _days_on),
        (rf"\+?{_N}个?(?:周|星期|礼拜|w|weeks?)(?:后|内|以内|之内)?", _weeks_on),
        (rf"\+?{_N}个?(?:月|m|months?)(?:后|内|以内|之内)?", _later),
        (r"(本|这|这个|下|下个|下下)?(?:周|星期|礼拜)([一二三四五六日天])", _weekday),
        (r"(next)?(mon|tue|wed|thu|fri|sat|sun)[a-z]*", _english_weekday),
        (r"(本|这|这个|下|下个)?月底", _end_of_month),
        (r"(?:今)?年底", _end_of_year),
    )
)
