"""Asking for a person."""

from collections.abc import Callable, Sequence

from textual.widget import Widget

from yishi_tui.domain.order import OutOfOrder
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.steps import DIRECTIONS, Hint, Press, Step
from yishi_tui.tui.dialogs.trial import in_a_word
from yishi_tui.tui.ink import Line
from yishi_tui.tui.widgets.picker import Extra, Extras, Standing, nobody_else


def nothing_against(name: str) -> OutOfOrder | None:
    """Anybody may."""
    return None


class Who(Step):
    """A person. Those whom the `rule` objects to are greyed with the reason, and picking them shows it in full."""

    def __init__(
        self,
        then: Callable[[str], None],
        *,
        rule: Callable[[str], OutOfOrder | None] = nothing_against,
        extras: Extras = nobody_else,
        other: Callable[[Extra], None] | None = None,
        say: str = "",
        note: Sequence[Line] = (),
        start: str = "",
    ) -> None:
        super().__init__(say, note)
        self._then, self._rule = then, rule
        self._extras, self._other = extras, other
        self._start = start
        self._query = ""

    def keys(self) -> tuple[Hint, ...]:
        return ((tr("座号") + " Enter", tr("选人")), ("↑↓", tr("挑选")))

    def field(self) -> Widget:
        return self.dialog.picker.field

    def show(self) -> None:
        self.dialog.picker.display = True
        self.dialog.picker.open(self.standing, self._extras, self._query, self._start)

    def standing(self, name: str) -> Standing:
        """How somebody stands: free to be picked, or greyed with the reason in a word."""
        refusal = self._rule(name)
        return Standing() if refusal is None else Standing(in_a_word(self.dialog.desk, refusal), refused=True)

    def accept(self) -> None:
        picked = self.dialog.picker.chosen
        if picked is None:
            self.dialog.complain(self._nobody(self.dialog.picker.typed))
        elif isinstance(picked, Extra):
            if self._other:
                self._other(picked)
        else:
            self._pick(picked)

    def _nobody(self, typed: str) -> str:
        return tr("名册上找不到“{typed}”。", typed=typed) if typed else tr("请先输入座号或姓名，或者用 ↑↓ 挑选。")

    def _pick(self, name: str) -> None:
        refusal = self._rule(name)
        if refusal is not None:
            self.dialog.refuse(refusal)
        else:
            self._start = name
            self._then(name)

    def press(self, press: Press) -> bool:
        if press.key in DIRECTIONS:
            self.dialog.picker.move(DIRECTIONS[press.key])
            return True
        if press.character:
            self.dialog.picker.field.insert_text_at_cursor(press.character)
            return True
        return not self.dialog.picker.typed and super().press(press)

    def leave(self) -> None:
        self._query = self.dialog.picker.typed
