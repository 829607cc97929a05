"""Short neutral lines for the hall: while the clock stands, while something is put right. They never name anybody."""

from datetime import timedelta

from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.i18n import tr
from yishi_tui.tui.panels.view import View

SETTLING = timedelta(seconds=2)
"""How long a correction is covered, so that the hall changes once however many steps it takes."""
SHOWN = timedelta(seconds=12)
UNSEEN = (ev.Arrived, ev.Left, ev.Admitted, ev.NoteTaken, ev.ActionAssigned, ev.Corrected)
"""What the hall does not show, so that its correction changes nothing there."""


def settling(view: View) -> bool:
    """Whether something the hall shows is just being put right."""
    meeting = view.meeting
    last = meeting.history[-1] if len(meeting.history) else None
    if last is None or not isinstance(last.event, ev.Corrected) or view.now - last.at >= SETTLING:
        return False
    voids = (meeting.history[seq - 1] for seq in last.event.voids if seq <= len(meeting.history))
    return any(not isinstance(record.event, UNSEEN) for record in voids)


def notice(view: View) -> str:
    """What stands at the foot of the hall; '' for nothing."""
    if view.trouble:
        return tr("画面可能不是最新的，请看主持人。")
    if view.hint:
        return view.hint
    return _paused(view.meeting) or _clock_put_right(view)


def _paused(meeting: Meeting) -> str:
    floor = meeting.floor
    if floor is None or floor.since is not None or meeting.phase != "in_session":
        return ""
    return tr("请稍候，先办一件小事，发言的时间留着。") if floor.interrupted else tr("请稍候，马上继续，时间先停着。")


def _clock_put_right(view: View) -> str:
    """计时校正 +30 秒: said a moment, for it is no fault of anybody's."""
    floor = view.meeting.floor
    if floor is None or not floor.adjusted:
        return ""
    for record in reversed(view.meeting.history):
        if view.now - record.at >= SHOWN:
            return ""
        if isinstance(record.event, ev.ClockAdjusted):
            return tr("计时校正 {seconds} 秒", seconds=f"{record.event.seconds:+}")
    return ""
