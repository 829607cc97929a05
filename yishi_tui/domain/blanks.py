"""Filling a blank: values are suggested, put one by one in the ruleset's order, and the first that carries stands."""

import re
from fractions import Fraction

from yishi_tui.domain.meeting import Meeting, Question

_BLANK = re.compile(r"_{2,}|＿+|[（(]\s*[）)]|【\s*】|\[\s*\]|□+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_UNITS = (("亿", 100_000_000), ("万", 10_000), ("千", 1_000), ("百", 100))


def has_blank(text: str) -> bool:
    """Whether the wording leaves something open: ____, （ ）, 【 】 or □."""
    return _BLANK.search(text) is not None


def filled(text: str, value: str) -> str:
    """The wording with the value in its first blank."""
    return _BLANK.sub(lambda _: value, text, count=1)


def next_value(meeting: Meeting, question: Question) -> str:
    """The value to be put to the vote next; '' where none waits."""
    order = meeting.procedure.vote.blanks
    values = question.suggestions
    if not values or order == "as_suggested" or any(_amount(value) is None for value in values):
        return values[0] if values else ""
    best = max if order == "largest_first" else min
    return best(values, key=lambda value: _amount(value) or Fraction(0))


def _amount(value: str) -> Fraction | None:
    """The number in the value, 1.5万 as 15000; None where there is none."""
    found = _NUMBER.search(value)
    if found is None:
        return None
    unit = next((size for word, size in _UNITS if value[found.end() :].startswith(word)), 1)
    return Fraction(found.group()) * unit
