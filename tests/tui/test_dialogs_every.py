"""What holds for every dialog: it fits, it tells its keys, it speaks English too; and the keys of all of them."""

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from dialog_room import LI, NAMES, START, WANG, ZHAO, Room, at
from rich.cells import cell_len
from textual import events

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.i18n import LOCALE
from yishi_tui.journal import CannotWrite, Draft, Line, MemoryJournal, Trouble
from yishi_tui.tui import dialogs
from yishi_tui.tui.dialogs import FLOWS
from yishi_tui.tui.dialogs.flow import EnterGuard
from yishi_tui.tui.widgets import picker


def waiting(room: Room) -> Room:
    room.debating().act(do.RequestFloor(by=WANG), do.RequestFloor(by=ZHAO))
    return room


def point(room: Room) -> Room:
    room.speaking().act(do.Move(by=ZHAO, kind="point_of_order", text="超过时间了"))
    return room


def ruled(room: Room) -> Room:
    point(room).act(do.Rule(well_taken=False))
    return room


def counted(room: Room) -> Room:
    room.voting().act(do.Tally(yes=12, no=9))
    return room


def next_meeting(room: Room) -> Room:
    room.opened().act(do.NextMeeting(days=7))
    return room


STAGES: dict[str, Callable[[Room], Room]] = {
    "sign_in": lambda room: room,
    "move": Room.opened,
    "second": Room.moved,
    "hands": Room.debating,
    "stance": waiting,
    "amend": Room.debating,
    "wording": Room.moved,
    "withdraw": Room.moved,
    "leave_to_withdraw": Room.debating,
    "procedural": Room.debating,
    "point_of_order": Room.speaking,
    "rule": point,
    "appeal": ruled,
    "division": counted,
    "vote": Room.debating,
    "consent": Room.debating,
    "tally": Room.voting,
    "recount": counted,
    "ballot": lambda room: room.voting("ballot"),
    "roll_call": lambda room: room.voting("roll_call"),
    "ladder": Room.speaking,
    "extend": Room.speaking,
    "adjust": Room.speaking,
    "more_time": Room.speaking,
    "stop_speech": Room.speaking,
    "override": waiting,
    "note": Room.speaking,
    "assign": Room.speaking,
    "item": Room.opened,
    "hand_over": Room.debating,
    "undo": counted,
    "settings": Room.debating,
    "help": Room.debating,
    "confirm_quit": Room.opened,
    "phase": Room.debating,
    "suggest": Room.debating,
    "nominate": Room.debating,
    "minutes": next_meeting,
    "objection": Room.debating,
    "read_back": Room.moved,
    "amend_minutes": next_meeting,
    "explain": Room.debating,
}


def test_every_dialog_is_looked_at() -> None:
    assert STAGES.keys() == FLOWS.keys()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
@pytest.mark.parametrize("dialog", STAGES)
async def test_it_fits_in_straight_lines_and_tells_its_keys(room: Room, dialog: str, size: tuple[int, int]) -> None:
    async with at(STAGES[dialog](room), dialog, size=size) as hands:
        assert not hands.closed
        rows = [row for row in hands.text.splitlines() if row.strip()]
        assert rows[0].strip().startswith("┌─ ")
        assert rows[-1].strip().endswith("┘")
        assert "Esc " in rows[-2]
        assert {cell_len(row) for row in rows} == {cell_len(rows[-1])}
        assert not re.search(r"[{}]", hands.text)


@pytest.mark.parametrize("dialog", STAGES)
async def test_escape_leaves_nothing_behind_but_what_it_says(room: Room, dialog: str) -> None:
    before = len(STAGES[dialog](room).events)
    async with at(room, dialog) as hands:
        await hands.press("escape")
        assert hands.closed
    assert room.events[before:] == []


async def test_keys_pressed_in_one_breath_are_all_taken_in_their_order(room: Room) -> None:
    """Nothing is lost between the questions of a dialog, however fast the keys come."""
    room.opened().act(do.OpenItem(item=2))
    async with at(room, "move") as hands:
        for key, character in (("5", "5"), ("enter", "\r"), *((char, char) for char in "修围墙"), ("enter", "\r")):
            hands.stage.post_message(events.Key(key, character))
        await hands.pilot.pause()
        await hands.press("enter")
    assert room.last == ev.MotionMade(kind="main", by=LI, text="修围墙")


async def test_an_answer_goes_back_to_the_question_before(room: Room) -> None:
    async with at(room.debating(), "hand_over") as hands:
        await hands.press("8", "enter", "left")
        assert hands.dialog.picker.typed == "8"
        await hands.press("backspace", "9", "enter", "1")
    assert isinstance(room.last, ev.ChairHandedOver)
    assert room.last.to == NAMES[8]


