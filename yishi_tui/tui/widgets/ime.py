"""Text fields that get on with a Chinese input method, and whose text is clean."""

from typing import Protocol, Self

from textual import events
from textual.app import App
from textual.geometry import Offset, Region
from textual.widgets import Input, TextArea

from yishi_tui.domain.text import clean_line, showable

ANY_LENGTH = 1_000_000


class _Field(Protocol):
    """What is asked of a text field to find its caret."""

    @property
    def app(self) -> App[object]: ...
    @property
    def cursor_screen_offset(self) -> Offset: ...
    def refresh(self) -> object: ...


def anchor(field: _Field) -> None:
    """Put the terminal's own cursor on the caret, for there the input method opens its window of candidates.

    Textual does so only after a key; a screen calls this when a field has just got the focus, or may have moved.
    """
    field.app.cursor_position = field.cursor_screen_offset
    field.refresh()


def _visible_lines(text: str) -> str:
    return "\n".join(map(showable, text.splitlines()))


class ImeInput(Input):
    """One line of text. What is in it stays when it gets the focus."""

    DEFAULT_CSS = """
    ImeInput, ImeInput:focus { border: none; height: 1; padding: 0 1; background: $panel; }
    ImeInput > .input--placeholder, ImeInput:ansi > .input--placeholder { color: $foreground 75%; text-style: none; }
    """

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False)

    @property
    def line(self) -> str:
        """The text as it may be kept."""
        return clean_line(self.value, ANY_LENGTH)

    def on_focus(self) -> None:
        self.call_after_refresh(anchor, self)

    def on_paste(self, event: events.Paste) -> None:
        """A pasted list becomes one line; otherwise all but its first line would be lost without a word."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(clean_line(event.text, ANY_LENGTH))


class ImeTextArea(TextArea):
    """A few lines of text that wrap by themselves. `Enter` is left to the screen."""

    DEFAULT_CSS = """
    ImeTextArea, ImeTextArea:focus { border: none; height: auto; min-height: 2; max-height: 6; padding: 0 1; background: $panel; }
    """

    def __init__(self) -> None:
        self._look: object = None
        self._rows = 0
        super().__init__(tab_behavior="focus", highlight_cursor_line=False)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Textual paints the whole field after each key; most of it is blank below the text, and stays so."""
        if repaint and not regions and self.is_mounted:
            regions = self._written()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _written(self) -> tuple[Region, ...]:
        """The lines that text stands on, or stood on the last time; () for all, where more has changed than text."""
        look = (self.size, self.scroll_offset, self.background_colors, self.placeholder)
        rows = max(1, self.wrapped_document.height)
        changed, most = look != self._look, max(rows, self._rows)
        self._look, self._rows = look, rows
        return () if changed else (Region(0, 0, self.size.width, most),)

    @property
    def line(self) -> str:
        """The text as it may be kept, in one line."""
        return clean_line(self.text, ANY_LENGTH)

    def fill(self, text: str) -> None:
        """Another text, the caret behind it."""
        self.load_text(_visible_lines(text))
        self.move_cursor(self.document.end)

    def on_focus(self) -> None:
        self.call_after_refresh(anchor, self)

    def on_paste(self, event: events.Paste) -> None:
        """What a terminal would obey stays outside."""
        event.prevent_default()
        event.stop()
        pasted = self.replace(_visible_lines(event.text), *self.selection)
        self.move_cursor(pasted.end_location)

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
