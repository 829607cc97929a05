"""The very bytes that a terminal is given, by every seat, at a session whose journal and drafts were made by hand; two hosts."""

import os
import re
import select
import shutil
import sys
import time
from pathlib import Path

import pytest
from by_hand import HOSTILE, SPEAKING, forge, meeting
from tour import SEATS

from yishi_tui.domain.vocabulary import Seat
from yishi_tui.drafts import Draft, DraftFile
from yishi_tui.journal import FileJournal
from yishi_tui.resources import shipped

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from ptyprocess import PtyProcess

from benchmarks.terminal import Terminal

PATIENCE_S, AFTERWARDS_S = 30, 2
OBEYED = (
    b"]0;pwned\x07",
    "\x9b".encode(),
    "\u202e".encode(),
    "\u200d".encode(),
    "\u2028".encode(),
    b"\x00",
    b"\xc2\x85",
)
"""What stands in the hostile text and must not stand in the output."""
KITTY = re.compile(rb"\x1b\[[<=>][0-9;]*u")
"""What would turn on the keyboard protocol that loses Chinese input."""
DRAWN = re.compile("王.*秀".encode(), re.DOTALL)
"""What is seen of it: a line that differs in nothing but its harmless parts."""


@pytest.fixture
def session(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions" / "forged"
    folder.mkdir(parents=True)
    journal = FileJournal.open(folder / "journal.jsonl")
    forge(meeting(*SPEAKING).proceedings.journal, journal, HOSTILE)
    journal.close()
    draft = DraftFile(folder, "recorder")
    assert draft.keep(Draft(text=HOSTILE))
    draft.close()
    return folder


def output(session: Path, seat: Seat, keys: bytes) -> bytes:
    """Everything the program writes, from its start until some keys have been answered."""
    argv = [sys.executable, "-m", "yishi_tui", "--lang", "zh", "open", str(session), "--seat", seat]
    bare = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    env = {**bare, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    program = PtyProcess.spawn(argv, dimensions=(36, 120), env=env)
    try:
        seen = read(program, DRAWN)
        program.write(keys)
        return seen + read(program, None)
    finally:
        program.close(force=True)


def read(program: PtyProcess, wanted: re.Pattern[bytes] | None) -> bytes:
    """What is written until it is there, and for a while after."""
    poll = select.poll()
    poll.register(program.fd, select.POLLIN)
    seen, enough = b"", time.monotonic() + (AFTERWARDS_S if wanted is None else PATIENCE_S)
    while time.monotonic() < enough:
        seen += program.read(65536) if poll.poll(AFTERWARDS_S * 250) else b""
        if wanted is not None and wanted.search(seen):
            return seen + read(program, None)
    assert wanted is None, seen[-2000:]
    return seen


@pytest.mark.parametrize("seat", SEATS)
def test_nothing_that_people_wrote_is_obeyed(session: Path, seat: Seat) -> None:
    written = output(session, seat, b"\x10")  # Ctrl+P, over the rest
    for sequence in OBEYED:
        assert sequence not in written, sequence
    assert b"[@click=app.quit]" in written or seat in ("hall", "timekeeper")
    assert not KITTY.search(written)


def test_two_hosts_in_two_terminals_are_both_told(tmp_path: Path) -> None:
    session = tmp_path / "evening"
    shutil.copytree(shipped("sessions") / "sample", session)
    argv = [sys.executable, "-m", "yishi_tui", "--lang", "zh", "open", str(session)]
    bare = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    env = {**bare, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    with Terminal(argv, (120, 36), env) as one, Terminal(argv, (120, 36), env) as other:
        for terminal in (one, other):
            terminal.wait_for(lambda each: "主持人×2" in each.text())
