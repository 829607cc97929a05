"""Traps 32 to 38: counts of speeches, sides, the chair who argues, time and the quorum; with what is said to the room."""

import pytest

from tests.ladder.stage import check
from tests.rules.dsl import given, has, lacks, ok, refused
from tests.rules.lines import (
    CHEN,
    END,
    FLOWERS,
    LI,
    LIFT,
    LIFT_WEST,
    LIU,
    MAIN,
    OPEN,
    SPEAKING,
    TAKE_BACK,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
    call_vote,
    cast,
    do,
    hand,
    leave,
    main,
    move,
    put,
    recognize,
    speak,
    tick,
    vote,
)
from tests.rules.told import next_step, told

LADDERS = ("simplified", "ronr")
ORAL = ("nantang", "twelve-principles", "community-13")
PENDING = (OPEN, MAIN)
SOLO = (OPEN, main(second=None))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_32_an_amendment_has_a_count_of_its_own_and_leaves_the_other_alone(name: str) -> None:
    row = given(*PENDING, speak(LI, "pro", 5), speak(LI, "pro", 5)).when(hand(LI)).then(refused("speeches_used_up"))
    row = row.when(amend(), speak(LI, "pro", 5)).then(ok, speeches={LI: 1}).when(speak(LI, "pro", 5))
    row = row.then(ok, speeches={LI: 2}).when(hand(LI)).then(refused("speeches_used_up", allowed=2))
    check(name, row.when(vote(0, 5), hand(LI)).then(refused("speeches_used_up"), pending=["main"]))


@pytest.mark.parametrize("name", [*LADDERS, "nantang", "twelve-principles"])
def test_trap_33_the_mover_never_speaks_against_the_own_motion(name: str) -> None:
    start = PENDING if name in LADDERS else SOLO
    row = (
        given(*start).when(recognize(by=WANG, stance="con")).then(refused("against_own_motion", name=WANG), floor=None)
    )
    check(name, row.when(hand(WANG, "pro")).then(ok, queue=[{"by": WANG}]))


def test_trap_33_who_changed_their_mind_asks_for_leave_and_may_vote_no() -> None:
    refusal = told("simplified", *PENDING, hand(WANG, "con"))
    assert "表决时仍可以投反对票" in refusal.why
    assert "可以请求撤回；表决时投反对票也可以" in refusal.remedy
    assert refusal.offer == {"do": "ask_leave_to_withdraw", "by": WANG}
    assert refusal.works
    row = given(*PENDING, call_vote(method="roll_call"), cast(WANG, "no"), cast(LI, "yes"), cast(ZHAO, "no"))
    row.when(do("announce")).then(ok, last_result={"verdict": "lost"}).check()


@pytest.mark.parametrize("name", ["simplified", "ronr", "twelve-principles"])
def test_trap_34_the_chair_argues_only_after_handing_over_until_it_is_decided(name: str) -> None:
    start = SOLO if name == "twelve-principles" else PENDING
    row = given(*start).when(hand(ZHOU, "con")).then(refused("chair_neutral", name=ZHOU), queue=[])
    row = row.when(do("hand_over", to=CHEN), speak(ZHOU, "con", 5)).then(ok, host=CHEN, speeches={ZHOU: 1})
    row = row.when(hand(CHEN)).then(refused("chair_neutral", name=CHEN)).when(TAKE_BACK)
    check(name, row.then(refused("back_after_question"), host=CHEN).when(vote(3, 2), TAKE_BACK).then(ok, host=ZHOU))


def test_trap_34_a_matter_sent_away_is_disposed_of_too_and_an_amendment_is_not() -> None:
    handed = (*PENDING, do("hand_over", to=CHEN))
    given(*handed, put(ZHAO, "commit"), vote(4, 1)).when(TAKE_BACK).then(ok, host=ZHOU).check()
    row = given(*handed, amend(), vote(4, 1)).when(TAKE_BACK)
    row.then(refused("back_after_question", text=LIFT_WEST), host=CHEN, pending=["main"]).check()
    away = given(*PENDING, do("hand_over", to=CHEN, reason="away")).when(TAKE_BACK)
    away.then(ok, host=ZHOU, pending=["main"]).check()


