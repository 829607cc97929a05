"""Black-box cases: scripts with what the contract says of each line beside it, run through `yishi play --json`.

A file of `examined/` holds many cases, one JSON value a line:
`{"case", "source", "rules"?, "toml"?, "plan"?}` begins a case; `toml` is a ruleset of its own; `plan` is merged over
`PLAN` (null: the case writes its own);
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

import msgspec
import pytest
from msgspec import Struct

from yishi_tui.cli.run import run

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

WHOLE = (" speeches", ".speeches")
"""Tables that are compared whole."""

Line = dict[str, Any]


class Case(Struct):
    """A script, what is expected after each of its lines, and the input error it must meet, if any."""

    name: str
    rules: str
    script: list[Line | str]
    wanted: list[Line]
    error: Line | None = None
    toml: str = ""


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
    assert line.keys() <= {"case", "source", "rules", "toml", "plan"}, line
    assert line["source"], line
    case = Case(f"{file}: {line['case']}", line.get("rules", "simplified"), [], [], toml=line.get("toml", ""))
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
    rules = folder / "own.toml"
    rules.write_text(f'[meta]\nid = "own"\ntitle = "Own"\n{case.toml}', encoding="utf-8")
    capsys.readouterr()
    code = run(["play", str(script), "--rules", str(rules) if case.toml else case.rules, "--json"])
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
    elif isinstance(wanted, dict) and isinstance(found, dict) and not at.endswith(WHOLE):
        for key, value in wanted.items():
            assert key in found, f"{at}: no {key}"
            compare(value, found[key], f"{at}.{key}")
    elif isinstance(wanted, list) and isinstance(found, list):
        assert len(wanted) == len(found), f"{at}: {found}, not {wanted}"
        for place, (one, other) in enumerate(zip(wanted, found, strict=True)):
            compare(one, other, f"{at}.{place}")
    else:
        assert wanted == found, f"{at}: {found!r}, not {wanted!r}"


class Sum(Struct):
    """A case of `yishi count`: what is counted, and what must come of it."""

    case: str
    source: str
    input: Line = {}
    args: list[str] = []
    then: Line = {}
    refused: str = ""


SUMS = [
    msgspec.json.decode(text, type=Sum)
    for path in sorted(HERE.glob("counts/*.jsonl"))
    for text in path.read_text(encoding="utf-8").splitlines()
    if text and not text.startswith("#")
]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.case) for case in SUMS])
def test_counted(case: Sum, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "count.json"
    paper.write_text(json.dumps(case.input), encoding="utf-8")
    capsys.readouterr()
    code = run(["count", *(case.args or [str(paper), "--json"])])
    out, err = capsys.readouterr()
    if case.refused:
        assert (code, out) == (2, ""), out
        assert case.refused in err
        return
    assert code == 0, err
    compare(case.then, json.loads(out), case.case)


class Fields(Struct):
    """What an act must have and may have beside its name."""

    do: str
    needed: Line = {}
    may: Line = {}

    def lines(self, part: Line) -> Line:
        return {"do": self.do, **part}


ACTS = [
    msgspec.json.decode(text, type=Fields)
    for text in (HERE / "fields" / "acts.jsonl").read_text(encoding="utf-8").splitlines()
    if not text.startswith("#")
]
OTHER_TYPES: tuple[Any, ...] = (True, 1.5, {"a": []}, "1", 3, ["a"])
EVERY_ACT = pytest.mark.parametrize("act", [pytest.param(act, id=act.do) for act in ACTS])


def malformed(line: Line, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of this line on stderr; '' if it is well-formed."""
    case = Case("", "ronr", [PLAN, line], [])
    code, lines, err = play(case, tmp_path, capsys)
    assert (code, bool(lines)) in ((0, True), (2, False))
    return err if code else ""


@EVERY_ACT
def test_its_fields_are_read(act: Fields, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = {"second": "Bob"} if act.do in ("put", "appeal") else {}
    assert malformed(act.lines({**act.needed, **second}), tmp_path, capsys) == ""
    assert malformed(act.lines({**act.needed, **act.may, **second}), tmp_path, capsys) == ""


@EVERY_ACT
def test_a_needed_field_left_out_is_named(act: Fields, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for left_out in act.needed:
        rest = {name: value for name, value in act.needed.items() if name != left_out}
        said = malformed(act.lines({**rest, "second": "Bob"} if act.do == "put" else rest), tmp_path, capsys)
        assert [word for word in (":2", left_out) if word not in said] == [], f"{act.do} without {left_out}: {said}"


@EVERY_ACT
def test_a_foreign_field_is_named(act: Fields, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = malformed(act.lines({**act.needed, "second": "Bob", "foreign": 1}), tmp_path, capsys)
    assert ":2" in said, said


@EVERY_ACT
def test_a_field_of_another_type_is_named(act: Fields, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = {"second": "Bob"} if act.do in ("put", "appeal") else {}
    for name, value in {**act.needed, **act.may}.items():
        for wrong in (other for other in OTHER_TYPES if type(other) is not type(value)):
            said = malformed(act.lines({**act.needed, **second, name: wrong}), tmp_path, capsys)
            assert [word for word in (":2", name) if word not in said] == [], f"{act.do} {name}={wrong!r}: {said!r}"
