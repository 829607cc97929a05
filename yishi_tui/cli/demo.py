"""`yishi demo`: the sample meeting, to try or to watch."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from msgspec import structs

from yishi_tui import demo, plans, sessions
from yishi_tui.cli.line import Command, Line, command_line
from yishi_tui.cli.output import say
from yishi_tui.cli.screen import has_terminal, sit_down
from yishi_tui.cli.shared import sessions_root, tell
from yishi_tui.clock import SystemClock
from yishi_tui.domain.plan import Plan
from yishi_tui.i18n import lang, tr

app = command_line()
LENGTH = timedelta(hours=2)
