"""The clock of a speech: facts other timers were found to hold, put to ours; each test bears its fact. Minutes of theirs
are minutes here.

What does not apply:
G5 in part: time is never taken away from a speech; a negative extension is no act at all.
G7 in part: the levels are colours on the seats (a minute left, thirty seconds, nothing); what a meeting knows of them is
the time left, which goes below nothing.
"""

import json
from datetime import datetime, timedelta

import pytest

from tests.ladder.stage import check
from tests.rules.dsl import Line, given, ok, refused
from tests.rules.lines import (
    END,
    LI,
    MAIN,
    OPEN,
    PAUSE,
    RUN,
    WANG,
    do,
    interrupt,
    plan,
    put,
    recognize,
    speak,
    tick,
    vote,
)
from tests.rules.told import played
from yishi_tui.domain.meeting import Floor
from yishi_tui.domain.queries import remaining_ms, used_ms
from yishi_tui.scripts import BadScript, read_script

MINUTE_MS = 60_000
START = datetime.fromisoformat("2026-11-22T19:00:00+08:00")
TEN = (OPEN, MAIN, recognize(by=WANG, stance="pro"))
"""Under Robert's Rules a speech has ten minutes."""


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def floor(since: int | None, used: int = 0, limit: int | None = 10) -> Floor:
    """A speech whose clock was last started (or stands), after `used` minutes, with `limit` minutes in all."""
    return Floor(
        by=WANG,
        stance="pro",
        question=1,
        speech_no=1,
        limit_ms=None if limit is None else limit * MINUTE_MS,
        used_ms=used * MINUTE_MS,
        since=None if since is None else at(since),
        began=START,
        run=1,
    )


def minutes(count: int) -> Line:
    return tick(60 * count)


def more(count: int) -> Line:
    return do("extend_time", seconds=60 * count)


@pytest.mark.parametrize("limit", [None, 1, 10, 20])
def test_fact_G1_what_is_used_does_not_depend_on_what_was_added(limit: int | None) -> None:
    assert used_ms(floor(since=2, limit=limit), at(5)) == 3 * MINUTE_MS


def test_fact_G1_in_a_meeting() -> None:
    row = given(*TEN, minutes(3)).when(more(10)).then(ok, floor={"remaining_s": 17 * 60, "limit_s": 20 * 60})
    check("ronr", row)
    proceedings, _ = played("ronr", (*TEN, more(10), minutes(3), more(10)))
    assert proceedings.meeting.floor is not None
    assert used_ms(proceedings.meeting.floor, proceedings.now()) == 3 * MINUTE_MS


def test_fact_G2_pauses_are_left_out() -> None:
    row = given(*TEN, minutes(1), PAUSE, minutes(2), RUN, minutes(1), PAUSE, minutes(3), RUN).when(minutes(1))
    check("ronr", row.then(ok, floor={"remaining_s": 7 * 60, "running": True}))
    assert used_ms(floor(since=7, used=0), at(10)) == 3 * MINUTE_MS


def test_fact_G3_while_it_stands_only_the_earlier_counts() -> None:
    row = given(*TEN, minutes(2), PAUSE, minutes(1), RUN, minutes(2), PAUSE).when(minutes(3))
    check("ronr", row.then(ok, floor={"remaining_s": 6 * 60, "running": False}))
    assert used_ms(floor(since=None, used=4), at(10)) == 4 * MINUTE_MS


def test_fact_G4_what_is_added_is_left_on_top() -> None:
    check("ronr", given(*TEN, minutes(1)).when(more(10)).then(ok, floor={"remaining_s": 19 * 60}))
    check("ronr", given(OPEN, MAIN).when(recognize(by=WANG)).then(ok, floor={"remaining_s": 10 * 60}, limit_s=600))
    assert remaining_ms(floor(since=0, limit=None), at(3)) is None


