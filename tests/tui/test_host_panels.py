"""What stands in each panel, at every size."""

from datetime import timedelta

import pytest
from dialog_room import LI, LIFT, NAMES, START, WANG, ZHANG, ZHAO
from host_room import NARROW, TINY, WIDE, Painted, room_until, text_of
from test_host_acts import STATES

from yishi_tui.domain import commands as do
from yishi_tui.tui.ink import width_of

SIZES = [WIDE, NARROW, (100, 30), (200, 60), (79, 23), TINY, (80, 23), (79, 24), (60, 60)]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_screen_fills_its_window_and_no_more(painted: Painted, state: str, size: tuple[int, int]) -> None:
    STATES[state](painted.room)
    lines = painted.page(size).lines
    assert len(lines) == size[1]
    assert all(width_of(line) <= size[0] for line in lines)
    if size[0] >= NARROW[0] and size[1] >= NARROW[1]:
        assert {width_of(line) for line in lines} == {size[0]}


@pytest.mark.parametrize("size", [(59, 40), (120, 19), (1, 1), (20, 5)])
def test_a_window_that_is_too_small_says_so(painted: Painted, size: tuple[int, int]) -> None:
    text = painted.text(size).replace("\n", "")
    assert text.startswith("窗" if size[0] < 2 else "") or "窗口太小了" in text
    assert len(painted.page(size).lines) <= size[1]


def test_the_small_screen_shows_question_speaker_clock_and_enter(painted: Painted) -> None:
    painted.room.speaking().after(100)
    text = painted.text(TINY)
    for part in (LIFT[:12], "王秀兰", "01:20", "Enter ▶ 发言完毕", "记录已存"):
        assert part in text
    assert "举手" not in text


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_header_counts(painted: Painted, size: tuple[int, int]) -> None:
    painted.room.opened()
    head = painted.text(size).splitlines()[0]
    assert head.startswith("┌ 3号楼加装电梯议事会 ─ 议题 1/3")
    for part in ("出席 24/28 ✓ 人数够", "19:00", f"记录已存 #{painted.room.proceedings.saved}"):
        assert part in head


def test_the_header_says_how_many_are_missing(painted: Painted) -> None:
    painted.room.act(do.Arrive(who=tuple(NAMES[:12])))
    assert "出席 12/28 还差 3 位" in painted.text()


def test_the_header_says_who_presides(painted: Painted) -> None:
    painted.room.debating().act(do.HandOver(to=ZHAO))
    assert "现由 赵强 主持" in painted.text(NARROW).splitlines()[0]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, ("03:00", "剩余")),
        (119, ("01:01", "剩余")),
        (120, ("01:00", "还有1分钟")),
        (149, ("00:31", "还有1分钟")),
        (150, ("00:30", "还有30秒")),
        (180, ("00:00", "时间到")),
        (181, ("+00:01", "超时")),
        (260, ("+01:20", "超时")),
    ],
)
def test_the_clock_says_in_words_how_it_stands(painted: Painted, seconds: int, shown: tuple[str, str]) -> None:
    painted.room.speaking().after(seconds)
    row = next(row for row in painted.text(NARROW).splitlines() if "第1次/2" in row)
    assert " ".join(shown) in row


def test_the_bar_is_the_time_used(painted: Painted) -> None:
    painted.room.speaking().after(90)
    row = next(row for row in painted.text(NARROW).splitlines() if "█" in row)
    assert row.count("█") == 25


def test_a_clock_that_stands_says_why(painted: Painted) -> None:
    painted.room.speaking().act(do.PauseClock())
    assert "暂停中   王秀兰" in painted.text(NARROW)
    painted.room.act(do.ResumeClock())
    painted.room.act(do.Move(by=ZHANG, kind="point_of_order", text="跑题"))
    assert "暂停中，先处理：秩序问题" in painted.text(NARROW)


