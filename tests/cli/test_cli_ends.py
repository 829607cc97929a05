"""How a command ends: with one sentence where what was given is wrong, with a report where the fault is ours."""

import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from typed import Yishi

from yishi_tui.cli import demo, screen
from yishi_tui.cli.at_work import Line
from yishi_tui.cli.door import Door
from yishi_tui.domain.tally_problems import BadCount
from yishi_tui.domain.tally_problems import Problem as Figure
from yishi_tui.journal import BrokenChain, CannotRead, CannotWrite, Fault, Problem, Trouble
from yishi_tui.plans import read_plan
from yishi_tui.scripts import BadScript
from yishi_tui.tables import InputError
from yishi_tui.tables import Problem as Wrong

KNOWN = [
    (InputError(Wrong("不对", "a.b", "x.toml", 3)), "x.toml:3: a.b：不对"),
    (BadCount("counts.heads.yes", Figure.NEGATIVE, found="-1"), "counts.heads.yes：不能是负数：-1"),
    (BadScript(7, "没有这个操作"), "第 7 行：没有这个操作"),
    (CannotRead("Permission denied"), "读不了会议记录：Permission denied"),
    (CannotWrite(Trouble.FULL), "磁盘已满，这次操作没有记下。"),
    (BrokenChain(Problem(4, Fault.NOT_JSON)), "会议记录已损坏，只能查看：第 4 行不是 JSON。"),
    (OSError(errno.EACCES, "Permission denied", "x"), "读写不了 x：没有权限"),
]


def ended(line: Line, error: BaseException) -> int:
    """The exit code after something was raised."""
    with Door(line) as door:
        raise error
    return door.code


@pytest.mark.parametrize(("error", "sentence"), KNOWN)
def test_what_is_wrong_with_what_was_given_is_one_sentence(
    capsys: pytest.CaptureFixture[str], error: Exception, sentence: str
) -> None:
    assert ended(Line(), error) == 2
    assert tuple(capsys.readouterr()) == ("", f"{sentence}\n")


@pytest.mark.parametrize("error", [KeyError("bug"), OSError("no file named")])
def test_a_fault_of_our_own_is_reported_and_says_how_to_go_on(
    home: Path, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    line = Line()
    line.opened = home / "sessions" / "车棚"
    assert ended(line, error) == 70
    said = capsys.readouterr().err
    (report,) = (home / "state").iterdir()
    assert f"yishi open {line.opened}" in said
    assert str(report) in said
    assert "Traceback" in report.read_text("utf-8")
    assert type(error).__name__ in report.read_text("utf-8")


def test_where_no_report_can_be_written_it_is_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "state").write_text("", "utf-8")
    assert ended(Line(), KeyError("bug")) == 70
    assert "Traceback" in capsys.readouterr().err


def test_who_gives_up_is_not_told_off(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(Line(), typer.Abort()) == 130
    assert capsys.readouterr().err == ""


def test_what_is_no_failure_passes_through() -> None:
    with pytest.raises(KeyboardInterrupt):
        ended(Line(), KeyboardInterrupt())


class Seats:
    """The screens, as far as the command line knows them: who sat down, and what the environment said then."""

    def __init__(self) -> None:
        self.sat: list[dict[str, Any]] = []
        self.copies = self.signs = False
        self.left = ""

    def run(self, proceedings: Any, safekeeping: object = None, key: object = None, **given: Any) -> str:
        self.copies, self.signs = safekeeping is not None, key is not None
        fps = os.environ.get("TEXTUAL_FPS")
        kitty = os.environ.get("TEXTUAL_DISABLE_KITTY_KEY")
        self.sat.append({**given, "title": proceedings.meeting.plan.title, "fps": fps, "kitty": kitty})
        return self.left


@pytest.fixture
def seats(monkeypatch: pytest.MonkeyPatch) -> Seats:
    """A terminal with screens that only remember."""
    seats = Seats()
    monkeypatch.setitem(sys.modules, "yishi_tui.tui.app", SimpleNamespace(run=seats.run))
    for module in (screen, demo):
        monkeypatch.setattr(module, "has_terminal", lambda: True)
    for name in ("TEXTUAL_FPS", "TEXTUAL_DISABLE_KITTY_KEY"):
        monkeypatch.setenv(name, "x")
        monkeypatch.delenv(name)
    return seats


@pytest.mark.parametrize("seat", ["host", "recorder", "timekeeper", "hall"])
def test_a_seat_is_taken_with_the_keyboard_made_safe_for_chinese(
    yishi: Yishi, planned: Path, seats: Seats, seat: str
) -> None:
    assert yishi("open", "车棚", "--seat", seat) == (0, "", "")
    kitty = None if sys.platform == "win32" else "1"
    assert seats.sat == [
        {"folder": planned, "lang": "zh", "seat": seat, "title": "装自行车棚", "fps": "240", "kitty": kitty}
    ]
    assert seats.copies == seats.signs == (seat == "host")


def test_what_remains_to_be_said_is_said_on_the_terminal(yishi: Yishi, planned: Path, seats: Seats) -> None:
    seats.left = "备份的文件夹不在。"
    assert yishi("open", "车棚") == (0, "", "备份的文件夹不在。\n")


def test_what_somebody_has_set_stays(
    yishi: Yishi, planned: Path, seats: Seats, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_FPS", "30")
    monkeypatch.setenv("TEXTUAL_DISABLE_KITTY_KEY", "0")
    yishi("open", str(planned))
    assert (seats.sat[0]["fps"], seats.sat[0]["kitty"]) == ("30", "0")


def test_without_a_terminal_there_is_no_screen(yishi: Yishi, planned: Path) -> None:
    code, out, err = yishi("open", str(planned))
    assert (code, out) == (2, "")
    assert "yishi status" in err


def test_the_demo_opens_a_copy_of_the_sample_that_begins_now(yishi: Yishi, home: Path, seats: Seats) -> None:
    assert yishi("demo").code == 0
    (sat,) = seats.sat
    assert sat["seat"] == "host"
    assert sat["folder"].parent == home / "sessions"
    plan = read_plan(sat["folder"] / "meeting.toml")
    assert (plan.seats.host, len(plan.members)) == ("许慧", 28)
    assert plan.starts[:10] == sat["folder"].name[:10]
    assert yishi("demo").code == 0
    assert seats.sat[1]["folder"] != sat["folder"]


@pytest.mark.parametrize("args", [["--auto"], []])
def test_the_demo_plays_by_itself_where_there_is_no_terminal(yishi: Yishi, home: Path, args: list[str]) -> None:
    code, out, err = yishi("demo", *args)
    (folder,) = (home / "sessions").iterdir()
    assert code == 0
    assert len(out.splitlines()) == 10
    assert str(folder / "minutes.md") in out
    assert (folder / "minutes.md").read_text("utf-8").startswith("#")
    assert ("自动演一遍" in err) == (not args)
    assert yishi("verify", str(folder)).code == 0
