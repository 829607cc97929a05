"""Every seat in every phase with every dialog that can be opened there: what the tests of words and of sizes go through."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from dialog_room import Room
from recorder_room import sitting as recorder_sitting
from seat_room import NoLetters, Seated, SilentPlayer, beside, seated

from yishi_tui.domain.prompts import suggest
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.phrases import Lang, phrases
from yishi_tui.tui.screens.hall import HallScreen
from yishi_tui.tui.screens.host import NEEDS, HostScreen
from yishi_tui.tui.screens.recorder import RecorderScreen
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.screens.timekeeper import TimekeeperScreen
from yishi_tui.tui.sitting import Sitting

SEATS: tuple[Seat, ...] = ("host", "recorder", "timekeeper", "hall")


def screen_of(room: Room, seat: Seat, lang: Lang = "zh", folder: Path | None = None) -> SeatScreen:
    """That seat at the meeting of the room."""
    if seat == "host":
        room.desk = Sitting(room.proceedings, phrases(lang), folder=folder)
        return HostScreen(room.desk)
    if seat == "recorder":
        return RecorderScreen(recorder_sitting(room, folder, lang))
    sitting = beside(room, seat, lang)
    return HallScreen(sitting, NoLetters()) if seat == "hall" else TimekeeperScreen(sitting, SilentPlayer())


@asynccontextmanager
async def at_seat(
    room: Room, seat: Seat, size: tuple[int, int] = (80, 24), lang: Lang = "zh", folder: Path | None = None
) -> AsyncIterator[Seated]:
    """The program open on that seat."""
    async with seated(room, screen_of(room, seat, lang, folder), size) as there:
        there.screen.tick()
        await there.pilot.pause()
        yield there


def in_reach(screen: SeatScreen) -> Iterator[tuple[str, dict[str, object]]]:
    """The dialogs that this seat can open now, with what is known beforehand."""
    meeting, now = screen.sitting.meeting, screen.sitting.now()
    for act in screen.acts:
        opens = act.dialog(meeting)
        if opens and act.check(meeting, now) is None and not (opens == "help" and screen.sitting.seat == "timekeeper"):
            yield opens, {}
    if screen.sitting.seat == "timekeeper" and meeting.floor is not None:
        yield "adjust", {"seconds": 30}
    step = suggest(meeting) if screen.sitting.seat == "host" else None
    if step is not None and step.needs:
        yield NEEDS[step.act["do"]], {name: value for name, value in step.act.items() if name != "do"}
