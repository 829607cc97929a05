"""Hands, the next speaker, and stopping one."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.decide_floor import open_debate
from yishi_tui.domain.floor import next_speaker, speaking_order
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.persons import explains
from yishi_tui.domain.queries import speech_limit, speeches_allowed, top
from yishi_tui.domain.vocabulary import Stance
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.details import duration
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.reasons import ask_reason
from yishi_tui.tui.dialogs.steps import Choice, Hint, Option
from yishi_tui.tui.dialogs.trial import in_a_word
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.ink import Line, line
from yishi_tui.tui.widgets.picker import Standing

STANCES: tuple[Stance, ...] = ("pro", "con", "question")


class RaisingHands(Flow):
    """Several hands at once: one batch is one moment. Picking somebody who waits takes the hand down."""

    title = "举手"

    def __init__(self, dialog: Dialog) -> None:
        super().__init__(dialog)
        self.batch: dict[str, Command] = {}

    def begin(self) -> None:
        self.ask(Hands(self))
        problem = open_debate(self.meeting)
        if isinstance(problem, OutOfOrder):
            self.warn(problem)

    def toggle(self, name: str) -> None:
        """One more hand up or down, or the last change of it taken back. A guest who explains is asked at once."""
        if explains(self.meeting, name):
            self.finish(*self.batch.values(), do.Recognize(by=name))
            return
        if self.batch.pop(name, None) is None and not self._add(name):
            return
        self.dialog.picker.clear()
        self.dialog.refresh_head()

    def _add(self, name: str) -> bool:
        change: Command = do.CancelRequest(by=name) if self.waits(name) else do.RequestFloor(by=name)
        if self.refused(*self.batch.values(), change):
            return False
        self.batch[name] = change
        return True

    def waits(self, name: str) -> bool:
        """Whether the hand is up already."""
        question = top(self.meeting)
        return question is not None and any(request.by == name for request in question.queue)

    def leave(self) -> None:
        """`Esc` ends the batch; it does not throw it away."""
        if self.batch:
            self.finish(*self.batch.values())
        else:
            self.dialog.close(None)


class Hands(Who):
    """Who raises a hand; the line stays open for the next."""

    def __init__(self, flow: RaisingHands) -> None:
        super().__init__(flow.toggle, rule=flow.rule_of(lambda name: do.RequestFloor(by=name)))
        self._flow = flow

    def head(self) -> tuple[Line, ...]:
        batch = self._flow.batch
        if not batch:
            return (line(tr("举了手的一位一位记：座号 Enter。记完一起算，先后由规则定。"), "dim"),)
        signs = ("＋" if isinstance(change, do.RequestFloor) else "－" for change in batch.values())
        names = "  ".join(f"{sign}{name}" for sign, name in zip(signs, batch, strict=True))
        return (((tr("{n} 位", n=len(batch)) + "  ", "now"), (names, "strong")),)

    def keys(self) -> tuple[Hint, ...]:
        return ((tr("座号") + " Enter", tr("记下一位；再按一次取消")), ("↑↓", tr("挑选")))

    def escape(self) -> str:
        return tr("记完了")

    def standing(self, name: str) -> Standing:
        change = self._flow.batch.get(name)
        if explains(self._flow.meeting, name):
            return Standing(tr("列席，可以请来解答"))
        if change is not None:
            return Standing(tr("✓ 举手") if isinstance(change, do.RequestFloor) else tr("✓ 放下"))
        return Standing(tr("已举手，可放下")) if self._flow.waits(name) else super().standing(name)

    def accept(self) -> None:
        if self.dialog.picker.typed or self.dialog.picker.chosen:
            super().accept()
        else:
            self._flow.leave()

    def _pick(self, name: str) -> None:
        self._flow.toggle(name)


class AskingStance(Flow):
    """The stance of the one who is to speak; the digit starts the clock."""

    title = "请发言"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        waiting = next_speaker(self.meeting)
        self._by = by or (waiting.by if waiting else "")

    def begin(self) -> None:
        options = [self._option(stance) for stance in self.meeting.procedure.floor.stances or STANCES]
        options.append(Option(tr("先请别人说…"), None))
        say = self.phrases.say("recognize_ask_stance", {"name": self.call(self._by)}) if self._by else ""
        self.ask(Choice(self._chosen, options, say=say, note=self._facts(), start=None))

    def _facts(self) -> tuple[Line, ...]:
        question = top(self.meeting)
        if question is None or not self._by:
            return ()
        limit, allowed = speech_limit(self.meeting, question), speeches_allowed(self.meeting, question)
        parts = [self._by, tr("第 {n} 次", n=question.speeches.get(self._by, 0) + 1)]
        parts += [tr("共 {n} 次", n=allowed)] if allowed else []
        parts += [tr("每次 {length}", length=duration(limit))] if limit else []
        return (line("  ".join(parts), "dim"),)

    def _option(self, stance: Stance) -> Option[Stance | None]:
        refusal = self.rule_of(lambda name: do.Recognize(by=name, stance=stance))(self._by)
        why = in_a_word(self.desk, refusal) if refusal else ""
        return Option(self.phrases.word("stance_say", stance), stance, tr("开始计时"), why)

    def _chosen(self, stance: Stance | None) -> None:
        if stance is None:
            self.go_on(Overriding(self.dialog))
        else:
            self.finish(do.Recognize(by=self._by, stance=stance))


class Overriding(Flow):
    """Somebody out of turn, with a recorded reason."""

    title = "调整顺序"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by, self._reason = by, ""

    def begin(self) -> None:
        if self._by:
            self._picked(self._by)
        else:
            order = [waiting.by for waiting in speaking_order(self.meeting)]
            queue = tr("按规则的顺序：{names}", names=tr("、").join(order)) if order else tr("没有人在等着发言。")
            rule = self.rule_of(lambda name: do.Recognize(by=name, stance="question", override="…"))
            guests = line(tr("来解答问题的列席也在这里请，不占次数。"), "dim") if self._experts() else ()
            self.ask(Who(self._picked, rule=rule, note=(line(queue, "dim"), *((guests,) if guests else ()))))

    def _experts(self) -> bool:
        return any(explains(self.meeting, guest.name) for guest in self.meeting.guests)

    def _picked(self, name: str) -> None:
        self._by = name
        if explains(self.meeting, name):
            self.finish(do.Recognize(by=name))
        else:
            ask_reason(self, "override", self._because)

    def _because(self, reason: str) -> None:
        self._reason = reason
        known = next((waiting.stance for waiting in speaking_order(self.meeting) if waiting.by == self._by), None)
        if known or not self.meeting.procedure.floor.stance_required:
            self._recognize(known)
            return
        stances = self.meeting.procedure.floor.stances or STANCES
        options = [Option[Stance | None](self.phrases.word("stance_say", stance), stance) for stance in stances]
        say = self.phrases.say("recognize_ask_stance", {"name": self.call(self._by)})
        self.ask(Choice(self._recognize, options, say=say, start=None))

    def _recognize(self, stance: Stance | None) -> None:
        self.finish(do.Recognize(by=self._by, stance=stance, override=self._reason))


class Stopping(Flow):
    """The host stops the speaker, with a reason."""

    title = "请停止发言"

    def begin(self) -> None:
        ask_reason(self, "stop_speech", lambda reason: self.finish(do.StopSpeech(reason=reason)))
