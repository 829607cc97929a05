"""After a sleep or a power cut in the middle of a speech: did the speaker stop with the program, or go on talking?"""

from datetime import datetime

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from yishi_tui.domain.meeting import Floor
from yishi_tui.domain.text import fold
from yishi_tui.i18n import tr
from yishi_tui.tui.clicks import press
from yishi_tui.tui.guard import UNREAD
from yishi_tui.tui.ink import BLANK, Line, line, shortened
from yishi_tui.tui.panels.clock import face
from yishi_tui.tui.panels.small import box_title
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.watch import Gap, Heartbeat
from yishi_tui.tui.widgets.lines import Prose


class GapScreen(ModalScreen[bool]):
    """Dismisses with whether the clock is to have stopped when the program did, or None when that is no question any more.

    There is no way around it for whoever sits here.
    """

    CSS_PATH = "box.tcss"
    AUTO_FOCUS = ""

    def __init__(self, sitting: Sitting, gap: Gap) -> None:
        super().__init__()
        self._sitting = sitting
        self._gap = gap
        self.floor = sitting.meeting.floor
        """The speech it is about, with its clock as it stood."""
        self._asked_at = sitting.proceedings.clock.elapsed()
        self._host = Heartbeat(sitting.folder)
        self._beaten = self._host.last()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Prose()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self.query_one(".box").border_title = Content(box_title(tr("程序停过一会儿"), *self.app.size))

    def look(self) -> None:
        """Called all the time: the figures go on, and a question that somebody else has answered goes away."""
        if self.app.screen is not self or not self.is_mounted:
            return
        if self._sitting.meeting.floor != self.floor or self._host.last() != self._beaten:
            self.dismiss(None)  # the clock is another one; or another host lets the time count, and watches again
        else:
            self._show()

    def _show(self) -> None:
        if self.floor is not None:
            self.query_one(Prose).show(self._asked(self.floor))

    def _asked(self, floor: Floor) -> tuple[Line, ...]:
        since, name = f"{self._gap.since:%H:%M:%S}", shortened(self._gap.name)
        through = tr("一直在说：中间的时间照算（{clock}）", clock=_read(floor, self._sitting.now()))
        return (
            line(tr("{time} 起程序没有在走，当时{name}正在发言。", time=since, name=name), "strong"),
            BLANK,
            (("1 ", "key"), (self._stopped(floor), "text")),
            (("2 ", "key"), (through, "text")),
            BLANK,
            (("Enter ", "key"), (tr("同 1"), "dim")),
        )

    def _stopped(self, floor: Floor) -> str:
        """The clock does not stop behind what others have recorded since."""
        since, at = self._gap.since, self._sitting.meeting.at
        if at is None or at <= since:
            return tr("发言也停了：从停下时接着算（{clock}）", clock=_read(floor, since))
        return tr("发言也停了：从 {time} 的记录起接着算（{clock}）", time=f"{at:%H:%M:%S}", clock=_read(floor, at))

    def _unread(self) -> bool:
        return self._sitting.proceedings.clock.elapsed() - self._asked_at < UNREAD

    @on(Prose.Pressed)
    def _button(self, event: Prose.Pressed) -> None:
        press(self.app, event.key)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        digit = fold(event.character or "")
        if self.app.screen is not self or self._unread():
            return  # answered already, or a key that woke the laptop
        if event.key == "enter" or digit == "1":
            self.dismiss(True)
        elif digit == "2":
            self.dismiss(False)


def _read(floor: Floor, at: datetime) -> str:
    shown = face(floor, at)
    return f"{shown.words} {shown.time}"
