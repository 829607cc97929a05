"""Which of several sentences an event is told in."""

from collections.abc import Callable, Sequence
from typing import Any

from yishi_tui.domain import events as ev
from yishi_tui.domain.events import Event
from yishi_tui.domain.record import History, Record

Records = Sequence[Record] | History


def key_of(event: Event, history: Records) -> str:
    """The key of the event's sentence: its name, and the case where there are several."""
    case = CASES.get(type(event))
    found = case(event, history) if case else ""
    return f"{type(event).__name__}-{found}" if found else type(event).__name__


def _absent(event: ev.Left, history: Records) -> str:
    """Before the call to order nobody has left: somebody was entered by mistake."""
    begun = (record.event for record in history if record.event is event or isinstance(record.event, ev.CalledToOrder))
    return "planned" if next(begun, None) is event else ""


def _spoke(event: ev.SpeechBegan, history: Records) -> str:
    return "explains" if event.explains else "stance" if event.stance else ""


def _ended(event: ev.SpeechEnded, history: Records) -> str:
    return "stopped" if event.stopped else "cut_off" if event.cut_off else ""


def _asked(event: ev.SpeechInterrupted, history: Records) -> str:
    return "runs" if event.runs else "declined" if event.declined else ""


def _papers(event: ev.PapersCounted, history: Records) -> str:
    return "void" if event.void else "sealed" if event.yes is None and event.no is None else ""


def redo(event: ev.Corrected, history: Records) -> str:
    """Taking back a correction brings back what it took away."""
    return "redo" if all(isinstance(each.event, ev.Corrected) for each in taken_back(event, history)) else ""


def taken_back(event: ev.Corrected, history: Records) -> tuple[Record, ...]:
    """The records that a correction took back."""
    return tuple(history[seq - 1] for seq in event.voids if seq <= len(history))


CASES: dict[type[Event], Callable[[Any, Records], str]] = {
    ev.Arrived: lambda event, history: "" if event.who else "proxy",
    ev.Left: _absent,
    ev.CalledToOrder: lambda event, history: "" if event.met else "short",
    ev.NextMeetingOpened: lambda event, history: "continued" if event.continued else "lapsed" if event.lapsed else "",
    ev.FloorRequested: lambda event, history: "stance" if event.stance else "",
    ev.SpeechBegan: _spoke,
    ev.SpeechEnded: _ended,
    ev.ClockAdjusted: lambda event, history: "less" if event.seconds < 0 else "",
    ev.TimeExtended: lambda event, history: "voted" if event.objection_by else "",
    ev.ExtensionRefused: lambda event, history: "voted" if event.verdict == "lost" else "",
    ev.SpeechInterrupted: _asked,
    ev.PointRuled: lambda event, history: "" if event.well_taken else "refused",
    ev.PapersCounted: _papers,
    ev.ResultAnnounced: lambda event, history: "void" if event.verdict == "void" else "value" if event.value else "",
    ev.PartTaken: lambda event, history: "" if event.part else "whole",
    ev.ConsentGiven: lambda event, history: "demanded" if event.demanded else "",
    ev.Corrected: redo,
}
