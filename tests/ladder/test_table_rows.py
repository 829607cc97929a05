"""The table of motions of Robert's Rules, row by row: each cell driven through scripts, none read in the ruleset.

A row says what may interrupt, what needs a second, what is debated and amended, the least vote that carries and the most
that does not, and after which outcomes it may be reconsidered.
"""

from typing import Any, Literal

import pytest
from msgspec import Struct

from tests.ladder.stage import UnderRules
from tests.rules.dsl import Line, seen
from tests.rules.lines import (
    CHEN,
    FLOWERS,
    LI,
    LIFT_WEST,
    LIU,
    MAIN,
    OPEN,
    WANG,
    ZHANG,
    ZHAO,
    amend,
    call_vote,
    do,
    hand,
    interrupt,
    leave,
    move,
    plan,
    put,
    recognize,
    vote,
)
from yishi_tui.domain.vocabulary import KINDS

Votes = tuple[int, int]
PENDING = (OPEN, MAIN)
MAJORITY: tuple[Votes, Votes] = ((3, 2), (3, 3))
TWO_THIRDS: tuple[Votes, Votes] = ((4, 2), (3, 2))
AGAINST_CHAIR: tuple[Votes, Votes] = ((2, 3), (3, 3))
AGAINST_CONSIDERING: tuple[Votes, Votes] = ((2, 4), (2, 3))


class Cells(Struct, frozen=True, kw_only=True):
    """One row. `before` leads to where the motion is in order, `votes` are the least that carries and the most that fails."""

    kind: str
    before: tuple[Line, ...] = PENDING
    fields: dict[str, Any] = {}
    by: str = ZHAO
    interrupts: bool = False
    second: bool = True
    debatable: bool = False
    amendable: dict[str, Any] | None = None
    votes: tuple[Votes, Votes] | None = MAJORITY
    verdicts: tuple[str, str] = ("adopted", "lost")
    reconsider: Literal["yes", "no", "carried", "failed"] = "no"
    sides: tuple[str, str] = ("yes", "no")
    """Which side prevails when it carries, and when it fails."""


TABLED = (*PENDING, put(ZHAO, "lay_on_table"), vote(4, 1))
REFERRED = (*PENDING, put(ZHAO, "commit"), vote(4, 1))
RULED = (*PENDING, interrupt(CHEN, text="念错了字"), do("rule", well_taken=False))
NAMED = (OPEN, do("nominate", by=ZHAO, who=LI))
BALLOT = (*PENDING, call_vote(method="ballot"))
WORDS = {"new_text": "换一种说法"}
CHAIR: dict[str, Any] = {"interrupts": True, "second": False, "votes": None}

