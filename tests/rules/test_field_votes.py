"""Votes, persons and minutes: facts other tools were found to hold, put to our rules; each test bears its fact.

What does not apply:
C8 in part: a vote with nothing cast "cannot be closed"; here it can by hands (0 : 0, lost), only a roll call cannot.
C8 in part: "the chair only closes": a script has the host's seat throughout; who may do what is tested with the seats.
F3 in part: several chairs at once: one presides here at any time.
F4: there are no typed commands with colons; the colon is full-width in hours only (F4 below).
F8 in part: a substitution by pattern: wording is changed by amendment, by consent, or by a correction that names a step.
H1 in part: a quorum for debate apart from that for decisions: there is one.
H2 in part: a total of speeches over the evening: counts are per question.
"""

import json
from pathlib import Path

import pytest

from tests.ladder.stage import check, rules
from tests.rules.counting import Counted
from tests.rules.dsl import Line, given, lacks, ok, refused
from tests.rules.lines import (
    ADJOURN,
    ANNOUNCE,
    CHEN,
    FLOWERS,
    LI,
    LIFT,
    LIFT_WEST,
    LIU,
    MAIN,
    OPEN,
    VOTERS,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
    arrive,
    call_vote,
    cast,
    correct,
    do,
    hand,
    leave,
    main,
    move,
    plan,
    put,
    speak,
    tally,
    tick,
    vote,
)
from tests.rules.told import played
from yishi_tui.cli.run import run
from yishi_tui.domain.queries import least_present
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.render import render
from yishi_tui.minutes.values import Minutes

PENDING = (OPEN, MAIN)
MAJORITY = {"op": ">", "threshold": "1/2"}
TWO_THIRDS = {"op": ">=", "threshold": "2/3"}
OF_ALL = {**MAJORITY, "base": "membership"}


def minutes(*lines: Line) -> Minutes:
    proceedings, refusal = played("simplified", lines)
    assert refusal is None
    return entries(proceedings.meeting.history)


def page(*lines: Line) -> str:
    proceedings, refusal = played("simplified", lines)
    assert refusal is None
    return render(entries(proceedings.meeting.history), proceedings.meeting.history)


def listed(cell: str, told: str) -> bool:
    """Whether some table has such a cell."""
    return any(cell in map(str.strip, line.split("|")) for line in told.splitlines() if line.startswith("|"))


@pytest.mark.parametrize(
    ("fact", "criterion", "yes", "no", "abstain", "result"),
    [
        ("C1", MAJORITY, 3, 2, 0, "adopted"),
        ("C2", MAJORITY, 2, 2, 0, "lost"),
        ("C3", TWO_THIRDS, 2, 1, 1, "adopted"),
        ("C3", TWO_THIRDS, 3, 2, 0, "lost"),
        ("C4", OF_ALL, 3, 1, 1, "adopted"),
        ("C4", OF_ALL, 2, 1, 1, "lost"),
    ],
)
def test_fact_C1_C2_C3_C4_of_three_thresholds(
    counted: Counted, fact: str, criterion: Line, yes: int, no: int, abstain: int, result: str
) -> None:
    heads = {"yes": yes, "no": no, "abstain": abstain, "all": yes + no + abstain}
    assert counted(counts={"heads": heads}, criteria=[criterion])["result"] == result, fact


def test_fact_C1_C2_C3_in_a_meeting() -> None:
    given(*PENDING).when(vote(3, 2)).then(ok, adopted=[LIFT]).check()
    given(*PENDING).when(vote(2, 2)).then(ok, adopted=[], last_result={"verdict": "lost"}).check()
    closing = given(*PENDING, put(ZHAO, "previous_question"))
    closing.when(vote(2, 1, abstain=1)).then(ok, last_result={"verdict": "adopted"}).check()
    closing.when(vote(3, 2)).then(ok, last_result={"verdict": "lost"}).check()


def test_fact_C5_the_threshold_is_that_of_the_call_to_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "2026-11-22-x"
    folder.mkdir()
    members = "".join(f'[[members]]\nname = "{name}"\n' for name in VOTERS)
    (folder / "meeting.toml").write_text(f'title = "会"\n[seats]\nhost = "{ZHOU}"\n{members}', "utf-8")

    def play(*acts: Line) -> dict[str, object]:
        script = tmp_path / "script.jsonl"
        script.write_text("\n".join(json.dumps(act) for act in acts), "utf-8")
        assert run(["--lang", "zh", "play", str(script), "--session", str(folder), "--strict", "--json"]) == 0
        state: dict[str, object] = json.loads(capsys.readouterr().out.splitlines()[-1])["state"]
        return state

    play(do("call_to_order"), MAIN, call_vote())
    frozen = folder / "rules.toml"
    text = frozen.read_text("utf-8")
    assert '"1/2"' in text
    frozen.write_text(text.replace('"1/2"', '"1/1"'), "utf-8")
    assert play(tally(3, 2), ANNOUNCE)["adopted"] == [LIFT]


