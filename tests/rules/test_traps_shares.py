"""Traps 46 to 53: bases, exact shares, areas, heads and turnout, through `yishi count` and through play."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.ladder.stage import check
from tests.rules.counting import Counted
from tests.rules.dsl import Line, given, ok
from tests.rules.lines import ANNOUNCE, LIFT, ZHOU, call_vote, cast, do, main, put, vote
from yishi_tui.cli.run import run
from yishi_tui.domain.owners import Together, maybe_one_head
from yishi_tui.domain.plan import Member

HALF = {"op": ">", "threshold": "1/2"}
TWO_THIRDS = {"op": ">=", "threshold": "2/3"}
BOTH_HALVES = [{"measure": measure, **HALF, "base": "participants"} for measure in ("heads", "area")]
TURNOUT = [{"measure": measure, **TWO_THIRDS} for measure in ("area", "heads")]


def hall(*owners: tuple[str, str]) -> tuple[Line, Line]:
    """Owners with their areas, an outsider presiding, and a question pending."""
    members = [{"name": ZHOU, "votes": False}, *({"name": name, "area": area} for name, area in owners)]
    return do("plan", title="业主大会", members=members, host=ZHOU), main(by=owners[0][0], second=None)


def roll(**votes: str) -> tuple[Line, ...]:
    return (call_vote(method="roll_call"), *(cast(name, choice) for name, choice in votes.items()), ANNOUNCE)


def test_trap_46_blank_papers_leave_the_base_alone_and_spoiled_ones_raise_it(counted: Counted) -> None:
    blank = counted(counts={"heads": {"yes": 3, "no": 2, "blank": 2}}, criteria=[HALF])
    assert (blank["result"], blank["arithmetic"]) == ("adopted", ["3 > 5 × 1/2 = 2.5 ✓"])
    spoiled = counted(counts={"heads": {"yes": 3, "no": 2, "illegal": 2}}, criteria=[HALF])
    assert (spoiled["result"], spoiled["arithmetic"]) == ("lost", ["3 > 7 × 1/2 = 3.5 ✗"])


@pytest.mark.parametrize("base", ["present", "participants"])
def test_trap_46_where_those_present_are_the_base_both_are_no_yes(counted: Counted, base: str) -> None:
    for paper in ("blank", "illegal"):
        heads = {"yes": 3, "no": 1, paper: 2, "present": 6}
        assert counted(counts={"heads": heads}, criteria=[{**HALF, "base": base}])["result"] == "lost"


@pytest.mark.parametrize(
    ("base", "result", "needed"), [("cast", "adopted", 78), ("participants", "lost", 101), ("present", "lost", 101)]
)
def test_trap_47_the_same_figures_under_three_bases(counted: Counted, base: str, result: str, needed: int) -> None:
    heads = {"yes": 95, "no": 60, "abstain": 45, "present": 200}
    found = counted(counts={"heads": heads}, criteria=[{**HALF, "base": base}])
    assert (found["result"], found["needed"]) == (result, {"heads": needed})


HUNDREDS = [f"成员{number}" for number in range(200)]


@pytest.mark.parametrize(
    ("rules", "verdict"), [("simplified", "adopted"), ("ronr", "adopted"), ("residents", "lost"), ("villagers", "lost")]
)
def test_trap_47_the_same_vote_under_four_rulesets(rules: str, verdict: str) -> None:
    plan = do("plan", title="会", members=[{"name": ZHOU, "votes": False}, *HUNDREDS], host=ZHOU)
    moved = put(HUNDREDS[0], "main", second=HUNDREDS[1], text=LIFT)
    check(rules, given(plan, moved).when(vote(95, 60, abstain=45)).then(ok, last_result={"verdict": verdict}))


def test_trap_47_owners_who_abstain_took_part_and_said_no_yes() -> None:
    area = {"yes": "9500", "no": "6000", "abstain": "4500"}
    row = given(*hall(*((name, "100") for name in HUNDREDS))).when(vote(95, 60, abstain=45, area=area))
    check("civil-code-278", row.then(ok, adopted=[], last_result={"verdict": "lost", "tests": [False, False]}))


@pytest.mark.parametrize("share", ["1/2", "2/3", "1/1"])
@pytest.mark.parametrize("op", [">", ">="])
def test_trap_48_nothing_to_nothing_is_lost_although_the_formula_holds(counted: Counted, op: str, share: str) -> None:
    found = counted(counts={"heads": {"yes": 0, "no": 0}}, criteria=[{"op": op, "threshold": share}])
    assert (found["result"], found["tests"], found["needed"]) == ("lost", [False], {"heads": 1})


@pytest.mark.parametrize(("method", "adopted"), [("voice", [LIFT]), ("hands", [])])
def test_trap_48_only_a_ruleset_that_says_so_takes_silence_for_a_yes(method: str, adopted: list[str]) -> None:
    pending = given(do("plan", title="会", members=[ZHOU, "甲", "乙"], host=ZHOU), main(by="甲", second=None))
    check("minquan", pending.when(vote(0, 0, method=method)).then(ok, adopted=adopted))


@pytest.mark.parametrize(
    ("typed", "said"), [("66%", "请写成分数“2/3”"), ("0.667", "请写成分数“2/3”"), ("51%", "过半数请写 > 1/2")]
)
def test_trap_49_a_percentage_is_answered_with_the_exact_share(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text(
        f'[meta]\nid = "mine"\nextends = "simplified"\n[threshold.majority]\n'
        f'tests = [{{ op = ">=", threshold = "{typed}", base = "cast" }}]\n',
        "utf-8",
    )
    request = tmp_path / "vote.json"
    criteria = [{"op": ">=", "threshold": typed}]
    request.write_text(json.dumps({"counts": {"heads": {"yes": 2, "no": 1}}, "criteria": criteria}), "utf-8")
    for line in (["rules", "check", str(rules)], ["count", str(request)]):
        assert run(["--lang", "zh", *line]) == 2
        assert said in capsys.readouterr().err


def test_trap_49_66_hundredths_are_not_two_thirds_and_51_no_majority(counted: Counted) -> None:
    def least(op: str, share: str) -> Any:
        found = counted(counts={"heads": {"yes": 200, "no": 100}}, criteria=[{"op": op, "threshold": share}])
        return found["needed"]["heads"]

    assert (least(">=", "66/100"), least(">=", "2/3")) == (198, 200)
    assert (least(">=", "51/100"), least(">", "1/2")) == (153, 151)


@pytest.mark.parametrize(("yes", "no", "result"), [("200.48", "100.24", "adopted"), ("200.47", "100.25", "lost")])
def test_trap_50_areas_are_added_up_exactly(counted: Counted, yes: str, no: str, result: str) -> None:
    found = counted(counts={"area": {"yes": yes, "no": no}}, criteria=[{"measure": "area", **TWO_THIRDS}])
    assert (found["result"], found["needed"]) == (result, {"area": "200.48"})


def test_trap_50_exactly_two_thirds_of_the_area_is_turnout_enough() -> None:
    flats = (("甲", "100.24"), ("乙", "100.24"), ("丙", "100.24"))
    row = given(*hall(*flats), *roll(甲="yes", 乙="yes")[:-1]).when(ANNOUNCE).then(ok, adopted=[LIFT])
    check("civil-code-278", row)
    less = (("甲", "100.24"), ("乙", "100.23"), ("丙", "100.25"))
    row = given(*hall(*less), *roll(甲="yes", 乙="yes")[:-1]).when(ANNOUNCE)
    check("civil-code-278", row.then(ok, adopted=[], last_result={"verdict": "lost"}))


def test_trap_51_three_flats_are_three_areas_and_one_head() -> None:
    owners = (("甲", "285"), ("乙", "95"), ("丙", "95"))
    row = given(*hall(*owners), *roll(甲="yes", 乙="no", 丙="no")[:-1]).when(ANNOUNCE)
    lines = ["285 > 475 × 1/2 = 237.5 ✓", "1 > 3 × 1/2 = 1.5 ✗"]
    arithmetic = {"verdict": "lost", "tests": [True, False], "arithmetic": lambda found: found[:2] == lines}
    check("civil-code-278", row.then(ok, quorum={"present": 3}, adopted=[], last_result=arithmetic))


def test_trap_51_a_couple_with_one_flat_is_one_head_and_the_host_is_reminded() -> None:
    couple = (Member(name="甲", unit="3-601"), Member(name="乙", unit="3-601"), Member(name="丙", unit="3-602"))
    assert list(maybe_one_head(couple)) == [Together("unit", "3-601", ("甲", "乙"))]
    one = (Member(name="甲", unit="3-601"), Member(name="乙", unit="3-601", votes=False), Member(name="丙"))
    assert list(maybe_one_head(one)) == []


def test_trap_51_one_owner_listed_three_times_is_asked_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roll_file = tmp_path / "roll.csv"
    roll_file.write_text("姓名,房号,面积\n王芳,3-101,95\n王芳,3-102,95\n李雷,3-103,95\n", "utf-8")
    options = ["--rules", "civil-code-278", "--roll", str(roll_file), "--host", "李雷"]
    assert run(["--lang", "zh", "--sessions", str(tmp_path), "new", "业主大会", *options]) == 0
    said = capsys.readouterr().err
    assert "“王芳”：王芳（3-101）、王芳（3-102）。是同一位业主的话，请合成一行，面积相加。" in said


@pytest.mark.parametrize(("area", "enough"), [("6666", False), ("6666.66", False), ("6666.67", True)])
def test_trap_52_everybody_in_favour_and_a_turnout_just_short(counted: Counted, area: str, enough: bool) -> None:
    counts = {"heads": {"yes": 70, "no": 0, "all": 100}, "area": {"yes": area, "no": "0", "all": "10000"}}
    found = counted(counts=counts, criteria=BOTH_HALVES, participation=TURNOUT)
    assert (found["tests"], found["participation_ok"]) == ([True, True], enough)
    assert found["result"] == ("adopted" if enough else "lost")


@pytest.mark.parametrize(("present", "verdict"), [(2, "lost"), (3, "lost"), (4, "adopted")])
def test_trap_52_the_minutes_of_it_show_the_turnout_that_failed(present: int, verdict: str) -> None:
    owners = tuple((name, "100") for name in "甲乙丙丁戊己")
    row = given(*hall(*owners)).when(vote(present, 0, area={"yes": str(100 * present), "no": "0"}))
    mark = "✓" if verdict == "adopted" else "✗"
    shown = [
        f"participation·area {100 * present} >= 600 × 2/3 = 400 {mark}",
        f"participation·heads {present} >= 6 × 2/3 = 4 {mark}",
    ]
    check(
        "civil-code-278",
        row.then(
            ok, last_result={"verdict": verdict, "tests": [True, True], "arithmetic": lambda all_: all_[2:] == shown}
        ),
    )


FAILS = {
    "area": ({"yes": 4, "no": 2}, {"yes": "205", "no": "205"}, [True, False]),
    "heads": ({"yes": 3, "no": 3}, {"yes": "300", "no": "110"}, [False, True]),
}


@pytest.mark.parametrize("failing", FAILS)
def test_trap_53_one_measure_passes_and_the_other_fails(counted: Counted, failing: str) -> None:
    heads, area, tests = FAILS[failing]
    counts = {"heads": {**heads, "all": 6}, "area": {**area, "all": "410"}}
    found = counted(counts=counts, criteria=BOTH_HALVES, participation=TURNOUT)
    assert (found["result"], found["tests"], found["participation_ok"]) == ("lost", tests, True)
    assert len(found["arithmetic"]) == 4
    assert found["needed"] == {"heads": 4, "area": "206"}


@pytest.mark.parametrize("failing", FAILS)
def test_trap_53_both_stand_in_the_result(failing: str) -> None:
    heads, area, tests = FAILS[failing]
    owners = (*((name, "95") for name in "甲乙丙丁"), ("戊", "15"), ("己", "15"))
    row = given(*hall(*owners)).when(vote(heads["yes"], heads["no"], area=area))
    met = {"verdict": "lost", "tests": [tests[1], tests[0]]}
    check("civil-code-278", row.then(ok, adopted=[], pending=[], last_result=met))
