"""What ends a command early: mistakes in what was given are a sentence each; a fault of our own goes into a report."""

import traceback
from collections.abc import Callable, Mapping
from typing import Any, Protocol, runtime_checkable

import typer

from yishi_tui.cli.at_work import Line
from yishi_tui.cli.output import say
from yishi_tui.cli.usage import explained
from yishi_tui.clock import SystemClock
from yishi_tui.domain.tally_problems import BadCount
from yishi_tui.i18n import tr
from yishi_tui.journal import BrokenChain, CannotRead, CannotWrite, Problem
from yishi_tui.reasons import reason
from yishi_tui.settings import state_folder
from yishi_tui.tables import InputError

WRONG = 2
FAULT = 70
INTERRUPTED = 130


@runtime_checkable
class Usage(Protocol):
    """What Typer raises for a line that it cannot read."""

    def format_message(self) -> str: ...


@runtime_checkable
class BadLine(Protocol):
    """What a script raises for a line that is no act; scripts are loaded only where one is played."""

    number: int
    problem: str


def answer(error: Exception, line: Line) -> int:
    """Say what ended the command; the exit code."""
    if isinstance(error, typer.Abort):
        return INTERRUPTED
    if sentence := sentence_of(error):
        say(sentence)
        return WRONG
    say(_reported(error, line))
    return FAULT


def sentence_of(error: Exception) -> str:
    """What is wrong with what was given; '' where the fault is ours."""
    if isinstance(error, Usage):
        return explained(error.format_message())
    if isinstance(error, BadLine):
        return tr("第 {line} 行：{what}", line=error.number, what=error.problem)
    return next((words(error) for kind, words in WORDS.items() if isinstance(error, kind)), "")


def fault(problem: Problem) -> str:
    """What is wrong with a line of the journal."""
    return tr(problem.code.value, line=problem.line, expected=problem.expected, found=problem.found)


def bad_count(error: BadCount) -> str:
    """What is wrong with figures, and where."""
    return tr("{where}：{what}", where=error.where, what=tr(error.problem.value, **error.facts))


def _os_error(error: OSError) -> str:
    named = isinstance(error.filename, str)
    return tr("读写不了 {file}：{detail}", file=error.filename, detail=reason(error)) if named else ""


WORDS: Mapping[type[Exception], Callable[[Any], str]] = {
    InputError: str,
    BadCount: bad_count,
    CannotRead: lambda error: tr("读不了会议记录：{detail}", detail=error.detail),
    CannotWrite: lambda error: tr(error.trouble.value),
    BrokenChain: lambda error: tr("会议记录已损坏，只能查看：{what}", what=fault(error.problem)),
    OSError: _os_error,
}


def _reported(error: Exception, line: Line) -> str:
    """Write the report; what to say."""
    how = "".join(traceback.format_exception(error))
    try:
        where = _write_report(how)
    except OSError:
        where = f"\n{how}"
    safe = tr("程序出错了。会议记录是安全的：已经记下的都在磁盘上。")
    again = tr("接着开会请运行：yishi open {session}", session=line.opened or "SESSION")
    return "\n".join((safe, again, tr("出错的经过：{where}", where=where)))


def _write_report(how: str) -> str:
    folder = state_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{SystemClock().now():%Y%m%d-%H%M%S}.log"
    path.write_text(how, encoding="utf-8")
    return str(path)
