"""When a meeting is held, as people write it: 2026-11-22T19:00, 11月22日 19:00, 明晚7点半, 周六下午3点."""

import re
from contextlib import suppress
from datetime import datetime, timedelta

from yishi_tui.domain.text import fold

_DAYS = {"今天": 0, "今日": 0, "今晚": 0, "today": 0, "明天": 1, "明晚": 1, "tomorrow": 1, "后天": 2, "后晚": 2}
_WEEKDAYS = "一二三四五六日"
_MOMENT = re.compile(
    r"""(?:
      (?P<word>今[天日晚]|明[天晚]|后[天晚]|today|tomorrow)
    | (?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])
    | (?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?
    )?[t,]?
    (?P<part>凌晨|早上|上午|中午|下午|晚上|晚)?(?P<hour>\d{1,2})
    (?: [:.](?P<minute>\d{2}) | [点时](?:(?P<half>半)|(?P<past>\d{1,2})分?)? )
    (?P<pm>am|pm)?""",
    re.VERBOSE,
)
_LATER = ("中午", "下午")


def iso(text: str) -> datetime | None:
    """The moment in ISO-8601, in this machine's offset where none is given; None for any other text."""
    with suppress(ValueError, OverflowError, OSError):
        return _aware(datetime.fromisoformat(text))
    return None


def moment(text: str, now: datetime) -> datetime | None:
    """The moment meant by words, never before today where no year is given; None where they cannot be understood."""
    found = _MOMENT.fullmatch("".join(fold(text).split()))
    if found is None:
        return iso(text)
    with suppress(ValueError, OverflowError, OSError):
        hour, minute = _time(found)
        return _aware(_day(found, now).replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=None))
    return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.utcoffset() is not None else moment.astimezone()


def _time(found: re.Match[str]) -> tuple[int, int]:
    """Hour and minute. Raises ValueError for twelve in the evening, which may be of either day."""
    hour = int(found["hour"])
    evening = (found["word"] or "").endswith("晚") or (found["part"] or "").startswith("晚")
    if evening and hour == 12:
        raise ValueError("midnight of which day?")
    if hour < 12 and (evening or found["part"] in _LATER or found["pm"] == "pm") and not _before_noon(found, hour):
        hour += 12
    return hour, 30 if found["half"] else int(found["minute"] or found["past"] or 0)


def _before_noon(found: re.Match[str], hour: int) -> bool:
    """中午11点 is before noon."""
    return found["part"] == "中午" and hour > 9


def _day(found: re.Match[str], now: datetime) -> datetime:
    if found["word"]:
        return now + timedelta(days=_DAYS[found["word"]])
    if found["weekday"]:
        wanted = _WEEKDAYS.index(found["weekday"].replace("天", "日"))
        return now + timedelta(days=(wanted - now.weekday()) % 7)
    if not found["month"]:
        return now
    day = now.replace(year=int(found["year"] or now.year), month=int(found["month"]), day=int(found["day"]))
    return day if found["year"] or day.date() >= now.date() else day.replace(year=now.year + 1)
