"""The host's seat of a session with nothing but what is installed: `at_the_seat.py SESSION`, from sign-in to the first item."""

import asyncio
import sys
from pathlib import Path

from yishi_tui.clock import ScriptClock
from yishi_tui.phrases import phrases
from yishi_tui.sessions import open_proceedings, times
from yishi_tui.tui.app import YishiApp
from yishi_tui.tui.sitting import Sitting

KEYS = ("enter", "tab", "escape", "enter", "enter")


async def main(session: Path) -> None:
    starts, _ = times(session)
    assert starts is not None
    clock = ScriptClock(starts)
    app = YishiApp(Sitting(open_proceedings(session, clock), phrases("zh")))
    async with app.run_test(size=(120, 36)) as pilot:
        for key in KEYS:
            clock.advance(1)
            await pilot.press(key)
            await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
    sys.stdout.buffer.write(shown.encode())


asyncio.run(main(Path(sys.argv[1])))
