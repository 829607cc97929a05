"""What is postponed to an item or an hour, special orders, and the demand for the orders of the day."""

from typing import Any

from tests.ladder.stage import check, under
from tests.rules.dsl import Line, Row, given, has, lacks, ok, refused
from tests.rules.lines import (
    CHEN,
    END,
    FLOWERS,
    LI,
    LIFT,
    ZHAO,
    amend,
    call_vote,
    correct,
    do,
    interrupt,
    main,
    move,
    plan,
    put,
    recognize,
    tick,
    vote,
)

AGENDA = plan(items=["路灯", "月季", "门禁"])
BARE = plan()


def opened(item: int) -> Line:
    return do("open_item", item=item)


def closed(item: int) -> Line:
    return do("close_item", item=item)


def until(when: str, **fields: Any) -> tuple[Line, ...]:
    """The pending question postponed."""
    return put(ZHAO, "postpone_definitely", until=when, **fields), vote(4, 2)


HALF_PAST = 1800
"""Seconds from the start, at seven, to half past."""
TO_ITEM = (AGENDA, opened(1), main(), *until("item 2"))
TO_HOUR = (BARE, main(), *until("19:30"))

POSTPONED = {
    "to an item: it is pending when the item before it is closed, and the item may be opened": given(*TO_ITEM)
    .when(closed(1))
    .then(ok, pending=["main"], postponed=[])
    .when(opened(2))
    .then(ok, item=2, pending=["main"], questions=[{"text": LIFT}]),
    "by the number alone": given(AGENDA, opened(1), main(), *until("2"), closed(1))
    .when(opened(2))
    .then(ok, pending=["main"]),
    "by its title, with what adheres to it": given(AGENDA, opened(1), main(), amend(), *until("月季"), closed(1))
    .when(opened(2))
    .then(ok, pending=["main", "amend"]),
    "to a later item it waits for that": given(AGENDA, opened(1), main(), *until("第3项"), closed(1))
    .when(opened(2))
    .then(ok, pending=[], postponed=[["main"]])
    .when(closed(2), opened(3))
    .then(ok, pending=["main"]),
    "another item is not opened over it": given(*TO_ITEM, closed(1))
    .when(opened(3))
    .then(refused("settle_question_first")),
    "not to the item that is being done": given(AGENDA, opened(1), main())
    .when(move(ZHAO, "postpone_definitely", until="item 1"))
    .then(refused("until_past", text="item 1")),
    "nor to one that is done": given(AGENDA, opened(1), closed(1), opened(2), main())
    .when(move(ZHAO, "postpone_definitely", until="路灯"))
    .then(refused("until_past")),
    "nor to an hour that is past": given(BARE, main(), tick(3600))
    .when(move(ZHAO, "postpone_definitely", until="19:30"))
    .then(refused("until_past")),
    "to an hour: at that time, when nothing is pending": given(*TO_HOUR)
    .when(tick(HALF_PAST - 1))
    .then(ok, pending=[], postponed=[["main"]])
    .when(tick(1))
    .then(ok, pending=["main"], postponed=[], suggested={"act": {"do": "call_vote"}}),
    "with something pending it waits until that is settled": given(*TO_HOUR, main(FLOWERS))
    .when(tick(HALF_PAST))
    .then(ok, questions=[{"text": FLOWERS}], postponed=[["main"]])
    .when(vote(4, 1))
    .then(ok, questions=[{"text": LIFT}], adopted=[FLOWERS], last_result={"verdict": "adopted"}),
    "and comes again when the act that brought it is taken back": given(
        *TO_HOUR, main(FLOWERS), tick(HALF_PAST), vote(4, 1)
    )
    .when(correct())
    .then(ok, questions=[{"text": FLOWERS}], postponed=[["main"]])
    .when(vote(4, 1))
    .then(ok, questions=[{"text": LIFT}]),
    "an item left open does not keep it away": given(AGENDA, main(), *until("19:30"), opened(1))
    .when(tick(HALF_PAST), closed(1))
    .then(ok, pending=["main"], item=None),
    "as a date and time": given(BARE, main(), *until("2026-01-01T19:30:00+08:00"))
    .when(tick(HALF_PAST))
    .then(ok, pending=["main"]),
    "in words nobody can tell, until the next meeting": given(BARE, main(), *until("下次再说"))
    .when(tick(HALF_PAST))
    .then(ok, pending=[])
    .when(do("next_meeting", days=7))
    .then(ok, pending=["main"]),
}


@under("ronr", POSTPONED)
def test_what_is_postponed_comes_back(played: tuple[str, Row]) -> None:
    check(*played)


@under(
    "simplified",
    {
        name: POSTPONED[name]
        for name in ("by the number alone", "with something pending it waits until that is settled")
    },
)
def test_in_the_simplified_rules_too(played: tuple[str, Row]) -> None:
    check(*played)


SPECIAL = (BARE, main(), put(ZHAO, "postpone_definitely", until="19:30", special=True))
MADE = (*SPECIAL, vote(4, 2))
BUSY = (*MADE, main(FLOWERS))

