"""The measuring itself: programs of known behaviour must come out as what they are."""

import os
import sys
from pathlib import Path

import msgspec
import pytest

from benchmarks.__main__ import main
from benchmarks.duel import Program, key_times, lasts, painted, press, shown, start_times, started
from benchmarks.floors import bare_echo, clean_env
from benchmarks.report import Bench, Bounds, figure, result, save, table
from benchmarks.stats import compare, interleave, percentile, summarise
from benchmarks.terminal import NotMeasured, Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the harness reads /proc")

SIZE = (60, 10)
LATE_MS = 20

ECHO = """
import os, sys, time, tty
tty.setraw(0)
late, presses = float(sys.argv[1]), 0
time.sleep(late)
os.write(1, b"ready 0 \\x1b[3;1Hbelow 0")
while (key := os.read(0, 1)) != b"q":
    presses += 1
    time.sleep(late)
    os.write(1, b"\\x1b[1;7H%d" % presses)
    time.sleep(late)
    os.write(1, b"\\x1b[3;7H%d" % presses)
"""


def echo(home: Path, late_ms: int = 0) -> Program:
    """A program that paints its two panels so many milliseconds apart."""
    return Program(
        argv=(sys.executable, "-c", ECHO, str(late_ms / 1000)),
        env=clean_env(home),
        ready=(r"ready \d",),
        keys=(b"x",),
        views=(shown(r"ready \d+"), shown(r"below \d+")),
    )


def test_a_known_delay_is_found_between_key_and_panels(tmp_path: Path) -> None:
    late, prompt = key_times(echo(tmp_path, LATE_MS), echo(tmp_path), SIZE, runs=1, keys=4)
    median = summarise([one.first for one in late]).median
    assert LATE_MS <= median < 3 * LATE_MS
    assert summarise([one.last - one.first for one in late]).median >= 0.9 * LATE_MS
    assert compare(*lasts((late, prompt))).low > 2


def test_a_program_against_itself_is_about_as_fast(tmp_path: Path) -> None:
    program = echo(tmp_path, LATE_MS)
    ratio = compare(*lasts(key_times(program, program, SIZE, runs=1, keys=6)))
    assert 0.7 < ratio.median < 1.4
    assert ratio.low <= ratio.median <= ratio.high


def test_the_bare_floor_starts_after_python_and_answers_every_key(tmp_path: Path) -> None:
    bare, python = bare_echo(tmp_path), echo(tmp_path)
    assert compare(*start_times(bare, python, SIZE, rounds=2)).median > 1.5
    terminal, _ = started(bare, SIZE)
    with terminal:
        taken = press(terminal, b"x", bare.views)
        assert "count: 1 ready" in terminal.text()
    assert taken.first == taken.last > 0
    with pytest.raises(ProcessLookupError):
        os.kill(terminal.pid, 0)


def test_colour_alone_counts_as_painted(tmp_path: Path) -> None:
    script = r"import os, tty; tty.setraw(0); os.write(1, b'ready'); os.read(0, 1); os.write(1, b'\r\x1b[7mready')"
    argv = (sys.executable, "-c", script + "; os.read(0, 1)")
    with started(Program(argv=argv, env=clean_env(tmp_path), ready=("ready",)), SIZE)[0] as terminal:
        before = terminal.text()
        assert press(terminal, b"x", (painted,)).last > 0
        assert terminal.text() == before


def test_the_screen_has_the_size_asked_for_and_answers_queries(tmp_path: Path) -> None:
    script = r"import os, tty; print(*os.get_terminal_size(), flush=True); tty.setraw(0); os.write(1, b'\x1b[6n');"
    argv = (sys.executable, "-c", script + "os.write(1, os.read(0, 9)[1:]); os.read(0, 1)")
    with Terminal(argv, SIZE, clean_env(tmp_path)) as terminal:
        terminal.wait_for(lambda screen: "[2;1R" in screen.text())
        assert terminal.text().startswith("60 10\n")


def test_what_stands_there_already_is_not_waited_for(tmp_path: Path) -> None:
    quiet = [sys.executable, "-c", "print('here'); input()"]
    with Terminal(quiet, SIZE, clean_env(tmp_path)) as terminal:
        terminal.wait_for(lambda screen: "here" in screen.text())
        terminal.settle()
        assert terminal.wait_for(lambda screen: "here" in screen.text()) > terminal.started


def test_a_program_that_ends_is_not_measured_and_shows_its_last_words(tmp_path: Path) -> None:
    program = Program(argv=(sys.executable, "-c", "print('no such file')"), env=clean_env(tmp_path), ready=("ready",))
    with pytest.raises(NotMeasured, match="no such file"):
        started(program, SIZE)


def test_a_program_that_is_not_there_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(NotMeasured, match="cannot start"):
        Terminal((str(tmp_path / "nothing"),), SIZE, clean_env(tmp_path))


def test_turns_alternate_who_is_first() -> None:
    order: list[str] = []
    interleave(lambda: order.append("A"), lambda: order.append("B"), 3)
    assert "".join(order) == "ABBAAB"


def test_percentiles_are_nearest_ranks() -> None:
    assert [percentile(range(1, 101), share) for share in (0.0, 0.5, 0.95, 0.99, 1.0)] == [1, 50, 95, 99, 100]


def test_the_interval_holds_the_true_ratio_and_pairs_cancel_drift() -> None:
    floor = [10.0 + turn for turn in range(50)]  # a machine that gets slower all the time
    ratio = compare([3 * value for value in floor], floor)
    assert (ratio.low, ratio.median, ratio.high) == pytest.approx((3, 3, 3))


def test_a_goal_is_missed_only_when_the_whole_interval_is_beyond_it() -> None:
    values = [1.0, 2.0, 3.0, 4.0, 5.0], [1.0, 1.0, 1.0, 1.0, 1.0]
    assert not figure("wide", "ms", "one", values, Bounds(ratio=2.5)).missed
    assert figure("wide", "ms", "one", values, Bounds(ratio=0.5)).missed
    assert figure("slow", "ms", "one", values, Bounds(median=2.5)).missed
    assert figure("tail", "ms", "one", values, Bounds(median=3, p99=4.5)).missed
    assert not figure("tail", "ms", "one", values, Bounds(p95=5, p99=5)).missed
    assert not figure("open", "ms", "one", values).missed


def test_a_result_is_a_table_and_json(tmp_path: Path) -> None:
    bench = Bench(quick=True, folder=tmp_path)
    measured = result("start", bench, [figure("first frame", "ms", "bare", ([2.0], [1.0]), Bounds(ratio=1.5))])
    assert any("first frame" in line and "2.00" in line and "MISSED" in line for line in table(measured))
    told = msgspec.json.decode(save(measured, tmp_path).read_bytes())
    assert told["figures"][0]["ratio"]["median"] == 2


def test_an_unknown_benchmark_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["nothing"])
    assert ended.value.code == 2
