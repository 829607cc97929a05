"""Host, recorder, timekeeper and projector in four real terminals at one meeting, from sign-in to adjournment, by keys."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from yishi_tui.journal import verify
from yishi_tui.resources import shipped

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from round_table import CTRL_P, DELETE, ENTER, ESC, F3, F7, FOUR, HOME, RIGHT, SPACE, TAB, Table

TOOK, PAUSED, GOES_ON, LET_GO = r"\[辩论\]", "暂停中", "剩余", "没有人发言"
ABSENT, UNITS, AT_ALL_TIMES = (
    "刘振华",
    r"3-\d{3}",
    r"第\d次|首次|次/|还差|没到|超时|\+\d\d:|秩序|裁定|附议人|未表态|没有表态",
)
POINTED = "梁阿姨|梁淑芬"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions" / "evening"
    shutil.copytree(shipped("sessions") / "sample", folder)
    return folder


@pytest.fixture
def table(session: Path) -> Iterator[Table]:
    with Table(session) as table:
        table.sit_all()
        yield table


def test_the_sample_meeting_at_four_seats(table: Table) -> None:
    table.unseemly += [UNITS, ABSENT, AT_ALL_TIMES, POINTED]
    sign_in(table)
    first_item(table)
    second_item(table)
    third_item(table)
    table.press("host", ENTER)
    table.see(host="▶ 宣布散会")
    table.press("host", ENTER)
    table.see(host="纪要已经写好", recorder="散会", timekeeper="散会了", hall=("散会了，谢谢大家", "今天定下的"))
    assert verify(table.journal).ok
    done = {seat: {event for by, event in table.events() if by == seat} for seat in FOUR}
    assert done["recorder"] == {
        *("MeetingPlanned", "Arrived", "Left", "WordingReadBack", "WordingConfirmed"),
        *("NoteTaken", "VotesCounted", "PapersCounted", "ActionAssigned"),
    }
    assert done["timekeeper"] == {"ClockPaused", "ClockResumed", "ClockAdjusted", "SpeechEnded"}
    assert done["hall"] == set()
    assert table.events()[-1] == ("host", "Adjourned")
    assert "把方案送到每一户" in (table.folder / "minutes.md").read_text(encoding="utf-8")


def sign_in(table: Table) -> None:
    """The recorder's: everybody, and one who has not come taken out again; the rest watch."""
    table.see(host="记录已存 #0", recorder="直接打字", timekeeper="还没有开会", hall="19:00 开始，请先签到、入座")
    table.press("recorder", "5", TAB)
    table.see(host="出席 28/28", recorder="到场 28", timekeeper="出席 28/28")
    table.press("recorder", "28", ENTER)
    table.see(recorder="已更正：刘振华没有到", host="出席 27/28")
    table.press("recorder", ESC)
    table.press("host", ENTER)
    table.see(hall="我们这样议事　1/2", recorder="宣布开会")
    assert table.events() == [
        ("recorder", "MeetingPlanned"),
        ("recorder", "Arrived"),
        ("recorder", "Left"),
        ("host", "CalledToOrder"),
    ]


def first_item(table: Table) -> None:
    """Wording read back, a speech with its clock put right, a point of order, a count, an action."""
    open_item(table, 1)
    propose(table)
    read_back(table)
    second_and_state(table)
    debate(table)
    point_of_order(table)
    vote(table)
    table.press("recorder", F3)
    table.see(recorder="做什么事")
    table.press("recorder", "把方案送到每一户", ENTER, "11", ENTER, "+7天", ENTER)
    table.see(recorder="郭文斌", host="落实")


def open_item(table: Table, number: int) -> None:
    table.press("host", ENTER)
    table.see(
        host=f"议题 {number}/3", recorder=f"议题 {number}/3", timekeeper=f"议题 {number}/3", hall=f"第 {number} 项"
    )


def next_item(table: Table, number: int) -> None:
    table.press("host", ENTER)
    table.see(host=f"▶ 进入第 {number} 项", hall="请听主持人往下进行")
    open_item(table, number)


def propose(table: Table) -> None:
    """The prepared motion of the item, by its proposer."""
    table.press("host", ENTER, "26", ENTER, ENTER)
    table.see(host="念一遍")
    table.press("host", ENTER)
    table.see(host=r"\[附议\]", recorder="草稿，按 2 复述", hall=("愿意一起讨论的请举手", r"\[附议\]"))


def read_back(table: Table) -> None:
    """The recorder mends the words, the hall reads them, the mover nods."""
    table.press("recorder", "2", "（按户）", ENTER)
    table.see(recorder="点不点头", hall=("请提议的人看一看", "（按户）"), host="（按户）")
    table.press("recorder", "1")
    table.see(recorder="李桂芳已确认文字")
    assert table.events()[-2:] == [("recorder", "WordingReadBack"), ("recorder", "WordingConfirmed")]


