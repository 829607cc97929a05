"""The minutes as they would be now: made again after an act, and opened at what the act changed."""

import re
from collections.abc import Sequence

from yishi_tui.domain.meeting import Meeting
from yishi_tui.minutes.pages import page
from yishi_tui.phrases import Lang
from yishi_tui.tui.dialogs.minutes import plain
from yishi_tui.tui.ink import BLANK, Line, wrap

RULED = re.compile(r"\|[-:| ]+\|")
"""The line of a table that parts its head from its body."""

ABOVE = 3
"""Lines shown above what has just changed."""


class Preview:
    """The minutes of the meeting as lines of text."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._rows: tuple[str, ...] = ()
        self._changed = 0
        self._width = 0
        self._lines: list[Line] = []
        self._starts: list[int] = []

    def make(self, meeting: Meeting, head: str) -> None:
        """Write the minutes anew, and note where they differ from those before."""
        rows = tuple(page(meeting.history, head, self._lang).splitlines())
        self._changed = _first_difference(rows, self._rows) if self._rows else _handled(rows, meeting)
        self._rows, self._width = rows, 0

    @property
    def size(self) -> int:
        """Characters."""
        return sum(map(len, self._rows))

    def window(self, width: int, height: int, scroll: int | None) -> tuple[list[Line], int, int]:
        """The lines shown, the first of them, and the last that may be the first. Without `scroll`, what changed last."""
        if width != self._width:
            self._wrap(width)
        last = max(0, len(self._lines) - height)
        wanted = self._starts[self._changed] - ABOVE if scroll is None and self._starts else scroll or 0
        first = min(max(0, wanted), last)
        shown = self._lines[first : first + height]
        return [*shown, *[BLANK] * (height - len(shown))], first, last

    def _wrap(self, width: int) -> None:
        self._width, self._lines, self._starts = width, [], []
        for row in self._rows:
            self._starts.append(len(self._lines))
            if not RULED.fullmatch(row):
                self._lines += wrap(plain(row), width) if row else [BLANK]


def _first_difference(new: Sequence[str], old: Sequence[str]) -> int:
    """The row that has just changed; where rows were only added or taken away, the last that both have."""
    pairs = enumerate(zip(new, old, strict=False))
    return next((at for at, (a, b) in pairs if a != b), max(0, min(len(new), len(old)) - 1))


def _handled(rows: Sequence[str], meeting: Meeting) -> int:
    """Where the minutes tell of what is being handled: for somebody who has only just sat down."""
    title = meeting.plan.items[meeting.item - 1].title if meeting.item else ""
    texts = [*(question.text for question in reversed(meeting.business.stack)), title]
    places = (at for text in texts if text for at, row in enumerate(rows) if text in row)
    return next(places, 0)
