"""The clock of a speech was started early or late: put right by so many seconds, with the reason."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.decide_clock import granted_s
from yishi_tui.i18n import tr
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
        """What can be given back is said first, and holds however long the reason takes to find."""
        wanted, floor = self._seconds, self.meeting.floor
        given = granted_s(floor, wanted, self.desk.now()) if floor else wanted
        self._seconds = given or wanted
        short = tr("才用了 {n} 秒，就还 {n} 秒。为什么？", n=given) if 0 < given < wanted else ""
        ask_reason(self, "clock_more" if wanted > 0 else "clock_less", self._because, heading=short)

    def _because(self, reason: str) -> None:
        self.finish(do.AdjustClock(seconds=self._seconds, reason=reason))
