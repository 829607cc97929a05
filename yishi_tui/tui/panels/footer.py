"""The last things that happened, and the keys; those out of order dimmed."""

from collections.abc import Collection, Iterator

from yishi_tui import chronicle
from yishi_tui.domain.record import History, Record
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import Line, Span, cut, width_of
from yishi_tui.tui.panels.view import View

SHOWN = 4
"""More acts than this never fit beside each other."""


def recent(view: View, width: int) -> Line:
    """刚才 19:41 张建国开始发言 · 19:40 李桂芳举手: the line between the sentence and the keys."""
    spans: list[Span] = [("├ ", "frame"), (tr("刚才") + " ", "dim")]
    for place, act in enumerate(_last_acts(view.meeting.history)):
        told = chronicle.brief_of_act(act, view.meeting.history, view.phrases.lang)
        spans += [(" · ", "frame")] if place else []
        spans += [(f"{act[-1].at:%H:%M} ", "dim"), (told, "text" if place == 0 else "dim")]
    row = cut(tuple(spans), width - 3)
    return (*row, (" " + "─" * (width - 2 - width_of(row)) + "┤", "frame"))


def _last_acts(history: History) -> Iterator[tuple[Record, ...]]:
    """The last acts, latest first; the plan itself is none."""
    end = len(history)
    for _ in range(SHOWN):
        start = end - 1
        while start > 1 and history[start - 1].more:
            start -= 1
        if start < 1:
            return
        yield tuple(history[at] for at in range(start, end))
        end = start


Key = tuple[str, str, bool]
"""What is printed on the key, what it does, whether that is in order."""


def keys(entries: Collection[Key], width: int) -> list[Line]:
    """The keys in one line where they fit, Chinese ones close together if need be; else in as many as it takes."""
    rows = _rows(entries, width - 4, " ")
    if len(rows) > 1 and not any(label.isascii() for _, label, _ in entries):
        rows = _rows(entries, width - 4, "")
    edges = [("│ ", " │")] * (len(rows) - 1) + [("└ ", "┘")]
    return [_framed(row, width, edge) for row, edge in zip(rows, edges, strict=True)]


def _rows(entries: Collection[Key], width: int, join: str) -> list[Line]:
    """`join` stands between a key and what it does."""
    rows: list[Line] = [()]
    for key, label, in_order in entries:
        entry: Line = ((key + join, "key" if in_order else "off"), (label, "text" if in_order else "off"))
        if rows[-1] and width_of(rows[-1]) + 1 + width_of(entry) > width:
            rows.append(())
        rows[-1] = (*rows[-1], *(((" ", "text"),) if rows[-1] else ()), *entry)
    return rows


def _framed(row: Line, width: int, edge: tuple[str, str]) -> Line:
    left, right = edge
    rule = "─" if right == "┘" else " "
    fill = width - len(left) - len(right) - width_of(row)
    return ((left, "frame"), *row, ((" " + rule * (fill - 1) if fill else "") + right, "frame"))
