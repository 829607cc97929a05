"""Filling a blank: values are suggested, put one by one in the ruleset's order, and the first that carries stands."""

import re
from fractions import Fraction

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.question import Question

_BLANK = r"_{2,}|＿+|[（(]\s*[）)]|【\s*】|\[\s*\]|□+"
_NUMBER = r"\d{1,3}(?:[,，  ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
"""1,000 and 1 000 are a thousand."""
_UNITS = (("亿", 100_000_000), ("万", 10_000), ("千", 1_000), ("百", 100))


def has_blank(text: str) -> bool:
    """Whether the wording leaves something open: ____, （ ）, 【 】 or □."""
    return re.search(_BLANK, text) is not None


def filled(text: str, value: str) -> str:
    """The wording with the value in its first blank."""
    return re.sub(_BLANK, lambda _: value, text, count=1)


def next_value(meeting: Meeting, question: Question) -> str:
    """The value to be put to the vote next; '' where none waits."""
    order = meeting.procedure.vote.blanks
    values = question.suggestions
    if not values:
        return next_candidate(meeting, question)
    if order == "as_suggested" or any(_amount(value) is None for value in values):
        return values[0]
    best = max if order == "largest_first" else min
    return best(values, key=lambda value: _amount(value) or Fraction(0))


def next_candidate(meeting: Meeting, question: Question) -> str:
    """The first of those nominated who was not put to the vote yet, where the pending main question leaves a name open."""
    if question.kind != "main" or not has_blank(question.text):
        return ""
    return next((name for name in meeting.candidates if name not in question.tried), "")


def nobody_left(meeting: Meeting, question: Question) -> OutOfOrder | None:
    """Everybody nominated was put to the vote, and the name is still open."""
    open_still = bool(meeting.candidates) and question.kind == "main" and has_blank(question.text)
    return refuse("nobody_elected") if open_still and not next_value(meeting, question) else None


def may_nominate(meeting: Meeting) -> bool:
    """Whether there is still somebody who could be nominated."""
    others = any(member.name not in meeting.candidates for member in meeting.roll.members)
    return others and meeting.nominating != "closed"


def _amount(value: str) -> Fraction | None:
    """The number in the value, 1.5万 as 15000; None where there is none."""
    found = re.search(_NUMBER, value)
    if found is None:
        return None
    unit = next((size for word, size in _UNITS if value[found.end() :].startswith(word)), 1)
    return Fraction(re.sub(r"[,，\s]", "", found.group())) * unit
