"""Between a line of the journal and a record of the meeting."""

from datetime import datetime

import msgspec

from yishi_tui.domain.events import BY_NAME, Event
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.journal import Draft, Line


class UnknownEvent(Exception):
    """A journal that a newer version wrote: an event, or a field of one, that this version does not know."""

    def __init__(self, line: int, name: str) -> None:
        super().__init__(f"{line}: {name}")
        self.line = line
        self.name = name


_DECODERS = {name: msgspec.json.Decoder(event) for name, event in BY_NAME.items()}


def draft(event: Event, at: datetime, by: Seat) -> Draft:
    """The event as the journal takes it."""
    return Draft(at=at, by=by, event=type(event).__name__, data=event)


def record(line: Line) -> Record:
    """The record a line holds; raises UnknownEvent."""
    decoder = _DECODERS.get(line.event)
    if decoder is None:
        raise UnknownEvent(line.seq, line.event)
    try:
        event: Event = decoder.decode(line.data)
        seat = msgspec.convert(line.by, Seat)
    except msgspec.ValidationError as problem:
        raise UnknownEvent(line.seq, f"{line.event}: {problem}") from problem
    return Record(line.seq, datetime.fromisoformat(line.at), seat, event, line.more)
