"""From the command line to the screens, which nothing else loads."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from yishi_tui import sessions
from yishi_tui.cli.at_work import Line
from yishi_tui.cli.notices import meant, tell
from yishi_tui.cli.output import say
from yishi_tui.clock import SystemClock
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.i18n import lang, tr
from yishi_tui.proceedings import Proceedings
from yishi_tui.settings import key_file, read_settings, shelf_of
from yishi_tui.tables import InputError, Problem


def has_terminal() -> bool:
    """Whether there is a terminal that can show screens."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def take_seat(line: Line, name: str, seat: Seat) -> None:
    """Sit down at the session of that name. Raises InputError."""
    folder = meant(line, name)
    proceedings = sessions.open_proceedings(folder, SystemClock(), by=seat, write=seat != "hall")
    tell(proceedings)
    if not has_terminal():
        raise InputError(Problem(tr("这里没有可以显示界面的终端；看进度请用 yishi status")))
    sit_down(proceedings, folder, seat)


def sit_down(proceedings: Proceedings, folder: Path, seat: Seat) -> None:
    """Show the seat's screen until the person leaves."""
    _prepare()
    of_host = {"safekeeping": _safekeeping(folder), "key": key_file()} if seat == "host" else {}
    left = import_module("yishi_tui.tui.app").run(proceedings, folder=folder, lang=lang(), seat=seat, **of_host)
    if left:
        say(left)


def _safekeeping(folder: Path) -> Any:
    """The second copy that the settings wish for."""
    settings = read_settings()
    make = import_module("yishi_tui.tui.safekeeping").Safekeeping
    return make(folder, shelf_of(settings), settings.backup_minutes)


def _prepare() -> None:
    """What Textual reads from the environment when it is first imported; what somebody has set stays."""
    os.environ.setdefault("TEXTUAL_FPS", "240")  # else a second change waits a sixtieth of a second
    if sys.platform != "win32":
        # That keyboard protocol loses Chinese input in some terminals; on Windows it is the lack of it that loses keys.
        os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
