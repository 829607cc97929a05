"""Copies a session again and again while it grows, until somebody kills it; says each copy it was told of."""

import sys
from datetime import datetime
from pathlib import Path

from yishi_tui.backup import back_up
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.sessions import open_proceedings

START = datetime.fromisoformat("2026-11-22T19:00:00+08:00")


def main(session: Path, stick: Path) -> None:
    """Never ends by itself."""
    meeting = open_proceedings(session, ScriptClock(START))
    while True:
        meeting.submit(do.Note(by="许慧", text="采光" * 500))
        made = back_up(session, stick)
        sys.stdout.write(f"{made.records}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
