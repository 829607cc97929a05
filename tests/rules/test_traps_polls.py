"""Traps 39 to 46 and 48 in full: quorum, ties, the host's vote, doubted counts and papers, with what is said."""

import pytest

from tests.ladder.stage import check
from tests.rules.counting import Counted
from tests.rules.dsl import given, has, lacks, ok, refused
from tests.rules.lines import (
    ANNOUNCE,
    CLERK,
    FLOWERS,
    LI,
    LIFT,
    LIU,
    MAIN,
    OPEN,
    VOTERS,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    call_vote,
    cast,
    do,
    hand,
    leave,
    main,
    move,
    plan,
    put,
    speak,
    tally,
    vote,
)
from tests.rules.told import next_step, told

LADDERS = ("simplified", "ronr")
PENDING = (OPEN, MAIN)
CLOSING = (*PENDING, put(ZHAO, "previous_question"))
BALLOT = (*PENDING, call_vote(method="ballot"))


def papers(out: int, back: int, yes: int | None = None, no: int | None = None, **more: int) -> dict[str, object]:
    opened = {} if yes is None else {"yes": yes, "no": no}
    return do("ballot", voters=out, collected=back, **opened, **more)


@pytest.mark.parametrize(("have", "of", "enough"), [(14, 28, False), (15, 28, True), (14, 27, True), (13, 27, False)])
def test_trap_39_more_than_half(counted: Counted, have: int, of: int, enough: bool) -> None:
    quorum = {"have": have, "of": of, "op": ">", "threshold": "1/2"}
    found = counted(counts={"heads": {"yes": 3, "no": 1}}, criteria=[{"op": ">", "threshold": "1/2"}], quorum=quorum)
    assert (found["quorum_ok"], found["result"]) == (enough, "adopted" if enough else "lost")


@pytest.mark.parametrize("name", LADDERS)
def test_trap_39_half_of_eight_may_not_decide_and_one_more_may(name: str) -> None:
    eight = plan(members=[*VOTERS, "郑八", {"name": CLERK, "votes": False}], present=[*VOTERS[:4], CLERK])
    row = (
        given(eight).when(move(WANG, "main", text=LIFT)).then(refused("no_quorum"), quorum={"met": False, "needed": 5})
    )
    check(name, row.when(do("arrive", who=["郑八"]), MAIN).then(ok, quorum={"present": 5, "met": True}))


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize(
    ("yes", "no", "voted", "verdict"),
    [(3, 3, "yes", "adopted"), (3, 2, "no", "lost"), (3, 3, None, "lost"), (3, 2, None, "adopted")],
)
def test_trap_40_the_host_breaks_a_tie_or_makes_one(
    name: str, yes: int, no: int, voted: str | None, verdict: str
) -> None:
    row = given(*PENDING, call_vote()).when(tally(yes, no)).then(ok, suggested={"say": "announce_host_may_vote"})
    second = (tally(yes, no, host=voted), ANNOUNCE) if voted else (ANNOUNCE,)
    check(name, row.when(*second).then(ok, last_result={"verdict": verdict}))


def test_trap_40_the_room_hears_nothing_of_a_tie_that_can_still_be_broken() -> None:
    assert next_step("simplified", *PENDING, call_vote(), tally(3, 3)) == "请稍等，我再核对一下票数，马上宣布。"
    assert next_step("simplified", *PENDING, call_vote(), tally(4, 1)) == "数好了，赞成4，不赞成1。"


@pytest.mark.parametrize(
    ("name", "rule"), [("twelve-principles", "host_never_votes"), ("simplified", "host_without_vote")]
)
def test_trap_40_a_host_who_has_no_vote_breaks_no_tie(name: str, rule: str) -> None:
    clerk_presides = plan(host=CLERK)
    opening = (OPEN, main(second=None)) if name == "twelve-principles" else (clerk_presides, MAIN)
    check(name, given(*opening, call_vote()).when(tally(3, 3, host="yes")).then(refused(rule), voting={"begun": False}))


