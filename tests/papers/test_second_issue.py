"""Papers given out again: another issue where they say something else, left alone where not, never over a person's own."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.minutes.evening import LI, WANG, ZHAO, Evening
from tests.papers.played import LINES as SCRIPT
from tests.papers.played import Yishi, play
from tests.papers.reading import Page
from yishi_tui.clock import SystemClock
from yishi_tui.issues.register import FILE, Register
from yishi_tui.issues.shelf import Paper, Put, Source, put
from yishi_tui.issues.stamp import bare, on_html, on_markdown, on_message
from yishi_tui.minutes.keeping import shelved
from yishi_tui.papers.every import Session, papers
from yishi_tui.papers.posted import Posting
from yishi_tui.papers.press import Press
from yishi_tui.papers.screenful import LINES, lines_on_screen

LATER = {"do": "assign", "task": "贴告示", "owner": LI, "due": "2026-12-13"}
TODAY = date(2026, 11, 29)


def head(session: Path) -> tuple[int, str]:
    lines = (session / "journal.jsonl").read_text("utf-8").splitlines()
    return len(lines), json.loads(lines[-1])["hash"]


def chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@pytest.fixture
def changed(yishi: Yishi, session: Path) -> Path:
    """Papers were given out; then a task was assigned that nobody had written down."""
    yishi("papers", session)
    play(yishi, session, LATER)
    return session


def test_the_one_before_is_kept_and_the_new_one_says_what_it_replaces(yishi: Yishi, session: Path) -> None:
    yishi("papers", session)
    path = session / "papers/archive/minutes.md"
    first, (records, last) = path.read_text("utf-8"), head(session)
    play(yishi, session, LATER)
    ran = yishi("papers", session)
    assert ran.code == 0
    assert "minutes.md 内容有变，这是第 2 次印发；原来那份改名为 minutes.1.md\n" in ran.err
    assert path.with_name("minutes.1.md").read_text("utf-8") == first
    today = chinese(SystemClock().now().date())
    said = f"第2次印发（{today}），代替第1次印发（{today}，会议记录{records}条，校验值 {last[:8]}）。"
    assert path.read_text("utf-8").startswith(f"# 3号楼议事会会议纪要\n\n> {said}\n\n## 一、")
    assert "贴告示" in path.read_text("utf-8")


def test_every_kind_of_paper_says_it_and_still_belongs_to_the_journal(yishi: Yishi, changed: Path) -> None:
    yishi("papers", changed)
    folder = changed / "papers"
    said = "第2次印发"
    assert said in Page((folder / "archive/minutes.html").read_text("utf-8")).text
    assert said in (folder / "posted/notice.md").read_text("utf-8")
    assert (folder / "posted/notice.txt").read_text("utf-8").splitlines()[1].startswith(said)
    *_, told, seal = csv.reader((folder / "archive/actions.csv").read_text("utf-8").splitlines())
    assert told[1].startswith(said)
    assert (len(told), len(seal)) == (8, 8)
    for name in ("archive/minutes.docx", "archive/actions.docx", "posted/notice.docx"):
        paragraphs = Document(io.BytesIO((folder / name).read_bytes())).paragraphs
        assert any(each.text.startswith(said) for each in paragraphs), name
    for path in folder.rglob("*.*"):
        if path.name != FILE:
            assert yishi("verify", changed, "--against", path).code == 0, path.name


def test_what_says_the_same_is_left_alone(yishi: Yishi, changed: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (changed / "papers/forms").iterdir()}
    ran = yishi("papers", changed)
    assert {path: path.stat().st_mtime_ns for path in (changed / "papers/forms").iterdir()} == before
    assert "sign-in" not in ran.err
    assert str(changed / "papers/forms/sign-in.html") in ran.out.splitlines()


def test_a_stamp_that_would_change_is_no_reason(yishi: Yishi, session: Path) -> None:
    yishi("papers", session)
    folder = session / "papers"
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    play(yishi, session, {"do": "next_meeting"}, {"do": "adjourn"})
    ran = yishi("papers", session, "--meeting", "1")
    assert (ran.code, ran.err) == (0, "")
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


def test_each_change_is_another_issue(yishi: Yishi, session: Path) -> None:
    path = session / "papers/archive/actions.csv"
    for number in (1, 2, 3):
        yishi("papers", session)
        assert (f"第{number}次印发（" in path.read_text("utf-8")) == (number > 1)
        play(yishi, session, {**LATER, "task": f"再贴{number}次"})
    assert "代替第2次印发" in path.read_text("utf-8")
    assert sorted(each.name for each in path.parent.glob("actions*.csv")) == [
        "actions.1.csv",
        "actions.2.csv",
        "actions.csv",
    ]


def test_what_somebody_changed_is_not_touched_and_the_new_one_lies_beside(yishi: Yishi, changed: Path) -> None:
    path = changed / "papers/posted/notice.md"
    own = path.read_text("utf-8") + "\n另：茶水自带。\n"
    path.write_text(own, encoding="utf-8")
    for _ in range(2):
        ran = yishi("papers", changed)
        assert "notice.md 有人改过，没有动它；这次的写在 notice.2.md\n" in ran.err
        assert str(path.with_name("notice.2.md")) in ran.out.splitlines()
        assert str(path) not in ran.out.splitlines()
        assert path.read_text("utf-8") == own
        assert "第2次印发" in path.with_name("notice.2.md").read_text("utf-8")
        assert [each.name for each in path.parent.glob("notice.*.md")] == ["notice.2.md"]


def test_a_file_of_that_name_that_was_there_first_is_not_touched(yishi: Yishi, session: Path) -> None:
    path = session / "papers/posted/notice.txt"
    path.parent.mkdir(parents=True)
    path.write_text("我写的", encoding="utf-8")
    yishi("papers", session)
    assert path.read_text("utf-8") == "我写的"
    assert path.with_name("notice.1.txt").read_text("utf-8").startswith("【公示】")


def test_the_papers_of_another_meeting_are_no_second_issue(yishi: Yishi, session: Path) -> None:
    yishi("papers", session)
    path = session / "papers/archive/minutes.md"
    first = path.read_text("utf-8")
    play(yishi, session, {"do": "next_meeting"}, {"do": "adjourn"})
    ran = yishi("papers", session)
    assert "minutes.md 换成这次的；原来那份改名为 minutes.meeting-1.md\n" in ran.err
    assert path.with_name("minutes.meeting-1.md").read_text("utf-8") == first
    assert "印发" not in path.read_text("utf-8")
    yishi("papers", session, "--meeting", "1")
    assert "印发" not in path.read_text("utf-8")
    assert path.with_name("minutes.meeting-2.md").exists()
    assert not list((session / "papers/forms").glob("*.meeting-*"))


def test_minutes_by_name_go_where_they_are_asked_for(yishi: Yishi, session: Path) -> None:
    path = session / "minutes.md"
    yishi("minutes", session)
    first = path.read_text("utf-8")
    play(yishi, session, LATER)
    ran = yishi("minutes", session)
    assert ran.out == f"{path}\n"
    assert ran.err == "minutes.md 内容有变，这是第 2 次印发；原来那份改名为 minutes.1.md\n"
    assert path.with_name("minutes.1.md").read_text("utf-8") == first
    path.write_text("我改过的", encoding="utf-8")
    yishi("minutes", session)
    assert path.with_name("minutes.edited.md").read_text("utf-8") == "我改过的"
    assert "第2次印发" in path.read_text("utf-8")
    assert yishi("minutes", session, "--meeting", "all") == (0, f"{path}\n", "")
    assert yishi("minutes", session, "-o", "-").out.startswith("# 3号楼议事会会议纪要\n\n## 一、")


def test_in_english(yishi: Yishi, changed: Path) -> None:
    ran = yishi("papers", changed, "--lang", "en")
    assert "minutes.md says something else, so this is issue 2; the one before is now minutes.1.md\n" in ran.err
    told = (changed / "papers/archive/minutes.md").read_text("utf-8").splitlines()[2]
    assert re.fullmatch(
        r"> Issue 2 \(\d{4}-\d\d-\d\d\)\. It replaces issue 1 \(\d{4}-\d\d-\d\d, \d+ records, hash [0-9a-f]{8}\)\.",
        told,
    )


def test_a_paper_that_is_gone_is_written_again_as_the_issue_it_was(yishi: Yishi, changed: Path) -> None:
    yishi("papers", changed)
    path = changed / "papers/archive/minutes.md"
    second = path.read_bytes()
    path.unlink()
    ran = yishi("papers", changed)
    assert (ran.err, path.read_bytes()) == ("", second)


@pytest.mark.parametrize("damage", [b"", b"{torn", b'{"paper":1}\n\xff\n'])
def test_without_its_notes_nothing_is_written_over(yishi: Yishi, changed: Path, damage: bytes) -> None:
    path = changed / "papers/archive/minutes.md"
    first = path.read_bytes()
    (changed / "papers" / FILE).write_bytes(damage)
    assert "minutes.md 有人改过，没有动它；这次的写在 minutes.1.md\n" in yishi("papers", changed).err
    assert path.read_bytes() == first


def source(records: int = 3, meeting: int = 1) -> Source:
    return Source(meeting, TODAY, records, f"{records:064x}", "zh")


def minutes(folder: Path, text: str, records: int = 3) -> Put:
    return shelved(folder, f"# 纪要\n\n{text}\n\n依据会议记录{records}条：`{records:064x}`\n", source(records))


def test_the_day_of_each_issue_is_that_of_its_own(tmp_path: Path) -> None:
    minutes(tmp_path, "甲")
    assert minutes(tmp_path, "乙", 4) == Put(
        "minutes.md", tmp_path / "minutes.md", "replaced", 2, tmp_path / "minutes.1.md"
    )
    assert minutes(tmp_path, "乙", 5).how == "same"
    known = Register(tmp_path).of("minutes.md", 1)
    assert [(each.number, each.day, each.records) for each in known] == [(1, TODAY, 3), (2, TODAY, 4)]
    assert "> 第2次印发（2026年11月29日），代替第1次印发（2026年11月29日，会议记录3条，校验值 00000000）。\n" in (
        tmp_path / "minutes.md"
    ).read_text("utf-8")


def test_a_name_that_is_taken_is_not_taken_again(tmp_path: Path) -> None:
    (tmp_path / "minutes.1.md").write_text("别人的", encoding="utf-8")
    minutes(tmp_path, "甲")
    minutes(tmp_path, "乙")
    assert (tmp_path / "minutes.1.md").read_text("utf-8") == "别人的"
    assert "甲" in (tmp_path / "minutes.1-2.md").read_text("utf-8")


def test_what_is_back_as_it_was_is_an_issue_of_its_own(tmp_path: Path) -> None:
    for text in "甲乙甲":
        minutes(tmp_path, text)
    assert "第3次印发" in (tmp_path / "minutes.md").read_text("utf-8")


def test_nothing_to_replace_with_a_hash_is_said_without_one(tmp_path: Path) -> None:
    for text in ("甲", "乙"):
        tuple(put(tmp_path, (Paper("a.md", lambda said, text=text: text + said),), Source(1, TODAY, 0, "", "zh")))
    assert (tmp_path / "a.md").read_text("utf-8") == "乙第2次印发（2026年11月29日），代替第1次印发（2026年11月29日）。"


def test_without_its_seal_every_paper_says_the_same_however_much_was_recorded(held: Evening) -> None:
    def told(records: int, head: str) -> list[str]:
        every = papers(Session(held.proceedings.meeting, records, head), Press("zh"), Posting(), 1)
        return [each.text("") for each in every]

    ours, others = told(7, "a" * 64), told(123, "b" * 64)
    assert len(ours) == 10
    assert ours != others
    assert list(map(bare, ours)) == list(map(bare, others))


def test_the_message_for_the_group_still_fits_a_screen(yishi: Yishi, session: Path) -> None:
    for _ in range(2):
        for number in range(6):
            play(yishi, session, {**LATER, "task": f"第{number}件：" + "清理楼道" * 12})
        yishi("papers", session)
    message = (session / "papers/posted/notice.txt").read_text("utf-8")
    assert message.splitlines()[1].startswith("第2次印发")
    assert lines_on_screen(message) <= LINES


@pytest.mark.parametrize(
    ("put_on", "text", "result"),
    [
        (on_markdown, "# 题\n\n文\n", "# 题\n\n> 话\n\n文\n"),
        (on_markdown, "# 题\n文\n", "# 题\n\n> 话\n\n文\n"),
        (on_markdown, "没有题\n", "> 话\n\n没有题\n"),
        (on_message, "题\n文\n", "题\n话\n文\n"),
        (on_message, "题", "题\n话\n"),
        (on_html, "<body><h1>题</h1>文</body>", '<body><h1>题</h1>\n<p class="issue">话</p>文</body>'),
        (on_html, "<body>文</body>", '<body>文<p class="issue">话</p>\n</body>'),
        (on_html, "文", '<p class="issue">话</p>\n文'),
    ],
)
def test_where_the_sentence_stands(put_on: type[str], text: str, result: str) -> None:
    assert put_on(text, "话") == result
    assert put_on(text, "") == text


def test_ballots_for_another_question_replace_none(yishi: Yishi, planned: Path) -> None:
    play(yishi, planned, *SCRIPT[:3], {"do": "call_vote", "method": "ballot"})
    yishi("papers", planned)
    ballots = planned / "papers/forms/ballots.html"
    before = ballots.read_bytes()
    play(yishi, planned, {"do": "ballot", "voters": 5, "collected": 5, "yes": 4, "no": 1}, {"do": "announce"})
    play(yishi, planned, {"do": "put", "by": ZHAO, "kind": "main", "text": "种花", "second": WANG})
    yishi("papers", planned)
    assert "种花" in ballots.read_text("utf-8")
    assert "第2次印发" not in ballots.read_text("utf-8")
    assert (planned / "papers/forms/ballots.1.html").read_bytes() == before
