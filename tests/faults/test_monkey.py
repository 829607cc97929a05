"""Somebody who presses any key at any seat: nothing falls over, and nothing happens that is not on disk."""

import os
import random
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pytest
from dialog_room import Room, plan, simplified
from host_room import Program
from msgspec import convert
from seat_room import SeatProgram
from textual import events
from textual.errors import NoWidget
from textual.pilot import Pilot
from tour import SEATS, screen_of

from tests.faults.conftest import Figure
from tests.faults.seats import HastyDisk
from yishi_tui import codec
from yishi_tui.domain.commands import Command
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.evolve import evolve, replay
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.prompts import suggest
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.journal import FileJournal, Journal, verify
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.sitting import Sitting

KEYS = int(os.environ.get("YISHI_MONKEY_KEYS", "2000"))
"""At every seat; `make soak` presses more."""
SEED = int(os.environ.get("YISHI_MONKEY_SEED", "7"))
KEYS_A_MEETING = 125
PATIENCE = 20
"""Keys in one dialog."""
HOST_ACTS_EVERY = 20
SIZES = ((80, 24), (120, 36), (60, 20), (40, 10), (1, 1), (200, 60))
SCENES: tuple[Callable[[Room], Room], ...] = (
    Room.debating,
    Room.speaking,
    lambda room: room,
    Room.opened,
    Room.moved,
    Room.voting,
    lambda room: room.voting("ballot"),
    lambda room: room.voting("roll_call"),
)
NAMED = (
    *("enter",) * 24,
    *("escape",) * 2,
    *("tab", "shift+tab", "space", "backspace", "delete", "up", "down", "left", "right", "home", "end"),
    *("pageup", "pagedown", "insert", "ctrl+c", "ctrl+q", "ctrl+l", "ctrl+z", "ctrl+u", "ctrl+a", "ctrl+k", "ctrl+v"),
    *(f"f{number}" for number in range(1, 13)),
)
TYPED = (
    "0123456789" * 5
    + "abcdefghijklmnopqrstuvwxyz?/:;.,+-[]<>\\'\""
    + "王李赵一二，。？：１２ｙ　"
    + "[/]{}%\u202e\u200d\x1b"
)
PASTED = ("王秀兰", "a\nb\r\n\tc", "[/]", "\x1b]2;x\x07", "长" * 5000, "", "１２３", "=1+1")


