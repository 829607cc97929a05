"""Each key of a ruleset changes what the meeting does: the same script with and without it."""

import pytest

from tests.ladder.own_rules import play
from tests.rules.dsl import Outcome, Row, given, has, lacks, ok, refused
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
    VISITOR,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
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

OPEN_HOUSE = (OPEN, MAIN)
FLATS = plan(
    members=[
        {"name": ZHOU, "unit": "101"},
        {"name": WANG, "unit": "102"},
        {"name": LI, "unit": "102"},
        {"name": ZHAO, "unit": "103"},
        {"name": ZHANG, "unit": "103"},
    ],
    guests=[],
)
GROUPS = plan(members=[{"name": ZHOU, "groups": ["代表"]}, {"name": WANG, "groups": ["代表"]}, LI, ZHAO], guests=[])
PHASES = """
[[phases]]
name = "陈述"
who = ["mover"]
begins = "stated"
seconds = 30
allowed_kinds = ["point_of_order"]
[[phases]]
name = "辩论"
who = ["pro", "con"]
order = ["fifo"]
"""
ANSWERED = f"""{PHASES}
[[phases]]
name = "答复"
who = ["mover"]
[[phases]]
name = "再辩"
who = ["pro", "con"]
"""
BALLOT = (OPEN, MAIN, call_vote(method="ballot"))
SEVEN = do("ballot", voters=7, collected=7, yes=3, no=2, illegal=1, blank=1)
OWN_COUNT = "[threshold.mine]\ntests = [{ op = '>', threshold = '1/2' }]\n"
ROLL = (OPEN, MAIN, call_vote(method="roll_call"), cast(WANG))

