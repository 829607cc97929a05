"""Every record of the journal is told in a plain sentence, in both languages."""

import string
from datetime import datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.minutes.evening import HOST, LI, LIU, PLAN, WANG, ZHANG, ZHAO, Evening
from yishi_tui import chronicle
from yishi_tui.chronicle import brief, brief_of_act, sentence, taken_back_by, word
from yishi_tui.chronicle_cases import Records
from yishi_tui.domain import events as ev
from yishi_tui.domain.events import BY_NAME, Event
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.record import Record, acts
from yishi_tui.domain.vocabulary import Absence, Seat
from yishi_tui.phrases import Lang

AT = datetime.fromisoformat("2026-11-28T19:00:00+08:00")
GATE = "本次仅为协商意见，须提交居民会议决定。"
MOTION = ev.MotionMade(kind="main", by=WANG, text="种花")
LANGUAGES: tuple[Lang, ...] = ("zh", "en")

TOLD: tuple[tuple[Event, str], ...] = (
    (ev.Arrived(who=(WANG, LI)), "王秀兰、李桂芳到场"),
    (ev.Arrived(who=(WANG,), proxy={WANG: LI}), "王秀兰到场，王秀兰持李桂芳的书面委托"),
    (ev.Arrived(who=(), proxy={WANG: LI}), "登记书面委托，王秀兰持李桂芳的书面委托"),
    (ev.Left(who=(WANG,)), "王秀兰离场"),
    (ev.Admitted(who="周新", role="member"), "周新登记为成员"),
    (ev.Admitted(who="周新", role="guest"), "周新登记为列席"),
    (ev.CalledToOrder(present=23, needed=15, met=True), "宣布开会，出席23人，法定人数15人"),
    (ev.CalledToOrder(present=9, needed=15, met=False), "宣布开会，人数不足，出席9人，法定人数15人"),
    (ev.CalledToOrder(present=9, needed=0, met=True), "宣布开会，出席9人"),
    (ev.RecessBegan(minutes=5), "休会5分钟"),
    (ev.Reconvened(), "复会"),
    (ev.Adjourned(present=23), "散会，出席23人"),
    (
        ev.NextMeetingOpened(days=7, present=23, needed=15, met=True),
        "开下一次会议，距上次7天，出席23人，法定人数15人",
    ),
    (
        ev.NextMeetingOpened(days=0, present=23, needed=15, met=True, continued=True),
        "续会，接着上次的会议开，出席23人，法定人数15人",
    ),
    (ev.ItemOpened(item=1), "开始议第1项：加装电梯"),
    (ev.ItemOpened(item=9), "开始议第9项"),
    (ev.ItemClosed(item=1), "第1项议完"),
    (MOTION, "王秀兰提出动议：种花"),
    (
        ev.MotionMade(kind="amend", by=LI, text="改一个字", new_text="种树"),
        "李桂芳提出修正案：改一个字；改后为“种树”",
    ),
    (ev.MotionMade(kind="amend", by=LI, text="种树", new_text="种树"), "李桂芳提出修正案；改后为“种树”"),
    (
        ev.MotionMade(kind="postpone_definitely", by=LI, until="next_meeting"),
        "李桂芳提出延期到指定时间；到下次会议",
    ),
    (ev.MotionMade(kind="commit", by=LI, to="小组"), "李桂芳提出交付研究；交给小组"),
    (ev.MotionMade(kind="divide_question", by=LI, parts=("一", "二")), "李桂芳提出拆开表决；拆成一、二"),
    (ev.MotionSeconded(by=LI), "李桂芳附议"),
    (ev.SecondWithdrawn(by=LI), "李桂芳收回附议"),
    (ev.MotionWithdrawn(by=WANG), "王秀兰撤回动议"),
    (ev.MotionModified(by=WANG, text="种树"), "王秀兰改写动议：种树"),
    (ev.QuestionStated(), "主持人陈述议题"),
    (ev.FellForWantOfSecond(), "无人附议，不予讨论"),
    (ev.WordingReadBack(text="种树"), "记录员复述动议：种树"),
    (ev.WordingConfirmed(by=WANG), "王秀兰确认文字无误"),
    (ev.FloorRequested(by=LI), "李桂芳举手"),
    (ev.FloorRequested(by=LI, stance="con"), "李桂芳举手（反对）"),
    (ev.RequestCancelled(by=LI), "李桂芳放下手"),
    (ev.SpeechBegan(by=LI, speech_no=2), "李桂芳开始发言（第2次）"),
    (
        ev.SpeechBegan(by=LI, stance="pro", override="有事早走"),
        "李桂芳开始发言（赞成，第1次）；主持人调整顺序：有事早走",
    ),
    (ev.SpeechBegan(by="吴律师", speech_no=0, explains=True), "请吴律师作说明"),
    (ev.SpeechEnded(by=LI, used_ms=125_999), "李桂芳发言完毕，用时2:05"),
    (ev.SpeechEnded(by=LI, used_ms=180_000, cut_off=True), "李桂芳发言到时结束，用时3:00"),
    (ev.SpeechEnded(by=LI, used_ms=5_000, stopped="离题"), "主持人请李桂芳停止发言，用时0:05；理由：离题"),
    (ev.ClockPaused(), "暂停计时"),
    (ev.ClockResumed(), "继续计时"),
    (ev.ClockAdjusted(seconds=30, reason="开早了"), "计时校正：加30秒，开早了"),
    (ev.ClockAdjusted(seconds=-30, reason="开晚了"), "计时校正：减30秒，开晚了"),
    (ev.TimeExtended(seconds=60), "同意延时60秒"),
    (
        ev.TimeExtended(seconds=60, objection_by=LI, yes=4, no=2),
        "有成员不同意延时，表决赞成4，反对2：延时60秒",
    ),
    (ev.ExtensionRefused(seconds=60, objection_by=LI, verdict="objection"), "有成员不同意延时，不延时"),
    (
        ev.ExtensionRefused(seconds=60, objection_by=LI, verdict="lost", yes=2, no=4),
        "有成员不同意延时，表决赞成2，反对4：不延时",
    ),
    (ev.SpeechInterrupted(by=LI, kind="point_of_order", text="离题"), "李桂芳打断发言：秩序问题：离题"),
    (
        ev.SpeechInterrupted(by=LI, kind="request_info", text="多少钱", runs=True),
        "李桂芳向发言人提问，发言人同意：多少钱",
    ),
    (
        ev.SpeechInterrupted(by=LI, kind="request_info", declined=True),
        "李桂芳想向发言人提问，发言人没有同意",
    ),
    (ev.InformationGiven(by=LI, kind="request_info", text="多少钱"), "李桂芳提出询问：多少钱"),
    (ev.SpeechResumed(), "发言人接着说"),
    (
        ev.PointRuled(kind="point_of_order", raised_by=LI, text="离题", well_taken=True, reason="确实"),
        "主持人裁定：秩序问题成立；理由：确实",
    ),
    (
        ev.PointRuled(kind="question_of_privilege", raised_by=LI, text="太吵", well_taken=False),
        "主持人裁定：权益问题不成立",
    ),
    (ev.VoteCalled(method="hands"), "付诸表决（举手）"),
    (ev.BallotCast(by=LI, choice="abstain"), "李桂芳投票：弃权"),
    (ev.VotesCounted(yes=21, no=4), "计票：赞成21，反对4"),
    (
        ev.VotesCounted(yes=3, no=3, abstain=1, host="yes", area_yes="100.5", area_no="90"),
        "计票：赞成3，反对3；弃权1；主持人投赞成票；面积赞成100.5，反对90",
    ),
    (ev.PapersCounted(voters=6, collected=6, present=7), "发票6张，收回6张，尚未开票"),
    (ev.PapersCounted(voters=6, collected=7, present=7, void=True), "发票6张，收回7张，本轮作废"),
    (
        ev.PapersCounted(voters=6, collected=6, present=7, yes=3, no=1, blank=1, illegal=1),
        "开票：赞成3，反对1；空白1；废票1",
    ),
    (
        ev.ResultAnnounced(kind="main", verdict="adopted", effect="adopt", yes=21, no=4),
        "动议：赞成21，反对4，通过",
    ),
    (
        ev.ResultAnnounced(kind="main", verdict="adopted", effect="adopt", yes=2, no=1, sentence=GATE),
        f"动议：赞成2，反对1，通过（{GATE}）",
    ),
    (
        ev.ResultAnnounced(kind="appeal", verdict="chair_reversed", effect="appeal", yes=1, no=4),
        "申诉：赞成1，反对4，推翻裁定",
    ),
    (ev.ResultAnnounced(kind="main", verdict="void", effect="adopt"), "动议：本轮表决作废"),
    (ev.ConsentGiven(motion=MOTION, effect="adopt"), "无异议通过：动议：种花"),
    (ev.ConsentRefused(kind="recess", objection_by=LI), "有成员不同意，休会未能无异议通过"),
    (ev.LeaveObjected(by=LI), "有成员不同意撤回，要表决"),
    (ev.LeaveGiven(), "大家同意，动议撤回"),
    (ev.LeaveRefused(by=LI), "有成员不同意，动议不撤回"),
    (ev.DivisionDemanded(by=LI), "李桂芳对票数有疑问，起立重新表决"),
    (ev.ChairHandedOver(to=LI, reason="away"), "主持交给李桂芳（原主持人暂时离开）"),
    (ev.ChairTakenBack(), "原主持人接回主持"),
    (ev.NoteTaken(by=LIU, text="一\n二"), "写下记录：一 二"),
    (ev.ActionAssigned(task="问价", owner=LI, due="周五"), "落实事项：问价；责任人李桂芳；期限周五"),
    (ev.ActionAssigned(task="问价", owner="", due=""), "落实事项：问价"),
    (ev.PhaseEntered(act="debate"), "进入“debate”"),
    (ev.PartTaken(part=2), "逐段审议：议第2段"),
    (ev.PartTaken(part=0), "逐段审议：各段议过，议全文"),
    (ev.OrderFellDue(question=7), "专项议程的时间到了"),
    (ev.OrderTakenUp(question=7), "时间到了，接着议延期的事"),
    (ev.OrdersFollowed(), "照议程办，手上的事放一放"),
    (
        ev.MotionMade(kind="postpone_definitely", by=LI, until="20:00", special=True),
        "李桂芳提出延期到指定时间；到20:00；定为专项议程",
    ),
    (
        ev.ConsentGiven(
            motion=ev.MotionMade(kind="divide_question", by=LI, parts=("一", "二")), effect="divide", demanded=True
        ),
        "李桂芳要求拆开表决，照办；拆成一、二",
    ),
    (ev.RoundOpened(), "开始新一轮发言"),
    (ev.ValueSuggested(by=LI, value="三万"), "李桂芳建议填“三万”"),
    (ev.Nominated(by=LI, who=ZHAO), "李桂芳提名赵强"),
    (ev.MinutesRead(), "宣读上次会议的记录"),
    (ev.MinutesAmended(text="少写一人"), "更正上次会议的记录：少写一人"),
    (ev.MinutesApproved(), "通过上次会议的记录"),
    (ev.Corrected(voids=(2,), reason="按错了"), "更正：撤销第2条（李桂芳附议）；理由：按错了"),
    (ev.Corrected(voids=(3,)), "更正：恢复第3条所撤销的内容"),
)


