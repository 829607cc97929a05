"""Traps 54 to 59: what comes back after it was decided, what comes too late, and what one objection does."""

import pytest

from tests.ladder.stage import check
from tests.rules.dsl import Line, given, has, lacks, ok, refused
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
    WANG,
    ZHANG,
    ZHAO,
    amend,
    arrive,
    call_vote,
    cast,
    do,
    leave,
    main,
    move,
    put,
    speak,
    vote,
)
from tests.rules.told import played, told
from yishi_tui.phrases import phrases

LADDERS = ("simplified", "ronr")
PENDING = (OPEN, MAIN)
CARRIED = (*PENDING, vote(4, 2))
WEEK = do("next_meeting", days=7)


def again(by: str, voted: str | None = None) -> Line:
    return move(by, "reconsider", **({"voted": voted} if voted else {}))


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize(
    ("counts", "side", "loser"), [((4, 2), "yes", "no"), ((2, 4), "no", "yes"), ((3, 3), "no", "yes")]
)
def test_trap_54_only_the_prevailing_side_reconsiders(
    name: str, counts: tuple[int, int], side: str, loser: str
) -> None:
    row = given(*PENDING, vote(*counts))
    check(name, row.when(again(LI, loser)).then(refused("prevailing_side", side=side, name=LI), pending=[]))
    check(name, row.when(again(LI)).then(refused("prevailing_side", side=side)))
    check(name, row.when(again(LI, side)).then(ok, question={"kind": "reconsider", "mover": LI}))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_54_where_two_thirds_failed_the_no_side_prevailed(name: str) -> None:
    row = given(*PENDING, put(ZHAO, "previous_question"), vote(3, 2), speak(LI, "con", 5))
    check(name, row.when(again(WANG, "yes")).then(refused("prevailing_side", side="no"), pending=["main"]))
    check(name, row.when(again(WANG, "no")).then(ok))


ROLL = (OPEN, leave(LIU), MAIN, call_vote(method="roll_call"), cast(WANG), cast(LI), cast(ZHAO, "no"), ANNOUNCE)


@pytest.mark.parametrize("name", LADDERS)
def test_trap_54_a_vote_by_name_is_what_it_was_whatever_one_says(name: str) -> None:
    row = given(*ROLL, arrive(LIU))
    for claim in ((ZHAO, "yes"), (LIU, "yes"), (CHEN, "yes")):
        check(name, row.when(again(*claim)).then(refused("prevailing_side", side="yes", name=claim[0])))
    check(name, row.when(again(WANG)).then(ok))


def test_trap_54_the_refusal_names_the_side_that_prevailed() -> None:
    refusal = told("simplified", *CARRIED, again(LIU, "no"))
    assert "由当时投“赞成”票的人提出" in refusal.why
    assert "另一位投“赞成”票的成员" in refusal.remedy
    assert refusal.say == "这要请当时投“赞成”的邻居来提，谢谢您。"
    tied = told("simplified", *PENDING, vote(3, 3), again(LIU, "yes"))
    assert "投“反对”票" in tied.why
    assert "“反对”" in tied.say
    assert "voted “yes”" in told("ronr", *CARRIED, again(LIU, "no"), lang="en").why


@pytest.mark.parametrize("name", LADDERS)
def test_trap_55_at_a_later_meeting_it_is_rescinded_instead(name: str) -> None:
    row = given(*CARRIED, WEEK).when(again(WANG, "yes"))
    late = refused("nothing_to_reconsider", offer="move")
    row = row.then(late, legal=has("rescind_amend"), adopted=[LIFT]).when(put(WANG, "rescind_amend"))
    row = row.then(ok, pending=["rescind_amend"]).when(vote(3, 2))
    row = row.then(ok, adopted=[LIFT], last_result={"verdict": "lost"})
    check(name, row.when(put(ZHAO, "rescind_amend", new_text=LIFT_WEST), vote(4, 2)).then(ok, adopted=[LIFT_WEST]))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_55_the_remedy_is_to_rescind_or_amend_and_it_works(name: str) -> None:
    refusal = told(name, *CARRIED, WEEK, again(WANG, "yes"))
    assert refusal.remedy == "以前通过的决定，可以动议废止或修改。"
    assert refusal.offer == {"do": "move", "by": WANG, "kind": "rescind_amend"}
    assert refusal.works
    assert refusal.say == "这件事已经定了，想改它，可以请您重新提一个。"


