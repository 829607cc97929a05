"""When the minutes are written anew: once for each act, and never before the first painting or between two keys."""

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


class LiveMinutes:
    """The minutes of the meeting, as of the last time there was leisure. Times are those of `Clock.elapsed`."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._preview: Preview | None = None
        self._of: Meeting | None = None
        self._pressed: int | None = None
        self.wanted = False
        """Whether they are on the screen."""

    def pressed(self, at: int) -> None:
        """A key: let the next one come first."""
        self._pressed = at

    def due(self, meeting: Meeting, at: int) -> bool:
        """Whether to write them now."""
        quiet = self._pressed is None or at - self._pressed >= QUIET
        return self.wanted and self._of is not meeting and quiet

    def write(self, meeting: Meeting, head: str) -> None:
        """As the meeting stands."""
        if self._preview is None:
            module = import_module("yishi_tui.tui.panels.recorder_preview")
            self._preview = module.Preview(self._lang)
        self._preview.make(meeting, head)
        self._of = meeting

    def window(self, width: int, height: int, scroll: int | None) -> tuple[list[Line], int, int] | None:
        """The lines shown, the first of them, and the last that may be the first; None before they are written."""
        return self._preview.window(width, height, scroll) if self._preview else None
