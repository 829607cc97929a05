"""Every act there is, those out of order with the reason; found by name, by pinyin or by the digit of its key."""

from collections.abc import Sequence

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from yishi_tui import pinyin
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.people import build_index
from yishi_tui.i18n import tr
from yishi_tui.tui.acts import ACTS, Act
from yishi_tui.tui.clicks import press
from yishi_tui.tui.ink import Line, joined, line
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.widgets.ime import ImeInput
from yishi_tui.tui.widgets.lines import Lines, Prose, Row

STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}


class _Named(Struct, frozen=True):
    """An act as it is searched for: its name, and its English id beside it."""

    name: str
    call: str
    unit: str = ""


class PaletteScreen(ModalScreen[str]):
    """Dismisses with the id of the act chosen. One that is out of order is answered with the reason by the screen below."""

    CSS_PATH = "box.tcss"
    AUTO_FOCUS = "ImeInput"

    def __init__(self, sitting: Sitting, acts: Sequence[Act] = ACTS) -> None:
        super().__init__()
        self._rulings = [(act, act.check(sitting.meeting, sitting.now())) for act in acts]
        self._phrases = sitting.phrases
        self._index = build_index([_Named(act.name, act.id.replace("_", "")) for act in acts], pinyin.load())
        self._found: list[tuple[Act, OutOfOrder | None]] = []
        self._field = ImeInput(tr("操作的名称或拼音"))
        self._list = Lines()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = tr("全部操作")
            yield self._field
            yield self._list
            yield Prose()

    def on_mount(self) -> None:
        keys = (("Enter", tr("就做这个")), ("↑↓", tr("选")), ("Esc", tr("退出")))
        hints: list[Line] = [((f"{key} ", "key"), (does, "dim")) for key, does in keys]
        self.query_one(Prose).show([joined(hints, ("  ", "dim"))])
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        """Those in order first, as in the table; a search keeps the best first."""
        found = [self._rulings[place] for place in self._index.find(self._field.line)]
        if not self._field.line:
            found.sort(key=lambda each: each[1] is not None)
        self._found = found
        self._list.show([self._row(act, refusal) for act, refusal in found], 0 if found else None)

    def _row(self, act: Act, refusal: OutOfOrder | None) -> Row:
        name = line(f"{act.key or ' '} {act.name}", "off" if refusal else "text")
        return Row(name if refusal is None else (*name, (f"  {self._phrases.refusal(refusal)[0]}", "off")))

    def on_key(self, event: events.Key) -> None:
        if event.key in STEPS:
            self._list.move(STEPS[event.key])
        elif event.key == "escape":
            self.dismiss(None)
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Lines.Picked)
    def _clicked(self, event: Lines.Picked) -> None:
        self._list.point(event.place)
        self._chosen()

    @on(Prose.Pressed)
    def _button(self, event: Prose.Pressed) -> None:
        press(self.app, event.key)

    @on(Input.Submitted)
    def _chosen(self) -> None:
        if self._list.cursor is not None:
            self.dismiss(self._found[self._list.cursor][0].id)