def test_trap_55_with_nothing_in_force_there_is_nothing_to_rescind() -> None:
    lost = told("simplified", *PENDING, vote(2, 4), WEEK, again(WANG, "no"))
    assert (lost.rule, lost.offer) == ("nothing_to_reconsider", {})


def test_trap_55_once_reconsidered_never_again() -> None:
    row = given(*CARRIED, put(LI, "reconsider", ZHAO, voted="yes"), vote(4, 1), vote(4, 2)).when(again(LI, "yes"))
    row.then(refused("nothing_to_reconsider", offer="move"), adopted=[LIFT]).check()


@pytest.mark.parametrize("name", LADDERS)
def test_trap_56_a_lost_motion_waits_for_the_next_session(name: str) -> None:
    row = given(*PENDING, vote(2, 4)).when(move(ZHAO, "main", text=LIFT)).then(refused("lost_before", text=LIFT))
    row = row.when(main(LIFT_WEST, ZHAO)).then(ok, pending=["main"]).when(vote(1, 5), WEEK, main(LIFT, ZHAO))
    check(name, row.then(ok, pending=["main"]))


@pytest.mark.parametrize("name", ["nantang", "twelve-principles", "five-step", "minquan", "chaoyang"])
def test_trap_56_elsewhere_too(name: str) -> None:
    row = given(*PENDING, vote(2, 4)).when(move(WANG, "main", text=LIFT)).then(refused("lost_before"))
    check(name, row.when(WEEK, MAIN).then(ok, pending=["main"]))


def test_trap_56_a_continued_meeting_is_the_same_session() -> None:
    fixed = put(ZHAO, "fix_time_adjourn", until="明天")
    row = given(*PENDING, vote(2, 4), fixed, vote(4, 1), do("next_meeting", days=1)).when(move(WANG, "main", text=LIFT))
    check("ronr", row.then(refused("lost_before")))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_56_what_was_withdrawn_may_return_at_once(name: str) -> None:
    row = given(*PENDING, do("ask_leave_to_withdraw", by=WANG), do("no_objection")).when(main(LIFT, ZHAO))
    check(name, row.then(ok, pending=["main"]))


def test_trap_56_the_refusal_says_what_may_come_back_and_when() -> None:
    refusal = told("simplified", *PENDING, vote(2, 4), move(WANG, "main", text=LIFT))
    assert f"“{LIFT}”" in refusal.why
    assert refusal.remedy == "内容有实质不同的可以提出；同样的请下次会议再提。"
    assert refusal.say == "下次开会您还可以再提，今天已经表决过了。"


def test_trap_57_an_objection_after_the_first_speech() -> None:
    row = given(*PENDING, speak(ZHAO, "con", 5)).when(move(LI, "object_consideration"))
    row = row.then(
        refused("debate_began", offer="move", kind="object_consideration"), legal=lacks("object_consideration")
    )
    check("ronr", row.when(put(LI, "postpone_indefinitely", ZHAO), vote(4, 2)).then(ok, pending=[], adopted=[]))


def test_trap_57_the_remedy_is_to_postpone_indefinitely_while_that_is_in_order() -> None:
    refusal = told("ronr", *PENDING, speak(ZHAO, "con", 5), move(LI, "object_consideration"))
    assert "要在讨论开始之前提出" in refusal.why
    assert refusal.remedy == "可以发言说明理由，或者动议无限期延期。"
    assert refusal.offer == {"do": "move", "by": LI, "kind": "postpone_indefinitely"}
    assert refusal.works
    above = told("ronr", *PENDING, amend(), move(LI, "object_consideration"))
    assert (above.rule, above.offer) == ("debate_began", {})


def test_trap_57_before_the_first_speech_it_is_in_order() -> None:
    row = given(*PENDING).when(put(LI, "object_consideration")).then(ok, pending=["main", "object_consideration"])
    check("ronr", row)


