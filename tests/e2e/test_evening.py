"""The sample meeting in a real terminal, by keyboard alone: from sign-in to adjournment, killed and reopened on the way."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from yishi_tui.journal import verify
from yishi_tui.resources import shipped

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from benchmarks.terminal import Terminal

ENTER, SPACE, ESC, TAB, CTRL_Q = b"\r", b" ", b"\x1b", b"\t", b"\x11"
PAUSE_MS = 350
"""Longer than an act keeps Enter from counting twice."""
QUIET_MS = 40
"""Longer than it takes to paint what a key has changed."""


class Evening:
    """Somebody at the host's seat."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        argv = [sys.executable, "-m", "yishi_tui", "--lang", "zh", "open", str(folder)]
        bare = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.terminal = Terminal(argv, size, {**bare, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
        self.folder = folder

    def see(self, pattern: str) -> None:
        """Wait until it is on the screen."""
        self.terminal.wait_for(lambda terminal: re.search(pattern, terminal.text()) is not None)

    def press(self, *keys: bytes | str) -> None:
        """Keys one after the other, with the pauses a person makes."""
        for key in keys:
            self.terminal.settle(PAUSE_MS if key == ENTER else QUIET_MS)
            self.terminal.send(key.encode() if isinstance(key, str) else key)

    def events(self) -> list[str]:
        lines = (self.folder / "journal.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["event"] for line in lines]


@pytest.fixture
def session(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions" / "evening"
    shutil.copytree(shipped("sessions") / "sample", folder)
    return folder


@pytest.fixture(params=[(120, 36), (80, 24)], ids=["120x36", "80x24"])
def evening(request: pytest.FixtureRequest, session: Path) -> Iterator[Evening]:
    seat = Evening(session, request.param)
    with seat.terminal:
        yield seat


def yishi(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "yishi_tui", "--lang", "zh", *args], capture_output=True, text=True, check=False
    )


def carry_a_motion(seat: Evening) -> None:
    """The prepared motion of the open item, seconded, stated, debated by two, and carried."""
    seat.press(ENTER, "26", ENTER, ENTER)
    seat.see("念一遍")
    seat.see("Enter 就是这样")
    seat.press(ENTER)
    seat.see(r"\[附议\]")
    seat.press(ENTER, "25", ENTER)
    seat.see(r"\[陈述\]")
    seat.press(ENTER)
    seat.see(r"\[辩论\]")
    seat.press("4", "1", ENTER, "25", ENTER, ESC)
    seat.see(r"▶ ?请\S+发言")
    seat.press(ENTER, "2")
    seat.see("张建国 · 反对 · 第1次")
    seat.press(ENTER)
    seat.press(ENTER, "1")
    seat.see("王秀兰 · 赞成 · 第1次")
    seat.press(ENTER, ENTER)
    seat.see(r"\[表决\]")
    seat.press(ENTER, "17", ENTER, "3", ENTER)
    seat.see(r"\[结果\]")
    seat.press(ENTER)
    seat.see("✓ 通过")


def test_a_meeting_from_sign_in_to_adjournment(session: Path) -> None:
    seat = Evening(session, (80, 24))
    with seat.terminal:
        seat.see("记录已存 #0")
        seat.press(ENTER, TAB, ESC)
        seat.see("28/28")
        seat.press(ENTER)
        for item in ("1/3", "2/3", "3/3"):
            seat.press(ENTER)
            seat.see(f"议题 {item}")
            carry_a_motion(seat)
            seat.press(ENTER)
            seat.see("▶ (进入第|宣布散会)")
        seat.press(ENTER)
        seat.see("散会了")
        assert seat.events()[-1] == "Adjourned"
        assert seat.events().count("ResultAnnounced") == 3
    assert verify(session / "journal.jsonl").ok


def test_an_evening_by_keyboard_alone(evening: Evening) -> None:
    evening.see("记录已存 #0")
    evening.press(ENTER, TAB, ESC)
    evening.see("28/28")
    evening.press(ENTER, ENTER)
    evening.see("议题 1/3")
    carry_a_motion(evening)
    evening.see("仅为协商意见")
    evening.press(ENTER)
    evening.see("进入第 2 项")
    evening.press("8")
    evening.see("Enter 记下")
    evening.press("低层担心采光。", ENTER)
    evening.see("写下记录")
    recorded = evening.events()
    assert recorded[:4] == ["MeetingPlanned", "Arrived", "CalledToOrder", "ItemOpened"]
    assert recorded.count("SpeechEnded") == 2
    assert "ResultAnnounced" in recorded
    assert verify(evening.folder / "journal.jsonl").ok


def test_a_killed_meeting_stands_where_it_was(session: Path) -> None:
    seat = Evening(session, (80, 24))
    with seat.terminal:
        seat.see("记录已存 #0")
        seat.press(ENTER, TAB, ESC, ENTER, ENTER, ENTER, "26", ENTER, ENTER, ENTER)
        seat.see(r"\[附议\]")
        before = seat.events()
        os.kill(seat.terminal.pid, signal.SIGKILL)
    again = Evening(session, (80, 24))
    with again.terminal:
        again.see(r"\[附议\]")
        again.see(f"记录已存 #{len(before)}")
        assert again.events() == before
        again.press(CTRL_Q)
        again.see("离开")
        again.press(ENTER)
    assert verify(session / "journal.jsonl").ok


def test_the_demo_ends_with_minutes_that_carry_the_last_hash(tmp_path: Path) -> None:
    shown = yishi("--sessions", str(tmp_path), "demo", "--auto")
    assert shown.returncode == 0, shown.stderr
    assert len(shown.stdout.splitlines()) == 10
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    journal, minutes = folder / "journal.jsonl", (folder / "minutes.md").read_text(encoding="utf-8")
    assert str(folder / "minutes.md") in shown.stdout
    head = json.loads(journal.read_text(encoding="utf-8").splitlines()[-1])["hash"]
    assert head in minutes
    assert "不构成业主共同决定" in minutes
    assert json.loads(yishi("verify", str(folder), "--json").stdout)["ok"] is True
    changed = journal.read_bytes().replace("补偿1.5万元".encode(), "补偿1.6万元".encode(), 1)
    journal.write_bytes(changed)
    report = yishi("verify", str(folder), "--json")
    assert report.returncode == 1
    assert json.loads(report.stdout)["problems"][0]["line"] == 1