def test_trap_34_the_refusals_say_how() -> None:
    neutral = told("simplified", *PENDING, hand(ZHOU))
    assert neutral.remedy == "想参加讨论，请先把主持交给另一位成员。"
    assert neutral.say == "我先把顺序管好，这件事请大家来说。"
    early = told("simplified", *PENDING, do("hand_over", to=CHEN), TAKE_BACK)
    assert f"“{LIFT}”处理完" in early.why
    assert early.say == "等这件事定了，我再回来主持，谢谢大家。"


@pytest.mark.parametrize("name", ["simplified", *ORAL])
def test_trap_35_no_clock_until_the_side_is_known(name: str) -> None:
    start = PENDING if name == "simplified" else SOLO
    row = given(*start, hand(LI, None)).when(recognize()).then(refused("stance_required", name=LI), floor=None)
    check(
        name, row.when(tick(60), recognize(stance="pro")).then(ok, floor={"by": LI, "stance": "pro", "running": True})
    )


@pytest.mark.parametrize(("name", "asks"), [("community-13", True), ("simplified", True), ("nantang", False)])
def test_trap_35_a_question_is_a_side_where_the_rules_know_it(name: str, asks: bool) -> None:
    start = PENDING if name == "simplified" else SOLO
    row = given(*start).when(recognize(by=LI, stance="question"))
    check(name, row.then(ok, floor={"stance": "question"}) if asks else row.then(refused("stance_unknown"), floor=None))


def test_trap_35_the_host_is_told_to_ask() -> None:
    said = next_step("simplified", *PENDING, hand(LI, None))
    assert said == f"请{LI}说，先说赞成、不赞成还是想问，3分钟。"
    assert told("simplified", *PENDING, recognize(by=LI)).say == "请您先说，赞成、不赞成还是想问。"
    check("ronr", given(*PENDING).when(recognize(by=LI)).then(ok, floor={"by": LI, "stance": None}))


HEARD = (*PENDING, speak(WANG, "pro", 5), speak(LI, "pro", 5))


@pytest.mark.parametrize("hands", [(hand(ZHAO, "pro"), hand(ZHANG, "con")), (hand(ZHANG, "con"), hand(ZHAO, "pro"))])
def test_trap_36_after_the_one_side_the_other_comes_first(hands: tuple[dict[str, object], ...]) -> None:
    row = given(*HEARD, *hands).when(recognize(by=ZHAO, stance="pro")).then(refused("out_of_turn", first=ZHANG))
    row.when(recognize()).then(ok, floor={"by": ZHANG, "stance": "con"}, queue=[{"by": ZHAO}]).check()


def test_trap_36_where_nobody_is_of_the_other_side_it_is_asked_for_and_debate_goes_on() -> None:
    said = next_step("simplified", *HEARD, hand(ZHAO, "pro"))
    assert said == f"不赞成的也请举手。现在请{ZHAO}说，其他各位先听。"
    given(*HEARD, hand(ZHAO, "pro")).when(recognize()).then(ok, floor={"by": ZHAO}).check()
    assert next_step("simplified", *HEARD, hand(ZHAO, "pro"), hand(ZHANG, "con")).startswith(f"请{ZHANG}说")
    assert next_step("simplified", *HEARD, hand(ZHAO, "question")).startswith(f"请{ZHAO}说")
    english = next_step("simplified", *HEARD, hand(ZHAO, "pro"), lang="en")
    assert english.startswith("Those against may raise a hand too.")


def test_trap_36_whoever_has_not_spoken_comes_before_the_other_side() -> None:
    again = (*HEARD, speak(ZHANG, "con", 5), speak(CHEN, "con", 5), hand(LI, "pro"), hand(ZHAO, "con"))
    given(*again).when(recognize()).then(ok, floor={"by": ZHAO}, queue=[{"by": LI, "why": "alternate"}]).check()


