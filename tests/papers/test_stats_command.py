"""`yishi stats`, as it is typed, and the tables that a spreadsheet opens."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.minutes.evening import LI, PLAN, WANG, ZHANG
from tests.papers.played import Yishi, play
from yishi_tui.domain.plan import Item
from yishi_tui.papers.statistics import percent
from yishi_tui.plans import dump_plan
from yishi_tui.sheets import BOM, sheet


def test_bars(yishi: Yishi, session: Path) -> None:
    ran = yishi("stats", "议事会")
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[0] == "3号楼议事会 2026-11-28"
    assert "实到 ████████████████████████ 7/7 达到法定人数" in lines
    assert "张建国 ██████████████████ 1:30 75% 发言次数 1" in lines
    assert "秩序问题 提出 1、成立 1、申诉 0、推翻裁定 0" in lines


def test_all_sessions_and_their_sum(yishi: Yishi, session: Path) -> None:
    other = session.with_name("2026-12-05-另一场")
    other.mkdir()
    (other / "meeting.toml").write_text(dump_plan(replace(PLAN, title="另一场")), encoding="utf-8")
    play(yishi, other, {"do": "call_to_order"}, {"do": "adjourn"})
    told = json.loads(yishi("stats", "--json").out)
    assert [meeting["title"] for meeting in told["meetings"]] == ["3号楼议事会", "另一场"]
    assert told["total"]["meetings"] == 2
    assert told["total"]["people"][0] == {"name": ZHANG, "turns": 1, "ms": 90_000}
    assert "合计（2）" in yishi("stats").out


def test_people_are_left_out_by_name(yishi: Yishi, session: Path) -> None:
    for how in ("--json", "--csv", "--lang=zh"):
        assert ZHANG in yishi("stats", session, how).out
        without = yishi("stats", session, how, "--without", ZHANG).out
        assert ZHANG not in without
        assert LI in without
        nobody = yishi("stats", session, how, "--no-people").out
        assert ZHANG not in nobody
        assert LI not in nobody
    assert yishi("stats", session, "--without", WANG).code == 0  # she said nothing
    ran = yishi("stats", session, "--without", "张建帼")
    assert (ran.code, ran.out) == (2, "")
    assert "没有“张建帼”，是不是“张建国”？" in ran.err


def test_the_table_opens_in_a_spreadsheet(yishi: Yishi, session: Path) -> None:
    ran = yishi("stats", session, "--csv")
    assert ran.out.startswith(BOM)
    heading, *rows = csv.reader(ran.out.removeprefix(BOM).splitlines())
    assert heading == ["会议", "第几次", "日期", "类别", "名称", "项目", "数值", "单位"]
    assert ["3号楼议事会", "1", "2026-11-28", "个人发言", ZHANG, "发言用时", "90", "秒"] in rows
    assert ["3号楼议事会", "1", "2026-11-28", "各方发言", "赞成", "发言次数", "1", "次"] in rows
    assert {len(row) for row in rows} == {8}


def test_in_english(yishi: Yishi, session: Path) -> None:
    assert "quorum met" in yishi("stats", session, "--lang", "en").out
    assert "speaking, by person" in yishi("stats", session, "--csv", "--lang", "en").out


def test_nothing_held_yet(yishi: Yishi, planned: Path) -> None:
    assert yishi("stats").err == "还没有开过的会议。\n"
    assert json.loads(yishi("stats", "--json").out)["meetings"] == []


def test_one_format_at_a_time(yishi: Yishi, session: Path) -> None:
    assert yishi("stats", session, "--json", "--csv").code == 2


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1", " =1"])
def test_no_cell_is_a_formula(text: str) -> None:
    _, row = csv.reader(sheet(["a", "b"], [[text, 7]]).removeprefix(BOM).splitlines())
    assert row[0].startswith("'")
    assert row[0].strip("'").strip() in text.strip()
    assert row[1] == "7"


def test_names_with_commas_quotes_and_line_breaks_stay_in_their_cell() -> None:
    rows = list(csv.reader(sheet(["a"], [['甲,"乙"\n丙']]).removeprefix(BOM).splitlines()))
    assert rows == [["a"], ['甲,"乙" 丙']]


def test_percentages_are_rounded_for_the_eye() -> None:
    assert [percent(1, 3), percent(2, 3), percent(1, 2), percent(1, 200), percent(0, 0)] == [33, 67, 50, 1, 0]


@pytest.mark.parametrize("command", [["stats"], ["papers"], ["template"]])
def test_no_screen_is_loaded(session: Path, command: list[str]) -> None:
    code = "import sys; from yishi_tui.cli.run import run; run(sys.argv[1:]); sys.exit('textual' in sys.modules)"
    args = [*command, *([] if command == ["template"] else [str(session)])]
    ran = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()


def test_the_sum_has_attendance_quorum_and_the_time_of_items(yishi: Yishi, session: Path) -> None:
    other = session.with_name("2026-12-05-另一场")
    other.mkdir()
    items = (Item(title="花", minutes=5),)
    (other / "meeting.toml").write_text(dump_plan(replace(PLAN, title="另一场", items=items)), encoding="utf-8")
    opened = ({"do": "call_to_order"}, {"do": "open_item", "item": 1}, {"do": "tick", "seconds": 90})
    play(yishi, other, *opened, {"do": "adjourn"})
    told = json.loads(yishi("stats", "--json").out)
    total, meetings = told["total"], told["meetings"]
    for field in ("expected", "present"):
        assert total[field] == sum(meeting[field] for meeting in meetings)
    assert (total["with_quorum"], total["meetings"]) == (2, 2)
    assert total["planned_ms"] == sum(item["planned_ms"] for meeting in meetings for item in meeting["items"])
    assert total["spent_ms"] == sum(item["spent_ms"] for meeting in meetings for item in meeting["items"]) >= 90_000
    after = [" ".join(line.split()) for line in yishi("stats").out.partition("合计（2）")[2].splitlines()]
    assert any(line.startswith("实到") and line.endswith("14/14 2/2 场达到法定人数") for line in after)
    assert "together (2)" in yishi("--lang", "en", "stats").out


def test_where_no_quorum_is_asked_for_none_was_reached(yishi: Yishi, planned: Path) -> None:
    (planned / "meeting.toml").write_text(dump_plan(replace(PLAN, rules="nantang")), encoding="utf-8")
    play(yishi, planned, {"do": "call_to_order"}, {"do": "adjourn"})
    out = yishi("stats").out
    assert "不设法定人数" in out
    assert "达到法定人数" not in out
