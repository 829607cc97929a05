"""The pictures of the four seats: one moment of the sample meeting, without a terminal and with its own clock.

`make pictures`, or `python -m docs.pictures` in the folder of the source.
"""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import islice
from pathlib import Path

from docs.drawing import draw
from yishi_tui import demo, i18n, plans
from yishi_tui.clock import ScriptClock
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.journal import MemoryJournal
from yishi_tui.phrases import Lang, phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.rulesets import load
from yishi_tui.scripts import Player, read_script
from yishi_tui.tui.app import YishiApp
from yishi_tui.tui.screens.hall import HallScreen
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.sitting import Sitting

FOLDER = Path(__file__).parent / "pictures"
SIZES: dict[Seat, tuple[int, int]] = {
    "host": (120, 36),
    "recorder": (120, 36),
    "timekeeper": (80, 24),
    "hall": (80, 24),
}
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
SEATS: dict[Lang, dict[Seat, str]] = {
    "zh": {"host": "主持人的屏幕", "recorder": "记录员的屏幕", "timekeeper": "计时员的屏幕", "hall": "投影"},
    "en": {
        "host": "The host's screen",
        "recorder": "The recorder's screen",
        "timekeeper": "The timekeeper's screen",
        "hall": "The projector",
    },
}
SPEECHES, INTO_IT_S = 2, 95
"""The moment: so many speeches have begun, and the last has lasted so long."""


class Plain:
    """Names as plain text, whatever fonts this machine has."""

    def dots(self, words: str, size: int) -> tuple[str, ...]:
        return ()


class Sitter(YishiApp):
    """The program at a seat."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        if sitting.seat == "hall":
            self._seat = HallScreen(sitting, Plain())

    @property
    def seat(self) -> SeatScreen:
        """Its screen."""
        return self._seat


@cache
def meeting() -> tuple[Proceedings, ScriptClock]:
    """The sample meeting in the middle of a speech."""
    sample = demo.sample_folder()
    plan, rules = plans.read_plan(sample / plans.FILE), load("simplified")
    script = list(read_script((sample / demo.SCRIPT).read_bytes().splitlines(), session=True))
    began = [number for number, line in enumerate(script, 1) if line.do == "recognize"]
    clock = ScriptClock(datetime.fromisoformat(plan.starts))
    proceedings = Proceedings(MemoryJournal(), clock, MeetingPlanned(plan=plan, rules=rules))
    for _ in Player(rules, proceedings).play(islice(script, began[SPEECHES - 1])):
        pass
    clock.advance(INTO_IT_S)
    return proceedings, clock


async def picture(seat: Seat, lang: Lang) -> str:
    """What this seat shows at that moment, as SVG."""
    i18n.use(lang)
    held, clock = meeting()
    app = Sitter(Sitting(Proceedings(held.journal, clock, by=seat), phrases(lang), seat))
    columns, rows = SIZES[seat]
    async with app.run_test(size=(columns, rows)) as pilot:
        app.seat.tick()
        await pilot.pause()
        strips = [app.seat.canvas.render_line(y) for y in range(rows)]
        return draw(strips, app.current_theme, SEATS[lang][seat])


def pictures() -> Iterator[tuple[Path, Seat, Lang]]:
    """Which pictures there are, and where each is kept."""
    for seat in SIZES:
        for lang in LANGUAGES:
            yield FOLDER / f"{seat}.{lang}.svg", seat, lang


def main() -> None:
    """Make all of them anew."""
    for path, seat, lang in pictures():
        path.write_text(asyncio.run(picture(seat, lang)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
