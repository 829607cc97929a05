"""A meeting of eight hours and 20,000 acts at all four seats: what each takes, and what an act costs at the end.

The acts have a time of their own, the widgets are real; every act is played at the host's seat, and each other seat takes it
in before the next.  The memory at the start is that of the program in a terminal, of its own process as the system tells.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import get_args

from msgspec.structs import replace

from benchmarks.attendee import NOBODY
from benchmarks.cases.screens import SEAT_READY
from benchmarks.duel import MS, Program, started
from benchmarks.floors import BARE, bare_echo
from benchmarks.product import REPOSITORY, installed
from benchmarks.report import BOTH_SIZES, Bench, Bounds, Figure, figure
from benchmarks.sessions import Wanted, make
from benchmarks.stats import interleave
from benchmarks.terminal import NotMeasured, resident_mib
from yishi_tui.domain.vocabulary import Seat

SEATS: tuple[Seat, ...] = get_args(Seat)
ACTS, QUICK_ACTS = 20_000, 2000
PER_QUESTION = 10  # acts
SAMPLES = 20
WARM_UP = 3  # questions
START_GOAL = Bounds(median=45)
GROWTH_GOAL = Bounds(median=4)
COST_GOAL = Bounds(ratio=1.2)

Costs = dict[str, float]
"""CPU time of one question at each seat, ms."""
Sizes = list[dict[str, float]]
"""The memory of each process, MiB, each time so many acts were done."""


def run(bench: Bench) -> Iterator[Figure]:
    yield from _at_start(bench)
    yield from measured(bench.folder, bench.rounds(ACTS, QUICK_ACTS))


def _at_start(bench: Bench) -> Iterator[Figure]:
    yishi = installed()
    session = make(yishi, Wanted(), bench.folder)
    bare = bare_echo(bench.folder, yishi.python)
    for seat in SEATS:
        program = yishi.opened(session, SEAT_READY, seat)
        series = interleave(_resident(program), _resident(bare), bench.rounds(5, 2))
        yield figure(f"at start, {seat}", "MiB", BARE, series, START_GOAL)


def _resident(program: Program) -> Callable[[], float]:
    def side() -> float:
        with started(program, BOTH_SIZES[0])[0] as terminal:
            return resident_mib(terminal.pid)

    return side


class Attendee:
    """A seat in a process of its own."""

    def __init__(self, seat: str, folder: Path) -> None:
        argv = [sys.executable, "-m", "benchmarks.attendee", seat, str(folder)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(argv, cwd=REPOSITORY, stdin=pipe, stdout=pipe, text=True)
        if self._process.stdin is None or self._process.stdout is None:
            raise NotMeasured("a seat without pipes")
        self._ear, self._mouth = self._process.stdin, self._process.stdout
        self.hear()

    def __enter__(self) -> "Attendee":
        return self

    def __exit__(self, *_exc: object) -> None:
        self._process.kill()
        self._process.communicate()

    def tell(self, lasted: int) -> None:
        """An act, or that there was one, so many seconds into the meeting."""
        self._ear.write(f"{lasted}\n")
        self._ear.flush()

    def hear(self) -> tuple[int, float]:
        """How long the meeting has lasted, and the CPU time of the act in ms."""
        said = self._mouth.readline().split()
        if not said:
            raise NotMeasured("a seat fell over; what it said stands above")
        return int(said[0]), int(said[1]) / MS

    @property
    def resident_mib(self) -> float:
        return resident_mib(self._process.pid)


class Hall:
    """All seats at one meeting, and nobody at one more."""

    def __init__(self, folder: Path, stack: ExitStack, act_s: int = 1) -> None:
        self._act_s = act_s
        self._lasted = 0
        self._seats = {seat: stack.enter_context(Attendee(seat, folder)) for seat in (*SEATS, NOBODY)}

    def act(self) -> Costs:
        """One act, taken in everywhere."""
        host, *others = self._seats
        self._lasted, spent = self._one(host, self._lasted + self._act_s)
        for seat in others:
            self._seats[seat].tell(self._lasted)
        return {host: spent} | {seat: self._seats[seat].hear()[1] for seat in others}

    def _one(self, seat: str, lasted: int) -> tuple[int, float]:
        self._seats[seat].tell(lasted)
        return self._seats[seat].hear()

    def question(self) -> Costs:
        """The acts of one question."""
        acts = [self.act() for _ in range(PER_QUESTION)]
        return {seat: sum(act[seat] for act in acts) for seat in self._seats}

    def sizes(self) -> dict[str, float]:
        return {seat: each.resident_mib for seat, each in self._seats.items()}


def measured(home: Path, acts: int) -> Iterator[Figure]:
    """Growth from the second twentieth on; and the last tenth of the questions against the first, in turns."""
    with ExitStack() as stack:
        late, early = (Hall(home / name, stack) for name in ("late", "early"))
        questions = acts // PER_QUESTION
        tenth, step = questions // 10, questions // SAMPLES
        sizes, costs = Sizes(), (list[Costs](), list[Costs]())
        for number in range(1, questions + 1):
            if number > questions - tenth:
                taken = interleave(late.question, early.question, 1)
                costs[0].extend(taken[0])
                costs[1].extend(taken[1])
            else:
                late.question()
            if number % step == 0:
                sizes.append(late.sizes())
    yield from growth(sizes, step * PER_QUESTION)
    yield from cost(costs[0], costs[1], acts)


def growth(sizes: Sizes, acts: int) -> Iterator[Figure]:
    """What a thousand acts add, on average since the first sample, as of each later one."""
    begun, *later = sizes
    for seat in SEATS:
        own, floor = (
            [1000 * (size[name] - begun[name]) / (acts * steps) for steps, size in enumerate(later, 1)]
            for name in (seat, NOBODY)
        )
        row = figure(f"growth in 1,000 acts, {seat}", "MiB", "a meeting without a screen", (own, floor), GROWTH_GOAL)
        yield replace(row, remark=f"from {begun[seat]:.0f} to {later[-1][seat]:.0f} MiB")


def cost(late: Sequence[Costs], early: Sequence[Costs], acts: int) -> Iterator[Figure]:
    for seat in SEATS:
        series = [question[seat] for question in late[WARM_UP:]], [question[seat] for question in early[WARM_UP:]]
        row = figure(f"CPU of 10 acts of {acts:,}, {seat}", "ms", "the same at the beginning", series, COST_GOAL)
        yield replace(row, remark="the last tenth against the first")
