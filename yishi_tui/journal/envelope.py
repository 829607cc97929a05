"""The envelope of one record, and its canonical JSON.

Canonical is what `json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)` writes, with no floats.
"""

from datetime import datetime
from types import NoneType
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Raw, Struct

ENCODER = msgspec.json.Encoder(order="sorted")
"""Canonical for whatever holds no floats."""

Look = Literal["same", "news", "gone"]
"""What a look at a journal finds: nothing new, something to read, or no journal where it was."""

_ATOMS = (str, int, NoneType)


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
    plain = msgspec.to_builtins(value, str_keys=True, order="sorted")
    _refuse_floats(plain)
    return ENCODER.encode(plain)


def stamp(moment: datetime) -> str:
    """The moment as records carry it; raise ValueError when it has no offset."""
    if moment.utcoffset() is None:
        raise ValueError(f"a record needs an offset: {moment.isoformat()}")
    return moment.isoformat(timespec="milliseconds")


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
