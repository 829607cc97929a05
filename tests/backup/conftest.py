"""A session with some records, a stick to copy it to, and a command line to type at."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest

from yishi_tui import i18n
from yishi_tui.cli.run import run
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.proceedings import Proceedings
from yishi_tui.sessions import open_proceedings

PLAN = """title = "会"
starts = 2026-11-22T19:00:00+08:00
[seats]
host = "许慧"
[[members]]
name = "许慧"
[[members]]
name = "王秀兰"
[[members]]
name = "李桂芳"
"""
START = datetime.fromisoformat("2026-11-22T19:00:00+08:00")

Run = Callable[..., tuple[int, str, str]]


class Mount(Protocol):
    """Mounts a small file system there."""

    def __call__(self, folder: Path, options: str = "size=64k") -> None: ...


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session nobody has come to yet."""
    folder = tmp_path / "sessions" / "2026-11-22-会"
    folder.mkdir(parents=True)
    (folder / "meeting.toml").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture
def meeting(session: Path) -> Iterator[Proceedings]:
    """That session, called to order."""
    proceedings = open_proceedings(session, ScriptClock(START), everybody=True)
    assert proceedings.submit(do.CallToOrder()) is None
    yield proceedings
    proceedings.journal.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where copies go."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def mount() -> Iterator[Mount]:
    """File systems that are gone after the test."""
    mounted: list[Path] = []

    def onto(folder: Path, options: str = "size=64k") -> None:
        if os.name != "posix" or os.geteuid() != 0 or not shutil.which("mount"):
            pytest.skip("mounting a small file system needs root and Linux")
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            pytest.skip(f"cannot mount a small file system: {done.stderr.strip()}")
        mounted.append(folder)

    yield onto
    for folder in mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=False, capture_output=True)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with `config` in it; what a user has elsewhere is not there."""
    for kind in ("config", "data", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda *_, kind=kind, **__: str(tmp_path / kind))
    for name in ("YISHI_SESSIONS", "YISHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def yishi(home: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command line: the exit code, the answer, the messages."""

    def ran(*args: object) -> tuple[int, str, str]:
        capsys.readouterr()
        return run([str(arg) for arg in args]), *capsys.readouterr()

    yield ran
    i18n.use("zh")


def note(meeting: Proceedings, text: str = "采光") -> None:
    """One more record."""
    assert meeting.submit(do.Note(by="许慧", text=text)) is None
