"""Traps 11 to 20: amendments, and questions that are sent away and come back; each test bears its number."""

import pytest

from tests.ladder.stage import check
from tests.minutes.evening import Evening
from tests.rules.dsl import given, has, lacks, ok, refused, simplified
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
    ZHANG,
    ZHAO,
    amend,
    do,
    hand,
    main,
    move,
    plan,
    put,
    speak,
    vote,
)
from tests.rules.told import told

LADDERS = ("simplified", "ronr")
PENDING = (OPEN, MAIN)
AMENDED = (*PENDING, amend())
SOUTH, TWO = "在3号楼南侧加装电梯", "在3号楼加装两部电梯"
SECONDARY = put(CHEN, "amend", new_text=SOUTH)
WEEK = do("next_meeting", days=7)


def test_trap_11_third_degree() -> None:
    row = given(*AMENDED, SECONDARY).when(move(LI, "amend", new_text=TWO))
    row = row.then(refused("amendment_degree"), pending=["main", "amend", "amend"], legal=lacks("amend"))
    row = row.when(vote(1, 4)).then(ok, pending=["main", "amend"], questions=[{"text": LIFT}, {"text": LIFT_WEST}])
    check("ronr", row.when(put(LI, "amend", CHEN, new_text=TWO)).then(ok, pending=["main", "amend", "amend"]))


def test_trap_11_second_degree_where_the_rules_have_one_only() -> None:
    row = given(*AMENDED).when(move(ZHANG, "amend", new_text=SOUTH))
    row = row.then(refused("amendment_degree"), pending=["main", "amend"], legal=lacks("amend"))
    row.when(vote(1, 4), amend(SOUTH)).then(ok, questions=[{"text": LIFT}, {"text": SOUTH}]).check()


def test_trap_11_the_refusal_votes_on_what_is_there_or_names_a_substitute_later() -> None:
    refusal = told("ronr", *AMENDED, SECONDARY, move(LI, "amend", new_text=TWO))
    assert "不能再加一层" in refusal.why
    assert "请先表决这条修正案" in refusal.remedy
    assert "整段替换" in refusal.remedy
    assert refusal.say == "先定这一处改不改，再听您的改法。"


@pytest.mark.parametrize(("name", "rule"), [("simplified", "amendment_degree"), ("ronr", "amend_top_only")])
def test_trap_12_two_primary_amendments(name: str, rule: str) -> None:
    row = given(*AMENDED).when(move(ZHANG, "amend", target="main", new_text=TWO))
    row = row.then(refused(rule), pending=["main", "amend"], questions=[{"text": LIFT}, {"text": LIFT_WEST}])
    check(name, row.when(vote(0, 5), amend(TWO)).then(ok, pending=["main", "amend"], question={"text": TWO}))
    assert "先记下" in told(name, *AMENDED, move(ZHANG, "amend", target="main", new_text=TWO)).remedy


OPPOSITES = ("在3号楼东侧不加装电梯", "不在3号楼东侧加装电梯", "不同意在3号楼东侧加装电梯", "禁止在3号楼东侧加装电梯")
CHANGES = ("暂不在3号楼东侧加装电梯", "不在3号楼东侧，而在西侧加装电梯", LIFT_WEST)


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize("words", OPPOSITES)
def test_trap_13_an_amendment_into_the_mere_opposite(name: str, words: str) -> None:
    row = given(*PENDING).when(move(ZHAO, "amend", new_text=words)).then(refused("amend_negates"), pending=["main"])
    check(name, row.when(vote(1, 4)).then(ok, adopted=[], last_result={"verdict": "lost"}))


@pytest.mark.parametrize("words", CHANGES)
def test_trap_13_what_proposes_something_else_is_an_amendment(words: str) -> None:
    given(*PENDING).when(amend(words)).then(ok, pending=["main", "amend"]).check()


def test_trap_13_english_words_too() -> None:
    moved = main("To plant roses", by=WANG)
    row = given(OPEN, moved).when(move(ZHAO, "amend", new_text="To not plant roses"))
    check("ronr", row.then(refused("amend_negates")))


