"""given(lines).when(line).then(outcome, facts): a script of acts, judged at the lines that matter.

A row is only a value; `check` plays it, through the reader and the player that every script goes through. Every line
that is not judged must be accepted, every refusal must change nothing, and at every step the journal's records must
lead to the same meeting.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from yishi_tui import codec
from yishi_tui.domain.evolve import replay
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.prompts import suggest
from yishi_tui.domain.queries import host
from yishi_tui.domain.view import state_of
from yishi_tui.proceedings import Proceedings
from yishi_tui.rulesets import load
from yishi_tui.scripts import Player, Step, read_script

Line = dict[str, Any]
Fact = Any
Matcher = Callable[[Any], bool]


class Outcome(Struct, frozen=True):
    """What is expected of a line: accepted, or refused by a rule with these facts and this remedy."""

    rule: str = ""
    facts: dict[str, Fact] = {}
    offer: str | None = None


ok = Outcome()


def refused(rule: str, offer: str | None = None, **facts: Fact) -> Outcome:
    """Refused by `rule`; `offer` is the `do` of the remedy that is offered, '' for none, None for any."""
    return Outcome(rule, facts, offer)


class Judged(Struct, frozen=True):
    """Lines, the last of which is judged by its outcome and by facts of the state it leads to."""

    lines: tuple[Line, ...]
    outcome: Outcome
    facts: dict[str, Fact]


class Row(Struct, frozen=True):
    """One row of a table: what is given, then one or more judged lines."""

    setup: tuple[Line, ...]
    judged: tuple[Judged, ...] = ()
    awaiting: tuple[Line, ...] = ()

    def when(self, *lines: Line) -> "Row":
        """The lines to be judged by the `then` that follows: the last by its outcome, those before it must be accepted."""
        assert lines, "when what?"
        assert not self.awaiting, "a when without a then"
        return replace(self, awaiting=lines)

    def then(self, outcome: Outcome, **facts: Fact) -> "Row":
        """What the line before this must have led to. Facts are those of `seen`."""
        assert self.awaiting, "a then without a when"
        done = Judged(self.awaiting, outcome, facts)
        return replace(self, judged=(*self.judged, done), awaiting=())

    def check(self) -> None:
        """Play it. Raises AssertionError with the line and what it did."""
        assert self.judged, "nothing is judged"
        assert not self.awaiting, "a when without a then"
        stage = Stage()
        for line in self.setup:
            stage.accepted(line)
        for each in self.judged:
            for line in each.lines[:-1]:
                stage.accepted(line)
            stage.judged(each.lines[-1], each.outcome, each.facts)


def given(*lines: Line) -> Row:
    """The lines that lead to the state a row is about; the first is the plan."""
    return Row(setup=lines)


class Stage:
    """A script being played line by line."""

    def __init__(self) -> None:
        self._player = Player(simplified())

    def accepted(self, line: Line) -> None:
        step = self.play(line)
        assert step.refusal is None, f"{line} refused: {step.refusal}"

    def judged(self, line: Line, outcome: Outcome, facts: Mapping[str, Fact]) -> None:
        step = self.play(line)
        assert told(step.refusal) == outcome.rule, f"{line}: {step.refusal}"
        if step.refusal is not None:
            offered = step.refusal.offer.__struct_config__.tag if step.refusal.offer else ""
            assert outcome.offer in (None, offered), f"{line}: offers {offered!r}"
            agree(outcome.facts, step.refusal.facts, f"{line}: refusal")
        agree(dict(facts), seen(self._player.proceedings, step), f"{line}")

    def play(self, line: Line) -> Step:
        """One line; what holds of every line is checked here."""
        before = self._before(line)
        read = read_script([json.dumps(line, ensure_ascii=False)], session=line["do"] != "plan")
        step = next(self._player.play(read))
        proceedings = self._player.proceedings
        if step.refusal is not None and before is not None:
            assert (proceedings.saved, proceedings.meeting) == before, f"{line} was refused, yet changed something"
        assert told_by_journal(proceedings) == proceedings.meeting
        return step

    def _before(self, line: Line) -> tuple[int, Meeting] | None:
        if line["do"] == "plan":
            return None
        return self._player.proceedings.saved, self._player.proceedings.meeting


def told(refusal: OutOfOrder | None) -> str:
    return refusal.rule if refusal else ""


def told_by_journal(proceedings: Proceedings) -> Meeting:
    """The meeting as the lines of the journal tell it; a plan not written yet is as it is in memory."""
    lines = proceedings.journal.read()
    return replay(map(codec.record, lines)) if lines else replay(proceedings.meeting.history)


def seen(proceedings: Proceedings, step: Step) -> dict[str, Any]:
    """The state object with the suggested act, who presides, whether the line cut a speech off, and the script's time."""
    meeting = proceedings.meeting
    advice = suggest(meeting)
    state = state_of(meeting, proceedings.now())
    state["suggested"] = {"act": advice.act, "needs": list(advice.needs), "say": advice.say} if advice else None
    return {**state, "host": host(meeting), "cut_off": step.cut_off, "now": proceedings.now().isoformat()}


def agree(wanted: Any, found: Any, at: str) -> None:
    """Facts agree: of a table only the keys named, of a list every entry, of a matcher its judgement."""
    if isinstance(wanted, Mapping):
        assert isinstance(found, Mapping), f"{at}: {found!r}, not {dict(wanted)!r}"
        for key, value in wanted.items():
            assert key in found, f"{at}: no {key}"
            agree(value, found[key], f"{at}.{key}")
    elif isinstance(wanted, list | tuple):
        assert len(wanted) == len(found), f"{at}: {found!r}, not {wanted!r}"
        for place, (one, other) in enumerate(zip(wanted, found, strict=True)):
            agree(one, other, f"{at}[{place}]")
    elif callable(wanted):
        assert wanted(found), f"{at}: {found!r} is not {wanted.__doc__}"
    else:
        assert wanted == found, f"{at}: {found!r}, not {wanted!r}"


def has(*wanted: Fact) -> Matcher:
    """A list with all of these in it."""

    def matcher(found: Any) -> bool:
        return set(wanted) <= set(found)

    matcher.__doc__ = f"a list with {wanted}"
    return matcher


def lacks(*unwanted: Fact) -> Matcher:
    """A list with none of these in it."""

    def matcher(found: Any) -> bool:
        return not set(unwanted) & set(found)

    matcher.__doc__ = f"a list without {unwanted}"
    return matcher


@cache
def simplified() -> Procedure:
    """The default ruleset."""
    return load("simplified")


def rows(table: Mapping[str, Row]) -> pytest.MarkDecorator:
    """A test for each row of a table, named by its sentence; it takes one argument, `row`."""
    return pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in table.items()])


def plays(test: Callable[[], Row]) -> Callable[[], None]:
    """A test function that returns its row."""

    @wraps(test)
    def played() -> None:
        test().check()

    return played
