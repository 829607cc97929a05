"""The clock of a speech: pauses, interruptions, overtime, more time."""

from typing import Any

from tests.rules.dsl import Line, Row, given, ok, refused, rows
from tests.rules.lines import (
    END,
    LAWYER,
    LI,
    MAIN,
    OPEN,
    PAUSE,
    RECONVENE,
    RESUME,
    RUN,
    SPEAKING,
    WANG,
    ZHANG,
    ZHAO,
    amend,
    do,
    hand,
    interrupt,
    move,
    plan,
    put,
    recognize,
    speak,
    tick,
    vote,
)

RULE = do("rule", well_taken=True)


def more(seconds: int = 60, **fields: Any) -> Line:
    return do("extend_time", seconds=seconds, **fields)


CLOCK = {
    "tick: the clock of a script moves": given(*SPEAKING)
    .when(tick(50))
    .then(ok, floor={"remaining_s": 130, "running": True}),
    "pause_clock: the clock stands still": given(*SPEAKING, tick(50), PAUSE)
    .when(tick(100))
    .then(
        ok,
        floor={"remaining_s": 130, "running": False},
        suggested={"act": {"do": "resume_clock"}, "needs": []},
    ),
    "resume_clock: it goes on with the rest": given(*SPEAKING, tick(50), PAUSE, tick(100), RUN)
    .when(tick(30))
    .then(ok, floor={"remaining_s": 100, "running": True}),
    "pause_clock: it stands already": given(*SPEAKING, PAUSE).when(PAUSE).then(refused("clock_stands")),
    "resume_clock: it runs already": given(*SPEAKING).when(RUN).then(refused("clock_runs")),
    "pause_clock and resume_clock: nobody speaks": given(OPEN, MAIN)
    .when(PAUSE)
    .then(refused("nobody_speaking"))
    .when(RUN)
    .then(refused("nobody_speaking")),
    "a paused speech may end": given(*SPEAKING, PAUSE).when(END).then(ok, floor=None),
    "signal: the clock runs into overtime, remaining_s negative, the suggested act is to end it": given(*SPEAKING)
    .when(tick(200))
    .then(
        ok,
        cut_off=False,
        floor={"by": WANG, "remaining_s": -20, "running": True},
        suggested={"act": {"do": "end_speech"}, "needs": []},
    ),
    "at the limit nothing is left and nothing ends by itself": given(*SPEAKING)
    .when(tick(180))
    .then(ok, cut_off=False, floor={"remaining_s": 0, "running": True}),
    "overtime ends by the host's act, not cut off": given(*SPEAKING, tick(200))
    .when(END)
    .then(ok, floor=None, cut_off=False),
    "no time is carried over to the second speech": given(OPEN, MAIN, speak(LI, "pro", 10))
    .when(recognize(by=LI, stance="pro"))
    .then(ok, floor={"remaining_s": 180, "speech_no": 2}),
    "recess: a paused speech keeps floor and time": given(*SPEAKING, tick(50), do("recess", minutes=5), tick(300))
    .when(RECONVENE)
    .then(
        ok,
        floor={"by": WANG, "remaining_s": 130, "running": False},
        suggested={"act": {"do": "resume_clock"}},
    )
    .when(RUN, tick(30))
    .then(ok, floor={"remaining_s": 100}),
}


@rows(CLOCK)
def test_the_clock(row: Row) -> None:
    row.check()


INTERRUPTED = (*SPEAKING, tick(50), interrupt(ZHAO), tick(100))

