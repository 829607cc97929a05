"""The host's screen: what is the question, who speaks, what may be done, what to say; and `Enter` for the next step."""

from functools import partial
from importlib import import_module
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from yishi_tui.domain import commands as do
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.queries import remaining_ms
from yishi_tui.domain.text import fold
from yishi_tui.i18n import tr
from yishi_tui.journal import JournalError
from yishi_tui.tui.acts import BY_ID, Act, redo_of
from yishi_tui.tui.desk import Outcome
from yishi_tui.tui.face import Deed, Face
from yishi_tui.tui.guard import EnterGuard
from yishi_tui.tui.keyboard import SCROLLS, act_of
from yishi_tui.tui.panels.calming import BREAK, BREAK_MINUTES, CALMING, OFFERED, OTHER_CHAIR
from yishi_tui.tui.panels.say import bound_offer
from yishi_tui.tui.sitting import Sitting, Stale
from yishi_tui.tui.steps import command_of, suggested_words
from yishi_tui.tui.watch import Gap, Heartbeat, Watch

BEAT_S = 0.1
"""How often other seats and the clock are looked at."""

NEEDS = {
    "arrive": "sign_in",
    "move": "move",
    "second": "second",
    "modify": "wording",
    "recognize": "stance",
    "rule": "rule",
    "cast": "roll_call",
    "tally": "tally",
    "ballot": "ballot",
}
"""The dialog that asks the room for what a suggested act still needs."""

FOR_APP = {"leave": "app.leave", "colours": "app.other_colours"}
"""What is not the meeting's affair."""


