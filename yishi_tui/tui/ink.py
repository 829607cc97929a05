"""Lines of coloured text, measured in terminal cells: how the panels of a seat are written."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from yishi_tui.domain.text import showable
from yishi_tui.tui.theme import Inks, Role

Span = tuple[str, Role]
Line = tuple[Span, ...]

BLANK: Line = ()
ELLIPSIS = "…"
SEAM: Span = ("", "seam")
"""Takes no cell: what stands behind it, down to the next, can be painted without what stands before it."""
NAME_WIDTH = 20
"""Cells that a name may take in a column: a pasted one may be as long as a book."""

# A Latin word or a number stays whole; anything else may be parted, but for the signs below.
_TOKEN = re.compile(r"[A-Za-z0-9]+(?:[.,:/%-][A-Za-z0-9]+)*%?|.[\u0300-\u036f\U000e0100-\U000e01ef]*", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：！？）］】」』》”’…·%％,.;:!?)]")
_NEVER_LAST = frozenset("（［【「『《“‘([")


def line(text: str, role: Role = "text") -> Line:
    """One line in one colour."""
    return ((text, role),)


def width_of(row: Line) -> int:
    """Terminal cells."""
    return sum(cell_len(text) for text, _ in row)


def cut(row: Line, width: int) -> Line:
    """The line, ending with an ellipsis where it is longer than `width`."""
    if width_of(row) <= width:
        return row
    kept: list[Span] = []
    room = width - 1
    for text, role in row:
        part = _head(text, room)
        kept.append((part, role))
        room -= cell_len(part)
        if part != text:
            break
    return (*kept, (ELLIPSIS, kept[-1][1])) if width > 0 else ()


def shortened(name: str) -> str:
    """A name as it may stand in a sentence, whatever somebody pasted."""
    return "".join(text for text, _ in cut(line(name), NAME_WIDTH))


def _head(text: str, room: int) -> str:
    """As much of the text as fits."""
    end = 0
    for char in text:
        room -= cell_len(char)
        if room < 0:
            break
        end += 1
    return text[:end]


def fit(row: Line, width: int) -> Line:
    """The line in exactly `width` cells."""
    short = cut(row, width)
    gap = width - width_of(short)
    return (*short, (" " * gap, "text")) if gap > 0 else short


def spread(left: Line, right: Line, width: int) -> Line:
    """One part at each end of the line; the left one gives way."""
    room = max(0, width - width_of(right) - (1 if right else 0))
    return (*fit(left, room), *((" ", "text"),) * bool(right), *right)


def wrap(row: Line, width: int, indent: int = 0) -> list[Line]:
    """The line in as many as it takes; those after the first are set in by `indent`."""
    lines: list[list[Span]] = [[]]
    room = width
    for token in _tokens(row, max(1, width - indent)):
        size = cell_len(token[0])
        if size > room and lines[-1]:
            carried = _carried(lines[-1], token, width - indent)
            lines.append([*carried, token] if carried or token[0] != " " else [])
            room = width - indent - sum(cell_len(text) for text, _ in lines[-1])
            continue
        lines[-1].append(token)
        room -= size
    pad: Line = ((" " * indent, "text"),) if indent else ()
    return [_merged(lines[0]), *((*pad, *_merged(tokens)) for tokens in lines[1:])]


def flowed(parts: Sequence[Line], separator: Span, width: int, indent: int = 0) -> list[Line]:
    """The parts in as many lines as it takes; none of them is broken."""
    pad: Line = ((" " * indent, "text"),) if indent else ()
    lines: list[Line] = [BLANK]
    for part in parts:
        if lines[-1] and width_of(joined([lines[-1], part], separator)) > width:
            lines.append((*pad, *part))
        else:
            lines[-1] = joined([lines[-1], part], separator)
    return lines


def clipped(row: Line, width: int, most: int) -> list[Line]:
    """The line in as many as it takes, but `most`; the last ends with an ellipsis where there is more."""
    lines = wrap(row, width)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut((*lines[most - 1], *lines[most]), width)]


def _tokens(row: Line, width: int) -> Iterator[Span]:
    for text, role in row:
        for token in _TOKEN.findall(text):
            yield from ((part, role) for part in _chopped(token, width))


def _chopped(token: str, width: int) -> Iterator[str]:
    """A token that is longer than a line, in parts."""
    while cell_len(token) > width and (head := _head(token, width)):
        yield head
        token = token.removeprefix(head)
    yield token


def _carried(tokens: list[Span], following: Span, width: int) -> list[Span]:
    """What goes on to the next line with the token that follows, as far as there is room for it."""
    first = len(tokens)
    if following[0] in _NEVER_FIRST and first > 1:
        first -= 1
    while first > 1 and tokens[first - 1][0] in _NEVER_LAST:
        first -= 1
    carried = tokens[first:]
    if width_of((*carried, following)) > width:
        return []
    del tokens[first:]
    return carried


def _merged(tokens: Iterable[Span]) -> Line:
    """Neighbours of one colour made one."""
    spans: list[Span] = []
    for text, role in tokens:
        if spans and spans[-1][1] == role:
            spans[-1] = (spans[-1][0] + text, role)
        else:
            spans.append((text, role))
    return tuple(spans)


def joined(parts: Sequence[Line], separator: Span) -> Line:
    """The parts in one line."""
    spans: list[Span] = []
    for part in parts:
        spans += ([separator] if spans and part else []) + list(part)
    return tuple(spans)


def differing(was: Line, now: Line) -> tuple[int, int] | None:
    """The cells from and up to which two lines differ; None for the whole line.

    It is the whole where one is longer, and where a mark stands over the sign before it: they are not parted.
    """
    old, new = _shown(was), _shown(now)
    width = width_of(new)
    if width_of(old) != width or not all(map(cell_len, set("".join(text for text, _ in (*old, *new))))):
        return None
    ahead = _alike(zip(old, new, strict=False))
    behind = _alike((_backward(a), _backward(b)) for a, b in zip(reversed(old), reversed(new), strict=False))
    return ahead, width - behind


def _backward(span: Span) -> Span:
    text, role = span
    return text[::-1], role


def _alike(pairs: Iterable[tuple[Span, Span]]) -> int:
    """The cells with which two lines begin in the same way."""
    cells = 0
    for (old, before), (new, now) in pairs:
        least = min(len(old), len(new)) if before == now else 0
        same = next((place for place in range(least) if old[place] != new[place]), least)
        cells += cell_len(new[:same])
        if same < max(len(old), len(new)):
            break
    return cells


@lru_cache(maxsize=512)
def seams(row: Line) -> tuple[int, ...]:
    """The cells behind which the line can be parted."""
    shown = _shown(row) if SEAM in row else BLANK
    return tuple(width_of(shown[:place]) for place, span in enumerate(shown) if span == SEAM)


def _shown(row: Line) -> Line:
    """Whatever found its way into a journal, the terminal obeys none of it."""
    return tuple((showable(text), role) for text, role in row)


def to_strip(row: Line, inks: Inks) -> Strip:
    """The line as Textual paints it."""
    shown = _shown(row)
    return Strip([Segment(text, inks[role]) for text, role in shown if text], width_of(shown))
