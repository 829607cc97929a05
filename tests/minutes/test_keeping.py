"""The minutes beside the journal: made anew as the meeting goes on, but never over what somebody wrote."""

from datetime import datetime
from pathlib import Path

import pytest

from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.plan import Member, Plan, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.issues.shelf import Put
from yishi_tui.journal import MemoryJournal
from yishi_tui.minutes.keeping import keep
from yishi_tui.phrases import Lang
from yishi_tui.proceedings import Proceedings

START = datetime.fromisoformat("2026-11-28T19:00:00+08:00")
NAMES = ("许慧", "甲", "乙", "丙", "丁")


@pytest.fixture
def over(simplified: Procedure) -> Proceedings:
    """A meeting that has been adjourned."""
    plan = Plan(title="会", seats=Seats(host="许慧"), members=tuple(Member(name=name) for name in NAMES))
    opening = ev.MeetingPlanned(plan=plan, rules=simplified, present=NAMES)
    meeting = Proceedings(MemoryJournal(), ScriptClock(START), opening)
    assert meeting.submit(do.CallToOrder(), do.Note(by="甲", text="路灯不亮"), do.Adjourn()) is None
    return meeting


def kept(folder: Path, meeting: Proceedings, lang: Lang = "zh") -> Put:
    return keep(folder, meeting.journal, meeting.meeting.history, lang)


def test_written_with_the_hash_of_the_last_record(tmp_path: Path, over: Proceedings) -> None:
    assert kept(tmp_path, over) == Put("minutes.md", tmp_path / "minutes.md", "new", 1)
    assert over.journal.head in (tmp_path / "minutes.md").read_text("utf-8")


def test_made_anew_when_more_happened(tmp_path: Path, over: Proceedings) -> None:
    kept(tmp_path, over, "en")
    assert over.submit(do.Note(by="甲", text="明天去修")) is None
    assert kept(tmp_path, over).aside == tmp_path / "minutes.1.md"
    assert over.journal.head in (tmp_path / "minutes.md").read_text("utf-8")


@pytest.mark.parametrize("change", ["", "我自己写的", "hash"])
def test_what_somebody_changed_stays(tmp_path: Path, over: Proceedings, change: str) -> None:
    kept(tmp_path, over)
    path = tmp_path / "minutes.md"
    changed = path.read_text("utf-8").replace("路灯", "马路") if change == "hash" else change
    path.write_text(changed, encoding="utf-8")
    assert over.submit(do.Note(by="甲", text="明天去修")) is None
    assert kept(tmp_path, over).path == tmp_path / "minutes.2.md"
    assert over.journal.head in (tmp_path / "minutes.2.md").read_text("utf-8")
    assert path.read_text("utf-8") == changed
