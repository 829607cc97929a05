"""The floors against each other.  Bare against itself must come out at 1; the rest says what is in reach."""

from collections.abc import Iterator

from msgspec.structs import replace

from benchmarks.duel import Program, key_times, lasts, start_times
from benchmarks.floors import BARE, REFERENCE, bare_echo, reference
from benchmarks.report import BOTH_SIZES, Bench, Bounds, Figure, at, figure
from benchmarks.terminal import Size

SAME = Bounds(ratio=1.1)


def run(bench: Bench) -> Iterator[Figure]:
    bare, full = bare_echo(bench.folder), reference(bench.folder)
    footed = replace(full, ready=(*full.ready, "退出"))
    for size in BOTH_SIZES:
        yield _start(bench, BARE, bare, size)
        yield _start(bench, REFERENCE, full, size)
        yield _start(bench, f"{REFERENCE} and its Footer", footed, size)
        yield _key(bench, BARE, bare, size)
        yield _key(bench, REFERENCE, full, size)


def _start(bench: Bench, name: str, subject: Program, size: Size) -> Figure:
    series = start_times(subject, bare_echo(bench.folder), size, bench.rounds(15, 5))
    return figure(f"start, {name}, {at(size)}", "ms", BARE, series, SAME if name == BARE else Bounds())


def _key(bench: Bench, name: str, subject: Program, size: Size) -> Figure:
    pairs = key_times(subject, bare_echo(bench.folder), size, runs=bench.rounds(3, 1), keys=bench.rounds(100, 30))
    return figure(f"key, {name}, {at(size)}", "ms", BARE, lasts(pairs), SAME if name == BARE else Bounds())
