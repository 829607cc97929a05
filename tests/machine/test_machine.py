"""A meeting in which anybody may ask for anything, step by step; what must hold is in `soundness` and `turns`."""

import json
from datetime import datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.ladder.stage import rules
from tests.machine.answers import answered
from tests.machine.people import able, movers
from tests.machine.plausible import likely
from tests.machine.pools import COMMANDS, HOST, MEMBERS, PLAN, RULESETS
from tests.machine.scenes import ASIDE, MACROS, SCENES
from tests.machine.soundness import SOUND, ends_by_what_is_suggested
from tests.machine.turns import can_be_taken_back, is_as_the_calculator_says
from tests.rules.dsl import told_by_journal
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command, name_of
from yishi_tui.domain.events import MeetingPlanned, ResultAnnounced
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds
from yishi_tui.domain.openings import open_acts
from yishi_tui.domain.prompts import suggest
from yishi_tui.journal import MemoryJournal
from yishi_tui.proceedings import Proceedings
from yishi_tui.scripts import Player, read_script

NEVER_LISTED = {name_of(do.AdjustClock)}
"""Acts beside those of the public format."""
START = datetime.fromisoformat(PLAN.starts)


class Anybody(RuleBasedStateMachine):
    """One meeting of five voters and three who only attend, under a shipped ruleset."""

    def __init__(self, ruleset: str) -> None:
        super().__init__()
        self.rules = rules(ruleset)

    @initialize(scene=st.sampled_from(tuple(SCENES)), missing=st.sampled_from(((), (), MEMBERS[:1], MEMBERS[:3])))
    def plan(self, scene: str, missing: tuple[str, ...]) -> None:
        opening = MeetingPlanned(plan=PLAN, rules=self.rules, present=(HOST, *MEMBERS))
        self.proceedings = Proceedings(MemoryJournal(), ScriptClock(START), opening)
        for command in SCENES[scene]:
            self.proceedings.submit(command)
        if missing and self.meeting.floor is None and self.meeting.phase != "adjourned":
            assert self.proceedings.submit(do.Leave(who=missing)) is None

    @property
    def meeting(self) -> Meeting:
        return self.proceedings.meeting

    @property
    def now(self) -> datetime:
        return self.proceedings.now()

    @property
    def disk(self) -> tuple[int, str]:
        """How many records there are and the hash of the last, which tells every byte before it."""
        return self.proceedings.journal.count, self.proceedings.journal.head

    def ask(self, command: Command) -> None:
        """Submit it. A refusal changes nothing; what is done was listed, can be taken back, and adds up."""
        before, disk, acts = self.meeting, self.disk, open_acts(self.meeting, self.now)
        refusal = self.proceedings.submit(command)
        if refusal is not None:
            assert (self.meeting, self.disk) == (before, disk), f"{command} was refused: {refusal}"
            return
        assert name_of(type(command)) in (*acts, *NEVER_LISTED), f"{command} was done, but is not among {acts}"
        if isinstance(command, do.Move) and command.by in movers(before):
            assert command.kind in legal_kinds(before), f"{command} was done, but is not among the legal kinds"
        can_be_taken_back(before, self.meeting, self.now)
        for record in self.meeting.history.since(before.seq):
            if isinstance(record.event, ResultAnnounced):
                is_as_the_calculator_says(before, record.event)

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
            ways = list(likely(self.meeting, data.draw(st.sampled_from(names))))
            self.ask(data.draw(st.sampled_from(ways) if ways else ANYTHING))

    def _what_is_suggested(self, data: st.DataObject) -> None:
        advice = suggest(self.meeting)
        if advice is not None and able(self.meeting) and advice.act["do"] not in ASIDE:
            self.ask(answered(self.meeting, advice, data.draw(st.booleans())))

    def _a_macro(self, data: st.DataObject) -> None:
        before, disk = self.meeting, self.disk
        player = Player(self.rules, self.proceedings)
        step = next(player.play(read_script([json.dumps(data.draw(st.sampled_from(MACROS)))], session=True)))
        if step.refusal is not None:
            assert (self.meeting, self.disk) == (before, disk)
        elif self.meeting.seq > before.seq:
            can_be_taken_back(before, self.meeting, self.now)

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


def tried(ruleset: str, examples: int, steps: int, fixed: bool) -> None:
    """So many meetings of so many steps; `fixed` are the same every time."""
    run_state_machine_as_test(
        lambda: Anybody(ruleset),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=fixed or settings.default.derandomize,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("ruleset", RULESETS)
def test_anybody(ruleset: str) -> None:
    tried(ruleset, 10 if ruleset in ("simplified", "ronr") else 4, 40, fixed=True)


@pytest.mark.slow
@pytest.mark.parametrize("ruleset", RULESETS)
def test_anybody_for_long(ruleset: str) -> None:
    tried(ruleset, 100 if ruleset in ("simplified", "ronr") else 30, 80, fixed=False)