@pytest.fixture(scope="module")
def history(simplified: Procedure) -> tuple[Record, ...]:
    """Three records that others can refer to."""
    planned = ev.MeetingPlanned(plan=PLAN, rules=simplified)
    told: tuple[Event, ...] = (planned, ev.MotionSeconded(by=LI), ev.Corrected(voids=(2,)))
    return tuple(Record(seq, AT, "host", event) for seq, event in enumerate(told, 1))


def of(event: Event) -> Record:
    return Record(4, AT, "host", event)


@pytest.mark.parametrize(("event", "told"), TOLD)
def test_the_sentence(history: Records, event: Event, told: str) -> None:
    assert sentence(of(event), history, "zh") == told


def test_the_plan_is_told_from_its_own_record(history: Records) -> None:
    told = "建立会议记录：3号楼议事会；名册8人；议事规则为简化版议事规则"
    assert sentence(history[0], history, "zh") == told


def test_every_event_is_told() -> None:
    """A new event needs a sentence in both data/chronicle.*.toml, and a line in the table above."""
    assert {type(event).__name__ for event, _ in TOLD} | {"MeetingPlanned"} == set(BY_NAME)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_has_an_event(lang: Lang) -> None:
    assert {key.partition("-")[0] for key in chronicle.sentences(lang)} == set(BY_NAME)


