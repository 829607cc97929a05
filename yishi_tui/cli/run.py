"""A command line from its words to its exit code."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import get_args

from msgspec import Struct

from yishi_tui import i18n
from yishi_tui.cli.at_work import Line
from yishi_tui.cli.door import Door
from yishi_tui.cli.settled import tell_of_config
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.i18n import tr
from yishi_tui.settings import LANGUAGES, language
from yishi_tui.tables import InputError, Problem, shown

OPTIONS = ("--lang", "--sessions", "--seat")


class Opening(Struct, frozen=True):
    """`yishi open SESSION`, and the options it was given; '' where one was not."""

    session: str
    seat: Seat
    lang: str = ""
    sessions: str = ""


def run(args: Sequence[str]) -> int:
    """Run a command line; the exit code."""
    line = Line()
    with Door(line) as door:
        if broken := next((arg for arg in args if "\0" in arg), None):
            raise InputError(Problem(tr("这一项里有空字符，读不了：{found}", found=shown(broken))))
        if opening := plain(args):
            _open(opening, line)
        else:
            door.code = import_module("yishi_tui.cli.app").main(args, line)
    return door.code


def plain(args: Sequence[str]) -> Opening | None:
    """The line if it is a plain `open`, which everybody waits for: it needs no more of Typer than to be read.

    Every other line, and whatever may be wrong with this one, is left to Typer.
    """
    words, options = _parted(args)
    seat = next((seat for seat in get_args(Seat) if seat == options.get("--seat", "host")), None)
    known = options.get("--lang", "zh") in LANGUAGES.values() and "" not in options.values()
    match words:
        case ["open", session] if seat and known:
            return Opening(session, seat, options.get("--lang", ""), options.get("--sessions", ""))
    return None


def _parted(args: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The words, and the options with their values; no words where there is an option that is not a plain one."""
    words, options = list[str](), dict[str, str]()
    left = iter(args)
    for arg in left:
        name, equals, value = arg.partition("=")
        if not arg.startswith("-"):
            words.append(arg)
        elif name in OPTIONS and name not in options:
            options[name] = value if equals else next(left, "")
        else:
            return [], {}
    return words, options


def _open(opening: Opening, line: Line) -> None:
    i18n.use(language(opening.lang))
    tell_of_config()
    line.sessions = Path(opening.sessions) if opening.sessions else None
    import_module("yishi_tui.cli.screen").take_seat(line, opening.session, opening.seat)
