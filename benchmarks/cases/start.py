"""Spawn to the complete first frame of `yishi open`, installed from a wheel; with few records and with many."""

from collections.abc import Iterator

from benchmarks.bulk import make_long
from benchmarks.cases.screens import READY
from benchmarks.duel import start_times
from benchmarks.floors import BARE, bare_echo
from benchmarks.product import installed
from benchmarks.report import BOTH_SIZES, Bench, Bounds, Figure, at, figure
from benchmarks.sessions import Wanted, make
from benchmarks.terminal import Size

GOALS: dict[Size, float] = {(120, 40): 1.15, (80, 24): 1.2}
MANY = Wanted(records=10_000, paused=True)
MANY_GOAL = Bounds(ratio=1.3)
"""Sixty milliseconds more, where a start takes two hundred."""


def run(bench: Bench) -> Iterator[Figure]:
    yishi, wanted = installed(), Wanted(records=200, paused=True)
    program = yishi.opened(make(yishi, wanted, bench.folder), READY)
    bare = bare_echo(bench.folder, yishi.python)
    for size, goal in GOALS.items():
        series = start_times(program, bare, size, bench.rounds(15, 5))
        yield figure(f"start, {wanted.records} records, {at(size)}", "ms", BARE, series, Bounds(ratio=goal))
    size, long = BOTH_SIZES[0], yishi.opened(make_long(MANY, bench.folder / "many"), READY)
    series = start_times(long, program, size, bench.rounds(15, 5))
    yield figure(f"start, {MANY.records:,} records, {at(size)}", "ms", f"{wanted.records} records", series, MANY_GOAL)
