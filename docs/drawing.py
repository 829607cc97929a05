"""A screen of the terminal as SVG: every character stands in its own cell, whatever fonts the reader has.

Browsers give Han and Latin letters widths that do not go together, so no run of text is left to them: each character has
its place, and frames and blocks are drawn as lines and areas.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual.strip import Strip
from textual.theme import Theme

WIDE, HIGH = 10, 20
"""A cell, in units of the picture."""
MARGIN = 10
BASE = 15
"""From the top of a cell to the line the letters stand on."""
FONTS = (
    "'Cascadia Mono',Consolas,Menlo,'DejaVu Sans Mono','Noto Sans Mono CJK SC','Sarasa Mono SC',"
    "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','WenQuanYi Zen Hei',monospace"
)

ARMS = {
    **dict(zip("─│┌┐└┘├┤┬┴┼", ("lr", "ud", "rd", "ld", "ru", "lu", "rud", "lud", "lrd", "lru", "lrud"), strict=True)),
    **dict(zip("━═", ("lr", "lr"), strict=True)),
}
"""Characters of frames: from the middle of the cell to the left, the right, up, down."""
ENDS = {"l": f"h-{WIDE // 2}", "r": f"h{WIDE // 2}", "u": f"v-{HIGH // 2}", "d": f"v{HIGH // 2}"}
BLOCKS = {"█": (0, 20), "▀": (0, 10), "▄": (10, 20)}
"""Characters that are areas: from where to where down the cell."""

Ink = tuple[str, bool, str, bool]
"""Colour, bold, line through or under the text, faint."""


class Drawing:
    """What is drawn, sorted by what it is drawn with."""

    def __init__(self, ink: str, paper: str) -> None:
        self._ink, self._paper = ink, paper
        self._grounds: list[str] = []
        self._lines: defaultdict[str, str] = defaultdict(str)
        self._areas: defaultdict[str, str] = defaultdict(str)
        self._texts: list[str] = []

    def row(self, y: int, strip: Strip) -> None:
        """One line of the screen."""
        letters: defaultdict[Ink, list[tuple[int, str]]] = defaultdict(list)
        for x, wide, char, style in _cells(strip):
            ink, paper = self._colours(style)
            if paper != self._paper:
                self._grounds.append(f'<path fill="{paper}" d="{_area(x, y, wide, (0, HIGH))}"/>')
            if char in ARMS:
                self._lines[ink] += "".join(f"M{x + WIDE // 2} {y + HIGH // 2}{ENDS[arm]}" for arm in ARMS[char])
            elif char in BLOCKS:
                self._areas[ink] += _area(x, y, wide, BLOCKS[char])
            elif char.strip():
                letters[ink, bool(style.bold), _line(style), bool(style.dim)].append((x, char))
        self._texts += [_text(y, ink, chars) for ink, chars in letters.items()]

    def _colours(self, style: Style) -> tuple[str, str]:
        ink, paper = _hex(style.color, self._ink), _hex(style.bgcolor, self._paper)
        return (paper, ink) if style.reverse else (ink, paper)

    def svg(self, columns: int, rows: int, title: str) -> str:
        """The picture, to be read aloud as `title`."""
        width, height = columns * WIDE + 2 * MARGIN, rows * HIGH + 2 * MARGIN
        parts = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-MARGIN} {-MARGIN} {width} {height}" role="img">',
            f"<title>{escape(title)}</title>",
            f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{width}" height="{height}" rx="8" fill="{self._paper}" stroke="#8c8c8c"/>',
            *self._grounds,
            *(f'<path stroke="{ink}" d="{path}"/>' for ink, path in self._lines.items()),
            *(f'<path fill="{ink}" d="{path}"/>' for ink, path in self._areas.items()),
            f'<g font-family="{FONTS}" font-size="17">',
            *self._texts,
            "</g>\n</svg>\n",
        )
        return "\n".join(parts)


def draw(strips: Iterable[Strip], theme: Theme, title: str) -> str:
    """The lines of a screen in the colours of its theme."""
    lines = list(strips)
    drawing = Drawing(str(theme.foreground).lower(), str(theme.background).lower())
    for number, strip in enumerate(lines):
        drawing.row(number * HIGH, strip)
    return drawing.svg(max(strip.cell_length for strip in lines), len(lines), title)


def _cells(strip: Strip) -> Iterator[tuple[int, int, str, Style]]:
    """Each character: where it stands, how wide it is, and how it looks."""
    x = 0
    for text, style, _ in strip:
        for char in text:
            wide = cell_len(char) * WIDE
            yield x, wide, char, style or Style.null()
            x += wide


def _hex(color: Color | None, default: str) -> str:
    return default if color is None or color.is_default else color.get_truecolor().hex


def _line(style: Style) -> str:
    return "line-through" if style.strike else "underline" if style.underline else ""


def _area(x: int, y: int, wide: int, part: tuple[int, int]) -> str:
    top, bottom = part
    return f"M{x} {y + top}h{wide}v{bottom - top}h-{wide}z"


def _text(y: int, ink: Ink, chars: list[tuple[int, str]]) -> str:
    colour, bold, line, faint = ink
    looks = "".join(
        (
            ' font-weight="bold"' if bold else "",
            f' text-decoration="{line}"' if line else "",
            ' opacity=".7"' if faint else "",
        )
    )
    places = " ".join(str(x) for x, _ in chars)
    words = escape("".join(char for _, char in chars), quote=False)
    return f'<text fill="{colour}"{looks} y="{y + BASE}" x="{places}">{words}</text>'
