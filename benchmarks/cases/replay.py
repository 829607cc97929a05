"""A long journal read, verified, decoded and folded, against `json.loads` of the same lines."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from benchmarks.cases.subjects import replayed
from benchmarks.product import installed
from benchmarks.report import Bench, Bounds, Figure, figure
from benchmarks.sessions import Wanted, make
from benchmarks.stats import interleave, timed

MS = 1_000_000
RECORDS = 10_000
GOAL = Bounds(ratio=1.1)
"""300,000 records a second where `json.loads` alone manages 330,000."""


def run(bench: Bench) -> Iterator[Figure]:
    journal = make(installed(), Wanted(records=RECORDS), bench.folder) / "journal.jsonl"
    yield measured(journal, bench.rounds(25, 7))


def measured(journal: Path, rounds: int) -> Figure:
    series = interleave(timed(partial(replayed, journal), MS), timed(partial(parsed, journal), MS), rounds)
    row = figure(f"replay, {RECORDS:,} records", "ms", "json.loads", series, GOAL)
    return replace(row, remark=f"{1000 * RECORDS / row.subject.median:,.0f} records/s")


def parsed(journal: Path) -> list[object]:
    return [json.loads(line) for line in journal.read_bytes().splitlines()]
