"""One seat with its real widgets and no terminal, at a meeting that has a time of its own; or nobody, who only follows.

`python -m benchmarks.attendee SEAT FOLDER`. Each line on standard input is one act: the host does it, the others take it
in from the journal. The line says how many seconds the meeting has lasted. The answer says that too, for an act may take
time, and how many nanoseconds of CPU time the act took here, painting included.
"""

import gc

if __name__ == "__main__":
    gc.disable()

import asyncio
import datetime
import sys
import time
from collections.abc import Awaitable, Callable
from itertools import chain
from pathlib import Path
from typing import cast

from benchmarks.bulk import Chair, Evening
from benchmarks.sessions import questions
from yishi_tui.clock import NS_PER_S
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.app import COLLECT_FROM, YishiApp, screen_of
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.sitting import Sitting

STARTS = datetime.datetime.fromisoformat("2026-11-22T09:00:00+08:00")
PEOPLE = 28
SIZE = (120, 40)
SPEECH_S, TURN_S = 3, 1
"""With one second for every act, twenty thousand of them are a meeting of eight hours."""
NOBODY = "nobody"

Take = Callable[[], Awaitable[None]]
"""Do the act that is due, or take it in; and paint."""


class Seated(YishiApp):
    """The program with the screen it was given."""

    def __init__(self, screen: SeatScreen) -> None:
        super().__init__(screen.sitting, tends_garbage=True)
        self._seat = screen


def main(seat: str, folder: Path) -> None:
    evening = Evening(folder, PEOPLE, STARTS)
    asyncio.run(follow(evening) if seat == NOBODY else attend(evening, cast(Seat, seat)))


async def follow(evening: Evening) -> None:
    """Without a screen."""
    door = evening.door("hall")

    async def take() -> None:
        door.catch_up()

    await _answer(evening, take)


async def attend(evening: Evening, seat: Seat) -> None:
    """At the screen of a seat."""
    act, door = _chairing(evening) if seat == "host" else (None, evening.door(seat))
    sitting = Sitting(door, phrases("zh"), seat)
    screen = screen_of(sitting)
    app = Seated(screen)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()

        async def take() -> None:
            if act is not None:
                act()
                sitting.changed()
            screen.tick()
            await pilot.pause(0)

        await _answer(evening, take)


def _chairing(evening: Evening) -> tuple[Callable[[], None], Proceedings]:
    chair = Chair(evening)
    acts = chain.from_iterable(questions(evening.people, per_meeting=0, speech_s=SPEECH_S, turn_s=TURN_S))
    return lambda: chair.play([next(acts)]), chair.proceedings


async def _answer(evening: Evening, take: Take) -> None:
    """Nothing else happens here while a line is waited for: all that an act costs is in its answer."""
    _say(evening, 0)
    for line in iter(sys.stdin.readline, ""):
        evening.clock.advance(max(0, int(line) - _lasted(evening)))
        spent = time.process_time_ns()
        await take()
        _say(evening, time.process_time_ns() - spent)
        if gc.get_count()[0] > COLLECT_FROM:  # as the program does between keys; here its second has no time to pass
            gc.collect()


def _say(evening: Evening, spent: int) -> None:
    print(_lasted(evening), spent, flush=True)


def _lasted(evening: Evening) -> int:
    return evening.clock.elapsed() // NS_PER_S


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
