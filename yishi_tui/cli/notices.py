"""What is said of a meeting when it is opened."""

from yishi_tui import sessions
from yishi_tui.cli.cautions import warn, warn_of_roll
from yishi_tui.cli.output import say
from yishi_tui.proceedings import Proceedings


def tell(proceedings: Proceedings) -> None:
    """Say what everybody must know who reads or goes on with this meeting."""
    for notice in sessions.notices(proceedings):
        say(notice)
    warn(proceedings.meeting.procedure)
    if proceedings.meeting.phase == "planned":
        warn_of_roll(proceedings.meeting.procedure, proceedings.meeting.plan)
