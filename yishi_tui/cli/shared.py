"""What commands about a session ask and say alike."""

from pathlib import Path
from typing import Annotated

import typer

from yishi_tui import sessions
from yishi_tui.cli.at_work import Line
from yishi_tui.cli.cautions import warn, warn_of_roll
from yishi_tui.cli.line import AsJson
from yishi_tui.cli.notices import meant, tell
from yishi_tui.settings import sessions_folder

__all__ = ["AsJson", "SessionName", "session", "sessions_root", "tell", "warn", "warn_of_roll"]


def known_sessions(ctx: typer.Context, incomplete: str) -> list[str]:
    """The sessions that a shell may offer."""
    asked = ctx.find_root().params.get("sessions")
    folders = sessions.listed(sessions_folder(Path(asked) if asked else None))
    return [folder.name for folder in folders if folder.name.startswith(incomplete)]


SessionName = Annotated[
    str,
    typer.Argument(
        metavar="SESSION",
        help="会议文件夹，或者名字里独有的一段",
        show_default=False,
        autocompletion=known_sessions,
    ),
]


def sessions_root(ctx: typer.Context) -> Path:
    """The folder that holds the sessions."""
    return sessions_folder(ctx.ensure_object(Line).sessions)


def session(ctx: typer.Context, name: str) -> Path:
    """The folder of the session meant. Raises InputError."""
    return meant(ctx.ensure_object(Line), name)