@pytest.mark.parametrize(("yes", "no", "voted"), [(5, 1, "no"), (3, 3, "no"), (2, 4, "yes"), (3, 2, "yes")])
def test_trap_40_a_vote_that_changes_nothing_is_not_cast(yes: int, no: int, voted: str) -> None:
    row = given(*PENDING, call_vote()).when(tally(yes, no, host=voted))
    row.then(refused("host_vote_not_decisive"), voting={"begun": False}).check()


@pytest.mark.parametrize("name", LADDERS)
def test_trap_41_after_a_ballot_the_host_has_voted_already(name: str) -> None:
    row = given(*BALLOT).when(papers(7, 7, 3, 3, blank=1), ANNOUNCE)
    check(name, row.then(ok, last_result={"verdict": "lost"}, adopted=[]))
    refusal = told(name, *PENDING, vote(3, 3, method="ballot", host="yes"))
    assert refusal.rule == "host_vote_not_decisive"
    assert refusal.remedy == "请按不含主持人的票数宣布结果。"


def test_trap_41_the_host_is_one_of_the_voters_with_papers() -> None:
    given(*BALLOT).when(papers(8, 8)).then(refused("more_papers_than_voters", voters=8, present=7)).check()
    given(*BALLOT).when(papers(7, 7, 4, 3), ANNOUNCE).then(ok, adopted=[LIFT]).check()


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize(
    ("yes", "no", "voted", "verdict"), [(4, 2, "no", "lost"), (3, 2, "yes", "adopted"), (4, 2, None, "adopted")]
)
def test_trap_42_one_vote_makes_or_blocks_two_thirds(
    name: str, yes: int, no: int, voted: str | None, verdict: str
) -> None:
    row = given(*CLOSING, call_vote()).when(tally(yes, no, **({"host": voted} if voted else {})), ANNOUNCE)
    check(name, row.then(ok, last_result={"kind": "previous_question", "verdict": verdict}))
    unneeded = given(*CLOSING, call_vote()).when(tally(5, 1, host="no"))
    check(name, unneeded.then(refused("host_vote_not_decisive")))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_43_one_member_doubts_and_all_rise(name: str) -> None:
    row = given(*PENDING, vote(3, 2)).when(do("division", by=LIU))
    row = row.then(ok, pending=["main"], adopted=[], suggested={"act": {"do": "call_vote", "method": "rising"}})
    row = row.when(hand(LI)).then(refused("undebatable")).when(move(ZHAO, "amend", new_text=FLOWERS))
    row = row.then(refused("division_first")).when(call_vote(method="hands")).then(refused("rising_vote_needed"))
    check(name, row.when(vote(2, 3, method="rising")).then(ok, adopted=[], last_result={"verdict": "lost"}))


def test_trap_43_before_the_result_too_and_a_voice_but_no_ballot() -> None:
    row = given(*PENDING, call_vote(), tally(3, 2)).when(do("division", by=LIU)).then(ok, acts=has("call_vote"))
    row.when(vote(3, 2, method="rising")).then(ok, adopted=[LIFT]).check()
    given(*PENDING, vote(3, 2, method="voice")).when(do("division", by=LIU)).then(ok, pending=["main"]).check()
    for method in ("ballot", "rising"):
        row = given(*PENDING, vote(3, 2, method=method)).when(do("division", by=LIU))
        row.then(refused("nothing_to_divide"), adopted=[LIFT]).check()


def test_trap_43_a_ballot_wants_a_majority() -> None:
    row = given(*PENDING, put(ZHAO, "voting_method", text="无记名投票"))
    check("ronr", row.when(vote(3, 3), call_vote()).then(ok, voting={"method": "hands"}))
    check("ronr", row.when(vote(4, 2), call_vote()).then(ok, voting={"method": "ballot"}))


def test_trap_43_the_doubt_is_taken_in_good_part() -> None:
    assert next_step("simplified", *PENDING, vote(3, 2), do("division", by=LIU)).startswith("想再数一遍，应该的。")
    refusal = told("simplified", *PENDING, vote(3, 2), do("division", by=LIU), call_vote(method="hands"))
    assert refusal.offer == {"do": "call_vote", "method": "rising"}
    assert refusal.works


