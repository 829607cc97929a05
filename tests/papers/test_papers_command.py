"""`yishi papers` and `yishi verify --against`, as they are typed."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from tests.minutes.evening import LI
from tests.papers.played import Yishi, play
from tests.papers.reading import Page
from yishi_tui.cli.bars import show_code
from yishi_tui.papers.qr import lines

FORMS = ["forms/ballots.html", "forms/name-cards.html", "forms/sign-in.html", "forms/tally.html"]
TEXTS = ["archive/actions.csv", "archive/minutes.html", "archive/minutes.md", *FORMS]
TEXTS += ["posted/notice.html", "posted/notice.md", "posted/notice.txt"]


def written(folder: Path) -> list[str]:
    """The papers in the folder; what has been given out is noted there too."""
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in files if name != "issued.jsonl")


def texts(folder: Path) -> list[str]:
    return [name for name in written(folder) if not name.endswith(".docx")]


def test_all_papers_are_written_into_the_session(yishi: Yishi, session: Path) -> None:
    ran = yishi("papers", "议事会")
    assert (ran.code, ran.err) == (0, "")
    assert texts(session / "papers") == TEXTS
    assert sorted(ran.out.splitlines()) == [str(session / "papers" / name) for name in written(session / "papers")]
    assert "装电梯" in Page((session / "papers/posted/notice.html").read_text("utf-8")).text


def test_before_the_meeting_there_are_forms(yishi: Yishi, planned: Path, tmp_path: Path) -> None:
    assert yishi("papers", planned, "-o", tmp_path / "out").code == 0
    assert written(tmp_path / "out") == FORMS
    assert "会议记录还没有内容。" in Page((tmp_path / "out/forms/sign-in.html").read_text("utf-8")).text
    assert not (planned / "journal.jsonl").exists()


def test_in_english(yishi: Yishi, session: Path) -> None:
    assert yishi("papers", session, "--lang", "en").code == 0
    assert (session / "papers/posted/notice.txt").read_text("utf-8").startswith("Notice: 3号楼议事会\n")
    assert "Sign-in sheet" in Page((session / "papers/forms/sign-in.html").read_text("utf-8")).text


def test_the_same_papers_again_change_nothing(yishi: Yishi, session: Path) -> None:
    first = yishi("papers", session)
    before = {name: (session / "papers" / name).stat().st_mtime_ns for name in written(session / "papers")}
    assert yishi("papers", session) == first
    assert {name: (session / "papers" / name).stat().st_mtime_ns for name in written(session / "papers")} == before


def test_which_meeting_and_when_it_is_posted(yishi: Yishi, session: Path) -> None:
    play(yishi, session, {"do": "next_meeting", "days": 7}, {"do": "adjourn"})
    assert yishi("papers", session, "--meeting", "1", "--posted", "2026-12-01", "--contact", "居委会").code == 0
    notice = (session / "papers/posted/notice.md").read_text("utf-8")
    assert "2026年12月1日张贴" in notice
    assert "向居委会提出" in notice
    assert yishi("papers", session).code == 0
    assert "第2次会议" in (session / "papers/posted/notice.md").read_text("utf-8")


@pytest.mark.parametrize(
    "wrong",
    [["--posted", "明天"], ["--posted", "2026-11-27"], ["--meeting", "9"], ["--meeting", "0"], ["-o", "script.jsonl"]],
)
def test_what_cannot_be_meant_writes_nothing(yishi: Yishi, session: Path, wrong: list[str]) -> None:
    (Path("script.jsonl")).write_text("", encoding="utf-8")
    ran = yishi("papers", session, *wrong)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert not (session / "papers").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps other rights")
def test_a_folder_that_cannot_be_written_is_named(yishi: Yishi, session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (session / "papers").write_text("", encoding="utf-8")
    ran = yishi("papers", session)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{session / 'papers'}: 不是文件夹，不能写在里面\n"


def test_a_template_of_the_session_comes_before_that_of_the_user(yishi: Yishi, session: Path, tmp_path: Path) -> None:
    for folder, text in ((tmp_path / "config/templates", "用户的"), (session / "templates", "{{ posted.title }}！")):
        yishi("papers", session)
        folder.mkdir(parents=True)
        (folder / "notice.zh.txt.j2").write_text(text, encoding="utf-8")
        yishi("papers", session)
        expected = text.replace("{{ posted.title }}", "3号楼议事会")
        assert (session / "papers/posted/notice.txt").read_text("utf-8").splitlines()[0] == expected


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("notice.zh.txt", "一\n{{ posted.absent }}", 2),
        ("notice.zh.md", "一\n\n{{ posted.__class__ }}", 3),
        ("page", "", 0),
        ("sign-in.zh.html", "{% for x in range(10 ** 9) %}{% endfor %}", 1),
        ("tally.zh.html", "{% if %}", 1),
        ("tally.zh.html", "一\n" + "{% for x in range(99999) %}" * 3 + "{% endfor %}" * 3, 2),
        (
            "tally.zh.html",
            "{% set x = range(99999)|list %}\n{% for a in x %}{% for b in x %}{% endfor %}{% endfor %}",
            2,
        ),
        ("notice.zh.txt", "一\n{{ 'x' * 10 ** 9 }}", 2),
        ("notice.zh.md", "一\n{{ 10 ** 99999999 }}", 2),
        ("notice.zh.txt", "{% macro f() %}{{ f() }}{% endmacro %}\n{{ f() }}", 1),
        ("notice.zh.md", "一\n{% include 'notice.zh.md.j2' %}", 2),
        ("minutes.zh.md", "一\n{{ minutes.nothing }}", 2),
        ("chart.zh.html", "<p>\n{{ chart.nothing }}", 2),
    ],
)
def test_a_wrong_template_is_named_with_its_line_and_nothing_is_written(
    yishi: Yishi, session: Path, name: str, text: str, line: int
) -> None:
    (session / "templates").mkdir()
    path = session / "templates" / f"{name}.j2"
    path.write_text(text, encoding="utf-8")
    ran = yishi("papers", session)
    assert ran.code == (2 if line else 0)
    assert ran.err.startswith(f"{path}:{line}: " if line else "")
    assert (session / "papers").exists() == (not line)


def test_whether_a_paper_belongs_to_the_journal(yishi: Yishi, session: Path) -> None:
    yishi("papers", session)
    records = len((session / "journal.jsonl").read_text("utf-8").splitlines())
    play(yishi, session, {"do": "note", "by": LI, "text": "补记"})
    for name in written(session / "papers"):
        ran = yishi("verify", session, "--against", session / "papers" / name)
        assert ran.code == 0, name
        assert ran.out.splitlines()[-1] == f"这份文书依据这份记录的前 {records} 条生成，此后又记了 1 条"
        told = json.loads(yishi("verify", session, "--json", "--against", session / "papers" / name).out)
        assert told["paper"] == {"tie": "belongs", "record": records, "said": records, "words": "issued"}
        assert told["ok"]


@pytest.mark.parametrize("change", ["foreign", "unsealed", "miscounted"])
def test_a_paper_of_elsewhere_does_not(yishi: Yishi, session: Path, tmp_path: Path, change: str) -> None:
    yishi("papers", session)
    text = (session / "papers/posted/notice.txt").read_text("utf-8")
    head = text.split()[-1]
    changed = {
        "foreign": text.replace(head, "0" * 64),
        "unsealed": text.replace(head, ""),
        "miscounted": text.replace("依据会议记录", "依据会议记录1"),
    }
    (tmp_path / "paper").write_text(changed[change], encoding="utf-8")
    ran = yishi("verify", session, "--against", tmp_path / "paper")
    assert ran.code == 1
    assert ran.err.startswith("这份文书")
    assert json.loads(yishi("verify", session, "--json", "--against", tmp_path / "paper").out)["paper"]["tie"] == change


def test_a_paper_that_is_not_there(yishi: Yishi, session: Path, tmp_path: Path) -> None:
    ran = yishi("verify", session, "--against", tmp_path / "no.md")
    assert (ran.code, ran.out) == (2, "")
    assert str(tmp_path / "no.md") in ran.err


def test_a_paper_of_the_session_after_does_not_belong_to_this_one(yishi: Yishi, session: Path, tmp_path: Path) -> None:
    after = Path(yishi("new", "下一场", "--after", session, "--sessions", tmp_path / "sessions").out.strip())
    play(yishi, after, {"do": "call_to_order"}, {"do": "adjourn"})
    yishi("papers", after)
    assert yishi("verify", session, "--against", after / "papers/archive/minutes.md").code == 1
    assert yishi("verify", after, "--against", after / "papers/archive/minutes.md").code == 0


def test_an_address_is_on_the_notice_with_its_code(yishi: Yishi, session: Path) -> None:
    address = "https://example.org/notice?a=1&b=2"
    ran = yishi("papers", session, "--address", address)
    assert (ran.code, ran.err) == (0, "")
    page = Page((session / "papers/posted/notice.html").read_text("utf-8"))
    assert f"网上查看：{address}" in page.text
    drawn = [attrs["d"] for attrs in page.having("path") if attrs.get("stroke") == "#000"]
    assert drawn
    assert address in (session / "papers/posted/notice.txt").read_text("utf-8").splitlines()
    assert not Page((session / "papers/archive/minutes.html").read_text("utf-8")).having("svg")


def matrix(address: str) -> list[list[bool]]:
    """The modules of the code as they stand in the terminal."""
    cells = lines(address)
    halves = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
    return [[halves[cell][half] for cell in line] for line in cells for half in (0, 1)]


def test_the_code_in_the_terminal_is_square_with_white_around_it() -> None:
    modules = matrix("https://example.org")
    assert len(modules) - len(modules[0]) in (0, 1)
    assert not any(any(line) for line in (*modules[:4], *modules[-4:]))
    assert modules[4][4:11] == [True] * 7  # the upper edge of a finder pattern
    assert not any(cell for line in modules for cell in (*line[:4], *line[-4:]))


def test_the_code_is_shown_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    show_code(lines("https://example.org"))
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [line.rstrip() for line in shown.err.splitlines()] == [
        line.rstrip() for line in lines("https://example.org")
    ]


def test_without_segno_the_address_stands_alone(yishi: Yishi, session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    ran = yishi("papers", session, "--address", "https://example.org")
    assert ran.code == 0
    assert ran.err == f'没有装 segno，不印二维码；要的话请用："{sys.executable}" -m pip install segno\n'
    assert not Page((session / "papers/posted/notice.html").read_text("utf-8")).having("svg")


def test_an_address_that_no_telephone_reads_is_refused(yishi: Yishi, session: Path) -> None:
    ran = yishi("papers", session, "--address", "https://example.org/" + "x" * 300)
    assert (ran.code, ran.out) == (2, "")
    assert "--address：网址太长，最多 300 个字符" in ran.err


@pytest.mark.parametrize("command", ["papers", "minutes"])
def test_why_nothing_can_be_written_is_said_with_the_name_that_one_knows(
    yishi: Yishi, session: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    opened = os.open

    def read_only(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
        return opened(path, flags, mode)

    monkeypatch.setattr("yishi_tui.files.os.open", read_only)
    name = {"papers": session / "papers/archive/minutes.md", "minutes": session / "minutes.md"}[command]
    name.unlink(missing_ok=True)
    ran = yishi(command, session)
    assert (ran.code, ran.err) == (2, f"读写不了 {name}：这里只能读，不能写\n")
    assert not [path for path in session.rglob("*") if path.name.startswith(".")]


def test_a_notice_is_not_put_up_before_the_meeting_ended(yishi: Yishi, session: Path) -> None:
    ran = yishi("papers", session, "--posted", "2026-11-27")
    assert ran.err == "--posted：会议 2026-11-28 才结束，公示不能在这以前张贴\n"
    assert yishi("papers", session, "--posted", "2026-11-28").code == 0
    assert "x>=1" in yishi("papers", session, "--meeting", "0").err
    assert "range" not in yishi("papers", session, "--meeting", "0").err
