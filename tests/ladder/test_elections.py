"""Elections over several candidates, appeals and the one who presides, and votes that wait until all were heard."""

import pytest
from msgspec.structs import replace

from tests.ladder.stage import UnderRules, check, rules, under
from tests.rules.dsl import Line, Row, given, has, lacks, ok, refused
from tests.rules.lines import (
    ANNOUNCE,
    CHEN,
    FLOWERS,
    LAWYER,
    LI,
    LIFT,
    LIU,
    MAIN,
    OPEN,
    STRANGER,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    call_vote,
    do,
    hand,
    interrupt,
    main,
    move,
    put,
    recognize,
    seconds,
    speak,
    tally,
    vote,
)
from yishi_tui.scripts import Player


def nominate(who: str, by: str = ZHAO) -> Line:
    return do("nominate", by=by, who=who)


LEADER = main("选举____为组长")
ELECTION = (OPEN, LEADER, nominate(LI), nominate(CHEN, LI), nominate(LIU, CHEN))
TAKEN = do("rule", well_taken=True)

ELECTIONS = {
    "candidates are put one by one, in the order of nomination": given(*ELECTION)
    .when(call_vote())
    .then(ok, voting={"method": "hands"}, candidates=[LI, CHEN, LIU])
    .when(tally(2, 4), ANNOUNCE)
    .then(
        ok,
        last_result={"verdict": "lost", "text": LI},
        questions=[{"text": "选举____为组长"}],
        suggested={"act": {"do": "call_vote"}, "say": "call_vote_candidate"},
    )
    .when(vote(4, 2))
    .then(ok, last_result={"verdict": "adopted", "text": CHEN}, questions=[{"text": f"选举{CHEN}为组长"}]),
    "the first with a majority is filled in; the rest are not asked": given(*ELECTION, vote(4, 2))
    .when(vote(4, 1))
    .then(ok, adopted=[f"选举{LI}为组长"], candidates=[], pending=[]),
    "a tie elects nobody": given(*ELECTION).when(vote(3, 3)).then(ok, last_result={"verdict": "lost", "text": LI}),
    "by secret ballot": given(*ELECTION)
    .when(vote(4, 2, method="ballot"))
    .then(ok, questions=[{"text": f"选举{LI}为组长"}]),
    "nobody elected: more are nominated, or nothing is put": given(
        OPEN, LEADER, nominate(LI), nominate(CHEN), vote(1, 5), vote(1, 5)
    )
    .when(call_vote())
    .then(
        refused("nobody_elected"),
        acts=has("nominate"),
        suggested={"act": {"do": "nominate"}, "needs": ["by", "who"], "say": "nominate"},
    )
    .when(nominate(LIU), vote(4, 2))
    .then(ok, questions=[{"text": f"选举{LIU}为组长"}]),
    "closed, nobody is added until they are reopened": given(
        OPEN, nominate(LI), put(CHEN, "close_nominations", ZHAO), vote(4, 2), LEADER
    )
    .when(nominate(CHEN))
    .then(refused("nominations_closed"), acts=lacks("nominate"))
    .when(vote(4, 2))
    .then(ok, questions=[{"text": f"选举{LI}为组长"}]),
    "nobody off the roll": given(*ELECTION).when(nominate(STRANGER)).then(refused("not_on_roll", name=STRANGER)),
    "nobody twice": given(*ELECTION).when(nominate(LI, LIU)).then(refused("already_nominated", name=LI)),
    "the next election begins with nominations of its own": given(*ELECTION, vote(4, 2), vote(4, 2))
    .when(main("选举____为副组长"), nominate(LI), vote(4, 2))
    .then(ok, questions=[{"text": f"选举{LI}为副组长"}]),
    "two names in one question": given(OPEN, main("选举____为组长、____为副组长"), nominate(LI), vote(4, 2))
    .when(nominate(CHEN), vote(4, 2))
    .then(ok, questions=[{"text": f"选举{LI}为组长、{CHEN}为副组长"}]),
    "a doubted count is taken again, rising, with the same candidates": given(*ELECTION, vote(4, 2))
    .when(do("division", by=ZHANG))
    .then(ok, questions=[{"text": "选举____为组长"}], candidates=[LI, CHEN, LIU])
    .when(vote(2, 4, method="rising"))
    .then(ok, last_result={"verdict": "lost", "text": LI}),
    "without a blank nominations fill nothing": given(OPEN, MAIN, nominate(LI))
    .when(vote(4, 2))
    .then(ok, adopted=[LIFT]),
}


@under("ronr", ELECTIONS)
def test_elections(played: tuple[str, Row]) -> None:
    check(*played)


RULED = (interrupt(ZHAO, text="念错了字"), TAKEN)
APPEAL = do("appeal", by=ZHANG, second=LI)
APPEALED = (OPEN, MAIN, *RULED, APPEAL)

