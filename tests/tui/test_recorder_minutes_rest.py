"""When the recorder's minutes are written: short ones at once, long ones when there is leisure, or it has been long."""

from dialog_room import LI, Room

from yishi_tui.clock import NS_PER_S
from yishi_tui.domain import commands as do
from yishi_tui.tui.panels.recorder_minutes import BUSY, QUIET, REST_PER_CHARACTER, SHORT, LiveMinutes
from yishi_tui.tui.panels.recorder_preview import MOST_CHARACTERS

LONG = 350
"""Notes: more characters than are written in no time, though not yet so many records that only the last part is shown."""
LONGER = 500
"""Notes: so many records."""


FIRST, WORDS = "第一条，后来不在眼前了", "低层担心采光，想先看图纸，物业答应下周三以前贴在门厅。"


def note(room: Room, text: str = WORDS) -> None:
    room.act(do.Note(by=LI, text=text))


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


def told(minutes: LiveMinutes) -> str:
    shown = minutes.window(80, 10_000, 0)
    assert shown is not None
    return "\n".join("".join(text for text, _ in row) for row in shown[0])


def long_meeting(room: Room) -> Room:
    """A first note under one item, and very many under the next."""
    room.opened()
    note(room, FIRST)
    room.act(do.CloseItem(), do.OpenItem(item=2))
    for _ in range(LONGER):
        note(room)
    return room


def test_of_a_long_meeting_the_last_part_is_written_after_every_act(room: Room) -> None:
    minutes = written(long_meeting(room), at=0)
    assert FIRST not in told(minutes)
    assert WORDS in told(minutes)
    note(room, "刚写的一条")
    assert minutes.due(room.proceedings.meeting, at=1)


def test_of_few_records_that_fill_a_book_too_the_last_part_is_written(room: Room) -> None:
    room.opened()
    note(room, FIRST)
    room.act(do.CloseItem(), do.OpenItem(item=2))
    for _ in range(MOST_CHARACTERS // 100):
        note(room, WORDS * 4)
    minutes = written(room, at=0)
    assert FIRST in told(minutes)
    note(room)
    minutes.write(room.proceedings.meeting, "0" * 64, NS_PER_S)
    assert FIRST not in told(minutes)


def test_whoever_reads_the_whole_gets_it_at_once_and_later_at_leisure(room: Room) -> None:
    minutes = written(long_meeting(room), at=0)
    minutes.pressed(at=NS_PER_S)
    minutes.read(whole=True)
    assert minutes.due(room.proceedings.meeting, at=NS_PER_S)
    minutes.write(room.proceedings.meeting, "0" * 64, NS_PER_S)
    assert FIRST in told(minutes)
    note(room)
    assert not minutes.due(room.proceedings.meeting, at=NS_PER_S + 1)
    minutes.read(whole=False)
    assert minutes.due(room.proceedings.meeting, at=NS_PER_S + 2)
    minutes.write(room.proceedings.meeting, "0" * 64, NS_PER_S + 2)
    assert FIRST not in told(minutes)


def test_back_from_the_whole_the_eye_is_where_things_happen(room: Room) -> None:
    minutes = written(long_meeting(room), at=0)
    title = room.proceedings.meeting.plan.items[1].title
    for whole, there in ((True, title), (False, "刚写的一条")):
        minutes.read(whole=whole)
        note(room, "刚写的一条")
        minutes.write(room.proceedings.meeting, "0" * 64, NS_PER_S)
        window = minutes.window(80, 20, None)
        assert window is not None
        assert any(there in text for row in window[0] for text, _ in row)


def test_the_lines_stay_where_they_are_while_what_changes_is_in_view(room: Room) -> None:
    minutes = written(long_meeting(room), at=0)
    shown = [minutes.window(40, 20, None)]
    for number in range(9):
        note(room, f"新的一条{number}")
        minutes.write(room.proceedings.meeting, "0" * 64, 0)
        shown.append(minutes.window(40, 20, None))
    assert len({each[1] for each in shown[1:] if each}) == 1
    assert len({each[1] for each in shown if each}) == 2
    last = shown[-1]
    assert last is not None
    assert any("新的一条8" in text for row in last[0] for text, _ in row)


def test_an_act_the_minutes_say_nothing_of_moves_nothing(room: Room) -> None:
    minutes = written(room.debating(), at=0)
    firsts = []
    for act in (do.Note(by=LI, text=WORDS), do.RequestFloor(by=LI, stance="pro"), do.CancelRequest(by=LI)):
        room.act(act)
        minutes.write(room.proceedings.meeting, str(len(firsts)) * 64, 0)
        window = minutes.window(40, 12, None)
        assert window is not None
        firsts.append(window[1])
    assert firsts[0] == firsts[1] == firsts[2] > 0
