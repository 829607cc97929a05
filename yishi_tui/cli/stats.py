"""`yishi stats`: meetings in figures."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from yishi_tui import sessions
from yishi_tui.cli.line import AsJson, command_line
from yishi_tui.cli.output import out, out_json, say
from yishi_tui.cli.shared import session, sessions_root, tell
from yishi_tui.clock import SystemClock
from yishi_tui.domain.record import History
from yishi_tui.i18n import lang, tr
from yishi_tui.papers.statistics import figures, people, sums
from yishi_tui.papers.stats_sheet import stats_sheet
from yishi_tui.tables import InputError, Problem, near, shown

app = command_line()


@app.command()
def stats(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SESSION]…", help="哪几场会议；不写就是全部", show_default=False),
    ] = None,
    without: Annotated[list[str] | None, typer.Option(metavar="NAME", help="不列出这个人，可以写几次")] = None,
    no_people: Annotated[bool, typer.Option("--no-people", help="不列出任何人的名字")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="输出表格（CSV），可以用 Excel 打开")] = False,
    as_json: AsJson = False,
) -> None:
    """会议统计：出席、发言时间、动议、各议题用时。"""
    if as_csv and as_json:
        raise InputError(Problem(tr("--json 和 --csv 只能选一个")))
    histories = [_history(folder) for folder in _folders(ctx, names or ())]
    meetings = [meeting for history in histories for meeting in figures(history)]
    if not meetings:
        say(tr("还没有开过的会议。"))
    _check(without or (), histories)
    meetings = [meeting.without(without or ()) if not no_people else meeting.nameless() for meeting in meetings]
    if as_json:
        out_json({"meetings": meetings, "total": sums(meetings)})
    elif as_csv:
        out(stats_sheet(meetings, lang()).replace("\r\n", "\n").removesuffix("\n"))
    else:
        import_module("yishi_tui.cli.bars").show(meetings, lang())


def _folders(ctx: typer.Context, names: Iterable[str]) -> list[Path]:
    """The sessions named, else all there are. Raises InputError."""
    return [session(ctx, name) for name in names] or sessions.listed(sessions_root(ctx))


def _history(folder: Path) -> History:
    proceedings = sessions.open_proceedings(folder, SystemClock(), write=False)
    tell(proceedings)
    return proceedings.meeting.history


def _check(names: Iterable[str], histories: Iterable[History]) -> None:
    """Somebody to be left out must be somebody: a slip of the pen would publish the name. Raises InputError."""
    known = {name for history in histories for name in people(history)}
    for name in names:
        if name not in known:
            what = tr("这些会议里没有{name}", name=shown(name)) + near(name, known)
            raise InputError(Problem(what, where="--without"))