def test_trap_37_nothing_ends_or_lengthens_a_speech_unasked_here() -> None:
    row = given(*SPEAKING).when(tick(179)).then(ok, floor={"remaining_s": 1})
    row = row.when(tick(1)).then(ok, cut_off=False, floor={"remaining_s": 0, "running": True, "limit_s": 180})
    row = row.when(tick(20)).then(
        ok, floor={"remaining_s": -20, "limit_s": 180}, suggested={"act": {"do": "end_speech"}}
    )
    row.when(END).then(ok, floor=None, speeches={WANG: 1}).check()


@pytest.mark.parametrize(
    ("name", "limit"),
    [("ronr", 600), ("nantang", 120), ("twelve-principles", 120), ("community-13", 180), ("five-step", 180)],
)
def test_trap_37_elsewhere_it_ends_by_itself(name: str, limit: int) -> None:
    row = given(
        *(PENDING if name == "ronr" else SOLO), recognize(by=WANG, stance=None if name == "five-step" else "pro")
    )
    row = row.when(tick(limit - 1)).then(ok, cut_off=False, floor={"remaining_s": 1})
    check(name, row.when(tick(1)).then(ok, cut_off=True, floor=None, speeches={WANG: 1}))


@pytest.mark.parametrize(("yes", "no", "left"), [(4, 2, 50), (3, 2, -10), (2, 2, -10)])
def test_trap_37_an_extension_objected_to_takes_two_thirds(yes: int, no: int, left: int) -> None:
    more = do("extend_time", seconds=60, objection_by=ZHAO, yes=yes, no=no)
    row = given(*SPEAKING, tick(190)).when(more)
    verdict = "adopted" if left > 0 else "lost"
    row.then(ok, floor={"remaining_s": left}, last_result={"kind": "extend_time", "verdict": verdict}).check()


@pytest.mark.parametrize("name", ["simplified", "ronr"])
def test_trap_38_without_a_quorum_talk_goes_on_and_little_else(name: str) -> None:
    row = given(*PENDING, leave(ZHAO, ZHANG, CHEN, LIU)).when(speak(LI, "pro", 5))
    row = row.then(ok, quorum={"met": False}, legal=lacks("amend", "main", "commit"), acts=has("recess", "adjourn"))
    row = row.when(call_vote()).then(refused("no_quorum", present=3, needed=4), pending=["main"])
    row = row.when(move(LI, "amend", new_text=FLOWERS)).then(refused("no_quorum"))
    check(name, row.when(put(LI, "obtain_quorum", WANG), vote(2, 0)).then(ok, pending=["main"]))


def test_trap_38_the_continued_meeting_may_be_set() -> None:
    short = given(*PENDING, leave(ZHAO, ZHANG, CHEN, LIU))
    row = short.when(put(LI, "fix_time_adjourn", WANG, until="明天"), vote(2, 0))
    check("ronr", row.then(ok, last_result={"kind": "fix_time_adjourn", "verdict": "adopted"}))
    check("ronr", short.when(put(LI, "adjourn", WANG), vote(2, 0)).then(ok, phase="adjourned", unfinished=[["main"]]))
    check("ronr", short.when(put(LI, "recess", WANG), vote(2, 0)).then(ok, phase="recess"))


def test_trap_38_talk_stops_once_somebody_notices() -> None:
    noticed = (do("interrupt", by=LI, kind="point_of_order", text="人数不足"), do("rule", well_taken=True))
    row = given(*PENDING, leave(ZHAO, ZHANG, CHEN, LIU), *noticed).when(hand(LI, "pro"))
    row.then(refused("quorum_challenged"), pending=["main"]).when(do("arrive", who=[ZHAO]), hand(LI, "pro")).then(
        ok
    ).check()


def test_trap_38_the_refusal_says_what_can_be_done() -> None:
    refusal = told("simplified", *PENDING, leave(ZHAO, ZHANG, CHEN, LIU), call_vote())
    assert refusal.why.startswith("出席3人，不到法定人数4人")
    assert refusal.remedy == "可以休息等人到齐，或者散会、另定时间。"
    assert refusal.say == "我们先等一等，人数够了再定这件事。"
    assert next_step("simplified", *PENDING, leave(ZHAO, ZHANG, CHEN, LIU)) == "我们休息十分钟，再来1位就接着议。"
