"""Sees what other processes do to a file: a thread of its own asks the disk, and who rests is woken only for news.

Each time Textual's loop wakes up costs four times what it costs a thread to ask for the size of a file.
"""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Self

LOOK_S = 0.075
"""How often the thread asks: what it sees is on the screen within a tenth of a second."""
BEAT_S = 0.16
"""How often whoever follows looks for himself where there is no file to ask for."""

Name = str | os.PathLike[str]
State = tuple[int, int, int] | None
"""Which file it is, and its size; None while it is not to be had."""


class Lookout:
    """Within it, `rest` ends early when the file was changed: it is longer, another one, gone, or back.

    The file is asked for by its name, and never opened. The thread ends with the `with`, or with the program.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._news = asyncio.Event()
        self._staying = Lock()

    def __enter__(self) -> Self:
        self._staying = Lock()
        self._staying.acquire()
        if self._path is not None:
            name, tell = os.fspath(self._path), partial(asyncio.get_running_loop().call_soon_threadsafe, self._news.set)
            # Asked before anybody goes on: what is done to the file after that is news.
            Thread(target=look_out, args=(name, state(name), self._staying, tell), name="lookout", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._staying.release()

    def stir(self) -> None:
        """How long to rest may have changed."""
        self._news.set()

    async def rest(self, seconds: float) -> None:
        """Until there is news, but no longer than so many seconds."""
        if self._path is None:
            await asyncio.sleep(min(BEAT_S, seconds))
            return
        timer = asyncio.get_running_loop().call_later(seconds, self._news.set)
        try:
            await self._news.wait()
        finally:
            timer.cancel()
        self._news.clear()


def look_out(name: Name, seen: State, staying: Lock, tell: Callable[[], object], every_s: float = LOOK_S) -> None:
    """Call `tell` once for each change until the lock is given back; who is to be told may be gone before that."""
    # Waiting for an Event takes a quarter longer than for a lock.
    with suppress(RuntimeError):  # the loop is closed
        while not staying.acquire(timeout=every_s):
            found = state(name)
            if found != seen:
                seen = found
                tell()


def state(name: Name) -> State:
    """As the disk tells it now."""
    try:
        stat = os.stat(name)
    except OSError:
        return None
    return stat.st_dev, stat.st_ino, stat.st_size
