"""`yishi verify`: whether the journal is what was written, and still tells of a meeting."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import typer
from msgspec import Struct

from yishi_tui import codec
from yishi_tui.cli.failures import fault
from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, out_json, say
from yishi_tui.cli.shared import AsJson, SessionName, session
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.evolve import evolve
from yishi_tui.domain.meeting import Meeting
from yishi_tui.i18n import tr
from yishi_tui.journal import FileJournal, Line, Report
from yishi_tui.journal import verify as walked
from yishi_tui.sessions import JOURNAL

app = command_line()
NO = 1
UNTELLABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""What a record may do that has the right form and cannot have happened."""


class Problem(Struct, frozen=True):
    """What is wrong with a line of the journal."""

    line: int
    what: str


@app.command()
def verify(ctx: typer.Context, session_name: SessionName, as_json: AsJson = False) -> None:
    """核对会议记录：只读，走一遍哈希链，再从头重演一遍。"""
    path = session(ctx, session_name) / JOURNAL
    report = walked(path)
    problems = [*(Problem(each.line, fault(each)) for each in report.problems), *_replayed(path)]
    if as_json:
        out_json({"ok": not problems, "records": report.records, "head": report.head, "problems": problems})
    else:
        _tell(problems, report)
    if problems:
        raise typer.Exit(NO)


def _tell(problems: list[Problem], report: Report) -> None:
    for problem in problems:
        say(f"{JOURNAL}:{problem.line}: {problem.what}")
    if not problems:
        out(tr("记录完好：{records} 条，最后一条的哈希是 {head}", records=report.records, head=report.head))


def _replayed(path: Path) -> Iterator[Problem]:
    """What the sound part of the chain cannot tell of: at most one problem, for nothing is known behind it."""
    meeting = Meeting()
    with closing(FileJournal.open(path, write=False)) as journal:
        lines = journal.read()
    for line in lines:
        if line.seq == 1 and line.event != MeetingPlanned.__name__:
            yield Problem(1, tr("第一条记录不是会议计划"))
            return
        try:
            meeting = _told(meeting, line)
        except codec.UnknownEvent as error:
            yield Problem(line.seq, tr("这份记录由更新的版本写成，这个版本读不了：{name}", name=error.name))
            return
        except UNTELLABLE:
            yield Problem(line.seq, tr("第 {line} 行照着前面的记录重演不出来", line=line.seq))
            return


def _told(meeting: Meeting, line: Line) -> Meeting:
    return evolve(meeting, codec.record(line))
