"""The one table of acts agrees with the rules, with the dialogs and with itself."""

import tomllib
from collections.abc import Callable

import pytest
from dialog_room import LI, LIFT, WANG, ZHANG, ZHAO, Room
from msgspec import to_builtins

from yishi_tui.domain import commands as do
from yishi_tui.domain.openings import open_acts
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.prompts import suggest
from yishi_tui.keys import CHANGEABLE, FIXED
from yishi_tui.phrases import phrases
from yishi_tui.resources import shipped
from yishi_tui.tui.acts import ACTS, BY_ALIAS, BY_ID, Act
from yishi_tui.tui.dialogs import FLOWS
from yishi_tui.tui.keyboard import keyboard_of
from yishi_tui.tui.screens.host import FOR_APP, NEEDS
from yishi_tui.tui.steps import STEPS, command_of


def ruled(room: Room) -> None:
    """A point of order was raised in a speech, and ruled on."""
    point(room)
    room.act(do.Rule(well_taken=True, reason="跑题"))


def point(room: Room) -> None:
    room.speaking().act(do.Move(by=ZHANG, kind="point_of_order", text="跑题"))


def amended(room: Room) -> None:
    """An amendment was moved."""
    room.debating().act(do.Move(by=ZHAO, kind="amend", new_text=LIFT.replace("东", "西")))


def announced(room: Room) -> None:
    """The motion was adopted."""
    room.voting().act(do.Tally(yes=12, no=6))
    room.act(do.Announce())


STATES: dict[str, Callable[[Room], object]] = {
    "planned": lambda room: room,
    "opened": Room.opened,
    "moved": Room.moved,
    "seconded": lambda room: room.moved().act(do.Second(by=WANG)),
    "debate": Room.debating,
    "queue": lambda room: room.debating().act(do.RequestFloor(by=ZHANG, stance="con")),
    "speech": Room.speaking,
    "paused": lambda room: room.speaking().act(do.PauseClock()),
    "point": point,
    "ruled": ruled,
    "amended": amended,
    "voting": Room.voting,
    "roll call": lambda room: room.voting("roll_call"),
    "ballot": lambda room: room.voting("ballot"),
    "counted": lambda room: room.voting().act(do.Tally(yes=12, no=6)),
    "announced": announced,
    "leave asked": lambda room: room.debating().act(do.AskLeaveToWithdraw(by=LI)),
    "recess": lambda room: room.debating().act(do.Recess(minutes=5)),
    "adjourned": lambda room: room.opened().act(do.Adjourn()),
}
SAME = (
    "state",
    "end_speech",
    "resume",
    "announce",
    "rule",
    "recess",
    "reconvene",
    "adjourn",
    "take_back",
    "next_meeting",
)


@pytest.fixture(params=STATES)
def there(request: pytest.FixtureRequest, room: Room) -> Room:
    """The meeting in one of its states."""
    STATES[request.param](room)
    return room


def test_keys_and_letters_mean_one_thing() -> None:
    assert {keyboard_of({}).act_of("", digit).key for digit in "123456789"} == set("123456789")
    assert len(BY_ALIAS) == sum(1 for act in ACTS if act.alias)
    assert not set(BY_ALIAS) & set("123456789")


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.id)
def test_every_act_leads_somewhere(act: Act, room: Room) -> None:
    opened = act.dialog(room.proceedings.meeting)
    own = act.id in {"clock", "keep_order", "redo", "palette", *FOR_APP}
    assert own or act.command is not None or opened in FLOWS


def test_every_dialog_that_is_opened_exists(there: Room) -> None:
    meeting = there.proceedings.meeting
    assert {act.dialog(meeting) for act in ACTS} <= {"", *FLOWS}
    assert set(NEEDS.values()) <= set(FLOWS)
    assert {*FIXED, *CHANGEABLE} == set(BY_ID)


@pytest.mark.parametrize("name", SAME)
def test_an_act_is_in_order_when_the_rules_say_so(there: Room, name: str) -> None:
    meeting, now = there.proceedings.meeting, there.desk.now()
    assert (BY_ID[name].check(meeting, now) is None) is (name in open_acts(meeting, now))


@pytest.mark.parametrize(("name", "means"), [("clock", ("pause_clock", "resume_clock")), ("hands", ("request_floor",))])
def test_so_are_those_that_stand_for_others(there: Room, name: str, means: tuple[str, ...]) -> None:
    meeting, now = there.proceedings.meeting, there.desk.now()
    assert (BY_ID[name].check(meeting, now) is None) is any(mean in open_acts(meeting, now) for mean in means)


def test_a_command_of_the_table_that_is_in_order_is_done(there: Room) -> None:
    meeting, now = there.proceedings.meeting, there.desk.now()
    for act in ACTS:
        if act.command is not None and act.check(meeting, now) is None:
            assert there.desk.submit(act.command) is None, act.id
            return


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reason_has_its_words(there: Room, lang: str) -> None:
    meeting, now = there.proceedings.meeting, there.desk.now()
    for act in ACTS:
        refusal = act.check(meeting, now)
        if refusal is not None:
            assert isinstance(refusal, OutOfOrder)
            why, _ = phrases("zh" if lang == "zh" else "en").refusal(refusal)
            assert why


def test_every_suggestion_can_be_done_or_asked_for(there: Room) -> None:
    suggestion = suggest(there.proceedings.meeting)
    if suggestion is None:
        assert there.proceedings.meeting.phase == "adjourned"
        return
    assert suggestion.act["do"] in STEPS
    command = command_of(suggestion)
    if command is None:
        assert suggestion.act["do"] in NEEDS
    else:
        assert to_builtins(command)["do"] == suggestion.act["do"]
        assert there.desk.submit_step(suggestion, command) is None


def test_every_sentence_of_the_script_is_known_to_the_screen() -> None:
    """What is suggested somewhere has words for its key."""
    script = tomllib.loads((shipped("rules") / "script.zh.toml").read_text(encoding="utf-8"))
    assert set(NEEDS) <= set(STEPS)
    assert {"hurry", "next_time", "extend"} <= set(script["house"])
    assert {"wrap_up", "next", "extend"} <= set(script["ladder"])
