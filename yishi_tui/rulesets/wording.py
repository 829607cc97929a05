"""A ruleset in plain words: one paragraph for each table, one line for each kind of motion."""

from collections.abc import Callable, Iterable, Iterator

from yishi_tui.domain.procedure import KindRule, Meta, Procedure
from yishi_tui.domain.tally import Criterion, Threshold
from yishi_tui.domain.vocabulary import Kind
from yishi_tui.i18n import tr
from yishi_tui.phrases import SEPARATOR, Phrases

BODIES = {
    "consultation": "协商会议，结果是协商意见",
    "residents_meeting": "居民会议",
    "residents_delegates": "居民代表会议",
    "villagers_meeting": "村民会议",
    "villagers_delegates": "村民代表会议",
    "owners": "业主共同决定",
    "society": "社团会议",
}
SEATS = {"host": "主持人", "recorder": "记录员", "timekeeper": "计时员"}
CHECKS = {"open": "开会时", "vote": "每次表决时", "challenge": "有人提出时"}
OPS = {">": "多于", ">=": "不少于"}
MEASURES = {"heads": "人数", "area": "面积"}
BASES = {"cast": "所投票数", "participants": "参加表决总数", "present": "到会总数", "membership": "全体总数"}
COUNTERS = {"question": "每个待决的问题分别计数", "round": "每轮重新计数", "day": "每天重新计数"}
AT_LIMIT = {"end": "到时自动结束", "signal": "到时提醒，由主持人请其收尾"}
HOST_VOTES = {
    "never": "不参加表决",
    "decisive": "只在一票能改变结果时投票",
    "last": "最后投票",
    "always": "和大家一起投票",
}
WINDOWS = {
    "session_next_day": "本次会议当天或次日可以复议",
    "next_meeting": "到下次会议为止可以复议",
    "none": "不设复议",
}
CARRYOVER = {"quarter": "下次会议在一季度之内的，没议完的带过去", "always": "没议完的都带到下次会议"}
BLANKS = {
    "none": "不填空",
    "as_suggested": "空格里的数照提出的先后逐个表决",
    "largest_first": "空格里的数从大到小逐个表决",
    "smallest_first": "空格里的数从小到大逐个表决",
}
BEGINS = {"moved": "动议提出就开始", "seconded": "有人附议就开始", "stated": "陈述以后就开始", "": "由主持人宣布开始"}
DECIDED_BY = {"chair": "由主持人裁定", "demand": "一人要求就办", "answer": "由主持人答复"}
RECONSIDER = {"yes": "可以复议", "adopted": "通过的可以复议", "lost": "没通过的可以复议"}


Sentences = Iterator[str]


def show(procedure: Procedure, phrases: Phrases) -> str:
    """The whole ruleset, for reading."""
    paragraphs = [_head(procedure.meta, phrases.lang == "en")]
    for title, sentences in PARAGRAPHS.items():
        if said := tr("；").join(sentences(procedure, phrases)):
            paragraphs.append(tr("{title}：{what}。", title=_capital(tr(title)), what=said))
    for title, lines in LISTS.items():
        if listed := list(lines(procedure, phrases)):
            paragraphs.append("\n".join(_bullets(tr("{title}：", title=_capital(tr(title))), listed)))
    return "\n\n".join(paragraphs)


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


def in_words(threshold: Threshold) -> str:
    """What it takes to adopt."""
    joint = tr("，并且") if threshold.combine == "all_of" else tr("，或者")
    return joint.join(map(_test, threshold.tests))


def _test(test: Criterion) -> str:
    side = tr("赞成") if test.side == "yes" else tr("反对")
    words = {"measure": tr(MEASURES[test.measure]), "op": tr(OPS[test.op]), "base": tr(BASES[test.base])}
    return tr("{side}{measure}{op}{base}的 {share}", side=side, share=test.threshold, **words)


def _head(meta: Meta, english: bool) -> str:
    title = meta.title_en if english and meta.title_en else meta.title
    lines = [tr("{title}（{id}）", title=title, id=meta.id), meta.summary]
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
        yield tr("要有{seats}", seats=and_.join(tr(SEATS.get(seat, seat)) for seat in roles.required))
    if roles.explains:
        yield tr("可以请来答疑的有{who}", who=and_.join(roles.explains))
    yield tr("可以书面委托他人") if roles.proxies else tr("不接受委托")


