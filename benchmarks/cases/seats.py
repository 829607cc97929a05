"""Four seats at one session: an act of one until the others show it, the second hand of each, and what all cost at rest."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import get_args

from msgspec.structs import replace

from benchmarks.cases.screens import SEAT_READY
from benchmarks.duel import MS, Program, painted, started
from benchmarks.floors import BARE, BARE_FOLLOW, bare_echo, bare_follow
from benchmarks.product import installed
from benchmarks.report import BOTH_SIZES, Bench, Bounds, Figure, figure
from benchmarks.sessions import Wanted, make
from benchmarks.terminal import PATIENCE_S, NotMeasured, Terminal, resident_mib
from yishi_tui.clock import SystemClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.floor import speaking_order
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.proceedings import Proceedings
from yishi_tui.sessions import JOURNAL, open_proceedings

FLOOR = "floor"
FOREIGN_GOAL_MS = 100
"""In 99 of 100 cases."""
FLIP_GOAL_MS = 20
"""In 95 of 100."""
IDLE_GOAL = 1.2
WINDOW_S = 2
PAUSE_S = (0.25, 0.45)
"""Between two acts: by then every seat shows the one before, so that what is seen to change is the next."""
SECOND = 1000

Terminals = dict[str, Terminal]


def run(bench: Bench) -> Iterator[Figure]:
    yishi, size = installed(), BOTH_SIZES[0]
    session = make(yishi, Wanted(), bench.folder)
    writer = open_proceedings(session, SystemClock())
    start_ms = _speech_start(writer)
    with ExitStack() as stack:
        terminals: Terminals = {}
        for seat in get_args(Seat):
            program = yishi.opened(session, SEAT_READY, seat)
            terminals[seat] = stack.enter_context(started(program, size)[0])
        follower: Program = bare_follow(bench.folder, session / JOURNAL, start_ms)
        terminals[FLOOR] = stack.enter_context(started(follower, size)[0])
        yield from _flips(bench, terminals, start_ms)
        writer.submit(do.PauseClock())
        yield from _foreign(bench, terminals, writer)
        bare = stack.enter_context(started(bare_echo(bench.folder, yishi.python), size)[0])
        writer.submit(do.ResumeClock(), do.EndSpeech())
        yield _idle(bench, terminals, bare)


def _speech_start(writer: Proceedings) -> int:
    """When the speech would have begun had its clock never stood; milliseconds since 1970."""
    floor = writer.meeting.floor
    if floor is None or floor.since is None:
        raise NotMeasured("nobody is speaking in the session made for this")
    return int(floor.since.timestamp() * SECOND) - floor.used_ms


def _flips(bench: Bench, terminals: Terminals, start_ms: int) -> Iterator[Figure]:
    """How far from the true second each seat turns its clock."""
    late = {name: _lateness(terminals, name, start_ms, bench.rounds(30, 6)) for name in terminals}
    for seat in get_args(Seat):
        yield figure(f"second hand, {seat}", "ms", BARE_FOLLOW, (late[seat], late[FLOOR]), Bounds(p95=FLIP_GOAL_MS))


def _lateness(terminals: Terminals, name: str, start_ms: int, flips: int) -> list[float]:
    """Milliseconds between the second that has passed and its being shown."""
    terminal = terminals[name]
    terminal.settle()
    before, found = terminal.text(), list[float]()
    for arrived in terminal.arrivals(time.perf_counter_ns(), PATIENCE_S + flips):
        if terminal.text() == before:  # a caret blinks in colour alone
            continue
        for other in terminals.values():
            other.settle(quiet_ms=0)  # a full terminal would hold a program up
        before = terminal.text()
        wall = time.time_ns() - (time.perf_counter_ns() - arrived)
        late = (wall / MS - start_ms) % SECOND
        found.append(min(late, SECOND - late))
        if len(found) == flips:
            return found
    raise NotMeasured(f"the clock stood still:\n{terminal.text()}")


def _foreign(bench: Bench, terminals: Terminals, writer: Proceedings) -> Iterator[Figure]:
    """From before an act is written by another process until a cell of the seat has changed."""
    taken: dict[str, list[float]] = {name: [] for name in terminals}
    rng, act = random.Random(1), _next_hand(writer)
    for _ in range(bench.rounds(100, 15)):
        for name, terminal in terminals.items():
            time.sleep(rng.uniform(*PAUSE_S))
            taken[name].append(until_seen(terminal, terminals.values(), act))
    for seat in get_args(Seat):
        bounds = Bounds(p99=FOREIGN_GOAL_MS)
        yield figure(f"foreign act, {seat}", "ms", BARE_FOLLOW, (taken[seat], taken[FLOOR]), bounds)


def _next_hand(writer: Proceedings) -> Callable[[], None]:
    """The hand of whoever speaks next goes down, and up again: the hall shows no other."""
    following = speaking_order(writer.meeting)[0]
    up = do.RequestFloor(by=following.by, stance=following.stance)
    return _in_turn(writer, do.CancelRequest(by=following.by), up)


def hands(writer: Proceedings) -> Callable[[], None]:
    """A hand goes up, and down again."""
    name = writer.meeting.plan.members[-1].name
    return _in_turn(writer, do.RequestFloor(by=name, stance="pro"), do.CancelRequest(by=name))


def _in_turn(writer: Proceedings, *commands: Command) -> Callable[[], None]:
    turns = list(commands)

    def act() -> None:
        refusal = writer.submit(turns[0])
        if refusal is not None:
            raise NotMeasured(f"the act was refused: {refusal.rule}")
        turns.reverse()

    return act


def until_seen(watched: Terminal, every: Iterable[Terminal], act: Callable[[], None]) -> float:
    """Milliseconds from before the act until a cell of the watched screen has changed."""
    for terminal in every:
        terminal.settle(quiet_ms=0)  # a full terminal would hold a program up
    before, begun = painted(watched), time.perf_counter_ns()
    act()
    for arrived in watched.arrivals(begun):
        if painted(watched) != before:
            return (arrived - begun) / MS
    raise NotMeasured(f"the act was not shown:\n{watched.text()}")


def _idle(bench: Bench, terminals: Terminals, bare: Terminal) -> Figure:
    """CPU time of the four seats together, nobody speaking, in per cent of one core; and the memory of the largest."""
    seats = [terminals[seat] for seat in get_args(Seat)]
    for terminal in seats:
        terminal.settle()
    above, below = list[float](), list[float]()
    for _ in range(bench.rounds(10, 5)):
        begun, spent = time.perf_counter_ns(), (sum(seat.cpu_ns() for seat in seats), bare.cpu_ns())
        time.sleep(WINDOW_S)
        span = time.perf_counter_ns() - begun
        above.append(100 * (sum(seat.cpu_ns() for seat in seats) - spent[0]) / span)
        below.append(100 * (bare.cpu_ns() - spent[1]) / span)
    measured = figure("four seats at rest", "%", BARE, (above, below), Bounds(median=IDLE_GOAL))
    most = max(resident_mib(seat.pid) for seat in seats)
    return replace(measured, remark=f"{most:.0f} MiB each at most")
