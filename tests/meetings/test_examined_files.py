"""Black-box: what the commands leave on the disk and say, against the page that describes them."""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.meetings.desk import PLAN, Desk, Said

OPEN = {"do": "call_to_order"}
BENCH = {"do": "put", "by": "Ann", "kind": "main", "text": "Buy a bench", "second": "Bob"}
DOOR = {"do": "put", "by": "Ann", "kind": "main", "text": "Paint the door", "second": "Bob"}
VOTE = {"do": "vote", "yes": 3, "no": 0}


def outputs(said: Said) -> list[dict[str, Any]]:
    """The lines on stdout, every one of which must be JSON."""
    return [json.loads(line) for line in said[1].splitlines()]


def canonical(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_the_chain_as_the_page_describes_it(desk: Desk) -> None:
    assert desk.play(OPEN, BENCH, VOTE)[0] == 0
    previous = "0" * 64
    lines = desk.journal.read_bytes().split(b"\n")
    assert lines.pop() == b""
    for number, line in enumerate(lines, 1):
        record = json.loads(line)
        assert line.decode() == canonical(record)
        assert record["seq"] == number
        assert {"at", "by", "data", "event", "hash", "seq"} <= record.keys()
        told = record.pop("hash")
        assert told == hashlib.sha256((previous + canonical(record)).encode()).hexdigest()
        previous = told
    code, out, _ = desk.run("verify", str(desk.session), "--json")
    assert (code, json.loads(out)) == (0, {"ok": True, "records": len(lines), "head": previous, "problems": []})


def test_the_first_record_carries_plan_and_rules(desk: Desk) -> None:
    desk.play(OPEN, BENCH)
    first = json.loads(desk.journal.read_bytes().split(b"\n")[0])
    assert first["data"]["plan"]["title"] == "Examined"
    (desk.session / "meeting.toml").write_text(PLAN.replace("Examined", "Another"), encoding="utf-8")
    (desk.session / "rules.toml").unlink()
    code, out, _ = desk.run("status", str(desk.session), "--json")
    assert (code, json.loads(out)["pending"]) == (0, ["main"])


def test_the_rules_are_frozen_whole(desk: Desk) -> None:
    assert not (desk.session / "rules.toml").exists()
    desk.play(OPEN)
    frozen = tomllib.loads((desk.session / "rules.toml").read_text(encoding="utf-8"))
    assert "extends" not in frozen["meta"]
    assert frozen["kinds"]["main"]


def test_a_refusal_leaves_the_journal_as_it_is(desk: Desk) -> None:
    desk.play(OPEN, BENCH)
    before = desk.journal.read_bytes()
    code, out, _ = desk.play(DOOR, {"do": "call_to_order"}, {"do": "resume"})
    assert code == 0
    assert [json.loads(line)["ok"] for line in out.splitlines()] == [False, False, False]
    assert desk.journal.read_bytes() == before


def test_strict_stops_at_a_refusal(desk: Desk) -> None:
    said = desk.play(OPEN, BENCH, DOOR, VOTE, strict=True)
    assert said[0] == 1
    assert [line["ok"] for line in outputs(said)] == [True, True, False]


def test_an_input_error_runs_nothing(desk: Desk) -> None:
    code, out, err = desk.play(OPEN, "", BENCH, {"do": "vote", "yes": 3})
    assert (code, out) == (2, "")
    assert "script.jsonl:4" in err
    assert "no" in err
    assert not desk.journal.exists()


def test_a_plan_line_with_a_session_is_an_input_error(desk: Desk) -> None:
    plan = {"do": "plan", "title": "x", "members": ["A"], "host": "A"}
    code, out, err = desk.play(plan)
    assert (code, out) == (2, "")
    assert "script.jsonl:1" in err


def test_without_a_session_nothing_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.folder)
    before = sorted(desk.folder.rglob("*"))
    plan = {"do": "plan", "title": "x", "members": ["Ann", "Bob", "Host"], "host": "Host"}
    assert desk.play(plan, BENCH, session=False)[0] == 0
    assert sorted(desk.folder.rglob("*")) in (before, sorted([*before, desk.folder / "script.jsonl"]))


def test_the_clock_goes_on_from_the_last_record(desk: Desk) -> None:
    desk.play(OPEN, {"do": "tick", "seconds": 600}, BENCH)
    desk.play({"do": "tick", "seconds": 60}, VOTE)
    moments = [json.loads(line)["at"] for line in desk.journal.read_text(encoding="utf-8").splitlines()]
    assert moments[0] == "2026-11-22T19:00:00.000+08:00"
    assert moments[-1] == "2026-11-22T19:11:00.000+08:00"
    assert moments == sorted(moments)


def test_a_torn_line_is_a_problem_until_it_is_set_aside(desk: Desk) -> None:
    desk.play(OPEN, BENCH)
    whole = desk.journal.read_bytes()
    desk.journal.write_bytes(whole + b'{"at":"2026-11-22T19:0')
    code, out, _ = desk.run("verify", str(desk.session), "--json")
    found = json.loads(out)
    assert (code, found["ok"], found["problems"][0]["line"]) == (1, False, whole.count(b"\n") + 1)
    assert desk.journal.read_bytes() != whole, "verify reads only"
    code, _, err = desk.play(VOTE)
    assert code == 0
    assert "torn" in err
    assert (desk.session / "journal.torn-1").read_bytes() == b'{"at":"2026-11-22T19:0'
    assert desk.journal.read_bytes().startswith(whole)
    assert desk.run("verify", str(desk.session))[0] == 0


