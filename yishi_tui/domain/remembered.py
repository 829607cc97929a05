"""Asked again between two acts, a question about the same values gets the answer it got."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

T = TypeVar("T")
Values = TypeVarTuple("Values")


def remembered(function: Callable[[*Values], T]) -> Callable[[*Values], T]:
    """The function of immutable values, with its last answer kept; the very same values are compared at once."""
    kept: list[tuple[tuple[*Values], T]] = []

    @wraps(function)
    def asked(*values: *Values) -> T:
        if not kept or kept[0][0] != values:
            kept[:] = [(values, function(*values))]
        return kept[0][1]

    return asked
