"""Which acts are in order and which is suggested, in a large meeting, against the same question in a small one."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.cases.subjects import asked
from benchmarks.product import Product, installed
from benchmarks.report import Bench, Bounds, Figure, figure
from benchmarks.sessions import Wanted, make
from benchmarks.stats import interleave, timed

US = 1_000
SMALL = Wanted()
LARGE = Wanted(people=2000, records=2000, hands=200)


def run(bench: Bench) -> Iterator[Figure]:
    yield measured(installed(), bench.folder, bench.rounds(500, 100))


def measured(yishi: Product, home: Path, rounds: int) -> Figure:
    small, large = (asked(make(yishi, wanted, home) / "journal.jsonl") for wanted in (SMALL, LARGE))
    series = interleave(timed(large, US), timed(small, US), rounds)
    name = f"legal, {LARGE.people} people, {LARGE.hands} hands, {LARGE.records} records"
    return figure(
        name, "µs", f"{SMALL.people} people, {SMALL.records} records", series, Bounds(ratio=1.1, median=1_000)
    )
