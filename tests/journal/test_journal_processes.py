"""Several processes at one journal."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import IO

import msgspec
import pytest

import yishi_tui.journal
from yishi_tui.journal import FileJournal, Line, verify

Seat = subprocess.Popen[bytes]
Start = Callable[[str, int], Seat]
ROOT = Path(yishi_tui.journal.__file__).parents[2]


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream
    return stream


@pytest.fixture
def start(path: Path) -> Iterator[Start]:
    """Starts a seat that waits for `begin`; all are stopped at the end."""
    with ExitStack() as stack:

        def start(name: str, acts: int) -> Seat:
            command = [sys.executable, str(Path(__file__).with_name("appender.py")), str(path), name, str(acts)]
            environment = os.environ | {"PYTHONPATH": str(ROOT)}
            seat = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
            stack.enter_context(seat)
            stack.callback(seat.kill)
            return seat

        yield start


def ready(seat: Seat) -> None:
    assert pipe(seat.stdout).readline().strip() == b"ready"


def begin(seat: Seat) -> None:
    pipe(seat.stdin).write(b"\n")
    pipe(seat.stdin).flush()


def parts(lines: tuple[Line, ...]) -> list[int]:
    return [msgspec.json.decode(line.data)["part"] for line in lines]


def test_four_processes_lose_nothing_and_mix_no_acts(path: Path, start: Start) -> None:
    seats = [start(name, 50) for name in ("host", "recorder", "timekeeper", "hall")]
    for seat in seats:
        ready(seat)
    for seat in seats:
        begin(seat)
    assert [seat.wait(60) for seat in seats] == [0, 0, 0, 0]
    lines = FileJournal.open(path, write=False).read()
    assert verify(path).records == len(lines) == 600
    assert parts(lines) == [0, 1, 2] * 200
    assert all(len({line.by for line in lines[at : at + 3]}) == 1 for at in range(0, 600, 3))
    for name in ("host", "recorder", "timekeeper", "hall"):
        own = [msgspec.json.decode(line.data)["act"] for line in lines if line.by == name]
        assert [number for number, _ in groupby(own)] == list(range(50))


def test_a_follower_sees_whole_acts_and_a_killed_writer_leaves_whole_acts(path: Path, start: Start) -> None:
    seat = start("host", 1_000_000)
    ready(seat)
    begin(seat)
    hall, seen = FileJournal.open(path, write=False), 0
    while seen < 300:
        assert seat.poll() is None
        new = hall.new_lines(seen)
        assert parts(new) == [0, 1, 2] * (len(new) // 3)
        assert hall.broken is None
        seen += len(new)
    seat.kill()
    seat.wait(60)
    journal = FileJournal.open(path)
    lines = journal.read()
    assert journal.broken is None
    assert parts(lines) == [0, 1, 2] * (len(lines) // 3)
    assert len(lines) >= 300
    assert verify(path).ok
