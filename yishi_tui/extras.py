"""Libraries that one may do without: how to have one more, in the very environment this program runs in."""

import sys
from pathlib import Path

NAME = "yishi-tui"


def how_to_install(library: str) -> str:
    """The command: an environment of pipx or uv has a way of its own, and may have no pip."""
    return command_in(Path(sys.prefix), sys.executable, library)


def command_in(home: Path, python: str, library: str) -> str:
    """The same for the environment in that folder, with that Python."""
    if "pipx" in home.parts:
        return f"pipx inject {NAME} {library}"
    if {"uv", "tools"} <= set(home.parts):
        return f'uv pip install --python "{python}" {library}'
    return f'"{python}" -m pip install {library}'