class HostScreen(Screen[None]):
    """One canvas and no focus: every key means the same whatever was pressed before."""

    CSS_PATH = "host.tcss"
    AUTO_FOCUS = ""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._face = Face(sitting)
        self._guard = EnterGuard()
        self._watch = Watch(Heartbeat(sitting.folder))
        self._rung: object = None
        self._asking = False
        self._calming = ""
        """What the act that is being done leads to, so that all is painted at once."""

    def compose(self) -> ComposeResult:
        yield self._face.canvas

    def on_mount(self) -> None:
        self._sitting.changed = self.acted
        self._ring(quietly=True)
        self.repaint()
        self.set_interval(BEAT_S, self.tick)
        if self._sitting.torn:
            self.answer(hint=tr("上次断电时没写完的一步另存为 {file}，会议从它之前接着开。", file=self._sitting.torn))
        self._ask(self._watch.on_opening(self._sitting.meeting, self._sitting.now()))

    def on_resize(self) -> None:
        self.repaint()

    def repaint(self) -> None:
        """Show everything as it stands now."""
        self._face.paint(self.app.size, self.app.theme)

    def tick(self) -> None:
        """Other seats, the clock, and an `Enter` that had to wait."""
        elapsed = self._elapsed()
        if not self._asking:
            self._ask(self._watch.look(self._sitting.meeting, self._sitting.now(), elapsed))
        news = self._sitting.poll()
        ended = not self._asking and self._sitting.expire()
        if news or ended or self._face.superseded:
            self._changed_by_others(elapsed)
        elif self._face.stale:
            self.repaint()
        if not self._asking:
            self._ring()
        if self._guard.due(elapsed):
            self._next_step()

    def acted(self) -> None:
        """This seat did something, or could not write it down."""
        self._guard.acted(self._elapsed())
        self._face.forget()
        self._face.calming = self._calming
        self.repaint()

    def _elapsed(self) -> int:
        return self._sitting.proceedings.clock.elapsed()

    def _changed_by_others(self, elapsed: int) -> None:
        painted = self._face.suggestion
        if self._face.superseded:
            self._face.forget()
        self.repaint()
        if self._face.suggestion != painted:
            self._guard.changed(elapsed)

    def _ring(self, quietly: bool = False) -> None:
        """One soft bell when the time of a speech is up."""
        floor = self._sitting.meeting.floor
        left = remaining_ms(floor, self._sitting.now()) if floor else None
        if floor is None or left is None or left > 0 or self._rung == (floor.began, floor.limit_ms):
            return
        self._rung = (floor.began, floor.limit_ms)
        if not quietly:
            self.app.bell()

    def _ask(self, gap: Gap | None) -> None:
        """Somebody spoke while nobody watched the clock: only the host can know what happened meanwhile."""
        if gap is not None:
            self._asking = True
            screen = import_module("yishi_tui.tui.screens.gap").GapScreen(self._sitting, gap)
            self.app.push_screen(screen, partial(self._settle, gap))

    def _settle(self, gap: Gap, stopped: bool | None) -> None:
        self._asking = False
        self._watch.look(self._sitting.meeting, self._sitting.now(), self._elapsed())
        if stopped:
            self._attempt(lambda: self._sitting.pause_at(gap.since))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Every key of the seat; those of the input method's full-width kind too."""
        if event.key == "ctrl+c":
            return  # the program's own
        event.stop()
        event.prevent_default()
        if self._watch.late(self._elapsed()):
            self.tick()
            if self._asking:
                return
        char = fold(event.character or "")
        if event.key == "enter":
            self._press_enter()
        elif event.key in SCROLLS:
            self._scroll(SCROLLS[event.key])
        elif event.key == "escape":
            self._face.forget()
            self.repaint()
        elif char == " ":
            self._clock()
        elif self._face.calming == OFFERED and char in CALMING:
            self._calm(char)
        elif act := act_of(event.key, char):
            self.perform(act)

    def _scroll(self, lines: int) -> None:
        self._face.scroll(lines)
        self.repaint()

    def _press_enter(self) -> None:
        answer = self._guard.press(self._elapsed())
        if answer == "do":
            self._next_step()
        elif answer == "changed":
            self._say_changed()

    def _say_changed(self) -> None:
        suggestion = self._face.suggestion
        if suggestion is not None:
            words = suggested_words(self._face.view(), suggestion)
            self.answer(hint=tr("刚变了，现在 Enter 是：{step}", step=words))

    def _next_step(self) -> None:
        """What could not be written, the remedy after a refusal, or else the suggestion; each as it was painted."""
        offer, suggestion, again = bound_offer(self._face.view()), self._face.suggestion, self._face.again
        if again is not None:
            self._attempt(again)
        elif self._face.calming == BREAK:
            self._attempt(lambda: self._sitting.submit(do.Recess(minutes=BREAK_MINUTES)))
        elif offer is not None:
            self._attempt(lambda: self._sitting.submit(offer))
        elif suggestion is None:
            self.answer(hint=tr("会已经散了。按 Ctrl+Q 离开。"))
        elif (command := command_of(suggestion)) is not None:
            self._attempt(lambda: self._sitting.submit_step(suggestion, command))
        else:
            known = {name: value for name, value in suggestion.act.items() if name != "do"}
            self._open(NEEDS[suggestion.act["do"]], known)

    def _clock(self) -> None:
        """Stop the clock, and offer what is usually said then; or let it go on."""
        floor = self._sitting.meeting.floor
        if floor is None or floor.since is None:
            self._attempt(lambda: self._sitting.submit(do.ResumeClock()))
        else:
            self._calming = OFFERED
            self._attempt(lambda: self._sitting.submit(do.PauseClock()))
            self._calming = ""

    def _calm(self, digit: str) -> None:
        """What is said in a pause; the last of them is another in the chair."""
        if digit == OTHER_CHAIR:
            self.perform(BY_ID["hand_over"])
        else:
            self._face.calming = digit
            self.repaint()

    # Acts

    def perform(self, act: Act) -> None:
        """Do an act of the table, or answer why it is out of order."""
        meeting = self._sitting.meeting
        refusal = act.check(meeting, self._sitting.now())
        command = redo_of(meeting) if act.id == "redo" else act.command
        if refusal is not None:
            self.answer(refusal)
        elif act.id == "clock" or (act.id == "keep_order" and not _stands(meeting)):
            self._clock()
        elif act.id == "keep_order":
            self._calm(OFFERED)
        elif act.id == "palette":
            self._open_palette()
        elif act.id in FOR_APP:
            self.call_later(self.run_action, FOR_APP[act.id])
        elif command is not None:
            self._attempt(lambda: self._sitting.submit(command))
        else:
            self._open(act.dialog(meeting))

    def _attempt(self, deed: Deed) -> bool:
        """Whether it was done; if not, the screen says why."""
        try:
            refusal = deed()
        except Stale:
            self._changed_by_others(self._elapsed())
            self._say_changed()
            return False
        except JournalError:
            self._face.again = deed  # the header and the panel say why; the words are not lost
            self.repaint()
            return False
        if refusal is not None:
            self.answer(refusal)
        return refusal is None

    def answer(self, refusal: OutOfOrder | None = None, hint: str = "") -> None:
        """The answer to a key: why not, or a word to the host."""
        self._face.refusal, self._face.hint = refusal, hint
        self.repaint()

    def _open(self, dialog: str, known: dict[str, Any] | None = None) -> None:
        opened = import_module("yishi_tui.tui.dialogs").open_dialog(dialog, self._sitting, **known or {})
        self._face.forget()
        self.repaint()
        self.app.push_screen(opened, self._answered)

    def _answered(self, outcome: Outcome | None) -> None:
        if outcome is not None and outcome.commands:
            self._attempt(lambda: self._sitting.submit(*outcome.commands))

    def _open_palette(self) -> None:
        palette = import_module("yishi_tui.tui.screens.palette").PaletteScreen(self._sitting)
        self.app.push_screen(palette, self._picked)

    def _picked(self, act_id: str | None) -> None:
        if act_id is not None:
            self.perform(BY_ID[act_id])


def _stands(meeting: Meeting) -> bool:
    """Whether somebody has the floor and the clock stands."""
    return meeting.floor is not None and meeting.floor.since is None
