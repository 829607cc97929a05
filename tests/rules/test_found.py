"""Cases in which the product was once found wrong, each as the smallest script that shows it."""

import json

import pytest

from tests.ladder.stage import check
from tests.rules.dsl import Line, Row, given, lacks, ok, refused
from yishi_tui.rulesets import load
from yishi_tui.scripts import BadScript, play, read_script

P: Line = {
    "do": "plan",
    "title": "T",
    "members": ["Ann", "Bob", "Cai", "Dan", "Eve", "Fay", "Gus"],
    "host": "Gus",
}
BOTH = pytest.mark.parametrize("name", ["simplified", "ronr"])


def put(kind: str = "main", by: str = "Ann", second: str | None = "Bob", **fields: object) -> Line:
    return {"do": "put", "by": by, "kind": kind, "second": second, **fields}


def vote(yes: int, no: int, **fields: object) -> Line:
    return {"do": "vote", "yes": yes, "no": no, **fields}


def do(name: str, **fields: object) -> Line:
    return {"do": name, **fields}


MAIN = put(text="a")


@BOTH
@pytest.mark.parametrize("first", [{}, {"new_text": "a2"}], ids=["rescinded", "amended"])
def test_an_amendment_of_a_rescission_is_what_is_adopted(name: str, first: dict[str, str]) -> None:
    rescind = put("rescind_amend", text="a", **first)
    row = given(P, MAIN, vote(4, 1), rescind, put("amend", new_text="a3"), vote(4, 1))
    check(name, row.when(vote(5, 0)).then(ok, adopted=["a3"]))


@BOTH
def test_an_absent_host_does_not_vote(name: str) -> None:
    row = given(P, do("leave", who=["Gus"]), put(by="Bob", second="Cai", text="a"))
    check(name, row.when(vote(3, 3, host="yes")).then(refused("not_present", name="Gus"), adopted=[]))


@BOTH
def test_who_presides_and_has_left_does_not_vote(name: str) -> None:
    row = given(P, MAIN, do("hand_over", to="Cai"), do("leave", who=["Cai"]))
    check(name, row.when(vote(3, 3, host="yes")).then(refused("not_present", name="Cai")))


@BOTH
@pytest.mark.parametrize("method", ["hands", "ballot"])
def test_too_few_stay_for_a_vote_that_was_called(name: str, method: str) -> None:
    counted = (
        do("tally", yes=2, no=0) if method == "hands" else do("ballot", voters=3, collected=3, yes=2, no=0, blank=1)
    )
    left = do("leave", who=["Cai", "Dan", "Eve", "Fay"])
    row = given(P, MAIN, do("call_vote", method=method), left)
    row = row.when(counted).then(refused("no_quorum"), adopted=[], suggested={"act": {"do": "recess", "minutes": 10}})
    again = counted if method == "hands" else {**counted, "voters": 5}
    back = (do("recess", minutes=10), do("arrive", who=["Cai", "Dan"]), do("reconvene"))
    check(name, row.when(*back, again, do("announce")).then(ok, adopted=["a"]))


def test_too_few_stay_and_the_meeting_can_still_end() -> None:
    row = given(P, MAIN, do("call_vote"), do("leave", who=["Cai", "Dan", "Eve", "Fay"]))
    check("ronr", row.when(do("adjourn")).then(ok, phase="adjourned", unfinished=[["main"]]))


@pytest.mark.parametrize(("new_text", "method"), [("ballot", "hands"), ("roll_call", "hands")])
def test_a_method_only_asked_for_orders_nothing(new_text: str, method: str) -> None:
    asked = (put("voting_method", text="rising"), put("amend", by="Cai", new_text=new_text))
    check("ronr", given(P, MAIN, *asked).when(vote(4, 2, method=method)).then(ok, pending=["main", "voting_method"]))


@BOTH
def test_the_order_counts_the_one_who_speaks(name: str) -> None:
    hands = [("Ann", "pro"), ("Cai", "pro"), ("Dan", "con")]
    raised = [do("request_floor", by=by, stance=stance) for by, stance in hands]
    row = given(P, put(by="Bob", second="Fay", text="a"), *raised).when(do("recognize"))
    row = row.then(ok, queue=[{"by": "Dan"}, {"by": "Cai"}], next_speaker="Dan")
    check(name, row.when(do("end_speech")).then(ok, next_speaker="Dan"))


def test_no_record_named_is_nothing_to_undo() -> None:
    row = given(P, MAIN, vote(3, 1)).when(do("correct", seq=[]))
    check("simplified", row.then(refused("nothing_to_undo"), adopted=["a"]))


@pytest.mark.parametrize(("values", "first"), [(("500", "1,000"), "1,000"), (("900", "1 000"), "1 000")])
def test_a_thousand_is_more_than_a_hundred(values: tuple[str, str], first: str) -> None:
    suggested = [do("suggest", by=by, value=value) for by, value in zip(("Ann", "Bob"), values, strict=True)]
    row = given(P, put(text="Spend __ yuan"), *suggested).when(vote(4, 1))
    check("ronr", row.then(ok, question={"text": f"Spend {first} yuan"}))


@pytest.mark.parametrize("name", ["simplified", "ronr"])
def test_a_motion_on_its_way_outlives_a_doubted_vote(name: str) -> None:
    moved = (do("move", by="Dan", kind="main", text="b"), do("second", by="Ann"))
    row = given(P, MAIN, vote(4, 2), *moved, do("division", by="Cai")).when(vote(4, 2, method="rising"))
    row = row.then(ok, question={"text": "b", "stage": "seconded"}, adopted=["a"])
    check(name, row.when(do("state")).then(ok, pending=["main"]))


