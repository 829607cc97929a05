"""What stands in the way of a meeting is named, with what to change."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from yishi_tui.clock import NS_PER_S, ScriptClock
from yishi_tui.doctor import Finding
from yishi_tui.doctor import disk as disks
from yishi_tui.doctor.looks import Window, terminal
from yishi_tui.doctor.machine import names, sound

START = datetime.fromisoformat("2026-11-28T19:00:00+08:00")
LINUX = {"TERM": "xterm-256color"}


class Answers:
    """A terminal that takes so many cells for Han and for the signs frames are drawn with."""

    def __init__(self, han: int | None = 2, sign: int | None = 1, kitty: bool | None = False) -> None:
        self.han, self.sign, self.knows = han, sign, kitty

    def width(self, text: str) -> int | None:
        each = self.han if text == "议" else self.sign
        return None if each is None else each * len(text)

    def kitty(self) -> bool | None:
        return self.knows


def looked_at(answers: Answers, columns: int = 120, rows: int = 36, encoding: str = "utf-8", **env: str) -> set[str]:
    """What is not as it should be: verdict and id."""
    return wrong(terminal(Window(columns, rows, env or LINUX, encoding), answers))


def wrong(findings: Iterable[Finding]) -> set[str]:
    return {f"{finding.verdict} {finding.id}" for finding in findings if finding.verdict != "good"}


def test_a_good_terminal() -> None:
    assert looked_at(Answers()) == set()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (Answers(sign=2), {"bad width"}),
        (Answers(han=1), {"bad han"}),
        (Answers(han=None), {"mind width"}),
        (Answers(kitty=True), set()),
        (Answers(kitty=None), set()),
    ],
)
def test_widths(answers: Answers, expected: set[str]) -> None:
    assert looked_at(answers) == expected


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        (80, 24, {"mind size"}),
        (79, 24, {"bad size"}),
        (80, 23, {"bad size"}),
        (120, 35, {"mind size"}),
        (300, 90, set()),
    ],
)
def test_size(columns: int, rows: int, expected: set[str]) -> None:
    assert looked_at(Answers(), columns, rows) == expected


def test_encoding() -> None:
    assert looked_at(Answers(), encoding="gbk") == {"bad encoding"}
    assert looked_at(Answers(), encoding="UTF8") == set()


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"NO_COLOR": "1", "TERM": "xterm-256color"}, {"mind colours"}),
        ({"TERM": "vt100"}, {"mind colours"}),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, set()),
        ({"WT_SESSION": "1"}, set()),
    ],
)
def test_colours(env: dict[str, str], expected: set[str]) -> None:
    assert looked_at(Answers(), **env) == expected


def test_whatever_is_wrong_comes_with_advice() -> None:
    window = Window(10, 5, {"TERM": "vt100"}, "gbk")
    for finding in (*terminal(window, Answers(han=1, sign=2)), sound("linux", lambda name: None)):
        assert bool(finding.advice) == (finding.verdict != "good"), finding


class SlowClock(ScriptClock):
    """Each look at it, so many milliseconds have passed."""

    def __init__(self, ms: int) -> None:
        super().__init__(START)
        self._ms, self._looks = ms, 0

    def elapsed(self) -> int:
        self._looks += 1
        return self._looks * self._ms * NS_PER_S // 1000


@pytest.mark.parametrize(("ms", "expected"), [(1, set()), (80, {"mind write"}), (400, {"bad write"})])
def test_how_fast_an_act_is_kept(tmp_path: Path, ms: int, expected: set[str]) -> None:
    assert wrong(disks.folder(tmp_path / "sessions", SlowClock(ms))) == expected
    assert list((tmp_path / "sessions").iterdir()) == []


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("")
    assert wrong(disks.folder(tmp_path / "sessions", ScriptClock(START))) == {"bad write"}


@pytest.mark.parametrize("name", ["OneDrive - 街道", "坚果云", "Dropbox"])
def test_a_folder_that_is_synced(tmp_path: Path, name: str) -> None:
    assert wrong(disks.folder(tmp_path / name, ScriptClock(START))) == {"bad sync"}


def test_the_file_system_is_that_of_the_nearest_mount() -> None:
    mounts = [("/", "ext4"), ("/srv", "nfs4"), ("/srv/local", "ext4"), ("/srvx", "cifs")]
    assert disks.deepest(Path("/srv/meetings"), mounts) == "nfs4"
    assert disks.deepest(Path("/srv/local/meetings"), mounts) == "ext4"
    assert disks.deepest(Path("/home"), mounts) == "ext4"


def test_sound() -> None:
    assert sound("linux", lambda name: None).verdict == "mind"
    assert sound("linux", lambda name: name if name == "paplay" else None).verdict == "good"
    assert sound("darwin", lambda name: name if name == "paplay" else None).verdict == "mind"
    assert sound("win32", lambda name: None).verdict == "good"


@pytest.mark.parametrize(
    ("font", "pillow", "verdict"), [("a.ttf", True, "good"), ("a.ttf", False, "mind"), (None, True, "mind")]
)
def test_large_names(font: str | None, pillow: bool, verdict: str) -> None:
    assert names(Path(font) if font else None, pillow=pillow).verdict == verdict
