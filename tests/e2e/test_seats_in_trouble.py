"""Four seats when something goes wrong: one dies, two press at once, the folder is moved, a window is dragged."""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from yishi_tui.clock import SystemClock
from yishi_tui.domain import commands as do
from yishi_tui.journal import FileJournal, verify
from yishi_tui.resources import shipped
from yishi_tui.sessions import open_proceedings

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from round_table import ENTER, ESC, FOUR, SPACE, Table

ZHANG, LI, WANG, ZHAO = "张建国", "李桂芳", "王秀兰", "赵强"
LIFT = "把加装电梯方案交本楼业主依法表决"
MOVED = (do.OpenItem(item=1), do.Move(by=LI, kind="main", text=LIFT, matter="lift"), do.Second(by=WANG), do.State())
HANDS = (do.RequestFloor(by=ZHANG, stance="con"), do.RequestFloor(by=ZHAO, stance="pro"))
SPEECH = do.Recognize(by=LI, stance="pro")
OVER = "会已经散了，只能看；记录和落实事项还可以补写"
SOMEBODY = r"李桂芳 · 赞成"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions" / "evening"
    shutil.copytree(shipped("sessions") / "sample", folder)
    return folder


@pytest.fixture
def table(session: Path) -> Iterator[Table]:
    with Table(session) as table:
        yield table


def called(session: Path, *then: do.Command) -> None:
    """Everybody is here and the meeting is open; and what else has happened."""
    proceedings = open_proceedings(session, SystemClock())
    assert isinstance(proceedings.journal, FileJournal)
    with closing(proceedings.journal):
        everybody = tuple(member.name for member in proceedings.meeting.plan.members)
        for command in (do.Arrive(who=everybody), do.CallToOrder(), *then):
            refusal = proceedings.submit(command)
            assert refusal is None, refusal


def all_see(table: Table) -> None:
    """Somebody speaks, at every seat."""
    table.see(host=SOMEBODY, recorder=SOMEBODY, timekeeper=SOMEBODY, hall="李阿姨")


def test_a_seat_that_dies_takes_nothing_with_it(table: Table, session: Path) -> None:
    called(session, *MOVED, *HANDS, SPEECH)
    table.sit_all()
    all_see(table)
    before = table.records()
    table.press("host", "8", "主持人写了半句")
    table.press("recorder", "写到一半的话")
    table.press("timekeeper", "5")
    table.see(host="写了半句", recorder="写到一半的话", timekeeper="校正计时")
    for seat in FOUR:
        table.kill(seat)
    assert table.records() == before
    assert verify(table.journal).ok
    table.sit_all()
    all_see(table)
    table.see(recorder=("上次没写完的还在", "写到一半的话"))
    table.press("recorder", "写完了", ENTER)
    table.see(recorder="写到一半的话写完了", host="写下记录")
    table.press("timekeeper", "3")
    table.see(host="请老张师傅", recorder="李桂芳发言完毕", hall="接着请　老张师傅　→　小赵")
    added = table.records()[len(before) :]
    assert [(record["by"], record["event"]) for record in added] == [
        ("recorder", "NoteTaken"),
        ("timekeeper", "SpeechEnded"),
    ]
    assert verify(table.journal).ok


def test_two_hosts_and_the_timekeeper_press_at_once_and_it_happens_once(table: Table, session: Path) -> None:
    called(session, *MOVED, *HANDS)
    table.sit("host")
    table.sit("host", "host2")
    table.sit("timekeeper")
    table.see(host="请老张师傅发言", host2="请老张师傅发言", timekeeper="没有人发言")
    table.pause("host", "host2")
    table.send("host", ENTER)
    table.send("host2", ENTER)
    table.agree("张建国 · 反对")
    table.see(host="主持人×2", host2="主持人×2")
    table.pause("host", "host2")
    table.send("timekeeper", "3")
    table.send("host", ENTER)
    table.send("host2", ENTER)
    table.see(host="请小赵发言", host2="请小赵发言", timekeeper="没有人发言")
    table.pause("host", "host2")
    told = Counter(event for _, event in table.events())
    assert (told["SpeechBegan"], told["SpeechEnded"]) == (1, 1)
    assert verify(table.journal).ok


def test_what_others_do_leaves_the_words_of_a_dialog(table: Table, session: Path) -> None:
    called(session, *MOVED, *HANDS, SPEECH)
    table.sit_all()
    all_see(table)
    table.press("host", "8", "主持人在写")
    table.press("timekeeper", SPACE)
    table.press("recorder", "记录员也在写", ENTER)
    table.see(timekeeper="暂停中", hall="时间先停着", recorder=("记录员也在写", "暂停计时"), host="主持人在写")
    table.press("host", "，没有断", ENTER)
    table.see(recorder="主持人在写，没有断", host="写下记录")
    assert table.events()[-3:] == [("timekeeper", "ClockPaused"), ("recorder", "NoteTaken"), ("host", "NoteTaken")]


