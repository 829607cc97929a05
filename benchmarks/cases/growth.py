"""Each seat with many on the roll and many records behind it, against the same seat with few, all in turns.

Of the seats with keys: from the key of an act to its cell. The hall has none: from another's act to its cell there, and
the CPU time of that, for half of the wait is chance.
"""

import random
import shutil
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import get_args

from benchmarks.bulk import make_long
from benchmarks.cases.screens import SEAT_KEYS, SEAT_READY, SEAT_VIEWS
from benchmarks.cases.seats import hands, until_seen
from benchmarks.duel import MS, WARM_UP, presses, started
from benchmarks.product import Product, installed
from benchmarks.report import BOTH_SIZES, Bench, Bounds, Figure, figure
from benchmarks.sessions import Wanted
from benchmarks.stats import interleave_all
from benchmarks.terminal import Terminal
from yishi_tui.clock import SystemClock
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.sessions import open_proceedings

SMALL = Wanted(people=28, records=50)
LARGER = (
    Wanted(people=2000, records=50),
    Wanted(people=10_000, records=50),
    Wanted(people=28, records=5000),
    Wanted(people=28, records=50_000),
    Wanted(people=10_000, records=50_000),
)
QUICK = (LARGER[1], LARGER[2])
GOAL = Bounds(ratio=1.2)
PHASE_S = 0.2
"""Foreign acts are out of step with the looks of those who follow."""

Folders = Mapping[Wanted, Path]


def run(bench: Bench) -> Iterator[Figure]:
    sizes = (SMALL, *(QUICK if bench.quick else LARGER))
    yield from measured(installed(), sizes, bench.folder, bench.rounds(100, 20))


def measured(yishi: Product, sizes: Sequence[Wanted], home: Path, times: int) -> Iterator[Figure]:
    """Every seat at meetings of these sizes; the first is what the others are held against."""
    made = {wanted: make_long(wanted, home / "made" / f"{wanted.people}-{wanted.records}") for wanted in sizes}
    for seat in get_args(Seat):
        # For each seat its own: acts make a journal longer.
        folders = {wanted: Path(shutil.copytree(made[wanted], home / seat / made[wanted].name)) for wanted in sizes}
        yield from _of_seat(yishi, folders, seat, times)


def _of_seat(yishi: Product, folders: Folders, seat: Seat, times: int) -> Iterator[Figure]:
    rng = random.Random(1)
    with ExitStack() as stack:
        terminals = [stack.enter_context(_started(yishi, folder, seat)) for folder in folders.values()]
        if seat == "hall":
            sides = [
                _foreign(at, terminals, folder, rng) for at, folder in zip(terminals, folders.values(), strict=True)
            ]
            taken = [each[WARM_UP:] for each in interleave_all(sides, WARM_UP + times)]
            yield from figures("foreign act, hall", folders, [[wait for wait, _ in each] for each in taken])
            yield from figures("its CPU, hall", folders, [[cpu for _, cpu in each] for each in taken])
        else:
            keys = [presses(terminal, SEAT_KEYS[seat], SEAT_VIEWS[seat], rng) for terminal in terminals]
            pressed = [each[WARM_UP:] for each in interleave_all(keys, WARM_UP + times)]
            yield from figures(f"key, {seat}", folders, [[press.last for press in each] for each in pressed])


def _started(yishi: Product, folder: Path, seat: Seat) -> Terminal:
    return started(yishi.opened(folder, SEAT_READY, seat), BOTH_SIZES[0])[0]


def _foreign(
    watched: Terminal, every: Sequence[Terminal], folder: Path, rng: random.Random
) -> Callable[[], tuple[float, float]]:
    """A side that acts at another seat; from there to the cell, and the CPU time the watched seat took over it; ms."""
    act = hands(open_proceedings(folder, SystemClock()))

    def side() -> tuple[float, float]:
        time.sleep(rng.uniform(0, PHASE_S))
        spent = watched.cpu_ns()
        waited = until_seen(watched, every, act)
        watched.settle()
        return waited, (watched.cpu_ns() - spent) / MS

    return side


def figures(what: str, sizes: Collection[Wanted], series: Sequence[Sequence[float]]) -> Iterator[Figure]:
    """All sizes against the first; milliseconds."""
    small, *larger = sizes
    against = f"{small.people:,} people, {small.records:,} records"
    for wanted, values in zip(larger, series[1:], strict=True):
        yield figure(f"{what}, {_beyond(wanted, small)}", "ms", against, (values, series[0]), GOAL)


def _beyond(wanted: Wanted, small: Wanted) -> str:
    """What is large about it."""
    people = (f"{wanted.people:,} people",) if wanted.people != small.people else ()
    records = (f"{wanted.records:,} rec.",) if wanted.records != small.records else ()
    return ", ".join((*people, *records))
