"""What stands on the host's screen: painted from the meeting, and remembered, for `Enter` means what was painted."""

from textual.geometry import Size

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.prompts import Suggestion, suggest
from yishi_tui.domain.queries import remaining_ms, used_ms
from yishi_tui.domain.view import whole_seconds
from yishi_tui.i18n import tr
from yishi_tui.tui.acts import BY_ID, Act
from yishi_tui.tui.answers import Answer
from yishi_tui.tui.keyboard import keyboard_of
from yishi_tui.tui.panels.calming import CALMING, OFFERED
from yishi_tui.tui.panels.footer import Key
from yishi_tui.tui.panels.page import Page, page
from yishi_tui.tui.panels.view import View
from yishi_tui.tui.safekeeping import in_a_word
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.theme import DARK, INKS
from yishi_tui.tui.widgets.canvas import Canvas

Moment = tuple[object, ...]


class Face:
    """The last painting, and the answer to the last key."""

    def __init__(self, sitting: Sitting, canvas: Canvas, said: Answer) -> None:
        self._canvas = canvas
        self.suggestion: Suggestion | None = None
        self.said = said
        self.calming = ""
        """What is offered or said while the clock stands."""
        self._sitting = sitting
        self._meeting: Meeting | None = None
        self._keys: tuple[Key, ...] = ()
        self._page = Page(())
        self._scroll: int | None = None
        self._moment: Moment = ()

    @property
    def stale(self) -> bool:
        """Whether time alone has changed what should be shown."""
        return self._moment != self._read_moment()

    @property
    def superseded(self) -> bool:
        """Whether the meeting has moved on since it was painted."""
        return self._meeting is not self._sitting.meeting

    def forget(self) -> None:
        """Drop the answer to the last key, and show again what is being handled."""
        self.said.forget()
        self.calming, self._scroll = "", None

    def renew(self) -> None:
        """Nothing that was painted is to be kept, not even the words."""
        self.forget()
        self._meeting = None

    def scroll(self, lines: int) -> None:
        """Move the wording by so many lines; a page is what is shown of it."""
        shown = max(1, self._page.shown - 2)
        by = max(-shown, min(lines, shown))
        self._scroll = max(0, min(self._page.first + by, self._page.last_first))

    def paint(self, size: Size, theme: str) -> None:
        """Every panel, in one frame; the canvas paints only the lines that differ."""
        if self.superseded:
            self._meeting = self._sitting.meeting
            self.suggestion = suggest(self._meeting)
            self._keys = self.keys_of(self._meeting)
        self._moment = self._read_moment()
        self._page = page(self.view(), self._free_keys(), size.width, size.height)
        self._canvas.show(self._page.lines, INKS.get(theme, INKS[DARK]))

    def _free_keys(self) -> tuple[Key, ...]:
        """The footer, without the digits that mean something else while they choose a sentence."""
        if self.calming != OFFERED:
            return self._keys
        return tuple((key, label, in_order and key not in CALMING) for key, label, in_order in self._keys)

    def view(self) -> View:
        """What the panels look at."""
        sitting = self._sitting
        return View(
            meeting=sitting.meeting,
            now=sitting.now(),
            phrases=sitting.phrases,
            suggestion=self.suggestion,
            saved=sitting.proceedings.saved,
            trouble=sitting.trouble,
            copied=sitting.safekeeping.copied,
            same_disk=sitting.safekeeping.same_disk,
            uncopied=in_a_word(sitting.safekeeping.mishap),
            refusal=self.said.refusal,
            hint=self.said.hint,
            again=self.said.again is not None,
            calming=self.calming,
            minutes_file=str(sitting.folder / "minutes.md") if sitting.folder else "",
            scroll=self._scroll,
            seats=sitting.neighbours.seats,
            sign_in_key=keyboard_of(sitting.settings.keys).names(("sign_in",)),
        )

    def _read_moment(self) -> Moment:
        """What of the screen changes with time alone: the minute, the second copy, and the second of the clock."""
        floor, now, safe = self._sitting.meeting.floor, self._sitting.now(), self._sitting.safekeeping
        moment = (now.hour, now.minute, safe.mishap, safe.copied)
        if floor is None:
            return moment
        left = remaining_ms(floor, now)
        return (*moment, used_ms(floor, now) // 1000 if left is None else whole_seconds(left))

    def keys_of(self, meeting: Meeting) -> tuple[Key, ...]:
        """The footer: every key with what it does, and whether that is in order."""
        now = self._sitting.now()
        stands = meeting.floor is not None and meeting.floor.since is None
        footer = keyboard_of(self._sitting.settings.keys).footer
        step: Key = ("Enter", tr("下一步"), self.suggestion is not None)
        clock: Key = ("Space", tr("继续") if stands else tr("暂停"), BY_ID["clock"].check(meeting, now) is None)
        return (step, clock, *((act.key, _label(act, meeting), act.check(meeting, now) is None) for act in footer))


def _label(act: Act, meeting: Meeting) -> str:
    """What the key does now, where that is not what it always does."""
    opens = act.dialog(meeting)
    return BY_ID[opens].name if opens in ("recount", "rule") else act.name
