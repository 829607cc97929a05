"""Two terminal programs against each other: start, keys, idle.  Times are milliseconds."""

import random
import re
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import cycle

from msgspec import Struct

from benchmarks.stats import interleave
from benchmarks.terminal import NotMeasured, Size, Terminal

MS = 1_000_000
JITTER_S = 1 / 60  # keeps the keys out of step with the frame timers
WARM_UP = 4  # the first keys of a run take the cold paths

View = Callable[[Terminal], object]
"""A part of the screen, as a value to compare."""


def shown(pattern: str) -> View:
    """Every text on the screen that matches."""
    regex = re.compile(pattern)
    return lambda terminal: regex.findall(terminal.text())


def painted(terminal: Terminal) -> object:
    """Every cell with its colours."""
    return terminal.cells()


class Program(Struct, frozen=True):
    """A program, the texts that together make its first frame complete, and how it is exercised."""

    argv: tuple[str, ...]
    env: dict[str, str]
    ready: tuple[str, ...]
    keys: tuple[bytes, ...] = ()
    """Pressed in turn, over and over; each must change every view."""
    views: tuple[View, ...] = (painted,)
    prepare: tuple[bytes, ...] = ()
    """Pressed once before, each after the screen has answered the one before."""


class Press(Struct, frozen=True):
    """From a key to the first view that changed, and to the last; ms."""

    first: float
    last: float


Presses = tuple[list[Press], list[Press]]
"""Of the subject and of the floor."""


def started(program: Program, size: Size) -> tuple[Terminal, float]:
    """A running program at rest, and how long its first complete frame took in ms."""
    with ExitStack() as failing:
        terminal = failing.enter_context(Terminal(program.argv, size, program.env))
        at = terminal.wait_for(lambda screen: all(re.search(text, screen.text()) for text in program.ready))
        for key in program.prepare:
            press(terminal, key, (painted,))
        terminal.settle()
        failing.pop_all()
    return terminal, (at - terminal.started) / MS


def press(terminal: Terminal, key: bytes, views: Sequence[View]) -> Press:
    """Send one key and follow the screen until every view has changed and the output pauses."""
    terminal.settle(quiet_ms=0)
    before = [view(terminal) for view in views]
    first = None
    sent = terminal.send(key)
    for arrived in terminal.arrivals(sent):
        changed = [view(terminal) != old for view, old in zip(views, before, strict=True)]
        if any(changed) and first is None:
            first = arrived
        if first is not None and all(changed):
            terminal.settle()
            return Press((first - sent) / MS, (arrived - sent) / MS)
    raise NotMeasured(f"{key!r} did not change every view:\n{terminal.text()}")


def start_times(subject: Program, floor: Program, size: Size, rounds: int) -> tuple[list[float], list[float]]:
    """Spawn to complete first frame.  One round before the first fills the caches and does not count."""

    def timed(program: Program) -> Callable[[], float]:
        def once() -> float:
            terminal, took = started(program, size)
            terminal.close()
            return took

        return once

    above, below = interleave(timed(subject), timed(floor), rounds + 1)
    return above[1:], below[1:]


def key_times(subject: Program, floor: Program, size: Size, *, runs: int, keys: int) -> Presses:
    """`keys` presses in each of `runs` fresh pairs of processes, both alive at once."""
    above: list[Press] = []
    below: list[Press] = []
    rng = random.Random(1)
    for _ in range(runs):
        with started(subject, size)[0] as one, started(floor, size)[0] as other:
            taken = interleave(_presses(one, subject, rng), _presses(other, floor, rng), WARM_UP + keys)
            above += taken[0][WARM_UP:]
            below += taken[1][WARM_UP:]
    return above, below


def _presses(terminal: Terminal, program: Program, rng: random.Random) -> Callable[[], Press]:
    return presses(terminal, program.keys, program.views, rng)


def presses(
    terminal: Terminal, keys: Sequence[bytes], views: Sequence[View], rng: random.Random
) -> Callable[[], Press]:
    """Each call presses the next of the keys, over and over."""
    turns = cycle(keys)

    def once() -> Press:
        time.sleep(rng.uniform(0, JITTER_S))
        return press(terminal, next(turns), views)

    return once


def idle_shares(subject: Program, floor: Program, size: Size, windows: int) -> tuple[list[float], list[float]]:
    """CPU time of both, left alone, in per cent of one core, over windows of two seconds."""
    above: list[float] = []
    below: list[float] = []
    with started(subject, size)[0] as one, started(floor, size)[0] as other:
        for _ in range(windows):
            begun, spent = time.perf_counter_ns(), (one.cpu_ns(), other.cpu_ns())
            time.sleep(2)
            span = time.perf_counter_ns() - begun
            above.append(100 * (one.cpu_ns() - spent[0]) / span)
            below.append(100 * (other.cpu_ns() - spent[1]) / span)
            one.settle(quiet_ms=0)  # a full terminal would hold a program up
            other.settle(quiet_ms=0)
    return above, below


def lasts(pairs: Presses) -> tuple[list[float], list[float]]:
    """When every view had changed."""
    return [press.last for press in pairs[0]], [press.last for press in pairs[1]]


def firsts(pairs: Presses) -> tuple[list[float], list[float]]:
    """When the first view had changed."""
    return [press.first for press in pairs[0]], [press.first for press in pairs[1]]
