"""A clock started early or late is put right; more time is another thing, for which the meeting is asked."""

from datetime import datetime

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.order import Decision, refuse
from yishi_tui.domain.queries import used_ms


def adjust_clock(meeting: Meeting, command: do.AdjustClock, now: datetime) -> Decision:
    """Once a speech, and with its reason; nobody can have spoken for less than no time."""
    if meeting.floor is None:
        return refuse("nobody_speaking")
    if meeting.floor.adjusted:
        return refuse("clock_adjusted", name=meeting.floor.by)
    seconds = granted_s(meeting.floor, command.seconds, now)
    if not command.reason or not command.seconds:
        return refuse("adjustment_unexplained")
    if not seconds:
        return refuse("clock_just_started", name=meeting.floor.by)
    return (ev.ClockAdjusted(seconds=seconds, reason=command.reason),)


def granted_s(floor: Floor, seconds: int, now: datetime) -> int:
    """So many of the seconds wanted as can be given back by now: no more than have been used."""
    return min(used_ms(floor, now) // 1000, seconds)
