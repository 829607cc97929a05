"""The program on the screen."""

import gc
import shutil
from collections import deque
from importlib import import_module
from pathlib import Path

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.driver import Driver
from textual.geometry import Size
from textual.screen import Screen

from yishi_tui import i18n
from yishi_tui.awake import keeper
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.i18n import tr
from yishi_tui.phrases import Lang, phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.settings import read_settings
from yishi_tui.tui.desk import Outcome
from yishi_tui.tui.dialogs import open_dialog
from yishi_tui.tui.in_turn import passed, settled
from yishi_tui.tui.safekeeping import Safekeeping
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.theme import ANSI, CHOSEN, DARK, PROJECTOR, THEMES, after, name_of
from yishi_tui.tui.thrift import thrifty

AT_LEISURE_S = 1.0
"""After the first frame, when nobody presses anything yet."""
COLLECT_FROM = 5_000
"""Young objects; fewer are not worth the pause."""

FEW_COLOURS = ("standard", "windows")
"""What terminals of sixteen colours are called."""

SCREENS: dict[Seat, str] = {
    "host": "HostScreen",
    "recorder": "RecorderScreen",
    "timekeeper": "TimekeeperScreen",
    "hall": "HallScreen",
}


class YishiApp(App[None], inherit_bindings=False):
    """One seat of a meeting."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("ctrl+q", "leave", priority=True, show=False),
        Binding("ctrl+c", "leave_hint", show=False),
    ]

    def __init__(self, sitting: Sitting, *, tends_garbage: bool = False) -> None:
        super().__init__()
        self.sitting = sitting
        self._tends_garbage = tends_garbage
        self._leaving = False
        self._typed: deque[events.Key] = deque()
        self._seat = screen_of(sitting)
        for theme in THEMES:
            self.register_theme(theme)
        self.usual = PROJECTOR if sitting.seat == "hall" else DARK
        """The theme where none is set."""
        self.dress()
        sitting.configured = self._configured

    def get_driver_class(self) -> type[Driver]:
        return thrifty(super().get_driver_class())

    def get_default_screen(self) -> Screen[None]:
        return self._seat

    def on_mount(self) -> None:
        if self._tends_garbage:
            self.call_after_refresh(self._tend_garbage)
        self.set_timer(AT_LEISURE_S, self.sitting.learn_names)

    def _tend_garbage(self) -> None:
        """What is there after the first frame stays; the rest is collected between keys, never within one."""
        gc.freeze()
        self._seat.looked = self._collect

    def _collect(self) -> None:
        """Once what the look has changed is painted. No timer of its own: each costs as much as the look."""
        if gc.get_count()[0] > COLLECT_FROM:
            self.call_after_refresh(gc.collect)

    def on_resize(self, event: events.Resize) -> None:
        """A window that was dragged small and back has the size it had, but the terminal may have lost what stood there.

        Of sizes told in quick succession the last may not be the last that is heard, so the terminal itself is asked.
        """
        real = event.size if self.is_headless or self.is_web else Size(*shutil.get_terminal_size(event.size))
        if real != event.size:
            self.post_message(events.Resize(real, real))
        self.call_after_refresh(self.screen.refresh)

    async def on_event(self, event: events.Event) -> None:
        """Keys go their way one after another; all else goes as it comes."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if len(self._typed) == 1:
            self.run_worker(self._pass_on(), exit_on_error=True)

    async def _pass_on(self) -> None:
        """The key that is on its way stays first in the row until it has arrived."""
        while self._typed:
            key = self._typed[0]
            if self._seat.waiting and self._seat.call_later(self._seat.before, key.key):
                await settled(self._seat)
                await settled(self.screen)
            await super().on_event(key)
            await settled(self.screen)
            await passed(self)
            self._typed.popleft()
            self._seat.stir()

    def action_leave(self) -> None:
        """Leave; in the middle of a meeting only when that is meant."""
        if self.sitting.meeting.phase not in ("in_session", "recess"):
            self.exit()
        elif not self._leaving:
            self._leaving = True
            self.push_screen(open_dialog("confirm_quit", self.sitting), self._left)

    def _left(self, outcome: Outcome | None) -> None:
        self._leaving = False
        if outcome is not None:
            self.exit()

    def action_leave_hint(self) -> None:
        """Nobody loses a meeting to a habit of the fingers."""
        self._seat.answer(hint=tr("离开请按 Ctrl+Q。"))

    def dress(self) -> None:
        """Put on the theme that is set."""
        self.theme = CHOSEN.get(self.sitting.settings.theme, self.usual)

    def action_settings(self) -> None:
        """What this person wants otherwise than it is."""
        self._seat.open("settings")

    def _configured(self, setting: str) -> None:
        if setting == "theme":
            self.dress()
        self._seat.renew()

    def action_other_colours(self) -> None:
        """The next theme: light on dark, dark on light for a bright room, and so on round."""
        self.theme = after(self.theme)
        self._seat.answer(hint=tr("配色：{name}", name=name_of(self.theme)))


def screen_of(sitting: Sitting) -> SeatScreen:
    """The screen of the seat somebody sits at; the others are not loaded."""
    seat: type[SeatScreen] = getattr(import_module(f"yishi_tui.tui.screens.{sitting.seat}"), SCREENS[sitting.seat])
    return seat(sitting)


def run(
    proceedings: Proceedings,
    folder: Path | None,
    lang: Lang,
    seat: Seat = "host",
    safekeeping: Safekeeping | None = None,
    key: Path | None = None,
) -> str:
    """Sit down at a seat of the meeting until the person leaves; what remains to be said then, '' for nothing.

    Call it with garbage collection off for a quick start.
    """
    i18n.use(lang)
    sitting = Sitting(proceedings, phrases(lang), seat, folder, keeper(), safekeeping, key, read_settings())
    app = YishiApp(sitting, tends_garbage=True)
    if app.console.color_system in FEW_COLOURS:
        app.usual = ANSI
        app.dress()
    app.run()
    return sitting.safekeeping.finish(proceedings.journal.head)
