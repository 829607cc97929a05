"""Black-box cases: scripts with what the contract says of each line beside it, run through `yishi play --json`.

A file of `examined/` holds many cases, one JSON value a line:
`{"case", "source", "rules"?, "plan"?}` begins a case; `plan` is merged over `PLAN` (null: the case writes its own);
`{"do", …}` is a line of the script, accepted unless a `then` says otherwise;
`{"then": {…}}` is what holds after that line: `ok`, `cut_off`, `refusal` of the line itself, all else of its state, dots
lead inside. Of a table only what is named is compared; a list is compared whole, unless given as
`{"has": […], "lacks": […]}`;
`{"error": n, "names": …}` ends a case that must not run at all: line n of the script is at fault (the plan is line 1).
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from yishi_tui.cli.app import run

HERE = Path(__file__).parent / "examined"
FILES = sorted(HERE.glob("*.jsonl"))
MEMBERS = ["Ann", "Bob", "Cai", "Dan", "Eve", "Fay", "Gus", "Ivy", "Host"]
PLAN = {"do": "plan", "title": "Examined", "members": MEMBERS, "host": "Host", "guests": ["Guest"]}
OF_LINE = {"ok", "cut_off", "refusal", "step", "do"}
STATE = {
    *("phase", "procedure_phase", "item", "pending", "questions", "question", "floor", "speeches", "limit_s", "queue"),
    *("next_speaker", "voting", "quorum", "legal", "acts", "suggested", "last_result", "adopted", "on_table"),
    *("in_committee", "postponed", "unfinished"),
}

Line = dict[str, Any]


class Case(Struct):
    """A script, what is expected after each of its lines, and the input error it must meet, if any."""

    name: str
    rules: str
    script: list[Line | str]
    wanted: list[Line]
    error: Line | None = None


def read(path: Path) -> Iterator[Case]:
    case: Case | None = None
    for text in path.read_text(encoding="utf-8").splitlines():
        if not text or text.startswith("#"):
            continue
        line = json.loads(text)
        if "case" in line:
            if case is not None:
                yield case
            case = begun(line, path.stem)
            continue
        assert case is not None, f"{path.name}: no case begun"
        take(case, line)
    if case is not None:
        yield case


def begun(line: Line, file: str) -> Case:
    assert line.keys() <= {"case", "source", "rules", "plan"}, line
    assert line["source"], line
    case = Case(f"{file}: {line['case']}", line.get("rules", "simplified"), [], [])
    plan = line.get("plan", {})
    if plan is not None:
        take(case, {**PLAN, **plan})
    return case


def take(case: Case, line: Line) -> None:
    """One line of a case: an act, a raw line, what is expected of the last act, or the input error."""
    if "do" in line or "raw" in line:
        case.script.append(line.get("raw", line))
        case.wanted.append({})
    elif "error" in line:
        case.error = line
    else:
        assert line.keys() == {"then"}, line
        case.wanted[-1] = line["then"]


CASES = [case for path in FILES for case in read(path)]


def play(case: Case, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[Line], str]:
    script = folder / "script.jsonl"
    lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in case.script]
    script.write_text("\n".join(lines), encoding="utf-8")
    capsys.readouterr()
    code = run(["play", str(script), "--rules", case.rules, "--json"])
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_examined(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, err = play(case, tmp_path, capsys)
    if case.error is not None:
        assert (code, lines) == (2, []), lines[-1:]
        assert f"script.jsonl:{case.error['error']}" in err, err
        assert case.error.get("names", "") in err, err
        return
    assert code == 0, err
    assert len(lines) == len(case.script)
    before: Line | None = None
    for number, (line, wanted) in enumerate(zip(lines, case.wanted, strict=True), 1):
        at = f"line {number} {case.script[number - 1]}"
        holds_always(line, before, at)
        assert line["ok"] is wanted.get("ok", True), f"{at}: {line['refusal']}"
        agree(wanted, line, at)
        before = line["state"]


def holds_always(line: Line, before: Line | None, at: str) -> None:
    """What the contract says of every line of output."""
    state = line["state"]
    assert line.keys() >= {"step", "do", "ok", "refusal", "cut_off", "state"}
    assert state.keys() >= STATE, STATE - state.keys()
    assert (line["refusal"] is None) is line["ok"], at
    if line["refusal"] is not None:
        assert all(line["refusal"][key] for key in ("rule", "why", "remedy")), f"{at}: {line['refusal']}"
        assert before is None or state == before, f"{at}: refused, yet something changed"
    assert (state["suggested"] is None) is (state["phase"] == "adjourned"), f"{at}: suggested {state['suggested']}"
    if state["suggested"] is not None:
        act, needs = state["suggested"]["act"], state["suggested"]["needs"]
        assert act["do"] in state["acts"], f"{at}: suggested {act}, acts {state['acts']}"
        assert act["do"] != "no_second", at
        if state["floor"] is not None and state["floor"]["running"]:
            assert (act["do"], needs) == ("end_speech", []), f"{at}: suggested {act} {needs}"
    assert [each["kind"] for each in state["questions"]] == state["pending"], at


def agree(wanted: Line, line: Line, at: str) -> None:
    for path, value in wanted.items():
        found: Any = line if path.split(".")[0] in OF_LINE else line["state"]
        for key in path.split("."):
            found = found[int(key)] if isinstance(found, list) else found[key]
        compare(value, found, f"{at}: {path}")


def compare(wanted: Any, found: Any, at: str) -> None:
    if isinstance(wanted, dict) and isinstance(found, list):
        assert wanted.keys() <= {"has", "lacks"}, wanted
        assert [each for each in wanted.get("has", []) if each not in found] == [], f"{at}: {found}"
        assert [each for each in wanted.get("lacks", []) if each in found] == [], f"{at}: {found}"
    elif isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            assert key in found, f"{at}: no {key}"
            compare(value, found[key], f"{at}.{key}")
    elif isinstance(wanted, list) and isinstance(found, list):
        assert len(wanted) == len(found), f"{at}: {found}, not {wanted}"
        for place, (one, other) in enumerate(zip(wanted, found, strict=True)):
            compare(one, other, f"{at}.{place}")
    else:
        assert wanted == found, f"{at}: {found!r}, not {wanted!r}"
