"""Taking a motion back, or putting it in other words, before and after it belongs to the meeting."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.amounts import read_back
from yishi_tui.domain.motion_words import wordless
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.persons import taking_part
from yishi_tui.domain.queries import find, immediately_pending, top
from yishi_tui.domain.question import Question
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.motions import wording_of
from yishi_tui.tui.dialogs.steps import Choice, Option, Read, Words
from yishi_tui.tui.dialogs.trial import refusal_of
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.ink import line


class Withdrawing(Flow):
    """The mover takes the motion back: alone before it is stated, with the meeting's leave after."""

    title = "撤回"

    def begin(self) -> None:
        question = top(self.meeting)
        if question is not None and question.stated:
            self.go_on(AskingLeave(self.dialog))
            return
        withdraw = do.Withdraw(by=question.mover if question else "")
        body = (
            (line(question.text, "strong"), line(tr("提出人  {name}", name=question.mover), "dim")) if question else ()
        )
        self.ask(Read(lambda: self.finish(withdraw), body, enter=tr("撤回")))
        self.warn(refusal_of(self.desk, withdraw))


class Rewording(Flow):
    """The mover puts the motion in other words before it is stated; then the second is asked for again."""

    title = "改写文字"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by

    def begin(self) -> None:
        question = top(self.meeting)
        text = self._text(question) if question else ""
        mover = self._by or (question.mover if question else "")
        note = (line(tr("陈述以前，提出的人可以改写；改写以后要重新问附议。"), "dim"),)
        say = self.phrases.say("ask_wording", {"name": self.call(mover)}) if question else ""

        def reworded(new: str) -> None:
            confirm = self.phrases.say("confirm_wording", {"text": read_back(new)})
            done = do.Modify(by=mover, text=new)
            if not self.refused(done):
                self.ask(Read(lambda: self.finish(done), (), confirm, tr("就是这样")))

        self.ask(Words(reworded, "wording.text", text, say=say, note=note))
        self.warn(refusal_of(self.desk, do.Modify(by=mover, text=text or "…")))

    def _text(self, question: Question) -> str:
        """The words as they stand; of an amendment that has none yet, what it is to change."""
        target = find(self.meeting, question.target) if wordless(question) else None
        return wording_of(target) if target else question.text


class AskingLeave(Flow):
    """A stated motion belongs to the meeting: whether anybody minds that it is taken back."""

    title = "请求撤回"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by

    def begin(self) -> None:
        question = top(self.meeting)
        if question is not None and question.asks_leave and not question.stated:
            self._ask_room(question.mover, asked=True)
            return
        pending = immediately_pending(self.meeting)
        start = self._by or (pending.mover if pending else "")
        rule = self.rule_of(lambda name: do.AskLeaveToWithdraw(by=name))
        note = (line(tr("谁想收回自己的提议？"), "dim"),)
        self.ask(Who(lambda name: self._ask_room(name, asked=False), rule=rule, note=note, start=start))

    def _ask_room(self, name: str, *, asked: bool) -> None:
        first = () if asked else (do.AskLeaveToWithdraw(by=name),)
        say = self.phrases.say("no_objection", {"name": self.call(name)})

        def answered(objected: bool) -> None:
            if objected:
                note = (line(tr("谁不同意？有人不同意，就表决让不让收回。"), "dim"),)
                self.ask(Who(lambda by: self.finish(*first, do.Objection(by=by)), rule=self._may_object, note=note))
            else:
                self.finish(*first, do.NoObjection())

        self.ask(Choice(answered, objections(), say=say, start=None))

    def _may_object(self, name: str) -> OutOfOrder | None:
        return taking_part(self.meeting, name)


def objections() -> tuple[Option[bool], Option[bool]]:
    """Nobody minds, or somebody does."""
    return Option(tr("没有人反对"), False), Option(tr("有人反对"), True)
