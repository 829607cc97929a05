"""Every kind of motion of the full ladder by keyboard alone: made from the list, seconded, stated, decided."""

from collections.abc import Callable

import pytest
from dialog_room import LI, NAMES, WANG, ZHANG, ZHAO, Room, plan
from host_room import Chair, in_the_chair
from msgspec.structs import replace

from yishi_tui import rulesets
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.plan import Item
from yishi_tui.domain.prompts import suggest
from yishi_tui.domain.vocabulary import KINDS, Kind
from yishi_tui.tui.dialogs.glosses import GLOSSES
from yishi_tui.tui.widgets.ime import ImeTextArea

pytestmark = pytest.mark.slow  # a window for each of many cases

GATE = "把大门改到东边，路灯全部换新"
Setting = Callable[[Room], object]


def opened() -> Room:
    """Under the full ladder, with nothing before the meeting; 赵强 has seat 7."""
    agenda = replace(plan(), items=(Item(title="大门"), Item(title="路灯")))
    room = Room(rulesets.load("ronr"), agenda=agenda)
    room.act(do.Arrive(who=tuple(NAMES[:24])))
    room.act(do.CallToOrder())
    room.act(do.OpenItem(item=1))
    return room


def pending(room: Room, text: str = GATE) -> Room:
    """李桂芳's main motion is stated."""
    room.act(do.Move(by=LI, kind="main", text=text))
    room.act(do.Second(by=WANG))
    room.act(do.State())
    return room


def settled(room: Room) -> None:
    """It was adopted by a show of hands."""
    pending(room).act(do.CallVote())
    room.act(do.Tally(yes=15, no=5))
    room.act(do.Announce())


def away(kind: Kind) -> Setting:
    """It was laid on the table, or sent to a committee."""
    return lambda room: pending(room).act(do.UnanimousConsent(kind=kind, to="三人小组"))


def point(room: Room) -> None:
    """A point of order was ruled on while it is pending."""
    pending(room).act(do.Move(by=ZHANG, kind="point_of_order", text="票数不对"))
    room.act(do.Rule(well_taken=False))


def polling(room: Room) -> None:
    pending(room).act(do.CallVote(method="ballot"))


def polled(room: Room) -> None:
    polling(room)
    room.act(do.Move(by=ZHANG, kind="close_polls"))
    room.act(do.Second(by=WANG))
    room.act(do.State())
    room.act(do.CallVote(method="hands"))
    room.act(do.Tally(yes=20, no=1))
    room.act(do.Announce())


def nominated(room: Room) -> None:
    room.act(do.Nominate(by=ZHANG, who=LI))


def closed(room: Room) -> None:
    nominated(room)
    room.act(do.UnanimousConsent(kind="close_nominations"))


def deserted(room: Room) -> None:
    """More than half have gone."""
    room.act(do.Leave(who=tuple(NAMES[12:24])))


def astray(room: Room) -> None:
    """The second item is being talked about, and the first was never taken up."""
    room.act(do.Correct(steps=1))
    room.act(do.OpenItem(item=2))


def nothing(room: Room) -> None:
    """Only an item is open."""