def test_trap_13_the_refusal_says_vote_no_instead() -> None:
    refusal = told("simplified", *PENDING, move(ZHAO, "amend", new_text=OPPOSITES[0]))
    assert "投反对票是一回事" in refusal.why
    assert "表决时投反对票" in refusal.remedy
    assert refusal.say == "您不赞成的话，问到不赞成时举手就好。"


@pytest.mark.parametrize("name", LADDERS)
def test_trap_14_an_amendment_carried_rewrites_and_decides_nothing_more(name: str) -> None:
    row = given(*AMENDED).when(vote(4, 1))
    row = row.then(
        ok,
        questions=[{"text": LIFT_WEST}],
        question={"text": LIFT_WEST, "stage": "debate"},
        adopted=[],
        suggested={"act": {"do": "call_vote"}},
    )
    check(name, row.when(vote(1, 4)).then(ok, adopted=[], pending=[]))
    check(name, row.when(vote(4, 1)).then(ok, adopted=[LIFT_WEST]))
    check(
        name, row.when(put(ZHANG, "amend", LI, new_text=TWO)).then(ok, questions=[{"text": LIFT_WEST}, {"text": TWO}])
    )


def test_trap_14_the_minutes_keep_every_wording() -> None:
    evening = Evening.opened(simplified()).put(WANG, LIFT).put(ZHAO, kind="amend", new_text=LIFT_WEST).vote(4, 1)
    evening.put(ZHAO, kind="amend", new_text=TWO).vote(4, 1).vote(4, 1)
    (motion,) = evening.proceedings.meeting.business.decided[-1].stack
    assert (motion.text, motion.wordings) == (TWO, (LIFT, LIFT_WEST, TWO))
    page = evening.do("adjourn").markdown()
    assert all(words in page for words in (LIFT, LIFT_WEST, TWO))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_15_an_amendment_of_what_needs_two_thirds_needs_a_majority(name: str) -> None:
    row = given(*PENDING, put(ZHAO, "limit_debate", seconds=60), put(ZHANG, "amend", seconds=90)).when(vote(3, 2))
    row = row.then(ok, last_result={"kind": "amend", "verdict": "adopted", "tests": [True]})
    check(name, row.when(vote(3, 2)).then(ok, last_result={"kind": "limit_debate", "verdict": "lost"}))
    check(name, row.when(vote(4, 2)).then(ok, last_result={"verdict": "adopted"}, limit_s=90))


def test_trap_16_postponing_indefinitely_while_an_amendment_is_pending() -> None:
    row = given(*AMENDED).when(move(CHEN, "postpone_indefinitely"))
    row = row.then(
        refused("outranked", kind="postpone_indefinitely", pending="amend"), legal=lacks("postpone_indefinitely")
    )
    row = row.when(vote(1, 4)).then(ok, legal=has("postpone_indefinitely"))
    check("ronr", row.when(put(CHEN, "postpone_indefinitely"), vote(4, 1)).then(ok, pending=[], adopted=[]))


def test_trap_16_the_refusal_names_the_amendment() -> None:
    refusal = told("ronr", *AMENDED, move(CHEN, "postpone_indefinitely"))
    assert "“修正案”正待决" in refusal.why
    assert "“无限期延期”" in refusal.why
    assert refusal.remedy == "请先处理“修正案”。"


def test_trap_16_rules_without_it_say_so() -> None:
    given(*AMENDED).when(move(CHEN, "postpone_indefinitely")).then(
        refused("kind_not_used"), pending=["main", "amend"]
    ).check()


@pytest.mark.parametrize("name", LADDERS)
def test_trap_17_referring_takes_the_amendment_along(name: str) -> None:
    row = given(*AMENDED).when(put(ZHANG, "commit", to="三人小组")).then(ok, pending=["main", "amend", "commit"])
    check(name, row.when(vote(4, 1)).then(ok, pending=[], in_committee=[["main", "amend"]]))
    check(name, row.when(vote(1, 4)).then(ok, pending=["main", "amend"], in_committee=[]))


