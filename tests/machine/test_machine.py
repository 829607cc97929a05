"""A meeting in which anybody may ask for anything, step by step; what must hold is in `soundness`."""

import json
from datetime import datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.machine.plausible import answered, likely
from tests.machine.pools import COMMANDS, HOST, MEMBERS, PLAN
from tests.machine.soundness import SOUND, ends_by_what_is_suggested
from tests.rules.dsl import simplified, told_by_journal
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command, name_of
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.openings import open_acts
from yishi_tui.domain.prompts import suggest
from yishi_tui.journal import MemoryJournal
from yishi_tui.proceedings import Proceedings
from yishi_tui.scripts import Player, read_script

START = datetime.fromisoformat(PLAN.starts)
MAIN = do.Move(by="王", kind="main", text="种桂花")
STATED = (do.CallToOrder(), MAIN, do.Second(by="李"), do.State())
AMENDED = (*STATED, do.Move(by="赵", kind="amend", new_text="种月季"), do.Second(by="李"), do.State())
SPEAKS = do.Recognize(by="赵", stance="con")
SCENES: dict[str, tuple[Command, ...]] = {
    "planned": (),
    "open": (do.CallToOrder(),),
    "moved": (do.CallToOrder(), MAIN),
    "debate": STATED,
    "speech": (*STATED, SPEAKS),
    "interrupted": (*STATED, SPEAKS, do.Interrupt(by="王", kind="point_of_order"), do.Rule(well_taken=True)),
    "amendment": AMENDED,
    "voting": (*STATED, do.CallVote()),
    "roll call": (*AMENDED, do.CallVote(method="roll_call")),
    "papers": (*STATED, do.CallVote(method="ballot")),
}
"""Where a meeting is met first: deep states would take many steps to reach by chance."""
ASIDE = {
    *("adjourn", "next_meeting", "recess", "open_item", "close_item", "leave", "arrive", "admit", "note", "assign"),
    *("hand_over", "take_back", "read_back", "confirm_wording", "modify", "withdraw", "withdraw_second", "correct"),
    *("read_minutes", "amend_minutes", "approve_minutes"),
}
"""Acts in order nearly always: asked for now and then, or debates would never get far."""
MACROS = (
    {"do": "put", "by": "王", "kind": "main", "text": "修路灯", "second": "李"},
    {"do": "put", "by": "赵", "kind": "amend", "new_text": "修两盏路灯", "second": "李"},
    {"do": "put", "by": "张", "kind": "commit", "to": "小组", "second": None},
    {"do": "speak", "by": "李", "stance": "con", "seconds": 200},
    {"do": "speak", "by": "王", "stance": "pro", "seconds": 20},
    {"do": "vote", "yes": 3, "no": 1},
    {"do": "vote", "yes": 2, "no": 2, "host": "no"},
    {"do": "vote", "yes": 2, "no": 1, "method": "ballot"},
    {"do": "appeal", "by": "王", "second": "李"},
    {"do": "next_meeting", "days": 7},
)


class Anybody(RuleBasedStateMachine):
    """One meeting of five voters and three who only attend, under the default ruleset."""

    @initialize(scene=st.sampled_from(tuple(SCENES)), missing=st.sampled_from(((), (), MEMBERS[:1], MEMBERS[:3])))
    def plan(self, scene: str, missing: tuple[str, ...]) -> None:
        opening = MeetingPlanned(plan=PLAN, rules=simplified(), present=(HOST, *MEMBERS))
        self.proceedings = Proceedings(MemoryJournal(), ScriptClock(START), opening)
        for command in SCENES[scene]:
            assert self.proceedings.submit(command) is None
        if missing and self.meeting.floor is None:
            assert self.proceedings.submit(do.Leave(who=missing)) is None

    @property
    def meeting(self) -> Meeting:
        return self.proceedings.meeting

    @property
    def now(self) -> datetime:
        return self.proceedings.now()

    def ask(self, command: Command) -> None:
        """Submit it. A refusal changes nothing; what is done was among the acts in order."""
        before, saved, acts = self.meeting, self.proceedings.saved, open_acts(self.meeting, self.now)
        refusal = self.proceedings.submit(command)
        if refusal is not None:
            assert (self.meeting, self.proceedings.saved) == (before, saved), f"{command} was refused: {refusal}"
        else:
            assert name_of(type(command)) in acts, f"{command} was done, but is not among {acts}"

    @rule(data=st.data())
    def somebody_acts(self, data: st.DataObject) -> None:
        """In one of several ways; each way does nothing where it finds nothing to do."""
        data.draw(st.sampled_from(WAYS))(self, data)

    def _anything(self, data: st.DataObject) -> None:
        self.ask(data.draw(ANYTHING))

    def _something_likely(self, data: st.DataObject) -> None:
        self._one_of([name for name in open_acts(self.meeting, self.now) if name not in ASIDE], data)

    def _something_aside(self, data: st.DataObject) -> None:
        self._one_of([name for name in open_acts(self.meeting, self.now) if name in ASIDE], data)

    def _one_of(self, acts: list[str], data: st.DataObject) -> None:
        names = [name for name in acts if name in COMMANDS]
        if names:
            name = data.draw(st.sampled_from(names))
            ways = likely(self.meeting, name)
            self.ask(data.draw(st.sampled_from(ways) if ways else COMMANDS[name]))

    def _what_is_suggested(self, data: st.DataObject) -> None:
        advice = suggest(self.meeting)
        if advice is not None and advice.act["do"] not in ASIDE:
            self.ask(answered(self.meeting, advice, data.draw(st.booleans())))

    def _a_macro(self, data: st.DataObject) -> None:
        before, saved = self.meeting, self.proceedings.saved
        player = Player(simplified(), self.proceedings)
        step = next(player.play(read_script([json.dumps(data.draw(st.sampled_from(MACROS)))], session=True)))
        assert step.refusal is None or (self.meeting, self.proceedings.saved) == (before, saved)

    def _time_passes(self, data: st.DataObject) -> None:
        clock = self.proceedings.clock
        assert isinstance(clock, ScriptClock)
        clock.advance(data.draw(st.integers(1, 200)))
        self.proceedings.expire()

    @invariant()
    def is_sound(self) -> None:
        """The journal tells the same meeting, without a gap; and all that `soundness` lists."""
        assert told_by_journal(self.proceedings) == self.meeting
        assert [record.seq for record in self.meeting.history] == list(range(1, self.meeting.seq + 1))
        for check in SOUND:
            check(self.meeting, self.now)

    def teardown(self) -> None:
        if hasattr(self, "proceedings"):
            assert ends_by_what_is_suggested(self.meeting, self.now)


WAYS = (
    *(Anybody._something_likely,) * 6,
    *(Anybody._what_is_suggested,) * 4,
    *(Anybody._anything,) * 2,
    Anybody._something_aside,
    Anybody._a_macro,
    Anybody._time_passes,
)
ANYTHING = st.one_of(*COMMANDS.values())


def tried(examples: int, steps: int, fixed: bool) -> settings:
    """So many meetings of so many steps; `fixed` are the same every time."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=fixed,
        suppress_health_check=list(HealthCheck),
    )


TestAnybody = Anybody.TestCase
TestAnybody.settings = tried(60, 40, fixed=True)


class AnybodyForLong(Anybody):
    """The same, other meetings every time and longer ones."""


TestAnybodyForLong = pytest.mark.slow(AnybodyForLong.TestCase)
TestAnybodyForLong.settings = tried(500, 80, fixed=False)
