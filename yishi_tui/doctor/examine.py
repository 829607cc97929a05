"""Everything that is looked at, in the order it is told."""

import os
import shutil
import sys
from pathlib import Path

from yishi_tui.clock import SystemClock
from yishi_tui.doctor.asking import Terminal
from yishi_tui.doctor.disk import folder
from yishi_tui.doctor.finding import Finding, mind
from yishi_tui.doctor.looks import Window, terminal
from yishi_tui.doctor.machine import machine
from yishi_tui.i18n import tr


def examine(root: Path, *, has_terminal: bool) -> list[Finding]:
    """Look at the terminal, where there is one to ask, at the folder of the sessions, and at the machine."""
    return [*(_terminal() if has_terminal else _none()), *folder(root, SystemClock()), *machine()]


def _terminal() -> list[Finding]:
    size = shutil.get_terminal_size()
    window = Window(size.columns, size.lines, os.environ, sys.stdout.encoding or "")
    return list(terminal(window, Terminal()))


def _none() -> list[Finding]:
    return [mind("terminal", tr("这里没有终端，看不出它怎么样"), tr("请在开会要用的窗口里运行 yishi doctor。"))]
