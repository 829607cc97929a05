"""What became of each question stands on the page, by its name."""

from collections.abc import Callable

import pytest

from tests.minutes.evening import HOST, LAWYER, LI, LIU, WANG, ZHANG, ZHAO, Evening
from yishi_tui.domain.procedure import Procedure
from yishi_tui.minutes.motion_values import Fate, Motion

TEXT = "楼前种月季"
Script = Callable[[Evening], Evening]


def main(evening: Evening) -> Evening:
    return evening.put(ZHAO, TEXT, second=WANG)


def ballot(evening: Evening, collected: int, **fields: int) -> Evening:
    return main(evening).do("call_vote", method="ballot").do("ballot", voters=6, collected=collected, **fields)


FATES: dict[str, tuple[Script, Fate, str]] = {
    "adopted": (lambda e: main(e).vote(4, 2), "adopted", "通过，形成协商意见"),
    "lost": (lambda e: main(e).vote(2, 4), "lost", "未通过"),
    "a tie is lost": (lambda e: main(e).vote(3, 3), "lost", "未通过"),
    "by the host's vote": (lambda e: main(e).vote(3, 3, host="yes"), "adopted", "通过，形成协商意见"),
    "by consent": (lambda e: main(e).do("unanimous_consent", kind="main"), "adopted", "通过，形成协商意见"),
    "consent refused": (
        lambda e: main(e).do("unanimous_consent", kind="main", objection_by=LI),
        "pending",
        "待决",
    ),
    "void": (lambda e: ballot(e, 7).do("announce"), "pending", "待决"),
    "void, then taken": (lambda e: ballot(e, 7).do("announce").vote(4, 1), "adopted", "通过，形成协商意见"),
    "fell": (lambda e: e.do("move", by=ZHAO, kind="main", text=TEXT).do("no_second"), "fell", "无人附议，不予讨论"),
    "withdrawn by leave": (
        lambda e: main(e).do("ask_leave_to_withdraw", by=ZHAO).do("no_objection"),
        "withdrawn",
        "撤回",
    ),
    "withdrawn by vote": (
        lambda e: main(e).do("ask_leave_to_withdraw", by=ZHAO).do("objection", by=LI).vote(4, 1),
        "withdrawn",
        "撤回",
    ),
    "leave refused": (
        lambda e: main(e).do("ask_leave_to_withdraw", by=ZHAO).do("objection", by=LI).vote(1, 4).vote(4, 1),
        "adopted",
        "通过，形成协商意见",
    ),
    "postponed": (lambda e: main(e).put(LI, "", "postpone_definitely", WANG).vote(4, 1), "postponed", "延期"),
    "committed": (lambda e: main(e).put(LI, "", "commit", WANG, to="小组").vote(4, 1), "committed", "交付研究"),
    "divided": (
        lambda e: main(e).put(LI, "", "divide_question", WANG, parts=["一", "二"]).vote(4, 1),
        "divided",
        "拆开表决",
    ),
    "unfinished": (lambda e: main(e).do("adjourn"), "unfinished", "未议完"),
    "not stated": (
        lambda e: e.do("move", by=ZHAO, kind="main", text=TEXT).do("adjourn"),
        "not_stated",
        "未及陈述",
    ),
    "pending": (main, "pending", "待决"),
    "reconsidered and lost": (
        lambda e: main(e).vote(4, 1).put(LI, "", "reconsider", WANG, voted="yes").vote(4, 1).vote(1, 4),
        "lost",
        "未通过",
    ),
    "doubted": (
        lambda e: main(e).vote(4, 1).do("division", by=LI).vote(2, 3, method="rising"),
        "lost",
        "未通过",
    ),
}


@pytest.mark.parametrize("case", FATES)
def test_what_became_of_a_main_motion(simplified: Procedure, case: str) -> None:
    script, fate, words = FATES[case]
    evening = script(Evening.opened(simplified))
    assert first(evening).fate == fate
    assert f"#### 动议1：{words}\n" in evening.markdown()


def first(evening: Evening) -> Motion:
    return evening.minutes().sections[0].motions[0]


def test_a_withdrawal_refused_by_vote_is_told_too(simplified: Procedure) -> None:
    evening = FATES["leave refused"][0](Evening.opened(simplified))
    (asked,) = first(evening).attached
    assert (asked.kind, asked.fate, asked.label) == ("withdraw_request", "lost", "")
    assert "- **请求撤回**" in evening.markdown()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (lambda e: e.vote(4, 2), "结果：**通过**。"),
        (lambda e: e.vote(2, 4), "结果：**未通过**。"),
        (lambda e: e.do("unanimous_consent", kind="main"), "无人反对（在场7人），结果：**无异议通过**。"),
        (lambda e: e.do("unanimous_consent", kind="main", objection_by=LI), "有成员不同意，未作决定。"),
        (
            lambda e: e.do("call_vote", method="ballot").do("ballot", voters=6, collected=7).do("announce"),
            "发票6张，收回7张，收回多于发出，结果：**本轮作废**。",
        ),
        (lambda e: e.vote(4, 1).do("division", by=LI), "有成员对票数有疑问，这次不作数，起立重新表决。"),
        (lambda e: e.vote(3, 2, host="no"), "赞成3，反对3（含主持人的反对票），未计入1。"),
    ],
)
def test_how_the_vote_went(simplified: Procedure, script: Script, words: str) -> None:
    assert words in script(main(Evening.opened(simplified))).markdown()


