"""Which meeting is meant, and what is said of it when it is opened."""

from pathlib import Path

from yishi_tui import sessions
from yishi_tui.cli.at_work import Line
from yishi_tui.cli.cautions import warn, warn_of_roll
from yishi_tui.cli.output import say
from yishi_tui.proceedings import Proceedings
from yishi_tui.settings import sessions_folder


def meant(line: Line, name: str) -> Path:
    """The folder of the session of that name, which is at work from now on. Raises InputError."""
    line.opened = sessions.resolve(name, sessions_folder(line.sessions))
    return line.opened


def tell(proceedings: Proceedings) -> None:
    """Say what everybody must know who reads or goes on with this meeting."""
    for notice in sessions.notices(proceedings):
        say(notice)
    warn(proceedings.meeting.procedure)
    if proceedings.meeting.phase == "planned":
        warn_of_roll(proceedings.meeting.procedure, proceedings.meeting.plan)