INTERRUPT = {
    "the clock pauses until resume, which gives the floor back": given(*SPEAKING, tick(50))
    .when(interrupt(ZHAO, text="离题"))
    .then(
        ok,
        floor={"by": WANG, "remaining_s": 130, "running": False},
        question={"kind": "point_of_order", "mover": ZHAO},
        suggested={"act": {"do": "rule"}, "needs": ["well_taken"]},
    )
    .when(tick(100), RULE)
    .then(ok, floor={"remaining_s": 130, "running": False}, suggested={"act": {"do": "resume"}, "needs": []})
    .when(RESUME, tick(30))
    .then(ok, floor={"by": WANG, "remaining_s": 100, "running": True}),
    "resume: not before the ruling": given(*INTERRUPTED).when(RESUME).then(refused("settle_first")),
    "resume: nothing was interrupted": given(*SPEAKING).when(RESUME).then(refused("nothing_to_resume")),
    "resume_clock does not do for resume": given(*INTERRUPTED, RULE)
    .when(RUN)
    .then(refused("speech_interrupted", offer="resume")),
    "end_speech: not while interrupted": given(*INTERRUPTED, RULE)
    .when(END)
    .then(refused("speech_interrupted", offer="resume")),
    "stop_speech: the host may stop the interrupted speaker": given(*INTERRUPTED, RULE)
    .when(do("stop_speech", reason="离题"))
    .then(ok, floor=None, speeches={WANG: 1}),
    "interrupt is move of a kind that may interrupt": given(*SPEAKING)
    .when(interrupt(ZHAO, "amend"))
    .then(refused("floor_taken")),
    "interrupt: with nobody speaking a kind that may not": given(OPEN, MAIN)
    .when(interrupt(ZHAO, "adjourn"))
    .then(refused("may_not_interrupt")),
    "interrupt: a guest may not": given(*SPEAKING).when(interrupt(LAWYER)).then(refused("guest_may_not")),
    "interrupt: the speaker does not interrupt the own speech": given(*SPEAKING)
    .when(interrupt(WANG))
    .then(refused("interrupts_self")),
    "interrupt: a second point waits for the ruling": given(*INTERRUPTED)
    .when(interrupt(ZHANG))
    .then(refused("ruling_first")),
    "nobody else is recognized while the speech is interrupted": given(*INTERRUPTED, RULE, hand(LI))
    .when(recognize())
    .then(refused("floor_taken", offer="resume")),
    "nothing else is moved before the speaker has the floor again": given(*INTERRUPTED, RULE)
    .when(move(ZHAO, "recess"))
    .then(refused("floor_taken", offer="resume")),
    "request_info pauses the clock by default": given(*SPEAKING, tick(50), move(ZHAO, "request_info", text="多少钱？"))
    .when(tick(100))
    .then(ok, floor={"remaining_s": 130, "running": False}, suggested={"act": {"do": "resume"}}),
    "request_info with consents true runs on the speaker's time": given(
        *SPEAKING, tick(50), interrupt(ZHAO, "request_info", consents=True)
    )
    .when(tick(100))
    .then(ok, floor={"by": WANG, "remaining_s": 30, "running": True}, suggested={"act": {"do": "end_speech"}}),
    "request_info with consents false: the speaker goes on": given(
        *SPEAKING, tick(50), interrupt(ZHAO, "request_info", consents=False)
    )
    .when(tick(100))
    .then(ok, floor={"by": WANG, "remaining_s": 30, "running": True}),
    "an interruption within an appeal's debate leaves the first speaker's time alone": given(
        *SPEAKING,
        tick(50),
        interrupt(ZHAO),
        RULE,
        do("appeal", by=ZHANG, second=LI),
        recognize(by=ZHAO, stance="pro"),
        tick(20),
    )
    .when(END)
    .then(ok, floor={"by": WANG, "remaining_s": 130, "running": False})
    .when(vote(4, 0), RESUME)
    .then(ok, floor={"by": WANG, "remaining_s": 130, "running": True}),
}


@rows(INTERRUPT)
def test_interruptions(row: Row) -> None:
    row.check()


