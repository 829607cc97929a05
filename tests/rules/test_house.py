"""The house: attendance, the agenda, the chair, notes and tasks, and what only another body can decide."""

from typing import Any

from tests.rules.dsl import Line, Row, given, has, lacks, ok, refused, rows
from tests.rules.lines import (
    ADJOURN,
    CHEN,
    CLERK,
    FLOWERS,
    LAWYER,
    LI,
    LIFT,
    LIU,
    MAIN,
    OPEN,
    STRANGER,
    TAKE_BACK,
    VISITOR,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
    arrive,
    call_vote,
    cast,
    do,
    hand,
    interrupt,
    leave,
    main,
    move,
    plan,
    put,
    recognize,
    speak,
    tally,
    vote,
)


def admit(who: str, role: str) -> Line:
    return do("admit", who=who, **{"as": role})


ATTENDANCE = {
    "arrive and leave": given(OPEN)
    .when(leave(LI, LIU))
    .then(ok, quorum={"present": 5})
    .when(arrive(LI))
    .then(ok, quorum={"present": 6}),
    "arrive: already here": given(OPEN).when(arrive(LI)).then(refused("already_here")),
    "arrive: one of two already here": given(OPEN, leave(LI)).when(arrive(LI, WANG)).then(ok, quorum={"present": 7}),
    "arrive: somebody not on the roll, and nobody with them": given(OPEN, leave(LI))
    .when(arrive(LI, STRANGER))
    .then(refused("not_on_roll", name=STRANGER), quorum={"present": 6}),
    "leave: not here": given(OPEN, leave(LI)).when(leave(LI)).then(refused("not_here")),
    "leave: somebody not on the roll": given(OPEN).when(leave(STRANGER)).then(refused("not_on_roll")),
    "arrive and leave: nobody named": given(OPEN)
    .when(arrive())
    .then(refused("nobody_named"))
    .when(leave())
    .then(refused("nobody_named")),
    "proxy: refused unless the ruleset allows it": given(OPEN, leave(LIU))
    .when(do("arrive", who=[], proxy={LI: LIU}))
    .then(refused("no_proxies"), quorum={"present": 6}),
    "admit: somebody not on the roll, as a member": given(OPEN)
    .when(admit("郑八", "member"))
    .then(ok, quorum={"present": 8})
    .when(main(FLOWERS, by="郑八"))
    .then(ok),
    "admit: somebody not on the roll, as a guest": given(OPEN, admit("郑八", "guest"))
    .when(main(FLOWERS, by="郑八"))
    .then(refused("guest_may_not")),
    "admit: a guest may become a member": given(OPEN, admit(VISITOR, "member"))
    .when(main(FLOWERS, by=VISITOR))
    .then(ok),
    "admit: the other guests stay guests": given(OPEN, admit(VISITOR, "member"))
    .when(move(LAWYER, "main", text=FLOWERS))
    .then(refused("guest_may_not")),
    "admit: on the roll already": given(OPEN).when(admit(LI, "member")).then(refused("on_roll_already")),
    "leave: the host who handed over may go": given(OPEN, do("hand_over", to=WANG, reason="away"))
    .when(leave(ZHOU))
    .then(ok, host=WANG, quorum={"present": 6}),
}


@rows(ATTENDANCE)
def test_attendance(row: Row) -> None:
    row.check()


AGENDA = plan(items=["电梯", {"title": "月季", "motion": FLOWERS}, {"title": "车位", "matter": "parking_income"}])


def item(number: int) -> Line:
    return do("open_item", item=number)


def close(number: int) -> Line:
    return do("close_item", item=number)