@pytest.mark.parametrize("name", LADDERS)
def test_trap_44_too_late_once_the_next_question_was_stated(name: str) -> None:
    moved = (*PENDING, vote(3, 2), move(WANG, "main", text=FLOWERS), do("second", by=LI))
    check(name, given(*moved).when(do("division", by=LIU)).then(ok, pending=["main"], adopted=[]))
    late = given(*moved, do("state")).when(do("division", by=LIU))
    check(name, late.then(refused("nothing_to_divide"), adopted=[LIFT], legal=lacks("division_assembly")))
    refusal = told(name, *moved, do("state"), do("division", by=LIU))
    assert "下一个动议陈述之前" in refusal.why
    assert refusal.remedy.endswith("请在宣布后马上提出。")


def test_trap_45_here_a_surplus_always_voids_and_the_papers_stay_sealed() -> None:
    row = given(*BALLOT).when(papers(7, 7)).then(ok, acts=lacks("announce")).when(ANNOUNCE)
    row = row.then(refused("papers_sealed"), pending=["main"]).when(papers(7, 8)).then(ok, adopted=[])
    row = row.when(ANNOUNCE).then(ok, last_result={"verdict": "void", "tests": []}, pending=["main"])
    row.when(call_vote(method="ballot"), papers(7, 6, 4, 2), ANNOUNCE).then(ok, adopted=[LIFT]).check()


@pytest.mark.parametrize(
    ("yes", "no", "verdict"), [(6, 1, "adopted"), (1, 6, "lost"), (4, 3, "void"), (5, 2, "adopted"), (3, 4, "lost")]
)
def test_trap_45_elsewhere_only_where_it_could_have_changed_the_result(yes: int, no: int, verdict: str) -> None:
    check("ronr", given(*BALLOT).when(papers(6, 7, yes, no), ANNOUNCE).then(ok, last_result={"verdict": verdict}))


def test_trap_45_fewer_papers_are_no_harm_and_it_is_said_without_blame() -> None:
    given(*BALLOT).when(papers(7, 4, 3, 1), ANNOUNCE).then(ok, adopted=[LIFT]).check()
    said = next_step("simplified", *BALLOT, papers(7, 8))
    assert said == "收回的票多了，也许是叠在一起了。这轮不算，重投一次。"
    assert next_step("simplified", *BALLOT, papers(7, 7)) == "张数没有问题，现在当着大家的面开票。"
    assert told("simplified", *BALLOT, papers(7, 7), ANNOUNCE).say == "请稍等，我们当着大家的面开票。"


@pytest.mark.parametrize(
    ("name", "verdict"), [("simplified", "adopted"), ("ronr", "adopted"), ("residents", "lost"), ("villagers", "lost")]
)
def test_trap_46_blank_papers_by_the_base_of_the_ruleset(name: str, verdict: str) -> None:
    blank = given(*BALLOT).when(papers(7, 7, 3, 2, blank=2), ANNOUNCE).then(ok, last_result={"verdict": verdict})
    check(name, blank)
    check(name, given(*BALLOT).when(papers(7, 7, 3, 2, illegal=2), ANNOUNCE).then(ok, last_result={"verdict": "lost"}))


@pytest.mark.parametrize("name", [*LADDERS, "residents"])
def test_trap_48_nobody_votes_and_nothing_is_adopted(name: str) -> None:
    check(name, given(*PENDING).when(vote(0, 0, method="voice")).then(ok, adopted=[], last_result={"tests": [False]}))
    check(name, given(*PENDING).when(vote(0, 0, abstain=6)).then(ok, adopted=[], last_result={"verdict": "lost"}))
    closing = given(*CLOSING).when(vote(0, 0)).then(ok, last_result={"verdict": "lost"}, pending=["main"])
    check(name, closing.when(speak(LI, "pro", 5)).then(ok))


def test_trap_48_a_roll_call_of_abstentions() -> None:
    abstained = (cast(name, "abstain") for name in VOTERS[1:])
    row = given(*PENDING, call_vote(method="roll_call"), *abstained).when(ANNOUNCE)
    row.then(ok, adopted=[], last_result={"verdict": "lost", "arithmetic": ["0 > 0 × 1/2 = 0 ✗"]}).check()
    empty = given(*PENDING, call_vote(method="roll_call"), leave(ZHANG)).when(ANNOUNCE)
    empty.then(refused("nothing_counted", method="roll_call"), pending=["main"], host=ZHOU).check()
