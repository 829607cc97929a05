"""What happens unless somebody minds: going to the orders of the day, giving leave."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.persons import taking_part
from yishi_tui.domain.queries import top
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.motions import ask_mover
from yishi_tui.tui.dialogs.steps import Choice
from yishi_tui.tui.dialogs.trial import refusal_of
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.dialogs.withdrawals import objections
from yishi_tui.tui.ink import line


class Objecting(Flow):
    """Somebody minds what was just asked: it goes to the vote, or is not done."""

    title = "有人反对"

    def __init__(self, dialog: Dialog, *, first: tuple[Command, ...] = ()) -> None:
        super().__init__(dialog)
        self._first = first

    def begin(self) -> None:
        note = (line(tr("谁不同意？"), "dim"),)
        self.ask(Who(self._objected, rule=self._may, note=note))
        if not self._first:
            self.warn(refusal_of(self.desk, do.NoObjection()))

    def _may(self, name: str) -> OutOfOrder | None:
        return taking_part(self.meeting, name)

    def _objected(self, name: str) -> None:
        self.finish(*self._first, do.Objection(by=name))


class CallingForOrders(Flow):
    """One member wants the agenda kept: it is, unless two thirds would rather finish what they are at."""

    title = "要求按议程进行"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by

    def begin(self) -> None:
        ask_mover(self, "orders_of_day", self._demanded, start=self._by)

    def _demanded(self, name: str) -> None:
        self._by = name
        demand = do.Move(by=name, kind="orders_of_day")
        if self.refused(demand):
            return
        question = top(self.meeting)
        note = (line(tr("现在议的是：{text}", text=question.text), "dim"),) if question else ()
        say = self.phrases.say("orders_of_day", {"name": self.call(name)})
        self.ask(Choice(self._answered, objections(), say=say, note=note, start=None))

    def _answered(self, objected: bool) -> None:
        demand = do.Move(by=self._by, kind="orders_of_day")
        if objected:
            self.go_on(Objecting(self.dialog, first=(demand,)))
        else:
            self.finish(demand, do.NoObjection())