def test_fact_C6_a_count_is_no_result_before_it_is_announced() -> None:
    row = given(*PENDING, call_vote()).when(tally(4, 2))
    row = row.then(ok, last_result=None, adopted=[], voting={"method": "hands", "begun": True}, pending=["main"])
    row.when(ANNOUNCE).then(ok, last_result={"verdict": "adopted"}, adopted=[LIFT], voting=None).check()
    shown = minutes(*PENDING, call_vote(), tally(4, 2))
    assert shown.sections[0].motions[0].polls == ()


@pytest.mark.parametrize(
    ("share", "op", "members", "needed"),
    [
        ("1/2", ">=", 42, 21),
        ("1/2", ">=", 43, 22),
        ("1/2", ">=", 3, 2),
        ("1/2", ">", 42, 22),
        ("1/2", ">", 43, 22),
        ("2/3", ">=", 42, 28),
        ("2/3", ">=", 43, 29),
    ],
)
def test_fact_C7_the_least_that_is_a_quorum(share: str, op: str, members: int, needed: int) -> None:
    assert least_present(share, op, members) == needed


def test_fact_C7_missed_by_one_and_reached_with_one_more() -> None:
    three = plan(members=["甲", "乙", "丙"], host="甲", guests=[], present=["甲"], open=False)
    row = given(three).when(do("call_to_order")).then(ok, quorum={"present": 1, "needed": 2, "met": False})
    row.when(arrive("乙")).then(ok, quorum={"present": 2, "needed": 2, "met": True}).check()


@pytest.mark.parametrize(
    ("yes", "no", "verdict"), [(2, 1, "adopted"), (3, 0, "adopted"), (1, 2, "lost"), (2, 2, "lost"), (0, 0, "lost")]
)
def test_fact_C8_there_is_no_inconclusive_vote(yes: int, no: int, verdict: str) -> None:
    given(*PENDING).when(vote(yes, no)).then(ok, last_result={"verdict": verdict}, pending=[]).check()


def test_fact_C8_no_votes_no_closing_and_no_vote_nothing_to_close() -> None:
    row = given(*PENDING).when(ANNOUNCE).then(refused("no_vote_called", offer="call_vote"))
    row = row.when(tally(3, 2)).then(refused("no_vote_called"))
    row.when(call_vote(), ANNOUNCE).then(refused("nothing_counted"), pending=["main"]).check()


@pytest.mark.parametrize(("cast_", "needed"), [(11, 6), (1, 1), (3, 2), (5, 3), (9, 5), (99, 50)])
def test_fact_C9_a_majority_of_an_odd_number_is_the_next_whole_one(counted: Counted, cast_: int, needed: int) -> None:
    found = counted(counts={"heads": {"yes": needed, "no": cast_ - needed}}, criteria=[MAJORITY])
    assert (found["needed"], found["result"]) == ({"heads": needed}, "adopted")
    less = counted(counts={"heads": {"yes": needed - 1, "no": cast_ - needed + 1}}, criteria=[MAJORITY])
    assert less["result"] == "lost"


