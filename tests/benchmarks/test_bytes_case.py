"""The benchmark of bytes: that every byte is counted, that it runs at every seat, and that it can fail."""

import sys
from pathlib import Path

import pytest

from benchmarks.bulk import make_long
from benchmarks.cases.bytes import ACT_GOAL, SEATS, figures, measured
from benchmarks.floors import clean_env
from benchmarks.product import Product
from benchmarks.sessions import Wanted
from benchmarks.terminal import Terminal

linux = pytest.mark.skipif(sys.platform != "linux", reason="the harness reads /proc")


@linux
def test_every_byte_is_counted_colours_and_all(tmp_path: Path) -> None:
    script = r"import os, tty; tty.setraw(0); os.write(1, b'\x1b[7mready'); os.read(0, 1); os.write(1, b'0123456789')"
    argv = (sys.executable, "-c", script + "; os.read(0, 1)")
    with Terminal(argv, (40, 5), clean_env(tmp_path)) as terminal:
        terminal.wait_for(lambda screen: "ready" in screen.text())
        assert terminal.received == len("\x1b[7mready")
        terminal.send(b"x")
        terminal.wait_for(lambda screen: "789" in screen.text())
        assert terminal.received == len("\x1b[7mready0123456789")


def test_a_seat_that_paints_too_much_misses_its_goal() -> None:
    rows = list(
        figures("act", "B", "bare", [[900.0] * 5, [900.0] * 5, [900.0] * 5, [16_000.0] * 5, [190.0] * 5], ACT_GOAL)
    )
    assert [row.missed for row in rows] == [seat == "hall" for seat in SEATS]


@linux
@pytest.mark.slow
def test_every_seat_is_measured(tmp_path: Path) -> None:
    session = make_long(Wanted(), tmp_path / "session")
    rows = list(measured(Product(Path(sys.executable).parent), session, acts=1, windows=1))
    assert len(rows) == 2 * len(SEATS)
    assert all(row.subject.least > 0 for row in rows)