def test_both_languages_say_the_same_of_the_same() -> None:
    ours, theirs = (chronicle.sentences(lang) for lang in LANGUAGES)
    assert {key: facts(text) for key, text in ours.items()} == {key: facts(text) for key, text in theirs.items()}


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("event", [event for event, _ in TOLD])
def test_nothing_is_left_open(history: Records, event: Event, lang: Lang) -> None:
    told, short = (tell(of(event), history, lang) for tell in (sentence, brief))
    assert told.startswith(short[:4])
    assert not set(told) & set("{}\n")
    assert "None" not in told
    assert "_" not in told


def test_the_short_form_names_some_of_many(history: Records) -> None:
    record = of(ev.Arrived(who=(HOST, WANG, LI, ZHAO)))
    assert brief(record, history, "zh") == "许慧、王秀兰等4人到场"
    assert brief(record, history, "en") == "许慧, 王秀兰 and others (4) came in"


def test_a_sentence_of_the_gate_is_told_in_english_where_there_is_one(history: Records) -> None:
    record = of(ev.ResultAnnounced(kind="main", verdict="adopted", effect="adopt", yes=2, no=1, sentence=GATE))
    assert "it goes to the residents' meeting to decide" in sentence(record, history, "en")
    other = of(ev.ResultAnnounced(kind="main", verdict="adopted", effect="adopt", yes=2, no=1, sentence="另一句"))
    assert "(另一句)" in sentence(other, history, "en")