ITEMS = {
    "the agenda is suggested in its order": given()
    .when(AGENDA)
    .then(ok, item=None, suggested={"act": {"do": "open_item", "item": 1}, "needs": []})
    .when(item(1))
    .then(ok, item=1, suggested={"act": {"do": "move", "kind": "main"}, "needs": ["by", "text"]})
    .when(MAIN, vote(4, 1))
    .then(ok, suggested={"act": {"do": "close_item", "item": 1}})
    .when(close(1))
    .then(ok, item=None, suggested={"act": {"do": "open_item", "item": 2}}),
    "a prepared motion is suggested with its words": given(AGENDA)
    .when(item(2))
    .then(ok, suggested={"act": {"do": "move", "kind": "main", "text": FLOWERS}, "needs": ["by"]}),
    "an item fell for want of a motion: it may be closed without one": given(AGENDA, item(1)).when(close(1)).then(ok),
    "after the last item the suggestion is to adjourn": given(AGENDA, item(1), close(1), item(2), close(2), item(3))
    .when(close(3))
    .then(ok, suggested={"act": {"do": "adjourn"}, "needs": []}),
    "what was settled without a vote settles the item too": given(AGENDA, item(1))
    .when(do("unanimous_consent", kind="main", text=LIFT))
    .then(ok, suggested={"act": {"do": "close_item", "item": 1}}),
    "a prepared motion that came up elsewhere is not suggested again": given(AGENDA, main(FLOWERS), vote(1, 4))
    .when(item(2))
    .then(ok, suggested={"act": {"do": "close_item", "item": 2}, "needs": []}),
    "open_item: no such item": given(AGENDA).when(item(4)).then(refused("no_such_item", items=3)),
    "open_item: it is open": given(AGENDA, item(1)).when(item(1)).then(refused("item_open")),
    "open_item: not while a question is pending": given(AGENDA, item(1), MAIN)
    .when(item(2))
    .then(refused("settle_question_first"), item=1, acts=lacks("open_item", "close_item")),
    "close_item: none is open": given(AGENDA).when(close(1)).then(refused("no_item_open")),
    "close_item: another is open": given(AGENDA, item(1)).when(close(2)).then(refused("other_item_open")),
    "scripts may skip items altogether": given(AGENDA).when(MAIN).then(ok, item=None, pending=["main"]),
    "without an agenda a motion is suggested, and then to adjourn": given()
    .when(OPEN)
    .then(ok, suggested={"act": {"do": "move", "kind": "main"}, "needs": ["by", "text"]})
    .when(MAIN, vote(4, 1))
    .then(ok, suggested={"act": {"do": "adjourn"}}),
    "an item of a plan without items": given(OPEN).when(item(1)).then(refused("no_such_item"), acts=lacks("open_item")),
}


@rows(ITEMS)
def test_agenda(row: Row) -> None:
    row.check()


def over(to: str = CHEN, **fields: Any) -> Line:
    return do("hand_over", to=to, **fields)


CHAIR = {
    "hand_over: the host leaves the chair, by default to speak": given(OPEN, MAIN)
    .when(over())
    .then(ok, host=CHEN)
    .when(speak(ZHOU, "con"))
    .then(ok, speeches={ZHOU: 1}),
    "hand_over: who presides stays out of debate": given(OPEN, MAIN, over())
    .when(hand(CHEN))
    .then(refused("chair_neutral")),
    "hand_over to speak lasts until the pending main question is disposed of": given(OPEN, MAIN, over())
    .when(TAKE_BACK)
    .then(refused("back_after_question", text=LIFT), host=CHEN)
    .when(vote(4, 1))
    .then(ok, suggested={"act": {"do": "take_back"}, "needs": []})
    .when(TAKE_BACK)
    .then(ok, host=ZHOU),
    "hand_over to speak: disposed of by referring it, too": given(OPEN, MAIN, over(), put(ZHAO, "commit"), vote(4, 1))
    .when(TAKE_BACK)
    .then(ok, host=ZHOU),
    "hand_over to speak: not when only one part of it was decided": given(
        OPEN, MAIN, over(), put(ZHAO, "divide_question", parts=["甲", "乙"]), vote(4, 1)
    )
    .when(TAKE_BACK)
    .then(refused("back_after_question"), host=CHEN),
    "hand_over away lasts until taken back": given(OPEN, MAIN, over(reason="away")).when(TAKE_BACK).then(ok, host=ZHOU),
    "hand_over: the chair is not handed on": given(OPEN, over()).when(over(LIU)).then(refused("chair_away")),
    "hand_over: to oneself": given(OPEN).when(over(ZHOU)).then(refused("already_presiding")),
    "hand_over: to a guest": given(OPEN).when(over(LAWYER)).then(refused("guest_may_not")),
    "hand_over: to one without a vote": given(OPEN).when(over(CLERK)).then(refused("without_vote")),
    "hand_over: to somebody absent": given(OPEN, leave(LIU)).when(over(LIU)).then(refused("not_present")),
    "hand_over: to somebody not on the roll": given(OPEN).when(over(STRANGER)).then(refused("not_on_roll")),
    "hand_over: to one who speaks": given(OPEN, MAIN, recognize(by=CHEN, stance="pro"))
    .when(over())
    .then(refused("floor_taken")),
    "hand_over: the hand of the one who presides now goes down": given(OPEN, MAIN, hand(CHEN), hand(LI))
    .when(over())
    .then(ok, queue=[{"by": LI}], next_speaker=LI),
    "take_back: the hand of the host goes down": given(OPEN, MAIN, over(reason="away"), hand(ZHOU))
    .when(TAKE_BACK)
    .then(ok, host=ZHOU, queue=[]),
    "take_back: not while the host speaks": given(OPEN, MAIN, over(reason="away"), recognize(by=ZHOU, stance="con"))
    .when(TAKE_BACK)
    .then(refused("floor_taken", offer="end_speech"), host=CHEN),
    "take_back: the host has to be there": given(OPEN, over(reason="away"), leave(ZHOU))
    .when(TAKE_BACK)
    .then(refused("not_present"), host=CHEN),
    "take_back: the chair was not left": given(OPEN).when(TAKE_BACK).then(refused("chair_not_left")),
    "the casting vote is of the one who presides": given(OPEN, MAIN, over(), call_vote(method="roll_call"), cast(WANG))
    .when(cast(CHEN))
    .then(refused("host_vote_not_decisive"))
    .when(cast(ZHOU, "no"), cast(CHEN))
    .then(ok),
    "who left the chair may move and second": given(OPEN, over(reason="away"))
    .when(main(FLOWERS, by=ZHOU))
    .then(ok)
    .when(amend("楼前种桂花", second=ZHOU))
    .then(ok),
    "hand_over: not in a recess": given(OPEN, do("recess", minutes=5)).when(over()).then(refused("not_in_session")),
}