class Monkey:
    """Chooses what is pressed; whatever falls over within it tells the last of that."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.last: deque[str] = deque(maxlen=40)
        self.kind = ""
        self._screen: object = None
        self._here = 0
        self._seed = seed

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            error.add_note(f"seed {self._seed!r}, the last keys: {', '.join(self.last)}")

    def _wants(self, app: Program) -> str:
        """`Enter` behind a figure more often than not, `Esc` out of a dialog that leads nowhere; '' for no wish."""
        self._here = self._here + 1 if app.screen is self._screen else 0
        self._screen = app.screen
        if self._here > PATIENCE:
            self._here = 0
            return "escape"
        figure = bool(self.last) and self.last[-1][-2:-1].isdigit()
        return "enter" if figure and self.chance.random() < 0.5 else ""

    def press(self, app: Program) -> None:
        """One key, or now and then a paste, a click, or another size of the window."""
        kind = self.chance.choices(("named", "typed", "pasted", "click", "size"), (46, 46, 2, 5, 1))[0]
        what: object = ""
        if wish := self._wants(app):
            kind, what = "named", wish
            app.post_message(events.Key(str(what), "\r" if what == "enter" else None))
        elif kind == "named":
            what = self.chance.choice(NAMED)
            app.post_message(events.Key(str(what), {"enter": "\r", "tab": "\t", "space": " "}.get(str(what))))
        elif kind == "typed":
            what = self.chance.choice(TYPED)
            app.post_message(events.Key(f"typed_{ord(what):x}" if not what.isalnum() else what, what))
        elif kind == "pasted":
            what = self.chance.choice(PASTED)
            app.post_message(events.Paste(what))
        self.last.append(f"{kind} {what!r}"[:40])
        self.kind = kind


class Meant:
    """A meeting on disk and what its records tell, followed record by record."""

    def __init__(self, room: Room, path: Path) -> None:
        self.room = room
        self.path = path
        self._told = Meeting()

    def holds(self, proceedings: Proceedings) -> None:
        """What the seat knows is what is on disk, no more and no less."""
        journal = self.room.proceedings.journal
        for line in journal.new_lines(self._told.seq):
            self._told = evolve(self._told, codec.record(line))
        proceedings.catch_up()
        if journal.count:
            assert proceedings.meeting == self._told
        else:
            assert proceedings.meeting.seq == 1

    def closes(self) -> int:
        """At the end the whole journal chains and tells the same from the start; the records there are."""
        journal = self.room.proceedings.journal
        assert replay(codec.record(line) for line in journal.read()) == self._told
        report = verify(self.path)
        assert report.ok, report.problems
        assert report.records == journal.count
        return report.records


class Caged(SeatProgram):
    """A seat that nobody leaves."""

    left = 0

    def exit(self, *_args: object, **_more: object) -> None:
        self.left += 1


def begun(path: Path, scene: Callable[[Room], Room]) -> Room:
    """A meeting on disk that has come so far."""
    room = Room()
    journal: Journal = FileJournal.open(path, disk=HastyDisk())
    room.proceedings = Proceedings(journal, room.clock, MeetingPlanned(plan=plan(), rules=simplified()))
    room.desk = Sitting(room.proceedings, phrases("zh"))
    return scene(room)


def host_goes_on(room: Room) -> None:
    """The host does what is suggested, where nothing has to be asked first."""
    room.proceedings.catch_up()
    advice = suggest(room.proceedings.meeting)
    if advice is not None and not advice.needs:
        room.proceedings.submit(convert(advice.act, Command))


async def evening(folder: Path, seat: Seat, number: int, keys: int) -> int:
    """So many keys at one seat of one meeting; how many records came of it."""
    monkey = Monkey(f"{SEED} {seat} {number}")
    path = folder / f"{seat}-{number}" / "journal.jsonl"
    room = begun(path, SCENES[number % len(SCENES)])
    app, meant = Caged(screen_of(room, seat, folder=path.parent)), Meant(room, path)
    async with app.run_test(size=(80, 24)) as pilot:
        for pressed in range(keys):
            with monkey:
                await one(monkey, app, pilot, room)
                if seat != "host" and pressed % HOST_ACTS_EVERY == 0:
                    host_goes_on(room)
                meant.holds(app.sitting.proceedings)
    meant.holds(app.sitting.proceedings)  # an `Enter` that was still being thought about may have counted
    return meant.closes()


async def one(monkey: Monkey, app: Caged, pilot: Pilot[None], room: Room) -> None:
    room.after(monkey.chance.choice((0, 0, 1, 2, 2, 5, 40)))
    monkey.press(app)
    if monkey.kind == "click":
        size = app.size
        with suppress(NoWidget):  # the pilot's own: a screen that has just been opened has nothing to click at yet
            await pilot.click(offset=(monkey.chance.randrange(size.width), monkey.chance.randrange(size.height)))
    elif monkey.kind == "size":
        await pilot.resize_terminal(*monkey.chance.choice(SIZES))
    await pilot._wait_for_screen()  # `pause` would also wait until the processor idles, twenty milliseconds a key
    app._seat.tick()
    await pilot._wait_for_screen()
    assert app._exception is None
    assert app.is_running


@pytest.mark.slow
@pytest.mark.parametrize("seat", SEATS)
async def test_any_key_at_any_seat(tmp_path: Path, seat: Seat, figure: Figure) -> None:
    records = 0
    for number in range(-(-KEYS // KEYS_A_MEETING)):
        records += await evening(tmp_path, seat, number, min(KEYS_A_MEETING, KEYS - number * KEYS_A_MEETING))
    assert records > 0
    figure(f"monkey at the {seat}'s seat, keys without a crash, an act without a record or another replay", KEYS)
    figure(f"monkey at the {seat}'s seat, records", records)
