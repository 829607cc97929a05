"""Robert's Rules: the order of precedence, and each kind that the simplified rules lack. Traps are numbered as in the digest."""

import pytest

from tests.ladder.stage import check, rules, under
from tests.rules.dsl import Row, given, has, lacks, ok, refused
from tests.rules.lines import (
    ADJOURN,
    CHEN,
    FLOWERS,
    LI,
    LIFT,
    LIFT_WEST,
    MAIN,
    OPEN,
    WANG,
    ZHAO,
    amend,
    do,
    main,
    move,
    plan,
    put,
    speak,
    vote,
)
from yishi_tui.domain.vocabulary import KINDS

RANKED = (
    "postpone_indefinitely",
    "amend",
    "commit",
    "postpone_definitely",
    "limit_debate",
    "previous_question",
    "lay_on_table",
    "question_of_privilege",
    "recess",
    "adjourn",
    "fix_time_adjourn",
)
PENDING = (OPEN, MAIN)
SOUTH = "在3号楼南侧加装电梯"


def on_top(kind: str) -> dict[str, object]:
    fields = {"new_text": LIFT_WEST} if kind == "amend" else {}
    return put(ZHAO, kind, **fields)


@pytest.mark.parametrize("lower", [kind for kind in RANKED if kind != "question_of_privilege"])
def test_only_what_outranks_a_pending_motion_is_in_order_above_it(lower: str) -> None:
    place = RANKED.index(lower)
    higher = [kind for kind in RANKED[place + 1 :] if kind not in ("amend", "limit_debate", "previous_question")]
    below = [kind for kind in RANKED[: place + 1] if kind != "amend"]
    check("ronr", given(*PENDING).when(on_top(lower)).then(ok, legal=lambda found: set(higher) <= set(found)))
    check("ronr", given(*PENDING).when(on_top(lower)).then(ok, legal=lambda found: not set(below) & set(found)))


AMENDMENTS = {
    "a secondary amendment changes the primary, the primary the main question": given(*PENDING, amend())
    .when(put(CHEN, "amend", new_text=SOUTH))
    .then(ok, pending=["main", "amend", "amend"])
    .when(vote(4, 1))
    .then(ok, questions=[{"text": LIFT}, {"text": SOUTH}])
    .when(vote(4, 1))
    .then(ok, questions=[{"text": SOUTH}]),
    "trap 11: no third degree": given(*PENDING, amend(), put(CHEN, "amend", new_text=SOUTH))
    .when(move(LI, "amend", new_text=FLOWERS))
    .then(refused("amendment_degree")),
    "a secondary amendment is not aimed at the primary once it is pending itself": given(*PENDING, amend())
    .when(move(CHEN, "amend", target="main", new_text=SOUTH))
    .then(refused("amend_top_only")),
    "trap 12: no second primary while one is pending": given(*PENDING, amend())
    .when(move(CHEN, "amend", target="main", new_text=FLOWERS))
    .then(refused("amend_top_only")),
    "trap 15: a majority amends what needs two thirds": given(*PENDING, put(ZHAO, "limit_debate", seconds=60))
    .when(put(CHEN, "amend", seconds=90, new_text="每次九十秒"), vote(3, 2))
    .then(ok, last_result={"verdict": "adopted"})
    .when(vote(4, 2), speak(LI, None, 5))
    .then(ok, limit_s=90),
    "trap 16: no indefinite postponement while an amendment is pending": given(*PENDING, amend())
    .when(move(CHEN, "postpone_indefinitely"))
    .then(refused("outranked", pending="amend")),
    "trap 17: a referral takes the amendment along, and drops the indefinite postponement": given(
        *PENDING, put(ZHAO, "postpone_indefinitely"), put(CHEN, "commit", to="小组")
    )
    .when(vote(4, 1))
    .then(ok, in_committee=[["main"]]),
}


@under("ronr", AMENDMENTS)
def test_amendments(played: tuple[str, Row]) -> None:
    check(*played)


DROPPED = (*PENDING, put(ZHAO, "postpone_indefinitely"), vote(4, 2))
OBJECTED = (*PENDING, put(ZHAO, "object_consideration"))
TABLED = (*PENDING, amend(), put(CHEN, "lay_on_table"), vote(4, 2))
WEEK = do("next_meeting", days=7)

