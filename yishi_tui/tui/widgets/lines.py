"""Text in lines: a list of which only the rows in view are painted, and prose that wraps. Neither ever takes the focus."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from yishi_tui.tui.clicks import key_at
from yishi_tui.tui.ink import Line, fit, spread, to_strip, wrap
from yishi_tui.tui.theme import DARK, INKS, Inks

CURSOR, NO_CURSOR = "> ", "  "


class Row(NamedTuple):
    """One row of a list: what stands at its left end and at its right end; the left one gives way."""

    left: Line
    right: Line = ()


class Rows(Protocol):
    """The rows of a list; each may be made when it is asked for."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Row: ...


class Lines(ScrollView, can_focus=False):
    """A list as long as you like. Whoever shows it moves its cursor; None is no cursor at all."""

    COMPONENT_CLASSES = {"lines--cursor"}
    DEFAULT_CSS = """
    Lines { height: auto; overflow-x: hidden; scrollbar-size-vertical: 1; }
    Lines > .lines--cursor { background: $panel; }
    """

    class Picked(Message):
        """A row was clicked."""

        def __init__(self, rows: "Lines", place: int) -> None:
            super().__init__()
            self.rows, self.place = rows, place

    def __init__(self) -> None:
        super().__init__()
        self._rows: Rows = ()
        self.cursor: int | None = None

    def show(self, rows: Rows, cursor: int | None = None) -> None:
        """Other rows. They are asked for only when they are painted."""
        relayout = len(rows) != len(self._rows)
        self._rows = rows
        self.virtual_size = Size(0, len(rows))
        self.point(cursor)
        self.refresh(layout=relayout)

    def point(self, cursor: int | None) -> None:
        """Put the cursor on a row and bring the row into view; only the rows that change are painted again."""
        before, top = self.cursor, self.scroll_offset
        self.cursor = cursor
        self._into_view()
        if self.scroll_offset != top:
            self.refresh()
            return
        for row in (before, cursor):
            if row is not None:
                self.refresh_line(row)

    def _into_view(self) -> None:
        if self.cursor is None:
            self.scroll_to(y=0, animate=False, immediate=True)
        else:
            self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, immediate=True)

    def on_resize(self) -> None:
        """A list that was pointed into before it had any room, or has less now, still shows where."""
        if self.cursor is not None:
            self._into_view()

    def move(self, by: int) -> None:
        """The cursor some rows down or up; one step from an end, or from nowhere, leads round."""
        if not self._rows:
            return
        last = len(self._rows) - 1
        start = self.cursor if self.cursor is not None else -1 if by > 0 else last + 1
        self.point((start + by) % (last + 1) if abs(by) == 1 else min(max(start + by, 0), last))

    def on_click(self, event: events.Click) -> None:
        place = event.y + self.scroll_offset.y
        if place < len(self._rows):
            self.post_message(self.Picked(self, place))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport, width
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """One row as it is painted."""
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if place >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[place]
        on_cursor = place == self.cursor
        mark: Line = ((CURSOR if on_cursor else NO_CURSOR, "now"),)
        strip = to_strip(spread((*mark, *row.left), row.right, width), inks_of(self))
        style = self.get_component_rich_style("lines--cursor") if on_cursor else self.rich_style
        return strip.apply_style(style)


class Prose(Widget, can_focus=False):
    """A few lines of text, as high as they are when wrapped."""

    DEFAULT_CSS = "Prose { height: auto; }"

    class Pressed(Message):
        """A key that the text names was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self.display = False

    def show(self, lines: Sequence[Line]) -> None:
        """Another text; without lines the widget takes no room."""
        if lines != self._lines:
            self._lines = lines
            self.display = bool(lines)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return len(self._wrapped(width))

    def on_click(self, event: events.Click) -> None:
        rows = self._wrapped(self.size.width)
        key = key_at(rows[event.y], event.x) if event.y < len(rows) else ""
        if key:
            self.post_message(self.Pressed(key))

    def _wrapped(self, width: int) -> list[Line]:
        return [part for each in self._lines for part in wrap(each, max(1, width))]

    def render_line(self, y: int) -> Strip:
        """One row as it is painted."""
        width = self.size.width
        rows = self._wrapped(width)
        if y >= len(rows):
            return Strip.blank(width, self.rich_style)
        return to_strip(fit(rows[y], width), inks_of(self)).apply_style(self.rich_style)


def inks_of(widget: Widget) -> Inks:
    """The colours of the theme in force."""
    return INKS.get(widget.app.theme, INKS[DARK])
