"""What is said whenever rules are used that nobody should use unwarned."""

from importlib import import_module

from yishi_tui import rulesets
from yishi_tui.cli.output import say
from yishi_tui.domain.owners import Together, maybe_one_head
from yishi_tui.domain.plan import Plan
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.representation import group_share
from yishi_tui.i18n import lang, tr
from yishi_tui.phrases import SEPARATOR

MOST = 10
"""Reminders of one kind: a roll of thousands has hundreds of people of one name."""


def warn(rules: Procedure) -> None:
    """Say what everybody must know who uses these rules."""
    for caution in rulesets.cautions(rules):
        say(caution)


def warn_of_roll(rules: Procedure, plan: Plan) -> None:
    """Say what the roll should be looked at for, before the meeting; none of it stops anything."""
    share = group_share(rules.pipeline.representation, plan.members)
    if share is not None and share.short:
        facts = {
            "group": import_module("yishi_tui.minutes.words").words(lang()).word(share.group, "group"),
            "have": share.have,
            "of": share.of,
            "percent": share.percent,
            "short": share.short,
        }
        say(tr("提醒：{group}代表 {of} 人中有 {have} 人，占 {percent}%，还差 {short} 人。", **facts))
    alike = list(maybe_one_head(plan.members)) if rules.meta.body == "owners" else []
    for found in alike[:MOST]:
        say(_one_head(found))
    if len(alike) > MOST:
        say(tr("提醒：这样的还有 {count} 处，请在名册里核对。", count=len(alike) - MOST))


def _one_head(found: Together) -> str:
    names = SEPARATOR[lang()].join(found.names)
    if found.by == "unit":
        return tr(
            "提醒：“{unit}”有几位表决：{names}。共有一处的算一人，请只给一位表决权。", unit=found.what, names=names
        )
    return tr(
        "提醒：名册上有几位“{name}”：{names}。是同一位业主的话，请合成一行，面积相加。", name=found.what, names=names
    )
