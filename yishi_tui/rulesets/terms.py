"""The words for the values that a ruleset chooses from, and sentences that several parts of `rules show` share."""

from collections.abc import Iterator

from yishi_tui.domain.tally import Criterion, Threshold
from yishi_tui.i18n import tr

Sentences = Iterator[tuple[str, ...]]
"""Each a sentence, then the paths of the parameters it tells of."""

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
QUORUM_BASES = {
    "members": "到会的成员{op}名册的 {share}",
    "households": "到会的户{op}全部户数的 {share}",
    "delegates": "到会的代表{op}全体代表的 {share}",
}
COUNTERS = {"question": "每个待决的问题分别计数", "round": "每轮重新计数", "day": "每天重新计数"}
AT_LIMIT = {"end": "到时自动结束", "signal": "到时提醒，由主持人请其收尾"}
HOST_VOTES = {
    "never": "不参加表决",
    "decisive": "只在一票能改变结果时投票",
    "last": "最后投票",
    "always": "和大家一起投票",
}
WINDOWS = {
    "session": "本次会议之内可以复议",
    "session_next_day": "本次会议当天或次日可以复议",
    "next_meeting": "到下次会议为止可以复议",
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
RECONSIDER = {
    "yes": "可以复议",
    "adopted": "通过的可以复议",
    "lost": "没通过的可以复议",
    "no": "不能复议",
}


def in_words(threshold: Threshold) -> str:
    """What it takes to adopt."""
    joint = tr("，并且") if threshold.combine == "all_of" else tr("，或者")
    return joint.join(map(criterion_in_words, threshold.tests))


def criterion_in_words(test: Criterion) -> str:
    side = tr("赞成") if test.side == "yes" else tr("反对")
    words = {"measure": tr(MEASURES[test.measure]), "op": tr(OPS[test.op]), "base": tr(BASES[test.base])}
    return tr("{side}{measure}{op}{base}的 {share}", side=side, share=test.threshold, **words)
