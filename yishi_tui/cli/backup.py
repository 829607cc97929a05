"""`yishi backup`: a second copy of a session, read back."""

from pathlib import Path
from typing import Annotated

import typer

from yishi_tui.backup import back_up
from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, out_json, say
from yishi_tui.cli.shared import AsJson, SessionName, session
from yishi_tui.i18n import tr
from yishi_tui.mishaps import Backup, NotBackedUp
from yishi_tui.settings import read_settings, shelf_of
from yishi_tui.tables import InputError, Problem

app = command_line()
NO = 1


@app.command("backup")
def make_backup(
    ctx: typer.Context,
    session_name: SessionName,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="备份到哪个文件夹，默认是设置里的 backup")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """把会议再存一份，写完读回来核对；备份里有这份记录没有的东西，就不动它。"""
    folder = session(ctx, session_name)
    shelf = to or shelf_of(read_settings())
    if shelf is None:
        what = tr("没有说备份到哪里：请写 --to 文件夹，或者在设置文件里写 backup")
        raise InputError(Problem(what, where="--to"))
    try:
        made = back_up(folder, shelf.absolute())
    except NotBackedUp as error:
        if not error.mishap.no:
            raise InputError(Problem(str(error))) from None
        if as_json:
            out_json({"ok": False, "what": str(error)})
        else:
            say(str(error))
        raise typer.Exit(NO) from None
    if made.same_disk:
        say(tr("备份和原件在同一块磁盘上，磁盘坏了两份都没有；最好用 U 盘。"))
    _tell(made, as_json=as_json)


def _tell(made: Backup, *, as_json: bool) -> None:
    if as_json:
        told = {"folder": str(made.folder), "records": made.records, "head": made.head, "written": made.written}
        out_json({"ok": True, **told})
    elif made.records:
        said = tr("备份好了，读回来核对过：{n} 条记录，最后一条的哈希是 {head}", n=made.records, head=made.head)
        out(f"{said}\n{made.folder}")
    else:
        out(f"{tr('备份好了：还没有会议记录，只有计划')}\n{made.folder}")
