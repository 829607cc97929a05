"""A host and a recorder in two terminals at one session: each sees what the other does; a kill takes no word with it."""

import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from yishi_tui.journal import verify
from yishi_tui.resources import shipped

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from benchmarks.terminal import Terminal

ENTER, ESC, TAB = b"\r", b"\x1b", b"\t"
QUIET_MS = 450


class Seat:
    """Somebody at a seat, in a terminal of their own."""

    def __init__(self, folder: Path, seat: str) -> None:
        argv = [sys.executable, "-m", "yishi_tui", "--lang", "zh", "open", str(folder), "--seat", seat]
        bare = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.terminal = Terminal(argv, (80, 24), {**bare, "TERM": "xterm-256color", "COLORTERM": "truecolor"})

    def see(self, pattern: str) -> None:
        """Wait until it is on the screen."""
        self.terminal.wait_for(lambda terminal: re.search(pattern, terminal.text()) is not None)

    def press(self, *keys: bytes | str) -> None:
        """Keys one after the other, with the pauses a person makes."""
        for key in keys:
            self.terminal.settle(QUIET_MS)
            self.terminal.send(key.encode() if isinstance(key, str) else key)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions" / "evening"
    shutil.copytree(shipped("sessions") / "sample", folder)
    return folder


@pytest.fixture
def host(session: Path) -> Iterator[Seat]:
    seat = Seat(session, "host")
    with seat.terminal:
        yield seat


def notes(session: Path) -> list[dict[str, object]]:
    lines = (session / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return [record["data"] for record in records if record["event"] == "NoteTaken"]


def test_each_sees_what_the_other_does(session: Path, host: Seat) -> None:
    recorder = Seat(session, "recorder")
    with recorder.terminal:
        host.see("记录已存 #0")
        recorder.see("直接打字就是写记录")
        recorder.press("5", TAB)
        recorder.see("到场 28")
        recorder.press(ESC)
        host.see("出席 28/28")
        host.press(ENTER)
        recorder.see("宣布开会")
        recorder.press("电梯公司下周给3份报告", TAB, ENTER)
        recorder.see(r"记录\s*［要点］")
        host.see("写下记录")
        assert notes(session) == [
            {"by": "罗晓红", "question": 0, "speaker": "", "tags": ["要点"], "text": "电梯公司下周给3份报告"}
        ]
        host.press(ENTER)
        recorder.see("开始议第1项")
        recorder.see("主持人")
    assert verify(session / "journal.jsonl").ok


def test_a_killed_recorder_loses_no_word(session: Path, host: Seat) -> None:
    recorder = Seat(session, "recorder")
    with recorder.terminal:
        recorder.see("直接打字就是写记录")
        recorder.press("写到一半的话，还没有按")
        recorder.see("还没有按")
        os.kill(recorder.terminal.pid, signal.SIGKILL)
    again = Seat(session, "recorder")
    with again.terminal:
        again.see("上次没写完的还在")
        again.press("回车", ENTER)
        host.see("写下记录")
    assert [note["text"] for note in notes(session)] == ["写到一半的话，还没有按回车"]
