"""After a sleep or a power cut in the middle of a speech: did the speaker stop with the program, or go on talking?"""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from yishi_tui.domain.meeting import Floor
from yishi_tui.domain.text import fold
from yishi_tui.i18n import tr
from yishi_tui.tui.clicks import press
from yishi_tui.tui.ink import BLANK, Line, line
from yishi_tui.tui.panels.clock import face
from yishi_tui.tui.panels.small import box_title
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.watch import Gap
from yishi_tui.tui.widgets.lines import Prose


class GapScreen(ModalScreen[bool]):
    """Dismisses with whether the clock is to have stopped when the program did. There is no way around the question."""

    CSS_PATH = "box.tcss"
    AUTO_FOCUS = ""

    def __init__(self, sitting: Sitting, gap: Gap) -> None:
        super().__init__()
        self._sitting = sitting
        self._gap = gap

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Prose()

    def on_mount(self) -> None:
        self.query_one(Prose).show(self._asked())

    def on_resize(self) -> None:
        self.query_one(".box").border_title = Content(box_title(tr("程序停过一会儿"), *self.app.size))

    def _asked(self) -> tuple[Line, ...]:
        since = f"{self._gap.since:%H:%M:%S}"
        floor = self._sitting.meeting.floor
        if floor is None:
            return ()
        stopped = tr("发言也停了：从停下时接着算（{clock}）", clock=self._read(floor, stopped=True))
        through = tr("一直在说：中间的时间照算（{clock}）", clock=self._read(floor, stopped=False))
        return (
            line(tr("{time} 起程序没有在走，当时{name}正在发言。", time=since, name=self._gap.name), "strong"),
            BLANK,
            (("1 ", "key"), (stopped, "text")),
            (("2 ", "key"), (through, "text")),
            BLANK,
            (("Enter ", "key"), (tr("同 1"), "dim")),
        )

    def _read(self, floor: Floor, *, stopped: bool) -> str:
        shown = face(floor, self._gap.since if stopped else self._sitting.now())
        return f"{shown.words} {shown.time}"

    @on(Prose.Pressed)
    def _button(self, event: Prose.Pressed) -> None:
        press(self.app, event.key)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        digit = fold(event.character or "")
        if self.app.screen is not self:
            return  # answered already
        if event.key == "enter" or digit == "1":
            self.dismiss(True)
        elif digit == "2":
            self.dismiss(False)
