"""Rules as they are used: a broken file runs nothing, and figures nobody checked are said to be so every time."""

import json
from pathlib import Path

import pytest
from typed import Yishi

PLAN = {"do": "plan", "title": "会", "members": ["甲", "乙", "丙", "丁", "戊"], "host": "甲"}
VOTE = (
    {"do": "put", "by": "乙", "kind": "main", "text": "楼前种月季", "second": "丙"},
    {"do": "vote", "yes": 2, "no": 0, "abstain": 1},
    {"do": "adjourn"},
)
BROKEN = """[meta]
id = "mine"
title = "我们的规则"
extends = "ronr"
[speech]
seconds = 0
[vote]
ask = ["yes"]
[threshold.mine]
tests = [{ op = ">", threshold = "66%" }]
"""


def script(home: Path, *lines: object) -> str:
    path = home / "script.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    return str(path)


def test_every_mistake_of_a_file_is_told_with_its_line_and_nothing_runs(yishi: Yishi, home: Path) -> None:
    (home / "mine.toml").write_text(BROKEN, "utf-8")
    for args in (("rules", "check"), ("rules", "show"), ("play", script(home, PLAN), "--rules")):
        code, out, err = yishi(*args, "mine.toml")
        assert (code, out) == (2, "")
        told = [line.partition("：")[0] for line in err.splitlines()]
        assert told == [
            "mine.toml:10: threshold.mine.tests[0].threshold",
            "mine.toml:6: speech.seconds",
            "mine.toml:8: vote.ask",
        ]


@pytest.mark.parametrize("name", ["residents", "villagers"])
def test_unverified_figures_are_said_at_every_use(yishi: Yishi, home: Path, name: str) -> None:
    words = ("未核对现行法律", "2026-01-01")
    roll = home / "roll.csv"
    roll.write_text("姓名\n甲\n乙\n丙\n", "utf-8")
    for args in (
        ("rules", "show", name),
        ("rules", "check", name),
        ("count", "--rules", name, "--threshold", "majority", "--yes", "2", "--no", "0", "--present", "3"),
        ("play", script(home, PLAN, *VOTE), "--rules", name),
        ("new", "会", "--rules", name, "--roll", str(roll), "--host", "甲"),
    ):
        code, out, err = yishi(*args)
        assert code == 0
        assert all(word in err for word in words), args
    session = out.strip()
    assert yishi("play", script(home, {"do": "call_to_order"}, *VOTE), "--session", session).code == 0
    for args in (("status", session), ("log", session), ("minutes", session, "-o", "-")):
        assert all(word in yishi(*args).err for word in words), args
    assert all(word in yishi("minutes", session, "-o", "-").out for word in words)
    assert all(word in yishi("rules", "show", name).out for word in words)


@pytest.mark.parametrize("name", ["residents", "villagers"])
def test_the_announcement_says_so_too(yishi: Yishi, home: Path, name: str) -> None:
    """Two for, none against, one abstains, five there: of those present that is not more than half."""
    lines = yishi("play", script(home, PLAN, *VOTE), "--rules", name, "--json").out.splitlines()
    result = json.loads(lines[2])["state"]["last_result"]
    assert (result["verdict"], result["arithmetic"]) == ("lost", ["2 > 5 × 1/2 = 2.5 ✗"])
    assert "2026-01-01" in result["caution"]


def test_seats_that_the_rules_ask_for_and_nobody_has_are_told(yishi: Yishi, planned: Path) -> None:
    assert "规则要有记录员、计时员，还没有安排" in yishi("status", str(planned)).out


def test_others_say_nothing(yishi: Yishi, home: Path) -> None:
    code, out, err = yishi("play", script(home, PLAN, *VOTE), "--json")
    assert (code, err) == (0, "")
    assert json.loads(out.splitlines()[2])["state"]["last_result"]["caution"] == ""


@pytest.mark.usefixtures("english")
def test_in_english(yishi: Yishi) -> None:
    code, out, err = yishi("rules", "show", "residents", "--lang", "en")
    assert code == 0
    assert "unverified" in err
    assert "revised since 2026-01-01" in out