def test_nobody_has_left_before_the_call_to_order(simplified: Procedure) -> None:
    evening = Evening.opened(simplified)
    evening.do("leave", who=[LI])
    assert sentence(evening.history[-1], evening.history, "zh") == "李桂芳离场"
    planned = tuple(record for record in evening.history if not isinstance(record.event, ev.CalledToOrder))
    assert sentence(planned[-1], planned, "zh") == brief(planned[-1], planned, "zh") == "更正：李桂芳没有到"
    assert sentence(planned[-1], planned, "en") == "Put right: 李桂芳 did not come"


def test_texts_are_no_templates(history: Records) -> None:
    told = sentence(of(ev.NoteTaken(by=LIU, text="{by} {0} {reason!r}")), history, "zh")
    assert told == "写下记录：{by} {0} {reason!r}"


def test_an_act_is_told_without_what_its_end_implies(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, "种花", second=WANG).do("recognize", by=LI, stance="pro").wait(5)
    evening.do("end_speech").vote(4, 1)
    told = [brief_of_act(act.records, evening.history, "zh") for act in acts(evening.history)]
    assert told[-4:] == [
        "赵强提出动议，王秀兰附议，主持人陈述议题",
        "李桂芳开始发言（赞成，第1次）",
        "李桂芳发言完毕，用时0:05",
        "付诸表决（举手），动议：赞成4，反对1，通过",
    ]


def test_numbers_of_records() -> None:
    assert chronicle.numbers((7, 3, 4, 5), "zh") == "第3至5条、第7条"
    assert chronicle.numbers((1,), "en") == "record 1"


@given(st.sets(st.integers(1, 30), min_size=1))
def test_numbers_name_each_record_once(seqs: set[int]) -> None:
    named = chronicle.numbers(tuple(seqs), "zh").replace("第", "").replace("条", "").split("、")
    spans = [[int(end) for end in span.split("至")] for span in named]
    assert [n for span in spans for n in range(span[0], span[-1] + 1)] == sorted(seqs)


def test_what_was_taken_back_names_the_correction(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, "种花").do("note", by=LIU, text="一").do("note", by=LIU, text="二")
    evening.do("correct").do("correct").do("correct", steps=2)
    found = taken_back_by(evening.history)
    assert found.keys() == voided(evening.history)
    corrections = {record.seq: record.event for record in evening.history if isinstance(record.event, ev.Corrected)}
    assert all(gone in corrections[seq].voids for gone, seq in found.items())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_seat_and_absence_has_a_word(lang: Lang) -> None:
    words = [word("seat", seat, lang) for seat in get_args(Seat)] + [
        word("absence", why, lang) for why in get_args(Absence)
    ]
    assert len(set(words)) == len(words)
    assert ZHANG not in words