SENT_AWAY = {
    "trap 18: to postpone indefinitely kills for the session": given(*DROPPED)
    .when(move(WANG, "main", text=LIFT))
    .then(refused("lost_before"), pending=[])
    .when(WEEK, main())
    .then(ok),
    "the killing may be reconsidered, by who voted for it": given(*DROPPED)
    .when(put(LI, "reconsider", second=CHEN, voted="yes"), vote(5, 0))
    .then(ok, pending=["main", "postpone_indefinitely"]),
    "a lost killing may not": given(*PENDING, put(ZHAO, "postpone_indefinitely"), vote(2, 4))
    .when(move(LI, "reconsider", voted="no"))
    .then(refused("nothing_to_reconsider")),
    "the table takes the amendment along and gives it back": given(*TABLED)
    .when(put(LI, "take_from_table", second=CHEN))
    .then(ok, on_table=[["main", "amend"]])
    .when(vote(4, 1))
    .then(ok, pending=["main", "amend"], on_table=[]),
    "the table keeps it for the next session": given(*TABLED, WEEK)
    .when(put(LI, "take_from_table", second=CHEN), vote(4, 1))
    .then(ok, pending=["main", "amend"]),
    "and no longer": given(*TABLED, WEEK).when(WEEK).then(ok, on_table=[]),
    "a committee is discharged by a majority of all members": given(*PENDING, put(ZHAO, "commit"), vote(4, 2))
    .when(put(CHEN, "discharge_committee"), vote(4, 2))
    .then(ok, pending=["main"], in_committee=[]),
    "or not, by three to two without notice": given(*PENDING, put(ZHAO, "commit"), vote(4, 2))
    .when(put(CHEN, "discharge_committee"), vote(3, 2))
    .then(ok, in_committee=[["main"]]),
    "a referral may be reconsidered while the committee has it": given(*PENDING, put(ZHAO, "commit"), vote(4, 2))
    .when(put(LI, "reconsider", second=CHEN, voted="yes"), vote(5, 0), vote(0, 5))
    .then(ok, pending=["main"], in_committee=[]),
    "trap 19: postponed, it comes back with its amendment": given(
        *PENDING, amend(), speak(ZHAO, None, 10), put(CHEN, "postpone_definitely"), vote(4, 1)
    )
    .when(WEEK)
    .then(ok, pending=["main", "amend"], speeches={}, postponed=[]),
    "trap 20: adjourned in mid-debate, the stack is unfinished business": given(
        *PENDING, amend(), put(LI, "adjourn", CHEN)
    )
    .when(vote(4, 1))
    .then(ok, phase="adjourned", unfinished=[["main", "amend"]]),
    "within a quarter it is carried over": given(*PENDING, ADJOURN)
    .when(do("next_meeting", days=100))
    .then(ok, pending=["main"]),
    "more than a quarter later it has fallen": given(*PENDING, ADJOURN)
    .when(do("next_meeting", days=125))
    .then(ok, pending=[], unfinished=[]),
    "but a committee's work survives": given(*PENDING, put(ZHAO, "commit"), vote(4, 2))
    .when(do("next_meeting", days=125))
    .then(ok, in_committee=[["main"]]),
    "postponed to an item it comes back with the item": given(
        plan(items=["一", "二"]),
        MAIN,
        put(ZHAO, "postpone_definitely", until="第2项"),
        vote(4, 1),
        do("open_item", item=1),
    )
    .when(do("close_item", item=1), do("open_item", item=2))
    .then(ok, pending=["main"], postponed=[]),
    "postponed to an hour it comes back when that has come": given(
        plan(items=["一", "二"]),
        MAIN,
        put(ZHAO, "postpone_definitely", until="19:30"),
        vote(4, 1),
        do("open_item", item=1),
    )
    .when(do("tick", seconds=1800), do("close_item", item=1))
    .then(ok, pending=["main"]),
    "trap 55: in the next session it is too late to reconsider": given(*PENDING, vote(4, 1), WEEK)
    .when(move(LI, "reconsider", voted="yes"))
    .then(refused("nothing_to_reconsider"), legal=has("rescind_amend")),
    "on the next day of the session it is not": given(*PENDING, vote(4, 1), put(ZHAO, "fix_time_adjourn"), vote(4, 1))
    .when(do("next_meeting", days=1), put(LI, "reconsider", second=CHEN, voted="yes"))
    .then(ok),
}


@under("ronr", SENT_AWAY)
def test_what_is_sent_away_and_comes_back(played: tuple[str, Row]) -> None:
    check(*played)


OBJECTION = {
    "two thirds against sustain it, and the question is gone for the session": given(*OBJECTED)
    .when(vote(2, 4))
    .then(ok, pending=[], last_result={"verdict": "objection_sustained", "tests": [True]})
    .when(move(WANG, "main", text=LIFT))
    .then(refused("lost_before")),
    "fewer do not": given(*OBJECTED)
    .when(vote(3, 3))
    .then(ok, pending=["main"], last_result={"verdict": "objection_not_sustained"}),
    "only what was sustained may be reconsidered, by the no side": given(*OBJECTED, vote(1, 5))
    .when(put(LI, "reconsider", second=CHEN, voted="no"), vote(4, 1))
    .then(ok, pending=["main", "object_consideration"]),
    "trap 57: too late after the first speech": given(*PENDING, speak(ZHAO, "con", 10))
    .when(move(LI, "object_consideration"))
    .then(refused("debate_began"), legal=lacks("object_consideration")),
    "nor once a subsidiary motion was stated": given(*PENDING, amend())
    .when(move(LI, "object_consideration"))
    .then(refused("debate_began")),
    "only to an original main question": given(*PENDING, vote(4, 1), put(ZHAO, "rescind_amend"))
    .when(move(LI, "object_consideration"))
    .then(refused("needs_main")),
}


@under("ronr", OBJECTION)
def test_objection_to_considering(played: tuple[str, Row]) -> None:
    check(*played)


def test_every_kind_has_its_row() -> None:
    assert set(RANKED) <= set(rules("ronr").kinds)
    assert set(rules("ronr").kinds) == set(KINDS)
