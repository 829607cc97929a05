"""A session with some records, and a host with a key; the rest is that of the tests of copies."""

from pathlib import Path

import pytest

from tests.backup.conftest import START, Run, home, meeting, note, session, yishi

__all__ = ["START", "Run", "home", "key", "meeting", "note", "session", "without_library", "yishi"]


@pytest.fixture
def key(yishi: Run, home: Path) -> Path:
    """The host has a key."""
    assert yishi("key", "new")[0] == 0
    return home / "config" / "key.pem"


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    monkeypatch.setattr("yishi_tui.signing.find_spec", lambda _: None)
