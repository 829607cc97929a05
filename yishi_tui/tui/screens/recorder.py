"""The recorder's screen: what happened above, the note under the fingers, and the minutes that write themselves."""

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import TextArea

from yishi_tui.domain import events as ev
from yishi_tui.domain.order import refuse
from yishi_tui.domain.text import fold
from yishi_tui.drafts import DraftFile
from yishi_tui.i18n import tr
from yishi_tui.tui.acts import FOR_APP, Act
from yishi_tui.tui.panels.recorder import BESIDE_FROM, Page, Sheet, Spot, page
from yishi_tui.tui.panels.recorder_keys import OTHERS, OWN, OWN_BY_ID, act_of, entries, redo_of
from yishi_tui.tui.panels.recorder_minutes import LiveMinutes
from yishi_tui.tui.panels.recorder_pen import Pen
from yishi_tui.tui.panels.timeline import Timeline
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.theme import DARK, INKS
from yishi_tui.tui.widgets.ime import anchor
from yishi_tui.tui.widgets.note import NoteEditor

SCROLLS = {"up": -1, "down": 1, "pageup": -1000, "pagedown": 1000}
"""Acts of the timeline, or lines of the minutes; never more than a page."""

AWAY = (0, -100)
"""Where the editor is while there is no room for it."""

CHORDS = {"ctrl+z": "undo", "ctrl+y": "redo", "ctrl+p": "palette"}
OVER_TEXT = frozenset({"enter", "escape", "tab", "shift+tab", "pageup", "pagedown", "ctrl+p"})
"""Keys that mean the same while a note is written; of the others only the F-keys do not belong to the text."""


