"""The top line: the meeting, its item, who is here, the time, and whether everything is on disk."""

import re
from collections.abc import Iterable, Iterator

from yishi_tui.domain.queries import deputy, quorum_met, quorum_needed, quorum_present
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import Line, Span, cut, joined, line, width_of
from yishi_tui.tui.neighbours import Seats
from yishi_tui.tui.panels.view import View
from yishi_tui.tui.theme import Role

SEPARATOR = " ─ "
LEAST_TITLE = 10
OWN: Role = "now"
"""How another window of the same seat stands out."""


def header(view: View, width: int) -> Line:
    """One line between the corners of the frame. The title and the item's give way, never what is counted."""
    counted = _counted(view, width - 4)
    room = width - 4 - _length(counted)
    title = line(view.meeting.plan.title, "title")
    spare = room - width_of(title) - 1
    if view.meeting.item is not None and spare >= LEAST_TITLE:
        name = cut(line(view.meeting.plan.items[view.meeting.item - 1].title), spare)
        counted[0] = (*counted[0], (" ", "text"), *name)
    row = cut(joined([cut(title, max(0, room)), *counted], (SEPARATOR, "frame")), width - 4)
    rule = "─" * max(0, width - 4 - width_of(row))
    return (("┌ ", "frame"), *row, (f" {rule}┐"[-(len(rule) + 2) :], "frame"))


def _counted(view: View, width: int) -> list[Line]:
    """The parts that never give way; where they are too long for the width, they are told in fewer words."""
    here, mark = attendance(view), attendance(view, brief=True)
    for people, seats in (
        (here, others(view)),
        (mark, others(view)),
        (mark, fewer(view, view.seats)),
        (mark, fewer(view, ())),
    ):
        parts = (_item(view), _presiding(view), people, seats, _time(view), saved(view))
        said = [part for part in parts if part]
        if _length(said) - len(SEPARATOR) <= width:
            break
    return said


def _length(parts: list[Line]) -> int:
    """Of these parts and what stands between them and a title."""
    return sum(width_of(part) + len(SEPARATOR) for part in parts)


def _item(view: View) -> Line:
    number = view.meeting.item
    return line(tr("议题 {n}/{all}", n=number, all=len(view.meeting.plan.items))) if number else ()


def _presiding(view: View) -> Line:
    chair = deputy(view.meeting)
    return line(tr("现由 {name} 主持", name=chair.by), "now") if chair else ()


def attendance(view: View, brief: bool = False) -> Line:
    """How many voters are here, and whether that is enough."""
    meeting = view.meeting
    present, needed = quorum_present(meeting), quorum_needed(meeting)
    counted = tr("出席 {present}/{all}", present=present, all=len(meeting.roll.voters))
    if not needed:
        return line(counted)
    if quorum_met(meeting):
        return ((f"{counted} ", "text"), ("✓" if brief else tr("✓ 人数够"), "good"))
    return ((f"{counted} ", "text"), (tr("还差 {n} 位", n=needed - present), "bad"))


def others(view: View) -> Line:
    """The other seats that are open; two of this one are no mistake, but both should know. Trouble needs the room."""
    if view.trouble:
        return ()
    return joined([(span,) for span in _named(view, view.seats)], (" ", "text"))


def fewer(view: View, named: Seats) -> Line:
    """The same in little room: by name another window of this seat and, of the named, those open twice; how many the rest."""
    if view.trouble:
        return ()
    doubled = [entry for entry in view.seats if entry[1] > 1 and (entry[0] == view.seat or entry in named)]
    rest = sum(number for seat, number in view.seats if seat != view.seat and (seat, number) not in doubled)
    counted: list[Span] = [(tr("另 {n} 席", n=rest), "dim")] if rest else []
    return joined([(span,) for span in (*_named(view, doubled), *counted)], (" ", "text"))


def _named(view: View, seats: Iterable[tuple[Seat, int]]) -> Iterator[Span]:
    for seat, number in seats:
        if seat != view.seat or number > 1:
            name = view.phrases.word("seat", seat)
            yield name if number == 1 else f"{name}×{number}", OWN if seat == view.seat else "dim"


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
