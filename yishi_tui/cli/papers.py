"""`yishi papers`: everything that goes out of a meeting, on paper or to the chat group."""

import sys
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from yishi_tui import sessions
from yishi_tui.cli.against import FOLDER
from yishi_tui.cli.issues import tell_issue
from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, say
from yishi_tui.cli.shared import SessionName, session, tell
from yishi_tui.clock import SystemClock
from yishi_tui.domain.text import clean_line
from yishi_tui.extras import how_to_install
from yishi_tui.i18n import lang, tr
from yishi_tui.issues.shelf import Paper, Source, put
from yishi_tui.minutes.entries import NoSuchMeeting
from yishi_tui.minutes.pages import LAST
from yishi_tui.minutes.render import BadTemplate
from yishi_tui.papers.every import Office, Session, papers
from yishi_tui.papers.lookup import own_folders
from yishi_tui.papers.posted import Contact, Posting, TooEarly
from yishi_tui.papers.press import Press
from yishi_tui.proceedings import Proceedings
from yishi_tui.settings import read_settings
from yishi_tui.tables import InputError, Problem, shown

app = command_line()
LONGEST_ADDRESS = 300
"""What a telephone still reads from paper."""


@app.command("papers")
def make_papers(
    ctx: typer.Context,
    session_name: SessionName,
    output: Annotated[
        Path | None, typer.Option("-o", metavar="DIR", help="写到哪个文件夹，默认是会议文件夹里的 papers")
    ] = None,
    meeting: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="第几次会议；默认是最后一次", show_default=False)
    ] = None,
    posted_on: Annotated[
        str | None, typer.Option("--posted", metavar="DATE", help="哪天张贴，例如 2026-11-30；默认是开会那天")
    ] = None,
    contact: Annotated[str, typer.Option(metavar="TEXT", help="异议向谁提出，写在公示上", show_default=False)] = "",
    address: Annotated[str, typer.Option(metavar="URL", help="公示的网址，写在公示上", show_default=False)] = "",
) -> None:
    """会议的全部文书：归档的（archive）、张贴的（posted）、打印填写的（forms）。"""
    folder = session(ctx, session_name)
    proceedings = sessions.open_proceedings(folder, SystemClock(), write=False)
    tell(proceedings)
    posting = Posting(_day(posted_on), Contact(who=contact, address=address), *_code(address))
    press = Press(lang(), own_folders(folder), clean_line(read_settings().community))
    told = _source(proceedings, folder)
    made = _made(told, press, posting, meeting or LAST)
    source = Source(meeting or told.meeting.number, SystemClock().now().date(), told.records, told.head, lang())
    for each in tuple(put(_target(output or folder / FOLDER), made, source)):  # all, whoever listens to what is said
        out(str(each.path))
        tell_issue(each)


def _made(told: Session, press: Press, posting: Posting, number: int) -> tuple[Paper, ...]:
    """Every paper, before any is written. Raises InputError."""
    try:
        return papers(told, press, posting, number, _office())
    except NoSuchMeeting as error:
        what = tr("没有第 {number} 次会议，到现在开了 {held} 次", number=number, held=error.held)
        raise InputError(Problem(what, where="--meeting")) from None
    except TooEarly as error:
        what = tr("会议 {day} 才结束，公示不能在这以前张贴", day=error.ended)
        raise InputError(Problem(what, where="--posted")) from None
    except BadTemplate as error:
        raise InputError(Problem(error.problem, file=str(error.path), line=error.line)) from None


def _source(proceedings: Proceedings, folder: Path) -> Session:
    journal = proceedings.journal
    return Session(
        meeting=proceedings.meeting,
        records=journal.count,
        head=journal.head if journal.count else "",
        hashes=tuple(line.hash for line in journal.read()),
        folder=folder,
    )


def _office() -> Office | None:
    """What makes documents for Word, where it is installed."""
    if find_spec("docx") is None:
        say(tr("没有装 python-docx，不写 .docx；要的话请用：{how}", how=how_to_install("python-docx")))
        return None
    office: Office = import_module("yishi_tui.papers.document").document
    return office


def _code(address: str) -> tuple[str, bytes]:
    """The address as pictures, shown in the terminal too; empty where there is none, or no segno. Raises InputError."""
    if not address:
        return "", b""
    if len(address) > LONGEST_ADDRESS:
        raise InputError(Problem(tr("网址太长，最多 {most} 个字符", most=LONGEST_ADDRESS), where="--address"))
    if find_spec("segno") is None:
        say(tr("没有装 segno，不印二维码；要的话请用：{how}", how=how_to_install("segno")))
        return "", b""
    qr = import_module("yishi_tui.papers.qr")
    if sys.stderr.isatty():
        import_module("yishi_tui.cli.bars").show_code(qr.lines(address))
    return qr.picture(address), qr.png(address)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        what = tr("应为日期，例如 2026-11-30，现在是{found}", found=shown(text))
        raise InputError(Problem(what, where="--posted")) from None


def _target(folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise InputError(Problem(tr("不是文件夹，不能写在里面"), file=str(folder)))
    return folder.resolve()
