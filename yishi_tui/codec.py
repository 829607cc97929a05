"""Between a line of the journal and a record of the meeting."""

from datetime import datetime
from typing import get_args

import msgspec

from yishi_tui.domain.events import BY_NAME, Event
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.journal import Draft, Line

UNTELLABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""What evolving raises for a record that has the right form and cannot have happened."""


class UnknownEvent(Exception):
    """A journal that a newer version wrote: an event, or a field of one, that this version does not know."""

    def __init__(self, line: int, name: str) -> None:
        super().__init__(f"{line}: {name}")
        self.line = line
        self.name = name


_DECODERS = {name: msgspec.json.Decoder(event) for name, event in BY_NAME.items()}
_SEATS: dict[str, Seat] = {seat: seat for seat in get_args(Seat)}


def draft(event: Event, at: datetime, by: Seat) -> Draft:
    """The event as the journal takes it."""
    return Draft(at=at, by=by, event=type(event).__name__, data=event)


def record(line: Line) -> Record:
    """The record a line holds; raises UnknownEvent."""
    decoder, seat = _DECODERS.get(line.event), _SEATS.get(line.by)
    if decoder is None or seat is None:
        raise UnknownEvent(line.seq, line.event if decoder is None else line.by)
    try:
        event: Event = decoder.decode(line.data)
        at = datetime.fromisoformat(line.at)
    except ValueError as problem:  # a ValidationError is one too
        raise UnknownEvent(line.seq, f"{line.event}: {problem}") from problem
    if at.tzinfo is None:
        raise UnknownEvent(line.seq, f"{line.event}: {line.at}")
    return Record(line.seq, at, seat, event, line.more)
