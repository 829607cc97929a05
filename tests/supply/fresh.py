"""New virtual environments where the source is not seen, and the Pythons of this machine to make them with."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from shutil import which

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
NAMED = "Programming Language :: Python :: 3."
PYTHONS: list[str] = [each.rpartition(" ")[2] for each in PROJECT["classifiers"] if each.startswith(NAMED)]
"""The versions that the project says it runs on."""
OURS = ("PYTHON", "YISHI")
"""What must not reach a program that is tried: ways to the source, and sessions of whoever runs the tests."""
HOMES = ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
"""Where its settings are looked for."""
UNREACHABLE = "connection broken by"
"""Pip's words for a registry that does not answer; a release that is not there is told otherwise."""


def ran(folder: Path, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A command, run in a folder of its own."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    env = {"PIP_RETRIES": "2", **bare, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **more}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


def done(folder: Path, *command: str | Path, **more: str) -> str:
    """What a command printed that must succeed."""
    end = ran(folder, *command, **more)
    assert end.returncode == 0, end.stdout + end.stderr
    return end.stdout


def fetched(folder: Path, *command: str | Path) -> None:
    """Run pip; where the registry cannot be reached nothing can be tried, and the test says so."""
    end = ran(folder, *command)
    if end.returncode and UNREACHABLE in end.stdout + end.stderr:
        pytest.skip("pip cannot reach its package registry, so nothing was installed and nothing tried")
    assert end.returncode == 0, end.stdout + end.stderr


class Fresh:
    """A virtual environment with nothing in it but what is asked for."""

    def __init__(self, folder: Path, *python: str) -> None:
        self.folder = folder
        done(folder, *(python or (sys.executable,)), "-m", "venv", "venv")
        self.python = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    def install(self, *wanted: str | Path) -> None:
        """With pip; afterwards nothing that was installed lacks anything."""
        fetched(self.folder, self.python, "-m", "pip", "install", "--quiet", *wanted)
        assert done(self.folder, self.python, "-m", "pip", "check").strip() == "No broken requirements found."

    def run(self, *arguments: str | Path) -> str:
        """What Python printed, at home in this folder. A warning is an error, as in the other tests."""
        at_home = dict.fromkeys(HOMES, str(self.folder))
        return done(self.folder, self.python, "-W", "error", *arguments, **at_home)

    def yishi(self, *arguments: str | Path) -> str:
        """What the program printed."""
        return self.run("-m", "yishi_tui", "--sessions", self.folder / "sessions", *arguments)


def asked() -> list[Requirement]:
    """What the project asks for, its extras among it."""
    lines = [*PROJECT["dependencies"], *chain.from_iterable(EXTRAS.values())]
    return [Requirement(line) for line in lines]


def lowest() -> list[str]:
    """The same, each at its lowest: `rich==14.2`."""
    return [f"{wanted.name}=={floor_of(wanted)}" for wanted in asked()]


def floor_of(wanted: Requirement) -> str:
    """The lowest version it allows."""
    return next(each.version for each in wanted.specifier if each.operator == ">=")


@cache
def python_of(version: str) -> tuple[str, ...] | None:
    """The command that starts this Python here and can make virtual environments; None where there is none."""
    check = f"import ensurepip, sys; sys.exit('%d.%d' % sys.version_info[:2] != {version!r})"
    return next((each for each in _candidates(version) if ran(ROOT, *each, "-c", check).returncode == 0), None)


def _candidates(version: str) -> Iterator[tuple[str, ...]]:
    """The one that runs here, those on the path, the launcher of Windows, and what pyenv keeps beside the path."""
    yield (sys.executable,)
    if found := which(f"python{version}"):
        yield (found,)
    if found := which("py"):
        yield (found, f"-{version}")
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    yield from ((str(each),) for each in sorted(pyenv.glob(f"{version}.*/bin/python")))