SPECIAL_ORDERS = {
    "take two thirds": given(*SPECIAL).when(vote(4, 2)).then(ok, postponed=[["main"]], last_result={"tests": [True]}),
    "and fail by one vote less": given(*SPECIAL).when(vote(3, 2)).then(ok, pending=["main"], postponed=[]),
    "come up whatever else is pending, which comes back after": given(*BUSY, amend(FLOWERS + "和桂花"))
    .when(tick(HALF_PAST))
    .then(ok, pending=["main"], questions=[{"text": LIFT}], unfinished=[["main", "amend"]])
    .when(vote(3, 2))
    .then(ok, pending=["main", "amend"], questions=[{"text": FLOWERS}, {}], adopted=[LIFT]),
    "wait for the end of a speech": given(*BUSY, recognize(by=CHEN))
    .when(tick(300), do("extend_time", seconds=1800), tick(1500))
    .then(ok, floor={"by": CHEN}, questions=[{"text": FLOWERS}])
    .when(END)
    .then(ok, floor=None, questions=[{"text": LIFT}], speeches={}),
    "and of a vote": given(*BUSY, call_vote())
    .when(tick(HALF_PAST))
    .then(ok, questions=[{"text": FLOWERS}])
    .when(do("tally", yes=4, no=1), do("announce"))
    .then(ok, questions=[{"text": LIFT}], adopted=[FLOWERS]),
    "of a motion on its way too": given(*BUSY, move(ZHAO, "commit"))
    .when(tick(HALF_PAST))
    .then(ok, questions=[{"text": FLOWERS}])
    .when(do("no_second"))
    .then(ok, questions=[{"text": LIFT}]),
    "are decided by a majority when they have come": given(*MADE, tick(HALF_PAST))
    .when(vote(3, 2))
    .then(ok, adopted=[LIFT]),
    "left at the adjournment, both are unfinished": given(*BUSY, tick(HALF_PAST))
    .when(do("adjourn"))
    .then(ok, unfinished=[["main"], ["main"]]),
}


@under("ronr", SPECIAL_ORDERS)
def test_special_orders(played: tuple[str, Row]) -> None:
    check(*played)


DEMAND = move(ZHAO, "orders_of_day")
OFF = (AGENDA, main(FLOWERS))
"""What is pending stands on no agenda, and item 1 was not taken up."""
AGREED = do("no_objection")

ORDERS_OF_THE_DAY = {
    "one member demands them, without a second": given(*OFF)
    .when(DEMAND)
    .then(
        ok,
        pending=["main"],
        question={"kind": "orders_of_day", "stage": "seconded"},
        suggested={"act": {"do": "no_objection"}, "needs": []},
    ),
    "nobody objects: the item is taken up, and what was pending comes back after": given(*OFF, DEMAND)
    .when(AGREED)
    .then(ok, item=1, pending=[], unfinished=[["main"]])
    .when(main(), vote(4, 1))
    .then(ok, questions=[{"text": FLOWERS}], adopted=[LIFT]),
    "or when the item is closed": given(*OFF, DEMAND, AGREED).when(closed(1)).then(ok, questions=[{"text": FLOWERS}]),
    "one objects: two thirds set them aside": given(*OFF, DEMAND, do("objection", by=LI))
    .when(vote(4, 2))
    .then(ok, pending=["main"], item=None, last_result={"kind": "orders_of_day", "verdict": "adopted"})
    .when(DEMAND)
    .then(refused("orders_set_aside"), legal=lacks("orders_of_day")),
    "fewer do not: they are followed": given(*OFF, DEMAND, do("objection", by=LI))
    .when(vote(3, 2))
    .then(ok, pending=[], item=1, unfinished=[["main"]], last_result={"verdict": "lost"}),
    "the host may put it to the vote at once": given(*OFF, DEMAND).when(do("state"), vote(4, 2)).then(ok, item=None),
    "it is not debated": given(*OFF, DEMAND, do("state")).when(do("request_floor", by=LI)).then(refused("undebatable")),
    "nor amended": given(*OFF, DEMAND, do("state"))
    .when(move(LI, "amend", new_text="…"))
    .then(refused("not_amendable")),
    "it may be taken back": given(*OFF, DEMAND).when(do("withdraw", by=ZHAO)).then(ok, question={"kind": "main"}),
    "it interrupts a speech, which the objection leaves where it was": given(
        *OFF, recognize(by=CHEN), interrupt(ZHAO, "orders_of_day")
    )
    .when(do("objection", by=LI), vote(5, 1))
    .then(ok, floor={"by": CHEN, "running": False})
    .when(do("resume"))
    .then(ok, floor={"by": CHEN, "running": True}),
    "and which is not counted when the orders are followed": given(
        *OFF, recognize(by=CHEN), interrupt(ZHAO, "orders_of_day")
    )
    .when(AGREED)
    .then(ok, floor=None, item=1)
    .when(closed(1))
    .then(ok, speeches={}),
    "an item before its turn": given(AGENDA, opened(2)).when(DEMAND, AGREED).then(ok, item=1),
    "a special order whose time came during a speech": given(
        *BUSY, recognize(by=CHEN), do("extend_time", seconds=HALF_PAST)
    )
    .when(DEMAND)
    .then(refused("nothing_due"))
    .when(tick(HALF_PAST))
    .then(ok, legal=has("orders_of_day"))
    .when(interrupt(ZHAO, "orders_of_day"), AGREED)
    .then(ok, questions=[{"text": LIFT}], floor=None),
    "not while the agenda is followed": given(AGENDA, opened(1), main())
    .when(DEMAND)
    .then(refused("nothing_due"), legal=lacks("orders_of_day")),
    "nor where there is none": given(BARE, main()).when(DEMAND).then(refused("nothing_due")),
    "nor against what has come at its time": given(*TO_ITEM, closed(1)).when(DEMAND).then(refused("nothing_due")),
    "nor against unfinished business at the next meeting": given(AGENDA, main(), do("next_meeting", days=7))
    .when(DEMAND)
    .then(refused("nothing_due"), pending=["main"]),
}


@under("ronr", ORDERS_OF_THE_DAY)
def test_orders_of_the_day(played: tuple[str, Row]) -> None:
    check(*played)
