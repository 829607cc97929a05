"""`yishi open`: a seat at a meeting."""

from typing import Annotated

import typer

from yishi_tui.cli.at_work import Line
from yishi_tui.cli.line import command_line
from yishi_tui.cli.screen import take_seat
from yishi_tui.cli.shared import SessionName
from yishi_tui.domain.vocabulary import Seat

app = command_line()


@app.command("open")
def open_session(
    ctx: typer.Context,
    session_name: SessionName,
    seat: Annotated[Seat, typer.Option(help="坐在哪个席位")] = "host",
) -> None:
    """打开会议的界面；同一场会议可以开几个窗口。"""
    take_seat(ctx.ensure_object(Line), session_name, seat)
