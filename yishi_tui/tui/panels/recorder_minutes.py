"""When the minutes are written anew: never before the first painting or between two keys, and long ones not for each act.

Of a long meeting only the last part is written while it goes on, until somebody reads the whole.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from yishi_tui.clock import NS_PER_S
from yishi_tui.domain.meeting import Meeting
from yishi_tui.phrases import Lang
from yishi_tui.tui.ink import Line

if TYPE_CHECKING:
    from yishi_tui.tui.panels.recorder_preview import Preview

QUIET = NS_PER_S * 2 // 5
"""Nobody waits for the minutes in the middle of a word."""

SHORT = 10_000
"""Minutes of so many characters are written in no time, and so at once."""
REST_PER_CHARACTER = 35_000
"""Nanoseconds: ten times as long as a character takes. So long nothing happens before longer minutes are written."""
BUSY = 5
"""Or as soon as so many times that has gone by since they were: a meeting may never rest."""


class LiveMinutes:
    """The minutes of the meeting, as of the last time there was leisure. Times are those of `Clock.elapsed`."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._preview: Preview | None = None
        self._of: Meeting | None = None
        self._pressed: int | None = None
        self._seen: Meeting | None = None
        self._changed = self._written = self._rest = 0
        self.wanted = False
        """Whether they are on the screen."""
        self._whole = False

    def read(self, *, whole: bool) -> None:
        """Whether somebody reads all of them, however long they are; then they are not waited for."""
        if whole == self._whole:
            return
        self._whole, self._rest, self._pressed = whole, 0, None
        if whole and self._preview is not None and not self._preview.whole:
            self._of = None

    def pressed(self, at: int) -> None:
        """A key: let the next one come first."""
        self._pressed = at

    def due(self, meeting: Meeting, at: int) -> bool:
        """Whether to write them now."""
        if self._seen is not meeting:
            self._seen, self._changed = meeting, at
        if not self.behind(meeting):
            return False
        calm = self._quiet(at, max(QUIET, self._rest)) and at - self._changed >= self._rest
        return calm or (self._quiet(at, QUIET) and at - self._written >= BUSY * self._rest)

    def behind(self, meeting: Meeting) -> bool:
        """Whether something has happened since they were written, or they were not written yet."""
        return self.wanted and self._of is not meeting

    def _quiet(self, at: int, span: int) -> bool:
        """Whether no key has been pressed for so long."""
        return self._pressed is None or at - self._pressed >= span

    def write(self, meeting: Meeting, head: str, at: int) -> None:
        """As the meeting stands."""
        if self._preview is None:
            module = import_module("yishi_tui.tui.panels.recorder_preview")
            self._preview = module.Preview(self._lang)
        self._preview.make(meeting, head, whole=self._whole)
        self._of, self._written = meeting, at
        self._rest = self._preview.size * REST_PER_CHARACTER if self._preview.size > SHORT else 0

    def window(self, width: int, height: int, scroll: int | None) -> tuple[list[Line], int, int] | None:
        """The lines shown, the first of them, and the last that may be the first; None before they are written."""
        return self._preview.window(width, height, scroll) if self._preview else None
