"""The journal: append-only JSON Lines with a hash chain. It knows nothing of meetings.

Its unit is the act: one or more records that are written, read and lost together.
"""

from collections.abc import Sequence
from typing import Protocol

from yishi_tui.journal.chain import GENESIS
from yishi_tui.journal.copying import Copied, Parted, Sound, copy, sound_part
from yishi_tui.journal.disk import DISK, Disk, put_whole
from yishi_tui.journal.envelope import Draft, Line, Look, canonical, stamp
from yishi_tui.journal.errors import (
    TROUBLES,
    BrokenChain,
    CannotRead,
    CannotWrite,
    Conflict,
    CopyStays,
    CopyUnlike,
    JournalError,
    Trouble,
)
from yishi_tui.journal.memory import MemoryJournal
from yishi_tui.journal.problems import Fault, Problem
from yishi_tui.journal.store import FileJournal
from yishi_tui.journal.verify import Report, verify

__all__ = [
    "DISK",
    "GENESIS",
    "TROUBLES",
    "BrokenChain",
    "CannotRead",
    "CannotWrite",
    "Conflict",
    "Copied",
    "CopyStays",
    "CopyUnlike",
    "Disk",
    "Draft",
    "Fault",
    "FileJournal",
    "Journal",
    "JournalError",
    "Line",
    "Look",
    "MemoryJournal",
    "Parted",
    "Problem",
    "Report",
    "Sound",
    "Trouble",
    "canonical",
    "copy",
    "put_whole",
    "sound_part",
    "stamp",
    "verify",
]


class Journal(Protocol):
    """What those who keep a meeting need of a journal."""

    @property
    def count(self) -> int:
        """How many records are known."""

    @property
    def head(self) -> str:
        """The hash of the last of them."""

    def append(self, drafts: Sequence[Draft], expected: int) -> tuple[Line, ...]:
        """Write one act, whole or not at all, for who knows `expected` records; Conflict when there are more."""

    def read(self) -> tuple[Line, ...]:
        """Every record."""

    def look(self, after: int) -> Look:
        """Whether there are records behind the first `after`, or no journal any more; as cheap as can be."""

    def new_lines(self, after: int) -> tuple[Line, ...]:
        """The records behind the first `after`; cheap when there are none."""

    def close(self) -> None:
        """Let go of what is held open."""