@pytest.mark.parametrize("cast_", [2, 4, 10, 100])
def test_fact_C10_a_tie_never_passes(counted: Counted, cast_: int) -> None:
    found = counted(counts={"heads": {"yes": cast_ // 2, "no": cast_ // 2}}, criteria=[MAJORITY])
    assert (found["needed"], found["result"]) == ({"heads": cast_ // 2 + 1}, "lost")


def test_fact_C11_nothing_to_nothing_is_no_two_thirds(counted: Counted) -> None:
    assert counted(counts={"heads": {"yes": 0, "no": 0}}, criteria=[TWO_THIRDS])["result"] == "lost"
    closing = given(*PENDING, put(ZHAO, "previous_question"))
    closing.when(vote(0, 0)).then(ok, last_result={"verdict": "lost"}, pending=["main"]).check()


def test_fact_C12_who_votes_twice_is_counted_once_by_the_latest() -> None:
    roll = (call_vote(method="roll_call"), cast(WANG), cast(LI, "no"), cast(WANG), cast(LI, "no"), cast(WANG, "no"))
    row = given(*PENDING, *roll).when(ANNOUNCE)
    row.then(ok, last_result={"verdict": "lost", "arithmetic": ["0 > 2 × 1/2 = 1 ✗"]}).check()


def test_fact_F1_every_resolution_stands_where_it_was_taken_and_in_the_list() -> None:
    told = page(*PENDING, vote(4, 1), main(FLOWERS, ZHAO), vote(5, 0), main("修路灯"), vote(1, 4), ADJOURN)
    for text in (LIFT, FLOWERS):
        assert f"> {text}\n" in told
        assert listed(text, told)
    assert "> 修路灯\n" in told
    assert not listed("修路灯", told)


def test_fact_F2_only_what_is_assigned_is_an_action() -> None:
    done = do("assign", task="问电梯公司报价", owner=LI, due="12月1日")
    shown = minutes(OPEN, done, do("note", by=LIU, text="落实事项：电梯"), ADJOURN)
    assert [(each.task, each.owner, each.due) for each in shown.actions] == [("问电梯公司报价", LI, "12月1日")]
    assert [each.lines for each in shown.notes] == [("落实事项：电梯",)]


def test_fact_F3_who_presided_one_after_the_other() -> None:
    shown = minutes(*PENDING, do("hand_over", to=CHEN), vote(3, 2), do("take_back"), ADJOURN)
    assert shown.heading.seats.host == ZHOU
    assert [each.to for each in shown.heading.chair] == [CHEN, ""]


@pytest.mark.parametrize("hour", ["19：30", "19:30"])
def test_fact_F4_a_full_width_colon_is_a_colon(hour: str) -> None:
    away = (plan(items=["一", "二"]), MAIN, put(ZHAO, "postpone_definitely", until=hour), vote(4, 1))
    row = given(*away, do("open_item", item=1), tick(1800)).when(do("close_item", item=1))
    check("ronr", row.then(ok, pending=["main"], postponed=[]))


def test_fact_F5_hands_leave_the_minutes_and_notes_stay() -> None:
    queue = (hand(LI), hand(ZHANG, "con"), do("cancel_request", by=LI), do("note", by=LIU, text="?quoi"))
    told = page(*PENDING, *queue, do("cancel_request", by=ZHANG), speak(ZHAO, "con", 30), vote(3, 2), ADJOURN)
    assert "举手的" not in told
    assert not listed(ZHANG, told)
    assert listed(ZHAO, told)
    assert "?quoi" in told


def test_fact_F6_present_are_those_who_were_there_when_it_was_on() -> None:
    early = plan(present=[ZHOU, WANG, LI, ZHAO, ZHANG], open=False)
    shown = minutes(early, leave(ZHANG), do("call_to_order"), arrive(CHEN), ADJOURN)
    assert shown.attendance.present == (ZHOU, WANG, LI, ZHAO, CHEN)
    assert [(each.came, each.went) for each in shown.attendance.movements] == [((CHEN,), ())]


def test_fact_F7_absent_is_who_never_came() -> None:
    start = plan(present=[ZHOU, WANG, LI, ZHAO])
    shown = minutes(start, arrive(CHEN), leave(CHEN), arrive(LIU), do("correct", steps=1), ADJOURN)
    assert shown.attendance.absent == (ZHANG, LIU)


def test_fact_F8_what_is_changed_changes_everywhere_and_what_cannot_be_is_told() -> None:
    shown = minutes(*PENDING, amend(), vote(4, 1), vote(4, 1), ADJOURN)
    assert [each.text for each in shown.decisions] == [LIFT_WEST]
    assert [version.text for version in shown.sections[0].motions[0].versions] == [LIFT, LIFT_WEST]
    given(*PENDING).when(correct(seq=[99])).then(refused("no_such_record", seq=99), questions=[{"text": LIFT}]).check()


def test_fact_H1_thresholds_are_of_those_who_may_vote() -> None:
    members = [ZHOU, WANG, {"name": "甲", "votes": False}]
    opening = plan(members=members, guests=[])
    row = given(opening).when(move(WANG, "main", text=LIFT)).then(ok, quorum={"present": 2, "needed": 2})
    row.when(do("second", by=WANG)).then(refused("own_second", name=WANG)).check()
    assert rules("simplified").kinds["main"].second == 1


def test_fact_H2_a_hand_counts_once_and_the_next_item_begins_afresh() -> None:
    opened = (plan(items=["电梯", "月季"]), do("open_item", item=1), MAIN, speak(LI, "pro", 5), speak(LI, "pro", 5))
    row = given(*opened, hand(ZHAO)).when(hand(ZHAO)).then(refused("already_waiting", name=ZHAO), queue=[{"by": ZHAO}])
    row = row.when(hand(LI)).then(refused("speeches_used_up")).when(do("cancel_request", by=ZHAO), vote(4, 1))
    row = row.then(ok, queue=[]).when(do("close_item", item=1), do("open_item", item=2), main(FLOWERS, ZHAO))
    row.then(ok, queue=[], speeches={}).when(hand(LI)).then(ok, queue=[{"by": LI}], acts=lacks("take_back")).check()
