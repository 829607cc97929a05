"""The sheet of corrections to the last minutes: which minutes, what was corrected, who approved them, and the seal."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.minutes.evening import ZHANG, ZHAO
from tests.papers.played import Yishi, play
from tests.papers.reading import Page

WRONG = "电梯一项的附议人应为李桂芳"
NASTY = "把|表决|改为 *4* 比 1 <b>"
NEXT = (
    {"do": "next_meeting", "days": 7},
    {"do": "read_minutes"},
    {"do": "tick", "seconds": 60},
    {"do": "amend_minutes", "text": WRONG},
    {"do": "amend_minutes", "text": NASTY},
    {"do": "tick", "seconds": 60},
)
APPROVED = ({"do": "approve_minutes"}, {"do": "adjourn"})
SHEETS = ("correction.md", "correction.html", "correction.docx")


def lines(session: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (session / "journal.jsonl").read_text("utf-8").splitlines()]


def sheet(session: Path) -> str:
    return (session / "papers/archive/correction.md").read_text("utf-8")


def opened(folder: Path) -> dict[str, Any]:
    """The record by which the second meeting began."""
    return next(line for line in lines(folder) if line["event"] == "NextMeetingOpened")


@pytest.fixture
def corrected(yishi: Yishi, session: Path) -> Path:
    """A session whose second meeting corrected and approved the minutes of the first."""
    play(yishi, session, *NEXT, *APPROVED)
    return session


def test_the_sheet_says_which_minutes_what_and_by_whom(yishi: Yishi, corrected: Path) -> None:
    ran = yishi("papers", corrected)
    assert (ran.code, ran.err) == (0, "")
    assert {str(corrected / "papers/archive" / name) for name in SHEETS} <= set(ran.out.splitlines())
    before = lines(corrected)[opened(corrected)["seq"] - 2]
    text = sheet(corrected)
    assert "- **会议**：3号楼议事会\n\n- **日期**：2026年11月28日\n" in text
    assert f"- **所据记录**：{before['seq']}条，末条校验值为 `{before['hash']}`\n" in text
    assert [cell.strip() for cell in text.split("|") if WRONG in cell or "19:0" in cell][:2] == [
        WRONG,
        "2026年12月5日 19:03",
    ]
    assert "- **会议**：3号楼议事会（第2次会议），2026年12月5日\n" in text
    assert "- **通过**：2026年12月5日 19:04，按以上更正通过\n" in text
    last = lines(corrected)[-1]
    assert text.endswith(f"依据会议记录{last['seq']}条生成，末条校验值：\n\n`{last['hash']}`\n")


def test_the_three_say_the_same_and_a_correction_is_mere_text(yishi: Yishi, corrected: Path) -> None:
    yishi("papers", corrected)
    folder = corrected / "papers/archive"
    page = Page((folder / "correction.html").read_text("utf-8"))
    assert ["2", NASTY, "2026年12月5日 19:03"] in page.rows
    assert not {"script", "img", "link", "a"} & {tag for tag, _ in page.tags}
    document = Document(io.BytesIO((folder / "correction.docx").read_bytes()))
    assert [cell.text for cell in document.tables[0].rows[2].cells] == ["2", NASTY, "2026年12月5日 19:03"]
    assert document.paragraphs[0].text == "会议纪要更正单"


@pytest.mark.parametrize("name", SHEETS)
def test_it_belongs_to_the_journal(yishi: Yishi, corrected: Path, name: str) -> None:
    yishi("papers", corrected)
    path = corrected / "papers/archive" / name
    told = json.loads(yishi("verify", corrected, "--json", "--against", path).out)
    records = len(lines(corrected))
    assert told["paper"] == {"tie": "belongs", "record": records, "said": records, "words": "issued"}


def test_no_corrections_no_sheet(yishi: Yishi, session: Path) -> None:
    play(yishi, session, {"do": "next_meeting"}, {"do": "read_minutes"}, *APPROVED)
    yishi("papers", session)
    assert not list((session / "papers").rglob("correction*"))
    assert "- **上次会议纪要**：已宣读；19:02通过\n" in (session / "papers/archive/minutes.md").read_text("utf-8")


def test_a_correction_taken_back_is_not_on_it(yishi: Yishi, session: Path) -> None:
    play(yishi, session, *NEXT[:-1], {"do": "correct", "reason": "不改这一处"}, *APPROVED)
    yishi("papers", session)
    assert WRONG in sheet(session)
    assert "表决" not in sheet(session)


def test_corrections_not_approved_yet_say_so(yishi: Yishi, session: Path) -> None:
    play(yishi, session, *NEXT, {"do": "adjourn"})
    yishi("papers", session)
    assert sheet(session).startswith(
        "# 会议纪要更正单\n\n> 下面的更正已经记录，上次会议纪要还没有通过。\n\n## 一、更正的纪要\n"
    )
    assert "- **通过**：还没有通过\n" in sheet(session)


def test_it_is_of_the_meeting_that_corrected_and_of_no_other(yishi: Yishi, corrected: Path) -> None:
    play(yishi, corrected, {"do": "next_meeting"}, {"do": "amend_minutes", "text": "第三次改第二次的"}, *APPROVED)
    yishi("papers", corrected, "-o", corrected / "third")
    third = (corrected / "third/archive/correction.md").read_text("utf-8")
    assert "- **会议**：3号楼议事会（第2次会议）\n\n- **日期**：2026年12月5日\n" in third
    assert WRONG not in third
    assert "- **宣读**：未宣读\n" in third
    yishi("papers", corrected, "--meeting", "1", "-o", corrected / "first")
    assert not (corrected / "first/archive/correction.md").exists()
    yishi("papers", corrected, "--meeting", "2", "-o", corrected / "second")
    assert WRONG in (corrected / "second/archive/correction.md").read_text("utf-8")


def after(yishi: Yishi, session: Path) -> Path:
    """The body's next meeting in a session of its own, which corrects the minutes of this one."""
    folder = Path(yishi("new", "下一场", "--after", session, "--sessions", session.parent).out.strip())
    play(yishi, folder, {"do": "call_to_order"}, *NEXT[1:], *APPROVED)
    return folder


