"""The sheet of corrections (更正单) to the minutes of the meeting before: those stay as they were given out."""

from datetime import date, datetime

from yishi_tui.domain.plan import Seats
from yishi_tui.minutes.motion_values import Value
from yishi_tui.minutes.values import Amended, Minutes
from yishi_tui.papers.earlier import Earlier


class Correction(Value, frozen=True):
    """Which minutes were corrected, how, and by which meeting; `approved` is None where it has not approved them."""

    earlier: Earlier
    corrections: tuple[Amended, ...]
    read: datetime | None
    approved: datetime | None
    title: str
    number: int
    day: date | None
    seats: Seats
    records: int
    head: str


def corrected(minutes: Minutes) -> bool:
    """Whether this meeting corrected the minutes of the one before."""
    last = minutes.heading.last_minutes
    return last is not None and bool(last.corrections)


def correction(minutes: Minutes, earlier: Earlier) -> Correction:
    """What the sheet of this meeting says."""
    head, last = minutes.heading, minutes.heading.last_minutes
    return Correction(
        earlier=earlier,
        corrections=last.corrections if last else (),
        read=last.read if last else None,
        approved=last.approved if last else None,
        title=head.title,
        number=head.number,
        day=head.opened.date() if head.opened else None,
        seats=head.seats,
        records=minutes.records,
        head=minutes.head,
    )
