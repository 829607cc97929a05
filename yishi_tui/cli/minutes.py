"""`yishi minutes`: the minutes of a meeting as Markdown."""

import re
from pathlib import Path
from typing import Annotated

import typer

from yishi_tui import sessions
from yishi_tui.cli.issues import tell_issue
from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out
from yishi_tui.cli.shared import SessionName, session, tell
from yishi_tui.clock import SystemClock
from yishi_tui.files import write_whole
from yishi_tui.i18n import lang, tr
from yishi_tui.issues.shelf import Source
from yishi_tui.minutes.entries import NoSuchMeeting
from yishi_tui.minutes.keeping import shelved
from yishi_tui.minutes.pages import FILE, LAST, all_pages, page
from yishi_tui.minutes.render import BadTemplate
from yishi_tui.papers.lookup import find, own_folders
from yishi_tui.proceedings import Proceedings
from yishi_tui.tables import InputError, Problem, shown

app = command_line()
ALL = "all"
STDOUT = "-"
NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@app.command()
def minutes(
    ctx: typer.Context,
    session_name: SessionName,
    output: Annotated[
        str | None, typer.Option("-o", metavar="FILE", help="写到哪里；- 是标准输出，默认是会议文件夹")
    ] = None,
    template: Annotated[Path | None, typer.Option(metavar="FILE", help="自己的模板（Jinja2）")] = None,
    meeting: Annotated[str | None, typer.Option(metavar="N|all", help="第几次会议，或者全部；默认是最后一次")] = None,
) -> None:
    """会议纪要：出席、动议、表决、决定和落实事项，Markdown 格式。"""
    folder = session(ctx, session_name)
    proceedings = sessions.open_proceedings(folder, SystemClock(), write=False)
    tell(proceedings)
    text = _text(proceedings, meeting, template or find(f"minutes.{lang()}.md", own_folders(folder)))
    if output == STDOUT:
        out(text.removesuffix("\n"))
        return
    target = _target(Path(output) if output else folder / FILE)
    if output:
        write_whole(target, text)
    else:
        tell_issue(shelved(folder, text, _source(proceedings, meeting), in_place=True))
    out(str(target))


def _source(proceedings: Proceedings, meeting: str | None) -> Source:
    journal = proceedings.journal
    number = 0 if meeting == ALL else _number(meeting) or proceedings.meeting.number
    head = journal.head if journal.count else ""
    return Source(number, SystemClock().now().date(), journal.count, head, lang())


def _text(proceedings: Proceedings, meeting: str | None, template: Path) -> str:
    records, journal = proceedings.meeting.history, proceedings.journal
    head = journal.head if journal.count else ""
    try:
        if meeting == ALL:
            return all_pages(records, head, lang(), template)
        return page(records, head, lang(), _number(meeting), template)
    except NoSuchMeeting as error:
        what = tr("没有第 {number} 次会议，到现在开了 {held} 次", number=meeting, held=error.held)
        raise InputError(Problem(what, where="--meeting")) from None
    except BadTemplate as error:
        raise InputError(Problem(error.problem, file=str(error.path), line=error.line)) from None


def _number(meeting: str | None) -> int:
    """Which meeting is wanted."""
    if meeting is None:
        return LAST
    if not NUMBER.fullmatch(meeting):
        what = tr("应为第几次会议的数字，或者 all，现在是{found}", found=shown(meeting))
        raise InputError(Problem(what, where="--meeting"))
    return int(meeting)


def _target(path: Path) -> Path:
    """The file to write; what is no ordinary file is never replaced by one."""
    if path.exists() and not path.is_file():
        raise InputError(Problem(tr("不是普通文件，不能写在这里"), file=str(path)))
    if not path.parent.is_dir():
        raise InputError(Problem(tr("没有这个文件夹"), file=str(path.parent)))
    return path.resolve()
