"""An act asks no seat for more the longer a meeting lasts, or the more are on the roll: counted in calls."""

from functools import partial
from itertools import islice
from pathlib import Path
from typing import get_args

import pytest

from benchmarks.attendee import SPEECH_S, STARTS, TURN_S, Seated
from benchmarks.bulk import Chair, Evening
from benchmarks.sessions import Act, questions
from tests.benchmarks.calls import calls
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.phrases import phrases
from yishi_tui.tui.app import screen_of
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.sitting import Sitting

pytestmark = pytest.mark.slow

FEW, MANY = 28, 3000
LONG = 300
"""Questions: more than 5,000 records."""
WARM_UP, COUNTED = 2, 4
"""Questions."""
SIZE = (80, 24)
"""Too narrow for the minutes beside the recorder's notes: those are written at leisure."""


class Meeting:
    """A meeting that somebody at one of its seats may watch, act by act."""

    def __init__(self, folder: Path, people: int) -> None:
        self.evening = Evening(folder, people, STARTS)
        self.chair = Chair(self.evening)
        self.asked = questions(self.evening.people, per_meeting=0, speech_s=SPEECH_S, turn_s=TURN_S)

    def goes_on(self, asked: int) -> None:
        for question in islice(self.asked, asked):
            self.chair.play(question)

    async def calls_at(self, seat: Seat) -> int:
        """How many calls some questions take at that seat from here on; the first of them make the caches warm."""
        door = self.chair.proceedings if seat == "host" else self.evening.door(seat)
        screen = screen_of(Sitting(door, phrases("zh"), seat))
        counted = 0
        async with Seated(screen).run_test(size=SIZE) as pilot:
            for number, question in enumerate(islice(self.asked, WARM_UP + COUNTED)):
                for act in question:
                    self.evening.clock.advance(1)
                    own, others = ([act], []) if seat == "host" else ([], [act])
                    self.chair.play(others)
                    taken = calls(partial(self._taken, screen, own))
                    counted += taken if number >= WARM_UP else 0
                    await pilot.pause(0)
        return counted

    def _taken(self, screen: SeatScreen, own: list[Act]) -> None:
        self.chair.play(own)
        if own:
            screen.sitting.changed()
        screen.tick()


@pytest.mark.parametrize("seat", get_args(Seat))
async def test_an_act_takes_as_many_calls_after_thousands_of_records(tmp_path: Path, seat: Seat) -> None:
    meeting = Meeting(tmp_path / "long", FEW)
    meeting.goes_on(FEW)  # until everybody has spoken
    early = await meeting.calls_at(seat)
    meeting.goes_on(LONG)
    assert await meeting.calls_at(seat) <= early * 21 // 20


@pytest.mark.parametrize("seat", get_args(Seat))
async def test_an_act_takes_as_many_calls_with_thousands_on_the_roll(tmp_path: Path, seat: Seat) -> None:
    few, many = (Meeting(tmp_path / str(people), people) for people in (FEW, MANY))
    assert await many.calls_at(seat) <= await few.calls_at(seat) * 21 // 20
