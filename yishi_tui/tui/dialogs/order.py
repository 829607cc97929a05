"""When the time is up: one more sentence, the next speaker, or more time."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.persons import taking_part
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.details import duration
from yishi_tui.tui.dialogs.figures import Figure, Figures, Preview
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.previews import outcome_lines
from yishi_tui.tui.dialogs.steps import Choice, Option, Read
from yishi_tui.tui.dialogs.trial import refusal_of, tried
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.dialogs.withdrawals import objections
from yishi_tui.tui.ink import line


class AtZero(Flow):
    """The time is up: one more sentence, the next speaker, or a minute more if all agree."""

    title = "时间到"

    def begin(self) -> None:
        options = [Option(self.phrases.choice("ladder", key)["label"], key) for key in ("wrap_up", "next", "extend")]
        self.ask(Choice(self._chosen, options))
        self.warn(refusal_of(self.desk, do.EndSpeech()))

    def _chosen(self, key: str) -> None:
        if key == "extend":
            self.go_on(Extending(self.dialog, seconds=self.meeting.procedure.speech.extend_seconds))
            return
        say = self.phrases.choice("ladder", key)["say"]
        if key == "next":
            self.ask(Read(lambda: self.finish(do.EndSpeech()), (), say, tr("发言完毕")))
        else:
            self.ask(Read(self.leave, (), say, tr("说过了")))


class Extending(Flow):
    """More time for the speaker, if nobody minds or if the meeting votes for it."""

    title = "延时"

    def __init__(self, dialog: Dialog, *, seconds: int = 0) -> None:
        super().__init__(dialog)
        self._seconds = seconds

    def begin(self) -> None:
        if self._seconds:
            self._ask_room(self._seconds)
        else:
            unit = self.meeting.procedure.speech.extend_seconds
            options = [Option(duration(unit * times), unit * times) for times in (1, 2, 3)]
            self.ask(Choice(self._ask_room, options, note=(line(tr("再给多久？"), "dim"),)))
        self.warn(refusal_of(self.desk, do.ExtendTime(seconds=self._seconds or 60)))

    def _ask_room(self, seconds: int) -> None:
        self._seconds = seconds
        ready_made = seconds == self.meeting.procedure.speech.extend_seconds == 60
        own = tr("再给 {length}，大家同意吗？不同意请举手。", length=duration(seconds))
        say = self.phrases.choice("ladder", "extend")["say"] if ready_made else own
        self.ask(Choice(self._answered, objections(), say=say, start=None))

    def _answered(self, objected: bool) -> None:
        if objected:
            note = (line(tr("谁不同意？有人不同意就举手表决。"), "dim"),)
            self.ask(Who(self._vote, rule=lambda name: taking_part(self.meeting, name), note=note))
        else:
            self.finish(do.ExtendTime(seconds=self._seconds))

    def _vote(self, name: str) -> None:
        figures = (Figure(tr("同意延时")), Figure(tr("不同意")))
        self.ask(
            Figures(
                lambda texts: self.finish(self._voted(name, texts)), figures, lambda texts: self._preview(name, texts)
            )
        )

    def _voted(self, name: str, texts: tuple[str, ...]) -> do.ExtendTime:
        yes, no = (int(text or 0) for text in texts)
        return do.ExtendTime(seconds=self._seconds, objection_by=name, yes=yes, no=no)

    def _preview(self, name: str, texts: tuple[str, ...]) -> Preview:
        """The arithmetic as it stands, once both figures are there."""
        if not all(texts):
            return ()
        outcome = tried(self.desk, self._voted(name, texts))
        return outcome if isinstance(outcome, OutOfOrder) else outcome_lines(self.phrases, outcome)
