"""The note editor of a seat. It has the focus all the time, so that keys keep their order whatever they mean."""

from collections.abc import Callable

from textual import events

from yishi_tui.i18n import tr
from yishi_tui.tui.widgets.ime import ImeTextArea

RESTING = "resting"


class NoteEditor(ImeTextArea):
    """Each key is offered to the seat first; `first` tells whether the seat took it. What it leaves is the text's."""

    DEFAULT_CSS = """
    NoteEditor, NoteEditor:focus { min-height: 1; max-height: 9; padding: 0; }
    NoteEditor.resting, NoteEditor.resting:focus { background: $background; }
    NoteEditor.resting:focus .text-area--cursor { background: $background; color: $foreground; text-style: none; }
    NoteEditor.resting:focus .text-area--placeholder { color: $foreground 75%; }
    """

    def __init__(self, first: Callable[[events.Key], bool]) -> None:
        super().__init__()
        self.cursor_blink = False  # it is open all evening, and each blink is a painting
        self._first = first
        self.reword()
        self.rest()

    def reword(self) -> None:
        """What stands there while nothing is written, in the language in force."""
        self.placeholder = tr("直接打字就是写记录")

    @property
    def writing(self) -> bool:
        """Whether digits are text."""
        return not self.has_class(RESTING)

    def write(self) -> None:
        """From now on what is typed is text."""
        self.remove_class(RESTING)

    def rest(self) -> None:
        """The words stay; digits are keys again."""
        self.add_class(RESTING)

    def on_key(self, event: events.Key) -> None:
        if self._first(event):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Whatever is pasted is text."""
        self.write()
        super().on_paste(event)

    def on_mouse_down(self) -> None:
        self.write()
