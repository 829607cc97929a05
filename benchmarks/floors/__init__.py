"""What nothing can be faster than, and what a tuned program reaches."""

import os
import sys
from pathlib import Path

from benchmarks.duel import Program, shown

HERE = Path(__file__).parent
BARE = "bare echo"
REFERENCE = "tuned program"
BARE_FOLLOW = "bare follower"
COUNT = shown(r"count: \d+")


def clean_env(home: Path) -> dict[str, str]:
    """A terminal's environment with nobody's settings in it; `home` is also where temporary files go."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
    }


def bare_echo(home: Path, python: str = sys.executable) -> Program:
    """One line of text that counts keys: the least that a Textual program does."""
    return _program("bare_echo.py", home, python)


def reference(home: Path, python: str = sys.executable) -> Program:
    """Three panels, a clock and a synced journal line per key, all rules of speed applied.

    Ready means its panels: Textual's own Footer is painted one frame later, and costs a fifth of a start.
    """
    return _program("reference.py", home, python)


def bare_follow(home: Path, path: Path, start_ms: int) -> Program:
    """A loop without a screen that follows a file and counts seconds from a moment."""
    argv = (sys.executable, str(HERE / "bare_follow.py"), str(path), str(start_ms))
    return Program(argv=argv, env=clean_env(home), ready=("ready",))


def _program(script: str, home: Path, python: str) -> Program:
    return Program(
        argv=(python, str(HERE / script)), env=clean_env(home), ready=("ready",), keys=(b"x",), views=(COUNT,)
    )
