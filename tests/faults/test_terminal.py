"""What halls do to terminals: closed, stopped, without colours, without UTF-8, with a megabyte pasted."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from tests.faults.conftest import Figure
from yishi_tui.journal import verify
from yishi_tui.resources import shipped

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from benchmarks.terminal import NotMeasured, Terminal

ENTER, TAB, ESC, CTRL_Q = b"\r", b"\t", b"\x1b", b"\x11"
QUIET_MS = 450
"""Longer than an act keeps Enter from counting twice."""
BLOCKED_S = 5
MEGABYTE = 1 << 20
PASTE_BEGINS, PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"
PLAIN = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
COLOURS = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}

pytestmark = pytest.mark.slow


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    """The sample session, nobody there yet."""
    folder = tmp_path / "sessions" / "evening"
    shutil.copytree(shipped("sessions") / "sample", folder)
    return folder


class Seat:
    """Somebody at a seat, in a terminal."""

    def __init__(self, folder: Path, seat: str = "host", **env: str) -> None:
        argv = [sys.executable, "-m", "yishi_tui", "--lang", "zh", "open", str(folder), "--seat", seat]
        self.terminal = Terminal(argv, (80, 24), {**PLAIN, **COLOURS, **env})

    def see(self, pattern: str) -> None:
        self.terminal.wait_for(lambda terminal: re.search(pattern, terminal.text()) is not None)

    def press(self, *keys: bytes | str) -> None:
        for key in keys:
            self.terminal.settle(QUIET_MS)
            self.terminal.send(key.encode() if isinstance(key, str) else key)

    def ended(self, within_s: int = 10) -> int | None:
        """How the program ended; None while it runs."""
        deadline = time.monotonic() + within_s
        while time.monotonic() < deadline:
            with contextlib.suppress(NotMeasured):
                self.terminal.settle(20)
            found = os.waitid(os.P_PID, self.terminal.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if found is not None:
                return found.si_status
        return None


@pytest.fixture
def host(evening: Path) -> Iterator[Seat]:
    seat = Seat(evening)
    with seat.terminal:
        seat.see("记录已存 #0")
        yield seat


def called_to_order(seat: Seat) -> None:
    seat.press(ENTER, TAB, ESC)
    seat.see("28/28")
    seat.press(ENTER)
    seat.see("记录已存 #3")


def test_a_terminal_that_is_closed(evening: Path, host: Seat, figure: Figure) -> None:
    """SIGHUP: everything done is on disk, and the program does not linger; opened again, it is all there."""
    called_to_order(host)
    records = verify(evening / "journal.jsonl").records
    os.kill(host.terminal.pid, signal.SIGHUP)
    assert host.ended() is not None, "the program lingers"
    report = verify(evening / "journal.jsonl")
    assert (report.ok, report.records) == (True, records)
    again = Seat(evening)
    with again.terminal:
        again.see(f"记录已存 #{records}")
    figure("terminal closed (SIGHUP), acts lost", records - report.records)


def test_output_blocked_for_five_seconds(evening: Path, host: Seat, figure: Figure) -> None:
    """Nobody reads the terminal (Ctrl+S, a hung window): keys pressed meanwhile count, and the screen catches up."""
    called_to_order(host)
    host.terminal.settle(QUIET_MS)
    before = verify(evening / "journal.jsonl").records
    blocked = time.monotonic() + BLOCKED_S
    pressed = 0
    while time.monotonic() < blocked:
        host.terminal.send(b"\x1b[15~" if pressed % 2 else b"\x1b")
        pressed += 1
        Event().wait(0.05)
    host.terminal.settle(QUIET_MS)
    host.press(ESC)
    host.see(f"记录已存 #{before}")
    host.press(CTRL_Q)
    host.see("离开")
    report = verify(evening / "journal.jsonl")
    assert (report.ok, report.records) == (True, before)
    figure(f"output blocked for {BLOCKED_S} s, keys sent meanwhile", pressed)


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "vt100", "COLORTERM": ""}], ids=str)
def test_without_colours(evening: Path, env: dict[str, str], figure: Figure) -> None:
    seat = Seat(evening, **env)
    with seat.terminal:
        seat.see("记录已存 #0")
        called_to_order(seat)
        coloured = sum(
            cell.fg != cell.bg and not {cell.fg, cell.bg} <= GREYS for row in seat.terminal.cells() for cell in row
        )
        if "NO_COLOR" in env:
            assert coloured == 0
    report = verify(evening / "journal.jsonl")
    assert report.ok
    figure(f"terminal {env}: records made at it", report.records)


def test_a_terminal_that_can_draw_nothing_is_told_so(evening: Path) -> None:
    seat = Seat(evening, TERM="dumb")
    with seat.terminal:
        assert seat.ended() == 2
        assert "yishi status" in seat.terminal.text()


class _Greys:
    """Default, and every colour of equal parts."""

    def __ge__(self, colours: object) -> bool:
        return isinstance(colours, set) and all(each == "default" or each[:2] * 3 == each for each in colours)


GREYS = _Greys()


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
)
def test_without_a_locale_of_utf_8(evening: Path, env: dict[str, str], figure: Figure) -> None:
    seat = Seat(evening, **env)
    with seat.terminal:
        seat.see("记录已存 #0")
        called_to_order(seat)
    commands = (["verify"], ["status"], ["status", "--json"], ["log"], ["minutes"])
    for args in commands:
        done = yishi(*args, str(evening), env=env)
        assert done.returncode in (0, 2), done.stderr.decode()
        assert b"Traceback" not in done.stderr
        assert (done.stdout + done.stderr).decode("utf-8").strip()
    figure(f"no UTF-8 locale ({env['LC_ALL']}): commands with a readable answer", len(commands))


def yishi(*args: str, env: dict[str, str]) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "yishi_tui", "--lang", "zh", *args]
    return subprocess.run(command, capture_output=True, env={**PLAIN, **env}, check=False)


@pytest.mark.parametrize("seat", ["host", "recorder", "timekeeper", "hall"])
def test_a_megabyte_pasted(evening: Path, seat: str, figure: Figure) -> None:
    """Into whatever takes words at that seat: the program answers again, and the journal is not the larger for it."""
    there = Seat(evening, seat)
    with there.terminal:
        there.terminal.settle(QUIET_MS * 2)
        if seat == "host":
            there.press("8")
            there.see("Enter 记下")
        sent = paste(there.terminal, ("议事\n" * (MEGABYTE // 7)).encode())
        there.terminal.settle(QUIET_MS * 2)
        there.press(ENTER, ESC, ESC, CTRL_Q)
        assert there.ended() == 0, there.terminal.text()
    report = verify(evening / "journal.jsonl")
    assert report.ok
    assert report.records <= 2
    figure(f"a paste at the {seat}'s seat: bytes taken without a crash", sent)


def paste(terminal: Terminal, words: bytes) -> int:
    """All of it, in the pieces a terminal sends; what the program says meanwhile is read, or it would wait for us."""
    data = PASTE_BEGINS + words + PASTE_ENDS
    for start in range(0, len(data), 4096):
        terminal.send(data[start : start + 4096])
        if start % 65536 == 0:
            terminal.settle(1)
    return len(data)
