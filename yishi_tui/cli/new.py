"""`yishi new`: the folder and the plan of a meeting to come."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from msgspec import structs

from yishi_tui.cli.asking import Asker, at_terminal, somebody
from yishi_tui.cli.draft import Draft
from yishi_tui.cli.line import Command, command_line
from yishi_tui.cli.moments import iso
from yishi_tui.cli.output import out, say
from yishi_tui.cli.planning import basis_of, make
from yishi_tui.cli.roll_questions import roll_of
from yishi_tui.cli.shared import session, sessions_root
from yishi_tui.cli.wizard import asked
from yishi_tui.clock import SystemClock
from yishi_tui.i18n import tr
from yishi_tui.rolls import Choices
from yishi_tui.tables import InputError, Problem

app = command_line()


class New(Command):
    """The command, which at a terminal asks for the title and for everything else where none is given."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        for param in self.params:
            if param.name == "title":
                param.required = not at_terminal()
        return super().parse_args(ctx, args)


@app.command(cls=New)
def new(
    ctx: typer.Context,
    title: Annotated[str | None, typer.Argument(metavar="TITLE", help="会议的标题", show_default=False)],
    rules: Annotated[
        str | None, typer.Option(metavar="ID", help="议事规则，不写就用设置里的（原来是 simplified）")
    ] = None,
    roll: Annotated[Path | None, typer.Option(metavar="FILE", help="名册：.xlsx、.xls、.ods 或 .csv，要有表头")] = None,
    sheet: Annotated[str, typer.Option(metavar="NAME", help="名册在哪张表里", show_default=False)] = "",
    duplicates: Annotated[
        Literal["first", "merge"] | None, typer.Option(help="有人重复：只留第一行，或者同名的合成一个人")
    ] = None,
    hidden_rows: Annotated[Literal["keep", "skip"] | None, typer.Option(help="表里隐藏的行：读，或者不读")] = None,
    contacts: Annotated[
        bool, typer.Option("--contacts", help="把电话和证件号码另存为 contacts.csv，不写就不存")
    ] = False,
    item: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="一个议题，可以写几次")] = None,
    at: Annotated[str | None, typer.Option(metavar="ISO", help="开会时间，如 2026-11-22T19:00")] = None,
    place: Annotated[str | None, typer.Option(metavar="TEXT", help="开会地点")] = None,
    host: Annotated[str, typer.Option(metavar="NAME", help="主持人", show_default=False)] = "",
    recorder: Annotated[str, typer.Option(metavar="NAME", help="记录员", show_default=False)] = "",
    timekeeper: Annotated[str, typer.Option(metavar="NAME", help="计时员", show_default=False)] = "",
    after: Annotated[str | None, typer.Option(metavar="SESSION", help="接着哪一场会议")] = None,
) -> None:
    """新建一场会议：写好会议计划，输出会议文件夹。在终端里不写标题，就一步一步问。"""
    draft = Draft(title, _moment(at), place, None, tuple(item or ()), rules, host, recorder, timekeeper)
    before = None if after is None else session(ctx, after)
    choices = Choices(sheet, hidden_rows or "", duplicates or "")
    made = _made(sessions_root(ctx), draft, before, roll, choices, contacts, somebody())
    out(str(made))


def _made(
    root: Path,
    draft: Draft,
    before: Path | None,
    roll: Path | None,
    choices: Choices,
    contacts: bool,
    asker: Asker | None,
) -> Path:
    """The folder of the new meeting, after everything was asked that has to be."""
    basis = basis_of(draft.rules, before)
    if asker and not choices.hidden_rows:
        choices = structs.replace(choices, hidden_rows="ask")
    if roll is not None:
        draft = structs.replace(draft, roll=roll_of(roll, choices, contacts, asker))
    if asker is None or draft.title is not None:
        return make(root, draft, basis, contacts)
    full = asked(draft, basis.plan if before else None, choices, contacts, asker, SystemClock().now())
    folder = make(root, full, basis if full.rules == draft.rules else basis_of(full.rules, before), contacts)
    _tell_next(folder.name)
    return folder


def _tell_next(name: str) -> None:
    say(tr("写好了。接下来："))
    say("  " + tr("改议题、名册，写好提议的措辞：用记事本打开下面这个文件夹里的 meeting.toml"))
    say("  " + tr("开会前打印签到表、桌签、表决票：yishi papers {session} -o 文书", session=name))
    say("  " + tr("开会：yishi open {session}", session=name))


def _moment(text: str | None) -> datetime | None:
    """The moment meant. Raises InputError."""
    moment = iso(text) if text is not None else None
    if text is not None and moment is None:
        expected = tr("一个时间，如 2026-11-22T19:00")
        raise InputError(Problem(tr("应为{expected}，现在是{found}", expected=expected, found=text), "--at"))
    return moment
