"""Keeping the laptop awake while a meeting is in session, where the platform lets a program ask for that.

The helper process ends when this program does, however that ends: its input is closed then, or it watches our number.
"""

import os
import shutil
import subprocess
import sys
from typing import Protocol

WHO = "yishi"
# What runs under systemd-inhibit: something that waits until its input is closed.
INHIBIT = ("systemd-inhibit", "--what=idle:sleep", f"--who={WHO}", "--why=meeting in session", "--mode=block", "cat")


class Awake(Protocol):
    """Asks that the machine stay awake, and takes that back; both may be called again and again."""

    def hold(self) -> None:
        """From now on."""

    def release(self) -> None:
        """No longer."""


class NoOneToAsk:
    """A platform, or a test, with nothing to ask."""

    def hold(self) -> None:
        """Nothing to do."""

    def release(self) -> None:
        """Nothing to do."""


class Helper:
    """A program of the system that keeps the machine awake for as long as it runs."""

    def __init__(self, argv: tuple[str, ...]) -> None:
        self._argv = argv
        self._running: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        if self._running is None or self._running.poll() is not None:
            self._running = _started(self._argv)

    def release(self) -> None:
        if self._running is not None:
            if self._running.stdin:
                self._running.stdin.close()
            self._running.terminate()
            self._running.wait()
            self._running = None


def _started(argv: tuple[str, ...]) -> subprocess.Popen[bytes] | None:
    """The program running with nothing to say, or None where it does not start."""
    try:
        return subprocess.Popen(
            argv, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:
        return None


if sys.platform == "win32":
    import ctypes

    class Thread:
        """The state of this thread, which the system forgets with it."""

        _CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2

        def hold(self) -> None:
            ctypes.windll.kernel32.SetThreadExecutionState(self._CONTINUOUS | self._SYSTEM | self._DISPLAY)

        def release(self) -> None:
            ctypes.windll.kernel32.SetThreadExecutionState(self._CONTINUOUS)

    def keeper() -> Awake:
        """What keeps this machine awake."""
        return Thread()

elif sys.platform == "darwin":

    def keeper() -> Awake:
        """What keeps this machine awake."""
        return Helper(("/usr/bin/caffeinate", "-di", "-w", str(os.getpid())))

else:

    def keeper() -> Awake:
        """What keeps this machine awake; not where the desktop offers nothing to ask."""
        found = shutil.which(INHIBIT[0]) and shutil.which(INHIBIT[-1])
        return Helper(INHIBIT) if found else NoOneToAsk()
