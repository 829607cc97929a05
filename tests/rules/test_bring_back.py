"""Bringing a question back: reconsider, rescind or amend something adopted, and what may not come again."""

from typing import Any

from tests.rules.dsl import Line, Row, given, has, lacks, ok, refused, rows
from tests.rules.lines import (
    ANNOUNCE,
    FLOWERS,
    LI,
    LIFT,
    LIFT_WEST,
    LIU,
    MAIN,
    OPEN,
    WANG,
    ZHANG,
    ZHAO,
    amend,
    call_vote,
    cast,
    do,
    hand,
    main,
    move,
    put,
    vote,
)

ADOPTED = (OPEN, MAIN, vote(4, 2))
FAILED = (OPEN, MAIN, vote(2, 4))
NEXT = do("next_meeting", days=7)


def again(by: str = ZHAO, voted: str = "yes", **fields: Any) -> Line:
    return put(by, "reconsider", voted=voted, **fields)


RECONSIDER = {
    "the question stands again as before its vote": given(*ADOPTED, again())
    .when(vote(4, 1))
    .then(ok, pending=["main"], questions=[{"text": LIFT}], adopted=[])
    .when(vote(1, 4))
    .then(ok, adopted=[], pending=[]),
    "lost: the decision stands": given(*ADOPTED, again()).when(vote(1, 4)).then(ok, pending=[], adopted=[LIFT]),
    "voted: the side that prevailed, here yes": given(*ADOPTED)
    .when(again(voted="no"))
    .then(refused("prevailing_side", side="yes")),
    "voted: the side that prevailed, here no": given(*FAILED)
    .when(again(voted="yes"))
    .then(refused("prevailing_side", side="no"))
    .when(again(voted="no"))
    .then(ok, pending=["reconsider"]),
    "voted: after a tie it is the no side": given(OPEN, MAIN, vote(3, 3)).when(again(voted="no")).then(ok),
    "voted: who abstained did not prevail": given(*ADOPTED)
    .when(again(voted="abstain"))
    .then(refused("prevailing_side")),
    "voted: not said": given(*ADOPTED).when(move(ZHAO, "reconsider")).then(refused("prevailing_side")),
    "where the vote was by name it is known": given(
        OPEN, MAIN, call_vote(method="roll_call"), cast(WANG), cast(LI), cast(ZHAO, "no"), ANNOUNCE
    )
    .when(move(ZHAO, "reconsider", voted="yes"))
    .then(refused("prevailing_side"))
    .when(move(LI, "reconsider"))
    .then(ok, question={"kind": "reconsider", "stage": "moved"}),
    "any member may second": given(*ADOPTED).when(again(second=ZHANG)).then(ok, pending=["reconsider"]),
    "debatable as its target": given(*ADOPTED, again()).when(hand(LI)).then(ok, next_speaker=LI),
    "undebatable as its target": given(OPEN, MAIN, put(ZHANG, "limit_debate"), vote(2, 3), again(voted="no"))
    .when(hand(LI))
    .then(refused("undebatable"), pending=["main", "reconsider"]),
    "a majority does, whatever the target needed": given(*ADOPTED, again())
    .when(vote(3, 2))
    .then(ok, last_result={"kind": "reconsider", "verdict": "adopted"}),
    "the latest such matter unless text names another": given(*ADOPTED, main(FLOWERS), vote(4, 1), again())
    .when(vote(4, 1))
    .then(ok, questions=[{"text": FLOWERS}], adopted=[LIFT]),
    "text names another": given(*ADOPTED, main(FLOWERS), vote(4, 1), again(text=LIFT))
    .when(vote(4, 1))
    .then(ok, questions=[{"text": LIFT}], adopted=[FLOWERS]),
    "text names nothing that was decided": given(*ADOPTED)
    .when(again(text="没有这回事"))
    .then(refused("nothing_to_reconsider")),
    "nothing was decided": given(OPEN).when(again()).then(refused("nothing_to_reconsider")),
    "a question is reconsidered once": given(*ADOPTED, again(), vote(4, 1), vote(4, 1))
    .when(again())
    .then(refused("nothing_to_reconsider"), adopted=[LIFT]),
    "a reconsideration that was lost is not tried again": given(*ADOPTED, again(), vote(1, 4))
    .when(again(ZHANG))
    .then(refused("nothing_to_reconsider")),
    "an amendment is reconsidered while its target is pending": given(OPEN, MAIN, amend(), vote(4, 1), again(LIU))
    .when(vote(4, 1))
    .then(ok, pending=["main", "amend"], questions=[{"text": LIFT}, {"text": LIFT_WEST}])
    .when(vote(1, 4))
    .then(ok, pending=["main"], questions=[{"text": LIFT}]),
    "not an amendment once its target was decided": given(OPEN, MAIN, amend(), vote(4, 1), vote(4, 1), again(LIU))
    .when(vote(4, 1))
    .then(ok, pending=["main"], questions=[{"kind": "main", "text": LIFT_WEST}]),
    "an order that closed debate is open again while it is reconsidered": given(
        OPEN, MAIN, put(ZHANG, "previous_question"), vote(5, 0), again(LIU), vote(5, 0)
    )
    .when(vote(0, 5), hand(ZHAO))
    .then(ok, pending=["main"], queue=[{"by": ZHAO}]),
    "a limit is off again while it is reconsidered": given(
        OPEN, MAIN, put(ZHANG, "limit_debate", seconds=60), vote(5, 0), again(LIU), vote(5, 0)
    )
    .when(vote(0, 5))
    .then(ok, pending=["main"], limit_s=180),
    "too late in the next session": given(*ADOPTED, NEXT)
    .when(again())
    .then(refused("nothing_to_reconsider"))
    .when(put(ZHAO, "rescind_amend"))
    .then(ok, pending=["rescind_amend"]),
    "not while another main question is pending": given(*ADOPTED, main(FLOWERS))
    .when(again())
    .then(refused("nothing_to_reconsider"), legal=lacks("reconsider")),
    "a point ruled upon is not reconsidered": given(OPEN, move(ZHAO, "point_of_order"), do("rule", well_taken=True))
    .when(again())
    .then(refused("nothing_to_reconsider")),
}


