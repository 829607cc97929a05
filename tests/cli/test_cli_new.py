"""`yishi new`: a folder of any title, a plan that can be read, and what is taken over from another session."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed import MEMBERS, Yishi

from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.plan import Item, Member, Plan
from yishi_tui.plans import read_plan
from yishi_tui.sessions import LONGEST_SLUG, create, open_proceedings, slug, times


def test_the_folder_is_all_that_is_printed(yishi: Yishi, home: Path) -> None:
    code, out, err = yishi(
        "new", "装自行车棚", "--at", "2026-11-22T19:00+08:00", "--item", "放哪里", "--item", "谁出钱"
    )
    assert (code, out, err) == (0, f"{home / 'sessions' / '2026-11-22-装自行车棚'}\n", "")
    assert read_plan(Path(out.strip()) / "meeting.toml") == Plan(
        title="装自行车棚",
        starts="2026-11-22T19:00:00+08:00",
        items=(Item(title="放哪里"), Item(title="谁出钱")),
    )


def test_nobody_else_may_read_it(planned: Path) -> None:
    modes = [oct(path.stat().st_mode & 0o777) for path in (planned, planned / "meeting.toml")]
    assert modes == ["0o700", "0o600"] or sys.platform == "win32"


def test_a_folder_that_is_there_is_never_touched(yishi: Yishi, home: Path) -> None:
    there = home / "sessions" / "2026-11-22-a"
    there.mkdir()
    (there / "keep").write_text("x", "utf-8")
    names = [Path(yishi("new", "a", "--at", "2026-11-22T19:00").out.strip()).name for _ in range(2)]
    assert names == ["2026-11-22-a-2", "2026-11-22-a-3"]
    assert [path.name for path in there.iterdir()] == ["keep"]


@pytest.mark.parametrize("title", ["../../etc", "a/b\\c:d", "CON", "车棚. .", "🚲🚲", "-rf", "a" * 1000, "『』", "..."])
def test_any_title_gives_a_folder_within_the_sessions(yishi: Yishi, home: Path, title: str) -> None:
    code, out, _ = yishi("new", "--at", "2026-11-22T19:00", "--", title)
    folder = Path(out.strip())
    assert code == 0
    assert folder.parent == home / "sessions"
    assert read_plan(folder / "meeting.toml").title == title


@given(st.text())
def test_a_slug_is_a_name_on_every_system(title: str) -> None:
    name = slug(title)
    assert all(char.isalnum() or char == "-" for char in name)
    assert 0 < len(name) <= LONGEST_SLUG
    assert name.strip("-") == name


@pytest.mark.parametrize("title", ["", "   ", "\u200b"])
def test_a_title_that_nobody_can_see_is_refused(yishi: Yishi, home: Path, title: str) -> None:
    code, out, err = yishi("new", title)
    assert (code, out) == (2, "")
    assert "title" in err
    assert not any((home / "sessions").iterdir())


def test_a_title_that_is_too_long_is_refused(yishi: Yishi) -> None:
    code, _, err = yishi("new", "长" * 1001)
    assert code == 2
    assert "1001" in err


def test_the_roll_is_read_and_what_is_not_used_is_said(yishi: Yishi, planned: Path, roll: Path) -> None:
    plan = read_plan(planned / "meeting.toml")
    assert [member.name for member in plan.members] == list(MEMBERS)
    assert plan.members[1].unit == "3-101"
    assert "电话" in yishi("new", "x", "--roll", str(roll)).err


def test_a_host_from_outside_is_listed_without_a_vote(yishi: Yishi, roll: Path) -> None:
    code, out, err = yishi("new", "x", "--roll", str(roll), "--host", "街道小李")
    plan = read_plan(Path(out.strip()) / "meeting.toml")
    assert (code, plan.seats.host) == (0, "街道小李")
    assert plan.members[-1] == Member(name="街道小李", votes=False)
    assert "街道小李" in err


def test_without_a_roll_the_people_at_the_table_begin_it(yishi: Yishi) -> None:
    made = yishi("new", "x", "--host", "许慧", "--recorder", "罗晓红", "--timekeeper", "许慧")
    plan = read_plan(Path(made.out.strip()) / "meeting.toml")
    assert plan.members == (Member(name="许慧"), Member(name="罗晓红"))
    assert made.err == ""


ROLLS = {
    "没有表头": ("张三,3-101\n", 1),
    "没有姓名": ("姓名,房号\n张三,3-101\n,3-102\n", 3),
    "面积不是数": ("姓名,面积\n张三,很大\n", 2),
    "表决权": ("姓名,表决\n张三,也许\n", 2),
}


@pytest.mark.parametrize("name", ROLLS)
def test_a_roll_that_cannot_be_read_is_refused_with_its_line(yishi: Yishi, home: Path, name: str) -> None:
    text, line = ROLLS[name]
    (home / "r.csv").write_text(text, "utf-8")
    code, out, err = yishi("new", "x", "--roll", "r.csv")
    assert (code, out) == (2, "")
    assert f"r.csv:{line}: " in err


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_roll_may_have_areas_groups_votes_and_other_delimiters(yishi: Yishi, home: Path, delimiter: str) -> None:
    rows = [
        ("Name", "面积", "组", "表决"),
        ("张三", "88.50㎡", "低层 1层", ""),
        ("李四", "90", "", "否"),
        ("", "", "", ""),
    ]
    (home / "r.csv").write_text("\n".join(delimiter.join(row) for row in rows), "utf-8-sig")
    plan = read_plan(Path(yishi("new", "x", "--roll", "r.csv").out.strip()) / "meeting.toml")
    assert plan.members == (
        Member(name="张三", area="88.50", groups=("低层", "1层")),
        Member(name="李四", area="90", votes=False),
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--roll", "r.xlsx"], "r.xlsx"),
        (["--roll", "nobody.csv"], "nobody.csv"),
        (["--rules", "simplfied"], "是不是“simplified”？"),
        (["--at", "今晚"], "--at：应为一个时间"),
        (["--after", "nothing"], "sessions 里还没有会议"),
        (["--item", " "], "items[0].title"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_made(
    yishi: Yishi, home: Path, args: list[str], said: str
) -> None:
    code, out, err = yishi("new", "x", *args)
    assert (code, out) == (2, "")
    assert said in err
    assert not any((home / "sessions").iterdir())


def test_a_time_without_an_offset_is_this_machines(yishi: Yishi) -> None:
    folder = Path(yishi("new", "x", "--at", "2026-11-22T19:00").out.strip())
    starts, last = times(folder)
    assert starts is not None
    assert last is None
    assert starts.astimezone().isoformat().startswith("2026-11-22T19:00")


def test_what_a_meeting_leaves_is_taken_over(yishi: Yishi, planned: Path, home: Path) -> None:
    starts, _ = times(planned)
    assert starts is not None
    proceedings = open_proceedings(planned, ScriptClock(starts))
    acts = [
        do.Arrive(who=MEMBERS),
        do.Admit(who="新邻居", as_="member"),
        do.CallToOrder(),
        do.Move(by="张建国", kind="main", text="车棚放在东门"),
        do.Second(by="孙丽萍"),
        do.State(),
        do.Adjourn(),
    ]
    assert [proceedings.submit(act) for act in acts] == [None] * len(acts)
    folder = Path(yishi("new", "再议车棚", "--after", "装自行车棚", "--item", "别的").out.strip())
    plan = read_plan(folder / "meeting.toml")
    assert plan.continues == json.loads((planned / "journal.jsonl").read_text("utf-8").splitlines()[-1])["hash"]
    assert [member.name for member in plan.members] == [*MEMBERS, "新邻居"]
    assert plan.seats.host == "许慧"
    assert [(item.title, item.motion, item.proposer) for item in plan.items] == [
        ("车棚放在东门", "车棚放在东门", "张建国"),
        ("别的", "", ""),
    ]


def test_rules_that_only_the_session_before_had_go_along(yishi: Yishi, planned: Path) -> None:
    (planned / "rules.toml").write_text('[meta]\nid = "ours"\ntitle = "我们的"\nextends = "simplified"', "utf-8")
    folder = Path(yishi("new", "x", "--after", str(planned)).out.strip())
    assert "extends" not in (folder / "rules.toml").read_text("utf-8")
    assert read_plan(folder / "meeting.toml").rules == "ours"
    assert not (
        Path(yishi("new", "y", "--after", str(planned), "--rules", "simplified").out.strip()) / "rules.toml"
    ).exists()


def test_a_plan_that_cannot_be_written_leaves_no_folder(home: Path) -> None:
    (home / "file").write_text("", "utf-8")
    with pytest.raises(OSError, match="file"):
        create(home / "file", date(2026, 11, 22), "x", "")
