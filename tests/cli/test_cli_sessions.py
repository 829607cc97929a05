"""Sessions: finding one by a part of its name, opening it, freezing its rules, and journals that are not as they were."""

from datetime import datetime
from pathlib import Path

import pytest
from typed import MEMBERS, Yishi

from yishi_tui import rulesets, sessions
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.journal import BrokenChain, CannotWrite, Draft, FileJournal
from yishi_tui.proceedings import Proceedings
from yishi_tui.settings import sessions_folder
from yishi_tui.tables import InputError

START = datetime.fromisoformat("2026-11-22T19:00:00+08:00")
OWN = '# 我们商量好的\n[meta]\nid = "ours"\ntitle = "我们的"\nextends = "simplified"\n[speech]\nseconds = 90\n'


def opened(folder: Path, write: bool = True) -> Proceedings:
    return sessions.open_proceedings(folder, ScriptClock(START), write=write)


def acted(folder: Path, *commands: do.Command) -> Proceedings:
    """The session after these acts, each of them in order."""
    proceedings = opened(folder)
    assert [proceedings.submit(command) for command in commands] == [None] * len(commands)
    return proceedings


def test_a_session_is_found_by_its_folder_or_by_a_part_of_its_name(planned: Path, home: Path) -> None:
    root = home / "sessions"
    for name in (str(planned), f"sessions/{planned.name}", planned.name, "自行车", "2026-11"):
        assert sessions.resolve(name, root) == planned


def test_a_whole_name_wins_over_a_part_of_another(yishi: Yishi, home: Path) -> None:
    for _ in range(2):
        yishi("new", "Ａ楼", "--at", "2026-11-22T19:00")
    assert sessions.resolve("2026-11-22-Ａ楼", home / "sessions").name == "2026-11-22-Ａ楼"
    assert sessions.resolve("a楼-2", home / "sessions").name == "2026-11-22-Ａ楼-2"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2026", "“2026”可以是好几场会议，请写全：\n  2026-11-22-乙\n  2026-11-22-甲"),
        ("丙", "没有“丙”这场会议，有的是：\n  2026-11-22-乙\n  2026-11-22-甲"),
        (".", "不是会议文件夹"),
    ],
)
def test_a_name_that_means_none_or_several_is_answered_with_what_there_is(yishi: Yishi, name: str, said: str) -> None:
    for title in ("甲", "乙"):
        yishi("new", title, "--at", "2026-11-22T19:00")
    code, out, err = yishi("status", name)
    assert (code, out) == (2, "")
    assert said in err


def test_the_sessions_folder_is_looked_for_in_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sessions_folder() == Path("sessions")
    (home / "sessions").rmdir()
    assert sessions_folder() == home / "data" / "sessions"
    monkeypatch.setenv("YISHI_SESSIONS", "elsewhere")
    assert sessions_folder() == Path("elsewhere")
    assert sessions_folder(Path("here")) == Path("here")


def test_the_option_names_the_sessions_folder(yishi: Yishi, home: Path) -> None:
    made = yishi("new", "x", "--sessions", "mine", "--at", "2026-11-22T19:00")
    assert made.out.strip() == str(home / "mine" / "2026-11-22-x")
    assert yishi("--sessions", "mine", "status", "x").code == 0


def test_nothing_is_written_before_the_first_act(planned: Path) -> None:
    proceedings = opened(planned)
    assert proceedings.meeting.plan.title == "装自行车棚"
    assert not proceedings.meeting.present
    assert [path.name for path in planned.iterdir()] == ["meeting.toml"]


def test_in_a_script_everybody_is_there(planned: Path) -> None:
    proceedings = sessions.open_proceedings(planned, ScriptClock(START), everybody=True)
    assert proceedings.meeting.present == set(MEMBERS)


def test_the_rules_are_frozen_at_the_call_to_order(planned: Path) -> None:
    (planned / rulesets.FILE).write_text(OWN, "utf-8")
    proceedings = acted(planned, do.Arrive(who=MEMBERS))
    assert (planned / rulesets.FILE).read_text("utf-8") == OWN
    assert proceedings.submit(do.CallToOrder()) is None
    frozen = rulesets.read_file(planned / rulesets.FILE)
    assert frozen.procedure == proceedings.meeting.procedure
    assert (frozen.procedure.meta.id, frozen.procedure.speech.seconds, frozen.parents) == ("ours", 90, ())
    assert proceedings.meeting.plan.rules == "ours"


