"""A program under a real pseudo-terminal, and the screen a person would see.  Linux.

Output is stamped the moment it is read and emulated only in the pauses between bursts, so the emulator, which is slow,
delays neither a stamp nor the program.  All times are `time.perf_counter_ns`.
"""

import contextlib
import os
import resource
import select
import signal
import termios
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self

import pyte
from pyte.screens import Char

Size = tuple[int, int]
"""Columns, rows."""

NS = 1_000_000_000
QUIET_MS = 50  # longer than two frames at 60 a second: what comes after such a pause belongs to something else
READ_SIZE = 65536
PATIENCE_S = 20


class NotMeasured(Exception):
    """A figure could not be taken; the message says why."""


class _Screen(pyte.Screen):
    """Answers the queries that programs send to a terminal."""

    def __init__(self, size: Size, reply: Callable[[bytes], object]) -> None:
        super().__init__(*size)
        self._reply = reply

    def write_process_input(self, data: str) -> None:
        self._reply(data.encode())

    def report_device_status(self, mode: int, **_private: bool) -> None:
        super().report_device_status(mode)  # the private form would be an error in pyte


class Terminal:
    def __init__(self, argv: Sequence[str], size: Size, env: dict[str, str]) -> None:
        self._screen = _Screen(size, self.send)
        self._stream = pyte.ByteStream(self._screen)
        self._unseen: deque[tuple[int, bytes]] = deque()
        self._master, slave = os.openpty()
        self.received = 0
        """Bytes of output so far."""
        self._poll = select.poll()
        self._poll.register(self._master, select.POLLIN)
        termios.tcsetwinsize(slave, size[::-1])
        self.started = time.perf_counter_ns()
        try:
            self.pid = _spawn(argv, env, os.ttyname(slave))
        except OSError as error:
            os.close(self._master)
            raise NotMeasured(f"cannot start {argv[0]}: {error}") from error
        finally:
            os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def send(self, data: bytes) -> int:
        """Send keys; return the time just before the first was written."""
        now = time.perf_counter_ns()
        while data:
            data = data[os.write(self._master, data) :]
        return now

    def resize(self, size: Size) -> None:
        """Another size of the window; the system tells the program."""
        self._screen.resize(*size[::-1])
        termios.tcsetwinsize(self._master, size[::-1])

    def arrivals(self, since: int, patience_s: float = PATIENCE_S) -> Iterator[int]:
        """Bring the screen forward burst by burst; yield when each piece of output arrived."""
        while time.perf_counter_ns() < since + patience_s * NS:
            self._gather()
            while self._unseen:
                arrived, data = self._unseen.popleft()
                self._stream.feed(data)
                yield arrived

    def settle(self, quiet_ms: int = QUIET_MS) -> None:
        """Bring the screen up to date once the output has paused for so long; 0 takes what is there."""
        self._gather(quiet_ms)
        for _, data in self._unseen:
            self._stream.feed(data)
        self._unseen.clear()

    def wait_for(self, met: Callable[[Self], bool]) -> int:
        """The time at which the output arrived that made `met` true; now, where it is true already."""
        if met(self):
            return time.perf_counter_ns()
        for arrived in self.arrivals(time.perf_counter_ns()):
            if met(self):
                return arrived
        raise NotMeasured(f"not on the screen within {PATIENCE_S} s:\n{self.text()}")

    def _gather(self, quiet_ms: int = QUIET_MS) -> None:
        """Read and stamp until nothing came for so long, or a second has passed."""
        enough = time.perf_counter_ns() + NS
        while self._poll.poll(quiet_ms) and time.perf_counter_ns() < enough:
            try:
                data = os.read(self._master, READ_SIZE)
            except OSError as error:  # every process on the terminal has gone
                if not self._unseen:
                    raise NotMeasured(f"the program ended; its last screen:\n{self.text()}") from error
                return
            self._unseen.append((time.perf_counter_ns(), data))
            self.received += len(data)

    def cells(self) -> list[list[Char]]:
        """Every cell with its colours, row by row."""
        columns = range(self._screen.columns)
        return [[self._screen.buffer[y][x] for x in columns] for y in range(self._screen.lines)]

    def text(self) -> str:
        """What can be read on the screen; a wide character counts once."""
        return "\n".join("".join(cell.data for cell in row).rstrip() for row in self.cells()).rstrip()

    def cpu_ns(self) -> int:
        """CPU time used so far by all threads of the program."""
        total = 0
        for task in Path(f"/proc/{self.pid}/task").glob("*/schedstat"):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread that just ended
                total += int(task.read_text().split()[0])
        return total

    def close(self) -> None:
        """End the program with its session, and reap it."""
        if self._master < 0:
            return
        for ending in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, ending)
            if self._reaped(within_s=2):
                break
        os.close(self._master)
        self._master = -1

    def _reaped(self, within_s: float) -> bool:
        """Whether the program ended in time.  Its output is read meanwhile: a full terminal would hold it up."""
        deadline = time.perf_counter_ns() + within_s * NS
        while time.perf_counter_ns() < deadline:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return True
            with contextlib.suppress(OSError):
                if self._poll.poll(5):
                    os.read(self._master, READ_SIZE)
        return False


def resident_mib(pid: int) -> float:
    """The memory of a process that is in use now."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def _spawn(argv: Sequence[str], env: dict[str, str], tty: str) -> int:
    # A session leader that opens a terminal adopts it as its controlling terminal; no code runs in the child for that.
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, tty, os.O_RDWR, 0),
        (os.POSIX_SPAWN_DUP2, 0, 1),
        (os.POSIX_SPAWN_DUP2, 0, 2),
    ]
    return os.posix_spawnp(argv[0], list(argv), env, file_actions=actions, setsid=True)
