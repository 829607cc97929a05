"""The clock of a speech was started early or late: put right by so many seconds, with the reason."""

from yishi_tui.domain import commands as do
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.reasons import ask_reason

USUAL_S = 30


class Adjusting(Flow):
    """`seconds` more are left to speak; fewer where negative."""

    title = "校正计时"

    def __init__(self, dialog: Dialog, *, seconds: int = USUAL_S) -> None:
        super().__init__(dialog)
        self._seconds = seconds

    def begin(self) -> None:
        ask_reason(self, "clock_more" if self._seconds > 0 else "clock_less", self._because)

    def _because(self, reason: str) -> None:
        self.finish(do.AdjustClock(seconds=self._seconds, reason=reason))
