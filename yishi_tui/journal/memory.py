"""A journal that is gone with the process: for a script played without a session, and for tests."""

from collections.abc import Sequence

from yishi_tui.journal.chain import Tip, extend, seal
from yishi_tui.journal.envelope import Draft, Line, Look
from yishi_tui.journal.errors import Conflict


class MemoryJournal:
    """What a FileJournal is to those who use it, without a file. Several seats may share one."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._tip = Tip()

    @property
    def count(self) -> int:
        """How many records there are."""
        return self._tip.count

    @property
    def head(self) -> str:
        """The hash of the last record."""
        return self._tip.head

    def read(self) -> tuple[Line, ...]:
        """Every record."""
        return tuple(self._lines)

    def look(self, after: int) -> Look:
        """Whether there are records behind the first `after`."""
        return "news" if self.count > after else "same"

    def new_lines(self, after: int) -> tuple[Line, ...]:
        """The records behind the first `after`."""
        return tuple(self._lines[after:])

    def append(self, drafts: Sequence[Draft], expected: int) -> tuple[Line, ...]:
        """Add one act for someone who knows `expected` records. Raises Conflict, and what `seal` raises."""
        if not drafts:
            return ()
        if expected > self.count:
            raise ValueError(f"{expected} records expected of {self.count}")
        if expected < self.count:
            raise Conflict(self.new_lines(expected))
        lines, blob = seal(drafts, self._tip)
        self._lines += lines
        self._tip = extend(self._tip, lines, len(blob))
        return lines

    def close(self) -> None:
        """Nothing to let go of."""
