"""The parts of a deliberation: which phase comes next and who speaks in it; the next part of a long motion."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.paragraphs import NEXT_PART, in_hand
from yishi_tui.domain.phases import title_of_phase
from yishi_tui.domain.procedure import PhaseRule
from yishi_tui.domain.queries import immediately_pending
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Option
from yishi_tui.tui.dialogs.trial import in_a_word, refusal_of
from yishi_tui.tui.ink import line
from yishi_tui.tui.panels.phases import speakers_of
from yishi_tui.tui.steps import phase_words


class Advancing(Flow):
    """On to the next phase, or to the next part of what is taken part by part."""

    title = "环节"

    def begin(self) -> None:
        options = [*self._parts(), *map(self._phase, self.meeting.procedure.phases)]
        start = next((place for place, option in enumerate(options) if not option.refused), None)
        note = tr("接下来做什么？") if options else tr("现在用的议事规则不分环节，手上的动议也没有分段。")
        self.ask(Choice(self.finish, options, say=self.said("phase"), note=(line(note, "dim"),), start=start))

    def _parts(self) -> tuple[Option[do.PhaseAct], ...]:
        if in_hand(self.meeting) is None:
            return ()
        label = phase_words(self.meeting, NEXT_PART, english=self.phrases.lang == "en")
        refusal = refusal_of(self.desk, do.PhaseAct(act=NEXT_PART))
        why = in_a_word(self.desk, refusal) if refusal else ""
        return (Option(label, do.PhaseAct(act=NEXT_PART), refused=why),)

    def _phase(self, phase: PhaseRule) -> Option[do.PhaseAct]:
        title = title_of_phase(self.meeting.procedure, phase.id, self.phrases.lang == "en")
        return Option(title, do.PhaseAct(act=phase.id), speakers_of(phase, self.phrases), self._against(phase))

    def _against(self, phase: PhaseRule) -> str:
        """Why it is not the next: it is under way, it begins by itself, or it is not its turn."""
        if phase.id == self.meeting.procedure_phase:
            return tr("正在进行")
        if phase.begins and immediately_pending(self.meeting) is None:
            return tr("到那一步自己开始")
        refusal = refusal_of(self.desk, do.PhaseAct(act=phase.id))
        return in_a_word(self.desk, refusal) if refusal else ""
