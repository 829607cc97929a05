"""What every seat's screen does: it follows the meeting, shows it on one canvas, and takes keys without any focus."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.errors import NoWidget
from textual.screen import Screen

from yishi_tui.clock import NS_PER_S
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.queries import remaining_ms, used_ms
from yishi_tui.domain.text import fold
from yishi_tui.domain.view import whole_seconds
from yishi_tui.i18n import tr
from yishi_tui.journal import JournalError
from yishi_tui.tui.acts import Act
from yishi_tui.tui.answers import Answer, Deed, when_over
from yishi_tui.tui.clicks import key_at, press
from yishi_tui.tui.desk import Outcome, hand_in
from yishi_tui.tui.ink import Line
from yishi_tui.tui.lookout import BEAT_S, Lookout
from yishi_tui.tui.panels.view import SECOND_MS, View, turns_in
from yishi_tui.tui.sitting import Sitting, Stale
from yishi_tui.tui.theme import DARK, INKS
from yishi_tui.tui.widgets.canvas import Canvas

AT_LEAST = NS_PER_S
"""A tick comes no later than this after the last, news or no news."""

Moment = tuple[object, ...]


class SeatScreen(Screen[None]):
    """One canvas and no focus: every key means the same whatever was pressed before.

    A seat says what it shows (`page`), which keys it takes (`pressed`), and what of it changes with time (`moment`).
    """

    # The file of styles beside a screen is not read for the one an app begins with.
    DEFAULT_CSS = "SeatScreen { background: $background; color: $foreground; }"
    AUTO_FOCUS = ""

    acts: Sequence[Act] = ()
    """What the palette offers at this seat."""
    not_here: Sequence[Act] = ()
    """What only other seats may do."""
    patches = 0
    """How many parts of the page are painted without what stands to their left."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.canvas = Canvas(self.patches)
        self.said = Answer()
        self.looked: Callable[[], None] = _nothing
        """Called after each look at the meeting and the clock: once in a second, and oftener when much happens."""
        self._lookout = Lookout(sitting.file)
        self._shown: Moment = ()
        self._ticked = 0

    def compose(self) -> ComposeResult:
        yield self.canvas

    def on_mount(self) -> None:
        self.sitting.changed = self.acted
        self.sat_down()
        if self.sitting.meeting.phase == "adjourned":
            self.said.hint = self.said.hint or when_over(self.sitting.seat)
        self.repaint()
        self.run_worker(self._follow(), exit_on_error=True)

    def on_unmount(self) -> None:
        self.sitting.leave()

    def on_resize(self) -> None:
        self.repaint()
        self.stir()

    # What a seat fills in

    def sat_down(self) -> None:
        """Before the first painting."""

    @abstractmethod
    def page(self, width: int, height: int) -> Sequence[Line]:
        """Every line of the screen."""

    @property
    def waiting(self) -> bool:
        """Whether the meaning of the last key depends on the next."""
        return False

    def before(self, key: str) -> None:
        """The next key has been pressed, and has not gone its way yet."""

    def pressed(self, key: str, char: str) -> None:
        """A key, and the character it types, folded to half width."""

    def perform(self, act: Act) -> None:
        """Do one of the seat's acts, or answer why it is out of order."""

    @property
    def texting(self) -> bool:
        """Whether a key that gets here is a text's own, for the seat has seen it before."""
        return False

    def moment(self) -> Moment:
        """What of the screen changes with time alone: the minute, and the second of the clock."""
        floor, now = self.sitting.meeting.floor, self.sitting.now()
        if floor is None:
            return (now.hour, now.minute)
        left = remaining_ms(floor, now)
        return (now.hour, now.minute, used_ms(floor, now) // 1000 if left is None else whole_seconds(left))

    # Following

    async def _follow(self) -> None:
        await asyncio.sleep(min(BEAT_S, self._until()))  # the first frame comes first
        with self._lookout:
            while True:
                if self.due():
                    self.tick()
                    self.looked()
                await self._lookout.rest(self._until())

    def _until(self) -> float:
        """Seconds until time alone may have brought something about."""
        left = (AT_LEAST - self.elapsed() + self._ticked) / NS_PER_S
        return min(BEAT_S if self.restless else left, self.flips_in() / SECOND_MS)

    @property
    def restless(self) -> bool:
        """Whether something is about to happen here that nothing else tells of."""
        return False

    def flips_in(self) -> int:
        """Milliseconds until the time that stands here is another: the minute, and the second of a running clock."""
        return turns_in(self.sitting.meeting.floor, self.sitting.now())

    def stir(self) -> None:
        """A key, or another size of the window, may have left something to wait for."""
        self._lookout.stir()

    def due(self) -> bool:
        """Whether there is anything to look at."""
        return self.sitting.stirred() or self.stale() or self.elapsed() - self._ticked >= AT_LEAST

    def stale(self) -> bool:
        """Whether the meeting or the time has moved on since the last painting."""
        return self._shown != self._now_shown()

    def tick(self) -> None:
        """Take in what other seats did, and let a speech end whose time is up."""
        self._ticked = self.elapsed()
        self.sitting.keep_awake()
        if self.sitting.look_back():
            self.woke()
        news = self.sitting.poll() | self.sitting.look_around()
        ended = self.sitting.expire()
        if news or ended or self.stale():
            self.repaint()

    def woke(self) -> None:
        """The laptop slept in a speech, and the host is asked about it; or has answered. The hall needs no words for it."""
        waits = self.sitting.waking.waits and self.sitting.seat != "hall"
        self.answer(hint=tr("电脑睡过一会儿，发言的时间先停着，等主持人定。") if waits else "")

    def elapsed(self) -> int:
        """Nanoseconds, as `Clock.elapsed` counts them."""
        return self.sitting.proceedings.clock.elapsed()

    def _now_shown(self) -> Moment:
        return (id(self.sitting.meeting), self.sitting.trouble, *self.moment())

    # Showing

    def repaint(self) -> None:
        """Show everything as it stands now; the canvas paints only the lines that differ."""
        size = self.app.size
        self._shown = self._now_shown()
        self.canvas.show(self.page(size.width, size.height), INKS.get(self.app.theme, INKS[DARK]))

    def renew(self) -> None:
        """A setting has changed: another language, other colours."""
        self.forget()
        self.repaint()

    def acted(self) -> None:
        """This seat did something, or could not write it down."""
        self.forget()
        self.repaint()

    def forget(self) -> None:
        """Drop the answer to the last key."""
        self.said.forget()

    def answer(self, refusal: OutOfOrder | None = None, hint: str = "") -> None:
        """The answer to a key: why not, or a word about it."""
        self.said.refusal, self.said.hint = refusal, hint
        self.repaint()

    # What the panels see

    def view(self) -> View:
        """What the panels look at."""
        sitting = self.sitting
        return View(
            meeting=sitting.meeting,
            now=sitting.now(),
            phrases=sitting.phrases,
            suggestion=None,
            seat=sitting.seat,
            saved=sitting.proceedings.saved,
            trouble=sitting.trouble,
            refusal=self.said.refusal,
            hint=self.said.hint,
            seats=sitting.neighbours.seats,
        )

    # Doing

    def on_key(self, event: events.Key) -> None:
        """Every key of the seat; those of the input method's full-width kind too."""
        if event.key == "ctrl+c" or self.texting:
            return  # the program's own, or the text's
        event.stop()
        event.prevent_default()
        self.pressed(event.key, fold(event.character or ""))

    def on_click(self, event: events.Click) -> None:
        """The keys that are written on the screen are its buttons."""
        under = None
        with suppress(NoWidget):  # the window has become smaller since
            under = self.get_widget_at(event.screen_x, event.screen_y)[0]
        if under is None or self.canvas not in under.ancestors_with_self:
            return
        if key := key_at(self.canvas.row(event.screen_y), event.screen_x):
            press(self.app, key)
        else:
            self.clicked(event.screen_x, event.screen_y)

    def clicked(self, x: int, y: int) -> None:
        """A click beside the keys."""

    def on_mouse_scroll_up(self) -> None:
        press(self.app, "up")

    def on_mouse_scroll_down(self) -> None:
        press(self.app, "down")

    def attempt(self, deed: Deed) -> bool:
        """Whether it was done; if not, the screen says why."""
        try:
            refusal = deed()
        except Stale:
            self.outdated()
            return False
        except JournalError:
            self.said.again = deed  # the header says why
            self.repaint()
            return False
        if refusal is not None:
            self.answer(refusal)
        return refusal is None

    def outdated(self) -> None:
        """Another seat was quicker: what was on the screen is no longer so."""
        self.answer(hint=tr("刚变了，请再看一眼。"))

    def open(self, dialog: str, **known: Any) -> None:
        """Ask the room something; what is answered is done as one act."""
        opened = import_module("yishi_tui.tui.dialogs").open_dialog(dialog, self.sitting, **known)
        self.forget()
        self.repaint()
        self.app.push_screen(opened, self._answered)

    def open_palette(self) -> None:
        """Everything this seat may do, by name."""
        palette = import_module("yishi_tui.tui.screens.palette").PaletteScreen(self.sitting, self.acts, self.not_here)
        self.app.push_screen(palette, self._picked)

    def _picked(self, act: Act | None) -> None:
        if act is not None:
            self.perform(act)

    def _answered(self, outcome: Outcome | None) -> None:
        if outcome is not None and outcome.commands:
            self.attempt(lambda: hand_in(self.sitting, outcome))


def _nothing() -> None:
    """Nobody waits for a look."""
