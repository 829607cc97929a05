"""Medians, tails, and the ratio of two sides that were measured in turns."""

import gc
import math
import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

RESAMPLES = 1000

T = TypeVar("T")


class Summary(Struct, frozen=True):
    """One side's values, all in the same unit."""

    n: int
    least: float
    median: float
    p95: float
    p99: float
    most: float


class Ratio(Struct, frozen=True):
    """Subject over floor: of the medians, with a 95 % bootstrap interval, and of the tails."""

    median: float
    low: float
    high: float
    p95: float
    p99: float


def percentile(ordered: Sequence[float], share: float) -> float:
    """Nearest-rank percentile of sorted values; `share` is between 0 and 1."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def summarise(values: Sequence[float]) -> Summary:
    ordered = sorted(values)
    return Summary(
        n=len(ordered),
        least=ordered[0],
        median=statistics.median(ordered),
        p95=percentile(ordered, 0.95),
        p99=percentile(ordered, 0.99),
        most=ordered[-1],
    )


def compare(subject: Sequence[float], floor: Sequence[float]) -> Ratio:
    """The ratio of two series; value i of one was taken next to value i of the other.

    Pairs are drawn together: a slow moment of the machine then weighs on both sides of the resampled ratio.
    """
    above, below = summarise(subject), summarise(floor)
    resampled = sorted(_resampled_ratios(list(zip(subject, floor, strict=True))))
    return Ratio(
        median=_divide(above.median, below.median),
        low=percentile(resampled, 0.025),
        high=percentile(resampled, 0.975),
        p95=_divide(above.p95, below.p95),
        p99=_divide(above.p99, below.p99),
    )


def _resampled_ratios(pairs: Sequence[tuple[float, float]]) -> list[float]:
    rng = random.Random(1)
    draws = (zip(*rng.choices(pairs, k=len(pairs)), strict=True) for _ in range(RESAMPLES))
    return [_divide(statistics.median(above), statistics.median(below)) for above, below in draws]


def _divide(above: float, below: float) -> float:
    return above / below if below else math.inf


def interleave(subject: Callable[[], T], floor: Callable[[], T], rounds: int) -> tuple[list[T], list[T]]:
    """Call both sides in turns, A B B A …, so that neither is always first and both see the same machine."""
    above, below = interleave_all((subject, floor), rounds)
    return above, below


def interleave_all(sides: Sequence[Callable[[], T]], rounds: int) -> list[list[T]]:
    """Call all sides in turns, A B C C B A …; what each of them returned."""
    taken: list[list[T]] = [[] for _ in sides]
    every = list(zip(taken, sides, strict=True))
    for turn in range(rounds):
        for values, side in every if turn % 2 == 0 else every[::-1]:
            values.append(side())
    return taken


def timed(once: Callable[[], object], unit_ns: int) -> Callable[[], float]:
    """A side that calls `once` and says how long it took.  No collection falls into it, as none does into an act."""

    def side() -> float:
        gc.disable()
        begun = time.perf_counter_ns()
        once()
        took = time.perf_counter_ns() - begun
        gc.enable()
        return took / unit_ns

    return side
