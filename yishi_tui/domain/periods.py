"""Periods counted in days, as the Civil Code counts them (arts. 201 and 203)."""

from datetime import date, timedelta

from msgspec import Struct

DAY = timedelta(days=1)
SATURDAY = 5
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Public holidays on the same (month, day) every year; those by the moon are announced year by year."""


class Calendar(Struct, frozen=True):
    """What the yearly announcement adds: further days of rest, and days at weekends that are worked."""

    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()

    def rests(self, day: date) -> bool:
        """Whether a period may not end on that day."""
        if day in self.workdays:
            return False
        return day.weekday() >= SATURDAY or (day.month, day.day) in FIXED_HOLIDAYS or day in self.holidays


class Period(Struct, frozen=True):
    """The day of `posted` does not count. By number it would end on `due`; it ends on `last` at 24:00."""

    posted: date
    first: date
    due: date
    last: date

    def over(self, day: date) -> bool:
        """Whether on that day it has run out."""
        return day > self.last


def period(posted: date, days: int, calendar: Calendar) -> Period:
    """`days` days, at least one, from the day after; where the last is one of rest, the first day after the rest is it."""
    due = last = posted + days * DAY
    while calendar.rests(last):
        last += DAY
    return Period(posted=posted, first=posted + DAY, due=due, last=last)
