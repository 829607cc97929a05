"""Workbooks: .xlsx, .xls and .ods, whatever the file is called.

They are read in a process of its own: the reader of workbooks takes its process down with it when a file is damaged.
"""

import sys
from subprocess import SubprocessError, run

import msgspec
from msgspec import structs

from yishi_tui.i18n import tr
from yishi_tui.rolls.sheets import Found, Sheet
from yishi_tui.tables import InputError, Problem

CHILD = "import sys; sys.path[:] = sys.argv[1:]; from yishi_tui.rolls.calamine import main; main()"
LONGEST_WAIT = 60
"""Seconds; a workbook of a whole town takes one."""


def read_workbook(raw: bytes, file: str) -> tuple[Sheet, ...]:
    """The tables of a workbook. Raises InputError."""
    found = _found(raw)
    if not found.trouble:
        return tuple(structs.replace(sheet, file=file) for sheet in found.sheets)
    said = {
        "large": tr("表太大：多半是远处的格子里有东西；请把名册复制到一张新表里，另存为 .xlsx"),
        "locked": tr("工作簿有密码，请去掉密码再保存一份"),
        "damaged": tr("工作簿打不开，可能已损坏；请用表格软件打开，另存为 .xlsx"),
    }
    raise InputError(Problem(said[found.trouble], file=file))


def _found(raw: bytes) -> Found:
    command = [sys.executable, "-I", "-c", CHILD, *sys.path]
    try:
        done = run(command, input=raw, capture_output=True, timeout=LONGEST_WAIT, check=True)
    except SubprocessError:
        return Found(trouble="damaged")
    return msgspec.json.decode(done.stdout, type=Found)