class FullDisk(MemoryJournal):
    """A journal on a disk without room."""

    def append(self, drafts: Sequence[Draft], expected: int) -> tuple[Line, ...]:
        raise CannotWrite(Trouble.FULL)


async def test_what_cannot_be_written_is_said_and_nothing_typed_is_lost(room: Room) -> None:
    room.proceedings.journal = FullDisk()
    async with at(room, "sign_in") as hands:
        await hands.press("4", "enter")
        assert "磁盘已满，这次操作没有记下。" in hands.text
        assert hands.dialog.picker.typed == "4"
    assert room.events == []


async def test_words_refused_because_another_seat_was_quicker_are_a_draft_again(room: Room) -> None:
    room.opened().act(do.OpenItem(item=2))
    async with at(room, "move") as hands:
        hands.stage.meanwhile = (do.Move(by=WANG, kind="main", text="修围墙"),)
        await hands.press("7", "enter", "收入平分", "enter", "enter")
    assert room.last == ev.MotionMade(kind="main", by=WANG, text="修围墙")
    assert room.desk.drafts == {"move.text": "收入平分"}


@pytest.mark.parametrize("dialog", ["note", "move"])
async def test_pasted_lines_become_one(room: Room, dialog: str) -> None:
    async with at(room.opened(), dialog) as hands:
        hands.stage.post_message(events.Paste("王\u202e秀\n\n兰\t"))
        await hands.pilot.pause()
        field = hands.dialog.words if dialog == "note" else hands.dialog.picker.field
        assert field.line == "王秀 兰"


# `Enter`


def moments(*milliseconds: int) -> list[bool]:
    """What a guard that began at zero lets pass at these moments."""
    guard = EnterGuard(START)
    return [guard.lets_pass(START + timedelta(milliseconds=each)) for each in milliseconds]


def test_an_enter_that_was_meant_for_the_screen_before_is_not_taken() -> None:
    assert moments(120) == [False]
    assert moments(300) == [True]


def test_a_held_enter_never_passes() -> None:
    assert moments(250, 283, 316, 349, 382) == [False] * 5
    assert moments(400, 430, 460, 800) == [True, False, False, True]


def test_after_another_key_enter_is_meant() -> None:
    guard = EnterGuard(START)
    guard.release()
    assert guard.lets_pass(START + timedelta(milliseconds=5))


def test_a_clock_that_stands_or_was_set_back_does_not_lock_enter() -> None:
    assert moments(0, 0) == [True, True]
    assert EnterGuard(datetime(2026, 1, 2, tzinfo=UTC)).lets_pass(datetime(2026, 1, 1, tzinfo=UTC))


class Stopwatch:
    """A clock that a test sets to the millisecond."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at

    def elapsed(self) -> int:
        return 0


async def test_the_enter_that_opened_a_dialog_does_not_answer_it(room: Room) -> None:
    room.opened().proceedings.clock = watch = Stopwatch()
    async with at(room, "move") as hands:
        watch.at += timedelta(milliseconds=100)
        await hands.press("enter")
        assert hands.dialog.picker.field.has_focus
        watch.at += timedelta(milliseconds=400)
        await hands.press("enter")
        assert hands.dialog.words.has_focus


# Words


def messages() -> Iterator[str]:
    """Every Chinese text of the dialogs that is shown through the catalogues."""
    sources = [*sorted(Path(dialogs.__file__).parent.glob("*.py")), Path(picker.__file__)]
    for node in (node for source in sources for node in ast.walk(ast.parse(source.read_text("utf-8")))):
        match node:
            case ast.Call(func=ast.Name(id="tr" | "_"), args=[ast.Constant(value=str(text)), *_]):
                yield text
            case ast.Assign(targets=[ast.Name(id="title" | "way_out")], value=ast.Constant(value=str(text))) if text:
                yield text


def english() -> dict[str, str]:
    """The catalogues of the screens."""
    found: dict[str, str] = {}
    for name in ("host", "dialogs"):
        with (LOCALE / "en" / "LC_MESSAGES" / f"{name}.po").open("rb") as source:
            found |= {str(message.id): str(message.string) for message in read_po(source) if message.id}
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_message_has_its_english_with_the_same_facts() -> None:
    catalogue = english()
    for text in set(messages()):
        assert catalogue.get(text), text
        assert fields(catalogue[text]) == fields(text), text


def test_english_has_no_han_and_no_message_too_many() -> None:
    with (LOCALE / "en" / "LC_MESSAGES" / "dialogs.po").open("rb") as source:
        own = {str(message.id): str(message.string) for message in read_po(source) if message.id}
    assert own.keys() <= set(messages())
    assert not [text for text in own.values() if re.search("[\u3000-\u9fff\uff00-\uffef]", text)]
