"""How much a template may make of a text: what would fill the memory is refused before it is made."""

import re
from collections.abc import Callable, Iterable, Mapping, Sized
from functools import wraps
from typing import Any

from jinja2 import TemplateRuntimeError

LONGEST = 100_000
"""What one multiplication may make of a text or a list, how wide a text may be set, and the bits of a power."""
LARGEST = 20_000_000
"""Characters of a paper, and of any text put together for it: the ballots of a whole town are a tenth of it."""
_WIDE = re.compile(r"\d{6}|%[^%a-zA-Z]*\*|\{[^{}]*\{")
"""A format with an enormous width, or with one that is given by something else."""


class TooMuch(TemplateRuntimeError):
    """More than any paper can need."""


def within(size: int, most: int = LONGEST) -> None:
    """Raises TooMuch."""
    if size > most:
        raise TooMuch(f"larger than {most}")


def multiplied(left: object, right: object) -> None:
    """Raises TooMuch where a text or a list would be repeated beyond measure."""
    for repeated, times in ((left, right), (right, left)):
        if isinstance(repeated, str | list | tuple) and isinstance(times, int):
            within(len(repeated) * times)


def raised(left: object, right: object) -> None:
    """Raises TooMuch where the power would have more digits than anybody reads."""
    if isinstance(left, int) and isinstance(right, int):
        within(left.bit_length() * right)


def added(left: object, right: object) -> None:
    """Raises TooMuch where the sum of two texts or lists would be enormous."""
    if isinstance(left, Sized) and isinstance(right, Sized):
        within(len(left) + len(right), LARGEST)


def formatted(text: object, *_: object) -> None:
    """Raises TooMuch where a format sets something enormously wide."""
    if isinstance(text, str) and _WIDE.search(text):
        raise TooMuch(f"wider than {LONGEST}")


BY_OPERATOR: Mapping[str, Callable[[object, object], None]] = {
    "*": multiplied,
    "**": raised,
    "+": added,
    "%": formatted,
}


def _spaced(text: object, *widths: object) -> None:
    for width in widths:
        if isinstance(width, int):
            within(width)
            within(width * str(text).count("\n"), LARGEST)


def _joined(values: object, between: object = "", *_: object) -> None:
    if isinstance(values, Sized) and isinstance(values, Iterable):
        within(sum(len(str(value)) for value in values) + len(str(between)) * len(values), LARGEST)


def _replaced(text: object, old: object, new: object = "", *_: object) -> None:
    within((str(text).count(str(old)) + 1) * len(str(new)), LARGEST)


_WIDTHS = ("center", "ljust", "rjust", "zfill", "expandtabs", "indent", "wordwrap", "batch", "slice")
CHECKS: Mapping[str, Callable[..., None]] = {
    **dict.fromkeys(_WIDTHS, _spaced),
    "join": _joined,
    "replace": _replaced,
    "format": formatted,
}
"""Filters, and methods of texts, that make something as long as they are told."""


def method(called: object, args: tuple[object, ...]) -> None:
    """Raises TooMuch where a method of a text would make it enormous."""
    text, name = getattr(called, "__self__", None), getattr(called, "__name__", "")
    if isinstance(text, str) and name in CHECKS:
        values = (args[0], text, *args[1:]) if name == "join" and args else (text, *args)
        CHECKS[name](*values)


def limited(name: str, given: Callable[..., Any]) -> Callable[..., Any]:
    """The filter of that name, which looks first at what it would make. Lists are made of what can be read only once."""
    context = 1 if hasattr(given, "jinja_pass_arg") else 0

    @wraps(given)
    def careful(*args: Any, **kwargs: Any) -> Any:
        before, value, rest = args[:context], args[context], args[context + 1 :]
        value = value if isinstance(value, Sized) or not isinstance(value, Iterable) else list(value)
        CHECKS[name](value, *rest, *kwargs.values())
        return given(*before, value, *rest, **kwargs)

    return careful


def held(value: object) -> object:
    """What is to be put together with something else, unless it is enormous already."""
    if isinstance(value, Sized):
        within(len(value), LARGEST)
    return value


def whole(parts: Iterable[str]) -> list[str]:
    """The parts of a text. Raises TooMuch as soon as they are too many."""
    kept, size = [], 0
    for part in parts:
        size += len(part)
        within(size, LARGEST)
        kept.append(part)
    return kept
