"""What several commands ask and say alike."""

from pathlib import Path
from typing import Annotated

import typer

from yishi_tui import rulesets, sessions
from yishi_tui.cli.line import Line
from yishi_tui.cli.output import say
from yishi_tui.domain.procedure import Procedure
from yishi_tui.proceedings import Proceedings
from yishi_tui.settings import sessions_folder

SessionName = Annotated[
    str, typer.Argument(metavar="SESSION", help="会议文件夹，或者名字里独有的一段", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="只输出 JSON")]


def sessions_root(ctx: typer.Context) -> Path:
    """The folder that holds the sessions."""
    return sessions_folder(ctx.ensure_object(Line).sessions)


def session(ctx: typer.Context, name: str) -> Path:
    """The folder of the session meant. Raises InputError."""
    folder = sessions.resolve(name, sessions_root(ctx))
    ctx.ensure_object(Line).opened = folder
    return folder


def tell(proceedings: Proceedings) -> None:
    """Say what everybody must know who reads or goes on with this meeting."""
    for notice in (*sessions.notices(proceedings), *rulesets.cautions(proceedings.meeting.procedure)):
        say(notice)


def warn(rules: Procedure) -> None:
    """Say what everybody must know who uses these rules."""
    for caution in rulesets.cautions(rules):
        say(caution)
