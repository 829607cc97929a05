"""The hall's and the timekeeper's screens in English: every word of them but the people's own."""

import pytest
import test_host_english
from dialog_room import CALLS, LIFT, NAMES, Room
from host_room import text_of
from seat_room import hall_text, view_of
from test_host_acts import STATES
from test_host_english import HAN

from yishi_tui.domain import commands as do
from yishi_tui.fairness import ledger
from yishi_tui.tui.panels.timekeeper import Reckoning, timekeeper_page
from yishi_tui.tui.panels.timekeeper_help import help_page

english = test_host_english.english


def foreign(text: str, room: Room) -> list[str]:
    """Chinese words that are not the meeting's own."""
    agenda = room.proceedings.meeting.plan
    own = [*NAMES, *CALLS.values(), agenda.title, LIFT, "西", *(item.title for item in agenda.items)]
    kept = set("".join(own)) | {"　"}
    return [word for word in HAN.findall(text) if not set(word) <= kept]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.usefixtures("english")
def test_no_chinese_is_left(room: Room, state: str) -> None:
    STATES[state](room)
    meeting, now = room.proceedings.meeting, room.desk.now()
    known = Reckoning(ledger(meeting).heard(now), ledger(meeting).item_ms(now))
    desk = text_of(tuple(timekeeper_page(view_of(room, "en"), known, (), 80, 24)))
    assert foreign(hall_text(room, lang="en"), room) == []
    assert foreign(desk, room) == []


@pytest.mark.usefixtures("english")
def test_nor_when_time_is_up_in_an_amendments_vote_or_in_the_help(room: Room) -> None:
    room.speaking()
    room.after(200)
    assert "Time. Thank you" in hall_text(room, lang="en")
    room.act(do.EndSpeech())
    room.act(do.Move(by="赵强", kind="amend", new_text=LIFT.replace("东", "西")))
    room.act(do.Second(by="王秀兰"))
    room.act(do.State())
    room.act(do.CallVote())
    assert foreign(hall_text(room, lang="en"), room) == []
    assert foreign(text_of(tuple(help_page(100, 30))), room) == []