TABLE = {
    "main": Cells(
        kind="main", before=(OPEN,), fields={"text": FLOWERS}, debatable=True, amendable=WORDS, reconsider="yes"
    ),
    "postpone_indefinitely": Cells(kind="postpone_indefinitely", debatable=True, reconsider="carried"),
    "amend": Cells(kind="amend", fields={"new_text": LIFT_WEST}, debatable=True, amendable=WORDS, reconsider="yes"),
    "amend, second degree": Cells(
        kind="amend", before=(*PENDING, amend()), fields=WORDS, debatable=True, reconsider="yes"
    ),
    "amend, of what is not debated": Cells(
        kind="amend", before=(*PENDING, put(ZHAO, "recess")), fields={"seconds": 60}, amendable=WORDS, reconsider="yes"
    ),
    "commit": Cells(kind="commit", fields={"to": "小组"}, debatable=True, amendable={"to": "大组"}, reconsider="yes"),
    "postpone_definitely": Cells(
        kind="postpone_definitely", debatable=True, amendable={"until": "20:00"}, reconsider="yes"
    ),
    "postpone_definitely, as a special order": Cells(
        kind="postpone_definitely",
        fields={"until": "20:00", "special": True},
        debatable=True,
        amendable={"until": "21:00"},
        votes=TWO_THIRDS,
        reconsider="yes",
    ),
    "limit_debate": Cells(kind="limit_debate", amendable={"seconds": 90}, votes=TWO_THIRDS, reconsider="yes"),
    "extend_debate": Cells(kind="extend_debate", amendable={"seconds": 900}, votes=TWO_THIRDS, reconsider="yes"),
    "previous_question": Cells(kind="previous_question", votes=TWO_THIRDS, reconsider="yes"),
    "lay_on_table": Cells(kind="lay_on_table", reconsider="failed"),
    "orders_of_day": Cells(
        kind="orders_of_day",
        before=(plan(items=["路灯"]), MAIN),
        interrupts=True,
        second=False,
        votes=TWO_THIRDS,
    ),
    "question_of_privilege": Cells(kind="question_of_privilege", **CHAIR),
    "recess": Cells(kind="recess", amendable={"seconds": 60}),
    "recess, with nothing pending": Cells(kind="recess", before=(OPEN,), debatable=True, amendable={"seconds": 60}),
    "adjourn": Cells(kind="adjourn"),
    "fix_time_adjourn": Cells(
        kind="fix_time_adjourn", fields={"until": "明天"}, amendable={"until": "后天"}, reconsider="yes"
    ),
    "point_of_order": Cells(kind="point_of_order", **CHAIR),
    "appeal": Cells(
        kind="appeal",
        before=RULED,
        interrupts=True,
        debatable=True,
        votes=AGAINST_CHAIR,
        verdicts=("chair_reversed", "chair_sustained"),
        reconsider="yes",
        sides=("no", "yes"),
    ),
    "suspend_rules": Cells(kind="suspend_rules", fields={"text": "发言次数"}, votes=TWO_THIRDS),
    "object_consideration": Cells(
        kind="object_consideration",
        interrupts=True,
        second=False,
        votes=AGAINST_CONSIDERING,
        verdicts=("objection_sustained", "objection_not_sustained"),
        reconsider="carried",
        sides=("no", "yes"),
    ),
    "divide_question": Cells(kind="divide_question", fields={"parts": ["甲", "乙"]}, amendable={"parts": ["丙", "丁"]}),
    "consider_seriatim": Cells(
        kind="consider_seriatim", fields={"parts": ["甲", "乙"]}, amendable={"parts": ["丙", "丁"]}
    ),
    "division_assembly": Cells(kind="division_assembly", before=(*PENDING, vote(4, 1)), **CHAIR),
    "voting_method": Cells(
        kind="voting_method", fields={"text": "无记名"}, amendable={"new_text": "点名"}, reconsider="yes"
    ),
    "close_polls": Cells(kind="close_polls", before=BALLOT, amendable=WORDS, votes=TWO_THIRDS),
    "reopen_polls": Cells(
        kind="reopen_polls",
        before=(*BALLOT, put(ZHAO, "close_polls"), vote(4, 2)),
        amendable=WORDS,
        reconsider="failed",
    ),
    "nominations": Cells(
        kind="nominations", before=(OPEN,), fields={"text": "当场提名"}, amendable=WORDS, reconsider="yes"
    ),
    "close_nominations": Cells(kind="close_nominations", before=NAMED, amendable=WORDS, votes=TWO_THIRDS),
    "reopen_nominations": Cells(
        kind="reopen_nominations",
        before=(*NAMED, put(ZHAO, "close_nominations"), vote(4, 2)),
        amendable=WORDS,
        reconsider="failed",
    ),
    "parliamentary_inquiry": Cells(kind="parliamentary_inquiry", **CHAIR),
    "request_info": Cells(kind="request_info", **CHAIR),
    "withdraw_request": Cells(kind="withdraw_request", by=WANG, second=False, reconsider="failed"),
    "excuse": Cells(
        kind="excuse",
        before=(OPEN,),
        fields={"text": "不再当组长"},
        second=False,
        debatable=True,
        amendable=WORDS,
        reconsider="failed",
    ),
    "read_papers": Cells(kind="read_papers", fields={"text": "宣读报告"}, second=False, reconsider="yes"),
    "obtain_quorum": Cells(kind="obtain_quorum", before=(OPEN, leave(WANG, CHEN, LIU, ZHANG)), votes=((2, 0), (1, 1))),
    "take_from_table": Cells(kind="take_from_table", before=TABLED),
    "rescind_amend": Cells(
        kind="rescind_amend",
        before=(*PENDING, vote(4, 1)),
        debatable=True,
        amendable=WORDS,
        votes=TWO_THIRDS,
        reconsider="failed",
    ),
    "rescind_amend, with notice": Cells(
        kind="rescind_amend",
        before=(*PENDING, vote(4, 1)),
        fields={"notice": True},
        debatable=True,
        amendable=WORDS,
        reconsider="failed",
    ),
    "discharge_committee": Cells(
        kind="discharge_committee",
        before=REFERRED,
        debatable=True,
        amendable=WORDS,
        votes=TWO_THIRDS,
        reconsider="failed",
    ),
    "reconsider": Cells(kind="reconsider", before=(*PENDING, vote(4, 1)), fields={"voted": "yes"}, debatable=True),
    "reconsider, of what is not debated": Cells(
        kind="reconsider", before=(*PENDING, put(LI, "limit_debate", CHEN), vote(5, 1)), fields={"voted": "yes"}
    ),
}

