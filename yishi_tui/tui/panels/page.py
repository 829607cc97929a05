"""The host's screen put together: every line of it, from edge to edge."""

from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct

from yishi_tui.domain.queries import top
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, fit, joined, line
from yishi_tui.tui.panels.clock import clock_lines
from yishi_tui.tui.panels.footer import Key, keys, recent
from yishi_tui.tui.panels.header import header
from yishi_tui.tui.panels.outcome import fresh_result, result_lines, vote_lines
from yishi_tui.tui.panels.phases import adjourned_lines, between_lines, course_lines, planned_lines, recess_lines
from yishi_tui.tui.panels.queue import queue_lines
from yishi_tui.tui.panels.read_back import heard
from yishi_tui.tui.panels.say import say_lines
from yishi_tui.tui.panels.small import SMALL, TOO_SMALL, held, small_page, too_small
from yishi_tui.tui.panels.stack import chain, stack_lines
from yishi_tui.tui.panels.view import View

LEAST_TEXT = 4
"""Lines of the wording that are shown whatever stands under it."""


class Page(Struct, frozen=True):
    """The lines of the screen, and how far the wording can be scrolled."""

    lines: tuple[Line, ...]
    first: int = 0
    last_first: int = 0
    shown: int = 0


class Pane(Struct, frozen=True):
    """A text of which a part is shown."""

    lines: list[Line]
    first: int
    last_first: int


def page(view: View, entries: Sequence[Key], width: int, height: int) -> Page:
    """What the host sees in a window of this size."""
    if width < TOO_SMALL[0] or height < TOO_SMALL[1]:
        return Page(tuple(too_small(width, height)))
    if width < SMALL[0] or height < SMALL[1]:
        return Page(tuple(small_page(view, width, height)))
    return _whole(view, entries, width, height)


def _whole(view: View, entries: Sequence[Key], width: int, height: int) -> Page:
    footer = keys(entries, width)
    least = 3 if height < 30 else 4
    said = held(say_lines(view, width - 4), height // 2, width - 4)
    said = [*said[:-1], *[BLANK] * (least - len(said)), said[-1]]
    rows = height - 3 - len(said) - len(footer)
    columns = _columns(view, width)
    pane, block = _left(view, columns[0], rows)
    sides = [queue_lines(view, column, rows) for column in columns[1:]]
    rule = line("├" + "┴".join("─" * (column + 2) for column in columns) + "┤", "frame")
    body = [_boxed(row, columns) for row in zip_longest([*pane.lines, *block], *sides, fillvalue=BLANK)]
    framed = [_boxed((row,), (width - 4,)) for row in said]
    lines = (header(view, width), *body, rule, *framed, recent(view, width), *footer)
    return Page(lines, pane.first, pane.last_first, len(pane.lines))


def _boxed(cells: Sequence[Line], widths: Sequence[int]) -> Line:
    """Cells of a line between the bars of the frame."""
    inside = joined([fit(cell, width) for cell, width in zip(cells, widths, strict=True)], (" │ ", "frame"))
    return (("│ ", "frame"), *inside, (" │", "frame"))


def _columns(view: View, width: int) -> tuple[int, ...]:
    """The widths of the columns. The queue is as wide as its reasons where there is room; the last page has none."""
    if view.meeting.phase == "adjourned":
        return (width - 4,)
    right = 38 if width >= 110 else 30 if width >= 96 else 23
    return (width - right - 7, right)


def _left(view: View, width: int, rows: int) -> tuple[Pane, list[Line]]:
    """The wording above, and what is going on with it at the bottom."""
    text, begins = _text(view, width)
    block = _block(view, width, rows)
    room = max(LEAST_TEXT, rows - len(block))
    return _pane(text, begins, view.scroll, room), block[: rows - room]


def _text(view: View, width: int) -> tuple[list[Line], int]:
    meeting = view.meeting
    if meeting.phase == "planned":
        return planned_lines(view, width), 0
    if meeting.phase == "adjourned":
        return adjourned_lines(view, width), 0
    above = [*recess_lines(view, width), BLANK] if meeting.phase == "recess" else []
    question = top(meeting)
    if question is None:
        return above + between_lines(view, width) + course_lines(view, width), 0
    lines, begins = stack_lines(view, width)
    standing = line(tr("当前待决") if meeting.business.stack[0].stated else tr("草稿，还没有陈述"), "dim")
    head = [*above, joined([standing, heard(meeting, question)], ("  ", "text"))]
    return head + lines + course_lines(view, width), len(head) + begins


def _block(view: View, width: int, rows: int) -> list[Line]:
    """The chain, then the vote, the clock or the result."""
    question = top(view.meeting)
    lines: list[Line] = [BLANK]
    if question is not None:
        lines += [chain(view, question, width), BLANK]
    if question is not None and question.stage == "voting" and question.vote is not None:
        return [*lines, *vote_lines(view, question, question.vote, width)]
    if view.meeting.floor is not None:
        return [*lines, *clock_lines(view, view.meeting.floor, width, rows - 2 * LEAST_TEXT)]
    if (result := fresh_result(view.meeting)) and view.meeting.phase != "adjourned":
        return [*lines, *result_lines(view, result, width)]
    return lines if question is not None else []


def _pane(lines: list[Line], begins: int, scroll: int | None, room: int) -> Pane:
    """A window of `room` lines on the text; ▲ and ▼ stand where there is more."""
    if len(lines) <= room:
        return Pane([*lines, *[BLANK] * (room - len(lines))], 0, 0)
    last = len(lines) - (room - 1)
    first = max(0, min(begins if scroll is None else scroll, last))
    above = [line(tr("▲ 前面还有 {n} 行", n=first), "now")] if first else []
    left = len(lines) - first
    below = left > room - len(above)
    shown = room - len(above) - below
    more = [line(tr("▼ 后面还有 {n} 行，按 PgDn", n=left - shown), "now")] if below else []
    return Pane([*above, *lines[first : first + shown], *more], first, last)
