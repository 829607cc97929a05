"""The chair itself: who presides, which item is taken up, leaving the program."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.vocabulary import Absence
from yishi_tui.i18n import tr
from yishi_tui.tui.desk import Outcome
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Option, Read
from yishi_tui.tui.dialogs.trial import in_a_word, refusal_of
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.ink import line


class HandingOver(Flow):
    """The host leaves the chair to somebody else."""

    title = "交接主持"

    def __init__(self, dialog: Dialog, *, to: str = "") -> None:
        super().__init__(dialog)
        self._to = to

    def begin(self) -> None:
        note = (line(tr("请谁来主持？"), "dim"),)
        self.ask(Who(self._chosen, rule=self.rule_of(lambda name: do.HandOver(to=name)), note=note, start=self._to))

    def _chosen(self, name: str) -> None:
        self._to = name
        options: list[Option[Absence]] = [
            Option(tr("我要发言"), "speak", tr("这件事处理完再回来")),
            Option(tr("我要离开"), "away", tr("回来时收回")),
        ]
        self.ask(Choice(self._because, options, note=(line(tr("为什么交接？"), "dim"),), start=None))

    def _because(self, reason: Absence) -> None:
        self.finish(do.HandOver(to=self._to, reason=reason))


class ChoosingItem(Flow):
    """Which item of the agenda to take up, or that this one is done."""

    title = "议程"

    def begin(self) -> None:
        options = [self._item(number) for number in range(1, len(self.meeting.plan.items) + 1)]
        if self.meeting.item is not None:
            close = do.CloseItem(item=self.meeting.item)
            options.append(self._option(tr("结束第 {n} 项", n=self.meeting.item), close, ""))
        nothing = (line(tr("这次会议没有排议程。"), "dim"),) if not options else ()
        self.ask(Choice(self.finish, options, note=nothing, start=None))

    def _item(self, number: int) -> Option[Command]:
        item = self.meeting.plan.items[number - 1]
        state = tr("已议完") if number in self.meeting.items_done else ""
        if number == self.meeting.item:
            state = tr("正在议")
        return self._option(item.title, do.OpenItem(item=number), state)

    def _option(self, label: str, command: Command, state: str) -> Option[Command]:
        refusal = refusal_of(self.desk, command)
        return Option(label, command, state, (state or in_a_word(self.desk, refusal)) if refusal else "")


class Quitting(Flow):
    """Leave while the meeting goes on; `Enter` confirms."""

    title = "离开会议"
    way_out = "不退出，接着开会"

    def begin(self) -> None:
        live = {
            "host": tr("会议还没有散会。记录都已经存好，再打开就接着开。"),
            "recorder": tr("会议还没有散会，会照常开；没写完的记录留着，再打开就接着写。"),
        }
        body = [line(live.get(self.desk.seat, tr("会议还没有散会，会照常开；再打开就接着看。")), "text")]
        if self.desk.seat == "host":
            body.append(line(tr("正在发言的人，时间会接着走；需要的话先暂停计时。"), "dim"))
        self.ask(Read(lambda: self.dialog.close(Outcome()), body, enter=tr("退出程序")))
