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
    """One line between the corners of the frame. The titles give way, then what others do; never what is counted."""
    title = line(view.meeting.plan.title, "title")
    parts = _fitting(view, _parts(view), width - 4, width_of(title))
    room = _room(parts, width - 4)
    spare = room - width_of(title) - 1
    if view.meeting.item is not None and "item" in parts and spare >= LEAST_TITLE:
        name = cut(line(view.meeting.plan.items[view.meeting.item - 1].title), spare)
        parts["item"] = (*parts["item"], (" ", "text"), *name)
    row = cut(joined([cut(title, max(0, room)), *parts.values()], (SEPARATOR, "frame")), width - 4)
    rule = "─" * max(0, width - 4 - width_of(row))
    return (("┌ ", "frame"), *row, (f" {rule}┐"[-(len(rule) + 2) :], "frame"))


def _parts(view: View) -> dict[str, Line]:
    """What stands behind the title, by name and in order."""
    parts = {
        "item": _item(view),
        "presiding": _presiding(view),
        "attendance": attendance(view),
        "others": others(view),
        "time": _time(view),
        "copied": _copied(view),
        "uncopied": uncopied(view),
        "saved": saved(view),
    }
    return {name: part for name, part in parts.items() if part}


def _fitting(view: View, parts: dict[str, Line], width: int, title: int) -> dict[str, Line]:
    """The parts in fewer words, and then fewer parts, where there is little room; that all is well needs a whole title."""
    if _room(parts, width) < title:
        parts = {**parts, "copied": ()}
    for name, shorter in _shorter(view):
        if _room(parts, width) + len(SEPARATOR) < 0:
            parts = {**parts, name: shorter}
    return {name: part for name, part in parts.items() if part}


def _shorter(view: View) -> Iterator[tuple[str, Line]]:
    """What is said in fewer words, or not at all, one after another."""
    yield "attendance", attendance(view, brief=True)
    yield "others", fewer(view, view.seats)
    yield "others", fewer(view, ())
    yield from ((name, ()) for name in ("others", "item", "presiding", "uncopied"))


def _room(parts: dict[str, Line], width: int) -> int:
    """What is left for the title."""
    return width - sum(width_of(part) + len(SEPARATOR) for part in parts.values() if part)


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
    own = _named(view, (entry for entry in view.seats if entry[0] == view.seat and entry[1] > 1))
    rest = list(_named(view, (entry for entry in view.seats if entry[0] != view.seat)))
    also: list[Span] = [(tr("另有"), "dim")] if rest else []
    return joined([(span,) for span in (*own, *also, *rest)], (" ", "text"))


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
        name = view.phrases.word("seat", seat)
        yield name if number == 1 else f"{name}×{number}", OWN if seat == view.seat else "dim"


def _time(view: View) -> Line:
    return line(view.now.strftime("%H:%M"))


def _copied(view: View) -> Line:
    if not view.copied or view.uncopied:
        return ()
    said = tr("同盘备份 #{n}", n=view.copied) if view.same_disk else tr("备份 #{n}", n=view.copied)
    return line(said, "dim")


def uncopied(view: View) -> Line:
    """That what was recorded last has no second copy, where one is wanted."""
    return line(view.uncopied, "bad") if view.uncopied else ()


def saved(view: View) -> Line:
    """Never claims more than what is on disk."""
    if view.trouble:
        role: Role = "over"
        return line(f" {tr('没有存上：{why}', why=_short(view.trouble))} ", role)
    return line(tr("记录已存 #{n}", n=view.saved), "dim")


def _short(sentence: str) -> str:
    """Its first clause: the rest stands beside the keys."""
    return re.split("[，;]", sentence, maxsplit=1)[0].rstrip("。")
