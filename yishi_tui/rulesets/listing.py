"""The lists of `rules show`: what it takes to adopt, the phases, the table of motions, the matters."""

from yishi_tui.domain.procedure import KindRule, PhaseRule, Procedure
from yishi_tui.domain.vocabulary import Kind
from yishi_tui.i18n import tr
from yishi_tui.phrases import SEPARATOR, Phrases
from yishi_tui.rulesets.terms import BEGINS, DECIDED_BY, RECONSIDER, Sentences, in_words


def thresholds(procedure: Procedure, phrases: Phrases) -> Sentences:
    for name, threshold in procedure.threshold.items():
        yield tr("{title}：{what}", title=name, what=in_words(threshold)), f"threshold.{name}.tests"


def phases(procedure: Procedure, phrases: Phrases) -> Sentences:
    for place, phase in enumerate(procedure.phases):
        title = phase.title_en if phrases.lang == "en" and phase.title_en else phase.title
        yield tr("{title}：{what}", title=title, what=tr("；").join(_phase(phase, phrases))), f"phases[{place}]"


def _phase(phase: PhaseRule, phrases: Phrases) -> list[str]:
    and_ = SEPARATOR[phrases.lang]
    said = [tr(BEGINS[phase.begins])]
    if who := [*(phrases.word("stance", stance) for stance in phase.stances), *phase.groups]:
        said.append(tr("发言的是{who}", who=and_.join(who)))
    if phase.order:
        said.append(tr("先后依次看{order}", order=and_.join(phrases.word("why", why) for why in phase.order)))
    if phase.seconds:
        said.append(tr("每次不超过 {seconds} 秒", seconds=phase.seconds))
    if phase.allowed_kinds:
        said.append(tr("只能提{kinds}", kinds=and_.join(phrases.word("kind", kind) for kind in phase.allowed_kinds)))
    return said


def kinds(procedure: Procedure, phrases: Phrases) -> Sentences:
    for kind, rule in procedure.kinds.items():
        what = tr("；").join(row(procedure, kind, rule, phrases))
        yield tr("{title}：{what}", title=phrases.word("kind", kind), what=what), f"kinds.{kind}"


def row(procedure: Procedure, kind: Kind, rule: KindRule, phrases: Phrases) -> list[str]:
    """A row of the table of motions, cell by cell."""
    said = [] if rule.rank is None else [tr("优先级 {rank}", rank=rule.rank)]
    said.append(tr("可以打断发言") if rule.interrupts else tr("不能打断发言"))
    said.append(tr("要 {number} 人附议", number=rule.second) if rule.second else tr("不用附议"))
    said += [_debate(rule), _amending(kind, rule), _decision(procedure, rule), tr(RECONSIDER[rule.reconsider])]
    return [*said, *_limits(rule, phrases)]


def _debate(rule: KindRule) -> str:
    if rule.debatable == "as_target":
        return tr("所针对的可以讨论时才讨论")
    if rule.debatable and rule.opens_main:
        return tr("可以讨论，也可以讨论主动议本身")
    return tr("可以讨论") if rule.debatable else tr("不讨论")


def _amending(kind: Kind, rule: KindRule) -> str:
    if kind == "amend" and rule.degrees > 1:
        return tr("可以修正（最多 {degrees} 级）", degrees=rule.degrees)
    return tr("可以修正") if rule.amendable else tr("不能修正")


def _decision(procedure: Procedure, rule: KindRule) -> str:
    if rule.decided_by != "vote":
        return tr(DECIDED_BY[rule.decided_by])
    needed = in_words(procedure.threshold[rule.threshold or "majority"])
    if not rule.threshold_with_notice:
        return tr("要{needed}", needed=needed)
    noticed = in_words(procedure.threshold[rule.threshold_with_notice])
    return tr("要{needed}，事先通知过的只要{noticed}", needed=needed, noticed=noticed)


def _limits(rule: KindRule, phrases: Phrases) -> list[str]:
    """What the row says besides the columns of the table."""
    said = []
    if rule.applies_to:
        names = SEPARATOR[phrases.lang].join(phrases.word("kind", kind) for kind in rule.applies_to)
        said.append(tr("只针对{kinds}", kinds=names))
    if rule.debate_limits.seconds:
        said.append(tr("每次不超过 {seconds} 秒", seconds=rule.debate_limits.seconds))
    if rule.debate_limits.per_member:
        said.append(tr("每人 {times} 次", times=rule.debate_limits.per_member))
    return said


def matters(procedure: Procedure, phrases: Phrases) -> Sentences:
    for name, matter in procedure.matters.items():
        english = phrases.lang == "en"
        title = matter.title_en if english and matter.title_en else matter.title
        sentence = matter.sentence_en if english and matter.sentence_en else matter.sentence
        needed = tr("（按 {threshold} 表决）", threshold=matter.threshold) if matter.threshold else ""
        named = tr("{title}（{id}）", title=title, id=name)
        yield tr("{title}：{what}", title=named, what=sentence + needed), f"matters.{name}"