ROWS: dict[str, tuple[str, Row]] = {
    "observers: silent unless they may speak": (
        "",
        given(*OPEN_HOUSE).when(hand(VISITOR)).then(refused("guest_may_not")),
    ),
    "observers.speak": (
        "[roles.observers]\nspeak = true",
        given(*OPEN_HOUSE, hand(VISITOR))
        .when(recognize(by=VISITOR))
        .then(ok, floor={"by": VISITOR})
        .when(do("end_speech"), call_vote(), tally(7, 0))
        .then(refused("more_votes_than_present", present=6)),
    ),
    "observers.speak is not moving": (
        "[roles.observers]\nspeak = true",
        given(OPEN).when(move(VISITOR, "main", text=LIFT)).then(refused("guest_may_not")),
    ),
    "observers.vote: by hands, never in the quorum": (
        "[roles.observers]\nvote = true",
        given(OPEN, MAIN, call_vote()).when(tally(8, 1)).then(ok, quorum={"present": 7}),
    ),
    "observers.vote: by name": ("[roles.observers]\nvote = true", given(*ROLL).when(cast(LAWYER, "no")).then(ok)),
    "quorum.base households: two of one flat are one": (
        '[quorum]\nbase = "households"',
        given(FLATS, leave(ZHAO, ZHANG)).when(leave(LI)).then(ok, quorum={"present": 2, "needed": 2, "met": True}),
    ),
    "quorum.base delegates: the others do not count": (
        '[quorum]\nbase = "delegates"',
        given(GROUPS).when(leave(LI, ZHAO)).then(ok, quorum={"present": 2, "needed": 2, "met": True}),
    ),
    "quorum.check vote: business goes on until the vote": (
        '[quorum]\ncheck = ["vote"]',
        given(OPEN, leave(ZHAO, ZHANG, CHEN, LIU), MAIN).when(call_vote()).then(refused("no_quorum")),
    ),
    "quorum.check open: no business without one": (
        '[quorum]\ncheck = ["open"]',
        given(OPEN, leave(ZHAO, ZHANG, CHEN, LIU)).when(move(WANG, "main", text=LIFT)).then(refused("no_quorum")),
    ),
    "quorum.allowed_without": (
        '[quorum]\nallowed_without = ["main"]',
        given(OPEN, leave(ZHAO, ZHANG, CHEN, LIU)).when(move(WANG, "main", text=LIFT)).then(ok),
    ),
    "speech.extend: its own share of its own base": (
        '[speech]\nextend = { op = ">", threshold = "1/2", base = "members" }',
        given(OPEN, MAIN, recognize(by=WANG, stance="pro"))
        .when(do("extend_time", seconds=60, objection_by=LI, yes=3, no=0))
        .then(ok, last_result={"verdict": "lost", "arithmetic": ["3 > 7 × 1/2 = 3.5 ✗"]}),
    ),
    "speech.per_motion unlimited": (
        '[speech]\nper_motion = "unlimited"',
        given(OPEN, MAIN, *(speak(WANG, s=10) for _ in range(4))).when(speak(WANG, s=10)).then(ok, speeches={WANG: 5}),
    ),
    "vote.ask with abstentions": (
        '[vote]\nask = ["yes", "no", "abstain"]',
        given(*OPEN_HOUSE).when(call_vote()).then(ok, suggested={"needs": ["yes", "no", "abstain"]}),
    ),
    "vote.change_until announce": ("", given(*ROLL).when(cast(WANG, "no")).then(ok)),
    "vote.change_until off": (
        '[vote]\nchange_until = "none"',
        given(*ROLL).when(cast(WANG, "no")).then(refused("already_voted", name=WANG)),
    ),
    "somebody who votes twice counts once": (
        "",
        given(*ROLL, cast(WANG, "yes"), cast(LI, "no")).when(ANNOUNCE).then(ok, last_result={"tests": [False]}),
    ),
    "a spoiled paper is a vote cast": (
        "",
        given(*BALLOT).when(SEVEN, ANNOUNCE).then(ok, last_result={"arithmetic": ["3 > 6 × 1/2 = 3 ✗"]}),
    ),
    "vote.illegal_in_base false": (
        "[vote]\nillegal_in_base = false",
        given(*BALLOT).when(SEVEN, ANNOUNCE).then(ok, last_result={"arithmetic": ["3 > 5 × 1/2 = 2.5 ✓"]}),
    ),
    "vote.blank_in_base": (
        "[vote]\nblank_in_base = true",
        given(*BALLOT).when(SEVEN, ANNOUNCE).then(ok, last_result={"arithmetic": ["3 > 7 × 1/2 = 3.5 ✗"]}),
    ),
    "of those taking part both always are": (
        (
            "[vote]\nillegal_in_base = false\n[threshold.majority]\n"
            'tests = [{ op = ">", threshold = "1/2", base = "participants" }]'
        ),
        given(*BALLOT).when(SEVEN, ANNOUNCE).then(ok, last_result={"arithmetic": ["3 > 7 × 1/2 = 3.5 ✗"]}),
    ),
    "of those present, whoever did not vote yes is against": (
        '[threshold.majority]\ntests = [{ op = ">", threshold = "1/2", base = "present" }]',
        given(*OPEN_HOUSE).when(vote(3, 0)).then(ok, last_result={"arithmetic": ["3 > 7 × 1/2 = 3.5 ✗"]}),
    ),
    "ballot.excess void": (
        "",
        given(*BALLOT)
        .when(do("ballot", voters=7, collected=8, yes=8, no=0))
        .then(ok, last_result={"verdict": "void"}, pending=["main"]),
    ),
    "ballot.excess void_if_material: it could not have mattered": (
        '[vote.ballot]\nexcess = "void_if_material"',
        given(*BALLOT).when(do("ballot", voters=7, collected=8, yes=8, no=0), ANNOUNCE).then(ok, adopted=[LIFT]),
    ),
    "ballot.excess void_if_material: it could": (
        '[vote.ballot]\nexcess = "void_if_material"',
        given(*BALLOT)
        .when(do("ballot", voters=7, collected=8, yes=5, no=3))
        .then(ok)
        .when(ANNOUNCE)
        .then(ok, adopted=[LIFT]),
    ),
    "ballot.excess void_if_material: one vote apart": (
        '[vote.ballot]\nexcess = "void_if_material"',
        given(*BALLOT).when(do("ballot", voters=6, collected=7, yes=4, no=3)).then(ok, last_result={"verdict": "void"}),
    ),
    "ballot.excess void_if_material: sealed papers are opened first": (
        '[vote.ballot]\nexcess = "void_if_material"',
        given(*BALLOT)
        .when(do("ballot", voters=7, collected=8))
        .then(ok, last_result=None)
        .when(ANNOUNCE)
        .then(refused("papers_sealed")),
    ),
    "kinds.X.applies_to": (
        '[kinds.previous_question]\napplies_to = ["main"]',
        given(OPEN, MAIN, amend()).when(move(ZHAO, "previous_question")).then(refused("cannot_apply", pending="amend")),
    ),
    "kinds.X.applies_to: of what takes the main question, the main question": (
        '[kinds.commit]\napplies_to = ["main"]',
        given(OPEN, MAIN, amend()).when(move(ZHAO, "commit", to="小组")).then(ok),
    ),
    "kinds.X.debate_limits": (
        "[kinds.main]\ndebate_limits = { seconds = 45, per_member = 1 }",
        given(OPEN, MAIN)
        .when(speak(WANG, s=10))
        .then(ok, limit_s=45)
        .when(speak(WANG, s=10))
        .then(refused("speeches_used_up", allowed=1)),
    ),
    "kinds.X.interrupts": (
        "[kinds.recess]\ninterrupts = true",
        given(OPEN, MAIN, recognize(by=WANG, stance="pro")).when(interrupt(ZHAO, "recess")).then(ok),
    ),
    "phases: who, seconds": (
        PHASES,
        given(OPEN, MAIN)
        .when(hand(ZHAO, "con"))
        .then(refused("phase_person"), procedure_phase="陈述", limit_s=30)
        .when(speak(WANG, s=10))
        .then(ok),
    ),
    "phases: allowed_kinds": (
        PHASES,
        given(OPEN, MAIN)
        .when(move(ZHAO, "amend", new_text="在3号楼西侧加装电梯"))
        .then(refused("phase_kind"), legal=lacks("amend", "commit"))
        .when(do("phase", act="辩论"))
        .then(ok, legal=has("amend", "commit"), limit_s=180),
    ),
    "phases: order of their own": (
        PHASES,
        given(OPEN, MAIN, do("phase", act="辩论"), hand(ZHAO, "con")).when(hand(WANG)).then(ok, next_speaker=ZHAO),
    ),
    "phases: whoever waits for one to come is waited for": (
        ANSWERED,
        given(OPEN, MAIN, do("phase", act="辩论"), hand(ZHAO, "con"), do("phase", act="答复"))
        .when(call_vote())
        .then(refused("still_waiting", names=[ZHAO]), suggested={"act": {"do": "phase", "act": "再辩"}})
        .when(do("phase", act="再辩"))
        .then(ok, next_speaker=ZHAO),
    ),
    "renewal.lost_same_session": (
        "[renewal]\nlost_same_session = true",
        given(OPEN, MAIN, vote(1, 5)).when(MAIN).then(ok),
    ),
    "renewal.reconsider.side any": (
        '[renewal.reconsider]\nside = "any"',
        given(OPEN, MAIN, vote(5, 1)).when(put(ZHAO, "reconsider", voted="no")).then(ok),
    ),
    "renewal.reconsider.max": (
        "[renewal.reconsider]\nmax = 2",
        given(OPEN, MAIN, vote(5, 1), put(ZHAO, "reconsider", voted="yes"), vote(4, 1), vote(4, 1))
        .when(put(ZHAO, "reconsider", voted="yes"), vote(4, 1), vote(4, 1))
        .then(ok)
        .when(move(ZHAO, "reconsider", voted="yes"))
        .then(refused("nothing_to_reconsider")),
    ),
    "renewal.reconsider off": (
        '[renewal]\nreconsider = "none"',
        given(OPEN, MAIN).when(vote(5, 1)).then(ok, legal=lacks("reconsider")),
    ),
    "renewal.reconsider.window": (
        '[renewal.reconsider]\nwindow = "next_meeting"',
        given(OPEN, MAIN, vote(5, 1)).when(do("next_meeting")).then(ok, legal=has("reconsider")),
    ),
    "tie lost": ("", given(*OPEN_HOUSE).when(vote(3, 3)).then(ok, adopted=[])),
}