@rows(RECONSIDER)
def test_reconsider(row: Row) -> None:
    row.check()


def rescind(**fields: Any) -> Line:
    return put(ZHAO, "rescind_amend", **fields)


RESCIND = {
    "without new_text it rescinds": given(*ADOPTED, rescind()).when(vote(4, 2)).then(ok, adopted=[], pending=[]),
    "with new_text it amends": given(*ADOPTED, rescind(new_text=LIFT_WEST))
    .when(vote(4, 2))
    .then(ok, adopted=[LIFT_WEST]),
    "two thirds of the votes cast": given(*ADOPTED, rescind()).when(vote(2, 1)).then(ok, adopted=[]),
    "or a majority of all members": given(*ADOPTED, rescind())
    .when(vote(4, 2))
    .then(ok, adopted=[], last_result={"tests": [True, True]}),
    "three to two is neither": given(*ADOPTED, rescind())
    .when(vote(3, 2))
    .then(ok, adopted=[LIFT], last_result={"verdict": "lost", "tests": [False, False]}),
    "notice: then a majority does": given(*ADOPTED, rescind(notice=True)).when(vote(3, 2)).then(ok, adopted=[]),
    "the latest such matter unless text names another": given(*ADOPTED, main(FLOWERS), vote(4, 1), rescind())
    .when(vote(5, 0))
    .then(ok, adopted=[LIFT]),
    "text names another": given(*ADOPTED, main(FLOWERS), vote(4, 1), rescind(text=LIFT))
    .when(vote(5, 0))
    .then(ok, adopted=[FLOWERS]),
    "text names nothing that stands": given(*ADOPTED).when(rescind(text="没有这回事")).then(refused("not_adopted")),
    "nothing was adopted": given(OPEN).when(rescind()).then(refused("nothing_adopted")),
    "debatable": given(*ADOPTED, rescind()).when(hand(LI)).then(ok, next_speaker=LI),
    "not while a question is pending": given(*ADOPTED, main(FLOWERS)).when(rescind()).then(refused("main_pending")),
    "in order in a later session": given(*ADOPTED, NEXT, rescind()).when(vote(4, 1)).then(ok, adopted=[]),
    "what was rescinded may be moved again": given(*ADOPTED, rescind(), vote(4, 1)).when(main(LIFT)).then(ok),
}


@rows(RESCIND)
def test_rescind(row: Row) -> None:
    row.check()


RENEWAL = {
    "lost: not again in this session": given(*FAILED).when(move(WANG, "main", text=LIFT)).then(refused("lost_before")),
    "lost: another wording is another question": given(*FAILED).when(main(LIFT_WEST)).then(ok),
    "lost: renewal is free in the next session": given(*FAILED, NEXT).when(main(LIFT)).then(ok, pending=["main"]),
    "adopted: need not be moved again": given(*ADOPTED)
    .when(move(WANG, "main", text=LIFT))
    .then(refused("adopted_before"), legal=has("main")),
    "adopted: nor in a later session": given(*ADOPTED, NEXT)
    .when(move(WANG, "main", text=LIFT))
    .then(refused("adopted_before"), adopted=[LIFT]),
}


@rows(RENEWAL)
def test_renewal(row: Row) -> None:
    row.check()
