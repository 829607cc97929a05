"""What the benchmarks call of a meeting that was read from its journal: the only place that knows those modules."""

from collections.abc import Callable
from pathlib import Path

from yishi_tui import codec
from yishi_tui.clock import SystemClock
from yishi_tui.domain.evolve import replay
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds
from yishi_tui.domain.openings import open_acts
from yishi_tui.domain.prompts import suggest
from yishi_tui.journal import FileJournal


def replayed(path: Path) -> Meeting:
    """The meeting that a journal tells of, its chain verified."""
    journal = FileJournal.open(path, write=False)
    meeting = replay(map(codec.record, journal.read()))
    journal.close()
    return meeting


def asked(path: Path) -> Callable[[], object]:
    """Each call asks what the screen asks after an act: everything in order now, and the suggestion."""
    meeting, now = replayed(path), SystemClock().now()
    return lambda: (open_acts(meeting, now), legal_kinds(meeting), suggest(meeting))