def test_fact_G5_with_ten_and_twenty_added_it_ends_after_thirty() -> None:
    row = given(*TEN, minutes(1), more(20)).when(tick(29 * 60 - 1)).then(ok, cut_off=False, floor={"remaining_s": 1})
    check("ronr", row.when(tick(1)).then(ok, cut_off=True, floor=None))


@pytest.mark.parametrize("seconds", [-6000, 0])
def test_fact_G5_time_is_never_taken_away(seconds: int) -> None:
    line = json.dumps({"do": "extend_time", "seconds": seconds})
    with pytest.raises(BadScript, match="seconds"):
        read_script([line], session=True)


def test_fact_G6_running_pausing_running() -> None:
    row = given(*TEN, minutes(2), PAUSE, minutes(5), RUN).when(minutes(1))
    check("ronr", row.then(ok, floor={"remaining_s": 7 * 60, "limit_s": 600}))


def test_fact_G6_an_interruption_and_a_recess_are_pauses_too() -> None:
    ruled = (interrupt(LI), minutes(5), do("rule", well_taken=False), do("resume"))
    check("ronr", given(*TEN, minutes(2), *ruled).when(minutes(1)).then(ok, floor={"remaining_s": 7 * 60}))
    break_ = (do("recess", minutes=5), minutes(5), do("reconvene"), RUN)
    check("ronr", given(*TEN, minutes(2), *break_).when(minutes(1)).then(ok, floor={"remaining_s": 7 * 60}))


@pytest.mark.parametrize("left", [180, 60, 30, 0, -50])
def test_fact_G7_below_nothing_it_is_overtime(left: int) -> None:
    row = given(*TEN).when(tick(180 - left))
    row.then(ok, cut_off=False, floor={"remaining_s": left, "running": True}).check()


def test_fact_G7_overtime_counts_from_the_limit_in_force() -> None:
    limited = (OPEN, MAIN, put(LI, "limit_debate", second=WANG, seconds=60), vote(5, 0))
    given(*limited, recognize(by=WANG, stance="pro")).when(tick(110)).then(ok, floor={"remaining_s": -50}).check()


def test_fact_G8_a_clock_set_back_stands_still_and_takes_nothing_back() -> None:
    before, after = datetime.fromisoformat("2026-10-25T02:59+02:00"), datetime.fromisoformat("2026-10-25T02:00+02:00")
    speech = Floor(
        by=WANG,
        stance="pro",
        question=1,
        speech_no=1,
        limit_ms=10 * MINUTE_MS,
        used_ms=MINUTE_MS,
        since=before,
        began=before,
        run=1,
    )
    assert used_ms(speech, after) == MINUTE_MS
    assert remaining_ms(speech, after) == 9 * MINUTE_MS
    winter = datetime.fromisoformat("2026-10-25T02:00+01:00")
    assert used_ms(speech, winter) == 2 * MINUTE_MS, "02:59 in summer is a minute before 02:00 in winter"


def test_fact_G8_a_speech_over_midnight_goes_on() -> None:
    late = plan(starts="2026-11-22T23:59:00+08:00")
    row = given(late, MAIN, recognize(by=WANG, stance="pro")).when(tick(120))
    row.then(ok, floor={"remaining_s": 60}, now="2026-11-23T00:01:00+08:00").check()


def test_fact_G8_midnight_alone_gives_nobody_more_speeches() -> None:
    late = plan(starts="2026-11-22T23:58:00+08:00")
    row = given(late, MAIN, speak(LI, "pro", 60), speak(LI, "pro", 60)).when(tick(60), do("request_floor", by=LI))
    row.then(refused("speeches_used_up"), speeches={LI: 2}).check()


def test_fact_B6_what_stands_is_not_stopped_and_what_runs_not_started() -> None:
    given(*TEN).when(RUN).then(refused("clock_runs", offer="pause_clock")).check()
    given(*TEN, PAUSE).when(PAUSE).then(refused("clock_stands", offer="resume_clock")).check()
    given(*TEN, END).when(PAUSE).then(refused("nobody_speaking")).check()
