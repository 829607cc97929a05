"""Soft sounds: well formed, not too loud, without a click; and the player of each system."""

import io
import sys
import wave
from array import array
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from yishi_tui.sound import LOUDEST, RATE, Cue, ProgramPlayer, chime, command_for

CUES: tuple[Cue, ...] = get_args(Cue)


def samples(sound: bytes) -> "array[int]":
    with wave.open(io.BytesIO(sound)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        read = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        read.byteswap()
    return read


@pytest.mark.parametrize("cue", CUES)
def test_it_is_soft_and_dies_away(cue: Cue) -> None:
    heard = samples(chime(cue))
    assert LOUDEST * 9 // 10 <= max(map(abs, heard)) <= LOUDEST
    assert abs(heard[0]) < LOUDEST // 4
    assert abs(heard[-1]) < 10
    stroke = heard[: len(heard) // (2 if cue == "half" else 1)]
    first, last = stroke[: len(stroke) // 4], stroke[-len(stroke) // 4 :]
    assert max(map(abs, first)) > 2 * max(map(abs, last))


def test_every_cue_is_another_sound() -> None:
    assert len({chime(cue) for cue in CUES}) == len(CUES)


def test_the_bell_has_its_pitch() -> None:
    """880 Hz: so many times a second the wave rises through zero."""
    heard = samples(chime("up"))[RATE // 2 : RATE]
    rises = sum(1 for before, after in pairwise(heard) if before < 0 <= after)
    assert 430 <= rises <= 450


@pytest.mark.parametrize(
    ("platform", "there", "command"),
    [
        ("linux", {"paplay", "aplay"}, ("/bin/paplay",)),
        ("linux", {"aplay"}, ("/bin/aplay", "-q")),
        ("linux", set(), ()),
        ("darwin", {"afplay", "paplay"}, ("/bin/afplay",)),
    ],
)
def test_the_first_player_there_is_taken(platform: str, there: set[str], command: tuple[str, ...]) -> None:
    assert command_for(platform, lambda name: f"/bin/{name}" if name in there else None) == command


def test_nothing_to_play_with_is_said() -> None:
    assert not ProgramPlayer(()).play(b"")
    gone = ProgramPlayer(("/no/such/player",))
    assert not gone.play(b"")
    gone.close()


def test_the_player_is_given_the_sound_as_a_file_and_nothing_is_left(tmp_path: Path) -> None:
    script, kept = tmp_path / "player.py", tmp_path / "kept"
    script.write_text(
        "import pathlib, sys\npathlib.Path(sys.argv[1]).write_bytes(pathlib.Path(sys.argv[2]).read_bytes())\n"
    )
    player = ProgramPlayer((sys.executable, str(script), str(kept)))
    assert player.play(chime("minute"))
    player._running[0].wait()
    assert kept.read_bytes() == chime("minute")
    player.close()


def test_a_sound_does_not_outlive_the_seat(tmp_path: Path) -> None:
    script = tmp_path / "player.py"
    script.write_text("import threading\nthreading.Event().wait()\n")
    player = ProgramPlayer((sys.executable, str(script)))
    assert player.play(chime("minute"))
    player.close()
    player.close()
