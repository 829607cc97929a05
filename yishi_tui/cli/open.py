"""`yishi open`: a seat at a meeting."""

from typing import Annotated

import typer

from yishi_tui import sessions
from yishi_tui.cli.line import command_line
from yishi_tui.cli.screen import has_terminal, sit_down
from yishi_tui.cli.shared import SessionName, session, tell
from yishi_tui.clock import SystemClock
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.i18n import tr
from yishi_tui.tables import InputError, Problem

app = command_line()


@app.command("open")
def open_session(
    ctx: typer.Context,
    session_name: SessionName,
    seat: Annotated[Seat, typer.Option(help="坐在哪个席位")] = "host",
) -> None:
    """打开会议的界面；同一场会议可以开几个窗口。"""
    folder = session(ctx, session_name)
    proceedings = sessions.open_proceedings(folder, SystemClock(), by=seat, write=seat != "hall")
    tell(proceedings)
    if not has_terminal():
        raise InputError(Problem(tr("这里没有可以显示界面的终端；看进度请用 yishi status")))
    sit_down(proceedings, folder, seat)
