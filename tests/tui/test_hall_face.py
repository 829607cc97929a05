"""What the hall sees, and what it never sees."""

import re

import pytest
from dialog_room import LI, NAMES, WANG, ZHANG, ZHAO, Room
from host_room import text_of
from seat_room import Blocks, hall_text, view_of
from test_host_acts import STATES, amended, announced, point

from yishi_tui.domain import commands as do
from yishi_tui.tui.ink import width_of
from yishi_tui.tui.panels.hall import hall_page

ART = set("█▀▄▒─ ")


def called(room: Room) -> Room:
    """Open, and no business begun."""
    room.act(do.Arrive(who=tuple(NAMES[:24])))
    room.act(do.CallToOrder())
    return room


def words_of(room: Room) -> list[str]:
    """The lines that say something."""
    return [row for row in hall_text(room).splitlines() if set(row) - ART]


# Face


@pytest.mark.parametrize("state", STATES)
def test_nobody_is_shamed(room: Room, state: str) -> None:
    STATES[state](room)
    text = hall_text(room)
    absent = NAMES[24:]
    units = [each.unit for each in room.proceedings.meeting.plan.members]
    assert not [
        word for word in (*absent, *units, "第1次", "首次", "次/", "还差", "没到", "没有表态", "跑题") if word in text
    ]


def test_those_who_wait_are_names_and_no_more(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=ZHANG, stance="con"), do.RequestFloor(by=LI, stance="pro"))
    room.act(do.RequestFloor(by=ZHAO, stance="con"), do.RequestFloor(by=NAMES[8], stance="con"))
    text = hall_text(room)
    assert "接着请　李桂芳　→　老张师傅　→　赵强" in text
    assert NAMES[8] not in text
    assert "反对" not in text
    assert "赞成" not in text


def test_who_raised_a_point_of_order_and_what_it_said_stay_with_the_host(room: Room) -> None:
    point(room)
    text = hall_text(room)
    assert "请稍候，先办一件小事，发言的时间留着。" in text
    assert "老张" not in text
    assert ZHANG not in text
    assert "秩序" not in text


def test_a_point_of_order_while_nobody_speaks_is_as_neutral(room: Room) -> None:
    room.debating().act(do.Move(by=ZHANG, kind="point_of_order", text="跑题"))
    text = hall_text(room)
    assert "请稍候，先办一件小事。" in text
    assert ZHANG not in text
    assert "想说的请举手" not in text


def test_what_nobody_seconds_leaves_no_name_behind(room: Room) -> None:
    room.moved().act(do.NoSecond())
    text = hall_text(room)
    assert LI not in text
    assert "附议" not in text
    assert "第 1 项，共 3 项" in text


def test_a_count_is_the_hosts_until_it_is_announced(room: Room) -> None:
    room.voting().act(do.Tally(yes=9, no=9))
    assert "数好了，请听主持人宣布。" in hall_text(room)
    assert "9" not in hall_text(room).replace("19:00", "")
    room.act(do.Announce())
    assert "赞成 9" in hall_text(room)


def test_overtime_is_one_steady_sentence(room: Room) -> None:
    room.speaking()
    room.after(180)
    at_zero = hall_text(room)
    assert "■ 时间到，谢谢" in at_zero
    room.after(45)
    assert hall_text(room) == at_zero
    assert "超时" not in at_zero


def test_a_correction_is_covered_and_then_the_hall_changes_once(room: Room) -> None:
    room.speaking().act(do.EndSpeech())
    room.act(do.Correct(steps=1))
    covered = hall_text(room)
    assert "请稍候，正在更正。" in covered
    assert "王阿姨" not in covered
    room.after(2)
    assert "王阿姨" in hall_text(room)


def test_what_the_hall_does_not_show_is_corrected_unseen(room: Room) -> None:
    room.speaking().act(do.Note(by=WANG, text="采光"))
    before = hall_text(room)
    room.act(do.Correct(steps=1))
    assert hall_text(room) == before


def test_a_pause_says_nothing_of_anybody(room: Room) -> None:
    room.speaking().act(do.PauseClock())
    assert hall_text(room).splitlines()[-1].strip() == "请稍候，马上继续，时间先停着。"


def test_the_clock_put_right_is_said_for_a_moment(room: Room) -> None:
    room.speaking()
    room.after(40)
    room.act(do.AdjustClock(seconds=30, reason="开早了"))
    assert "计时校正 +30 秒" in hall_text(room)
    assert "开早了" not in hall_text(room)
    room.act(do.PauseClock())
    room.act(do.ResumeClock())
    assert "计时校正 +30 秒" in hall_text(room)
    room.after(12)
    assert "计时校正" not in hall_text(room)


# What it shows


def test_before_the_call_to_order_the_agenda(room: Room) -> None:
    text = hall_text(room)
    assert "19:00 开始，请先签到、入座" in text
    assert "3  成立监督小组" in text