@pytest.mark.parametrize(
    ("yes", "no", "words"),
    [(3, 2, "维持裁定"), (2, 3, "推翻裁定"), (3, 3, "维持裁定")],
)
def test_appeals(simplified: Procedure, yes: int, no: int, words: str) -> None:
    evening = main(Evening.opened(simplified)).do("move", by=LI, kind="point_of_order", text="没有附议")
    evening.do("rule", well_taken=True, reason="漏了一步").do("appeal", by=ZHANG, second=LIU).vote(yes, no)
    (ruling,) = evening.minutes().rulings
    assert [poll.verdict for poll in ruling.appeals[0].polls] == [
        {"维": "chair_sustained", "推": "chair_reversed"}[words[0]]
    ]
    page = evening.markdown()
    assert "李桂芳提出秩序问题：没有附议。主持人裁定**成立**，理由：漏了一步。" in page
    assert f"结果：**{words}**。" in page
    assert "秩序问题" not in page[: page.index("秩序问题与申诉")]


def test_a_ruling_against_the_point(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("move", by=LI, kind="point_of_order").do("rule", well_taken=False)
    assert "李桂芳提出秩序问题。主持人裁定**不成立**。" in evening.markdown()


def test_a_secret_ballot_and_a_vote_by_name_show_what_was_counted(simplified: Procedure) -> None:
    evening = ballot(Evening.opened(simplified), 5, yes=3, no=1, illegal=1).do("announce")
    poll = first(evening).polls[0]
    assert (poll.handed_out, poll.collected, poll.illegal, poll.unaccounted) == (6, 5, 1, 2)
    assert "无记名投票表决，在场7人，发票6张，收回5张：赞成3，反对1，废票1，未计入2。" in evening.markdown()
    evening.put(ZHAO, "装长椅").do("call_vote", method="roll_call").do("cast", by=WANG, choice="yes")
    page = evening.do("cast", by=ZHAO, choice="abstain").do("announce").markdown()
    assert "赞成1，反对0，弃权1，未计入5。赞成：王秀兰。弃权：赵强。" in page


def test_more_time_and_its_refusal_stand_with_the_speech(simplified: Procedure) -> None:
    evening = main(Evening.opened(simplified)).do("recognize", by=ZHAO, stance="pro").wait(170)
    evening.do("extend_time", seconds=60, objection_by=LI, yes=4, no=2).wait(20)
    evening.do("extend_time", seconds=60, objection_by=LI).wait(80).do("end_speech")
    (speech,) = first(evening).speeches
    assert (speech.used_ms, speech.added_s, speech.over_ms, speech.refused_more) == (270_000, 60, 30_000, True)
    assert "| 赵强   | 赞成 | 19:00 | 4:30 | 延时60秒；延时未获同意；超时0:30 |" in evening.markdown()


def test_a_guest_who_explains_has_no_side(simplified: Procedure) -> None:
    evening = main(Evening.opened(simplified)).do("recognize", by=LAWYER).wait(5).do("end_speech")
    assert "| 吴律师 |      | 19:00 | 0:05 | 作说明 |" in evening.markdown()


def test_a_speech_that_the_end_of_the_question_broke_off(simplified: Procedure) -> None:
    evening = main(Evening.opened(simplified)).do("recognize", by=ZHAO, stance="pro").wait(30)
    evening.do("recess", minutes=5).wait(60).do("adjourn")
    assert [(speech.by, speech.used_ms) for speech in first(evening).speeches] == [(ZHAO, 30_000)]


def test_a_reason_to_leave_the_order_is_kept(simplified: Procedure) -> None:
    evening = main(Evening.opened(simplified)).do("request_floor", by=ZHAO, stance="pro")
    evening.do("recognize", by=LI, stance="con", override="行动不便").wait(5).do("end_speech")
    assert "主持人调整顺序：行动不便" in evening.markdown()
    assert HOST not in [speech.by for speech in first(evening).speeches]


def test_trap_05_what_its_mover_withdrew_leaves_no_trace(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("move", by=ZHAO, kind="main", text=TEXT).do("withdraw", by=ZHAO)
    assert TEXT not in evening.markdown()
    named = evening.put(LI, "修路灯", second=WANG).markdown()
    assert "动议1" in named
    assert "动议2" not in named
