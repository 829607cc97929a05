"""`yishi verify`: whether the journal is what was written, and still tells of a meeting."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from yishi_tui import codec
from yishi_tui.cli import against, signed
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
from yishi_tui.minutes.keeping import HEAD
from yishi_tui.minutes.pages import FILE
from yishi_tui.sessions import JOURNAL
from yishi_tui.tables import InputError, shown
from yishi_tui.tables import Problem as Wrong

app = command_line()
NO = 1
PRINTED = re.compile(r"[0-9a-f]{8,64}")
"""A hash as it stands on paper, or as much of its beginning as somebody cared to type."""


class Problem(Struct, frozen=True):
    """What is wrong with a line of the journal."""

    line: int
    what: str


@app.command()
def verify(
    ctx: typer.Context,
    session_name: SessionName,
    as_json: AsJson = False,
    head: Annotated[
        list[str] | None, typer.Option(metavar="HASH", help="纸上印的校验值（至少前 8 位），可写多个")
    ] = None,
    paper: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help="一份文书：看它是不是从这份记录来的")
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="应当是谁签的名：yishi key show 给出的公钥")
    ] = None,
) -> None:
    """核对会议记录：只读，走一遍哈希链，再从头重演一遍；文件夹里纪要上的校验值和签名，也一起核对。"""
    printed = [_hash(text) for text in head or ()]
    path = session(ctx, session_name) / JOURNAL
    report = walked(path)
    lines = _sound(path)
    hashes = [line.hash for line in lines]
    seal = against.compare(paper, hashes, path.parent) if paper else None
    signature = signed.look(path.parent, hashes, key)
    problems = [
        *(Problem(each.line, fault(each)) for each in report.problems),
        *_replayed(lines),
        *_missed([*printed, *_kept(path.with_name(FILE))], hashes, report),
    ]
    sound = not problems and (signature is None or signature.good)
    if as_json:
        told = {"ok": sound, "records": report.records, "head": report.head, "problems": problems}
        out_json(told | ({"paper": seal} if seal else {}) | ({"signature": signature} if signature else {}))
    else:
        _tell(problems, report)
    if seal and not as_json:
        against.tell(seal, report.records)
    if signature and not as_json:
        signed.tell(signature)
    if not sound or (seal and not seal.belongs):
        raise typer.Exit(NO)


def _tell(problems: list[Problem], report: Report) -> None:
    for problem in problems:
        say(f"{JOURNAL}:{problem.line}: {problem.what}")
    if not problems:
        out(tr("记录完好：{records} 条，最后一条的哈希是 {head}", records=report.records, head=report.head))


def _hash(text: str) -> str:
    """A hash somebody typed. Raises InputError."""
    typed = "".join(text.split()).lower()
    if not PRINTED.fullmatch(typed):
        raise InputError(Wrong(tr("--head 要写纸上印的校验值，至少前 8 位：{found}", found=shown(text))))
    return typed


def _kept(minutes: Path) -> list[str]:
    """The hash that the minutes beside the journal end with; a session that goes on from another names that one's before."""
    try:
        return HEAD.findall(minutes.read_text(encoding="utf-8", errors="replace"))[-1:]
    except FileNotFoundError:
        return []


def _missed(printed: Sequence[str], hashes: Sequence[str], report: Report) -> Iterator[Problem]:
    """The printed hashes that the chain does not have, each once; a chain that does not hold says enough by itself."""
    if not report.ok:
        return
    places = {text: next((seq for seq, known in enumerate(hashes, 1) if known.startswith(text)), 0) for text in printed}
    since = 1 + max(places.values(), default=0)
    for text, place in places.items():
        if not place:
            said = tr(
                "记录里没有纸上的校验值 {head}：第 {line} 行起有记录改过又重算了哈希，或者末尾被删去",
                head=text,
                line=since,
            )
            yield Problem(since, said)


def _sound(path: Path) -> tuple[Line, ...]:
    """The records before the first problem."""
    with closing(FileJournal.open(path, write=False)) as journal:
        return journal.read()


def _replayed(lines: Sequence[Line]) -> Iterator[Problem]:
    """What the sound part of the chain cannot tell of: at most one problem, for nothing is known behind it."""
    meeting = Meeting()
    for line in lines:
        if line.seq == 1 and line.event != MeetingPlanned.__name__:
            yield Problem(1, tr("第一条记录不是会议计划"))
            return
        try:
            before, meeting = meeting, _told(meeting, line)
        except codec.UnknownEvent as error:
            yield Problem(line.seq, tr("这份记录由更新的版本写成，这个版本读不了：{name}", name=error.name))
            return
        except codec.UNTELLABLE:
            yield Problem(line.seq, tr("第 {line} 行照着前面的记录重演不出来", line=line.seq))
            return
        if before.at and meeting.at and meeting.at < before.at:
            yield Problem(line.seq, tr("第 {line} 行的时间早于前一行：程序从不这样写", line=line.seq))
            return


def _told(meeting: Meeting, line: Line) -> Meeting:
    return evolve(meeting, codec.record(line))
