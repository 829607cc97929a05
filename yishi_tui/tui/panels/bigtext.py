"""Characters many lines high, in half blocks: figures from our own dots, Han from a font of the system.

Han need Pillow, which comes with the extra `big`; without it, or without a font, people read plain text.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from rich.cells import cell_len

from yishi_tui.domain.text import showable
from yishi_tui.fonts import FACES, system_font
from yishi_tui.tui.ink import SEAM, Line, joined, line
from yishi_tui.tui.panels.bigclock import FIGURES, HALVES
from yishi_tui.tui.theme import Role

DOT = "#"
FIGURE_DOTS = 5
"""The height of a figure."""
TURNING = (7, 3)
"""So many dots before the end the last two figures begin."""
LEAST_DOTS = 12
"""Han of fewer dots cannot be read."""
MARGINS = 0.4
"""Of a character's width, that before the first and behind the last stroke of a line."""
INK = 110
"""From this grey on, of 255, a dot is set; thin strokes should rather be too strong than be lost."""


def figures(time: str, width: int, height: int) -> list[str]:
    """The time in the largest figures that fit the cells; in one plain line where none do."""
    dots = [" ".join(FIGURES[figure][row] for figure in time) for row in range(FIGURE_DOTS)]
    across, down = width // len(dots[0]), 2 * height // FIGURE_DOTS
    across, down = min(across, 2 * down), min(down, 2 * across)
    if across < 1 or down < 1:
        return [time]
    return halved(_stretched(row, across) for row in dots for _ in range(down))


def figure_lines(time: str, width: int, height: int, role: Role) -> list[Line]:
    """The time in these figures, with seams before the last two: for a minute only they turn."""
    drawn = figures(time, width, height)
    if len(drawn) == 1:
        return [line(time, role)]
    dot = len(drawn[0]) // len(" ".join(FIGURES[figure][0] for figure in time))
    cuts = [0, *(len(drawn[0]) - dots * dot for dots in TURNING), len(drawn[0])]
    return [joined([line(row[a:b], role) for a, b in pairwise(cuts)], SEAM) for row in drawn]


def _stretched(row: str, times: int) -> str:
    return "".join(dot * times for dot in row)


def halved(dots: Iterable[str]) -> list[str]:
    """Rows of dots as lines of half blocks, two dots to a cell."""
    rows = list(dots)
    if len(rows) % 2:
        rows.append(" " * len(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(HALVES[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs]


class Letters(Protocol):
    """Somebody who can draw words."""

    def dots(self, words: str, size: int) -> tuple[str, ...]:
        """Rows of dots, `#` for ink, of words whose characters are about `size` dots high; () where that fails."""


def large(words: str, width: int, height: int, letters: Letters | None, least: int = LEAST_DOTS) -> list[str]:
    """The words as large as they fit the cells; [] where that would be too small to read, or nobody can draw them."""
    words = showable(words)
    if letters is None or not words or cell_len(words) * least > 4 * width:
        return []
    for size in range(min(2 * height + height // 4, _widest(words, width)), least - 1, -1):
        dots = letters.dots(words, size)
        if dots and len(dots) <= 2 * height and len(dots[0]) <= width:
            return halved(dots)
    return []


def _widest(words: str, width: int) -> int:
    """The size beyond which the words are too wide for so many dots; Han are as wide as high, but for their margins."""
    han = len(words) if cell_len(words) == 2 * len(words) else 0
    return int(width / (han - MARGINS)) if han else 4 * width


class FontLetters:
    """Words drawn with a font of the system."""

    def __init__(self, font: Path) -> None:
        self._font = font

    def dots(self, words: str, size: int) -> tuple[str, ...]:
        return _drawn(self._font, words, size)


@lru_cache(maxsize=256)
def _drawn(file: Path, words: str, size: int) -> tuple[str, ...]:
    try:
        font = import_module("PIL.ImageFont").truetype(str(file), size, FACES.get(file.name, 0))
    except OSError:
        return ()
    left, top, right, bottom = font.getbbox(words)
    width, height = right - left, bottom - top
    if width <= 0 or height <= 0:
        return ()
    image = import_module("PIL.Image").new("L", (width, height))
    import_module("PIL.ImageDraw").Draw(image).text((-left, -top), words, fill=255, font=font)
    grey: bytes = image.tobytes()
    return tuple(_dots(grey[row * width : (row + 1) * width]) for row in range(height))


def _dots(grey: bytes) -> str:
    return "".join(DOT if shade >= INK else " " for shade in grey)


@cache
def system_letters() -> Letters | None:
    """Those of this machine; None without Pillow or without a font. Looked for once."""
    try:
        import_module("PIL.ImageFont")
    except ImportError:
        return None
    font = system_font()
    return FontLetters(font) if font else None
