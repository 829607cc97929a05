"""Key to journal to every panel, and the first cell when typing and moving a cursor; a small roll and a large one.

An act also against a tuned program of three panels that writes as much to the disk.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from benchmarks.cases import screens
from benchmarks.duel import Presses, Program, firsts, key_times, lasts
from benchmarks.floors import BARE, REFERENCE, bare_echo, reference
from benchmarks.product import installed
from benchmarks.report import BOTH_SIZES, Bench, Bounds, Figure, at, figure
from benchmarks.sessions import Wanted, make
from benchmarks.stats import percentile
from benchmarks.terminal import Size

ROLLS = (28, 2000)
ACT_GOALS: dict[Size, float] = {(120, 40): 3, (80, 24): 4}
REFERENCE_GOAL = 1.15
CELL_GOAL = 2.2


def run(bench: Bench) -> Iterator[Figure]:
    yishi = installed()
    for people in ROLLS:
        session = make(yishi, Wanted(people=people), bench.folder / str(people))
        program = yishi.opened(session, screens.READY)
        for size in BOTH_SIZES:
            yield _act(bench, program, size, f"{people} people, {at(size)}")
            yield from _cells(bench, program, size, f"{people} people, {at(size)}")
            if people == ROLLS[0]:
                yield _against_reference(bench, program, size)


def _act(bench: Bench, program: Program, size: Size, where: str) -> Figure:
    presses = _measure(bench, _acting(program), size)
    measured = figure(f"act, {where}", "ms", BARE, lasts(presses), Bounds(ratio=ACT_GOALS[size]))
    spread = percentile(sorted(press.last - press.first for press in presses[0]), 0.95)
    return replace(measured, remark=f"its panels changed within {spread:.1f} ms of each other (p95)")


def _acting(program: Program) -> Program:
    return replace(program, keys=(screens.ACT_KEY,), views=screens.ACT_VIEWS)


def _against_reference(bench: Bench, program: Program, size: Size) -> Figure:
    presses = _measure(bench, _acting(program), size, reference)
    return figure(f"act, {at(size)}", "ms", REFERENCE, lasts(presses), Bounds(ratio=REFERENCE_GOAL))


def _cells(bench: Bench, program: Program, size: Size, where: str) -> Iterator[Figure]:
    """With the clock held, so that nothing else on the screen moves."""
    typing = replace(
        program,
        prepare=(screens.ACT_KEY, screens.NOTE_KEY),
        keys=screens.TYPED,
        views=(screens.TYPED_VIEW,),
    )
    moving = replace(
        program,
        prepare=(screens.ACT_KEY, screens.HANDS_KEY, *screens.IN_THE_LIST),
        keys=screens.MOVES,
        views=(screens.MOVED_VIEW,),
    )
    for name, exercised in (("typing", typing), ("cursor", moving)):
        presses = _measure(bench, exercised, size)
        yield figure(f"{name}, {where}", "ms", BARE, firsts(presses), Bounds(ratio=CELL_GOAL))


def _measure(bench: Bench, program: Program, size: Size, made: Callable[[Path, str], Program] = bare_echo) -> Presses:
    floor = made(bench.folder, installed().python)
    return key_times(program, floor, size, runs=bench.rounds(3, 1), keys=bench.rounds(100, 30))