def test_minutes_of_the_session_before_this_one(yishi: Yishi, session: Path) -> None:
    later = after(yishi, session)
    yishi("papers", later)
    last = lines(session)[-1]
    assert "- **会议**：3号楼议事会\n\n- **日期**：2026年11月28日\n" in sheet(later)
    assert f"- **所据记录**：{last['seq']}条，末条校验值为 `{last['hash']}`\n" in sheet(later)
    assert yishi("verify", later, "--against", later / "papers/archive/correction.md").code == 0
    assert yishi("verify", session, "--against", later / "papers/archive/correction.md").code == 1


def test_where_that_session_is_gone_its_day_and_hash_are_known(yishi: Yishi, session: Path) -> None:
    later = after(yishi, session)
    head = lines(session)[-1]["hash"]
    shutil.rmtree(session)
    yishi("papers", later)
    assert "- **会议**：上一场会议\n\n- **日期**：2026年11月28日\n" in sheet(later)
    assert f"- **所据记录**：末条校验值为 `{head}`\n" in sheet(later)


def test_in_english(yishi: Yishi, corrected: Path) -> None:
    yishi("papers", corrected, "--lang", "en")
    text = sheet(corrected)
    assert text.startswith(
        "# Corrections to the minutes\n\n## 1. The minutes corrected\n\n- **Meeting**: 3号楼议事会\n"
    )
    assert "- **Approved**: 2026-12-05 19:04, as corrected above\n" in text
    assert yishi("verify", corrected, "--against", corrected / "papers/archive/correction.md").code == 0


def test_the_template_is_listed_and_can_be_changed(yishi: Yishi, corrected: Path) -> None:
    assert {"correction.zh.md", "correction.en.md"} <= set(yishi("template").out.splitlines())
    copied = Path(yishi("template", "copy", "correction", "--session", corrected).out.strip())
    copied.write_text("# 我们的更正单\n{% for each in sheet.corrections %}\n- {{ each.text }}\n{% endfor %}\n", "utf-8")
    yishi("papers", corrected)
    assert sheet(corrected).startswith(f"# 我们的更正单\n- {WRONG}\n")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh", "- **上次会议纪要**：已宣读；更正：{0}；更正：{1}；19:04通过\n"),
        ("en", "- **Minutes of the last meeting**: read; corrected: {0}; corrected: {1}; approved 19:04\n"),
    ],
)
def test_the_minutes_tell_of_reading_corrections_and_approval(
    yishi: Yishi, corrected: Path, lang: str, line: str
) -> None:
    said = yishi("minutes", corrected, "-o", "-", "--lang", lang).out
    assert line.format(WRONG, "把\\|表决\\|改为 \\*4\\* 比 1 \\<b\\>") in said


def test_nobody_is_named_who_only_took_part(yishi: Yishi, corrected: Path) -> None:
    yishi("papers", corrected)
    assert not {ZHANG, ZHAO} & set(sheet(corrected).split())
    assert WRONG not in "".join(path.read_text("utf-8") for path in (corrected / "papers/posted").glob("notice.[mth]*"))
