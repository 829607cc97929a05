"""Points of order and what follows them: the ruling, the appeal, the doubt about a vote."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.queries import top
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.marks import _
from yishi_tui.tui.dialogs.reasons import ask_reason, ask_text
from yishi_tui.tui.dialogs.steps import Choice, Option
from yishi_tui.tui.dialogs.trial import refusal_of
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.ink import Line, line
from yishi_tui.tui.widgets.picker import Extra


class RaisingPoint(Flow):
    """Somebody says that the rules are not being kept."""

    title = "秩序问题"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by

    def begin(self) -> None:
        rule = self.rule_of(lambda name: do.Move(by=name, kind="point_of_order"))
        note = (line(tr("谁提出来的？现场不报名字。"), "dim"),)
        self.ask(Who(self._raised_by, rule=rule, note=note, start=self._by))

    def _raised_by(self, name: str) -> None:
        self._by = name
        ask_text(self, [tr(point) for point in POINTS], self._written, tr("提醒的是什么？"))

    def _written(self, text: str) -> None:
        self.finish(do.Move(by=self._by, kind="point_of_order", text=text))


class Ruling(Flow):
    """The host rules on what waits for a ruling."""

    title = "裁定"

    def __init__(self, dialog: Dialog) -> None:
        super().__init__(dialog)
        self._well_taken = True

    def begin(self) -> None:
        question = top(self.meeting)
        about: tuple[Line, ...] = (((question.text, "strong"),),) if question else ()
        options = (Option(tr("成立，照着改过来"), True), Option(tr("不成立，照常进行"), False))
        self.ask(Choice(self._ruled, options, say=self.said("rule"), note=about, start=None))
        self.warn(refusal_of(self.desk, do.Rule(well_taken=True)))

    def _ruled(self, well_taken: bool) -> None:
        self._well_taken = well_taken
        ask_reason(self, "rule", self._because, none_needed=True)

    def _because(self, reason: str) -> None:
        self.finish(do.Rule(well_taken=self._well_taken, reason=reason))


class Appealing(Flow):
    """Somebody does not accept a ruling: the meeting decides, if another one agrees."""

    title = "申诉"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by

    def begin(self) -> None:
        note = (line(tr("谁不同意刚才的裁定？"), "dim"),)
        self.ask(Who(self._appealed_by, rule=self.rule_of(self._appeal), note=note, start=self._by))

    def _appealed_by(self, name: str) -> None:
        self._by = name
        rule = self.meeting.procedure.kinds.get("appeal")
        if rule is None or not rule.second:
            self.finish(self._appeal(name))
            return
        step = Who(
            lambda seconder: self.finish(self._appeal(name), do.Second(by=seconder)),
            rule=self.rule_of(lambda seconder: do.Second(by=seconder), self._appeal(name)),
            extras=lambda typed: () if typed else (Extra("nobody", tr("没有人附议")),),
            other=lambda row: self.finish(self._appeal(name), do.NoSecond()),
            note=(line(tr("哪位愿意一起讨论？附议只是同意讨论，不算赞成。"), "now"),),
        )
        self.ask(step)

    def _appeal(self, name: str) -> do.Move:
        return do.Move(by=name, kind="appeal")


class Doubting(Flow):
    """Somebody doubts the count: it is taken again, rising."""

    title = "重新计票"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by

    def begin(self) -> None:
        step = Who(
            lambda name: self.finish(do.Division(by=name)),
            rule=self.rule_of(lambda name: do.Division(by=name)),
            say=self.phrases.say("call_vote_rising"),
            note=(line(tr("谁有疑问？一个人提出就要起立再数。"), "dim"),),
            start=self._by,
        )
        self.ask(step)


POINTS = (
    _("超过时间了"),
    _("说的不是这个提议"),
    _("还没轮到就说"),
    _("说到人身上了"),
    _("漏了一步，或者步骤不对"),
    _("人数不够了"),
)
"""What people most often point out, by digit."""
