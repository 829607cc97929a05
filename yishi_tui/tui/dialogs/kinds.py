"""Every kind of motion of the ruleset: those in order now by digit, the others greyed with the reason."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.motions import ruling_on
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.persons import taking_part
from yishi_tui.domain.queries import speaking
from yishi_tui.domain.vocabulary import Kind
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.demands import CallingForOrders
from yishi_tui.tui.dialogs.details import Fields, gather
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.glosses import GLOSSES
from yishi_tui.tui.dialogs.motions import Amending, Moving, ask_mover, objection, speaker
from yishi_tui.tui.dialogs.points import Appealing, Doubting, RaisingPoint
from yishi_tui.tui.dialogs.steps import Choice, Option
from yishi_tui.tui.dialogs.trial import in_a_word
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.dialogs.withdrawals import AskingLeave
from yishi_tui.tui.ink import line

OWN_FLOWS: dict[Kind, type[Flow]] = {
    "main": Moving,
    "amend": Amending,
    "point_of_order": RaisingPoint,
    "appeal": Appealing,
    "division_assembly": Doubting,
    "withdraw_request": AskingLeave,
    "orders_of_day": CallingForOrders,
}
"""Kinds that are asked for in a way of their own."""


class ChoosingKind(Flow):
    """What somebody wants to move."""

    title = "动议的种类"

    def begin(self) -> None:
        options = [self._option(kind) for kind in GLOSSES if kind in self.meeting.procedure.kinds]
        options.sort(key=lambda option: (bool(option.refused), option.note == self._speaker_only))
        note = (line(tr("能提的在前面，按数字选；灰色的现在不合程序，右边写着原因。"), "dim"),)
        self.ask(Choice(self._chosen, options, note=note))

    def _option(self, kind: Kind) -> Option[Kind]:
        refusal, by_speaker = objection(self.meeting, kind)
        why = in_a_word(self.desk, refusal) if refusal else ""
        note = self._speaker_only if by_speaker else tr(GLOSSES.get(kind, ""))
        return Option(self.phrases.word("kind", kind), kind, note, why)

    @property
    def _speaker_only(self) -> str:
        return tr("只能由正在发言的{name}提", name=self.call(speaker(self)))

    def _chosen(self, kind: Kind) -> None:
        own = OWN_FLOWS.get(kind)
        self.go_on(own(self.dialog) if own else MovingKind(self.dialog, kind=kind))


class MovingKind(Flow):
    """A motion of any kind that has no flow of its own: who, then whatever it needs."""

    title = "程序性动议"

    def __init__(self, dialog: Dialog, *, kind: Kind, by: str = "") -> None:
        super().__init__(dialog)
        self._kind, self._by = kind, by

    def begin(self) -> None:
        gloss = tr(GLOSSES.get(self._kind, ""))
        note = ((*line(self.phrases.word("kind", self._kind), "strong"), *line(f"  {gloss}", "dim")),)
        kind = self.meeting.procedure.kinds[self._kind]
        if kind.decided_by == "answer":
            self.ask(Who(self._moved_by, rule=self._may_ask, note=note, start=self._by))
            self.warn(ruling_on(self.meeting, self._kind))
        else:
            start = self._by or ("" if kind.interrupts else speaker(self))
            ask_mover(self, self._kind, self._moved_by, note=note, start=start)

    def _may_ask(self, name: str) -> OutOfOrder | None:
        return taking_part(self.meeting, name)

    def _moved_by(self, name: str) -> None:
        self._by = name
        gather(self, self._kind, self._ready)

    def _ready(self, fields: Fields) -> None:
        if self._kind == "request_info" and speaking(self.meeting) and speaker(self) != self._by:
            self._ask_speaker(fields.get("text", ""))
        else:
            self.finish(do.Move(by=self._by, kind=self._kind, **fields))

    def _ask_speaker(self, text: str) -> None:
        """A question to the speaker takes the speaker's time, if the speaker is willing."""
        options = (Option(tr("愿意，用自己的时间回答"), True), Option(tr("不愿意，接着说"), False))
        name = self.call(speaker(self))
        note = (line(tr("{name}愿意现在回答吗？", name=name), "text"),)

        def answered(consents: bool) -> None:
            self.finish(do.Interrupt(by=self._by, kind=self._kind, text=text, consents=consents))

        self.ask(Choice(answered, options, note=note, start=None))