CONSENT = do("unanimous_consent", kind="main", text=LIFT)


@pytest.mark.parametrize("name", LADDERS)
def test_trap_58_one_objection_makes_it_an_ordinary_motion(name: str) -> None:
    row = given(OPEN).when({**CONSENT, "objection_by": LI})
    row = row.then(ok, adopted=[], pending=[], last_result={"kind": "main", "verdict": "objection"})
    check(name, row.when(MAIN, vote(5, 1)).then(ok, adopted=[LIFT]))
    check(name, given(OPEN).when(CONSENT).then(ok, adopted=[LIFT], last_result={"verdict": "adopted"}))


def test_trap_58_the_wording_stays_where_one_objects_to_a_slip_of_the_pen() -> None:
    slip = do("unanimous_consent", kind="amend", by=LI, new_text=LIFT_WEST)
    row = given(*PENDING).when({**slip, "objection_by": ZHANG})
    row = row.then(ok, questions=[{"text": LIFT}], last_result={"kind": "amend", "verdict": "objection"})
    row.when(amend()).then(ok, pending=["main", "amend"]).when(vote(3, 2)).then(
        ok, questions=[{"text": LIFT_WEST}]
    ).check()


def test_trap_58_nobody_without_a_vote_stops_it_and_none_does_without_a_quorum() -> None:
    given(OPEN).when({**CONSENT, "objection_by": "来宾甲"}).then(refused("guest_may_not"), adopted=[]).check()
    given(OPEN, leave(WANG, LI, ZHAO, CHEN)).when(CONSENT).then(refused("no_quorum"), adopted=[]).check()


def test_trap_58_no_reasons_are_asked_for() -> None:
    proceedings, refusal = played("simplified", (OPEN, {**CONSENT, "objection_by": LI}))
    assert refusal is None
    assert proceedings.meeting.business.stack == ()
    said = phrases("zh").say("objection", {}, table="result_say")
    assert said == "有邻居不同意，这次先不这样办，我们接着来。"
    assert "为什么" not in said


CLOSED = (*ROLL[:-1], put(CHEN, "close_polls", ZHANG), vote(4, 0), arrive(LIU))


def test_trap_59_a_latecomer_after_the_polls_were_closed() -> None:
    row = given(*CLOSED).when(cast(LIU))
    row = row.then(refused("polls_closed", offer="move"), legal=has("reopen_polls"), voting={"method": "roll_call"})
    row = row.when(put(LIU, "reopen_polls", CHEN), vote(3, 3)).then(ok, last_result={"verdict": "lost"}).when(cast(LIU))
    row = row.then(refused("polls_closed"))
    row = given(*CLOSED, put(LIU, "reopen_polls", CHEN), vote(3, 2)).when(cast(LIU, "no"), ANNOUNCE)
    check("ronr", row.then(ok, last_result={"verdict": "lost", "arithmetic": ["2 > 4 × 1/2 = 2 ✗"]}, adopted=[]))


def test_trap_59_the_remedy_is_to_reopen_the_polls_by_a_majority() -> None:
    refusal = told("ronr", *CLOSED, cast(LIU))
    assert refusal.remedy == "想让后到的人投票，请先动议重新开放投票，过半数同意才行。"
    assert refusal.offer == {"do": "move", "by": LIU, "kind": "reopen_polls"}
    assert refusal.works
    assert refusal.say == "投票已经停了，我来问问大家要不要再开放。"


@pytest.mark.parametrize("name", LADDERS)
def test_trap_59_while_the_polls_are_open_a_latecomer_votes(name: str) -> None:
    row = given(*ROLL[:-1], arrive(LIU)).when(cast(LIU, "no"), ANNOUNCE)
    check(name, row.then(ok, adopted=[], last_result={"verdict": "lost"}))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_59_after_the_result_there_is_no_vote_to_cast(name: str) -> None:
    row = given(*ROLL, arrive(LIU)).when(cast(LIU, "no")).then(refused("no_vote_called"), adopted=[LIFT])
    check(name, row.when(main(FLOWERS, ZHAO), ADJOURN).then(ok, adopted=[LIFT]))
