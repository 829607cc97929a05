"""Figures, the table a person reads and the JSON a later run is compared with."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.stats import Ratio, Summary, compare, summarise
from benchmarks.terminal import Size

Series = tuple[Sequence[float], Sequence[float]]
"""What the subject took and what the floor took, in the order measured."""

BOTH_SIZES: tuple[Size, ...] = ((120, 40), (80, 24))


class Bounds(Struct, frozen=True):
    """What a figure should keep to: `ratio` to its floor; `median`, `p95`, `p99` of the subject, in the figure's unit."""

    ratio: float | None = None
    median: float | None = None
    p95: float | None = None
    p99: float | None = None


NO_BOUNDS = Bounds()


class Figure(Struct, frozen=True):
    """What was measured, and against which floor."""

    name: str
    unit: str
    against: str
    subject: Summary
    floor: Summary
    ratio: Ratio
    goal: Bounds
    remark: str = ""

    @property
    def missed(self) -> bool:
        """Whether the figure is beyond its bounds.  A ratio counts as beyond when its whole interval is."""
        goal, own = self.goal, self.subject
        bounds = (goal.ratio, self.ratio.low), (goal.median, own.median), (goal.p95, own.p95), (goal.p99, own.p99)
        return any(bound is not None and value > bound for bound, value in bounds)


class Result(Struct, frozen=True):
    """One benchmark on one machine."""

    benchmark: str
    quick: bool
    python: str
    machine: str
    cores: int
    figures: list[Figure]


class Bench(Struct, frozen=True):
    """How thoroughly to measure, and the folder whose disk is measured."""

    quick: bool
    folder: Path

    def rounds(self, thorough: int, quick: int) -> int:
        return quick if self.quick else thorough


def figure(name: str, unit: str, against: str, values: Series, goal: Bounds = NO_BOUNDS) -> Figure:
    """The figure of what was measured in turns."""
    above, below = values
    return Figure(
        name=name,
        unit=unit,
        against=against,
        subject=summarise(above),
        floor=summarise(below),
        ratio=compare(above, below),
        goal=goal,
    )


def at(size: Size) -> str:
    return f"{size[0]}x{size[1]}"


def result(benchmark: str, bench: Bench, figures: Iterable[Figure]) -> Result:
    return Result(
        benchmark=benchmark,
        quick=bench.quick,
        python=platform.python_version(),
        machine=platform.platform(),
        cores=os.cpu_count() or 1,
        figures=list(figures),
    )


def save(measured: Result, folder: Path) -> Path:
    path = folder / f"{measured.benchmark}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(measured)) + b"\n")
    return path


HEADING = f"{'':40}{'n':>5}{'median':>10}{'p95':>9}{'p99':>9} unit  {'floor':>9}  {'ratio':>6}  95 % interval     goal"


def table(measured: Result) -> Iterator[str]:
    yield measured.benchmark + ("  (quick)" if measured.quick else "")
    yield HEADING
    for row in measured.figures:
        yield _line(row).rstrip()
        yield f"    against {row.against}" + (f"; {row.remark}" if row.remark else "")


def _line(row: Figure) -> str:
    own, ratio = row.subject, row.ratio
    interval = f"[{ratio.low:.2f} .. {ratio.high:.2f}]"
    return (
        f"{row.name:40}{own.n:5}{own.median:10.2f}{own.p95:9.2f}{own.p99:9.2f} {row.unit:4}"
        f"  {row.floor.median:9.2f}  {ratio.median:6.2f}  {interval:16}  {_bounds(row)}"
    )


def _bounds(row: Figure) -> str:
    goal = row.goal
    bounds = [] if goal.ratio is None else [f"{goal.ratio:g}x"]
    bounds += [] if goal.median is None else [f"{goal.median:g} {row.unit}"]
    tails = {"p95": goal.p95, "p99": goal.p99}
    bounds += [f"{name} {bound:g} {row.unit}" for name, bound in tails.items() if bound is not None]
    return " ".join(bounds) + ("  MISSED" if row.missed else "")