CHAINS: list[tuple[str, str]] = [
    ("moved", "提出✓  [附议]  陈述  辩论  表决  结果"),
    ("seconded", "提出✓  附议✓  [陈述]  辩论  表决  结果"),
    ("debate", "提出✓  附议✓  陈述✓  [辩论]  表决  结果"),
    ("voting", "提出✓  附议✓  陈述✓  辩论✓  [表决]  结果"),
    ("counted", "提出✓  附议✓  陈述✓  辩论✓  表决✓  [结果]"),
    ("point", "提出✓  [结果]"),
]


@pytest.mark.parametrize(("state", "chain"), CHAINS)
def test_the_chain_is_lit_where_the_question_stands(painted: Painted, state: str, chain: str) -> None:
    STATES[state](painted.room)
    assert chain in painted.text()


def test_an_amendment_shows_what_goes_and_what_comes(painted: Painted) -> None:
    STATES["amended"](painted.room)
    text = painted.text()
    assert "在3号楼［删：东］［增：西］侧加装电梯" in text
    assert text.count("←") == 1
    assert "└ 修正案" in text


def test_a_draft_is_read_with_its_amounts_in_words(painted: Painted) -> None:
    painted.room.moved()
    assert "草稿" in painted.text()
    assert "念作  一万五千元" in painted.text()
    painted.room.act(do.Second(by=WANG), do.State())
    assert "念作" not in painted.text()


def test_a_long_wording_is_scrolled_never_cut(painted: Painted) -> None:
    words = "".join(f"第{number}条，请物业把台阶修平；" for number in range(1, 60))
    painted.room.opened().act(do.Move(by=LI, kind="main", text=words))
    seen = ""
    painted.face.scroll(-1000)
    while True:
        page = painted.page(NARROW)
        seen += text_of(page.lines)
        painted.face._page = page
        if page.first == page.last_first:
            break
        assert "▼ 后面还有" in text_of(page.lines)
        painted.face.scroll(1000)
    assert "▲ 前面还有" in seen
    assert all(f"第{number}条" in seen.replace("\n", "") for number in (1, 20, 40, 59))


def test_the_queue_is_in_the_order_of_the_rules_with_its_reasons(painted: Painted) -> None:
    room = painted.room.speaking()
    room.act(do.EndSpeech())
    room.act(do.RequestFloor(by=WANG, stance="pro"))
    room.act(do.RequestFloor(by=ZHAO, stance="pro"))
    room.act(do.RequestFloor(by=ZHANG, stance="con"))
    rows = [row for row in painted.text().splitlines() if "次 " in row and "│ " in row]
    assert [name for row in rows for name in (ZHANG, ZHAO, WANG) if f"{name}" in row.split("│")[2]] == [
        ZHANG,
        ZHAO,
        WANG,
    ]
    assert "轮到另一方" in rows[0]
    assert "第2次" in rows[2]
    assert "本题发言  赞成 1  反对 0" in painted.text()


def test_speeches_on_an_amendment_are_counted_apart(painted: Painted) -> None:
    room = painted.room.speaking()
    room.act(do.EndSpeech())
    room.act(do.Move(by=ZHAO, kind="amend", new_text=LIFT.replace("东", "西")))
    room.act(do.Second(by=LI), do.State())
    room.act(do.Recognize(by=ZHANG, stance="con"))
    assert "本题发言  赞成 0  反对 1" in painted.text()
    room.act(do.EndSpeech())
    room.act(do.CallVote())
    room.act(do.Tally(yes=3, no=9))
    room.act(do.Announce())
    assert "本题发言  赞成 1  反对 0" in painted.text()


def test_a_long_queue_says_how_many_more_there_are(painted: Painted) -> None:
    room = painted.room.debating()
    for name in NAMES[3:23]:
        room.act(do.RequestFloor(by=name, stance="pro"))
    text = painted.text(NARROW)
    shown = sum(1 for row in text.splitlines() if "首次" in row)
    assert f"还有 {20 - shown} 位" in text
    assert "▶ 1 加装电梯" in text


