"""`meeting.toml`: read with every mistake named, written, and people of one name told apart."""

import string
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain.plan import Guest, Item, Member, Plan, Seats
from yishi_tui.plans import dump_plan, parse_plan, read_plan
from yishi_tui.resources import shipped
from yishi_tui.tables import InputError, Problem

SAMPLE = shipped("sessions") / "sample" / "meeting.toml"


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        parse_plan(text)
    return caught.value.problems


def places(text: str) -> list[str]:
    return [problem.where for problem in problems(text)]


def test_the_sample_is_read_and_comes_back_the_same_when_written() -> None:
    plan = read_plan(SAMPLE)
    assert (plan.seats.host, len(plan.members), plan.members[0].unit) == ("许慧", 28, "3-101")
    assert parse_plan(dump_plan(plan)) == plan


def test_times_keep_their_offset() -> None:
    plan = parse_plan('title = "会"\nstarts = 2026-11-22T19:00:00+08:00\nends = 2026-11-22T12:30:00Z')
    assert plan.starts == "2026-11-22T19:00:00+08:00"
    assert datetime.fromisoformat(plan.ends) > datetime.fromisoformat(plan.starts)


def test_only_the_title_is_required() -> None:
    assert parse_plan('title = "会"') == Plan(title="会")
    assert places("") == ["title"]


EVERY_MISTAKE = """
title = " "
plaec = "睦邻会客厅"
starts = 2026-11-22T19:00:00
rules = "../mine"

[seats]
host = "王芳"

[[members]]
name = "王芳芳"
votes = "no"
area = "88,5"

[[members]]
name = "李强"
unti = "3-101"

[[items]]
title = "车棚"
kind = "要紧"
minutes = -5
"""


def test_every_mistake_is_named_with_its_place_and_line() -> None:
    found = {problem.where: problem for problem in problems(EVERY_MISTAKE)}
    assert set(found) == {
        "title",
        "plaec",
        "starts",
        "rules",
        "seats.host",
        "members[0].votes",
        "members[0].area",
        "members[1].unti",
        "items[0].kind",
        "items[0].minutes",
    }
    assert (found["plaec"].line, found["members[1].unti"].line) == (3, 17)
    assert "place" in found["plaec"].what
    assert "unit" in found["members[1].unti"].what
    assert "王芳芳" in found["seats.host"].what
    assert "“no”" in found["members[0].votes"].what
    assert "常规 紧急 重要" in found["items[0].kind"].what


def test_a_problem_is_one_line_with_file_and_place() -> None:
    (problem,) = problems('title = "会"\nplaec = "x"')
    assert str(problem) == "meeting.toml:2: plaec：没有这一项，是不是“place”？"


def test_what_is_no_toml_is_told_with_its_line() -> None:
    (problem,) = problems('title = "会"\nstarts = tomorrow\n')
    assert (problem.file, problem.line) == ("meeting.toml", 2)


@pytest.mark.parametrize(
    "starts", ["2026-11-22", "2026-11-22T19:00:00", '"2026-11-22T19:00:00+08:00"', "19:00:00", "7"]
)
def test_a_start_that_is_no_moment_is_refused(starts: str) -> None:
    assert places(f'title = "会"\nstarts = {starts}') == ["starts"]


def test_a_meeting_does_not_end_before_it_starts() -> None:
    assert places('title="会"\nstarts=2026-11-22T19:00:00+08:00\nends=2026-11-22T10:00:00Z') == ["ends"]


def test_people_of_one_name_are_told_apart_by_unit_or_role_and_keep_their_address() -> None:
    plan = parse_plan("""
title = "会"
[seats]
host = "王芳（3-102）"
[[members]]
name = "王芳"
unit = "3-101"
[[members]]
name = "王芳"
unit = "3-102"
call = "小王"
[[members]]
name = "李强"
unit = "3-103"
[[guests]]
name = "王芳"
role = "律师"
""")
    assert [(one.name, one.call) for one in plan.members] == [
        ("王芳（3-101）", "王芳"),
        ("王芳（3-102）", "小王"),
        ("李强", ""),
    ]
    assert plan.guests == (Guest(name="王芳（律师）", role="律师"),)
    assert parse_plan(dump_plan(plan)) == plan


@pytest.mark.parametrize("units", [("", ""), ("3-101", "3-101"), ("3-101", "")])
def test_people_of_one_name_without_a_distinguishing_unit_are_refused(units: tuple[str, str]) -> None:
    text = 'title = "会"\n' + "".join(f'[[members]]\nname = "王芳"\nunit = "{unit}"\n' for unit in units)
    where = [f"members[{place}].name" for place, unit in enumerate(units) if not unit or units.count(unit) > 1]
    assert places(text) == where


def test_a_seat_for_one_of_two_people_of_that_name_names_them_both() -> None:
    text = 'title="会"\n[seats]\nhost="王芳"\n' + "".join(f'[[members]]\nname="王芳"\nunit="{n}"\n' for n in "12")
    (problem,) = problems(text)
    assert problem.where == "seats.host"
    assert "王芳（1） 王芳（2）" in problem.what


def test_a_name_that_is_already_told_apart_is_not_given_twice() -> None:
    members = [("王芳", "1"), ("王芳", "2"), ("王芳（1）", "")]
    text = 'title="会"\n' + "".join(f'[[members]]\nname="{name}"\nunit="{unit}"\n' for name, unit in members)
    assert places(text) == ["members[2].name"]


def test_text_is_cleaned_like_everything_that_people_type() -> None:
    plan = parse_plan('title = "加装\\u202e电梯\\u001b[31m"\n[[items]]\ntitle = " 车 \\t 棚 "\nbrief = "一\\n二"')
    assert plan.title == "加装电梯[31m"
    assert plan.items == (Item(title="车 棚", brief="一\n二"),)


def test_what_is_too_long_is_refused_with_both_figures() -> None:
    (problem,) = problems(f'title = "{"长" * 1001}"')
    assert problem.where == "title"
    assert "1001" in problem.what
    assert "1000" in problem.what


def test_a_file_in_another_encoding_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_bytes('title = "会议"'.encode("gb18030"))
    with pytest.raises(InputError, match="UTF-8"):
        read_plan(path)
    path.write_bytes(b"\xef\xbb\xbf" + 'title = "会议"'.encode())
    assert read_plan(path).title == "会议"


WORDS = st.text(string.ascii_letters + "王芳李强 （）\"'\\#=[]\n", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)


@given(
    st.lists(st.builds(Member, name=WORDS, unit=WORDS, votes=st.booleans()), max_size=4),
    st.lists(st.builds(Item, title=WORDS, motion=WORDS), max_size=3),
    WORDS,
)
def test_every_plan_that_is_written_reads_the_same(members: list[Member], items: list[Item], title: str) -> None:
    plan = Plan(title=title, members=tuple(members), items=tuple(items), seats=Seats(recorder="x"))
    try:
        read = parse_plan(dump_plan(plan))
    except InputError:
        names = [member.name for member in members]
        assert not title or "" in names or len(set(names)) < len(names) or not all(item.title for item in items)
    else:
        assert parse_plan(dump_plan(read)) == read
        assert (read.title, read.items) == (title, tuple(items))
