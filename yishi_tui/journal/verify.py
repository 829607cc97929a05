"""Checking a journal file without changing it."""

from contextlib import suppress
from io import FileIO
from pathlib import Path

from msgspec import Struct

from yishi_tui.journal.chain import Tip, Walk, walk
from yishi_tui.journal.errors import READING
from yishi_tui.journal.lock import Locked
from yishi_tui.journal.problems import Problem


class Report(Struct, frozen=True):
    """What a journal file is worth: the records before the first problem, the last one's hash, and every problem."""

    records: int
    head: str
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(path: Path) -> Report:
    """Check chain and form of every line. A file that is not there is an empty journal. Raises CannotRead."""
    seen = Walk((), Tip())
    with READING, suppress(FileNotFoundError), FileIO(path) as file:
        seen = _look(file)
        if seen.problems:  # perhaps a line that was just being written: look once more while nobody writes
            with suppress(OSError), Locked(file.fileno()):
                seen = _look(file)
    return Report(seen.tip.count, seen.tip.head, seen.problems)


def _look(file: FileIO) -> Walk:
    file.seek(0)
    return walk(file.readall(), Tip(), form=True)
