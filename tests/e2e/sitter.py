"""A seat in a process of its own that takes notes when told to begin: `sitter.py SESSION SEAT ACTS`."""

import sys
from pathlib import Path

from yishi_tui.clock import SystemClock
from yishi_tui.domain import commands as do
from yishi_tui.sessions import open_proceedings


def main(session: str, number: str, acts: int) -> None:
    proceedings = open_proceedings(Path(session), SystemClock(), by="recorder")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for act in range(acts):
        refusal = proceedings.submit(do.Note(by="记录员", text=f"{number}-{act}"))
        assert refusal is None, refusal


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
