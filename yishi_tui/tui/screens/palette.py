"""Every act of a seat, those out of order with the reason; found by name, by pinyin or by the digit of its key."""

from collections.abc import Sequence

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from yishi_tui import pinyin
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.people import build_index
from yishi_tui.domain.text import fold
from yishi_tui.i18n import tr
from yishi_tui.tui.acts import Act
from yishi_tui.tui.clicks import press
from yishi_tui.tui.dialogs import open_dialog
from yishi_tui.tui.ink import Line, joined, line
from yishi_tui.tui.panels.small import box_title
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.widgets.ime import ImeInput, anchor
from yishi_tui.tui.widgets.lines import Lines, Prose, Row

STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}


Ruling = tuple[Act, OutOfOrder | None]


class _Named(Struct, frozen=True):
    """An act as it is searched for: its name, and its English id beside it."""

    name: str
    call: str
    unit: str = ""


class PaletteScreen(ModalScreen[Act]):
    """Dismisses with the act chosen. One that is out of order is answered with the reason by the screen below.

    What only other seats do is listed where nothing else answers to what was typed: looking for it finds out who does it.
    """

    CSS_PATH = "box.tcss"
    AUTO_FOCUS = "ImeInput"

    def __init__(self, sitting: Sitting, acts: Sequence[Act], not_here: Sequence[Act] = ()) -> None:
        super().__init__()
        self._sitting = sitting
        self._lists = [Searchable(sitting, each) for each in (acts, not_here)]
        self._found: list[Ruling] = []
        self._field = ImeInput(tr("操作的名称或拼音"))
        self._list = Lines()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield self._field
            yield self._list
            yield Prose()

    def on_mount(self) -> None:
        self._search()

    def on_resize(self) -> None:
        self.query_one(".box").border_title = Content(box_title(tr("全部操作"), *self.app.size))
        self.call_after_refresh(anchor, self._field)

    @on(Input.Changed)
    def _search(self) -> None:
        own, other = self._lists
        typed = self._field.line
        self._found = own.find(typed) or other.find(typed)
        self._list.show([self._row(act, refusal) for act, refusal in self._found], 0 if self._found else None)
        nothing = [line(tr("没有这样的操作：换个说法，或者清空，看全部。"))]
        self.query_one(Prose).show([*([] if self._found else nothing), _hints()])

    def _row(self, act: Act, refusal: OutOfOrder | None) -> Row:
        name = line(f"{act.key or ' '} {act.name}", "off" if refusal else "text")
        why = "" if refusal is None else self._sitting.phrases.refusal(refusal)[0]
        return Row((*name, (f"  {why}", "off")) if why else name)

    def on_key(self, event: events.Key) -> None:
        if event.key in STEPS:
            self._list.move(STEPS[event.key])
        elif event.key == "escape" and self.app.screen is self:
            self.dismiss(None)
        elif event.key == "f1":
            self.app.push_screen(open_dialog("help", self._sitting, about="palette"))
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
        if self._list.cursor is not None and self.app.screen is self:
            self.dismiss(self._found[self._list.cursor][0])


def _hints() -> Line:
    keys = (("Enter", tr("就做这个")), ("↑↓", tr("选")), ("F1", tr("帮助")), ("Esc", tr("退出")))
    return joined([((f"{key} ", "key"), (does, "dim")) for key, does in keys], ("  ", "dim"))


class Searchable:
    """Acts with what the rules say of each now, ready to be searched."""

    def __init__(self, sitting: Sitting, acts: Sequence[Act]) -> None:
        self._rulings = [(act, act.check(sitting.meeting, sitting.now())) for act in acts]
        self._index = build_index([_Named(act.name, act.id.replace("_", "")) for act in acts], pinyin.load())

    def find(self, typed: str) -> list[Ruling]:
        """The best first; where nothing is typed those in order, as in the table. A digit is that of the key."""
        if not typed:
            return sorted(self._rulings, key=lambda each: each[1] is not None)
        if fold(typed).isdecimal():
            return [each for each in self._rulings if each[0].key == fold(typed)]
        return [self._rulings[place] for place in self._index.find(typed)]
