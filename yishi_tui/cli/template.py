"""`yishi template`: the templates of papers, and a copy of one to change."""

from pathlib import Path
from typing import Annotated

import typer

from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out
from yishi_tui.cli.shared import session
from yishi_tui.files import FOLDER_MODE, write_whole
from yishi_tui.i18n import lang, tr
from yishi_tui.papers.lookup import ENDING, find, own_folders, shipped_names
from yishi_tui.tables import InputError, Problem, near, shown

app = command_line()

InSession = Annotated[
    str | None, typer.Option("--session", metavar="SESSION", help="只给这场会议用；不写就是给自己所有的会议用")
]


@app.callback(invoke_without_command=True)
def template(ctx: typer.Context) -> None:
    """文书的模板：列出，或者复制一份来改。"""
    if ctx.invoked_subcommand is None:
        for name in shipped_names():
            path = find(name, own_folders(None))
            out(f"{name}  {path}" if path.parent in own_folders(None) else name)


@app.command()
def copy(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="模板的名字，例如 notice 或 notice.zh.md", show_default=False)
    ],
    session_name: InSession = None,
) -> None:
    """复制一份模板来改，以后就用改过的这份。"""
    folder = own_folders(session(ctx, session_name) if session_name else None)[0]
    targets = {wanted: folder / f"{wanted}{ENDING}" for wanted in _wanted(name)}
    if taken := [path for path in targets.values() if path.exists()]:
        raise InputError(Problem(tr("已经有这个文件，没有覆盖"), file=str(taken[0])))
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    for wanted, path in targets.items():
        write_whole(path, find(wanted, ()).read_text(encoding="utf-8"))
        out(str(path))


def _wanted(name: str) -> list[str]:
    """The template of that name, or all that begin with it and are for the language in force. Raises InputError."""
    names = list(shipped_names())
    exact = Path(name).name.removesuffix(ENDING)
    if exact in names:
        return [exact]
    found = [each for each in names if each.split(".")[0] == name and {"zh", "en"} & set(each.split(".")) <= {lang()}]
    if not found:
        what = tr("没有{name}这个模板", name=shown(name)) + near(name, (each.split(".")[0] for each in names))
        raise InputError(Problem(what))
    return found
