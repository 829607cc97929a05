"""Meetings that papers are made of, and a command line to type at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.minutes.evening import PLAN, Evening
from tests.minutes.golden import evening as full_evening
from tests.papers.played import LINES, Ran, Yishi, play
from yishi_tui import i18n
from yishi_tui.cli.run import run
from yishi_tui.domain.procedure import Procedure
from yishi_tui.plans import dump_plan


@pytest.fixture
def held(simplified: Procedure) -> Evening:
    """Two meetings with most of what can happen."""
    return full_evening(simplified)


@pytest.fixture
def yishi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Yishi]:
    """Runs a command line in a home of its own, the sessions in `sessions`."""
    for name in ("YISHI_SESSIONS", "YISHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for kind in ("config", "data", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda *_, kind=kind, **__: str(tmp_path / kind))
    monkeypatch.chdir(tmp_path)

    def ran(*args: str | Path) -> Ran:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        return Ran(code, *capsys.readouterr())

    yield ran
    i18n.use("zh")


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A session nobody has come to yet."""
    folder = tmp_path / "sessions" / "2026-11-28-议事会"
    folder.mkdir(parents=True)
    (folder / "meeting.toml").write_text(dump_plan(PLAN), encoding="utf-8")
    return folder


@pytest.fixture
def session(planned: Path, yishi: Yishi) -> Path:
    """One that has met."""
    play(yishi, planned, *LINES)
    return planned
