"""Putting a question to the vote, or asking whether anybody minds."""

from typing import Any

from yishi_tui.domain import commands as do
from yishi_tui.domain.queries import immediately_pending
from yishi_tui.domain.vocabulary import Kind, Method
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Option, Words
from yishi_tui.tui.dialogs.trial import in_a_word, refusal_of
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.dialogs.withdrawals import objections
from yishi_tui.tui.ink import Line, line

NO_VOTE = None


class CallingVote(Flow):
    """By which method; the usual one is the default."""

    title = "表决"

    def begin(self) -> None:
        options: list[Option[Method | None]] = [self._option(method) for method in self.meeting.procedure.vote.methods]
        options.append(Option(tr("大家没有意见，无异议通过…"), NO_VOTE))
        usual = next((place for place, option in enumerate(options) if not option.refused), 0)
        self.ask(Choice(self._chosen, options, say=self.said("call_vote"), note=_question(self), start=usual))
        refusal = refusal_of(self.desk, do.CallVote())
        if refusal is not None and refusal.rule != "rising_vote_needed":
            self.warn(refusal)

    def _option(self, method: Method) -> Option[Method | None]:
        refusal = refusal_of(self.desk, do.CallVote(method=method))
        why = in_a_word(self.desk, refusal) if refusal else ""
        return Option(self.phrases.word("method", method), method, refused=why)

    def _chosen(self, method: Method | None) -> None:
        if method is NO_VOTE:
            self.go_on(AskingConsent(self.dialog))
        else:
            self.finish(do.CallVote(method=method))


def _question(flow: Flow) -> tuple[Line, ...]:
    question = immediately_pending(flow.meeting)
    return (line(question.text, "strong"),) if question else ()


class AskingConsent(Flow):
    """Whether anybody minds that something is done without a vote; one is enough to stop it."""

    title = "无异议通过"

    def __init__(self, dialog: Dialog, *, kind: Kind | None = None, text: str = "", **details: Any) -> None:
        super().__init__(dialog)
        pending = immediately_pending(self.meeting)
        self._kind: Kind = kind or (pending.kind if pending else "main")
        self._text, self._details = text, details

    def begin(self) -> None:
        if self._kind == "main" and not self._text and immediately_pending(self.meeting) is None:
            note = (line(tr("想请大家一致同意什么？"), "dim"),)
            self.ask(Words(self._ask_room, "consent.text", note=note))
        else:
            self._ask_room(self._text)

    def _ask_room(self, text: str) -> None:
        self._text = text
        about = (line(self._text, "strong"),) if self._text else _question(self)
        say = tr("就这么定，大家同意吗？不同意请举手。")
        self.ask(Choice(self._answered, objections(), say=say, note=about, start=None))
        self.warn(refusal_of(self.desk, self._consent("")))

    def _consent(self, objection_by: str) -> do.UnanimousConsent:
        return do.UnanimousConsent(kind=self._kind, text=self._text, objection_by=objection_by, **self._details)

    def _answered(self, objected: bool) -> None:
        if objected:
            note = (line(tr("谁不同意？一个人不同意，就照常动议、表决。"), "dim"),)
            self.ask(Who(lambda name: self.finish(self._consent(name)), rule=self.rule_of(self._consent), note=note))
        else:
            self.finish(self._consent(""))
