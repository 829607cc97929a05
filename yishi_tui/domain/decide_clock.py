"""A clock started early or late is put right; more time is another thing, for which the meeting is asked."""

from datetime import datetime

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import Decision, refuse
from yishi_tui.domain.queries import used_ms


def adjust_clock(meeting: Meeting, command: do.AdjustClock, now: datetime) -> Decision:
    """Once a speech, and with its reason; nobody can have spoken for less than no time."""
    if meeting.floor is None:
        return refuse("nobody_speaking")
    if meeting.floor.adjusted:
        return refuse("clock_adjusted", name=meeting.floor.by)
    seconds = min(used_ms(meeting.floor, now) // 1000, command.seconds)
    if not command.reason or not command.seconds:
        return refuse("adjustment_unexplained")
    if not seconds:
        return refuse("clock_just_started", name=meeting.floor.by)
    return (ev.ClockAdjusted(seconds=seconds, reason=command.reason),)
