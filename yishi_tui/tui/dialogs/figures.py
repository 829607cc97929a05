"""Asking for figures: a few rows with a number in each, checked while they are typed."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from rich.cells import cell_len

from yishi_tui.domain.order import OutOfOrder
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.steps import DIRECTIONS, Hint, Press, Step
from yishi_tui.tui.ink import Line, fit, line
from yishi_tui.tui.widgets.lines import Row

MOST_DIGITS = 9
CARET = "_"
Preview = Sequence[Line] | OutOfOrder


class Figure(Struct, frozen=True):
    """One number to ask for. One that is not `wanted` may be left empty; `decimal` is for areas."""

    label: str
    text: str = ""
    wanted: bool = True
    decimal: bool = False


class Figures(Step):
    """Several numbers, one after another; `Enter` goes to the next that is wanted, and from the last one on."""

    def __init__(
        self,
        then: Callable[[tuple[str, ...]], None],
        figures: Sequence[Figure],
        live: Callable[[tuple[str, ...]], Preview],
        say: str = "",
    ) -> None:
        super().__init__(say)
        self._then, self._figures, self._live = then, figures, live
        self._texts = [figure.text for figure in figures]
        self._place = 0
        self._fresh = True  # the first digit replaces a figure that stood there before

    def keys(self) -> tuple[Hint, ...]:
        return (("Enter", tr("下一项、确定")), ("↑↓", tr("换一项")), (tr("退格"), tr("删去")))

    def show(self) -> None:
        self.dialog.rows.display = True
        width = max(cell_len(figure.label) for figure in self._figures)
        self.dialog.rows.show([self._row(place, width) for place in range(len(self._figures))], self._place)
        preview = self._live(tuple(self._texts))
        if isinstance(preview, OutOfOrder):
            self.dialog.show_preview(())
            self.dialog.refuse(preview)
        else:
            self.dialog.show_preview(preview)

    def _row(self, place: int, width: int) -> Row:
        figure, text = self._figures[place], self._texts[place]
        shown = text + CARET if place == self._place else text
        unwanted = () if figure.wanted else line(tr("可不填"), "dim")
        return Row(
            (*fit(line(figure.label), width), (f"  {shown:<{MOST_DIGITS}}  ", "strong"), *unwanted),
        )

    def accept(self) -> None:
        if self._figures[self._place].wanted and not self._texts[self._place]:
            self.dialog.complain(tr("“{label}”还没有填。", label=self._figures[self._place].label))
            return
        empty = [place for place, figure in enumerate(self._figures) if figure.wanted and not self._texts[place]]
        later = [place for place, figure in enumerate(self._figures) if figure.wanted and place > self._place]
        following = later or empty
        if following and self._figures[self._place].wanted:
            self._go(following[0])
        elif empty:
            self._go(empty[0])
        else:
            self._then(tuple(self._texts))

    def press(self, press: Press) -> bool:
        step = {"tab": 1, "shift+tab": -1, **DIRECTIONS}.get(press.key)
        if step is not None:
            self._go((self._place + (1 if step > 0 else -1)) % len(self._figures))
            return True
        if press.key == "backspace":
            self._write("" if self._fresh else self._texts[self._place][:-1])
            return True
        sign = press.sign.replace("。", ".")
        if sign.isdecimal() or (sign == "." and self._takes_point()):
            self._write(sign if self._fresh else (self._texts[self._place] + sign)[:MOST_DIGITS])
            return True
        return super().press(press)

    def pick(self, place: int) -> None:
        self._go(place)

    def _takes_point(self) -> bool:
        """Whether a decimal point may follow what stands there."""
        text = "" if self._fresh else self._texts[self._place]
        return self._figures[self._place].decimal and text != "" and "." not in text

    def _go(self, place: int) -> None:
        self._place, self._fresh = place, True
        self.show()

    def _write(self, text: str) -> None:
        self._texts[self._place], self._fresh = text, False
        self.dialog.complain("")
        self.show()
