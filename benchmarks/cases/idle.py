"""CPU time of a screen on which only a clock moves, in per cent of one core."""

from collections.abc import Iterator

from benchmarks.cases.screens import READY
from benchmarks.duel import idle_shares
from benchmarks.floors import BARE, bare_echo
from benchmarks.product import installed
from benchmarks.report import BOTH_SIZES, Bench, Bounds, Figure, at, figure
from benchmarks.sessions import Wanted, make


def run(bench: Bench) -> Iterator[Figure]:
    yishi, size = installed(), BOTH_SIZES[0]
    program = yishi.opened(make(yishi, Wanted(), bench.folder), READY)
    shares = idle_shares(program, bare_echo(bench.folder, yishi.python), size, windows=bench.rounds(10, 5))
    yield figure(f"idle, clock running, {at(size)}", "%", BARE, shares, Bounds(median=1))
