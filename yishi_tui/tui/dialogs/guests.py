"""Guests who explain: the host asks an engineer, a lawyer, the property manager to answer; no stance, no turn."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.persons import explains
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Option
from yishi_tui.tui.dialogs.trial import in_a_word, refusal_of
from yishi_tui.tui.ink import line


class AskingGuest(Flow):
    """Which of them; the digit starts the clock."""

    title = "请列席解答"

    def begin(self) -> None:
        roles = tr("、").join(self.meeting.procedure.roles.explains)
        options = [self._option(guest.name, guest.role) for guest in self.meeting.guests]
        options.sort(key=lambda option: bool(option.refused))
        if not roles:
            note = tr("现在用的议事规则没有写哪些列席可以解答。")
        elif not options:
            note = tr("今天没有列席。规则里可以解答的是：{roles}。", roles=roles)
        else:
            note = tr("单独计时，不问立场，不占发言次数。")
        self.ask(Choice(self._asked, options, note=(line(note, "dim"),), start=None))

    def _option(self, name: str, role: str) -> Option[str]:
        if not explains(self.meeting, name):
            return Option(name, name, role, tr("只列席，不解答"))
        refusal = refusal_of(self.desk, do.Recognize(by=name))
        return Option(name, name, role, in_a_word(self.desk, refusal) if refusal else "")

    def _asked(self, name: str) -> None:
        self.finish(do.Recognize(by=name))
