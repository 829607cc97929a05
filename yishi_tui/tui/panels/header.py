"""The top line: the meeting, its item, who is here, the time, and whether everything is on disk."""

import re

from yishi_tui.domain.queries import deputy, quorum_met, quorum_needed, quorum_present
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import Line, Span, cut, joined, line, width_of
from yishi_tui.tui.panels.view import View
from yishi_tui.tui.theme import Role

SEPARATOR = " ─ "
LEAST_TITLE = 10


def header(view: View, width: int) -> Line:
    """One line between the corners of the frame. The title and the item's give way, never what is counted."""
    counted = [
        part
        for part in (_item(view), _presiding(view), attendance(view), others(view), _time(view), saved(view))
        if part
    ]
    room = width - 4 - sum(width_of(part) + len(SEPARATOR) for part in counted)
    title = line(view.meeting.plan.title, "title")
    spare = room - width_of(title) - 1
    if view.meeting.item is not None and spare >= LEAST_TITLE:
        name = cut(line(view.meeting.plan.items[view.meeting.item - 1].title), spare)
        counted[0] = (*counted[0], (" ", "text"), *name)
    row = cut(joined([cut(title, max(0, room)), *counted], (SEPARATOR, "frame")), width - 4)
    rule = "─" * max(0, width - 4 - width_of(row))
    return (("┌ ", "frame"), *row, (f" {rule}┐"[-(len(rule) + 2) :], "frame"))


def _item(view: View) -> Line:
    number = view.meeting.item
    return line(tr("议题 {n}/{all}", n=number, all=len(view.meeting.plan.items))) if number else ()


def _presiding(view: View) -> Line:
    chair = deputy(view.meeting)
    return line(tr("现由 {name} 主持", name=chair.by), "now") if chair else ()


def attendance(view: View) -> Line:
    """How many voters are here, and whether that is enough."""
    meeting = view.meeting
    present, needed = quorum_present(meeting), quorum_needed(meeting)
    counted = tr("出席 {present}/{all}", present=present, all=len(meeting.roll.voters))
    if not needed:
        return line(counted)
    if quorum_met(meeting):
        return ((f"{counted} ", "text"), (tr("✓ 人数够"), "good"))
    return ((f"{counted} ", "text"), (tr("还差 {n} 位", n=needed - present), "bad"))


def others(view: View) -> Line:
    """The other seats that are open; two of this one are no mistake, but both should know. Trouble needs the room."""
    if view.trouble:
        return ()
    spans: list[Span] = []
    for seat, number in view.seats:
        if seat == view.seat and number == 1:
            continue
        name = view.phrases.word("seat", seat)
        spans.append((name if number == 1 else f"{name}×{number}", "now" if seat == view.seat else "dim"))
    return joined([(span,) for span in spans], (" ", "text"))


def _time(view: View) -> Line:
    return line(view.now.strftime("%H:%M"))


def saved(view: View) -> Line:
    """Never claims more than what is on disk."""
    if view.trouble:
        role: Role = "over"
        return line(f" {tr('没有存上：{why}', why=_short(view.trouble))} ", role)
    return line(tr("记录已存 #{n}", n=view.saved), "dim")


def _short(sentence: str) -> str:
    """Its first clause: the rest stands beside the keys."""
    return re.split("[，;]", sentence, maxsplit=1)[0].rstrip("。")