@rows(CHAIR)
def test_the_chair(row: Row) -> None:
    row.check()


RECORDS = {
    "note {by text [tags]} is in order whenever": given(OPEN, MAIN, call_vote(), tally(3, 2))
    .when(do("note", by=ZHOU, text="大家都同意先问价", tags=["要点"]))
    .then(ok, voting={"begun": True}),
    "note: after adjournment": given(OPEN, ADJOURN).when(do("note", by=ZHOU, text="散会")).then(ok, phase="adjourned"),
    "note: nothing written": given(OPEN).when(do("note", by=ZHOU, text=" \n ")).then(refused("empty_text")),
    "assign {task owner due}": given(OPEN).when(do("assign", task="问三家报价", owner=WANG, due="2026-12-01")).then(ok),
    "assign: no task": given(OPEN).when(do("assign", task="", owner=WANG, due="周五")).then(refused("empty_text")),
    "acts of rulesets with phases, rounds, blanks, minutes are refused by these": given(OPEN, MAIN)
    .when(do("new_round"))
    .then(refused("act_not_used"), acts=lacks("new_round", "phase", "suggest", "nominate", "read_minutes"))
    .when(do("phase", act="next"))
    .then(refused("act_not_used"))
    .when(do("suggest", by=LI, value="五千元"))
    .then(refused("act_not_used"))
    .when(do("nominate", by=LI, who=WANG))
    .then(refused("act_not_used")),
}


@rows(RECORDS)
def test_notes_and_tasks(row: Row) -> None:
    row.check()


def says(*words: str) -> Any:
    def matcher(found: str) -> bool:
        return all(word in found for word in words)

    matcher.__doc__ = f"a sentence with {words}"
    return matcher


MATTER = {
    "a matter of the owners is announced as an opinion only": given(OPEN, main(LIFT, matter="lift"))
    .when(vote(4, 1))
    .then(
        ok,
        adopted=[LIFT],
        last_result={"verdict": "adopted", "sentence": says("协商意见", "民法典第二百七十八条", "以当地规定为准")},
    ),
    "a matter that was lost needs no warning": given(OPEN, main(LIFT, matter="lift"))
    .when(vote(1, 4))
    .then(ok, last_result={"sentence": ""}),
    "a matter of the residents' meeting names that body": given(OPEN, main(FLOWERS, matter="residents_meeting"))
    .when(vote(4, 1))
    .then(ok, last_result={"sentence": says("居民会议")}),
    "a matter stands on the item and reaches the motion under it": given(AGENDA, item(3), main("收益用于修路"))
    .when(vote(4, 1))
    .then(ok, last_result={"sentence": says("民法典第二百七十八条")}),
    "by unanimous consent the same is said": given(OPEN, main(LIFT, matter="lift"))
    .when(do("unanimous_consent", kind="main"))
    .then(ok, adopted=[LIFT], last_result={"sentence": says("协商意见")}),
    "no matter, no sentence": given(OPEN, main(FLOWERS)).when(vote(4, 1)).then(ok, last_result={"sentence": ""}),
    "the parts of a divided question concern what the whole does": given(
        OPEN, main(LIFT, matter="lift"), put(ZHAO, "divide_question", parts=["甲", "乙"]), vote(4, 1)
    )
    .when(vote(4, 1))
    .then(ok, adopted=["甲"], last_result={"sentence": says("协商意见")}),
    "without a matter a point of order says nothing either": given(OPEN, interrupt(ZHANG))
    .when(do("rule", well_taken=True))
    .then(ok, last_result={"sentence": ""}),
    "a matter may stand on a consent that was not moved": given(OPEN)
    .when(do("unanimous_consent", kind="main", text=LIFT, matter="lift"))
    .then(ok, last_result={"sentence": says("协商意见")}),
    "an unknown matter is refused in a consent too": given(OPEN)
    .when(do("unanimous_consent", kind="main", text=LIFT, matter="moon"))
    .then(refused("unknown_matter"), acts=has("unanimous_consent")),
    "an unknown matter on a motion": given(OPEN)
    .when(move(WANG, "main", text=LIFT, matter="moon"))
    .then(refused("unknown_matter", known=has("lift"))),
}


@rows(MATTER)
def test_matters(row: Row) -> None:
    row.check()