def second_and_state(table: Table) -> None:
    table.press("host", ENTER, "25", ENTER)
    table.see(host=r"\[陈述\]", recorder=r"\[陈述\]", hall="请听主持人念一遍")
    table.press("host", ENTER)
    table.see(host=TOOK, recorder=TOOK, hall=(TOOK, "想说的请举手"))


def debate(table: Table) -> None:
    table.press("host", "4", "1", ENTER, "25", ENTER, ESC)
    table.see(hall="接着请　老张师傅　→　王阿姨", timekeeper="张建国 → 王秀兰", host="2 王秀兰 立场")
    table.press("host", ENTER, "2")
    table.see(host="张建国 · 反对", recorder="张建国 · 反对", timekeeper="张建国 · 反对", hall=("老张师傅", GOES_ON))
    assert "反对" not in table.text("hall")
    table.press("recorder", "采光要算清楚", TAB, ENTER)
    table.see(recorder="［要点］采光要算清楚", host="写下记录")
    table.press("timekeeper", SPACE)
    table.see(host=PAUSED, recorder=PAUSED, timekeeper=PAUSED, hall=(PAUSED, "请稍候，马上继续，时间先停着。"))
    table.press("timekeeper", SPACE)
    table.see(host="● 02:5. 剩余   张", recorder="● 02:5. 剩余   张", timekeeper="● 剩余    ", hall="● 剩余")
    table.press("timekeeper", "5", "1")
    table.see(hall="计时校正 -30 秒", host="● 02:2")
    table.press("timekeeper", "5")
    table.see(timekeeper="现在不行")
    table.press("timekeeper", "3")
    table.see(host="请王阿姨", recorder="张建国发言完毕", timekeeper=LET_GO, hall="想说的请举手")


def point_of_order(table: Table) -> None:
    """While somebody speaks: who raised it and what it is about stay with those who write."""
    table.press("host", ENTER, "1")
    table.see(hall="王阿姨", timekeeper="王秀兰 · 赞成")
    table.press("host", "9", "14", ENTER, "2")
    table.see(recorder="梁淑芬", timekeeper=PAUSED, hall="请稍候，先办一件小事，发言的时间留着。")
    table.press("host", ENTER, "1", ENTER)
    table.see(host="接着说")
    table.press("host", ENTER)
    table.see(host="● 0", timekeeper="● 剩余    ", hall="● 剩余")
    table.press("host", ENTER)
    table.see(recorder="王秀兰发言完毕", timekeeper=LET_GO, hall="想说的请举手")


def vote(table: Table) -> None:
    """What was counted is the host's until it is announced."""
    count(table, "17", "3", "赞成")
    table.see(host="✓ 通过", recorder="✓ 通过", hall=("✓ 通过", "赞成 17", "反对 3", "够了"))
    assert table.events()[-2:] == [("recorder", "VotesCounted"), ("host", "ResultAnnounced")]


def second_item(table: Table) -> None:
    """An amendment is carried and the amended motion lost; then a break."""
    next_item(table, 2)
    propose(table)
    second_and_state(table)
    table.press("host", "6", "3", ENTER, HOME, *[RIGHT] * 9, DELETE, "三", ENTER, ENTER)
    table.see(host=r"修正案", recorder="修正案", hall=("修正案", "［删：五］［增：三］", "愿意一起讨论的请举手"))
    table.press("host", ENTER, "4", ENTER, ENTER)
    table.see(hall=(TOOK, "想说的请举手"))
    count(table, "20", "5", "同意改")
    table.see(hall="✓ 通过   修正案", host=("三成分给", TOOK), recorder="三成分给")
    count(table, "9", "16", "赞成")
    table.see(host="✗ 未通过", recorder="✗ 未通过", hall=("✗ 未通过", "赞成 9", "不够"))
    table.press("host", CTRL_P, "休会", ENTER)
    table.see(host="继续开会", hall="休息，这个时间回来", recorder="休会", timekeeper="休会中   到 ..:.. 继续")
    table.press("host", ENTER)


def count(table: Table, yes: str, no: str, asked: str) -> None:
    """The host asks for hands, the recorder counts them."""
    table.press("host", ENTER)
    table.see(hall=f"▶ 先  {asked}的请举手", recorder=r"\[表决\]", timekeeper="正在表决")
    table.press("recorder", F7, yes, ENTER, no, ENTER)
    table.see(hall="数好了，请听主持人宣布", host=r"\[结果\]")
    table.press("host", ENTER)


def third_item(table: Table) -> None:
    """A secret ballot: the papers out and in, then opened; nothing before the hall until it is announced."""
    next_item(table, 3)
    propose(table)
    second_and_state(table)
    table.press("host", "7", "5")
    table.see(hall="请写好选票，投进票箱", recorder=r"\[表决\]")
    table.press("recorder", F7, "27", ENTER, "27", ENTER)
    table.see(recorder="27", hall="当着大家的面开票")
    table.press("recorder", "21", ENTER, "6", ENTER)
    table.see(hall="数好了，请听主持人宣布")
    table.press("host", ENTER)
    table.see(host="✓ 通过", recorder="✓ 通过", hall=("✓ 通过", "赞成 21"))
