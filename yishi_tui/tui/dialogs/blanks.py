"""Filling a blank: anybody suggests a value; they are put to the vote one by one until one carries."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.decide_ladder import no_values
from yishi_tui.domain.queries import immediately_pending
from yishi_tui.domain.text import LINE_LIMIT
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Words
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.ink import Line, line
from yishi_tui.tui.panels.phases import values_in_order

ANY_VALUE = "…"


class Suggesting(Flow):
    """One value after another; `Esc` when there are no more."""

    title = "填空"
    way_out = "提完了"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by

    def begin(self) -> None:
        rule = self.rule_of(lambda name: do.Suggest(by=name, value=ANY_VALUE))
        self.ask(Who(self._suggested_by, rule=rule, note=self._so_far(), start=self._by))
        self.warn(no_values(self.meeting))

    def _so_far(self) -> tuple[Line, ...]:
        """The wording with its blank, and the values in the order in which they will be put."""
        question = immediately_pending(self.meeting)
        if question is None:
            return ()
        values = values_in_order(self.meeting, question)
        if not values:
            said = line(tr("还没有人提。谁提一个？"), "dim")
        else:
            said = ((tr("逐个表决的次序") + "  ", "dim"), (" → ".join(values), "now"))
        return (line(question.text, "strong"), said)

    def _suggested_by(self, name: str) -> None:
        self._by = name
        note = (line(tr("{name}说填什么？", name=self.call(name)), "dim"),)
        self.ask(Words(self._valued, "suggest.value", note=note, limit=LINE_LIMIT))

    def _valued(self, value: str) -> None:
        if self.submit(do.Suggest(by=self._by, value=value)):
            self._by = ""
            self.again()
