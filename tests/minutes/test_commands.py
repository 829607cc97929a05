"""`yishi minutes` and `yishi log`, as they are typed."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.minutes.evening import LI, LIU, PLAN, STARTS, WANG, ZHAO
from yishi_tui import i18n
from yishi_tui.cli.run import run
from yishi_tui.files import FILE_MODE
from yishi_tui.plans import dump_plan

LINES = (
    {"do": "call_to_order"},
    {"do": "put", "by": ZHAO, "kind": "main", "text": "种*月季*", "second": WANG},
    {"do": "note", "by": LIU, "text": "错的"},
    {"do": "correct", "reason": "记错了"},
    {"do": "vote", "yes": 4, "no": 1},
    {"do": "assign", "task": "买苗", "owner": LI, "due": "周五"},
)


class Ran(NamedTuple):
    """What became of a command line."""

    code: int
    out: str
    err: str


Yishi = Callable[..., Ran]


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


def play(yishi: Yishi, folder: Path, *lines: dict[str, object]) -> None:
    script = folder.parent / "script.jsonl"
    script.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    assert yishi("play", script, "--session", folder, "--strict").code == 0


def test_minutes_are_written_into_the_session(yishi: Yishi, session: Path) -> None:
    ran = yishi("minutes", "议事会")
    target = session / "minutes.md"
    assert ran == Ran(0, f"{target}\n", "")
    text = target.read_text(encoding="utf-8")
    assert "#### 动议1：通过，形成协商意见\n\n> 种\\*月季\\*\n" in text
    last = (session / "journal.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert f"`{json.loads(last)['hash']}`" in text
    assert [path.name for path in session.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps other rights")
def test_minutes_are_for_this_persons_eyes(yishi: Yishi, session: Path) -> None:
    (session / "minutes.md").write_text("旧", encoding="utf-8")
    (session / "minutes.md").chmod(0o644)
    yishi("minutes", session)
    assert stat.S_IMODE((session / "minutes.md").stat().st_mode) == FILE_MODE


def test_minutes_to_standard_output_write_nothing(yishi: Yishi, session: Path) -> None:
    ran = yishi("minutes", session, "-o", "-")
    assert ran.code == 0
    assert ran.out.startswith("# 3号楼议事会会议纪要\n\n> 会议正在进行，本稿未完。\n\n## 一、")
    assert ran.out.endswith("`\n")
    assert not (session / "minutes.md").exists()


def test_minutes_in_english_to_another_file(yishi: Yishi, session: Path, tmp_path: Path) -> None:
    assert yishi("minutes", session, "-o", tmp_path / "m.md", "--lang", "en").code == 0
    assert (tmp_path / "m.md").read_text(encoding="utf-8").startswith("# Minutes: 3号楼议事会\n")


def test_minutes_of_a_meeting_that_has_not_begun(yishi: Yishi, planned: Path) -> None:
    ran = yishi("minutes", planned, "-o", "-")
    assert ran.code == 0
    assert "> 会议还没开始，本稿未完。\n" in ran.out
    assert "会议记录还没有内容。\n" in ran.out
    assert not (planned / "journal.jsonl").exists()


def test_which_meeting(yishi: Yishi, session: Path) -> None:
    play(yishi, session, {"do": "next_meeting", "days": 7}, {"do": "adjourn"})
    first, second, whole, last = (
        yishi("minutes", session, "-o", "-", *more).out
        for more in (["--meeting", "1"], ["--meeting", "2"], ["--meeting", "all"], [])
    )
    assert "（第2次会议）" in second
    assert whole == f"{first}\n---\n\n{second}"
    assert last == second


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "1.0", "１", "9" * 5000])
def test_a_meeting_that_was_not_held_is_named(yishi: Yishi, session: Path, number: str) -> None:
    ran = yishi("minutes", session, "--meeting", number)
    assert (ran.code, ran.out) == (2, "")
    assert "--meeting：" in ran.err
    assert not (session / "minutes.md").exists()


def test_a_template_of_ones_own(yishi: Yishi, session: Path, tmp_path: Path) -> None:
    template = tmp_path / "own.j2"
    template.write_text("{{ minutes.heading.title }}：{{ minutes.actions[0].task }}", encoding="utf-8")
    assert yishi("minutes", session, "-o", "-", "--template", template).out == "3号楼议事会：买苗\n"


def test_a_wrong_template_is_named_and_the_old_minutes_stay(yishi: Yishi, session: Path, tmp_path: Path) -> None:
    (session / "minutes.md").write_text("旧", encoding="utf-8")
    template = tmp_path / "own.j2"
    template.write_text("一\n{{ minutes.__class__ }}", encoding="utf-8")
    ran = yishi("minutes", session, "--template", template)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{template}:2: ")
    assert (session / "minutes.md").read_text(encoding="utf-8") == "旧"


@pytest.mark.parametrize("target", ["sessions", "nowhere/m.md"])
def test_minutes_are_not_written_where_no_file_can_be(yishi: Yishi, session: Path, target: str) -> None:
    assert yishi("minutes", session, "-o", target).code == 2
    assert Path("sessions").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_minutes_replace_nothing_but_files(yishi: Yishi, session: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    ran = yishi("minutes", session, "-o", pipe)
    assert (ran.code, ran.out) == (2, "")
    assert pipe.is_fifo()


def test_the_log(yishi: Yishi, session: Path) -> None:
    ran = yishi("log", session)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "2026-11-28",
        "  #1   19:00:00  主持人  建立会议记录：3号楼议事会；名册8人；议事规则为简化版议事规则",
        "  #2   19:00:00  主持人  宣布开会，出席7人，法定人数4人",
        "  #3   19:00:00  主持人  赵强提出动议：种*月季*",
        "  #4   19:00:00  主持人  王秀兰附议",
        "  #5   19:00:00  主持人  主持人陈述议题",
        "✗ #6   19:00:00  主持人  写下记录：错的  [已由第7条更正]",
        "  #7   19:00:00  主持人  更正：撤销第6条（写下记录）；理由：记错了",
        "  #8   19:00:00  主持人  付诸表决（举手）",
        "  #9   19:00:00  主持人  计票：赞成4，反对1",
        "  #10  19:00:00  主持人  动议：赞成4，反对1，通过",
        "  #11  19:00:00  主持人  落实事项：买苗；责任人李桂芳；期限周五",
    ]


def test_the_log_has_a_line_for_each_day(yishi: Yishi, session: Path) -> None:
    play(yishi, session, {"do": "adjourn"}, {"do": "next_meeting", "days": 7})
    days = [line for line in yishi("log", session).out.splitlines() if "#" not in line]
    assert days == [STARTS[:10], "2026-12-05"]


def test_the_log_as_json_is_the_journal(yishi: Yishi, session: Path) -> None:
    ran = yishi("log", session, "--json")
    assert ran.out == (session / "journal.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_log_without_records(yishi: Yishi, planned: Path, more: list[str]) -> None:
    assert yishi("log", planned, *more) == Ran(0, "", "还没有记录。\n")


def test_reading_leaves_the_session_as_it_is(yishi: Yishi, session: Path) -> None:
    with (session / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"torn')
    before = {path.name: path.read_bytes() for path in session.iterdir()}
    assert yishi("log", session).code == yishi("minutes", session, "-o", "-").code == 0
    assert {path.name: path.read_bytes() for path in session.iterdir()} == before


@pytest.mark.parametrize("command", ["minutes", "log"])
def test_no_screen_is_loaded(session: Path, command: str) -> None:
    code = "import sys; from yishi_tui.cli.run import run; run(sys.argv[1:]); sys.exit('textual' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, command, str(session)], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
