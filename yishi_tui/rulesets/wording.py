"""A ruleset in plain words: one paragraph for each table, one line for each kind of motion, each with its source."""

from collections.abc import Callable, Iterable

from yishi_tui.domain.procedure import Meta, Procedure
from yishi_tui.domain.procedure_tables import Observers
from yishi_tui.domain.tally import Criterion
from yishi_tui.i18n import tr
from yishi_tui.phrases import SEPARATOR, Phrases
from yishi_tui.rulesets import listing
from yishi_tui.rulesets.sourcing import source_of
from yishi_tui.rulesets.terms import (
    AT_LIMIT,
    BLANKS,
    BODIES,
    CARRYOVER,
    CHECKS,
    COUNTERS,
    HOST_VOTES,
    MEASURES,
    OPS,
    QUORUM_BASES,
    SEATS,
    WINDOWS,
    Sentences,
    criterion_in_words,
)


def show(procedure: Procedure, phrases: Phrases) -> str:
    """The whole ruleset, for reading."""
    paragraphs = [_head(procedure.meta, phrases.lang == "en")]
    for title, sentences in PARAGRAPHS.items():
        if said := tr("；").join(_sourced(procedure, sentences(procedure, phrases))):
            paragraphs.append(tr("{title}：{what}。", title=_capital(tr(title)), what=said))
    for title, lines in LISTS.items():
        if listed := list(_sourced(procedure, lines(procedure, phrases))):
            paragraphs.append("\n".join(_bullets(tr("{title}：", title=_capital(tr(title))), listed)))
    return "\n\n".join(paragraphs)


def _sourced(procedure: Procedure, sentences: Sentences) -> Iterable[str]:
    """Each sentence with where it comes from, as far as the file says."""
    for sentence, *paths in sentences:
        source = source_of(procedure, *paths)
        yield tr("{what}〔{source}〕", what=sentence, source=source) if source else sentence


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


def _head(meta: Meta, english: bool) -> str:
    title = meta.name(english)
    lines = [tr("{title}（{id}）", title=title, id=meta.id), meta.warning(english), meta.summary]
    lines.append(tr("用于：{body}", body=tr(BODIES[meta.body])))
    if meta.valid_from or meta.valid_to:
        lines.append(tr("有效：{start} 至 {end}", start=meta.valid_from or "…", end=meta.valid_to or "…"))
    lines += _bullets(tr("出处："), meta.sources) + _bullets(tr("说明："), meta.notes)
    return "\n".join(filter(None, lines))


def _bullets(title: str, texts: Iterable[str]) -> list[str]:
    listed = [f"  - {text}" for text in texts]
    return [title, *listed] if listed else []


def _roles(procedure: Procedure, phrases: Phrases) -> Sentences:
    roles, and_ = procedure.roles, SEPARATOR[phrases.lang]
    if roles.required:
        seats = and_.join(tr(SEATS[seat]) for seat in roles.required)
        yield tr("要有{seats}", seats=seats), "roles.required"
    if roles.explains:
        yield tr("可以请来答疑的有{who}", who=and_.join(roles.explains)), "roles.explains"
    yield _observers(roles.observers), "roles.observers"
    yield tr("可以书面委托他人") if roles.proxies else tr("不接受委托"), "roles.proxies"


def _observers(observers: Observers) -> str:
    if observers.vote:
        return tr("列席的可以发言、可以表决") if observers.speak else tr("列席的不发言，可以表决")
    return tr("列席的可以发言，不表决") if observers.speak else tr("列席的不发言、不表决")


def _quorum(procedure: Procedure, phrases: Phrases) -> Sentences:
    quorum, and_ = procedure.quorum, SEPARATOR[phrases.lang]
    if quorum.base == "none":
        yield tr("不设法定人数"), "quorum.base"
        return
    how_many = tr(QUORUM_BASES[quorum.base], op=tr(OPS[quorum.op]), share=quorum.threshold)
    yield how_many, "quorum.base", "quorum.threshold"
    if quorum.check:
        yield tr("核对人数：{when}", when=and_.join(tr(CHECKS[when]) for when in quorum.check)), "quorum.check"
    if quorum.allowed_without:
        allowed = and_.join(phrases.word("kind", kind) for kind in quorum.allowed_without)
        yield tr("人数不够时只能{kinds}", kinds=allowed), "quorum.allowed_without"


