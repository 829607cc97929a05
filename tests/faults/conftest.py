"""What the tests of faults share: each tells a figure, and all figures stand together at the end of the run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from yishi_tui import i18n
from yishi_tui.cli.run import run

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

Figure = Callable[[str, object], None]


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Tells a figure of this test: what was counted, and the count."""
    return lambda what, count: record_property("figure", f"{what}: {count}")


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session nobody has come to yet."""
    folder = tmp_path / "sessions" / "会"
    folder.mkdir(parents=True)
    (folder / "meeting.toml").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in; what a user has elsewhere is not there."""
    for kind in ("config", "data", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda *_, kind=kind, **__: str(tmp_path / kind))
    for name in ("YISHI_SESSIONS", "YISHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def yishi(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line: the exit code, the answer, the messages. No command ever ends in a fault of its own."""

    def ran(*args: str) -> tuple[int, str, str]:
        capsys.readouterr()
        i18n.use("zh")
        code = run(args)
        out, err = capsys.readouterr()
        assert code in (0, 1, 2), f"{args}: {code}: {err}"
        assert "Traceback" not in out + err
        return code, out, err

    return ran
