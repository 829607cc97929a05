"""A meeting of 28 neighbours in memory, and an app that shows one dialog over nothing: what the tests of dialogs share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cache
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot

from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.events import Event, MeetingPlanned
from yishi_tui.domain.plan import Guest, Item, Member, Plan, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.journal import MemoryJournal
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.rulesets import load
from yishi_tui.tui.desk import Outcome, hand_in
from yishi_tui.tui.dialogs import open_dialog
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.theme import DARK, THEMES

START = datetime.fromisoformat("2026-11-22T19:00:00+08:00")
NAMES = [
    *("许慧", "罗晓红", "唐明", "王秀兰", "李桂芳", "张建国", "赵强"),
    *("孙丽萍", "周国平", "吴桂珍", "郑小军", "冯玉梅", "陈志刚", "褚卫东"),
    *("卫红", "蒋文", "沈大海", "韩梅", "杨柳", "朱德福", "秦岚"),
    *("尤勇", "何秀英", "吕布生", "施耐", "张建设", "孔令仪", "曹操办"),
]
HOST, WANG, LI, ZHANG, ZHAO = NAMES[0], NAMES[3], NAMES[4], NAMES[5], NAMES[6]
CALLS = {WANG: "王阿姨", ZHANG: "老张师傅"}
LIFT = "在3号楼东侧加装电梯，低层每户补偿1.5万元"
"""The prepared wording of the first item."""


@cache
def simplified() -> Procedure:
    """The default ruleset."""
    return load("simplified")


def plan(names: list[str] | None = None) -> Plan:
    """The plan of the meeting: 座号 1 is the host, 4 is 王秀兰."""
    members = tuple(
        Member(name=name, call=CALLS.get(name, ""), unit=f"3-{seat // 4 + 1}0{seat % 4 + 1}")
        for seat, name in enumerate(names or NAMES)
    )
    return Plan(
        title="3号楼加装电梯议事会",
        starts=START.isoformat(),
        seats=Seats(host=HOST, recorder=NAMES[1], timekeeper=NAMES[2]),
        members=members,
        guests=(Guest(name="钱工", role="工程师"),),
        items=(
            Item(title="加装电梯", proposer=LI, motion=LIFT, matter="lift"),
            Item(title="电梯广告收入怎么分"),
            Item(title="成立监督小组"),
        ),
    )


class Room:
    """The meeting, its clock and the desk of the host."""

    def __init__(
        self, rules: Procedure | None = None, names: list[str] | None = None, agenda: Plan | None = None
    ) -> None:
        self.clock = ScriptClock(START)
        opening = MeetingPlanned(plan=agenda or plan(names), rules=rules or simplified())
        self.proceedings = Proceedings(MemoryJournal(), self.clock, opening)
        self.desk = Sitting(self.proceedings, phrases("zh"))

    def act(self, *commands: Command) -> None:
        """One act that must be in order."""
        refusal = self.proceedings.submit(*commands)
        assert refusal is None, refusal

    def after(self, seconds: int) -> None:
        """Time passes."""
        self.clock.advance(seconds)

    @property
    def events(self) -> list[Event]:
        """Everything recorded, the plan left out."""
        return [record.event for record in self.proceedings.meeting.history if record.seq > 1]

    @property
    def last(self) -> Event:
        """What was recorded last."""
        return self.events[-1]

    def opened(self) -> "Room":
        """Everybody is here but the last four, the meeting is open, and so is the first item."""
        self.act(do.Arrive(who=tuple(NAMES[:24])))
        self.act(do.CallToOrder())
        self.act(do.OpenItem(item=1))
        return self

    def moved(self) -> "Room":
        """李桂芳 has moved the prepared motion."""
        self.opened().act(do.Move(by=LI, kind="main", text=LIFT))
        return self

    def debating(self) -> "Room":
        """The motion is seconded and stated."""
        self.moved().act(do.Second(by=WANG))
        self.act(do.State())
        return self

    def speaking(self) -> "Room":
        """王秀兰 speaks for it."""
        self.debating().act(do.Recognize(by=WANG, stance="pro"))
        return self

    def voting(self, method: Any = "hands") -> "Room":
        """The vote has been called."""
        self.debating().act(do.CallVote(method=method))
        return self


class Stage(App[None]):
    """An empty screen with one dialog on it; what the dialog hands back is done, as the host's screen does it."""

    def __init__(self, room: Room, dialog_id: str, fields: dict[str, Any]) -> None:
        super().__init__()
        self.room = room
        self.dialog = open_dialog(dialog_id, room.desk, **fields)
        self.outcomes: list[Outcome | None] = []
        self.meanwhile: tuple[Command, ...] = ()
        """What another seat does after the dialog has tried its act."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.answered)

    def answered(self, outcome: Outcome | None) -> None:
        self.outcomes.append(outcome)
        if self.meanwhile:
            self.room.act(*self.meanwhile)
        if outcome and outcome.commands:
            refusal = hand_in(self.room.desk, outcome)
            assert (refusal is not None) is bool(self.meanwhile), refusal


class Hands:
    """Somebody's hands on the keyboard in front of the dialog."""

    def __init__(self, stage: Stage, pilot: Pilot[None]) -> None:
        self.stage = stage
        self.pilot = pilot
        self.keystrokes = 0

    async def press(self, *keys: str) -> None:
        """Press keys: names of keys, or texts whose characters are typed one by one."""
        for key in keys:
            strokes = [key] if key in NAMED or key.startswith("ctrl+") else list(key)
            self.keystrokes += len(strokes)
            for stroke in strokes:
                await self._press(stroke)
        await self.pilot.pause()

    async def _press(self, stroke: str) -> None:
        """One key; the pilot has no names for full-width punctuation."""
        if len(stroke) == 1 and not stroke.isascii() and not stroke.isalnum():
            self.stage.post_message(events.Key(f"u{ord(stroke)}", stroke))
            await self.pilot.pause()
        else:
            await self.pilot.press(stroke)

    @property
    def dialog(self) -> Dialog:
        return self.stage.dialog

    @property
    def closed(self) -> bool:
        """Whether the dialog has handed something back."""
        return bool(self.stage.outcomes)

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        strips = self.stage.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)


NAMED = {
    *("enter", "escape", "tab", "shift+tab", "backspace", "delete", "space", "f1"),
    *("up", "down", "left", "right", "home", "end", "pagedown"),
}


@asynccontextmanager
async def at(room: Room, dialog_id: str, size: tuple[int, int] = (80, 24), **fields: Any) -> AsyncIterator[Hands]:
    """The dialog open over an empty screen."""
    stage = Stage(room, dialog_id, fields)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        yield Hands(stage, pilot)
