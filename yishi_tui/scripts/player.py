"""Playing a script: one step a line, each through the door that every seat goes through."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from msgspec import Struct

from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.cleaning import cleaned_plan
from yishi_tui.domain.commands import Command
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.plan import Guest, Item, Member, Plan, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.text import TooLong
from yishi_tui.i18n import tr
from yishi_tui.journal import MemoryJournal
from yishi_tui.plans import told_apart, unmarked, wrong_areas
from yishi_tui.proceedings import Drafting, Proceedings
from yishi_tui.scripts import macros
from yishi_tui.scripts.lines import Act, BadScript, Line

DEFAULT_START = "2026-01-01T19:00:00+08:00"
LAST_YEAR = 9000
"""Time that passes must not run out of the calendar."""


class Step(Struct, frozen=True):
    """What came of one line: its place in the script, its act, the refusal if any, and whether a speech was cut off."""

    step: int
    do: str
    refusal: OutOfOrder | None
    cut_off: bool


class Player:
    """A script being played; without a session it keeps its own meeting in memory."""

    def __init__(self, rules: Procedure, proceedings: Proceedings | None = None) -> None:
        self._rules = rules
        self._proceedings = proceedings

    @property
    def proceedings(self) -> Proceedings:
        """The meeting; there is one from the plan line on."""
        if self._proceedings is None:
            raise LookupError("no plan has been played")
        return self._proceedings

    def play(self, lines: Iterable[Line]) -> Iterator[Step]:
        """Play line by line. Each step is yielded when its records are written."""
        for number, line in enumerate(lines, 1):
            yield self._step(number, line)

    def _step(self, number: int, line: Line) -> Step:
        if isinstance(line.act, macros.PlanLine):
            self._proceedings, refusal = planned(line.act, self._rules, line.number)
            return Step(number, line.do, refusal, False)
        before = len(self.proceedings.meeting.history)
        refusal = self._act(line.act)
        return Step(number, line.do, refusal, self._was_cut_off(before))

    def _was_cut_off(self, before: int) -> bool:
        records = self.proceedings.meeting.history.since(before)
        return any(isinstance(record.event, ev.SpeechEnded) and record.event.cut_off for record in records)

    def _act(self, act: Act) -> OutOfOrder | None:
        if isinstance(act, macros.Tick):
            self._tick(act)
            return None
        return self.proceedings.perform(lambda drafting: _steps(drafting, act))

    def _tick(self, tick: macros.Tick) -> None:
        clock = self.proceedings.clock
        if isinstance(clock, ScriptClock):
            clock.advance(tick.seconds)
        self.proceedings.expire()


def _steps(drafting: Drafting, act: Act) -> OutOfOrder | None:
    macro = MACROS.get(type(act))
    if macro is not None:
        return macro(drafting, act)
    return drafting.do(_command(act))


def _command(act: Act) -> Command:
    """What is left when plan, time and macros have been taken out."""
    if isinstance(act, macros.PlanLine | macros.Tick | macros.Put | macros.Speak | macros.Vote | macros.Appeal):
        raise TypeError(f"not a command: {act}")
    return act


MACROS: dict[type[Struct], Callable[[Drafting, Any], OutOfOrder | None]] = {
    macros.Put: macros.put,
    macros.Speak: macros.speak,
    macros.Vote: macros.vote,
    macros.Appeal: macros.appeal,
    do.NextMeeting: macros.next_meeting,
}


def play(rules: Procedure, lines: Iterable[Line]) -> tuple[Proceedings, tuple[Step, ...]]:
    """A whole script, in memory."""
    player = Player(rules)
    steps = tuple(player.play(lines))
    return player.proceedings, steps


def planned(line: macros.PlanLine, rules: Procedure, number: int) -> tuple[Proceedings, OutOfOrder | None]:
    """A meeting in memory from a script's first line. Raises BadScript for a `starts` that is no time with an offset."""
    plan = _plan(line, rules, number)
    everybody = (*(member.name for member in plan.members), *(guest.name for guest in plan.guests))
    present = everybody if line.present == "all" else line.present
    clock = ScriptClock(start_of(plan.starts, number))
    proceedings = Proceedings(MemoryJournal(), clock, ev.MeetingPlanned(plan=plan, rules=rules, present=present))
    return proceedings, _misnamed(plan, present) or (proceedings.submit(do.CallToOrder()) if line.open else None)


def start_of(text: str, number: int) -> datetime:
    """A time with an offset. Raises BadScript."""
    with suppress(ValueError):
        start = datetime.fromisoformat(text)
        if start.utcoffset() is not None and start.year < LAST_YEAR:
            return start
    raise BadScript(number, tr("starts 要写成带时区的时间，例如 {example}：{text}", example=DEFAULT_START, text=text))


def _plan(line: macros.PlanLine, rules: Procedure, number: int) -> Plan:
    plan = Plan(
        title=line.title,
        starts=line.starts or DEFAULT_START,
        rules=rules.meta.id,
        seats=Seats(host=line.host, recorder=line.recorder, timekeeper=line.timekeeper),
        members=tuple(Member(name=each) if isinstance(each, str) else each for each in line.members),
        guests=tuple(Guest(name=each) if isinstance(each, str) else each for each in line.guests),
        items=tuple(Item(title=each) if isinstance(each, str) else each for each in line.items),
    )
    try:
        plan = cleaned_plan(plan)
    except TooLong as long:
        length, limit = long.length, long.limit
        raise BadScript(number, tr("有 {length} 个字符，最多 {limit} 个", length=length, limit=limit)) from long
    for problem in (*unmarked(plan), *wrong_areas(plan)):
        raise BadScript(number, str(problem))
    return told_apart(plan)


def _misnamed(plan: Plan, present: tuple[str, ...]) -> OutOfOrder | None:
    """A name that is not on the roll, in the plan itself."""
    names = {member.name for member in plan.members} | {guest.name for guest in plan.guests}
    stranger = next((name for name in (plan.seats.host, *present) if name not in names), None)
    return refuse("not_on_roll", name=stranger) if stranger is not None else None
