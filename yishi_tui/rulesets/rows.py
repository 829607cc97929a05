"""What the rows of the table of motions may not say, each by itself and all together."""

from collections.abc import Iterator

from yishi_tui.domain.procedure import KindRule, Procedure
from yishi_tui.domain.vocabulary import Kind
from yishi_tui.i18n import tr
from yishi_tui.tables import Problem

SHARED_RANKS = ({"limit_debate", "extend_debate"},)
"""Kinds that are two forms of one motion, and so have one rank."""
BRINGS_BACK = ("reconsider", "take", "discharge", "rescind")
MOST_DEGREES = 2
SIDE_NO = ("appeal", "object")
"""Effects of a question that asks whether something shall stand, or be considered: no is what changes it."""
WINDOWED: tuple[Kind, ...] = ("reconsider", "take_from_table")
"""Kinds that may bring something back only for a time."""


def ranks(procedure: Procedure) -> Iterator[Problem]:
    """No two motions that compete have the same rank."""
    holders: dict[int, str] = {}
    for kind, rule in procedure.kinds.items():
        if rule.rank is None or rule.class_ in ("main", "bring_back"):
            continue
        other = holders.setdefault(rule.rank, kind)
        if other != kind and {kind, other} not in SHARED_RANKS:
            yield Problem(tr("优先级 {rank} 已经给了“{other}”", rank=rule.rank, other=other), f"kinds.{kind}.rank")


def kinds(procedure: Procedure) -> Iterator[Problem]:
    """Each row makes sense by itself."""
    for kind, rule in procedure.kinds.items():
        for field, what in _problems(procedure, kind, rule):
            yield Problem(what, f"kinds.{kind}.{field}")


def _problems(procedure: Procedure, kind: Kind, rule: KindRule) -> Iterator[tuple[str, str]]:
    if rule.second and rule.decided_by != "vote":
        yield "second", tr("这一种不付表决（decided_by = “{by}”），没有人能附议", by=rule.decided_by)
    if rule.second > 1:
        yield "second", tr("有一个人附议就够了：只能写 0 或 1")
    if rule.debatable == "as_target" and not _has_target(rule):
        yield "debatable", tr("这一种没有所针对的动议，不能写“as_target”")
    if rule.class_ == "subsidiary" and rule.rank is None:
        yield "rank", tr("附属动议要有优先级")
    if rule.degrees > MOST_DEGREES:
        yield "degrees", tr("修正案最多两层：只能写 1 或 2")
    if rule.effect in SIDE_NO and not _asks_no(procedure, rule):
        yield "threshold", tr("这一种要反对的一方达到门槛才算数：门槛里要写 side = “no”")
    yield from _pending(rule)
    yield from _windows(procedure, kind, rule)


def _asks_no(procedure: Procedure, rule: KindRule) -> bool:
    """Whether the threshold, where there is one of that name, is measured on the side of those against."""
    threshold = procedure.threshold.get(rule.threshold)
    return threshold is None or all(test.side == "no" for test in threshold.tests)


def _has_target(rule: KindRule) -> bool:
    """Whether it is applied to another motion: one pending, or one decided before."""
    applied = rule.requires.pending in ("any", "debatable", "main") or bool(rule.applies_to)
    return rule.class_ != "main" and (applied or rule.effect in BRINGS_BACK)


def _pending(rule: KindRule) -> Iterator[tuple[str, str]]:
    if rule.class_ == "main" and rule.requires.pending not in ("none", ""):
        yield "requires.pending", tr("主动议只能在没有待决动议时提出，应为“none”")
    if rule.class_ == "subsidiary" and rule.requires.pending == "none":
        yield "requires.pending", tr("附属动议要有待决的动议，不能写“none”")
    if rule.requires.before_debate and rule.requires.pending in ("none", ""):
        yield "requires.before_debate", tr("没有待决的动议，就谈不上“讨论之前”")
    if rule.applies_to and rule.requires.pending == "none":
        yield "applies_to", tr("没有待决的动议，就没有可以针对的")


def _windows(procedure: Procedure, kind: Kind, rule: KindRule) -> Iterator[tuple[str, str]]:
    window, way = rule.requires.window, procedure.renewal.reconsider
    if window and kind not in WINDOWED:
        yield "requires.window", tr("只有复议和取回搁置的才有时限")
    if window and kind == "reconsider" and way is not None and window != way.window:
        yield "requires.window", tr("和 renewal.reconsider 里的“{other}”不一样", other=way.window)


def somewhere_to_begin(procedure: Procedure) -> Iterator[Problem]:
    """Without a main motion nothing can be brought before the meeting."""
    if procedure.kinds and "main" not in procedure.kinds:
        yield Problem(tr("没有主动议（main），什么也提不出来"), "kinds")


CHECKS = (ranks, kinds, somewhere_to_begin)