@pytest.mark.parametrize("name", ROWS)
def test_keys(name: str) -> None:
    text, row = ROWS[name]
    play(text, row)


TABLED = given(OPEN, MAIN, put(ZHAO, "lay_on_table"), vote(5, 1), do("next_meeting"))


@pytest.mark.parametrize(("window", "kept"), [("next_meeting", True), ("session", False)])
def test_what_is_on_the_table_waits_as_long_as_the_window(window: str, kept: bool) -> None:
    text = f'[kinds.take_from_table]\nrequires = {{ pending = "none", window = "{window}" }}'
    where = has("take_from_table") if kept else lacks("take_from_table")
    play(text, TABLED.when(main(FLOWERS), vote(5, 0)).then(ok, legal=where), extends="ronr")


@pytest.mark.parametrize(
    ("window", "outcome"), [("session", ok), ("session_next_day", refused("nothing_to_reconsider"))]
)
def test_a_session_may_have_several_meetings(window: str, outcome: Outcome) -> None:
    """Reconsidering after two continued meetings: within the session, or only at the next of its meetings."""
    again = (put(ZHAO, "fix_time_adjourn", until="2026-01-02T19:00:00+08:00"), vote(5, 0), do("next_meeting", days=1))
    row = given(OPEN, MAIN, vote(5, 1), *again, *again)
    text = f'[renewal.reconsider]\nwindow = "{window}"'
    play(text, row.when(move(ZHAO, "reconsider", text=LIFT, voted="yes")).then(outcome), extends="ronr")
