"""The machine stays awake while a meeting is in session, and no longer."""

import sys
from pathlib import Path

import pytest

from yishi_tui.awake import Helper, keeper

WAITS = (sys.executable, "-c", "import sys; sys.stdin.read()")


def running(helper: Helper) -> bool:
    return helper._running is not None and helper._running.poll() is None


def test_held_once_and_released() -> None:
    helper = Helper(WAITS)
    helper.hold()
    first = helper._running
    helper.hold()
    assert helper._running is first
    assert running(helper)
    helper.release()
    assert first is not None
    assert first.poll() is not None
    assert not running(helper)
    helper.release()


def test_one_that_ended_is_started_again() -> None:
    helper = Helper(WAITS)
    helper.hold()
    assert helper._running is not None
    helper._running.communicate(timeout=20)
    helper.hold()
    assert running(helper)
    helper.release()


def test_nothing_to_ask_is_no_trouble(tmp_path: Path) -> None:
    helper = Helper((str(tmp_path / "missing"),))
    helper.hold()
    assert not running(helper)
    helper.release()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for a program of Linux")
def test_a_system_without_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not isinstance(keeper(), Helper)
