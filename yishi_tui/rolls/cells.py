"""What a cell of a table says, as the text that a person would have typed; and numbers that are nobody's business."""

import re
from datetime import date
from decimal import Decimal

from yishi_tui.domain.text import clean_line, fold
from yishi_tui.tables import shown

UNLIMITED = 1_000_000
"""What is too long is said when the plan is read."""
DIGITS = ".15g"
"""A spreadsheet keeps fifteen digits; what stands beyond them was never typed."""
HIDDEN = "＊＊＊"

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_PADDED = re.compile(f"(?<=[{_HAN}]) (?=[{_HAN}])")
_PRIVATE = re.compile(
    r"""(?<!\d)(?:
      \d{17}[\dXxＸｘ] | \d{15} | \d{6}[ -]\d{8}[ -]\d{3}[\dXxＸｘ]   # identity cards
    | (?:\+?86[ -]?)?[1１]\d{2}[ -]?\d{4}[ -]?\d{4}                   # mobile phones
    | [0０]\d{2,3}[ -]?\d{7,8}                                        # other phones
    )(?!\d)""",
    re.VERBOSE,
)
_EMPTY = re.compile(
    r"[(（\[【]\s*(?:(?:电话|手机|联系|身份证|tel|phone|mobile)\w*)?\s*[:：]?\s*[)）\]】]", re.IGNORECASE
)
_LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){6,}[XxＸｘ]?")
_DATE = re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}-[a-z]{3}|[a-z]{3}-\d{1,2}")
_ROUNDED = re.compile(r"\d{15}000|\d\.\d+e\+17")


def text_of(value: object) -> str:
    """The text of a cell: 3.0 is 3, 89.5 is 89.5, and a day is a day of the month, as `is_date` knows it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _figure(value)
    if isinstance(value, date):
        return f"{value.month}月{value.day}日"
    return clean_line(str(value), UNLIMITED)


def _figure(value: float) -> str:
    figure = Decimal(format(value, DIGITS))
    return format(figure, "f") if figure.is_finite() else str(figure)


def person_name(text: str) -> str:
    """A name without the blanks that make two characters as wide as three."""
    return _PADDED.sub("", text)


def without_private(text: str) -> str:
    """The text without phone and identity numbers, and without the brackets that held nothing else."""
    if not _PRIVATE.search(text):
        return text
    return " ".join(_EMPTY.sub(" ", _PRIVATE.sub(" ", text)).split())


def masked(text: str) -> str:
    """The text for a message: anything that may be such a number is hidden."""
    return _LONG_NUMBER.sub(HIDDEN, text)


def quoted(text: str) -> str:
    """A cell for a message, in quotation marks."""
    return shown(masked(text))


def is_date(text: str) -> bool:
    """Whether this was 3-2 before a spreadsheet took it for a day."""
    return _DATE.fullmatch(fold(text)) is not None


def is_figure(text: str) -> bool:
    return fold(text).replace(".", "", 1).replace("-", "").isdigit()


def is_rounded(text: str) -> bool:
    """Whether this was an identity number before a spreadsheet took it for a figure."""
    return _ROUNDED.fullmatch(fold(text)) is not None