def _floor(procedure: Procedure, phrases: Phrases) -> Sentences:
    floor, and_ = procedure.floor, SEPARATOR[phrases.lang]
    yield tr("先后依次看{order}", order=and_.join(phrases.word("why", why) for why in floor.order)), "floor.order"
    stances = and_.join(phrases.word("stance", stance) for stance in floor.stances)
    if floor.stance_required:
        yield tr("发言前必须表明：{stances}", stances=stances), "floor.stances", "floor.stance_required"
    elif floor.stances:
        yield tr("可以表明：{stances}", stances=stances), "floor.stances", "floor.stance_required"
    else:
        yield tr("发言前不用表明立场"), "floor.stances", "floor.stance_required"
    yield tr("主持人改变先后要说明理由") if floor.enforce else tr("主持人可以调整先后"), "floor.enforce"


def _speech(procedure: Procedure, phrases: Phrases) -> Sentences:
    speech = procedure.speech
    limit = tr("每次不超过 {seconds} 秒", seconds=speech.seconds) if speech.seconds else tr("每次不限时")
    yield limit, "speech.seconds"
    times = tr("每人 {times} 次", times=speech.per_motion) if speech.per_motion else tr("不限次数")
    yield times, "speech.per_motion"
    yield tr(COUNTERS[speech.counter]), "speech.counter"
    if speech.seconds:
        yield tr(AT_LIMIT[speech.at_limit]), "speech.at_limit"
        yield tr("时间不能转让"), "speech.transferable"
    if speech.stop_counts_as_turn:
        yield tr("被制止的发言也算一次"), "speech.stop_counts_as_turn"
    if extend := speech.extend:
        needed = criterion_in_words(Criterion(op=extend.op, threshold=extend.threshold, base=extend.base))
        yield tr("有人反对延长时间时要表决：{threshold}", threshold=needed), "speech.extend"


def _motions(procedure: Procedure, phrases: Phrases) -> Sentences:
    before = procedure.debate.requires_motion
    yield tr("先动议后讨论") if before else tr("没有动议也可以讨论"), "debate.requires_motion"
    if procedure.motion.text_required:
        yield tr("动议要有文字"), "motion.text_required"
    if procedure.motion.read_back:
        yield tr("陈述之前要复述确认"), "motion.read_back"
    if "withdraw_request" in procedure.kinds:
        unanimous = procedure.withdraw.after_stated == "unanimous"
        by_vote = tr("陈述以后有人反对撤回的，由过半数决定")
        yield tr("陈述以后要全体同意才能撤回") if unanimous else by_vote, "withdraw.after_stated"


def _chair(procedure: Procedure, phrases: Phrases) -> Sentences:
    chair = procedure.chair
    yield tr("可以参加讨论") if chair.may_debate else tr("不参加讨论"), "chair.may_debate"
    yield tr("可以提动议") if chair.may_move else tr("不提动议"), "chair.may_move"
    yield tr(HOST_VOTES[chair.vote]), "chair.vote"
    yield tr("可以中途交出主持") if chair.handover else tr("不能中途交出主持"), "chair.handover"


def _vote(procedure: Procedure, phrases: Phrases) -> Sentences:
    vote, and_ = procedure.vote, SEPARATOR[phrases.lang]
    yield tr("依次问{sides}", sides=and_.join(phrases.word("choice", side) for side in vote.ask)), "vote.ask"
    methods = and_.join(phrases.word("method", method) for method in vote.methods)
    yield tr("方式有{methods}", methods=methods), "vote.methods"
    yield tr("没有人出声算通过") if vote.silence == "adopted" else tr("没有人出声算没通过"), "vote.silence"
    if vote.tie:
        yield tr("平票不通过"), "vote.tie"
    changed = tr("点名表决，宣布以前可以改票") if vote.change_until else tr("点名表决，投了不能改")
    if "roll_call" in vote.methods:
        yield changed, "vote.change_until"
    if "ballot" in vote.methods:
        yield from _papers(procedure)
    if vote.requires_debate_exhausted:
        yield tr("想说的人都说完了才能表决"), "vote.requires_debate_exhausted"
    yield tr(BLANKS[vote.blanks]), "vote.blanks"


