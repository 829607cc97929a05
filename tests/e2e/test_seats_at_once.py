"""Four processes write to one session at the same time."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import yishi_tui
from yishi_tui.clock import SystemClock
from yishi_tui.journal import verify
from yishi_tui.sessions import open_proceedings

ROOT = Path(yishi_tui.__file__).parents[1]
SEATS, ACTS = 4, 250
PLAN = """title = "会"
[seats]
host = "许慧"
[[members]]
name = "许慧"
[[members]]
name = "王秀兰"
"""


def test_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    (tmp_path / "meeting.toml").write_text(PLAN, encoding="utf-8")
    with ExitStack() as stack:
        sitters = [stack.enter_context(_sit(tmp_path, number)) for number in range(SEATS)]
        for sitter in sitters:
            assert sitter.stdout
            assert sitter.stdout.readline() == "ready\n"
        for sitter in sitters:
            assert sitter.stdin
            sitter.stdin.write("go\n")
            sitter.stdin.flush()
        assert [sitter.wait(120) for sitter in sitters] == [0] * SEATS
    report = verify(tmp_path / "journal.jsonl")
    assert (report.ok, report.records) == (True, 1 + SEATS * ACTS)
    meeting = open_proceedings(tmp_path, SystemClock(), write=False).meeting
    notes = [record.event.text for record in meeting.history if type(record.event).__name__ == "NoteTaken"]
    assert len(notes) == SEATS * ACTS
    for number in range(SEATS):
        own = [note for note in notes if note.startswith(f"{number}-")]
        assert own == [f"{number}-{act}" for act in range(ACTS)]


def _sit(session: Path, number: int) -> "subprocess.Popen[str]":
    command = [sys.executable, str(Path(__file__).with_name("sitter.py")), str(session), str(number), str(ACTS)]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