MOVER = ("7", "enter")
MADE: dict[Kind, tuple[Setting, tuple[str, ...], dict[str, object]]] = {
    "main": (nothing, (*MOVER, *"修围墙", "enter", "enter"), {"text": "修围墙"}),
    "postpone_indefinitely": (pending, MOVER, {}),
    "amend": (pending, (*MOVER, "！", "enter", "1"), {"new_text": f"{GATE}！"}),
    "commit": (pending, (*MOVER, *"三人小组", "enter"), {"to": "三人小组"}),
    "postpone_definitely": (pending, (*MOVER, "2"), {"until": "路灯"}),
    "limit_debate": (pending, (*MOVER, "1"), {"seconds": 300, "scope": "this"}),
    "extend_debate": (pending, (*MOVER, "3"), {"seconds": 1200}),
    "previous_question": (pending, MOVER, {"scope": "this"}),
    "lay_on_table": (pending, MOVER, {}),
    "recess": (pending, (*MOVER, "1"), {"seconds": 300}),
    "adjourn": (pending, MOVER, {}),
    "fix_time_adjourn": (pending, (*MOVER, *"周六19:00", "enter"), {"until": "周六19:00"}),
    "suspend_rules": (nothing, (*MOVER, *"先议路灯", "enter"), {"text": "先议路灯"}),
    "object_consideration": (pending, MOVER, {}),
    "divide_question": (
        pending,
        (*MOVER, *["left"] * 6, "backspace", "；", "enter", "1"),
        {
            "parts": ("把大门改到东边", "路灯全部换新"),
        },
    ),
    "consider_seriatim": (
        lambda room: pending(room, "一、门卫值夜。二、门口装灯。"),
        MOVER,
        {"parts": ("一、门卫值夜。", "二、门口装灯。")},
    ),
    "voting_method": (pending, (*MOVER, "3"), {"text": "起立", "method": "rising"}),
    "close_polls": (polling, MOVER, {}),
    "reopen_polls": (polled, MOVER, {}),
    "nominations": (nothing, (*MOVER, *"逐个举手提名", "enter"), {"text": "逐个举手提名"}),
    "close_nominations": (nominated, MOVER, {}),
    "reopen_nominations": (closed, MOVER, {}),
    "excuse": (nothing, (*MOVER, *"免去楼长", "enter"), {"text": "免去楼长"}),
    "read_papers": (pending, (*MOVER, *"报价单", "enter"), {"text": "报价单"}),
    "obtain_quorum": (deserted, MOVER, {}),
    "take_from_table": (away("lay_on_table"), MOVER, {}),
    "rescind_amend": (settled, (*MOVER, "1", "2"), {"notice": True, "new_text": None}),
    "discharge_committee": (away("commit"), (*MOVER, "1"), {"notice": False}),
    "reconsider": (settled, (*MOVER, "1"), {"voted": "yes"}),
}
"""For every kind decided by vote: where it is in order, the keys after it was chosen, and what the journal holds then."""


async def choose(chair: Chair, kind: Kind) -> None:
    """`2`, and the kind in the list."""
    label = f" {chair.room.desk.phrases.word('kind', kind)} "
    await chair.press("2")
    assert chair.dialog == "procedural"
    rows = [row.strip("│ >") for row in chair.text.splitlines()]
    digit = next((row[0] for row in rows if label in f" {row} " and row[0].isdecimal()), "")
    if digit:
        await chair.press(digit)
        return
    for _ in range(len(chair.room.proceedings.meeting.procedure.kinds)):
        row = next((row for row in chair.text.splitlines() if "> " in row), "")
        if label in row:
            break
        await chair.press("down")
    await chair.press("enter")


async def write(chair: Chair, keys: tuple[str, ...]) -> None:
    """The keys of a dialog; full-width signs have no key names."""
    for key in keys:
        if key in "；！":
            chair.app.screen.query_one(ImeTextArea).insert(key)
        else:
            await chair.press(key)


ANSWERS: dict[str, tuple[str, ...]] = {
    "second": ("8", "enter"),
    "tally": ("9", "enter", "1", "enter"),
}
"""What the room answers when the next step asks for it."""


async def carry(chair: Chair) -> None:
    """`Enter` until the result is there."""
    for _ in range(12):
        suggestion = suggest(chair.room.proceedings.meeting)
        assert suggestion is not None
        await chair.enter()
        await chair.press(*(ANSWERS[suggestion.act["do"]] if suggestion.needs else ()))
        if isinstance(chair.room.last, ev.ResultAnnounced):
            return


def test_every_kind_decided_by_vote_is_here() -> None:
    kinds = rulesets.load("ronr").kinds
    own = {"appeal", "withdraw_request"}
    assert set(MADE) | own == {kind for kind, rule in kinds.items() if rule.decided_by == "vote"}


