"""The recorder's page put together: what is being handled, what happened, the minutes beside it, and room for the editor."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct

from yishi_tui.drafts import Draft
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, SEAM, Line, fit, line, width_of, wrap
from yishi_tui.tui.panels.footer import Key, keys
from yishi_tui.tui.panels.header import header
from yishi_tui.tui.panels.recorder_note import note_rule
from yishi_tui.tui.panels.recorder_now import now_lines
from yishi_tui.tui.panels.small import TOO_SMALL, too_small
from yishi_tui.tui.panels.timeline import Timeline
from yishi_tui.tui.panels.view import View

BESIDE_FROM = 120
"""From this width on the minutes stand beside the timeline."""

LOW = 30
"""Windows lower than this give every part its least."""


class Readable(Protocol):
    """The minutes, of which a part is shown."""

    def window(self, width: int, height: int, scroll: int | None) -> tuple[list[Line], int, int] | None: ...


class Spot(NamedTuple):
    """Where the editor lies on the screen."""

    x: int
    y: int
    width: int
    height: int


class Sheet(Struct, frozen=True):
    """What the recorder's screen knows beyond the meeting."""

    timeline: Timeline
    draft: Draft
    entries: Sequence[Key]
    minutes: Readable
    reading: bool = False
    """Whether the minutes take the place of the timeline."""
    back: int = 0
    """So many acts of the timeline lie below what is shown."""
    scroll: int | None = None
    """The first line shown of the minutes; None follows what changes."""
    kept: bool = True
    """Whether the draft is on disk."""


class Page(Struct, frozen=True):
    """The lines, where the editor lies on them, and how far what is above it can be scrolled."""

    lines: tuple[Line, ...]
    spot: Spot | None = None
    shown: int = 0
    first: int = 0
    last: int = 0


def page(view: View, sheet: Sheet, width: int, height: int) -> Page:
    """What the recorder sees in a window of this size."""
    if width < TOO_SMALL[0] or height < TOO_SMALL[1]:
        return Page(tuple(too_small(width, height)))
    footer = keys(sheet.entries, width)
    editor, most = (3, 6) if height < LOW else (5, 9)
    answer = answer_lines(view, width - 4)
    top = [boxed(row, width) for row in now_lines(view, width - 4, most)]
    rows = height - 3 - len(top) - editor - len(footer) - len(answer)
    body = _reading(sheet, width, rows) if sheet.reading else _happening(view, sheet, width, rows)
    said = [boxed(row, width) for row in answer]
    empty = [boxed(BLANK, width)] * editor
    rule = note_rule(view, sheet.draft, width, kept=sheet.kept)
    lines = (header(view, width), *top, *body.lines, *said, rule, *empty, *footer)
    spot = Spot(2, len(lines) - len(footer) - editor, width - 4, editor)
    return Page(lines, spot, body.shown, body.first, body.last)


def _happening(view: View, sheet: Sheet, width: int, rows: int) -> Page:
    """The timeline, and the minutes beside it where there is room."""
    if width < BESIDE_FROM:
        window = sheet.timeline.window(width - 4, rows, sheet.back)
        rule = titled(tr("刚才"), width)
        return Page((rule, *(boxed(row, width) for row in window.lines)), shown=window.shown)
    left = (width - 7) * 11 // 20
    right = width - 7 - left
    window = sheet.timeline.window(left, rows, sheet.back)
    beside = _minutes(sheet, right, rows)
    rule = (*titled(tr("刚才"), left + 4)[:-1], ("┬ ", "frame"), *titled(tr("纪要"), right + 4)[1:])
    both = zip(window.lines, beside.lines, strict=True)
    first: Line = (("│ ", "frame"), SEAM)
    second: Line = ((" │ ", "frame"), SEAM)
    lines = ((*first, *fit(a, left), *second, *fit(b, right), (" │", "frame")) for a, b in both)
    return Page((rule, *lines), shown=window.shown)


def _reading(sheet: Sheet, width: int, rows: int) -> Page:
    """The minutes alone."""
    body = _minutes(sheet, width - 4, rows)
    rule = titled(tr("纪要（按 4 回到刚才的记录）"), width)
    return Page((rule, *(boxed(row, width) for row in body.lines)), shown=rows, first=body.first, last=body.last)


def _minutes(sheet: Sheet, width: int, height: int) -> Page:
    written = sheet.minutes.window(width, height, sheet.scroll if sheet.reading else None)
    if written is None:
        return Page((line(tr("正在写纪要……"), "dim"), *[BLANK] * (height - 1)))
    lines, first, last = written
    return Page(tuple(lines), first=first, last=last)


def answer_lines(view: View, width: int) -> list[Line]:
    """Why the last key could not be done and what can be; why nothing can be written; or a word about the key."""
    lines = wrap(line(view.trouble, "bad"), width) if view.trouble else []
    if view.refusal is not None:
        why, remedy = view.phrases.refusal(view.refusal)
        lines += wrap(((f" {tr('现在不行')} ", "soon"), (f" {why}", "strong"), (f" {remedy}", "text")), width, 2)
    return lines + (wrap(line(view.hint, "now"), width) if view.hint else [])


def boxed(row: Line, width: int) -> Line:
    """A line between the bars of the frame."""
    return (("│ ", "frame"), *fit(row, width - 4), (" │", "frame"))


def titled(title: str, width: int) -> Line:
    """A rule across the page with a title in it."""
    head: Line = (("├ ", "frame"), (title, "dim"), (" ", "frame"))
    return (*head, ("─" * max(0, width - 1 - width_of(head)), "frame"), ("┤", "frame"))
