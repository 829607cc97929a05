"""The Chinese rulesets: what each asks for, and that what its source does not mention is not there."""

import pytest

from tests.ladder.stage import check, rules, under
from tests.rules.dsl import Row, given, has, lacks, ok, refused
from tests.rules.lines import (
    ANNOUNCE,
    CHEN,
    CLERK,
    END,
    LI,
    LIFT,
    LIFT_WEST,
    MAIN,
    OPEN,
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

ORAL = ("nantang", "twelve-principles", "community-13")
SOLO = main(second=None)
PENDING = (OPEN, SOLO)


@pytest.mark.parametrize("name", [*ORAL, "five-step", "blue-valley"])
def test_what_the_source_does_not_mention_is_not_there(name: str) -> None:
    unmentioned = given(*PENDING).when(move(ZHAO, "amend", new_text=LIFT_WEST)).then(refused("kind_not_used"), legal=[])
    check(name, unmentioned)
    check(name, given(OPEN, leave(*VOTERS[2:])).when(main(second=None)).then(ok, quorum={"needed": 0, "met": True}))


@pytest.mark.parametrize("name", ORAL)
def test_trap_35_no_clock_before_the_stance_is_known(name: str) -> None:
    check(name, given(*PENDING).when(recognize(by=ZHAO)).then(refused("stance_required"), floor=None))


@pytest.mark.parametrize(("name", "seconds"), [("nantang", 120), ("twelve-principles", 120), ("community-13", 180)])
def test_the_length_of_a_speech(name: str, seconds: int) -> None:
    row = given(*PENDING, recognize(by=WANG, stance="pro"))
    check(name, row.when(do("tick", seconds=seconds - 1)).then(ok, floor={"remaining_s": 1}))
    check(name, row.when(do("tick", seconds=seconds)).then(ok, floor=None, cut_off=True))


@pytest.mark.parametrize("name", ORAL)
def test_a_tie_is_lost_and_abstentions_are_no_votes(name: str) -> None:
    check(name, given(*PENDING).when(vote(3, 3)).then(ok, last_result={"verdict": "lost"}))
    check(name, given(*PENDING).when(vote(2, 1, abstain=3)).then(ok, adopted=[LIFT]))


NANTANG = {
    "nothing is moved without words": given(OPEN).when(move(WANG, "main")).then(refused("text_required")),
    "nothing is debated without a motion": given(OPEN).when(hand(WANG)).then(refused("nothing_to_debate")),
    "trap 30: the sides alternate": given(*PENDING, speak(WANG, "pro", 5), hand(LI, "pro"), hand(ZHAO, "con"))
    .when(recognize(by=LI))
    .then(refused("out_of_turn", first=ZHAO))
    .when(recognize())
    .then(ok, floor={"by": ZHAO}),
    "trap 31: two speeches, no third": given(*PENDING, speak(WANG, "pro", 5), speak(WANG, "pro", 5))
    .when(hand(WANG))
    .then(refused("speeches_used_up", allowed=2)),
    "trap 33: nobody against their own motion": given(*PENDING)
    .when(hand(WANG, "con"))
    .then(refused("against_own_motion")),
    "trap 3: no vote while hands are up": given(*PENDING, hand(ZHAO, "con"))
    .when(call_vote())
    .then(refused("still_waiting")),
    "no questions are declared": given(*PENDING).when(hand(ZHAO, "question")).then(refused("stance_unknown")),
    "the chair is not handed over": given(*PENDING).when(do("hand_over", to=LI)).then(refused("no_handover")),
    "the host has a vote": given(*PENDING).when(vote(3, 2, host="no")).then(ok, last_result={"verdict": "lost"}),
}


@under("nantang", NANTANG)
def test_nantang(played: tuple[str, Row]) -> None:
    check(*played)


TWELVE = {
    "who has not spoken comes before who has": given(
        *PENDING, speak(ZHAO, "con", 5), hand(ZHAO, "con"), hand(LI, "pro")
    )
    .when(recognize(by=ZHAO))
    .then(refused("out_of_turn", first=LI)),
    "trap 34: the host hands the chair over to speak": given(*PENDING)
    .when(hand(ZHOU))
    .then(refused("chair_neutral"))
    .when(do("hand_over", to=LI), speak(ZHOU, "con", 5))
    .then(ok, host=LI)
    .when(do("take_back"))
    .then(refused("back_after_question")),
    "the host does not vote": given(*PENDING).when(vote(3, 3, host="yes")).then(refused("host_never_votes")),
}


@under("twelve-principles", TWELVE)
def test_twelve_principles(played: tuple[str, Row]) -> None:
    check(*played)


FIVE = {
    "one speech a round": given(*PENDING, speak(ZHAO, None, 5))
    .when(hand(ZHAO, None))
    .then(refused("speeches_used_up", offer="new_round")),
    "trap 31: a new round": given(*PENDING, speak(ZHAO, None, 5))
    .when(do("new_round"), hand(ZHAO, None))
    .then(ok, speeches={}, acts=has("new_round")),
    "not while somebody speaks": given(*PENDING, recognize(by=ZHAO)).when(do("new_round")).then(refused("floor_taken")),
    "people talk before there is a motion": given(OPEN).when(speak(ZHAO, None, 5)).then(ok, speeches={ZHAO: 1}),
}


@under("five-step", FIVE)
def test_five_steps(played: tuple[str, Row]) -> None:
    check(*played)


ADEPT, GUEST_ADEPT = "老郭", "郭老师"
PHASED = plan(
    members=[*VOTERS, {"name": ADEPT, "groups": ["议事能手"]}],
    guests=[{"name": GUEST_ADEPT, "role": "议事能手"}, "来宾"],
)


def phase(act: str, **fields: object) -> dict[str, object]:
    return do("phase", act=act, **fields)


CHAOYANG = {
    "the motion and its second are phases of their own": given(PHASED)
    .when(move(WANG, "main", text=LIFT))
    .then(ok, procedure_phase="statement")
    .when(phase("附议", by=LI))
    .then(ok, procedure_phase="second", question={"stage": "seconded", "seconder": LI})
    .when(do("state"))
    .then(ok, procedure_phase="con_statement"),
    "the other side speaks first": given(PHASED, MAIN)
    .when(recognize(by=WANG, stance="pro"))
    .then(refused("phase_stance"))
    .when(speak(ZHAO, "con", 60))
    .then(ok, suggested={"act": {"do": "phase", "act": "debate"}})
    .when(phase("debate"), speak(WANG, "pro", 60))
    .then(ok, procedure_phase="debate"),
    "no phase is skipped": given(PHASED, MAIN).when(phase("expert")).then(refused("phase_first", offer="phase")),
    "none comes back": given(PHASED, MAIN, phase("debate")).when(phase("con_statement")).then(refused("phase_passed")),
    "last ends a phase": given(PHASED, MAIN)
    .when(phase("con_statement", by=ZHAO, last=True))
    .then(ok, procedure_phase="debate"),
    "the mover does not put the other side": given(PHASED, MAIN)
    .when(phase("con_statement", by=WANG))
    .then(refused("against_own_motion")),
    "an unknown phase": given(PHASED, MAIN).when(phase("喝茶")).then(refused("unknown_phase")),
    "trap 62: the experienced speak in their phase only, the others not then": given(
        PHASED, MAIN, phase("debate"), arrive(GUEST_ADEPT)
    )
    .when(recognize(by=GUEST_ADEPT, stance="pro"))
    .then(refused("guest_may_not"))
    .when(phase("expert"), recognize(by=WANG, stance="pro"))
    .then(refused("phase_person"))
    .when(speak(GUEST_ADEPT, None, 60), speak(ADEPT, None, 60))
    .then(ok),
    "trap 62: a guest counts neither as present nor as a voter": given(PHASED, MAIN)
    .when(vote(8, 0))
    .then(refused("more_votes_than_present", present=7)),
    "a second is needed": given(PHASED).when(main(second=None)).then(refused("needs_second")),
    "nobody waits for a phase that is past": given(PHASED, MAIN, phase("debate"), hand(ZHAO, "con"), phase("expert"))
    .when(call_vote())
    .then(ok, question={"stage": "voting"}),
    "the phases end with the question": given(PHASED, MAIN).when(vote(4, 1)).then(ok, procedure_phase=None),
}


@under("chaoyang", CHAOYANG)
def test_chaoyang(played: tuple[str, Row]) -> None:
    check(*played)


LEAVE = (*PENDING, do("ask_leave_to_withdraw", by=WANG))
SHORT = (OPEN, leave(LI, ZHAO, CHEN, VOTERS[6]))

MINQUAN = {
    "trap 48: silence on both sides passes": given(*PENDING).when(vote(0, 0, method="voice")).then(ok, adopted=[LIFT]),
    "but not in a show of hands": given(*PENDING).when(vote(0, 0, method="hands")).then(ok, adopted=[]),
    "trap 4: one objection, and leave to withdraw is refused": given(*LEAVE)
    .when(do("objection", by=ZHAO))
    .then(
        ok,
        pending=["main"],
        question={"kind": "main"},
        last_result={"kind": "withdraw_request", "verdict": "objection"},
    ),
    "nobody objects: withdrawn": given(*LEAVE)
    .when(do("no_objection"))
    .then(ok, pending=[], last_result={"verdict": "withdrawn"}),
    "closing debate is itself debatable": given(*PENDING, put(ZHAO, "previous_question", None))
    .when(hand(LI, None))
    .then(ok, limit_s=600),
    "and takes two thirds": given(*PENDING, put(ZHAO, "previous_question", None))
    .when(vote(3, 2))
    .then(ok, last_result={"verdict": "lost"}),
    "the quorum is presumed until somebody raises it": given(*SHORT)
    .when(SOLO, vote(1, 0))
    .then(ok, adopted=[LIFT], quorum={"met": False})
    .when(interrupt(ZHANG, text="人数不足"), do("rule", well_taken=True), move(WANG, "main", text=LIFT_WEST))
    .then(refused("no_quorum")),
    "what was decided may be reconsidered at the next meeting": given(*PENDING, vote(4, 1), do("next_meeting"))
    .when(put(LI, "reconsider", None, voted="yes"), vote(4, 1))
    .then(ok, pending=["main"], adopted=[]),
    "but not at the one after": given(*PENDING, vote(4, 1), do("next_meeting"), do("next_meeting"))
    .when(move(LI, "reconsider", voted="yes"))
    .then(refused("nothing_to_reconsider")),
    "rules are suspended by all": given(OPEN, put(ZHAO, "suspend_rules", None))
    .when(vote(5, 1))
    .then(ok, last_result={"verdict": "lost"}),
}


@under("minquan", MINQUAN)
def test_minquan(played: tuple[str, Row]) -> None:
    check(*played)


@pytest.mark.parametrize("name", ["residents", "villagers"])
def test_trap_47_whoever_is_there_and_not_for_it_is_against_it(name: str) -> None:
    check(
        name, given(OPEN, MAIN).when(vote(3, 1, abstain=2)).then(ok, last_result={"verdict": "lost", "tests": [False]})
    )
    check(name, given(OPEN, MAIN).when(vote(4, 2)).then(ok, adopted=[LIFT]))
    silent = do("unanimous_consent", kind="main")
    check(name, given(OPEN, MAIN).when(silent).then(refused("no_consent_for"), pending=["main"]))


@pytest.mark.parametrize("name", ["residents", "villagers"])
def test_figures_of_a_revised_law_say_so(name: str) -> None:
    meta = rules(name).meta
    assert meta.unverified
    assert meta.needs_official_text
    assert meta.valid_from == "2026-01-01"
    assert "2026-01-01" in meta.title


def test_a_matter_of_the_owners_is_only_an_opinion_under_any_other_body() -> None:
    row = given(OPEN, main(second=None, matter="lift")).when(vote(4, 1))
    for name in ("nantang", "five-step", "minquan"):
        check(name, row.then(ok, last_result={"sentence": lambda said: said.startswith("本次仅为协商意见")}))


def test_the_clerk_without_a_vote_counts_nowhere() -> None:
    check("nantang", given(*PENDING).when(hand(CLERK)).then(refused("without_vote"), acts=lacks("amend")))
    check("nantang", given(*PENDING, call_vote(), tally(4, 2)).when(ANNOUNCE).then(ok, adopted=[LIFT]))
    check("nantang", given(*PENDING, recognize(by=WANG, stance="pro")).when(END).then(ok, floor=None))
