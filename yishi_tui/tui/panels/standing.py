"""Where the meeting stands, in the words of its question or of its phase."""

from yishi_tui.domain.queries import top
from yishi_tui.tui.ink import Line
from yishi_tui.tui.panels.phases import adjourned_lines, between_lines, planned_lines, recess_lines
from yishi_tui.tui.panels.stack import stack_lines
from yishi_tui.tui.panels.view import View


def standing_lines(view: View, width: int) -> list[Line]:
    """The question on top of the stack; without one, where the meeting stands."""
    meeting = view.meeting
    if meeting.phase == "planned":
        return planned_lines(view, width)
    if meeting.phase == "adjourned":
        return adjourned_lines(view, width)
    if meeting.phase == "recess":
        return recess_lines(view, width)
    if top(meeting) is None:
        return between_lines(view, width)
    lines, begins = stack_lines(view, width)
    return lines[begins:]
