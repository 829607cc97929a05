"""The minutes as they would be now: made again after an act, and opened at what the act changed."""

import re
from collections.abc import Sequence

from yishi_tui.domain.meeting import Meeting
from yishi_tui.minutes.pages import page, recent_page
from yishi_tui.minutes.recent import Recent
from yishi_tui.phrases import Lang
from yishi_tui.tui.dialogs.minutes import RULE, plain
from yishi_tui.tui.ink import BLANK, Line, wrap

RULED = re.compile(r"\|[-:| ]+\|")
"""The line of a table that parts its head from its body."""

ABOVE = 3
"""Lines shown above what is being handled, for somebody who has only just sat down."""

MOST_RECORDS, MOST_CHARACTERS = 400, 30_000
"""Minutes of no more are soon written; of others the last part is shown while the meeting goes on."""


class Preview:
    """The minutes of the meeting as lines of text."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._rows: tuple[str, ...] = ()
        self._recent = Recent()
        self._changed = 0
        self._width = 0
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._first: int | None = None
        self._much = False
        self.whole = False
        """Whether nothing is left out."""

    def make(self, meeting: Meeting, head: str, *, whole: bool) -> None:
        """Write the minutes anew, and note where they differ from those before. With `whole` long ones too are not cut."""
        self._much = self._much or self.size > MOST_CHARACTERS
        before, self.whole = self.whole, whole or (len(meeting.history) <= MOST_RECORDS and not self._much)
        if before != self.whole:  # another page: nothing of it is compared
            self._rows, self._first = (), None
        rows = tuple(self._page(meeting, head).splitlines())
        self._changed = self._place(rows) if self._rows else self._handled(rows, meeting)
        self._rows, self._width = rows, 0

    def _place(self, rows: Sequence[str]) -> int:
        """The row that has just changed; the same as before, as far as there is one, where nothing has."""
        changed = _changed(_body(rows), _body(self._rows))
        return min(self._changed, len(rows) - 1) if changed is None else changed

    def _handled(self, rows: Sequence[str], meeting: Meeting) -> int:
        """Where the minutes tell of what is being handled; else where those begin that are whole, and the others end."""
        title = meeting.plan.items[meeting.item - 1].title if meeting.item else ""
        texts = [*(question.text for question in reversed(meeting.business.stack)), title]
        places = (at for text in texts if text for at, row in enumerate(rows) if text in row)
        return next(places, 0 if self.whole else len(rows) - 1)

    def _page(self, meeting: Meeting, head: str) -> str:
        if self.whole:
            return page(meeting.history, head, self._lang)
        self._recent.follow(meeting.history)
        return recent_page(self._recent, meeting.history, self._lang)

    @property
    def size(self) -> int:
        """Characters."""
        return sum(map(len, self._rows))

    def window(self, width: int, height: int, scroll: int | None) -> tuple[list[Line], int, int]:
        """The lines shown, the first of them, and the last that may be the first. Without `scroll`, what changed last."""
        if width != self._width:
            self._wrap(width)
        last = max(0, len(self._lines) - height)
        first = self._following(height, last) if scroll is None else min(max(0, scroll), last)
        self._first, shown = first, self._lines[first : first + height]
        return [*shown, *[BLANK] * (height - len(shown))], first, last

    def _following(self, height: int, last: int) -> int:
        """The first line: the same as before while what changed is in view, else so that it comes into the middle.

        Below the last line there is room for the next: then not every one of them moves all the others.
        """
        changed = self._starts[self._changed] if self._starts else 0
        if self._first is None:
            return min(max(0, changed - ABOVE), last)
        return self._first if self._first <= changed < self._first + height else max(0, changed - height // 2)

    def _wrap(self, width: int) -> None:
        self._width, self._lines, self._starts = width, [], []
        for row in self._rows:
            self._starts.append(len(self._lines))
            if not RULED.fullmatch(row):
                self._lines += wrap(plain(row), width) if row else [BLANK]


def _body(rows: Sequence[str]) -> Sequence[str]:
    """Without what stands below the last rule: how many records there are changes with every act."""
    below = next((place for place, row in enumerate(reversed(rows), 1) if row == RULE), 0)
    return rows[: len(rows) - below]


def _changed(new: Sequence[str], old: Sequence[str]) -> int | None:
    """The first row that was not there before; where rows were only taken away, the place of the first of them."""
    known = frozenset(old)
    added = next((place for place, row in enumerate(new) if row not in known), None)
    if added is not None or len(new) >= len(old):
        return added
    pairs = enumerate(zip(new, old, strict=False))
    return next((place for place, (a, b) in pairs if a != b), max(0, len(new) - 1))
