"""Traps 39 to 62 under the default rules, a row each; `polls`, `shares`, `again` and `after` go into them in full."""

from tests.rules.dsl import Row, given, has, lacks, ok, plays, refused
from tests.rules.lines import (
    ANNOUNCE,
    CLERK,
    FLOWERS,
    LAWYER,
    LI,
    LIFT,
    LIU,
    MAIN,
    OPEN,
    STATE,
    VISITOR,
    VOTERS,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    arrive,
    call_vote,
    do,
    hand,
    interrupt,
    main,
    move,
    put,
    recognize,
    seconds,
    tally,
    vote,
)


@plays
def test_trap_39_exactly_half_is_no_quorum() -> Row:
    eight = do("plan", title="会", members=[*VOTERS, "郑八"], host=ZHOU, present=list(VOTERS[:4]))
    return given(eight).when(move(WANG, "main", text=LIFT)).then(refused("no_quorum", present=4, needed=5))


@plays
def test_trap_40_a_tie_and_the_host_has_not_voted() -> Row:
    row = given(OPEN, MAIN, call_vote()).when(tally(3, 3)).then(ok, suggested={"say": "announce_host_may_vote"})
    row = row.when(tally(3, 3, host="yes"), ANNOUNCE).then(ok, last_result={"verdict": "adopted"})
    row = row.when(main(FLOWERS), vote(3, 2, host="no")).then(ok, last_result={"verdict": "lost"})
    return row.when(main("修路灯"), vote(3, 3)).then(ok, last_result={"verdict": "lost"})


@plays
def test_trap_41_no_casting_vote_after_a_ballot() -> Row:
    row = given(OPEN, MAIN).when(vote(3, 3, method="ballot", host="yes")).then(refused("host_vote_not_decisive"))
    return row.when(vote(4, 3, method="ballot")).then(ok, last_result={"verdict": "adopted"})


@plays
def test_trap_42_a_single_no_of_the_host_defeats_two_thirds() -> Row:
    row = given(OPEN, MAIN, put(ZHAO, "previous_question"), call_vote()).when(tally(4, 2))
    row = row.then(ok, suggested={"say": "announce_host_may_vote"}).when(tally(4, 2, host="no"), ANNOUNCE)
    return row.then(ok, last_result={"kind": "previous_question", "verdict": "lost", "tests": [False]})


@plays
def test_trap_43_one_member_doubts_the_hands() -> Row:
    row = given(OPEN, MAIN, vote(3, 2)).when(do("division", by=LIU)).then(ok, pending=["main"], adopted=[])
    row = row.when(call_vote(method="ballot")).then(refused("rising_vote_needed"))
    return row.when(vote(3, 2, method="rising")).then(ok, adopted=[LIFT])


@plays
def test_trap_44_a_division_after_the_next_motion_was_stated() -> Row:
    row = given(OPEN, MAIN, vote(3, 2), move(WANG, "main", text=FLOWERS), seconds(), STATE)
    return row.when(do("division", by=LIU)).then(refused("nothing_to_divide"), adopted=[LIFT])


@plays
def test_trap_45_more_papers_than_voters() -> Row:
    row = given(OPEN, MAIN, call_vote(method="ballot")).when(do("ballot", voters=7, collected=8))
    row = row.then(ok, last_result={"verdict": "void"}, pending=["main"], adopted=[])
    row = row.when(call_vote(method="ballot"), do("ballot", voters=7, collected=7, yes=4, no=3), ANNOUNCE)
    return row.then(ok, adopted=[LIFT])


@plays
def test_trap_45_more_papers_than_members_even() -> Row:
    sealed = (OPEN, MAIN, call_vote(method="ballot"), do("ballot", voters=7, collected=9, yes=9, no=0))
    return given(*sealed).when(ANNOUNCE).then(ok, last_result={"verdict": "void"}, pending=["main"])


@plays
def test_trap_46_a_blank_paper_is_ignored_a_spoiled_one_counts() -> Row:
    paper = (OPEN, MAIN, call_vote(method="ballot"))
    row = given(*paper, do("ballot", voters=7, collected=7, yes=3, no=2, blank=2)).when(ANNOUNCE)
    row = row.then(ok, last_result={"verdict": "adopted"}).when(main(FLOWERS), call_vote(method="ballot"))
    row = row.then(ok).when(do("ballot", voters=7, collected=7, yes=3, no=2, illegal=2), ANNOUNCE)
    return row.then(ok, last_result={"verdict": "lost"})


@plays
def test_trap_47_abstentions_are_ignored_here() -> Row:
    many = do("plan", title="会", members=[ZHOU, *(f"成员{n}" for n in range(200))], host=ZHOU)
    moved = put("成员1", "main", second="成员2", text=LIFT)
    return given(many, moved).when(vote(95, 60, abstain=45)).then(ok, last_result={"verdict": "adopted"})


@plays
def test_trap_48_nothing_to_nothing_adopts_nothing() -> Row:
    row = given(OPEN, MAIN).when(vote(0, 0, method="voice")).then(ok, last_result={"verdict": "lost"}, adopted=[])
    row = row.when(main(FLOWERS), put(ZHAO, "previous_question"), vote(0, 0))
    return row.then(ok, last_result={"kind": "previous_question", "verdict": "lost", "tests": [False]})


@plays
def test_trap_54_a_loser_asks_to_reconsider() -> Row:
    row = given(OPEN, MAIN, vote(4, 2)).when(move(LIU, "reconsider", voted="no"))
    row = row.then(refused("prevailing_side", side="yes")).when(main(FLOWERS), vote(3, 3))
    return row.then(ok).when(move(LIU, "reconsider", voted="yes")).then(refused("prevailing_side", side="no"))


@plays
def test_trap_55_reconsidering_at_a_later_meeting() -> Row:
    row = given(OPEN, MAIN, vote(4, 2)).when(do("next_meeting", days=7)).then(ok, legal=has("rescind_amend"))
    row = row.when(move(WANG, "reconsider", voted="yes")).then(refused("nothing_to_reconsider"))
    return row.when(put(WANG, "rescind_amend"), vote(4, 1)).then(ok, adopted=[])


@plays
def test_trap_56_the_same_motion_again() -> Row:
    row = given(OPEN, MAIN, vote(2, 4)).when(move(WANG, "main", text=LIFT)).then(refused("lost_before"))
    row = row.when(do("next_meeting", days=7), MAIN).then(ok, pending=["main"])
    row = row.when(do("ask_leave_to_withdraw", by=WANG), do("no_objection"), MAIN)
    return row.then(ok, pending=["main"])


@plays
def test_trap_58_one_objection_and_nothing_is_done() -> Row:
    consent = do("unanimous_consent", kind="main", text=LIFT, objection_by=LI)
    row = given(OPEN).when(consent).then(ok, adopted=[], last_result={"verdict": "objection"})
    return row.when(MAIN, vote(4, 1)).then(ok, adopted=[LIFT])


@plays
def test_trap_62_observers_and_experts_neither_speak_nor_count() -> Row:
    row = given(OPEN, MAIN, arrive(VISITOR, LAWYER)).when(hand(VISITOR)).then(refused("guest_may_not"))
    row = row.when(recognize(by=VISITOR, stance="pro")).then(refused("guest_may_not"))
    row = row.when(interrupt(CLERK)).then(refused("without_vote"), quorum={"present": 7, "needed": 4})
    row = row.when(vote(7, 0)).then(refused("more_votes_than_present", present=6))
    return row.when(do("division", by=ZHANG)).then(refused("nothing_to_divide"), acts=lacks("division"))
