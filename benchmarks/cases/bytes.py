"""Bytes to the terminal, which over a slow line are the wait: for an act, and for each second of a running clock.

All seats are open at one session, and each sees what the others do before it acts itself.
"""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import get_args

from benchmarks.bulk import make_long
from benchmarks.cases.screens import SEAT_KEYS, SEAT_READY, SEAT_VIEWS
from benchmarks.cases.seats import hands, until_seen
from benchmarks.duel import Program, View, press, started
from benchmarks.floors import BARE, BARE_FOLLOW, bare_echo, bare_follow
from benchmarks.product import Product, installed
from benchmarks.report import BOTH_SIZES, Bench, Bounds, Figure, at, figure
from benchmarks.sessions import Wanted
from benchmarks.stats import interleave_all
from benchmarks.terminal import NotMeasured, Terminal
from yishi_tui.clock import SystemClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.sessions import JOURNAL, open_proceedings

SEATS: tuple[Seat, ...] = get_args(Seat)
SIZE = BOTH_SIZES[0]
ACT_GOAL = Bounds(median=5000)
CLOCK_GOAL = Bounds(median=1000)
CALM_S = 0.7
"""So long after an act every seat has taken it in, and the recorder's has written the minutes anew."""
WINDOW_S = 2.0
DRAIN_S = 0.5
"""A terminal that nobody reads for longer may be full, and would hold its program up."""


def run(bench: Bench) -> Iterator[Figure]:
    session = make_long(Wanted(), bench.folder / "session")
    yield from measured(installed(), session, acts=bench.rounds(30, 6), windows=bench.rounds(20, 4))


def measured(yishi: Product, session: Path, acts: int, windows: int) -> Iterator[Figure]:
    with ExitStack() as stack:

        def opened(program: Program) -> Terminal:
            return stack.enter_context(started(program, SIZE)[0])

        seats = {seat: opened(yishi.opened(session, SEAT_READY, seat)) for seat in SEATS}
        floor = bare_echo(session.parent)
        bare = opened(floor)
        every = (*seats.values(), bare)
        deeds = {seat: _pressing(seats[seat], keys, SEAT_VIEWS[seat]) for seat, keys in SEAT_KEYS.items()}
        act = hands(open_proceedings(session, SystemClock()))
        deeds["hall"] = lambda: until_seen(seats["hall"], every, act)
        sides = [_bytes_of(deeds[seat], seats[seat], every) for seat in SEATS]
        sides.append(_bytes_of(_pressing(bare, floor.keys, floor.views), bare, every))
        yield from figures("act", "B", BARE, interleave_all(sides, acts), ACT_GOAL)
        follower = opened(bare_follow(session.parent, session / JOURNAL, _let_run(session)))
        ticking = _seconds((*seats.values(), follower), windows)
        yield from figures("running clock", "B/s", BARE_FOLLOW, ticking, CLOCK_GOAL)


def _pressing(terminal: Terminal, keys: Sequence[bytes], views: Sequence[View]) -> Callable[[], object]:
    return lambda: [press(terminal, key, views) for key in keys]


def _bytes_of(deed: Callable[[], object], terminal: Terminal, every: Collection[Terminal]) -> Callable[[], float]:
    """A side that does the deed, and says what it brought to its own terminal until that has come to rest."""

    def side() -> float:
        _wait(every, CALM_S)
        before = terminal.received
        deed()
        _wait(every, CALM_S)
        return terminal.received - before

    return side


def _let_run(session: Path) -> int:
    """Let the clock of the speech go on; milliseconds since 1970 now."""
    writer = open_proceedings(session, SystemClock())
    floor = writer.meeting.floor
    if floor is None:
        raise NotMeasured("nobody is speaking in the session made for this")
    if floor.since is None:
        writer.submit(do.ResumeClock())
    return int(writer.now().timestamp() * 1000)


def _seconds(terminals: Sequence[Terminal], windows: int) -> list[list[float]]:
    """Bytes a second at each of the terminals, all seen at the same time."""
    taken: list[list[float]] = [[] for _ in terminals]
    _wait(terminals, CALM_S)
    for _ in range(windows):
        before = [terminal.received for terminal in terminals]
        _wait(terminals, WINDOW_S)
        for values, terminal, was in zip(taken, terminals, before, strict=True):
            values.append((terminal.received - was) / WINDOW_S)
    return taken


def _wait(terminals: Collection[Terminal], seconds: float) -> None:
    """Let time pass, and read what is written meanwhile: a full terminal would hold its program up."""
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        time.sleep(min(left, DRAIN_S))
        for terminal in terminals:
            terminal.settle(quiet_ms=0)


def figures(what: str, unit: str, against: str, series: Sequence[Sequence[float]], goal: Bounds) -> Iterator[Figure]:
    """Each seat against the floor, which comes last."""
    for seat, values in zip(SEATS, series, strict=False):
        yield figure(f"{what}, {seat}, {at(SIZE)}", unit, against, (values, series[-1]), goal)