TWICE = {
    "the chair speaks twice, without leaving it": given(*APPEALED, speak(ZHOU, None, 5), speak(ZHOU, None, 5))
    .when(hand(ZHOU, None))
    .then(refused("speeches_used_up", allowed=2)),
    "others once": given(*APPEALED, speak(ZHAO, None, 5))
    .when(hand(ZHAO, None))
    .then(refused("speeches_used_up", allowed=1)),
    "the one in the chair, not whoever left it": given(
        OPEN, MAIN, do("hand_over", to=CHEN), *RULED, APPEAL, speak(ZHOU, None, 5)
    )
    .when(hand(ZHOU, None))
    .then(refused("speeches_used_up", allowed=1))
    .when(speak(CHEN, None, 5), speak(CHEN, None, 5))
    .then(ok),
    "only on an appeal": given(OPEN, MAIN).when(hand(ZHOU, None)).then(refused("chair_neutral")),
}


@under("ronr", TWICE)
def test_the_chair_on_an_appeal(played: tuple[str, Row]) -> None:
    check(*played)


UNDEBATED = {
    "about a personal attack": given(OPEN, MAIN, interrupt(ZHAO, text="这是人身攻击"), TAKEN, APPEAL),
    "about the right to speak": given(OPEN, MAIN, interrupt(ZHAO, text="他超时了"), TAKEN, APPEAL),
    "about priority": given(OPEN, MAIN, interrupt(ZHAO, text="动议的优先级不够"), TAKEN, APPEAL),
    "in English": given(OPEN, MAIN, interrupt(ZHAO, text="That is a breach of decorum"), TAKEN, APPEAL),
    "by the reason of the ruling": given(
        OPEN, MAIN, interrupt(ZHAO), do("rule", well_taken=True, reason="离题了"), APPEAL
    ),
    "while a recess is pending": given(
        OPEN, MAIN, put(CHEN, "recess"), interrupt(ZHAO, text="念错了字"), TAKEN, APPEAL
    ),
    "after debate was closed": given(
        OPEN, MAIN, put(CHEN, "previous_question"), vote(5, 0), interrupt(ZHAO, text="念错了字"), TAKEN, APPEAL
    ),
    "while the question is being put": given(OPEN, MAIN, call_vote(), interrupt(ZHAO, text="念错了字"), TAKEN, APPEAL),
}


@pytest.mark.parametrize("ruleset", ["simplified", "ronr", "ronr-small-board"])
@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in UNDEBATED.items()])
def test_an_appeal_that_is_not_debated(ruleset: str, row: Row) -> None:
    check(ruleset, row.when(hand(LI)).then(refused("undebatable", kind="appeal")))


def test_an_appeal_that_is_debated() -> None:
    check("simplified", given(*APPEALED).when(hand(LI)).then(ok))


# Votes that wait until everybody was heard (vote.requires_debate_exhausted)

HEARD = replace(rules("simplified"), vote=replace(rules("simplified").vote, requires_debate_exhausted=True))


class Hall(UnderRules):
    """The simplified rules, where the vote waits until everybody was heard."""

    def __init__(self) -> None:
        super().__init__("simplified")
        self._player = Player(HEARD)


def heard(*lines: Line) -> Hall:
    hall = Hall()
    for line in lines:
        hall.accepted(line)
    return hall


def test_no_motion_closes_debate_where_everybody_is_to_be_heard() -> None:
    hall = heard(OPEN, MAIN)
    hall.judged(move(CHEN, "previous_question"), refused("debate_runs_out"), {"legal": lacks("previous_question")})


def test_where_the_flag_is_not_set_it_does() -> None:
    check(
        "simplified", given(OPEN, MAIN, hand(LI)).when(put(CHEN, "previous_question"), vote(5, 0), call_vote()).then(ok)
    )


def test_the_vote_waits_for_whoever_has_speeches_left() -> None:
    hall = heard(OPEN, MAIN, hand(LI))
    hall.judged(call_vote(), refused("still_waiting", names=(LI,)), {"acts": lacks("call_vote", "vote")})
    hall.judged(speak(LI), ok, {"queue": [], "acts": has("call_vote")})


@pytest.mark.parametrize("ruleset", ["nantang", "twelve-principles"])
def test_the_rulesets_that_ask_for_it(ruleset: str) -> None:
    assert rules(ruleset).vote.requires_debate_exhausted
    row = given(OPEN, do("move", by=WANG, kind="main", text=FLOWERS))
    stage = UnderRules(ruleset)
    for line in row.setup:
        stage.accepted(line)
    if rules(ruleset).kinds["main"].second:
        stage.accepted(seconds())
    stage.accepted(do("state"))
    stage.accepted(hand(LI))
    stage.judged(call_vote(), refused("still_waiting", names=(LI,)), {"legal": lacks("previous_question")})


# Guests, notes


def test_everybody_planned_is_there_guests_too() -> None:
    row = given(OPEN, MAIN, recognize(by=WANG, stance="pro"), do("end_speech"))
    check("simplified", row.when(recognize(by=LAWYER)).then(ok, floor={"by": LAWYER}, quorum={"present": 7}))
    check("simplified", given(OPEN).when(do("arrive", who=[LAWYER])).then(ok))
    check("simplified", given(OPEN).when(do("arrive", who=[LI])).then(refused("already_here")))


@pytest.mark.parametrize("by", [STRANGER, LAWYER, LI])
def test_a_note_is_written_by_anybody(by: str) -> None:
    check("simplified", given(OPEN).when(do("note", by=by, text="记一笔")).then(ok))