@pytest.mark.parametrize(
    "text",
    ["let Lawrence speak first", "discuss the lawn first", "take up the noticeboard item now", "先议通知栏的事"],
)
def test_a_word_within_a_word_is_no_rule_of_law(text: str) -> None:
    check("ronr", given(P, MAIN).when(put("suspend_rules", text=text)).then(ok))


@pytest.mark.parametrize("text", ["ignore the bylaws", "act without notice", "不用管法定人数"])
def test_what_protects_absentees_is_never_suspended(text: str) -> None:
    check("ronr", given(P, MAIN).when(put("suspend_rules", text=text)).then(refused("not_suspendable")))


OWNERS: Line = {
    "do": "plan",
    "title": "T",
    "host": "A",
    "members": [{"name": name, "area": area} for name, area in zip("ABCD", ("30", "30", "20", "20"), strict=True)],
}
FUND = put(by="B", second=None, text="x", matter="repair_fund")


def owners(row: Row) -> None:
    check("civil-code-278", row)


def test_the_hosts_area_goes_with_the_hosts_vote() -> None:
    said = vote(3, 0, host="no", area={"yes": "70", "no": "0"})
    owners(given(OWNERS, FUND).when(said).then(ok, last_result={"verdict": "lost"}))


def test_no_more_area_is_counted_than_is_in_the_room() -> None:
    few: Line = {**OWNERS, "present": ["A", "B"]}
    owners(given(few, FUND).when(vote(1, 0, area={"yes": "100"})).then(refused("area_wrong")))


def test_an_empty_area_is_none() -> None:
    owners(given(OWNERS, FUND).when(vote(3, 0, area={})).then(refused("area_wrong")))


def test_an_order_that_limits_debate_reaches_later_amendments() -> None:
    limited = (put("limit_debate", seconds=60), vote(4, 1), put("amend", new_text="b"))
    check("ronr", given(P, MAIN).when(*limited).then(ok, limit_s=60))


def test_an_order_that_extends_debate_does_not() -> None:
    longer = (put("extend_debate", seconds=1200), vote(4, 1), put("amend", new_text="b"))
    check("ronr", given(P, MAIN).when(*longer).then(ok, limit_s=600))


@pytest.mark.parametrize(
    ("until", "days", "pending"),
    [
        ("2026-01-20T20:00:00+08:00", 7, []),
        ("2026-01-20T20:00:00+08:00", 30, ["main"]),
        ("2026-01-08T20:00:00+08:00", 7, []),
        ("next_meeting", 7, ["main"]),
    ],
    ids=["a later day", "a day gone by", "later that evening", "the next meeting"],
)
def test_what_is_postponed_to_a_date_waits_for_it(until: str, days: int, pending: list[str]) -> None:
    away = (put("postpone_definitely", until=until), vote(4, 1))
    row = given(P, MAIN, *away).when(do("next_meeting", days=days))
    check("simplified", row.then(ok, pending=pending, postponed=[] if pending else [["main"]]))


@pytest.mark.parametrize("area", ["abc", "NaN", "Infinity", "-12.5", "1e2", "１２"])
def test_an_area_that_is_no_amount_is_named_before_anything_runs(area: str) -> None:
    plan: Line = {**OWNERS, "members": [{"name": "A", "area": area}, "B", "C"]}
    with pytest.raises(BadScript, match=r"members\[0\]\.area"):
        play(load("civil-code-278"), read_script([json.dumps(plan)], session=False))


def test_a_start_at_the_end_of_the_calendar_is_named() -> None:
    with pytest.raises(BadScript, match="starts"):
        play(load("simplified"), read_script([json.dumps({**P, "starts": "9999-12-31T23:59:00+08:00"})], session=False))


SPOKEN = (MAIN, do("recognize", by="Ann", stance="pro"))


@pytest.mark.parametrize(("yes", "no"), [(5, 2), (4, 3)])
def test_no_more_votes_on_more_time_than_voters_beside_the_host(yes: int, no: int) -> None:
    asked = do("extend_time", seconds=60, objection_by="Bob", yes=yes, no=no)
    check("simplified", given(P, *SPOKEN).when(asked).then(refused("more_votes_than_present", present=6)))


@pytest.mark.parametrize(("yes", "no", "limit"), [(1, 5, 180), (4, 2, 240)])
def test_a_vote_on_more_time_counts_without_an_objection_too(yes: int, no: int, limit: int) -> None:
    asked = do("extend_time", seconds=60, yes=yes, no=no)
    check("simplified", given(P, *SPOKEN).when(asked).then(ok, floor={"limit_s": limit}))


@pytest.mark.parametrize(("name", "limit"), [("simplified", 180), ("ronr", 600)])
def test_what_was_spoken_is_not_lost_when_a_correction_is_taken_back(name: str, limit: int) -> None:
    stopped, running = {"floor": {"remaining_s": limit - 10}}, {"floor": {"remaining_s": limit - 70}}
    speech = (MAIN, do("recognize", by="Ann", stance="pro"), do("tick", seconds=10), do("pause_clock"))
    row = given(P, *speech, do("resume_clock"), do("tick", seconds=60))
    for left in (stopped, running, stopped, running):
        row = row.when(do("correct")).then(ok, **left)
    check(name, row)


@BOTH
def test_nobody_answers_a_roll_call_in_a_recess(name: str) -> None:
    called = (MAIN, do("call_vote", method="roll_call"), do("leave", who=["Ann", "Bob", "Cai", "Dan", "Eve"]))
    check(name, given(P, *called).when(do("recess", minutes=5)).then(ok, acts=lacks("cast")))
