"""From bytes to records, and what is wrong with those that are none."""

from collections.abc import Sequence

import msgspec
from msgspec import ValidationError

from yishi_tui.journal.envelope import ENCODER, Line
from yishi_tui.journal.problems import Fault, Problem

_LONGEST_NAME = 40


def _refuse(literal: str) -> None:
    raise ValueError(f"a journal holds no floats: {literal}")


_LINES = msgspec.json.Decoder(Line)
_ANYTHING = msgspec.json.Decoder(float_hook=_refuse)


def parse_all(blob: bytes, raws: Sequence[bytes], count: int) -> Sequence[Line | Problem]:
    """The complete lines `raws` of `blob`, decoded in one go where that succeeds, whatever their form."""
    try:
        lines = _LINES.decode_lines(blob)
    except (ValueError, RecursionError):
        return parse_each(raws, count)
    return lines if len(lines) == len(raws) else parse_each(raws, count)  # empty lines are passed over


def parse_each(raws: Sequence[bytes], count: int) -> Sequence[Line | Problem]:
    """The lines that follow `count` others, each a record in canonical form or a problem."""
    return [_parse(raw, number) for number, raw in enumerate(raws, count + 1)]


def _parse(raw: bytes, number: int) -> Line | Problem:
    try:
        value = _ANYTHING.decode(raw)
    except ValidationError:  # a float, or more digits than any number is written with
        return Problem(number, Fault.NOT_CANONICAL)
    except (ValueError, RecursionError):
        return Problem(number, Fault.NOT_JSON)
    try:
        line = _LINES.decode(raw)
    except ValidationError:
        return _misfit(value, number)
    # Both, because `data` passes through a Line untouched, and a plain value knows no defaults to leave out.
    if ENCODER.encode(value) != raw or ENCODER.encode(line) != raw:
        return Problem(number, Fault.NOT_CANONICAL)
    return line


def _misfit(value: object, number: int) -> Problem:
    """Why this JSON is no record: a field too many, or one that is missing or of another type."""
    strange = sorted(value.keys() - set(Line.__struct_fields__)) if isinstance(value, dict) else []
    if not strange:
        return Problem(number, Fault.NOT_RECORD)
    # The file may hold anything, and this name goes to a terminal.
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in strange[0][:_LONGEST_NAME])
    return Problem(number, Fault.UNKNOWN_FIELD, found=shown)
