"""`yishi count`: from a file, from standard input, or from figures on the line."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typed import Yishi

REQUEST = {"counts": {"heads": {"yes": 10, "no": 9}}, "criteria": [{"op": ">", "threshold": "1/2"}]}
OWNERS = {
    "counts": {
        "heads": {"yes": 30, "no": 10, "all": 60},
        "area": {"yes": "2400.50", "no": "900.25", "all": "5000"},
    },
    "criteria": [
        {"measure": "heads", "op": ">", "threshold": "1/2", "base": "participants"},
        {"measure": "area", "op": ">", "threshold": "1/2", "base": "participants"},
    ],
    "participation": [{"measure": "heads", "op": ">=", "threshold": "2/3"}],
}


def typed_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))


def answer(out: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_file_is_worked_out_exactly(yishi: Yishi, home: Path) -> None:
    (home / "vote.json").write_text(json.dumps(REQUEST), "utf-8")
    code, out, err = yishi("count", "vote.json", "--json")
    assert (code, err) == (0, "")
    assert answer(out) == {
        "result": "adopted",
        "tests": [True],
        "participation_ok": None,
        "quorum_ok": None,
        "needed": {"heads": 10},
        "arithmetic": ["10 > 19 × 1/2 = 9.5 ✓"],
        "without_silent": None,
    }


@pytest.mark.parametrize("args", [["-"], []])
def test_standard_input_is_read(yishi: Yishi, monkeypatch: pytest.MonkeyPatch, args: list[str]) -> None:
    typed_in(monkeypatch, json.dumps(OWNERS))
    found = answer(yishi("count", *args, "--json").out)
    assert (found["result"], found["tests"], found["participation_ok"]) == ("adopted", [True, True], True)


@pytest.mark.parametrize(("yes", "no", "said"), [(20, 10, "通过"), (19, 10, "没有通过")])
def test_figures_on_the_line_use_the_thresholds_of_a_ruleset(yishi: Yishi, yes: int, no: int, said: str) -> None:
    code, out, err = yishi(
        "count", "--rules", "simplified", "--threshold", "two_thirds", "--yes", str(yes), "--no", str(no)
    )
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        said,
        f"{yes} >= {yes + no} × 2/3 = {'20' if yes == 20 else '58/3'} {'✓' if yes == 20 else '✗'}",
        "人数至少要 20",
    ]


def test_figures_on_the_line_are_asked_for_the_turnout_that_the_ruleset_wants(yishi: Yishi, home: Path) -> None:
    turnout = '[participation]\nthresholds = ["two_thirds"]\ntests = [{ op = ">=", threshold = "1/2" }]'
    (home / "mine.toml").write_text(f'[meta]\nextends = "simplified"\n{turnout}', "utf-8")
    for name, whole, result in (("two_thirds", 7, "lost"), ("two_thirds", 6, "adopted"), ("majority", 7, "adopted")):
        args = ("--rules", "mine.toml", "--threshold", name, "--yes", "3", "--no", "0", "--all", str(whole), "--json")
        assert answer(yishi("count", *args).out)["result"] == result


@pytest.mark.usefixtures("english")
def test_the_answer_speaks_english_too(yishi: Yishi) -> None:
    out = yishi("count", "--threshold", "majority", "--yes", "1", "--no", "1", "--lang", "en").out
    assert out.splitlines() == ["lost", "1 > 2 × 1/2 = 1 ✗", "heads: at least 2"]


FLAGS = ["--threshold", "majority"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([*FLAGS, "--yes", "-1", "--no", "0"], "counts.heads.yes：不能是负数：-1"),
        ([*FLAGS, "--yes", "3", "--no", "2", "--present", "4"], "counts.heads.present：票数 5 多于出席 4"),
        ([*FLAGS, "--yes", "3"], "--no：缺少这一项"),
        (["--threshold", "majorty", "--yes", "3", "--no", "2"], "没有“majorty”这个通过条件，是不是“majority”？"),
        ([*FLAGS, "--rules", "nobodys", "--yes", "3", "--no", "2"], "没有“nobodys”这套议事规则"),
        (["--yes", "3", "--no", "2"], "请只用一种写法"),
        (["vote.json", *FLAGS], "请只用一种写法"),
        (["vote.json", "--yes", "3"], "请只用一种写法"),
        (["nobody.json"], "nobody.json: 读不了文件"),
    ],
)
def test_what_cannot_be_counted_is_refused(yishi: Yishi, args: list[str], said: str) -> None:
    code, out, err = yishi("count", *args)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"criteria": [{"op": ">", "threshold": "66%"}]}, "criteria[0].threshold：“66%”不精确，请写成分数“2/3”"),
        ({"criteria": []}, "criteria：至少要有一条"),
        ({"counts": {"heads": {"yes": 1.5}}}, "counts.heads.yes"),
        ({"count": 1}, "count：没有这个字段"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_with_the_path(
    yishi: Yishi, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], said: str
) -> None:
    typed_in(monkeypatch, json.dumps({**REQUEST, **change}))
    code, out, err = yishi("count", "-", "--json")
    assert (code, out) == (2, "")
    assert said in err


def test_what_is_no_json_is_refused_with_the_line(yishi: Yishi, monkeypatch: pytest.MonkeyPatch) -> None:
    typed_in(monkeypatch, '{"counts":\n{,')
    code, out, err = yishi("count")
    assert (code, out) == (2, "")
    assert "第 2 行" in err
