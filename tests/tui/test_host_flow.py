"""Chairing a meeting from the keyboard: what is recorded, and what is then on the screen."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from dialog_room import LI, LIFT, START, WANG, ZHANG, ZHAO, Room
from host_room import NARROW, in_the_chair
from msgspec.structs import replace
from textual.events import Key

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.tui.acts import Act
from yishi_tui.tui.keyboard import keyboard_of


async def test_enter_does_what_is_painted(room: Room) -> None:
    room.act(do.Arrive(who=tuple(member.name for member in room.proceedings.meeting.roll.members[:20])))
    async with in_the_chair(room) as chair:
        assert "Enter ▶ 宣布开会" in chair.text
        await chair.enter()
        assert isinstance(room.last, ev.CalledToOrder)
        assert "Enter ▶ 进入第 1 项" in chair.text
        await chair.enter()
        assert isinstance(room.last, ev.ItemOpened)
        assert "议题 1/3 加装电梯" in chair.text


async def test_enter_asks_the_room_where_it_must(room: Room) -> None:
    async with in_the_chair(room.moved()) as chair:
        await chair.enter()
        assert chair.dialog == "second"
        await chair.later(1)
        await chair.press(*"4", "enter")
        assert room.last == ev.MotionSeconded(by=WANG)
        assert chair.dialog == ""
        assert "王秀兰附议" in chair.text
        assert "[陈述]" in chair.text


@pytest.mark.parametrize(
    ("stage", "dialog"),
    [
        (lambda room: room, "sign_in"),
        (lambda room: room.opened(), "move"),
        (lambda room: room.moved(), "second"),
        (lambda room: room.voting(), "tally"),
        (lambda room: room.voting("roll_call"), "roll_call"),
        (lambda room: room.voting("ballot"), "ballot"),
    ],
)
async def test_each_question_to_the_room_has_its_dialog(room: Room, stage: Callable[[Room], Room], dialog: str) -> None:
    async with in_the_chair(stage(room)) as chair:
        before = chair.happened
        await chair.enter()
        assert chair.dialog == dialog
        assert chair.happened == before


async def test_the_stance_is_asked_when_the_person_is_called(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=ZHANG))
    async with in_the_chair(room) as chair:
        assert "请老张师傅发言，先问立场" in chair.text
        await chair.enter()
        assert chair.dialog == "stance"
        await chair.later(1)
        await chair.press("2")
        assert isinstance(room.last, ev.SpeechBegan)
        assert (room.last.by, room.last.stance) == (ZHANG, "con")


async def test_while_somebody_speaks_enter_ends_the_speech_and_the_next_is_another_enter(room: Room) -> None:
    room.speaking().act(do.RequestFloor(by=ZHAO, stance="con"))
    async with in_the_chair(room) as chair:
        assert "Enter ▶ 发言完毕" in chair.text
        assert "接着：请赵强发言" in chair.text
        await chair.enter()
        assert isinstance(room.last, ev.SpeechEnded)
        await chair.enter()
        assert isinstance(room.last, ev.SpeechBegan)
        assert room.last.by == ZHAO


async def test_the_whole_way_of_a_motion_with_enter_people_and_counts(room: Room) -> None:
    async with in_the_chair(room.opened(), NARROW) as chair:
        await chair.enter()
        await chair.later(1)
        await chair.press("5", "enter")  # 李桂芳 moves the prepared wording
        while chair.dialog:  # the wording, as it is read back
            await chair.enter()
        assert room.last == ev.MotionMade(kind="main", by=LI, text=LIFT, matter="lift")
        room.act(do.Second(by=WANG))
        await chair.later(1)
        for _ in range(2):
            await chair.enter()
        assert isinstance(room.last, ev.VoteCalled)
        room.act(do.Tally(yes=15, no=6))
        await chair.later(1)
        await chair.enter()
        assert isinstance(room.last, ev.ResultAnnounced)
        assert room.last.verdict == "adopted"
        assert "15 > 21 × 1/2" in chair.text
        assert "有疑问吗？  7 重数" in chair.text


async def test_space_holds_the_clock_and_offers_what_is_usually_said(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.later(10)
        await chair.press(" ")
        assert isinstance(room.last, ev.ClockPaused)
        assert "暂停中" in chair.text
        assert "1 请先听完   2 请说回正题   3 等话筒   4 休息五分钟   5 交接主持" in chair.text
        await chair.press(" ")
        assert isinstance(room.last, ev.ClockResumed)
        assert "暂停中" not in chair.text
        assert "请先听完" not in chair.text


async def test_a_full_width_space_is_a_space(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        chair.screen.on_key(Key("ideographic_space", "\u3000"))
        assert isinstance(room.last, ev.ClockPaused)


async def test_a_digit_gives_the_sentence_and_enter_lets_the_clock_go_on(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press(" ", "2")
        assert "请说：「请王阿姨说回这个提议" in chair.text
        assert chair.dialog == ""
        await chair.enter()
        assert isinstance(room.last, ev.ClockResumed)


async def test_a_break_keeps_the_time_of_the_speaker(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press(" ", "４")
        assert "Enter ▶ 休会 5 分钟" in chair.text
        await chair.enter()
        assert room.last == ev.RecessBegan(minutes=5)
        floor = room.proceedings.meeting.floor
        assert floor is not None
        assert floor.by == WANG


async def test_in_a_pause_somebody_else_may_take_the_chair(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press(" ", "5")
        assert chair.dialog == "hand_over"


@pytest.mark.parametrize(("key", "dialog"), [("f8", "note"), ("8", "note"), ("f4", "hands"), ("f1", "help")])
async def test_the_other_keys_mean_what_they_always_mean(room: Room, key: str, dialog: str) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press(" ", key)
        assert chair.dialog == dialog
        assert isinstance(room.last, ev.ClockPaused)


async def test_keeping_order_is_in_the_palette_too(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        for _ in range(2):
            await chair.press("escape", "ctrl+p", "维", "enter")
            assert "1 请先听完" in chair.text
            assert isinstance(room.last, ev.ClockPaused)


async def test_at_zero_tab_offers_what_may_be_said(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.later(181)
        await chair.press("tab")
        assert chair.dialog == "ladder"


@pytest.mark.parametrize("keys", [("f4", "4"), ("f4", "４")])
async def test_digits_full_width_ones_too_are_the_function_keys(room: Room, keys: tuple[str, str]) -> None:
    room.debating()
    for key in keys:
        async with in_the_chair(room) as chair:
            await chair.press(key)
            assert chair.dialog == "hands"


@pytest.mark.parametrize("act", keyboard_of({}).footer, ids=lambda act: act.id)
async def test_every_key_of_the_footer_answers_in_every_phase(room: Room, act: Act) -> None:
    """Never silence: a dialog, or why not."""
    async with in_the_chair(room) as chair:
        before = chair.text
        await chair.press(f"f{act.key}")
        refused = act.check(room.proceedings.meeting, room.desk.now()) is not None
        assert bool(chair.dialog) is not refused
        assert ("现在不行" in chair.text) is refused
        assert chair.text != before


async def test_escape_takes_the_answer_away(room: Room) -> None:
    async with in_the_chair(room) as chair:
        await chair.press("7")
        assert "现在不行" in chair.text
        await chair.press("escape")
        assert "现在不行" not in chair.text


async def test_after_a_refusal_enter_is_the_remedy(room: Room) -> None:
    room.moved().act(do.Second(by=WANG))
    async with in_the_chair(room) as chair:
        await chair.press("4")
        assert "动议还没有陈述" in chair.text
        assert "Enter ▶ 陈述议题" in chair.text
        await chair.enter()
        assert isinstance(room.last, ev.QuestionStated)
        assert "现在不行" not in chair.text


async def test_that_nobody_seconded_is_never_the_remedy_of_enter(room: Room) -> None:
    async with in_the_chair(room.moved()) as chair:
        await chair.press("2")
        assert "现在不行" in chair.text
        assert "Enter ▶ 问哪位附议" in chair.text


class FineClock:
    """A clock that can be moved by milliseconds."""

    def __init__(self) -> None:
        self.ms = 0

    def now(self) -> datetime:
        return START + timedelta(milliseconds=self.ms)

    def elapsed(self) -> int:
        return self.ms * 1_000_000


async def test_enter_held_down_is_one_step(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=ZHANG, stance="con"))
    room.proceedings.clock = clock = FineClock()
    async with in_the_chair(room) as chair:
        for at in (1000, *range(1500, 2500, 33)):
            clock.ms = at
            chair.screen.tick()
            await chair.press("enter")
        clock.ms += 200
        chair.screen.tick()
        assert chair.happened[-1] == "SpeechBegan"


async def test_a_second_press_soon_after_the_first_counts(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=ZHANG, stance="con"))
    room.proceedings.clock = clock = FineClock()
    async with in_the_chair(room) as chair:
        for at in (1000, 1400):
            clock.ms = at
            await chair.press("enter")
        assert chair.happened[-1] == "SpeechBegan"
        clock.ms = 1500
        chair.screen.tick()
        assert chair.happened[-1] == "SpeechEnded"


async def test_undo_opens_the_list_of_what_was_done(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press("ctrl+z")
        assert chair.dialog == "undo"


async def test_redo_takes_back_the_last_undo_and_nothing_else(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press("ctrl+y")
        assert "现在不行" in chair.text
        room.act(do.Correct(steps=1))
        await chair.later(1)
        assert room.proceedings.meeting.floor is None
        await chair.press("ctrl+y")
        assert isinstance(room.last, ev.Corrected)
        floor = room.proceedings.meeting.floor
        assert floor is not None
        assert floor.by == WANG


async def test_leaving_asks_only_while_the_meeting_is_live(room: Room) -> None:
    async with in_the_chair(room.opened()) as chair:
        await chair.press("ctrl+q")
        assert chair.dialog == "confirm_quit"
        assert chair.app.is_running
        await chair.press("escape")
        await chair.press("ctrl+c")
        assert "离开请按 Ctrl+Q" in chair.text
        await chair.press("ctrl+q")
        await chair.later(1)
        await chair.press("enter")
        assert chair.app._exit
    room.act(do.Adjourn())
    async with in_the_chair(room) as chair:
        await chair.press("ctrl+q")
        assert chair.app._exit


async def test_the_bell_rings_once_when_the_time_is_up(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.later(179)
        assert chair.app.bells == 0
        await chair.later(1)
        assert chair.app.bells == 1
        assert "时间到" in chair.text
        assert "收个尾" in chair.text
        await chair.later(12)
        assert chair.app.bells == 1
        assert "超时" in chair.text
        assert "Tab ▶ 收个尾" in chair.text


async def test_more_time_has_its_own_end(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.later(180)
        room.act(do.ExtendTime(seconds=60))
        await chair.later(60)
        assert chair.app.bells == 2


async def test_where_the_rules_end_a_speech_the_screen_does(room: Room) -> None:
    rules = room.proceedings.meeting.procedure
    strict = Room(replace(rules, speech=replace(rules.speech, at_limit="end"))).speaking()
    async with in_the_chair(strict) as chair:
        await chair.later(180)
        assert strict.last == ev.SpeechEnded(by=WANG, used_ms=180_000, cut_off=True)
        await chair.press("enter")
        assert "刚变了，现在 Enter 是：付诸表决" in chair.text
        assert isinstance(strict.last, ev.SpeechEnded)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10), (200, 60)])
async def test_the_window_may_be_resized_at_any_moment(room: Room, size: tuple[int, int]) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press("8")
        await chair.pilot.resize_terminal(*size)
        await chair.press("escape")
        rows = chair.text.split("\n")
        assert len(rows) == size[1]
        assert ("窗口太小了" in chair.text) is (size == (40, 10))
        await chair.pilot.resize_terminal(120, 36)
        await chair.pilot.pause()
        assert chair.text.splitlines()[0].endswith("┐")
        assert "Enter ▶ 发言完毕" in chair.text
