"""A screenful of lines; only what changed of them is painted again."""

from collections.abc import Sequence
from itertools import chain, groupby, islice, pairwise, repeat

from textual.geometry import NULL_REGION, Region
from textual.layout import WidgetPlacement
from textual.strip import Strip
from textual.widget import Widget

from yishi_tui.tui.ink import Line, differing, seams, to_strip
from yishi_tui.tui.theme import Inks


class Canvas(Widget, can_focus=False):
    """Shows what it is given, from its top left corner.

    Textual writes a changed line from the left edge of a widget on. So where lines have seams, the parts behind them are
    painted by widgets of their own, as far as there are enough of these; and only after a first change, so that no start
    waits for them.
    """

    DEFAULT_CSS = "Canvas { width: 100%; height: 100%; overflow: hidden; }"

    def __init__(self, patches: int = 0) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._inks: Inks = {}
        self._patches = tuple(Patch(self) for _ in range(patches))
        self._places: tuple[Region, ...] = (NULL_REGION,) * patches

    def show(self, lines: Sequence[Line], inks: Inks) -> None:
        """Other lines. With other colours everything is painted again."""
        old, self._lines = self._lines, tuple(lines)
        if self._patches and old and old != self._lines:
            self._lay(places(self._lines, self.app.size.width))
        if inks is not self._inks or len(old) != len(self._lines):
            self._inks = inks
            self.refresh()
            return
        pairs = enumerate(zip(old, self._lines, strict=True))
        changed = [self._part(y, differing(was, row)) for y, (was, row) in pairs if was != row]
        if changed:
            self.refresh(*changed)

    def _part(self, y: int, cells: tuple[int, int] | None) -> Region:
        """The part of a line that is painted again: Textual does it from the left edge of each patch, or the canvas."""
        start, end = cells or (0, self.size.width)
        return Region(start, y, max(0, end - start), 1)

    def _lay(self, found: Sequence[Region]) -> None:
        """The patches lie elsewhere from the next layout on, which comes before the next painting."""
        wanted = tuple(islice(chain(found, repeat(NULL_REGION)), len(self._patches)))
        if wanted == self._places:
            return
        self._places = wanted
        if self.children:
            self._patches[0].refresh(repaint=False, layout=True)
        else:
            self.call_after_refresh(self._sew)

    def _sew(self) -> None:
        if not self.children:
            self.mount(*self._patches)

    def process_layout(self, placements: list[WidgetPlacement]) -> list[WidgetPlacement]:
        """Textual asks this when it lays the screen out: a patch shows what lies under it from then on, and not before."""
        for patch, place in zip(self._patches, self._places, strict=True):
            patch.place = place
        return [each._replace(region=place) for each, place in zip(placements, self._places, strict=False)]

    def row(self, y: int) -> Line:
        """What stands in a line."""
        return self._lines[y] if 0 <= y < len(self._lines) else ()

    def render_line(self, y: int) -> Strip:
        """One line as it is painted."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        return to_strip(self._lines[y], self._inks).adjust_cell_length(self.size.width).apply_style(self.rich_style)


class Patch(Widget, can_focus=False):
    """A part of the canvas, over which it lies: for the eye it is not there."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.place = NULL_REGION
        self._canvas = canvas

    def render_lines(self, crop: Region) -> list[Strip]:
        """What the canvas has there."""
        return self._canvas.render_lines(crop.translate(self.place.offset))


def places(lines: Sequence[Line], width: int) -> list[Region]:
    """What lies between two seams, or behind the last, in lines one below the other that have the same seams.

    A seam stands between two pieces of a text, so none of these parts a character that is two cells wide.
    """
    found: list[Region] = []
    for cells, group in groupby(enumerate(lines), lambda numbered: seams(numbered[1])):
        rows = [y for y, _ in group]
        found += [Region(x, rows[0], end - x, len(rows)) for x, end in pairwise((*cells, width)) if x < end]
    return found