class RecorderScreen(SeatScreen):
    """The seat that writes down. Whatever is typed becomes a note, wherever the focus is."""

    acts = OWN
    not_here = OTHERS
    patches = 2

    DEFAULT_CSS = """
    RecorderScreen { layers: base above; overflow: hidden; }
    RecorderScreen > NoteEditor { layer: above; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.editor = NoteEditor(self._takes)
        self.pen = Pen(DraftFile(sitting.folder, "recorder"))
        self._timeline = Timeline(sitting.phrases.lang)
        self._minutes = LiveMinutes(sitting.minutes_lang)
        self._page = Page(())
        self._spot: Spot | None = None
        self.editor.styles.offset = AWAY
        self._back = 0
        self._reading = False
        self._scroll: int | None = None

    def compose(self) -> ComposeResult:
        yield self.canvas
        yield self.editor

    def sat_down(self) -> None:
        self.set_focus(self.editor, scroll_visible=False)
        if self.pen.draft.text:
            self.editor.fill(self.pen.draft.text)
            self.editor.write()
            self.said.hint = tr("上次没写完的还在，接着写就行。")

    def on_unmount(self) -> None:
        self.pen.leave()

    # Showing

    def repaint(self) -> None:
        size = self.app.size
        fresh = self._timeline.follow(self.sitting.meeting.history)
        self._back = min(self._back + fresh, len(self._timeline) - 1) if self._back else 0
        self._minutes.wanted = self._reading or size.width >= BESIDE_FROM
        self._minutes.read(whole=self._reading or self.sitting.meeting.phase == "adjourned")
        self._shown = self._now_shown()
        self._page = page(self.view(), self._sheet(), size.width, size.height)
        self.canvas.show(self._page.lines, INKS.get(self.app.theme, INKS[DARK]))
        self._lay(self._page.spot)

    def renew(self) -> None:
        """In another language the timeline is told again from its beginning; the minutes keep theirs."""
        self._timeline = Timeline(self.sitting.phrases.lang)
        self._timeline.follow(self.sitting.meeting.history)
        self.editor.reword()
        super().renew()

    def _lay(self, spot: Spot | None) -> None:
        """The editor where the page has room for it, and the input method's window with it."""
        if spot == self._spot:
            return
        self._spot = spot
        self.editor.styles.offset = (spot.x, spot.y) if spot else AWAY
        if spot is not None:
            self.editor.styles.width, self.editor.styles.height = spot.width, spot.height
            self.set_focus(self.editor, scroll_visible=False)
            self.call_after_refresh(anchor, self.editor)

    def _sheet(self) -> Sheet:
        return Sheet(
            timeline=self._timeline,
            draft=self.pen.draft,
            entries=tuple(entries(self.sitting.meeting, self.sitting.now(), writing=self.editor.writing)),
            minutes=self._minutes,
            reading=self._reading,
            back=self._back,
            scroll=self._scroll,
            kept=self.pen.kept,
        )

    @property
    def restless(self) -> bool:
        """The minutes wait for leisure."""
        return self._minutes.behind(self.sitting.meeting)

    def stale(self) -> bool:
        return super().stale() or self._minutes.due(self.sitting.meeting, self.elapsed())

    def tick(self) -> None:
        """Follow the others; and when there is leisure, write the minutes anew, once what the others did is shown."""
        super().tick()
        if self._minutes.due(self.sitting.meeting, self.elapsed()):
            self.call_after_refresh(self._write_minutes)

    def _write_minutes(self) -> None:
        if self._minutes.due(self.sitting.meeting, self.elapsed()):
            self._minutes.write(self.sitting.meeting, self.sitting.proceedings.journal.head, self.elapsed())
            self.repaint()

    def on_resize(self) -> None:
        super().on_resize()
        self.call_after_refresh(anchor, self.editor)

    def on_screen_resume(self) -> None:
        """A dialog has closed: the input method's window belongs to the note again."""
        self.call_after_refresh(anchor, self.editor)
        self.call_after_refresh(self.repaint)

    # Writing

    @on(TextArea.Changed)
    def _wrote(self) -> None:
        if self.pen.wrote(self.editor.text, self.sitting.meeting):
            self._minutes.pressed(self.elapsed())
            self.forget()
            self.repaint()

    def _write(self) -> None:
        """Into the editor."""
        self.editor.write()
        self.repaint()

    def _put_aside(self) -> None:
        """Out of the editor; the words stay in it."""
        self.editor.rest()
        self._back, self._scroll = 0, None
        self.forget()
        self.repaint()

    def _send(self) -> None:
        """The note is recorded, and the editor is ready for the next."""
        self.pen.wrote(self.editor.text, self.sitting.meeting)
        if not self.pen.draft.text.strip():
            self.answer(hint=tr("还没有写字。"))
        elif self.attempt(lambda: self.sitting.submit(self.pen.note(self.sitting.meeting))):
            self.pen.put_down()
            self.editor.clear()
            self.repaint()

    def acted(self) -> None:
        """A note that was taken back lies in the editor again, to be mended; a draft there comes first."""
        super().acted()
        text = self._taken_back()
        if text and not self.pen.draft.text:
            self.editor.fill(text)
            self.editor.write()

    def _taken_back(self) -> str:
        """The words of the note that the last act took back; '' where it took back something else."""
        history = self.sitting.meeting.history
        event = history[-1].event
        voids = event.voids if isinstance(event, ev.Corrected) else ()
        notes = [record.event for record in (history[seq - 1] for seq in voids)]
        return notes[0].text if len(notes) == 1 and isinstance(notes[0], ev.NoteTaken) else ""

    # Keys

    def _takes(self, event: events.Key) -> bool:
        """Whether a key is the seat's: while a note is written most are the text's, and else most begin one."""
        key, char = event.key, fold(event.character or "") if event.is_printable else ""
        self._minutes.pressed(self.elapsed())
        own = key in OVER_TEXT or act_of(key, "") is not None
        if not self.editor.writing and not own:
            own = not char or char.isspace() or char.isdecimal()
        if own:
            self.pressed(key, char)
        elif char:
            self.editor.write()
        return own

    @property
    def texting(self) -> bool:
        """The editor has the focus even where there is no room to show it, so that no word is lost."""
        return True

    def pressed(self, key: str, char: str) -> None:
        if key in SCROLLS:
            self._move(SCROLLS[key])
        elif key == "escape":
            self._put_aside()
        elif key in ("tab", "shift+tab"):
            self.pen.turn(1 if key == "tab" else -1)
            self.repaint()
        elif key == "enter":
            self._press_enter()
        elif key in CHORDS:
            self.perform(OWN_BY_ID[CHORDS[key]])
        elif act := act_of(key, char):
            self.perform(act)
        elif char == " " or char.isdecimal() or key[1:].isdecimal():
            self.answer(refuse("not_this_seat", seat="recorder"))

    def _press_enter(self) -> None:
        """Into the editor; in it, the note is done. What could not be written is tried once more."""
        again = self.said.again
        if self.editor.writing:
            self._send()
        elif again is not None:
            self.attempt(again)
        else:
            self._write()

    def _move(self, by: int) -> None:
        """Back in the timeline, or down in the minutes."""
        shown = max(1, self._page.shown - 1)
        by = max(-shown, min(by, shown))
        if self._reading:
            self._scroll = max(0, min(self._page.first + by, self._page.last))
        else:
            self._back = max(0, min(self._back - by, len(self._timeline) - self._page.shown))
        self.repaint()

    def on_mouse_scroll_up(self) -> None:
        self._move(-1)

    def on_mouse_scroll_down(self) -> None:
        self._move(1)

    # Acts

    def perform(self, act: Act) -> None:
        """Do an act of this seat, or answer why it is out of order."""
        meeting = self.sitting.meeting
        refusal = act.check(meeting, self.sitting.now())
        redo = redo_of(meeting) if act.id == "redo" else None
        if refusal is not None:
            self.answer(refusal)
        elif act.id == "note":
            self._write()
        elif act.id == "minutes_view":
            self._reading, self._scroll = not self._reading, None
            self.repaint()
            self.call_after_refresh(self._write_minutes)
        elif act.id == "palette":
            self.open_palette()
        elif act.id in FOR_APP:
            self.call_later(self.run_action, FOR_APP[act.id])
        elif redo is not None:
            self.attempt(lambda: self.sitting.submit(redo))
        else:
            self.open(act.dialog(meeting))