def _papers(procedure: Procedure) -> Sentences:
    vote = procedure.vote
    material = vote.ballot.excess == "void_if_material"
    void = tr("收回的票多于发出的，能改变结果才作废") if material else tr("收回的票多于发出的，本轮作废")
    yield void, "vote.ballot.excess"
    spoiled = tr("废票算在所投票数里") if vote.illegal_in_base else tr("废票不算在所投票数里")
    yield spoiled, "vote.illegal_in_base"
    blank = tr("空白票算在所投票数里") if vote.blank_in_base else tr("空白票不算在所投票数里")
    yield blank, "vote.blank_in_base"


def _renewal(procedure: Procedure, phrases: Phrases) -> Sentences:
    renewal = procedure.renewal
    lost = tr("没通过的，同一次会议里可以再提")
    yield lost if renewal.lost_same_session else tr("没通过的，同一次会议里不再提"), "renewal.lost_same_session"
    if way := renewal.reconsider:
        who = tr("，由投赢了的一方提出") if way.side == "prevailing" else ""
        times = tr("，同一件最多 {times} 次", times=way.max) if way.max else ""
        yield tr(WINDOWS[way.window]) + who + times, "renewal.reconsider"
    else:
        yield tr("不设复议"), "renewal.reconsider"
    yield tr(CARRYOVER[renewal.carryover]), "renewal.carryover"


def _pipeline(procedure: Procedure, phrases: Phrases) -> Sentences:
    before, group, after = procedure.pipeline.research, procedure.pipeline.representation, procedure.pipeline.publicity
    if before:
        yield tr("会前至少 {people} 人调研", people=before.min), "pipeline.research"
    if before and before.report:
        yield tr("调研要有报告"), "pipeline.research.report"
    if group:
        facts = {"group": group.group, "op": tr(OPS[group.op]), "share": group.threshold}
        yield tr("{group}的代表{op} {share}（只提醒）", **facts), "pipeline.representation"
    if after:
        words = {"days": after.days, "op": tr(OPS[after.op]), "share": after.threshold}
        yield tr("会后公示 {days} 天，异议{op} {share} 的重新协商", **words), "pipeline.publicity"


def _participation(procedure: Procedure, phrases: Phrases) -> Sentences:
    rule, and_ = procedure.participation, SEPARATOR[phrases.lang]
    if rule.tests:
        names = and_.join(rule.thresholds)
        yield tr("先看参加的够不够，再算 {thresholds}", thresholds=names), "participation.thresholds"
    for test in rule.tests:
        words = {"measure": tr(MEASURES[test.measure]), "op": tr(OPS[test.op])}
        yield tr("参加的{measure}{op}全体的 {share}", share=test.threshold, **words), "participation.tests"
    if rule.follow_majority.enabled:
        yield tr("从多：约定送达即参与，沉默的计入"), "participation.follow_majority"
    elif procedure.meta.body == "owners":
        yield tr("从多：不用，沉默的不计入"), "participation.follow_majority"


Telling = Callable[[Procedure, Phrases], Sentences]
PARAGRAPHS: dict[str, Telling] = {
    "人员": _roles,
    "法定人数": _quorum,
    "发言次序": _floor,
    "发言时间": _speech,
    "动议": _motions,
    "主持人": _chair,
    "表决": _vote,
    "再提、复议和没议完的": _renewal,
    "会前会后": _pipeline,
    "参加门槛": _participation,
}
LISTS: dict[str, Telling] = {
    "通过条件": listing.thresholds,
    "各个环节": listing.phases,
    "各种动议": listing.kinds,
    "各类事项": listing.matters,
}
