"""A seat in a process of its own that takes notes, two an act, until it is killed, and writes down what was acknowledged."""

import os
from itertools import count
from pathlib import Path

from yishi_tui.clock import SystemClock
from yishi_tui.domain import commands as do
from yishi_tui.sessions import open_proceedings


def write(session: Path, receipts: Path, name: str) -> None:
    """Every note that was acknowledged is in `receipts`, one a line."""
    fd = os.open(receipts, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    proceedings = open_proceedings(session, SystemClock(), by="recorder")
    for number in count(step=2):
        first, second = f"{name}-{number}", f"{name}-{number + 1}"
        refusal = proceedings.submit(do.Note(by="许慧", text=first), do.Note(by="许慧", text=second))
        assert refusal is None, refusal
        os.write(fd, f"{first}\n{second}\n".encode())
