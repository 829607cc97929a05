"""The host's screen: what is the question, who speaks, what may be done, what to say; and `Enter` for the next step."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from textual import events

from yishi_tui.domain import commands as do
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.queries import remaining_ms
from yishi_tui.i18n import tr
from yishi_tui.tui.acts import BY_ID, FOR_APP, Act, redo_of
from yishi_tui.tui.clicks import heading_above
from yishi_tui.tui.face import Face
from yishi_tui.tui.guard import EnterGuard
from yishi_tui.tui.keyboard import SCROLLS, keyboard_of
from yishi_tui.tui.panels.calming import BREAK, BREAK_MINUTES, CALMING, OFFERED, OTHER_CHAIR
from yishi_tui.tui.panels.say import bound_offer
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.steps import command_of, suggested_words
from yishi_tui.tui.watch import Gap, Heartbeat, Watch

if TYPE_CHECKING:
    from yishi_tui.tui.screens.gap import GapScreen

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
    "nominate": "nominate",
}
"""The dialog that asks the room for what a suggested act still needs."""


class HostScreen(SeatScreen):
    """The seat that drives the meeting. `Enter` means what was painted, and only that."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.acts = keyboard_of(sitting.settings.keys).acts
        self._face = Face(sitting, self.canvas, self.said)
        self._guard = EnterGuard()
        self._watch = Watch(Heartbeat(sitting.folder))
        self._rung: object = None
        self._asking: GapScreen | None = None
        self._clock_put = 0
        self._calming = ""
        """What the act that is being done leads to, so that all is painted at once."""

    def sat_down(self) -> None:
        self._ring(quietly=True)
        if self.sitting.torn:
            self.said.hint = tr("上次断电时没写完的一步另存为 {file}，会议从它之前接着开。", file=self.sitting.torn)
        self._ask(self._watch.on_opening(self.sitting.meeting, self.sitting.now()))

    def repaint(self) -> None:
        self._face.paint(self.app.size, self.app.theme)

    def stale(self) -> bool:
        return self._face.stale or self._face.superseded or self._guard.waiting

    def tick(self) -> None:
        """Other seats, the clock, and an `Enter` that had to wait."""
        elapsed = self._ticked = self.elapsed()
        self.sitting.keep_awake()
        if self._asking is None:
            self._ask(self._watch.look(self.sitting.meeting, self.sitting.now(), elapsed))
        news = self.sitting.poll() | self.sitting.look_around()
        if self._asking is not None:
            self._asking.look()
        ended = self._asking is None and self.sitting.expire()
        if news or ended or self._face.superseded:
            self._changed_by_others(elapsed)
        elif self._face.stale:
            self.repaint()
        if self._asking is None:
            self._ring()
        if said := self.sitting.keep_minutes() or self._about_clock():
            self.answer(hint=said)
        if said := _after(self.sitting.keep_signature(), self.sitting.keep_copy()):
            self.answer(hint=_after(self.said.hint, said))
        if self._guard.due(elapsed):
            self._next_step()

    def acted(self) -> None:
        self._guard.acted(self.elapsed())
        self._face.forget()
        self._face.calming = self._calming
        self.repaint()

    def _changed_by_others(self, elapsed: int) -> None:
        painted = self._face.suggestion
        if self._face.superseded:
            self._face.forget()
        self.repaint()
        if self._face.suggestion != painted:
            self._guard.changed(elapsed)

    def _about_clock(self) -> str:
        """A word, once, when somebody has put the clock of the computer."""
        before, self._clock_put = self._clock_put, self.sitting.proceedings.clock_put
        changed = self._clock_put != before
        return tr("电脑的钟被调过，会议的时间不受影响，照原来的接着走。") if changed else ""

    def _ring(self, quietly: bool = False) -> None:
        """One soft bell when the time of a speech is up; the timekeeper's, where one is there."""
        floor = self.sitting.meeting.floor
        left = remaining_ms(floor, self.sitting.now()) if floor else None
        if floor is None or left is None or left > 0 or self._rung == (floor.began, floor.limit_ms):
            return
        self._rung = (floor.began, floor.limit_ms)
        if not quietly and self.sitting.settings.sound and "timekeeper" not in dict(self.sitting.neighbours.seats):
            self.app.bell()

    def _ask(self, gap: Gap | None) -> None:
        """Somebody spoke while nobody watched the clock: only the host can know what happened meanwhile."""
        if gap is None or self._followed(gap):
            return
        asking: GapScreen = import_module("yishi_tui.tui.screens.gap").GapScreen(self.sitting, gap)
        self._asking = asking
        self.app.push_screen(asking, partial(self._settle, asking.floor, gap))

    def _followed(self, gap: Gap) -> bool:
        """Whether another seat was there all the while: for the hall the clock never stopped."""
        wall = self.sitting.proceedings.clock.now()
        return self.sitting.neighbours.watched(wall - (self.sitting.now() - gap.since), wall)

    def _settle(self, floor: Floor | None, gap: Gap, stopped: bool | None) -> None:
        self._asking = None
        self._watch.look(self.sitting.meeting, self.sitting.now(), self.elapsed())
        if stopped:
            self.attempt(lambda: self.sitting.pause_at(floor, gap.since))
        elif stopped is None:
            self._guard.changed(self.elapsed())
            self.answer(hint=tr("计时已经变了，刚才那一问不用答了。"))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """After a sleep the host is asked first what became of the speech."""
        if self._watch.late(self.elapsed()):
            self.tick()
        if self._asking is not None:
            event.stop()
            event.prevent_default()
        else:
            super().on_key(event)

    @property
    def waiting(self) -> bool:
        return self._guard.waiting

    @property
    def restless(self) -> bool:
        return self.waiting

    def before(self, key: str) -> None:
        """An `Enter` that had to be told from a held key comes first."""
        if key != "enter" and self._guard.other_key():
            self._next_step()

    def pressed(self, key: str, char: str) -> None:
        if key == "enter":
            self._press_enter()
        elif key in SCROLLS:
            self._scroll(SCROLLS[key])
        elif key == "escape":
            self._face.forget()
            self.repaint()
        elif char == " ":
            self._clock()
        elif self._face.calming == OFFERED and char in CALMING:
            self._calm(char)
        elif act := keyboard_of(self.sitting.settings.keys).act_of(key, char):
            self.perform(act)

    def _scroll(self, lines: int) -> None:
        self._face.scroll(lines)
        self.repaint()

    def _press_enter(self) -> None:
        answer = self._guard.press(self.elapsed())
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
        offer, suggestion, again = bound_offer(self._face.view()), self._face.suggestion, self.said.again
        if again is not None:
            self.attempt(again)
        elif self._face.calming == BREAK:
            self.attempt(lambda: self.sitting.submit(do.Recess(minutes=BREAK_MINUTES)))
        elif offer is not None:
            self.attempt(lambda: self.sitting.submit(offer))
        elif suggestion is None:
            self.answer(hint=tr("会已经散了。按 Ctrl+Q 离开。"))
        elif (command := command_of(suggestion)) is not None:
            self.attempt(lambda: self.sitting.submit_step(suggestion, command))
        else:
            known = {name: value for name, value in suggestion.act.items() if name != "do"}
            self.open(NEEDS[suggestion.act["do"]], **known)

    def _clock(self) -> None:
        """Stop the clock, and offer what is usually said then; or let it go on."""
        floor = self.sitting.meeting.floor
        if floor is None or floor.since is None:
            self.attempt(lambda: self.sitting.submit(do.ResumeClock()))
        else:
            self._calming = OFFERED
            self.attempt(lambda: self.sitting.submit(do.PauseClock()))
            self._calming = ""

    def _calm(self, digit: str) -> None:
        """What is said in a pause; the last of them is another in the chair."""
        if digit == OTHER_CHAIR:
            self.perform(BY_ID["hand_over"])
        else:
            self._face.calming = digit
            self.repaint()

    def clicked(self, x: int, y: int) -> None:
        """The lists beside the question lead to where they are changed."""
        lists = {tr("议程"): "item", tr("举手（按规则排序）"): "hands"}
        heading = heading_above([self.canvas.row(row) for row in range(y + 1)], x, lists)
        if heading:
            self.perform(BY_ID[lists[heading]])

    # Acts

    def perform(self, act: Act) -> None:
        """Do an act of the table, or answer why it is out of order."""
        meeting = self.sitting.meeting
        refusal = act.check(meeting, self.sitting.now())
        command = redo_of(meeting) if act.id == "redo" else act.command
        if refusal is not None:
            self.answer(refusal)
        elif act.id == "clock" or (act.id == "keep_order" and not _stands(meeting)):
            self._clock()
        elif act.id == "keep_order":
            self._calm(OFFERED)
        elif act.id == "palette":
            self.open_palette()
        elif act.id in FOR_APP:
            self.call_later(self.run_action, FOR_APP[act.id])
        elif command is not None:
            self.attempt(lambda: self.sitting.submit(command))
        else:
            self.open(act.dialog(meeting))

    def outdated(self) -> None:
        self._changed_by_others(self.elapsed())
        self._say_changed()

    def renew(self) -> None:
        self.acts = keyboard_of(self.sitting.settings.keys).acts
        self._face.renew()
        self.repaint()

    def forget(self) -> None:
        self._face.forget()


def _stands(meeting: Meeting) -> bool:
    """Whether somebody has the floor and the clock stands."""
    return meeting.floor is not None and meeting.floor.since is None


def _after(first: str, second: str) -> str:
    """Both words: the one about the minutes is not lost when the journal is signed and copied a moment later."""
    return f"{first} {second}".strip()
