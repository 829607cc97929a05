"""The envelope of one record, and its canonical JSON.

Canonical is what `json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)` writes, with no floats.
"""

from datetime import datetime
from types import NoneType
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Raw, Struct, structs

ENCODER = msgspec.json.Encoder(order="sorted")
"""Canonical for whatever holds no floats."""

Look = Literal["same", "news", "gone"]
"""What a look at a journal finds: nothing new, something to read, or no journal where it was."""

_WITHOUT_OFFSET = len("2026-11-28T19:00:00.000")

_ATOMS = (str, int, NoneType)
_PLAIN = frozenset((str, int, bool, NoneType))


class Draft(Struct, frozen=True):
    """A record before it has a place in the chain. `data` is a Struct, or what JSON can say without floats."""

    at: datetime
    by: str
    event: str
    data: object


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A record in its place; the fields stand in the order of the canonical form."""

    at: str
    """ISO 8601 with milliseconds and offset."""
    by: str
    data: Raw
    """Canonical JSON, for whoever knows the event to decode."""
    event: str
    hash: str
    """Of the previous record's hash and this record without its own."""
    more: Annotated[int, Meta(ge=0)] = 0
    """How many records of the same act follow. An act is there whole or not at all."""
    seq: int
    """From 1, without gaps."""


def canonical(value: object) -> bytes:
    """The one way to write `value`; raise TypeError for a float, UnicodeEncodeError for a lone surrogate."""
    if not _plain(value):
        value = msgspec.to_builtins(value, str_keys=True, order="sorted")
        _refuse_floats(value)
    return ENCODER.encode(value)


def stamp(moment: datetime) -> str:
    """The moment as records carry it; raise ValueError when it has no offset."""
    text = moment.isoformat("T", "milliseconds")
    if len(text) == _WITHOUT_OFFSET:
        raise ValueError(f"a record needs an offset: {text}")
    return text


def _plain(value: object) -> bool:
    """Whether it is nothing but words and whole numbers, as nearly every event is: that is written as it stands."""
    if not isinstance(value, Struct):
        return False
    for part in structs.astuple(value):
        if type(part) not in _PLAIN and not (type(part) is tuple and _PLAIN.issuperset(map(type, part))):
            return False
    return True


def _refuse_floats(value: object) -> None:
    # Looked for in the value, not in the text: there an infinity would already have become null.
    if isinstance(value, float):
        raise TypeError(f"a journal holds no floats: {value!r}")
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return
    for part in value:
        if not isinstance(part, _ATOMS):
            _refuse_floats(part)
