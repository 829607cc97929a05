"""Asking the terminal: where the cursor stands, and which keyboard protocol it knows. POSIX and Windows each in their way."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

PATIENCE_S = 0.5
_CURSOR = re.compile(rb"\x1b\[(\d+);(\d+)R")
_KITTY = re.compile(rb"\x1b\[\?(\d+)u")


class Asked(Protocol):
    """A terminal that answers; None where it did not."""

    def width(self, text: str) -> int | None:
        """How many cells the terminal advances for the text."""

    def kitty(self) -> bool | None:
        """Whether it knows the kitty keyboard protocol."""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Place(ctypes.Structure):
        _fields_ = [("X", wintypes.SHORT), ("Y", wintypes.SHORT)]

    class _Console(ctypes.Structure):
        _fields_ = [
            ("size", _Place),
            ("cursor", _Place),
            ("attributes", wintypes.WORD),
            ("window", wintypes.SMALL_RECT),
            ("largest", _Place),
        ]

    class Terminal:
        """The console: it tells where its cursor stands, and nothing of keyboards."""

        def width(self, text: str) -> int | None:
            _write("\r")
            _write(text)
            column = self._column()
            _write(f"\r{' ' * 8}\r")
            return column

        def kitty(self) -> bool | None:
            return None

        def _column(self) -> int | None:
            info = _Console()
            handle = ctypes.windll.kernel32.GetStdHandle(-11)
            asked = ctypes.windll.kernel32.GetConsoleScreenBufferInfo(handle, ctypes.byref(info))
            return int(info.cursor.X) if asked else None

else:
    import select
    import termios
    import tty

    class Terminal:
        """A terminal that is asked by escape sequences, and may stay silent."""

        def width(self, text: str) -> int | None:
            answer = self._ask(f"\r{text}\x1b[6n", _CURSOR)
            _write(f"\r{' ' * 8}\r")
            return int(answer.group(2)) - 1 if answer else None

        def kitty(self) -> bool | None:
            # The cursor is asked for too: a terminal that answers only this does not know the other.
            answer = self._ask("\x1b[?u\x1b[6n", _CURSOR, _KITTY)
            return None if answer is None else answer.re is _KITTY

        def _ask(self, question: str, *answers: re.Pattern[bytes]) -> re.Match[bytes] | None:
            with _unbuffered(sys.stdin.fileno()) as fd:
                _write(question)
                return _read(fd, answers)

    def _read(fd: int, answers: tuple[re.Pattern[bytes], ...]) -> re.Match[bytes] | None:
        """What the terminal said, the last of the answers that came; until the first of them is there, or none comes."""
        said = b""
        while select.select([fd], [], [], PATIENCE_S)[0]:
            said += os.read(fd, 1024)
            if answers[0].search(said):
                break
        found = [match for answer in reversed(answers) if (match := answer.search(said))]
        return found[0] if found else None

    @contextmanager
    def _unbuffered(fd: int) -> Iterator[int]:
        """Keys are read as they come, unseen."""
        before = termios.tcgetattr(fd)
        try:
            tty.setcbreak(fd)
            yield fd
        finally:
            termios.tcsetattr(fd, termios.TCSADRAIN, before)


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