def test_a_file_that_says_all_of_it_keeps_its_comments(planned: Path) -> None:
    text = "# 我们商量好的\n" + rulesets.dump(rulesets.load("simplified"))
    (planned / rulesets.FILE).write_text(text, "utf-8")
    acted(planned, do.Arrive(who=MEMBERS), do.CallToOrder())
    assert (planned / rulesets.FILE).read_text("utf-8") == text


def test_rules_that_were_lost_come_back_with_the_next_act(planned: Path) -> None:
    acted(planned, do.Arrive(who=MEMBERS), do.CallToOrder())
    (planned / rulesets.FILE).unlink()
    acted(planned, do.Note(by="许慧", text="记一笔"))
    assert rulesets.read_file(planned / rulesets.FILE).procedure == rulesets.load("simplified")


def test_rules_that_cannot_be_written_undo_no_act(planned: Path) -> None:
    proceedings = acted(planned, do.Arrive(who=MEMBERS))
    (planned / rulesets.FILE / "x").mkdir(parents=True)
    assert proceedings.submit(do.CallToOrder()) is None
    assert proceedings.meeting.phase == "in_session"
    assert opened(planned).meeting.phase == "in_session"


def test_once_something_happened_the_plan_is_a_mere_copy(planned: Path) -> None:
    acted(planned, do.Note(by="许慧", text="记一笔"))
    (planned / "meeting.toml").unlink()
    assert opened(planned).meeting.plan.title == "装自行车棚"
    assert sessions.resolve(str(planned), planned.parent) == planned
    assert sessions.times(planned) == (START, START)


def test_a_broken_plan_is_refused_with_its_place(planned: Path) -> None:
    (planned / "meeting.toml").write_text('title = "x"\n[seats]\nhost = "谁"', "utf-8")
    with pytest.raises(InputError, match=r"meeting\.toml:3: seats\.host"):
        opened(planned)


def test_a_torn_act_is_set_aside_and_said(yishi: Yishi, planned: Path) -> None:
    acted(planned, do.Note(by="许慧", text="记一笔"))
    with (planned / "journal.jsonl").open("ab") as file:
        file.write(b'{"at":"2026')
    assert sessions.notices(opened(planned, write=False)) == ()
    (said,) = sessions.notices(opened(planned))
    assert "journal.torn-1" in said
    assert sessions.notices(opened(planned)) == ()


def test_a_journal_that_does_not_chain_is_opened_to_be_read(yishi: Yishi, planned: Path) -> None:
    acted(planned, do.Note(by="许慧", text="记一笔"), do.Note(by="许慧", text="再记一笔"))
    path = planned / "journal.jsonl"
    path.write_text(path.read_text("utf-8").replace("再记一笔", "改记一笔"), "utf-8")
    proceedings = opened(planned)
    (said,) = sessions.notices(proceedings)
    assert "第 3 行" in said
    with pytest.raises(BrokenChain):
        proceedings.submit(do.Note(by="许慧", text="又一笔"))
    assert said in yishi("status", str(planned)).err


def test_a_journal_opened_to_be_read_is_not_written(planned: Path) -> None:
    proceedings = opened(planned, write=False)
    with pytest.raises(CannotWrite):
        proceedings.submit(do.Note(by="许慧", text="记一笔"))
    assert [path.name for path in planned.iterdir()] == ["meeting.toml"]


def test_a_journal_of_a_newer_version_is_refused_in_words(yishi: Yishi, planned: Path) -> None:
    acted(planned, do.Note(by="许慧", text="记一笔"))
    path = planned / "journal.jsonl"
    from_the_future(path)
    code, out, err = yishi("status", str(planned))
    assert (code, out) == (2, "")
    assert f"{path}:3: " in err
    assert "Teleported" in err
    with pytest.raises(InputError, match="Teleported"):
        opened(planned)


def from_the_future(path: Path) -> None:
    """Append a record of an event nobody knows yet."""
    journal = FileJournal.open(path)
    journal.append([Draft(START, "host", "Teleported", {})], journal.count)