ROWS = pytest.mark.parametrize("cells", [pytest.param(cells, id=name) for name, cells in TABLE.items()])
VOTED = pytest.mark.parametrize(
    "cells", [pytest.param(cells, id=name) for name, cells in TABLE.items() if cells.votes is not None]
)


def staged(*lines: Line) -> UnderRules:
    stage = UnderRules("ronr")
    for line in lines:
        stage.accepted(line)
    return stage


def rule_against(stage: UnderRules, line: Line) -> str:
    """The rule that refuses the line; '' if it is in order."""
    refusal = stage.play(line).refusal
    return refusal.rule if refusal else ""


def made(cells: Cells) -> Line:
    return move(cells.by, cells.kind, **cells.fields)


def stated(cells: Cells) -> UnderRules:
    """The motion made, supported and stated; leave to withdraw is objected to, so that it is a question."""
    stage = staged(*cells.before, made(cells))
    if cells.second:
        stage.accepted(do("second", by=LI))
    stage.accepted(do("objection", by=LI) if cells.kind == "withdraw_request" else do("state"))
    return stage


def test_every_kind_has_its_row() -> None:
    assert {cells.kind for cells in TABLE.values()} == set(KINDS)


@ROWS
def test_what_may_interrupt(cells: Cells) -> None:
    stage = staged(*PENDING, recognize(by=LIU))
    refused_for_the_floor = rule_against(stage, made(cells)) == "floor_taken"
    assert refused_for_the_floor is not cells.interrupts


@ROWS
def test_what_needs_a_second(cells: Cells) -> None:
    stage = staged(*cells.before)
    step = stage.play(made(cells))
    assert step.refusal is None, step.refusal
    question = seen(stage._player.proceedings, step)["question"]
    waits = question is not None and question["kind"] == cells.kind and question["stage"] == "moved"
    assert waits is cells.second


@VOTED
def test_what_is_debated(cells: Cells) -> None:
    assert rule_against(stated(cells), hand(CHEN if cells.kind != "obtain_quorum" else LI, None)) == (
        "" if cells.debatable else "undebatable"
    )


@VOTED
def test_what_is_amended(cells: Cells) -> None:
    found = rule_against(stated(cells), move(LI, "amend", target=cells.kind, **(cells.amendable or WORDS)))
    assert found in (("",) if cells.amendable else ("not_amendable", "amendment_degree", "no_quorum"))


@VOTED
@pytest.mark.parametrize("carried", [True, False])
def test_the_least_vote_that_carries_and_the_most_that_does_not(cells: Cells, carried: bool) -> None:
    assert cells.votes is not None
    counts = cells.votes[0 if carried else 1]
    stage = stated(cells)
    step = stage.play(vote(*counts))
    assert step.refusal is None, step.refusal
    result = seen(stage._player.proceedings, step)["last_result"]
    assert (result["kind"], result["verdict"]) == (cells.kind, cells.verdicts[0 if carried else 1])


@VOTED
@pytest.mark.parametrize("carried", [True, False])
def test_after_what_it_is_reconsidered(cells: Cells, carried: bool) -> None:
    assert cells.votes is not None
    stage = stated(cells)
    stage.accepted(vote(*cells.votes[0 if carried else 1]))
    again = move(LI, "reconsider", voted=cells.sides[0 if carried else 1], text=text_of(cells))
    wanted = cells.reconsider == "yes" or cells.reconsider == ("carried" if carried else "failed")
    assert (rule_against(stage, again) == "") is wanted


def text_of(cells: Cells) -> str:
    """The words by which the decision is named; '' for the latest."""
    return str(cells.fields.get("text", cells.fields.get("new_text", "")))