@pytest.mark.parametrize("kind", MADE)
async def test_it_is_made_seconded_stated_and_decided_by_keyboard(kind: Kind) -> None:
    setting, keys, fields = MADE[kind]
    room = opened()
    setting(room)
    before = len(room.events)
    async with in_the_chair(room) as chair:
        await choose(chair, kind)
        await write(chair, keys)
        made = room.last
        assert isinstance(made, ev.MotionMade), chair.text
        assert (made.kind, made.by) == (kind, ZHAO)
        assert {name: getattr(made, name) for name in fields} == fields
        await carry(chair)
        rule = room.proceedings.meeting.procedure.kinds[kind]
        told = [event for event in room.events[before:] if isinstance(event, ev.MotionSeconded | ev.QuestionStated)]
        assert [type(event) for event in told] == [ev.MotionSeconded] * bool(rule.second) + [ev.QuestionStated]
        result = room.last
        assert isinstance(result, ev.ResultAnnounced), chair.text
        assert result.kind == kind
        assert result.verdict == ("objection_not_sustained" if kind == "object_consideration" else "adopted")


OTHERWISE: dict[Kind, tuple[Setting, tuple[str, ...], type[ev.Event]]] = {
    "orders_of_day": (astray, (*MOVER, "1"), ev.ItemOpened),
    "question_of_privilege": (pending, (*MOVER, *"听不清", "enter"), ev.MotionMade),
    "point_of_order": (pending, (*MOVER, "1"), ev.MotionMade),
    "division_assembly": (settled, MOVER, ev.DivisionDemanded),
    "parliamentary_inquiry": (pending, (*MOVER, *"能改吗", "enter"), ev.InformationGiven),
    "request_info": (pending, (*MOVER, *"多少钱", "enter"), ev.InformationGiven),
    "withdraw_request": (pending, ("enter", "1"), ev.LeaveGiven),
}
"""For every other kind: where it is in order, the keys after it was chosen, and what is recorded last."""


def test_no_kind_is_left_out() -> None:
    assert set(MADE) | set(OTHERWISE) | {"appeal"} == set(rulesets.load("ronr").kinds)


@pytest.mark.parametrize("kind", OTHERWISE)
async def test_what_one_member_may_ask_for_is_done_by_keyboard(kind: Kind) -> None:
    setting, keys, event = OTHERWISE[kind]
    room = opened()
    setting(room)
    async with in_the_chair(room) as chair:
        await choose(chair, kind)
        await write(chair, keys)
        assert isinstance(room.last, event), chair.text
        if room.proceedings.meeting.procedure.kinds[kind].decided_by == "chair":
            await chair.enter()
            await chair.press("1", "1")
            assert isinstance(room.last, ev.PointRuled)


async def test_an_appeal_is_seconded_in_its_dialog_and_decided() -> None:
    room = opened()
    point(room)
    async with in_the_chair(room) as chair:
        await choose(chair, "appeal")
        await chair.press(*MOVER, "8", "enter")
        assert isinstance(room.last, ev.MotionSeconded)
        await carry(chair)
    assert isinstance(room.last, ev.ResultAnnounced)
    assert room.last.verdict == "chair_sustained"


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("take_from_table", "前一件还没议完"),
        ("reconsider", "没有可以复议的决定"),
        ("close_polls", "现在没有在投票或点名"),
    ],
)
async def test_what_is_out_of_order_is_grey_with_the_reason(kind: Kind, why: str) -> None:
    room = pending(opened())
    async with in_the_chair(room, (120, 80)) as chair:
        await chair.press("2")
        label = f" {room.desk.phrases.word('kind', kind)} "
        assert why in next(row for row in chair.text.splitlines() if label in row)


def test_the_list_has_every_kind_in_one_order_whatever_the_journal_makes_of_the_ruleset() -> None:
    assert set(GLOSSES) == set(KINDS)
