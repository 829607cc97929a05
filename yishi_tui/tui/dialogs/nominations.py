"""Candidates: who has been nominated, one more, and whether nominations are closed."""

from collections.abc import Callable

from yishi_tui.domain import commands as do
from yishi_tui.domain.decide_ladder import no_nominations
from yishi_tui.domain.motions import ruling_on
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.persons import taking_part
from yishi_tui.domain.vocabulary import Kind
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.kinds import MovingKind
from yishi_tui.tui.dialogs.steps import Choice, Option
from yishi_tui.tui.dialogs.trial import in_a_word, refusal_of
from yishi_tui.tui.dialogs.votes import AskingConsent
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.ink import Line, line

CLOSE: Kind = "close_nominations"
REOPEN: Kind = "reopen_nominations"


class Nominating(Flow):
    """Stays open for the next candidate."""

    title = "提名"
    way_out = "提完了"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by

    def begin(self) -> None:
        closing = refusal_of(self.desk, do.UnanimousConsent(kind=CLOSE))
        options = (
            self._option(tr("提名一位"), self._ask_by, no_nominations(self.meeting)),
            self._option(tr("没有人再提：大家同意停止提名"), self._close, closing),
            self._option(tr("有人动议停止提名"), lambda: self._move(CLOSE), ruling_on(self.meeting, CLOSE)),
            self._option(tr("有人动议重新开放提名"), lambda: self._move(REOPEN), ruling_on(self.meeting, REOPEN)),
        )
        self.ask(Choice(lambda go: go(), options, note=(self._so_far(),), start=None))

    def _so_far(self) -> Line:
        names = self.meeting.candidates
        if not names:
            return line(tr("还没有人被提名。"), "dim")
        stopped = tr("（提名已经停止）") if self.meeting.nominating == "closed" else ""
        return (tr("已被提名") + "  ", "dim"), (tr("、").join(names), "strong"), (stopped, "dim")

    def _option(self, label: str, go: Callable[[], None], refusal: OutOfOrder | None) -> Option[Callable[[], None]]:
        return Option(label, go, refused=in_a_word(self.desk, refusal) if refusal else "")

    def _close(self) -> None:
        self.go_on(AskingConsent(self.dialog, kind=CLOSE))

    def _move(self, kind: Kind) -> None:
        self.go_on(MovingKind(self.dialog, kind=kind))

    def _ask_by(self) -> None:
        note = (line(tr("谁来提名？"), "dim"),)
        self.ask(Who(self._nominated_by, rule=lambda name: taking_part(self.meeting, name), note=note, start=self._by))

    def _nominated_by(self, name: str) -> None:
        self._by = name
        note = (line(tr("{name}提名谁？", name=self.call(name)), "dim"),)
        self.ask(Who(self._nominated, rule=self.rule_of(lambda who: do.Nominate(by=name, who=who)), note=note))

    def _nominated(self, name: str) -> None:
        if self.submit(do.Nominate(by=self._by, who=name)):
            self._by = ""
            self.again()