EXTEND = {
    "extend_time by consent": given(*SPEAKING, tick(170))
    .when(more())
    .then(ok, floor={"remaining_s": 70, "limit_s": 240}, last_result=None),
    "extend_time in overtime": given(*SPEAKING, tick(190)).when(more()).then(ok, floor={"remaining_s": 50}),
    "extend_time objected to and carried by two thirds": given(*SPEAKING, tick(170))
    .when(more(objection_by=ZHAO, yes=4, no=2))
    .then(
        ok,
        floor={"remaining_s": 70},
        last_result={"kind": "extend_time", "verdict": "adopted", "tests": [True]},
    ),
    "extend_time objected to and lost is ok with its verdict in last_result": given(*SPEAKING, tick(170))
    .when(more(objection_by=ZHAO, yes=3, no=3))
    .then(
        ok,
        floor={"remaining_s": 10, "running": True},
        last_result={"kind": "extend_time", "verdict": "lost", "tests": [False]},
    ),
    "extend_time objected to without a vote": given(*SPEAKING, tick(170))
    .when(more(objection_by=ZHAO))
    .then(ok, floor={"remaining_s": 10}, last_result={"verdict": "objection"}),
    "extend_time: more votes than voters present": given(*SPEAKING)
    .when(more(objection_by=ZHAO, yes=5, no=3))
    .then(refused("more_votes_than_present")),
    "extend_time: nobody speaks": given(OPEN, MAIN).when(more()).then(refused("nobody_speaking")),
    "extend_time: objection by somebody without a vote": given(*SPEAKING)
    .when(more(objection_by=LAWYER))
    .then(refused("guest_may_not")),
    "extend_time is for this speech only": given(*SPEAKING, more(), END)
    .when(recognize(by=LI, stance="pro"))
    .then(ok, floor={"limit_s": 180}),
}


@rows(EXTEND)
def test_more_time(row: Row) -> None:
    row.check()


LIMITS = {
    "speak is cut off at the limit in force": given(OPEN, MAIN, put(ZHAO, "limit_debate", seconds=60), vote(5, 0))
    .when(speak(LI, "pro", 61))
    .then(ok, cut_off=True, floor=None),
    "limit_s is the limit now in force": given(OPEN, MAIN, put(ZHAO, "limit_debate", seconds=60), vote(5, 0))
    .when(amend())
    .then(ok, limit_s=60)
    .when(vote(0, 5))
    .then(ok, limit_s=60),
    "a cut-off speech took its limit, and the clock stands there": given(OPEN, MAIN, speak(LI, "pro", 500))
    .when(recognize(by=ZHAO, stance="con"))
    .then(ok, floor={"remaining_s": 180}),
}


@rows(LIMITS)
def test_limits(row: Row) -> None:
    row.check()


SCRIPT = {
    "the script's own clock starts at the plan's starts, by default on new year's day at seven": given()
    .when(OPEN)
    .then(ok, now="2026-01-01T19:00:00+08:00"),
    "the script's own clock starts where the plan says": given()
    .when(plan(starts="2026-11-28T19:30:00+08:00"))
    .then(ok, now="2026-11-28T19:30:00+08:00"),
    "it moves by tick": given(OPEN).when(tick(90)).then(ok, now="2026-01-01T19:01:30+08:00"),
    "it moves by the seconds that speak takes": given(OPEN, MAIN)
    .when(speak(LI, "pro", 75))
    .then(ok, now="2026-01-01T19:01:15+08:00"),
    "it moves by no more than the limit where speak is cut off": given(OPEN, MAIN)
    .when(speak(LI, "pro", 500))
    .then(ok, now="2026-01-01T19:03:00+08:00"),
    "it does not move by a refused act": given(OPEN)
    .when(speak(LI, "pro", 75))
    .then(refused("nothing_to_debate"), now="2026-01-01T19:00:00+08:00"),
    "it moves by the days of next_meeting, by default seven": given(OPEN, tick(60))
    .when(do("next_meeting"))
    .then(ok, now="2026-01-08T19:01:00+08:00")
    .when(do("next_meeting", days=1))
    .then(ok, now="2026-01-09T19:01:00+08:00"),
    "it does not move by anything else": given(OPEN, MAIN, do("recess", minutes=30), RECONVENE)
    .when(vote(4, 1))
    .then(ok, now="2026-01-01T19:00:00+08:00"),
}


@rows(SCRIPT)
def test_the_clock_of_a_script(row: Row) -> None:
    row.check()
