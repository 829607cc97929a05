"""When the recorder's minutes are written: short ones at once, long ones when there is leisure, or it has been long."""

from dialog_room import LI, Room

from yishi_tui.clock import NS_PER_S
from yishi_tui.domain import commands as do
from yishi_tui.tui.panels.recorder_minutes import BUSY, QUIET, REST_PER_CHARACTER, SHORT, LiveMinutes

LONG = 500
"""Notes: more minutes than are short."""


def note(room: Room) -> None:
    room.act(do.Note(by=LI, text="低层担心采光，想先看图纸，物业答应下周三以前贴在门厅。"))


def written(room: Room, at: int) -> LiveMinutes:
    minutes = LiveMinutes("zh")
    minutes.wanted = True
    minutes.write(room.proceedings.meeting, "0" * 64, at)
    return minutes


def test_short_minutes_follow_every_act_but_no_key(room: Room) -> None:
    minutes = written(room.opened(), at=0)
    assert not minutes.due(room.proceedings.meeting, at=0)
    note(room)
    assert minutes.due(room.proceedings.meeting, at=0)
    minutes.pressed(at=5)
    assert not minutes.due(room.proceedings.meeting, at=5)
    assert minutes.due(room.proceedings.meeting, at=5 + QUIET)


def test_long_minutes_wait_until_nothing_happens(room: Room) -> None:
    room.opened()
    for _ in range(LONG):
        note(room)
    minutes = written(room, at=0)
    note(room)
    assert not minutes.due(room.proceedings.meeting, at=0)
    assert not minutes.due(room.proceedings.meeting, at=SHORT * REST_PER_CHARACTER)
    note(room)
    assert not minutes.due(room.proceedings.meeting, at=NS_PER_S)
    assert minutes.due(room.proceedings.meeting, at=3 * NS_PER_S)


def test_a_meeting_that_never_rests_has_its_minutes_all_the_same(room: Room) -> None:
    room.opened()
    for _ in range(LONG):
        note(room)
    minutes, waited = written(room, at=0), 0
    while waited < 60:
        waited += 1
        note(room)
        minutes.pressed(at=waited * NS_PER_S - QUIET)
        if minutes.due(room.proceedings.meeting, at=waited * NS_PER_S):
            break
    assert BUSY * SHORT * REST_PER_CHARACTER // NS_PER_S <= waited < 10
