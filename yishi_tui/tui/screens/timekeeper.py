"""The timekeeper's seat: one clock as large as the window, and one key for each thing that can be done to it."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from yishi_tui.domain import commands as do
from yishi_tui.domain.meeting import Floor
from yishi_tui.domain.order import refuse
from yishi_tui.fairness import Ledger, ledger
from yishi_tui.i18n import tr
from yishi_tui.sound import Cue, Player, chime, system_player
from yishi_tui.tui.acts import FOR_APP, Act, redo_of, tried
from yishi_tui.tui.desk import Outcome
from yishi_tui.tui.ink import Line
from yishi_tui.tui.panels.footer import Key
from yishi_tui.tui.panels.timekeeper import Reckoning, timekeeper_page
from yishi_tui.tui.panels.timekeeper_help import help_page
from yishi_tui.tui.panels.timekeeper_keys import CHORDS, OTHERS, OWN, STEP_S
from yishi_tui.tui.panels.timekeeper_stage import Alarm
from yishi_tui.tui.panels.view import SECOND_MS
from yishi_tui.tui.screens.seat import Moment, SeatScreen
from yishi_tui.tui.sitting import Sitting

DIGITS = {f"f{digit}": str(digit) for digit in range(1, 10)}


class TimekeeperScreen(SeatScreen):
    """What is pressed is done to the speech that was on the screen, and to no other."""

    acts = OWN
    not_here = OTHERS
    patches = 4

    def __init__(self, sitting: Sitting, player: Player | None = None) -> None:
        super().__init__(sitting)
        self._player = player or system_player()
        self._alarm = Alarm()
        self._painted: Floor | None = None
        self._ledger: Ledger | None = None
        self._early = self._helping = False
        self._page = 0
        self._sound = sitting.settings.sound
        self._muted = not self._sound
        self._keys: dict[str, Callable[[], None]] = {
            "1": self._help,
            "2": self._start_or_pause,
            " ": self._start_or_pause,
            "3": self._end,
            "4": partial(self._adjust, STEP_S),
            "5": partial(self._adjust, -STEP_S),
            "6": self._ring_early,
            "7": self._test,
            "8": self._no_notes,
            "9": self._mute,
            "tab": self._turn,
            "ctrl+z": self._undo,
            "ctrl+y": self._redo,
            "ctrl+p": self.open_palette,
            "escape": self.acted,
        }

    def sat_down(self) -> None:
        self._alarm.due(self.sitting.meeting.floor, self.sitting.now())
        self.run_worker(_prepare_sounds, thread=True)

    def on_unmount(self) -> None:
        super().on_unmount()
        self._player.close()

    def on_screen_resume(self) -> None:
        """The box that took room is gone."""
        self.repaint()

    # Showing

    def page(self, width: int, height: int) -> Sequence[Line]:
        self._painted = self.sitting.meeting.floor
        if self._helping:
            return help_page(width, height)
        free = max(0, height - self._covered())
        return timekeeper_page(self.view(), self._known(), self._footer(), width, free)

    def _covered(self) -> int:
        """How many lines at the bottom lie under a box: the digits stay whole above it."""
        over = self.app.screen_stack[1:] if self.is_running else []
        boxes = (box for screen in over for box in screen.query("#box, .box"))
        return max((box.outer_size.height for box in boxes), default=0)

    def _known(self) -> Reckoning:
        book, now = self._book(), self.sitting.now()
        return Reckoning(book.heard(now), book.item_ms(now), early=self._early, muted=self._muted, page=self._page)

    def _book(self) -> Ledger:
        """Read on only when something has happened."""
        if self._ledger is None or self._ledger.meeting is not self.sitting.meeting:
            self._ledger = ledger(self.sitting.meeting, self._ledger)
        return self._ledger

    def _footer(self) -> tuple[Key, ...]:
        meeting, now = self.sitting.meeting, self.sitting.now()
        stands = meeting.floor is not None and meeting.floor.since is None
        clock = tried(do.ResumeClock() if stands else do.PauseClock())(meeting, now) is None
        more = tried(do.AdjustClock(seconds=STEP_S, reason="…"))(meeting, now) is None
        return (
            (tr("空格") + " 2", tr("继续") if stands else tr("暂停"), clock),
            ("3", tr("发言完毕"), tried(do.EndSpeech())(meeting, now) is None),
            ("4", tr("加30秒"), more),
            ("5", tr("减30秒"), more),
            ("6", tr("提前铃"), True),
            ("7", tr("试铃"), True),
            ("9", tr("静音"), True),
            ("Ctrl+Z", tr("撤销"), meeting.seq > 1),
            ("1", tr("帮助"), True),
        )

    def moment(self) -> Moment:
        """The clock of the item goes on where that of a speech does not; a box may take more room, or give it back."""
        floor = self.sitting.meeting.floor
        running = floor is not None and floor.since is not None
        item = 0 if running else self._book().item_ms(self.sitting.now()) // 1000
        return (*super().moment(), item, self._covered())

    def flips_in(self) -> int:
        """That of the item goes on where that of a speech does not."""
        floor, book = self.sitting.meeting.floor, self._book()
        if book.since is None or (floor is not None and floor.since is not None):
            return super().flips_in()
        return min(super().flips_in(), SECOND_MS - book.item_ms(self.sitting.now()) % SECOND_MS)

    @property
    def restless(self) -> bool:
        """A box that lies over the clock may take more room."""
        return len(self.app.screen_stack) > 1

    def tick(self) -> None:
        super().tick()
        self._ring_if_due()

    def renew(self) -> None:
        if self._sound != self.sitting.settings.sound:
            self._sound = self.sitting.settings.sound
            self._muted = not self._sound
        super().renew()

    def _ring_if_due(self) -> None:
        cue = self._alarm.due(self.sitting.meeting.floor, self.sitting.now())
        if cue is not None and not self._muted and (cue == "up" or self._early):
            self._ring(cue)

    def _ring(self, cue: Cue) -> bool:
        """Whether the sound itself could be played; else the terminal rings."""
        played = self._player.play(chime(cue))
        if not played:
            self.app.bell()
        return played

    # Keys

    def pressed(self, key: str, char: str) -> None:
        act = self._keys.get(DIGITS.get(key, key)) or self._keys.get(char)
        if self._helping:
            self._helping = False
            self.repaint()
        elif act is None:
            self.answer(hint=tr("这里用得着的键都在最下面一行。"))
        else:
            act()

    def perform(self, act: Act) -> None:
        refusal = act.check(self.sitting.meeting, self.sitting.now())
        if refusal is not None:
            self.answer(refusal)
        elif act.id in FOR_APP:
            self.call_later(self.run_action, FOR_APP[act.id])
        else:
            self._keys[act.key or CHORDS[act.id]]()

    def _help(self) -> None:
        self._helping = True
        self.repaint()

    def _turn(self) -> None:
        """The next of those who have spoken."""
        self._page += 1
        self.repaint()

    def _start_or_pause(self) -> None:
        stands = self._painted is not None and self._painted.since is None
        self._do(do.ResumeClock() if stands else do.PauseClock())

    def _end(self) -> None:
        self._do(do.EndSpeech())

    def _do(self, command: do.Command) -> None:
        painted = self._painted
        self.attempt(lambda: self.sitting.submit_in_speech(painted, command))

    def _adjust(self, seconds: int) -> None:
        refusal = tried(do.AdjustClock(seconds=seconds, reason="…"))(self.sitting.meeting, self.sitting.now())
        if refusal is not None:
            self.answer(refusal)
            return
        asked = import_module("yishi_tui.tui.dialogs").open_dialog("adjust", self.sitting, seconds=seconds)
        self.app.push_screen(asked, partial(self._adjusted, self._painted))

    def _adjusted(self, painted: Floor | None, outcome: Outcome | None) -> None:
        """However long the reason took to find, it is of the speech that was on the screen then."""
        for command in outcome.commands if outcome else ():
            self.attempt(partial(self.sitting.submit_in_speech, painted, command))

    def _undo(self) -> None:
        self.open("undo")

    def _redo(self) -> None:
        command = redo_of(self.sitting.meeting)
        self.attempt(lambda: self.sitting.submit(command) if command else refuse("nothing_to_undo"))

    def _no_notes(self) -> None:
        self.answer(refuse("not_this_seat", seat="timekeeper"))

    # Sounds

    def _ring_early(self) -> None:
        self._early = not self._early
        words = tr("还有1分钟、30秒时也会响。") if self._early else tr("只在时间到时响一声。")
        self.answer(hint=words)

    def _mute(self) -> None:
        self._muted = not self._muted
        self.answer(hint=tr("不再出声，请看屏幕。") if self._muted else tr("又会出声了。"))

    def _test(self) -> None:
        """Even while muted: it was asked for."""
        played = self._ring("up")
        words = tr("响了。没听见的话，看看音量，到点时请留意屏幕。")
        self.answer(hint=words if played else tr("这台机器放不出声音，只让终端响一声；到点时请看屏幕。"))


def _prepare_sounds() -> None:
    """They take a moment to make, and the moment they are due is a bad one for it."""
    chime("up")
