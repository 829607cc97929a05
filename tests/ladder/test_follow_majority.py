"""从多: what the owners agreed about those who hand in nothing, in a meeting, with both results on record."""

import json
from functools import cache

import pytest

from tests.ladder.own_rules import play, written
from tests.rules.dsl import Row, given, ok, refused, told_by_journal
from tests.rules.lines import LIFT, ZHOU, call_vote, do, main, vote
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.render import render
from yishi_tui.phrases import Lang
from yishi_tui.scripts import Player, read_script

AGREED = """
[participation.follow_majority]
enabled = true
needs_delivery = true
needs_notice = true
clause_delivery_is_participation = true
clause_silence_follows = true
"""
NAMES = tuple("甲乙丙丁戊己庚辛壬癸")
HALL = do(
    "plan",
    title="业主大会",
    members=[{"name": ZHOU, "votes": False}, *({"name": name, "area": "100"} for name in NAMES)],
    host=ZHOU,
    starts="2026-11-22T19:00:00+08:00",
)
TOLD = {"delivered": True, "topics_notified": True, "effect_warned": True}


def asked(matter: str = "") -> dict[str, object]:
    return main(by="甲", second=None, matter=matter)


def silent(heads: int, area: str = "", **flags: bool) -> dict[str, object]:
    return {"silent": {"heads": heads, "area": area or str(100 * heads)}, **flags}


def area(yes: int, no: int) -> dict[str, object]:
    return {"area": {"yes": str(100 * yes), "no": str(100 * no)}}


PENDING = (HALL, asked())
FIVE = given(*PENDING)
"""Ten flats of 100 m²: five hand in papers, and that is too few by itself."""

ROWS: dict[str, Row] = {
    "agreed, delivered, told: the silent follow, and both results are there": FIVE.when(
        vote(4, 1, **area(4, 1), **silent(5, **TOLD))
    ).then(ok, adopted=[LIFT], last_result={"verdict": "adopted", "without_silent": "lost", "tests": [True, True]}),
    "delivered, but not told: they take part, and agree to nothing": FIVE.when(
        vote(4, 1, **area(4, 1), **silent(5, delivered=True))
    ).then(ok, adopted=[], last_result={"without_silent": "lost", "tests": [False, False]}),
    "not delivered: nobody silent counts": FIVE.when(
        vote(4, 1, **area(4, 1), **silent(5, topics_notified=True, effect_warned=True))
    ).then(ok, adopted=[], last_result={"tests": [True, True], "without_silent": "lost"}),
    "without them too it would have passed": FIVE.when(vote(6, 1, **area(6, 1), **silent(3, **TOLD))).then(
        ok, last_result={"verdict": "adopted", "without_silent": "adopted"}
    ),
    "items 6 to 8: nobody follows": given(HALL, asked("repair_fund"))
    .when(vote(6, 1, **area(6, 1), **silent(3, **TOLD)))
    .then(ok, adopted=[LIFT], last_result={"arithmetic": lambda lines: lines[0] == "600 >= 700 × 3/4 = 525 ✓"}),
    "heads and area differ: silence is abstention": FIVE.when(
        vote(4, 3, area={"yes": "300", "no": "400"}, **silent(3, "300", **TOLD))
    ).then(ok, adopted=[], last_result={"arithmetic": lambda lines: lines[1] == "4 > 10 × 1/2 = 5 ✗"}),
    "more than the roll holds": FIVE.when(
        call_vote(), do("tally", yes=6, no=1, **area(6, 1), **silent(4, **TOLD))
    ).then(refused("more_votes_than_roll", votes=11, known=10)),
    "a vote without anybody's silence is as ever": FIVE.when(vote(7, 1, **area(7, 1))).then(
        ok, adopted=[LIFT], last_result={"without_silent": None}
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_follow_majority(name: str) -> None:
    play(AGREED, ROWS[name], extends="civil-code-278")


def test_it_is_off_by_default() -> None:
    row = given(*PENDING, call_vote()).when(do("tally", yes=4, no=1, **area(4, 1), **silent(5, **TOLD)))
    play("", row.then(refused("no_follow_majority")), "civil-code-278")


def test_without_the_second_clause_the_silent_only_take_part() -> None:
    text = AGREED.replace("clause_silence_follows = true", "")
    row = given(*PENDING).when(vote(6, 0, **area(6, 0), **silent(4, **TOLD)))
    arithmetic = {"arithmetic": lambda lines: lines[1] == "6 > 10 × 1/2 = 5 ✓"}
    play(text, row.then(ok, last_result=arithmetic), "civil-code-278")


@cache
def held() -> Player:
    """A meeting with one such vote."""
    player = Player(written(AGREED, "civil-code-278"))
    lines = (HALL, asked(), vote(4, 1, **area(4, 1), **silent(5, **TOLD)), do("adjourn"))
    for step in player.play(read_script([json.dumps(line, ensure_ascii=False) for line in lines], session=False)):
        assert step.refusal is None
    return player


def test_the_arithmetic_has_both_with_their_turnouts() -> None:
    result = held().proceedings.meeting.last_result
    assert result is not None
    assert result.arithmetic == (
        "900 > 1000 × 1/2 = 500 ✓",
        "9 > 10 × 1/2 = 5 ✓",
        "participation·area 1000 >= 1000 × 2/3 = 2000/3 ✓",
        "participation·heads 10 >= 10 × 2/3 = 20/3 ✓",
        "without_silent·area 400 > 500 × 1/2 = 250 ✓",
        "without_silent·heads 4 > 5 × 1/2 = 2.5 ✓",
        "without_silent·participation·area 500 >= 1000 × 2/3 = 2000/3 ✗",
        "without_silent·participation·heads 5 >= 10 × 2/3 = 20/3 ✗",
        "with_silent ✓",
        "without_silent ✗",
    )


def test_the_journal_alone_rebuilds_it() -> None:
    assert told_by_journal(held().proceedings) == held().proceedings.meeting


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("参与·人数 10 >= 10 × 2/3", "不计从多·参与·面积", "不计入的结果：**未通过**", "从多的效力有争议")),
        (
            "en",
            ("turnout·heads 10 >= 10 × 2/3", "without the silent·turnout·area", "without them: **lost**", "contested"),
        ),
    ],
)
def test_the_minutes_have_both_and_the_warning(lang: Lang, words: tuple[str, ...]) -> None:
    history = held().proceedings.meeting.history
    text = render(entries(history), history, lang)
    assert [word for word in words if word not in text] == []