def test_a_vote_says_how_many_are_not_in_it_and_never_who(painted: Painted) -> None:
    painted.room.voting()
    assert "还没有计票 · 在座可以投票的 23 位" in painted.text()
    painted.room.act(do.Tally(yes=12, no=6, abstain=1))
    text = painted.text()
    assert "赞成 12　反对 6　弃权 1" in text
    assert "还有 4 位没有表态" in text


def test_a_result_shows_its_arithmetic_and_what_must_be_said_with_it(painted: Painted) -> None:
    STATES["announced"](painted.room)
    text = painted.text()
    for part in ("✓ 通过", "12 > 18 × 1/2 = 9 ✓", "第二百七十八条", "形成协商意见", "有疑问吗？  7 重数", "7 重数"):
        assert part in text


def test_the_result_stays_until_the_next_step(painted: Painted) -> None:
    STATES["announced"](painted.room)
    painted.room.act(do.Note(by=NAMES[1], text="大家鼓掌"))
    assert "✓ 通过" in painted.text()
    painted.room.act(do.CloseItem(item=1))
    assert "✓ 通过" not in painted.text()
    assert "有疑问吗" not in painted.text()


def test_a_result_taken_back_is_not_shown(painted: Painted) -> None:
    STATES["announced"](painted.room)
    painted.room.act(do.Correct(steps=1, reason="数错了"))
    assert "✓ 通过" not in painted.text()
    assert "[结果]" in painted.text()


def test_a_recess_says_until_when(painted: Painted) -> None:
    STATES["recess"](painted.room)
    assert "到 19:05 继续" in painted.text()
    painted.room.after(301)
    assert "可以继续开会" in painted.text()


def test_before_the_meeting_it_is_seen_who_is_here(painted: Painted) -> None:
    assert "还没有人签到" in painted.text()
    painted.room.act(do.Arrive(who=(WANG, ZHANG, "钱工")))
    text = painted.text()
    assert "签到：到了 2 位，还有 26 位没到，列席 1 位" in text
    assert "还差 13 位才够开会的人数（15 位）" in text
    assert " 4 王秀兰" in text
    assert "29 钱工" in text


def test_after_the_meeting_there_is_a_page_to_read_aloud(painted: Painted) -> None:
    STATES["announced"](painted.room)
    painted.room.act(do.Assign(task="贴公示", owner=WANG, due="2026-12-05"))
    painted.room.act(do.CloseItem(item=1))
    painted.room.act(do.Move(by=ZHAO, kind="main", text="成立监督小组"), do.Second(by=LI), do.State())
    painted.room.act(do.Adjourn())
    text = painted.text()
    for part in (f"  （协商意见）{LIFT}", "  贴公示：王秀兰，2026-12-05", "  成立监督小组", "Ctrl+Q ▶ 离开"):
        assert part in text


@pytest.mark.parametrize(
    ("minutes", "offered"), [(16, False), (15, True), (14, True), (13, False), (5, True), (3, False), (-1, False)]
)
def test_before_the_end_the_host_is_offered_ways_to_finish(minutes: int, offered: bool) -> None:
    painted = Painted(room := room_until(START + timedelta(hours=2)).opened())
    room.after((120 - minutes) * 60)
    text = painted.text()
    assert ("下次接着议" in text) is offered
    assert (f"离散场 {minutes} 分" if minutes >= 0 else "已过散场时间 1 分") in text


@pytest.mark.parametrize("text", ["[/b][@click=app.quit]王[/]", "{0}{name}%s", "\x1b[31m红\x07"])
def test_what_people_type_is_never_a_command_to_the_screen(painted: Painted, text: str) -> None:
    painted.room.opened().act(do.Move(by=LI, kind="main", text=text))
    shown = painted.text()
    assert text.replace("\x1b", "").replace("\x07", "") in shown
    assert "\x1b" not in shown


def test_only_the_second_of_the_clock_changes_lines(painted: Painted) -> None:
    painted.room.speaking()
    before = painted.page(NARROW).lines
    painted.room.after(1)
    after = painted.page(NARROW).lines
    changed = [row for was, row in zip(before, after, strict=True) if was != row]
    assert len(changed) == 1
    assert "02:59 剩余" in text_of(tuple(changed))