def test_a_broken_chain_stops_writing_and_is_still_read(desk: Desk) -> None:
    desk.play(OPEN, BENCH, VOTE)
    lines = desk.journal.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"bench", b"couch")
    desk.journal.write_bytes(b"\n".join(lines))
    broken = desk.journal.read_bytes()
    code, out, _ = desk.run("verify", str(desk.session), "--json")
    assert (code, json.loads(out)["problems"][0]["line"]) == (1, 3)
    assert desk.play(DOOR)[0] != 0
    assert desk.journal.read_bytes() == broken
    assert desk.run("log", str(desk.session))[0] in (0, 1)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (('title = "Examined"', ""), "title"),
        (('host = "Host"', 'host = "Nobody"'), "Nobody"),
        (('title = "Examined"', 'title = "Examined"\ncolour = "red"'), "colour"),
        (('name = "Bob"', 'name = "Ann"'), "Ann"),
        (('name = "Bob"', 'name = "Bob"\nage = 5'), "age"),
        (("starts = 2026-11-22T19:00:00+08:00", "starts = 2026-11-22T19:00:00"), "starts"),
        (("starts = 2026-11-22T19:00:00+08:00", 'starts = "tonight"'), "starts"),
        (('rules = "simplified"', 'rules = "jungle"'), "jungle"),
        (('title = "Bench"', 'title = "Bench"\nkind = "无聊"'), "kind"),
    ],
)
def test_a_plan_that_is_wrong_is_refused_with_the_place(desk: Desk, change: tuple[str, str], named: str) -> None:
    desk.plan(PLAN.replace(*change, 1))
    code, out, err = desk.play(OPEN)
    assert (code, out) == (2, "")
    assert named in err
    assert "meeting.toml" in err
    assert not desk.journal.exists()


def test_two_of_one_name_with_units_are_two(desk: Desk) -> None:
    desk.plan(
        PLAN.replace('name = "Bob"', 'name = "Ann"\nunit = "2"').replace(
            'name = "Ann"\n', 'name = "Ann"\nunit = "1"\n', 1
        )
    )
    assert desk.play(OPEN)[0] == 0


def test_all_are_present_in_a_script(desk: Desk) -> None:
    lines = outputs(desk.play(OPEN))
    assert lines[0]["state"]["quorum"] == {"present": 4, "needed": 3, "met": True}


def test_separators_are_escaped_in_what_is_printed(desk: Desk) -> None:
    _, out, _ = desk.play(OPEN, {"do": "note", "by": "Ann", "text": "x"}, {**BENCH, "text": "a\u2028b\u2029c\x1bd"})
    assert not set("\u2028\u2029\x1b") & set(out)
    assert len(out.splitlines()) == 3


def test_minutes_go_where_they_are_told(desk: Desk) -> None:
    desk.play(OPEN, BENCH, VOTE, {"do": "adjourn"})
    code, out, _ = desk.run("minutes", str(desk.session), "-o", "-")
    assert code == 0
    assert "Buy a bench" in out
    desk.run("minutes", str(desk.session))
    assert (desk.session / "minutes.md").read_text(encoding="utf-8").strip() == out.strip()
    other = desk.folder / "other.md"
    assert desk.run("minutes", str(desk.session), "-o", str(other), "--meeting", "1")[0] == 0
    assert "Buy a bench" in other.read_text(encoding="utf-8")
    assert desk.run("minutes", str(desk.session), "-o", "-", "--meeting", "2")[0] == 2


def test_status_and_log_as_json(desk: Desk) -> None:
    last = outputs(desk.play(OPEN, BENCH))[-1]["state"]
    code, out, _ = desk.run("status", str(desk.session), "--json")
    assert (code, len(out.splitlines()), json.loads(out)) == (0, 1, last)
    code, out, _ = desk.run("log", str(desk.session), "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert [each["seq"] for each in told] == list(range(1, len(told) + 1))


def test_a_session_is_named_by_a_part_of_its_name(desk: Desk) -> None:
    desk.play(OPEN)
    assert desk.run("status", "even", "--json")[0] == 0
    assert desk.run("status", "morning", "--json")[0] == 2


def test_new_never_touches_a_folder_and_says_only_where(desk: Desk) -> None:
    roll = desk.folder / "roll.csv"
    roll.write_text("name\nAnn\nBob\nHost\n", encoding="utf-8")
    args = ("new", "会/..\\:*?", "--roll", str(roll), "--host", "Host", "--at", "2026-11-22T19:00:00+08:00")
    code, out, _ = desk.run(*args)
    first = Path(out.strip())
    assert (code, out.count("\n"), first.parent) == (0, 1, desk.folder.resolve())
    before = (first / "meeting.toml").read_bytes()
    second = Path(desk.run(*args)[1].strip())
    assert second != first
    assert (first / "meeting.toml").read_bytes() == before
    assert tomllib.loads(before.decode())["title"] == "会/..\\:*?"


def test_after_takes_over_what_was_left(desk: Desk) -> None:
    desk.play(OPEN, BENCH, {"do": "adjourn"})
    made = desk.run("new", "Next", "--after", str(desk.session), "--at", "2026-11-29T19:00:00+08:00")
    assert made[0] == 0, made[2]
    desk.session = Path(made[1].strip())
    lines = outputs(desk.play(OPEN))
    assert lines[-1]["ok"]
    assert lines[-1]["state"]["quorum"] == {"present": 4, "needed": 3, "met": True}
    plan = tomllib.loads((desk.session / "meeting.toml").read_text(encoding="utf-8"))
    assert "Buy a bench" in [item["title"] for item in plan["items"]]


def test_a_host_is_needed_for_the_call_to_order(desk: Desk) -> None:
    desk.plan(PLAN.replace('host = "Host"\n', "", 1))
    code, out, _ = desk.play(OPEN)
    assert code == 2 or not json.loads(out)["ok"]
