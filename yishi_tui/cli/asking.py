"""Questions to a person at a terminal, in plain lines, so that every input method works; standard output stays clean."""

import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Protocol

import typer

from yishi_tui.cli.output import say
from yishi_tui.domain.text import clean_line
from yishi_tui.i18n import tr

ESCAPE = "\x1b"
MARK = "> "
FEW = 9
"""Options that leave the question above them in sight; below more of them it stands at the end."""
LONGEST = 100_000
"""Characters of a line; what is too long for a plan is said when the plan is read."""


class Asker(Protocol):
    """Somebody who can be asked."""

    def line(self, question: str) -> str:
        """The answer, cleaned, '' for a bare Enter. Raises typer.Abort where the person gives up."""


class Terminal:
    """The person at this terminal."""

    def __init__(self) -> None:
        _edit_lines()

    def line(self, question: str) -> str:
        say(question)
        try:
            answer = _read()
        except (EOFError, KeyboardInterrupt):
            answer = ESCAPE
        if ESCAPE in answer:
            say(tr("不做了，什么也没有留下。"))
            raise typer.Abort
        return clean_line(answer, LONGEST)


def at_terminal() -> bool:
    """Whether somebody is there to be asked: questions go to standard error."""
    return sys.stdin.isatty() and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def somebody() -> Asker | None:
    """The person at the terminal, if there is one."""
    return Terminal() if at_terminal() else None


def choose(asker: Asker, question: str, options: Sequence[str], default: int | None = None) -> int:
    """The place of the option chosen, from 0; a bare Enter is the default."""
    digits = len(str(len(options)))
    listed = "\n".join(_listed(f"  {number:>{digits}}  ", option) for number, option in enumerate(options, 1))
    enter = "" if default is None else tr("（直接回车＝{number}）", number=default + 1)
    question = f"{listed}\n{question}{enter}" if len(options) > FEW else f"{question}{enter}\n{listed}"
    while True:
        answer = asker.line(question)
        if not answer and default is not None:
            return default
        if answer.isdecimal() and 0 < int(answer) <= len(options):
            return int(answer) - 1
        question = tr("请写 1 到 {last} 里的一个数。", last=len(options))


def _listed(number: str, option: str) -> str:
    """The option with its number; where it takes more than a line, the others stand under the first."""
    ink = import_module("yishi_tui.tui.ink")
    rows = ink.wrap(ink.line(option), shutil.get_terminal_size().columns - len(number) - 1)
    below = "\n" + " " * len(number)
    return number + below.join("".join(text for text, _ in row) for row in rows)


def _edit_lines() -> None:
    """Where the system edits lines, Han take two cells there. Esc only begins a key, so it counts once Enter follows."""
    with suppress(ImportError):
        readline = import_module("readline")
        readline.set_auto_history(False)
        for key in (r"\e\C-m", r"\e\C-j") if "GNU" in (readline.__doc__ or "") else ():
            readline.parse_and_bind(rf'"{key}": "\C-a\C-k\C-v\e\C-m"')


def _read() -> str:
    if sys.stdout.isatty():
        return input(MARK)
    sys.stderr.write(MARK)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