def test_the_twelve_rules_turn_by_themselves_until_business_begins(room: Room) -> None:
    called(room)
    assert "1  先有提议" in hall_text(room)
    room.after(20)
    assert "12  赞成的比不赞成的多" in hall_text(room)
    room.after(20)
    assert "1  先有提议" in hall_text(room)
    room.act(do.OpenItem(item=1))
    assert "我们这样议事" not in hall_text(room)
    assert "加装电梯" in hall_text(room)


def test_what_nobody_seconded_was_business_too(room: Room) -> None:
    called(room).act(do.Move(by=LI, kind="main", text="修路灯"))
    room.act(do.NoSecond())
    assert "我们这样议事" not in hall_text(room)


def test_an_amendment_shows_what_it_strikes_and_inserts(room: Room) -> None:
    amended(room)
    assert "修正案　在3号楼［删：东］［增：西］侧加装电梯" in hall_text(room)


def test_a_draft_read_back_is_for_its_mover_to_confirm(room: Room) -> None:
    room.moved().act(do.ReadBack(text="在3号楼西侧加装电梯"))
    assert "在3号楼西侧加装电梯" in hall_text(room)
    assert "请提议的人看一看：是不是这个意思？" in hall_text(room)
    room.act(do.ConfirmWording(by=LI))
    assert "只是同意讨论，不算赞成" in hall_text(room)


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("hands", "先  赞成的请举手"),
        ("rising", "先  赞成的请起立，不便站的请举手"),
        ("voice", "先  赞成的请说“赞成”"),
        ("roll_call", "听到名字，请说赞成或不赞成。"),
        ("ballot", "请写好选票，投进票箱。"),
    ],
)
def test_what_to_raise_hands_for(room: Room, method: str, said: str) -> None:
    room.voting(method)
    text = hall_text(room)
    assert said in text
    if "先" in said:
        assert text.index("先  赞成") < text.index("再  不赞成")


def test_in_a_vote_on_an_amendment_only_the_change_is_asked_for(room: Room) -> None:
    amended(room)
    room.act(do.Second(by=WANG))
    room.act(do.State())
    room.act(do.CallVote())
    assert "同意改的请举手" in hall_text(room)


def test_the_result_with_its_arithmetic(room: Room) -> None:
    announced(room)
    text = hall_text(room)
    assert "✓ 通过" in text
    assert "█ 赞成 12　　▒ 反对 6" in text
    assert "▲ 要 10 票" in text
    assert "赞成 12 票，至少要 10 票（多于投票数 18 的 1/2）✓ 够了" in text
    bar = next(row for row in text.splitlines() if row.count("█") > 9)
    assert (bar.count("█"), bar.count("▒")) == (74 * 12 // 18, 74 - 74 * 12 // 18)


def test_a_recess_says_when_to_be_back(room: Room) -> None:
    room.debating().act(do.Recess(minutes=5))
    assert "还有 5 分钟" in hall_text(room)
    room.after(61)
    assert "还有 4 分钟" in hall_text(room)
    room.after(300)
    assert "请大家回座。" in hall_text(room)


def test_at_the_end_thanks_and_what_was_decided(room: Room) -> None:
    announced(room)
    room.act(do.CloseItem(item=1), do.Adjourn())
    text = hall_text(room)
    assert "散会了，谢谢大家，路上慢走。" in text
    assert "在3号楼东侧加装电梯" in text


# Form


@pytest.mark.parametrize("state", STATES)
def test_at_most_eight_lines_of_meaning(room: Room, state: str) -> None:
    STATES[state](room)
    assert len(words_of(room)) <= 8


def test_the_rules_are_eight_lines_too(room: Room) -> None:
    assert len(words_of(called(room))) == 8


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 20), (80, 24), (120, 36), (240, 70)], ids=str)
def test_it_fits_any_window(room: Room, state: str, size: tuple[int, int]) -> None:
    STATES[state](room)
    lines = hall_page(view_of(room), Blocks(), *size)
    assert len(lines) <= size[1]
    assert all(width_of(line) <= max(2, size[0]) for line in lines)


def test_a_long_wording_gives_way_to_the_clock(room: Room) -> None:
    room.opened().act(do.Move(by=LI, kind="main", text="电梯" * 200))
    room.act(do.Second(by=WANG))
    room.act(do.State())
    room.act(do.Recognize(by=WANG, stance="pro"))
    text = hall_text(room)
    assert "…" in text
    assert "● 剩余" in text


def test_the_name_is_drawn_where_somebody_can(room: Room) -> None:
    room.speaking()
    text = text_of(tuple(hall_page(view_of(room), Blocks(), 80, 24)))
    assert "王阿姨" not in text
    assert re.search("█{30}", text)
