"""The one screen that every dialog is: a box with a question at a time, the words of a refusal, and the keys."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import TextArea

from yishi_tui.domain.order import OutOfOrder
from yishi_tui.i18n import tr
from yishi_tui.tui.clicks import press
from yishi_tui.tui.desk import Desk, Outcome
from yishi_tui.tui.dialogs import open_dialog
from yishi_tui.tui.dialogs.flow import EnterGuard, Flow
from yishi_tui.tui.dialogs.steps import Hint, Press, Step
from yishi_tui.tui.in_turn import settled
from yishi_tui.tui.ink import Line, cut, joined, line
from yishi_tui.tui.panels.small import box_title
from yishi_tui.tui.theme import Role
from yishi_tui.tui.widgets.ime import ImeInput, ImeTextArea, anchor
from yishi_tui.tui.widgets.lines import Lines, Prose
from yishi_tui.tui.widgets.picker import PersonPicker

MOST_SAID = 3
"""Lines, or a few more, that a sentence about what is wrong may take."""


class Dialog(ModalScreen[Outcome]):
    """Asks the room's answer for one act; dismisses with the commands to do as one act, or with None."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("enter", "accept", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("f1", "help", show=False),
    ]

    def __init__(self, desk: Desk, dialog_id: str, flow: type[Flow], fields: dict[str, Any]) -> None:
        super().__init__()
        self.desk = desk
        self.dialog_id = dialog_id
        self.add_class(f"-{dialog_id}")
        self.box = Vertical(id="box")
        self.body = VerticalScroll(id="body", can_focus=False)
        self.head = Prose()
        self.picker = PersonPicker(desk)
        self.words = ImeTextArea()
        self.rows = Lines()
        self.preview = Prose()
        self.trouble = Prose()
        self.keys = Prose()
        for prose in (self.preview, self.trouble, self.keys):
            prose.add_class("apart")
        self.steps: list[Step] = []
        self._flow = flow(self, **fields)
        self._guard = EnterGuard(desk.now())
        self._shown = self._typed()
        self._drafted: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        with self.box:
            with self.body:
                yield from (self.head, self.picker, self.words, self.rows, self.preview)
            yield from (self.trouble, self.keys)

    def on_mount(self) -> None:
        self.start(self._flow)

    @property
    def step(self) -> Step:
        """The question asked now."""
        return self.steps[-1]

    def start(self, flow: Flow) -> None:
        """Let this flow ask from here on."""
        self._flow = flow
        self._entitle()
        flow.begin()

    def _entitle(self) -> None:
        title = tr(self._flow.title)
        self.box.border_title = Content(box_title(title[:1].upper() + title[1:], *self.app.size))

    def ask(self, step: Step) -> None:
        """Put a question; the one before stays ready to be gone back to."""
        if self.steps:
            self.step.leave()
        step.dialog = self
        self.steps.append(step)
        self._show()

    def clear(self) -> None:
        """What was asked and typed so far is done: there is nothing to go back to, and no words to keep."""
        for draft in self._drafted:
            self.desk.drafts.pop(draft, None)
        self.steps.clear()
        self._drafted.clear()
        self.words.clear()

    def back(self) -> None:
        """The question before, as it was left."""
        if len(self.steps) > 1:
            self.step.leave()
            self.steps.pop()
            self._show()

    def _show(self) -> None:
        for widget in (self.picker, self.words, self.rows):
            widget.display = False
        self.complain("")
        self.preview.show(())
        self.head.show(self.step.head())
        self.step.show()
        self.set_focus(self.step.field())
        self.refresh_keys()
        self._shown = self._typed()
        self._anchor()

    def refresh_keys(self) -> None:
        """What the keys do has changed."""
        named: list[Line] = [((f"{key} ", "key"), (does, "dim")) for key, does in self._hints()]
        self.keys.show((joined(named, ("  ", "dim")),))

    def _hints(self) -> tuple[Hint, ...]:
        """The keys of the question, the way back and the way out."""
        back = (("←", tr("上一步")),) if len(self.steps) > 1 and self.step.goes_back else ()
        return (*self.step.keys(), *back, ("Esc", self.step.escape() or tr(self._flow.way_out)))

    def _anchor(self) -> None:
        """The input method's window belongs where the caret is, wherever the field has moved to."""
        field = self.focused
        if isinstance(field, ImeInput | ImeTextArea):
            self.call_after_refresh(anchor, field)

    def on_resize(self) -> None:
        self._entitle()
        self._anchor()

    def refresh_head(self) -> None:
        """What stands above the question has changed."""
        self.head.show(self.step.head())

    def complain(self, *sentences: str) -> None:
        """Say what is wrong and then, if there is more, what can be done; without sentences nothing is."""
        roles: tuple[Role, ...] = ("bad", "text")
        said = tuple(zip(filter(None, sentences), roles, strict=False))
        room = MOST_SAID * self.app.size.width  # a pasted name may be as long as a book
        self.trouble.show(tuple(cut(line(sentence, role), room) for sentence, role in said))
        self.box.set_class(bool(said), "troubled")
        self._anchor()

    def refuse(self, refusal: OutOfOrder) -> None:
        """Say why an act is out of order, and what can be done instead."""
        self.complain(*self.desk.phrases.refusal(refusal))
        self.picker.mark_typed()

    def show_preview(self, lines: Sequence[Line]) -> None:
        """What would come of it as it stands."""
        self.preview.show(lines)
        self._anchor()

    def close(self, outcome: Outcome | None) -> None:
        """Hand back what was decided. Words that were not sent stay as drafts."""
        if self.app.screen is not self or not self.steps:
            return  # a question of the program's has come over this one: it is what would go, and the key was not for it
        self.step.leave()
        words = {draft: text for draft, text in self._drafted.items() if text}
        for draft in self._drafted:
            self.desk.drafts.pop(draft, None)
        if outcome is None:
            self.desk.drafts.update(words)
        self.dismiss(outcome and replace(outcome, words=words))

    def remember(self, key: str, text: str) -> None:
        """Words typed so far."""
        self._drafted[key] = text

    def draft(self, key: str) -> str:
        """Words typed before and not sent."""
        return self._drafted.get(key) or self.desk.drafts.get(key, "")

    async def action_accept(self) -> None:
        """`Enter`."""
        await settled(self)
        if self._typed() != self._shown:
            self._guard.release()
        if self.steps and self._guard.lets_pass(self.desk.now()):  # a slow machine may not have asked anything yet
            self.complain("")
            self._shown = self._typed()
            self.step.accept()

    async def action_leave(self) -> None:
        """`Esc`."""
        await settled(self)
        self._flow.leave()

    def action_help(self) -> None:
        """`F1`."""
        if self.dialog_id != "help" and self.steps:
            self.app.push_screen(open_dialog("help", self.desk, about=self.dialog_id, keys=self._hints()))

    async def on_key(self, event: events.Key) -> None:
        """Keys that no text field has taken."""
        self._guard.release()
        character = event.character if event.is_printable and event.character else ""
        if self.step.press(Press(event.key, character)):
            event.stop()
            event.prevent_default()

    @on(Lines.Picked)
    def _clicked(self, event: Lines.Picked) -> None:
        """A row is answered by a click as by its digit."""
        self.complain("")
        if event.rows is self.rows:
            self.step.pick(event.place)
        else:
            event.rows.point(event.place)
            self.step.accept()

    @on(Prose.Pressed)
    def _button(self, event: Prose.Pressed) -> None:
        """The keys that are written in the box are its buttons."""
        if event.key == "left":
            self.back()
        else:
            press(self.app, event.key)

    @on(TextArea.Changed)
    def _reworded(self) -> None:
        self.step.changed()

    def _typed(self) -> tuple[str, str]:
        return self.picker.field.value, self.words.text
