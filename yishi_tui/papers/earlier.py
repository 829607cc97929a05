"""The minutes of the meeting before: which they were, and what ties them to the journal they were made from."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from yishi_tui import sessions
from yishi_tui.clock import SystemClock
from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.record import History
from yishi_tui.journal import JournalError
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.motion_values import Value
from yishi_tui.minutes.steps import having, steps_of
from yishi_tui.proceedings import Proceedings
from yishi_tui.tables import InputError


class Earlier(Value, frozen=True):
    """Minutes by their meeting, the records they tell of, and the last hash; '', 0 and None for what is not known here."""

    title: str = ""
    number: int = 0
    day: date | None = None
    records: int = 0
    head: str = ""


def earlier(meeting: Meeting, number: int, hashes: Sequence[str], folder: Path | None) -> Earlier:
    """The minutes that this meeting of the session had before it; `hashes` are those of its journal."""
    if number > 1:
        return _of_this_journal(meeting.history, number - 1, hashes)
    found = _beside(meeting.plan.continues, folder) if folder else None
    return found or Earlier(day=_known_day(meeting.history), head=meeting.plan.continues)


def _of_this_journal(history: History, number: int, hashes: Sequence[str]) -> Earlier:
    """As they were when the meeting after it was opened."""
    openings = [step.record.seq for step, _ in having(steps_of(history), ev.NextMeetingOpened) if step.number > number]
    records = openings[0] - 1
    head = hashes[records - 1] if records <= len(hashes) else ""
    return _told(history, head, number, records)


def _told(history: History, head: str, number: int, records: int) -> Earlier:
    heading = entries(history, head, number).heading
    day = heading.opened.date() if heading.opened else None
    return Earlier(title=heading.title, number=heading.number, day=day, records=records, head=head)


def _known_day(history: History) -> date | None:
    """When the session that this one continues met, as it was handed on."""
    planned = history[0].event if history else None
    left = planned.legacy if isinstance(planned, ev.MeetingPlanned) else None
    return left.opened_at.date() if left and left.opened_at else None


def _beside(record: str, folder: Path) -> Earlier | None:
    """From the session that this one continues, where that lies beside it and can be read."""
    if not record:
        return None
    try:
        return next((_last_of(each, record) for each in holding(record, folder)), None)
    except (InputError, JournalError, OSError):
        return None


def _last_of(folder: Path, record: str) -> Earlier:
    proceedings = opened(folder)
    with closing(proceedings.journal) as journal:
        hashes = [line.hash for line in journal.read()]
    history = proceedings.meeting.history
    return _told(history, record, 0, hashes.index(record) + 1)


def holding(record: str, folder: Path) -> Iterator[Path]:
    """The sessions beside this one with the record of this hash. Raises OSError."""
    mark = f'"hash":"{record}"'.encode("ascii")
    own = folder.resolve()
    for journal in sorted(own.parent.glob(f"*/{sessions.JOURNAL}")):
        if journal.parent != own and mark in journal.read_bytes():
            yield journal.parent


def opened(folder: Path) -> Proceedings:
    """A session to be read. Raises InputError and JournalError."""
    return sessions.open_proceedings(folder, SystemClock(), write=False)
