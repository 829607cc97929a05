"""The commands that only read: `status`, `verify`, `rules`."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typed import MEMBERS, Ran, Yishi

from yishi_tui.cli.output import out_json
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.journal import Draft, FileJournal
from yishi_tui.sessions import open_proceedings

START = datetime.fromisoformat("2026-11-22T19:00:00+08:00")
STATE = (
    *("phase", "procedure_phase", "item", "pending", "questions", "question", "floor", "speeches", "limit_s", "queue"),
    *("next_speaker", "voting", "quorum", "legal", "acts", "last_result", "adopted", "on_table", "in_committee"),
    *("postponed", "unfinished", "suggested"),
)


@pytest.fixture
def debating(planned: Path) -> Path:
    """A session in the middle of a speech on a main motion."""
    proceedings = open_proceedings(planned, ScriptClock(START))
    acts = [
        do.Arrive(who=MEMBERS),
        do.CallToOrder(),
        do.Move(by="张建国", kind="main", text="车棚放在东门"),
        do.Second(by="孙丽萍"),
        do.State(),
        do.RequestFloor(by="张建国", stance="pro"),
        do.RequestFloor(by="唐明", stance="con"),
        do.Recognize(by="张建国"),
    ]
    assert [proceedings.submit(act) for act in acts] == [None] * len(acts)
    return planned


def test_the_state_has_every_key_of_the_contract(yishi: Yishi, debating: Path) -> None:
    code, out, err = yishi("status", str(debating), "--json")
    state = json.loads(out)
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert state.keys() >= set(STATE)
    assert state["question"]["stage"] == "debate"
    assert state["floor"]["by"] == "张建国"
    assert state["suggested"]["act"] == {"do": "end_speech"}
    assert state["suggested"]["needs"] == []
    assert "张建国" in state["suggested"]["say"]


def test_the_suggestion_speaks_the_language_asked_for(yishi: Yishi, planned: Path) -> None:
    zh, en = (json.loads(yishi("status", str(planned), "--json", "--lang", lang).out) for lang in ("zh", "en"))
    assert zh["suggested"].pop("say") != en["suggested"].pop("say")
    assert zh == en
    assert zh["suggested"] == {"act": {"do": "arrive"}, "needs": ["who"]}


def test_the_state_in_plain_words(yishi: Yishi, debating: Path) -> None:
    out = yishi("status", str(debating)).out
    for said in ("装自行车棚", "会议正在进行", "待决：动议 车棚放在东门", "正在发言：张建国", "接下来：唐明"):
        assert said in out


def test_status_changes_nothing(yishi: Yishi, debating: Path) -> None:
    path = debating / "journal.jsonl"
    with path.open("ab") as file:
        file.write(b'{"torn')
    before = path.read_bytes()
    assert yishi("status", str(debating)).code == 0
    assert path.read_bytes() == before
    assert {path.name for path in debating.iterdir()} == {"journal.jsonl", "meeting.toml", "rules.toml"}


def verified(ran: Ran) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(ran.out)
    assert ran.code == (0 if answer["ok"] else 1)
    assert answer["ok"] == (not answer["problems"])
    return answer


def test_a_sound_journal_is_verified(yishi: Yishi, debating: Path) -> None:
    lines = (debating / "journal.jsonl").read_text("utf-8").splitlines()
    answer = verified(yishi("verify", str(debating), "--json"))
    assert answer == {"ok": True, "records": len(lines), "head": json.loads(lines[-1])["hash"], "problems": []}
    assert json.loads(lines[-1])["hash"] in yishi("verify", str(debating)).out


def test_a_session_without_a_journal_is_sound(yishi: Yishi, planned: Path) -> None:
    assert verified(yishi("verify", str(planned), "--json"))["records"] == 0


def test_a_changed_word_is_named_with_its_line(yishi: Yishi, debating: Path) -> None:
    path = debating / "journal.jsonl"
    path.write_text(path.read_text("utf-8").replace("车棚放在东门", "车棚放在西门"), "utf-8")
    answer = verified(yishi("verify", str(debating), "--json"))
    assert [problem["line"] for problem in answer["problems"]] == [4]
    assert answer["records"] == 3
    code, out, err = yishi("verify", str(debating))
    assert (code, out) == (1, "")
    assert err.startswith("journal.jsonl:4: 第 4 行")


def test_a_torn_line_is_a_problem_and_stays_where_it_is(yishi: Yishi, debating: Path) -> None:
    path = debating / "journal.jsonl"
    with path.open("ab") as file:
        file.write(b'{"torn')
    before = path.read_bytes()
    (problem,) = verified(yishi("verify", str(debating), "--json"))["problems"]
    assert problem["line"] == before.count(b"\n") + 1
    assert path.read_bytes() == before


def chained(folder: Path, event: str, data: object) -> None:
    """One more record that chains, whatever it tells."""
    journal = FileJournal.open(folder / "journal.jsonl")
    journal.append([Draft(START, "host", event, data)], journal.count)


@pytest.mark.parametrize(
    ("event", "data"), [("Teleported", {}), ("ItemOpened", {"item": "one"}), ("ItemOpened", {"item": 1, "new": 2})]
)
def test_a_record_nobody_understands_is_a_problem(yishi: Yishi, debating: Path, event: str, data: object) -> None:
    chained(debating, event, data)
    lines = (debating / "journal.jsonl").read_bytes().count(b"\n")
    (problem,) = verified(yishi("verify", str(debating), "--json"))["problems"]
    assert problem["line"] == lines
    assert event in problem["what"]


def test_a_record_that_cannot_have_happened_is_a_problem(yishi: Yishi, debating: Path) -> None:
    path = debating / "journal.jsonl"
    lines = path.read_text("utf-8").splitlines()
    record = {"at": "昨天", "by": "host", "data": {}, "event": "ClockPaused", "seq": len(lines) + 1}
    chain = hashlib.sha256((json.loads(lines[-1])["hash"] + canonical(record)).encode()).hexdigest()
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(canonical({**record, "hash": chain}) + "\n")
    (problem,) = verified(yishi("verify", str(debating), "--json"))["problems"]
    assert problem["line"] == len(lines) + 1


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_a_journal_begins_with_a_plan(yishi: Yishi, planned: Path) -> None:
    chained(planned, "CalledToOrder", {"present": 1, "needed": 1, "met": True})
    (problem,) = verified(yishi("verify", str(planned), "--json"))["problems"]
    assert problem["line"] == 1


@pytest.mark.usefixtures("english")
def test_problems_are_told_in_english(yishi: Yishi, debating: Path) -> None:
    path = debating / "journal.jsonl"
    path.write_text(path.read_text("utf-8").replace("车棚放在东门", "车棚放在西门"), "utf-8")
    (problem,) = verified(yishi("verify", str(debating), "--json", "--lang", "en"))["problems"]
    assert problem["what"] == (
        "Line 4 does not follow the one before: it was changed, or records before it were and got new hashes."
    )


def test_rulesets_are_listed_the_broken_ones_too(yishi: Yishi, home: Path) -> None:
    (home / "rules").mkdir()
    (home / "rules" / "broken.toml").write_text("[speech]\nseconds = 0", "utf-8")
    (home / "rules" / "script.zh.toml").write_text("", "utf-8")
    code, out, err = yishi("rules")
    listed = {line.split()[0]: line for line in out.splitlines()}
    assert (code, err) == (0, "")
    assert "简化版议事规则" in listed["simplified"]
    assert "rules check broken" in listed["broken"]
    assert not any("script" in name for name in listed)


def test_a_ruleset_is_shown_with_what_it_builds_on(yishi: Yishi, home: Path) -> None:
    (home / "mine.toml").write_text('[meta]\ntitle = "我们的"\nextends = "simplified"\nunverified = true', "utf-8")
    code, out, err = yishi("rules", "show", "mine.toml")
    assert code == 0
    assert out.startswith("继承自：simplified\n\n我们的（mine）\n")
    assert "没有核对过" in err


def test_a_check_names_every_problem(yishi: Yishi, home: Path) -> None:
    (home / "mine.toml").write_text('[meta]\nextends = "simplified"\n[speech]\nseconds = 0\nper_motion = 0', "utf-8")
    code, out, err = yishi("rules", "check", "mine.toml")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "mine.toml:4: speech.seconds：至少是 1，现在是 0",
        "mine.toml:5: speech.per_motion：至少是 1，现在是 0",
    ]
    assert yishi("rules", "check", "simplified").code == 0
    assert yishi("rules", "check", "nothing").code == 2


def test_cautions_are_said_to_whoever_uses_the_rules(yishi: Yishi, planned: Path) -> None:
    text = '[meta]\nextends = "simplified"\nneeds_official_text = true'
    (planned / "rules.toml").write_text(text, "utf-8")
    assert "须查法律原文" in yishi("status", str(planned)).err
    assert "须查法律原文" in yishi("new", "x", "--after", str(planned)).err


def test_json_escapes_what_a_terminal_would_obey(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"title": "\x1b[31m\x9b\u2028\u202e棚"}
    out_json(value)
    text = capsys.readouterr().out
    assert json.loads(text) == value
    assert all(char.isprintable() for char in text.removesuffix("\n"))