def _quorum(procedure: Procedure, phrases: Phrases) -> Sentences:
    quorum, and_ = procedure.quorum, SEPARATOR[phrases.lang]
    if quorum.base == "none":
        yield tr("不设法定人数")
        return
    yield tr("到会的成员{op}名册的 {share}", op=tr(OPS[quorum.op]), share=quorum.threshold)
    if quorum.check:
        yield tr("核对人数：{when}", when=and_.join(tr(CHECKS[when]) for when in quorum.check))
    if quorum.allowed_without:
        yield tr(
            "人数不够时只能{kinds}", kinds=and_.join(phrases.word("kind", kind) for kind in quorum.allowed_without)
        )


def _floor(procedure: Procedure, phrases: Phrases) -> Sentences:
    floor, and_ = procedure.floor, SEPARATOR[phrases.lang]
    yield tr("先后依次看{order}", order=and_.join(phrases.word("why", why) for why in floor.order))
    if floor.stances:
        stances = and_.join(phrases.word("stance", stance) for stance in floor.stances)
        must = floor.stance_required
        yield tr("发言前必须表明：{stances}", stances=stances) if must else tr("可以表明：{stances}", stances=stances)
    yield tr("主持人改变先后要说明理由") if floor.enforce else tr("主持人可以调整先后")


def _speech(procedure: Procedure, phrases: Phrases) -> Sentences:
    speech = procedure.speech
    yield tr("每次不超过 {seconds} 秒", seconds=speech.seconds) if speech.seconds else tr("每次不限时")
    yield tr("每人 {times} 次", times=speech.per_motion) if speech.per_motion else tr("不限次数")
    yield tr(COUNTERS[speech.counter])
    if speech.seconds:
        yield tr(AT_LIMIT[speech.at_limit])
    if speech.extend_threshold in procedure.threshold:
        needed = in_words(procedure.threshold[speech.extend_threshold])
        yield tr("有人反对延长时间时要表决：{threshold}", threshold=needed)


def _motions(procedure: Procedure, phrases: Phrases) -> Sentences:
    yield tr("先动议后讨论") if procedure.debate.requires_motion else tr("没有动议也可以讨论")
    if procedure.motion.text_required:
        yield tr("动议要有文字")
    if procedure.motion.read_back:
        yield tr("陈述之前要复述确认")
    if "withdraw_request" in procedure.kinds:
        unanimous = procedure.withdraw.after_stated == "unanimous"
        yield tr("陈述以后要全体同意才能撤回") if unanimous else tr("陈述以后有人反对撤回的，由过半数决定")


def _chair(procedure: Procedure, phrases: Phrases) -> Sentences:
    chair = procedure.chair
    yield tr("可以参加讨论") if chair.may_debate else tr("不参加讨论")
    yield tr("可以提动议") if chair.may_move else tr("不提动议")
    yield tr(HOST_VOTES[chair.vote])
    yield tr("可以中途交出主持") if chair.handover else tr("不能中途交出主持")


def _vote(procedure: Procedure, phrases: Phrases) -> Sentences:
    vote, and_ = procedure.vote, SEPARATOR[phrases.lang]
    yield tr("依次问{sides}", sides=and_.join(phrases.word("choice", side) for side in vote.ask))
    yield tr("方式有{methods}", methods=and_.join(phrases.word("method", method) for method in vote.methods))
    yield tr("没有人出声算通过") if vote.silence == "adopted" else tr("没有人出声算没通过")
    material = vote.ballot_excess == "void_if_material"
    yield tr("收回的票多于发出的，能改变结果才作废") if material else tr("收回的票多于发出的，本轮作废")
    if vote.requires_debate_exhausted:
        yield tr("想说的人都说完了才能表决")
    yield tr(BLANKS[vote.blanks])


def _renewal(procedure: Procedure, phrases: Phrases) -> Sentences:
    again = procedure.renewal.lost_same_session
    yield tr("没通过的，同一次会议里可以再提") if again else tr("没通过的，同一次会议里不再提")
    yield tr(WINDOWS[procedure.renewal.reconsider_window])
    yield tr(CARRYOVER[procedure.renewal.carryover])