def test_trap_17_a_pending_indefinite_postponement_lapses() -> None:
    dropped = given(*PENDING, put(ZHAO, "postpone_indefinitely")).when(put(CHEN, "commit", to="小组"), vote(4, 1))
    dropped = dropped.then(ok, pending=[], in_committee=[["main"]])
    check("ronr", dropped.when(put(CHEN, "discharge_committee"), vote(4, 1)).then(ok, pending=["main"]))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_18_postponing_without_a_date_is_to_the_next_meeting(name: str) -> None:
    row = given(*PENDING, put(ZHAO, "postpone_definitely")).when(vote(4, 1)).then(ok, postponed=[["main"]], pending=[])
    row = row.when(move(WANG, "main", text=LIFT)).then(refused("waiting_elsewhere"))
    check(name, row.when(WEEK).then(ok, pending=["main"], postponed=[]))


def test_trap_18_postponing_indefinitely_kills() -> None:
    row = given(*PENDING, put(ZHAO, "postpone_indefinitely")).when(vote(4, 1))
    row = row.then(ok, pending=[], postponed=[]).when(move(WANG, "main", text=LIFT)).then(refused("lost_before"))
    check("ronr", row.when(WEEK).then(ok, pending=[], unfinished=[]))
    given(*PENDING).when(move(ZHAO, "postpone_indefinitely")).then(refused("kind_not_used")).check()


@pytest.mark.parametrize("name", LADDERS)
def test_trap_19_what_was_postponed_is_there_next_time(name: str) -> None:
    before = (*PENDING, speak(LI), speak(LI), amend(), speak(LI), put(ZHANG, "postpone_definitely"), vote(4, 1))
    row = given(*before).when(WEEK).then(ok, pending=["main", "amend"], postponed=[], speeches={})
    row = row.when(move(ZHAO, "main", text=FLOWERS)).then(refused("main_pending"))
    check(name, row.when(vote(0, 5), speak(LI)).then(ok, pending=["main"], speeches={LI: 1}))


def test_trap_19_unfinished_business_comes_before_what_was_postponed() -> None:
    postponed = (*PENDING, put(ZHANG, "postpone_definitely"), vote(4, 1))
    row = given(*postponed, main(FLOWERS), ADJOURN).when(WEEK).then(ok, questions=[{"text": FLOWERS}])
    row.when(vote(4, 1)).then(ok, questions=[{"text": LIFT}], adopted=[FLOWERS]).check()


def test_trap_19_it_comes_before_the_items_of_the_new_meeting() -> None:
    agenda = (plan(items=["一", "二"]), do("open_item", item=1), MAIN, put(ZHANG, "postpone_definitely"), vote(4, 1))
    row = (
        given(*agenda, do("close_item", item=1))
        .when(WEEK)
        .then(ok, pending=["main"], suggested={"act": {"do": "call_vote"}})
    )
    row.when(do("open_item", item=2)).then(refused("settle_question_first")).check()


@pytest.mark.parametrize("name", LADDERS)
def test_trap_20_adjourning_in_mid_debate_freezes_the_stack(name: str) -> None:
    row = given(*PENDING, speak(LI), amend(), hand(LI), put(ZHANG, "adjourn")).when(vote(4, 1))
    row = row.then(ok, phase="adjourned", pending=[], unfinished=[["main", "amend"]], suggested=None)
    row = row.when(WEEK).then(ok, pending=["main", "amend"], questions=[{"text": LIFT}, {"text": LIFT_WEST}])
    check(name, row.when(vote(4, 1)).then(ok, questions=[{"text": LIFT_WEST}], speeches={}, unfinished=[]))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_20_declared_by_the_host_it_is_the_same(name: str) -> None:
    check(name, given(*AMENDED).when(ADJOURN).then(ok, phase="adjourned", unfinished=[["main", "amend"]]))
