"""People at several seats of one session, each in a real terminal of their own; all are read while one is waited for."""

import json
import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import Any, Self

from benchmarks.terminal import Size, Terminal
from yishi_tui.domain.vocabulary import Seat

ENTER, SPACE, ESC, TAB, CTRL_P, CTRL_Q, CTRL_Z = "\r", " ", "\x1b", "\t", "\x10", "\x11", "\x1a"
HOME, RIGHT, DELETE, F3, F7 = "\x1b[H", "\x1b[C", "\x1b[3~", "\x1bOR", "\x1b[18~"
PAUSE_MS = 350
"""Longer than an act keeps `Enter` from counting twice."""
READING_MS = 800
"""Longer than the host is kept from an `Enter` that somebody else has just changed."""
PATIENCE_S = 8
"""Within this a seat shows what it must, on a busy machine with other tests beside it."""
FOUR: tuple[Seat, ...] = ("host", "recorder", "timekeeper", "hall")
# Without Pillow the projector writes what it else draws, so that a test can read it on any machine.
PLAIN = "import sys; sys.modules['PIL'] = None; from yishi_tui.__main__ import main; main()"


class Table:
    """The seats by name, such as `host` or `hall`; a second one of a kind under a name of the test's own."""

    def __init__(self, folder: Path, size: Size = (80, 24)) -> None:
        self.folder = folder
        self.size = size
        self.unseemly: list[str] = []
        """Patterns that must never stand on the projector."""
        self._seats: dict[str, Terminal] = {}
        self._read: dict[str, str] = {}
        self._last = ("", "")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        for terminal in self._seats.values():
            terminal.close()

    def sit(self, seat: Seat, name: str = "", size: Size | None = None) -> None:
        """Somebody takes this seat, or takes it again."""
        argv = [sys.executable, "-c", PLAIN, "--lang", "zh", "open", str(self.folder), "--seat", seat]
        bare = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
        environ = {**bare, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._seats[name or seat] = Terminal(argv, size or self.size, environ)

    def sit_all(self) -> None:
        """Four seats, all of them in sight of each other."""
        for seat in FOUR:
            self.sit(seat)

    def kill(self, name: str) -> None:
        """Whoever sat there is gone from one moment to the next."""
        os.kill(self._seats[name].pid, signal.SIGKILL)
        self._seats.pop(name).close()

    def resize(self, name: str, size: Size) -> None:
        """Somebody drags at the window."""
        self._seats[name].resize(size)

    def text(self, name: str) -> str:
        """What stands on that screen now."""
        self.read()
        return self._read[name]

    def read(self, quiet_ms: int = 0) -> None:
        """Bring every screen up to date; nothing unseemly may ever stand before the hall."""
        for name, terminal in self._seats.items():
            terminal.settle(quiet_ms)
            self._read[name] = terminal.text()
        shown = self._read.get("hall", "")
        found = [pattern for pattern in self.unseemly if re.search(pattern, shown)]
        assert not found, f"{found} before the hall:\n{shown}"

    def see(self, **wanted: str | tuple[str, ...]) -> None:
        """Wait until each of these seats shows all of its patterns, at the same time; `name=(pattern, …)`."""
        deadline = time.perf_counter() + PATIENCE_S
        self.read(10)
        while missing := self._missing(wanted):
            assert time.perf_counter() < deadline, self._report(missing)
            self.read(10)

    def _missing(self, wanted: dict[str, str | tuple[str, ...]]) -> list[tuple[str, str]]:
        each = [(name, one) for name, many in wanted.items() for one in ([many] if isinstance(many, str) else many)]
        return [(name, pattern) for name, pattern in each if not re.search(pattern, self._read.get(name, ""))]

    def _report(self, missing: list[tuple[str, str]]) -> str:
        screens = "\n".join(f"== {name}\n{self._read.get(name, '')}" for name in dict(missing))
        return f"not seen within {PATIENCE_S} s: {missing}\n{screens}"

    def agree(self, *patterns: str) -> None:
        """Wait until every seat shows this."""
        self.see(**dict.fromkeys(self._seats, patterns))

    def press(self, name: str, *keys: str) -> None:
        """Keys one after the other, with the pauses a person makes; longer where somebody else has just acted."""
        for key in keys:
            self._seats[name].settle(self._pause(name, key))
            self._seats[name].send(key.encode())
            self._last = (name, key)

    def _pause(self, name: str, key: str) -> int:
        who, before = self._last
        if key != ENTER:
            return 0
        if name.startswith("host"):
            return PAUSE_MS if who == name else READING_MS
        return PAUSE_MS if before == ENTER else 0

    def pause(self, *names: str) -> None:
        """As long as it takes until an `Enter` of theirs counts again."""
        for name in names:
            self._seats[name].settle(READING_MS)

    def send(self, name: str, keys: str) -> None:
        """Keys at once."""
        self._seats[name].send(keys.encode())

    @property
    def journal(self) -> Path:
        return self.folder / "journal.jsonl"

    def records(self) -> list[dict[str, Any]]:
        return [json.loads(row) for row in self.journal.read_text(encoding="utf-8").splitlines()]

    def recorded(self, *last: tuple[str, str]) -> None:
        """Wait until these are the last that was done: the seat and the event of each."""
        deadline = time.perf_counter() + PATIENCE_S
        while self.events()[-len(last) :] != list(last):
            assert time.perf_counter() < deadline, f"last recorded: {self.events()[-len(last) - 2 :]}"
            self.read(10)

    def events(self) -> list[tuple[str, str]]:
        """Who did what: the seat and the event of every record."""
        return [(record["by"], record["event"]) for record in self.records()]
