"""Help for where one is: what the keys do, and the rule of what is being handled, in plain words."""

from collections.abc import Iterator, Sequence

from yishi_tui.domain.procedure import KindRule
from yishi_tui.domain.queries import amendable, debatable, rule_of, speech_limit, speeches_allowed, top
from yishi_tui.domain.question import Question
from yishi_tui.domain.tally import Criterion
from yishi_tui.domain.verdicts import threshold_name
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.details import duration
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.glosses import GLOSSES
from yishi_tui.tui.dialogs.guidance import GUIDANCE, KEYS
from yishi_tui.tui.dialogs.marks import _
from yishi_tui.tui.dialogs.steps import Hint, Read
from yishi_tui.tui.ink import Line, line
from yishi_tui.tui.keyboard import keyboard_of


class Helping(Flow):
    """About the dialog that was open, or about the state of the meeting."""

    title = "帮助"

    def __init__(self, dialog: Dialog, *, about: str = "", keys: Sequence[Hint] = ()) -> None:
        super().__init__(dialog)
        self._about, self._own_keys = about, keys

    def begin(self) -> None:
        body = (*self._guidance(), *self._rule(), *self._keys())
        self.ask(Read(self.leave, body, enter=tr("知道了")))

    def _keys(self) -> Iterator[Line]:
        """Those of the question that was open, and then whatever holds in every dialog; or those of the seat."""
        common = self._common()
        named = " ".join(key for key, _ in self._own_keys)
        yield from (_key(key, does) for key, does in self._own_keys)
        yield from (_key(key, does) for key, does in common if key not in named)

    def _common(self) -> Iterator[Hint]:
        """Those of every dialog; or those of the seat, and the person's own among them."""
        told = KEYS["dialog" if self._about else self.desk.seat]
        keyboard = keyboard_of(self.desk.settings.keys)
        yield from ((tr(key) if isinstance(key, str) else keyboard.names(key), tr(does)) for key, does in told)
        if self.desk.seat == "host" and not self._about:
            known = {act for key, _ in told for act in key if not isinstance(key, str)}
            yield from ((act.key, act.name) for act in keyboard.footer if act.id not in known and act.id != "help")

    def _guidance(self) -> tuple[Line, ...]:
        guidance = GUIDANCE.get(self._about)
        return (line(tr(guidance), "strong"), BLANK) if guidance else ()

    def _rule(self) -> tuple[Line, ...]:
        """What the rules say of the question that is being handled."""
        question = top(self.meeting)
        rule = rule_of(self.meeting, question.kind) if question else None
        if question is None or rule is None:
            return ()
        name = self.phrases.word("kind", question.kind)
        gloss = tr(GLOSSES.get(question.kind, ""))
        facts = tr("；").join(self._facts(question, rule))
        return (line(tr("现在这一件是“{kind}”：{gloss}。", kind=name, gloss=gloss), "text"), line(facts, "dim"), BLANK)

    def _facts(self, question: Question, rule: KindRule) -> Iterator[str]:
        yield tr("要有人附议（只是同意讨论）") if rule.second else tr("不用附议")
        yield tr("可以讨论") if debatable(self.meeting, question) else tr("不讨论")
        yield tr("可以修正") if amendable(self.meeting, question) else tr("不能修正")
        limit, allowed = speech_limit(self.meeting, question), speeches_allowed(self.meeting, question)
        if debatable(self.meeting, question) and limit and allowed:
            yield tr("每人 {n} 次，每次 {length}", n=allowed, length=duration(limit))
        yield self._decided(question, rule)

    def _decided(self, question: Question, rule: KindRule) -> str:
        if rule.decided_by != "vote":
            return tr(DECIDED[rule.decided_by])
        threshold = self.meeting.procedure.threshold[threshold_name(self.meeting, question)]
        either = tr("，或者") if threshold.combine == "any_of" else tr("，并且")
        return tr("{tests} 才通过", tests=either.join(test_in_words(test) for test in threshold.tests))


def test_in_words(test: Criterion) -> str:
    """One test: 赞成的人数多于投票数的 1/2."""
    return tr(
        "{side}的{measure}{op}{base}的 {share}",
        side=tr("赞成") if test.side == "yes" else tr("反对"),
        measure=tr("人数") if test.measure == "heads" else tr("面积"),
        op=tr("多于") if test.op == ">" else tr("不少于"),
        base=tr(BASES[test.base]),
        share=test.threshold,
    )


def _key(key: str, does: str) -> Line:
    return ((f"{key}  ", "key"), (does, "text"))


BLANK: Line = ((" ", "text"),)
DECIDED = {
    "chair": _("由主持人裁定"),
    "demand": _("一个人提出就照办"),
    "answer": _("当场回答"),
}
BASES = {
    "cast": _("投票数"),
    "participants": _("参加表决数"),
    "present": _("在座"),
    "membership": _("全体"),
}