def test_those_who_wait_are_names_before_the_hall(table: Table, session: Path) -> None:
    called(session, *MOVED, *HANDS)
    table.unseemly = ["赞成|反对", r"首次|第\d次"]
    table.sit_all()
    table.see(host="1 张建国 反对", recorder="张建国举手（反对）", hall="接着请　老张师傅　→　小赵")
    table.press("host", ENTER)
    table.see(hall=("老张师傅", "剩余", "接着请　小赵"))
    table.press("host", ENTER)
    table.see(hall=("想说的请举手", "接着请　小赵"))
    assert [event for _, event in table.events()[-2:]] == ["SpeechBegan", "SpeechEnded"]


def test_keys_typed_ahead_reach_what_they_open(table: Table, session: Path) -> None:
    called(session, *MOVED)
    table.sit("host")
    table.sit("recorder")
    table.see(host="举手", recorder="直接打字")
    table.send("host", f"41{ENTER}25{ENTER}")
    table.see(host=r"2 位  ＋张建国  ＋王秀兰")
    table.press("host", ESC)
    table.recorded(("host", "FloorRequested"), ("host", "FloorRequested"))
    table.send("recorder", f"3张贴公告{ENTER}11{ENTER}+7天{ENTER}")
    table.recorded(("recorder", "ActionAssigned"))
    table.see(recorder="责任人郭文斌", host="举手")
    assert verify(table.journal).ok


def test_an_adjourned_meeting_is_only_read(table: Table, session: Path) -> None:
    called(session, do.Adjourn())
    before = table.records()
    table.sit_all()
    table.see(host=OVER, recorder=OVER, timekeeper="会已经散了，这里只能看", hall="散会了，谢谢大家，路上慢走。")
    table.press("host", "4", SPACE)
    table.press("recorder", "2")
    table.press("timekeeper", "3")
    table.press("hall", SPACE)
    table.see(host="现在不行", recorder="现在不行", timekeeper="现在不行", hall="离开请按 Ctrl")
    assert table.records() == before
    table.press("recorder", "补一句", ENTER)
    table.see(recorder="补一句", host="写下记录", timekeeper=f"记录已存 #{len(before) + 1}")
    assert table.events()[-1] == ("recorder", "NoteTaken")


def test_a_folder_that_is_moved_away_and_back(table: Table, session: Path) -> None:
    called(session, *MOVED, *HANDS, SPEECH)
    table.sit_all()
    all_see(table)
    aside = session.with_name("elsewhere")
    session.rename(aside)
    table.see(host="没有存上", recorder="没有存上", timekeeper="没有存上", hall="画面可能不是最新的，请看主持人。")
    table.press("timekeeper", SPACE)
    table.press("recorder", "盘不见了", ENTER)
    table.press("host", ENTER)
    table.see(timekeeper="没有记下", recorder=("没有记下", "盘不见了", "草稿没有存上"), host="再存一次")
    assert not session.exists()
    aside.rename(session)
    table.see(
        host="记录已存 #11", recorder="记录已存 #11", timekeeper="记录已存 #11", hall=r"\A(?![\s\S]*画面可能不是最新的)"
    )
    table.press("recorder", ENTER)
    table.see(recorder="记录 盘不见了", timekeeper="记录已存 #12")
    table.press("host", ENTER)
    table.see(host="请老张师傅", recorder="李桂芳发言完毕", hall="想说的请举手")
    assert table.events()[-2:] == [("recorder", "NoteTaken"), ("host", "SpeechEnded")]
    assert verify(table.journal).ok


def test_a_window_is_dragged_while_others_act(table: Table, session: Path) -> None:
    called(session, *MOVED, *HANDS, SPEECH)
    table.sit_all()
    all_see(table)
    for size in ((60, 20), (20, 5), (1, 1), (200, 60), (80, 24)):
        for seat in FOUR[1:]:
            table.resize(seat, size)
        table.press("host", SPACE)
    table.see(host="暂停中", recorder="暂停中", timekeeper="暂停中", hall=("李阿姨", "时间先停着"))
    table.press("recorder", "尺寸变过", ENTER)
    table.see(recorder="尺寸变过", host="写下记录")
    table.resize("host", (60, 20))
    table.press("timekeeper", SPACE)
    table.see(host="剩余", timekeeper="● 剩余    ", hall="● 剩余")
    assert [event for by, event in table.events() if by == "host"].count("ClockPaused") == 3