def _pipeline(procedure: Procedure, phrases: Phrases) -> Sentences:
    before, group, after = procedure.pipeline.research, procedure.pipeline.representation, procedure.pipeline.publicity
    if before:
        yield tr("会前至少 {people} 人调研", people=before.min)
    if before and before.report:
        yield tr("调研要有报告")
    if group:
        yield tr("{group}的代表{op} {share}（只提醒）", group=group.group, op=tr(OPS[group.op]), share=group.threshold)
    if after:
        facts = {"days": after.days, "op": tr(OPS[after.op]), "share": after.threshold}
        yield tr("会后公示 {days} 天，异议{op} {share} 的重新协商", **facts)


def _thresholds(procedure: Procedure, phrases: Phrases) -> Sentences:
    for name, threshold in procedure.threshold.items():
        yield tr("{title}：{what}", title=name, what=in_words(threshold))


def _participation(procedure: Procedure, phrases: Phrases) -> Sentences:
    rule, and_ = procedure.participation, SEPARATOR[phrases.lang]
    if rule.tests:
        yield tr("先看参加的够不够，再算 {thresholds}", thresholds=and_.join(rule.thresholds))
    for test in rule.tests:
        words = {"measure": tr(MEASURES[test.measure]), "op": tr(OPS[test.op])}
        yield tr("参加的{measure}{op}全体的 {share}", share=test.threshold, **words)


def _phases(procedure: Procedure, phrases: Phrases) -> Sentences:
    and_ = SEPARATOR[phrases.lang]
    for phase in procedure.phases:
        title = phase.title_en if phrases.lang == "en" and phase.title_en else phase.title
        who = [*(phrases.word("stance", stance) for stance in phase.stances), *phase.groups]
        speaking = tr("；发言的是{who}", who=and_.join(who)) if who else ""
        yield tr("{title}：{what}", title=title, what=tr(BEGINS[phase.begins]) + speaking)


def _kinds(procedure: Procedure, phrases: Phrases) -> Sentences:
    for kind, rule in procedure.kinds.items():
        what = tr("；").join(_kind(procedure, kind, rule))
        yield tr("{title}：{what}", title=phrases.word("kind", kind), what=what)


def _kind(procedure: Procedure, kind: Kind, rule: KindRule) -> Sentences:
    if rule.rank is not None:
        yield tr("优先级 {rank}", rank=rule.rank)
    yield tr("要 {number} 人附议", number=rule.second) if rule.second else tr("不用附议")
    if rule.debatable == "as_target":
        yield tr("所针对的可以讨论时才讨论")
    else:
        yield tr("可以讨论") if rule.debatable else tr("不讨论")
    yield tr("可以修正") if rule.amendable or (kind == "amend" and rule.degrees > 1) else tr("不能修正")
    yield _decision(procedure, rule)
    if rule.interrupts:
        yield tr("可以打断发言")
    if rule.reconsider in RECONSIDER:
        yield tr(RECONSIDER[rule.reconsider])


def _decision(procedure: Procedure, rule: KindRule) -> str:
    if rule.decided_by != "vote":
        return tr(DECIDED_BY[rule.decided_by])
    needed = in_words(procedure.threshold[rule.threshold or "majority"])
    if not rule.threshold_with_notice:
        return tr("要{needed}", needed=needed)
    noticed = in_words(procedure.threshold[rule.threshold_with_notice])
    return tr("要{needed}，事先通知过的只要{noticed}", needed=needed, noticed=noticed)


def _matters(procedure: Procedure, phrases: Phrases) -> Sentences:
    for name, matter in procedure.matters.items():
        english = phrases.lang == "en"
        title = matter.title_en if english and matter.title_en else matter.title
        sentence = matter.sentence_en if english and matter.sentence_en else matter.sentence
        needed = tr("（按 {threshold} 表决）", threshold=matter.threshold) if matter.threshold else ""
        yield tr("{title}：{what}", title=tr("{title}（{id}）", title=title, id=name), what=sentence + needed)


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
LISTS: dict[str, Telling] = {"通过条件": _thresholds, "各个环节": _phases, "各种动议": _kinds, "各类事项": _matters}
