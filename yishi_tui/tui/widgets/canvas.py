"""A screenful of lines; only what changed of them is painted again."""

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from yishi_tui.tui.ink import Line, differing, to_strip
from yishi_tui.tui.theme import Inks


class Canvas(Widget, can_focus=False):
    """Shows what it is given, from its top left corner."""

    DEFAULT_CSS = "Canvas { width: 100%; height: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._inks: Inks = {}

    def show(self, lines: Sequence[Line], inks: Inks) -> None:
        """Other lines. With other colours everything is painted again."""
        old, self._lines = self._lines, tuple(lines)
        if inks is not self._inks or len(old) != len(self._lines):
            self._inks = inks
            self.refresh()
            return
        pairs = enumerate(zip(old, self._lines, strict=True))
        changed = [self._part(y, differing(was, row)) for y, (was, row) in pairs if was != row]
        if changed:
            self.refresh(*changed)

    def _part(self, y: int, end: int | None) -> Region:
        """The part of a line that is painted again: Textual always writes from the left edge of the canvas on."""
        return Region(0, y, self.size.width if end is None else end, 1)

    def row(self, y: int) -> Line:
        """What stands in a line."""
        return self._lines[y] if 0 <= y < len(self._lines) else ()

    def render_line(self, y: int) -> Strip:
        """One line as it is painted."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        return to_strip(self._lines[y], self._inks).adjust_cell_length(self.size.width).apply_style(self.rich_style)
