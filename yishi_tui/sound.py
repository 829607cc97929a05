"""Soft sounds without a dependency: made here, played by what each system has. A sound is never the only cue."""

import io
import shutil
import subprocess
import sys
import tempfile
import wave
from array import array
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

Cue = Literal["minute", "half", "up"]
"""A minute left, half a minute left, time is up."""

RATE = 22050
LOUDEST = 11_000
"""Of 32767: to be heard without startling anybody."""
ONE = 1 << 24
"""Fixed point: the resonators below need no more."""

# A struck bell is a resonator that dies away: y[n] = a·y[n-1] - b·y[n-2], with a = 2·r·cos(2πf/RATE) and b = r², in 24 bits.
Partial = tuple[int, int, int]
"""a, b, and how loud it begins, out of 100."""
LOW: tuple[Partial, ...] = ((33_171_753, 16_766_707, 100), (32_053_461, 16_756_206, 30))
"""523 Hz and its octave above, gone in a second."""
HIGH: tuple[Partial, ...] = ((32_499_917, 16_771_961, 100), (29_413_163, 16_766_707, 35), (24_484_018, 16_756_206, 12))
"""880 Hz with 1760 and 2640, gone in two seconds."""

STROKES: dict[Cue, tuple[tuple[Partial, ...], int, int]] = {
    "minute": (LOW, 1, 60),
    "half": (LOW, 2, 60),
    "up": (HIGH, 1, 200),
}
"""The bell, how often it is struck, and hundredths of a second for each stroke."""


@cache
def chime(cue: Cue) -> bytes:
    """The sound as a WAV file: one channel, 16 bits."""
    partials, times, length = STROKES[cue]
    stroke = _struck(partials, length * RATE // 100)
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(_little_endian(stroke * times))
    return written.getvalue()


def _little_endian(samples: list[int]) -> bytes:
    shorts = array("h", samples)
    if sys.byteorder == "big":
        shorts.byteswap()
    return shorts.tobytes()


def _struck(partials: Sequence[Partial], length: int) -> list[int]:
    """All partials together, as loud as they may be, fading out at the end so that nothing clicks."""
    voices = [_ringing(partial, length) for partial in partials]
    mixed = [sum(samples) for samples in zip(*voices, strict=True)]
    peak = max(map(abs, mixed)) or 1
    tail = length // 10
    return [sample * LOUDEST * min(tail, length - at) // (peak * tail) for at, sample in enumerate(mixed)]


def _ringing(partial: Partial, length: int) -> list[int]:
    a, b, loud = partial
    samples = [0, loud * ONE // 100]
    while len(samples) < length:
        samples.append((a * samples[-1] - b * samples[-2]) // ONE)
    peak = max(map(abs, samples))
    return [sample * loud * LOUDEST // (100 * peak) for sample in samples]


# Playing


class Player(Protocol):
    """Something that plays."""

    def play(self, sound: bytes) -> bool:
        """Play a WAV file without waiting for its end; False where that failed, so that the terminal may ring instead."""

    def close(self) -> None:
        """Let no sound outlive the seat."""


def command_for(platform: str, which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...]:
    """The program that plays a file on this platform; () where there is none."""
    wanted = (("afplay",),) if platform == "darwin" else (("pw-play",), ("paplay",), ("aplay", "-q"))
    return next(((found, *rest) for name, *rest in wanted if (found := which(name))), ())


class ProgramPlayer:
    """Plays by a program of the system; without one it plays nothing."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._files: dict[bytes, Path] = {}
        self._running: list[subprocess.Popen[bytes]] = []

    def play(self, sound: bytes) -> bool:
        self._running = [process for process in self._running if process.poll() is None]
        if not self._command:
            return False
        quiet = subprocess.DEVNULL
        try:
            command = [*self._command, str(self._file(sound))]
            self._running.append(subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet))
        except OSError:
            return False
        return True

    def _file(self, sound: bytes) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="yishi-", ignore_cleanup_errors=True)
        if sound not in self._files:
            path = Path(self._folder.name, f"{len(self._files)}.wav")
            path.write_bytes(sound)
            self._files[sound] = path
        return self._files[sound]

    def close(self) -> None:
        for process in self._running:
            process.kill()
            process.wait()
        self._running.clear()
        if self._folder is not None:
            self._folder.cleanup()


if sys.platform == "win32":
    import threading
    import winsound

    class WindowsPlayer:
        """Windows does not play from memory and return at once: a thread waits for it."""

        def play(self, sound: bytes) -> bool:
            threading.Thread(target=_play, args=(sound,), daemon=True).start()
            return True

        def close(self) -> None:
            winsound.PlaySound(None, winsound.SND_PURGE)

    def _play(sound: bytes) -> None:
        try:
            winsound.PlaySound(sound, winsound.SND_MEMORY | winsound.SND_NODEFAULT)
        except RuntimeError:  # no device, or another program holds it
            winsound.MessageBeep()

    def system_player() -> Player:
        """What plays on this machine."""
        return WindowsPlayer()

else:

    def system_player() -> Player:
        """What plays on this machine."""
        return ProgramPlayer(command_for(sys.platform))
