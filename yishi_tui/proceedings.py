"""One door for every seat and every script: a command goes in; records are on disk before the state shows them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec import Struct

from yishi_tui import codec
from yishi_tui.clock import Clock, MeetingTime, ScriptClock
from yishi_tui.domain.cleaning import cleaned
from yishi_tui.domain.commands import Command, PauseClock
from yishi_tui.domain.decide import decide
from yishi_tui.domain.decide_floor import cut_off, end_of_speech
from yishi_tui.domain.due import time_come
from yishi_tui.domain.events import Corrected, Event, MeetingPlanned
from yishi_tui.domain.evolve import evolve
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import Decision, OutOfOrder
from yishi_tui.domain.powers import beyond_seat
from yishi_tui.domain.queries import remaining_ms
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.journal import Conflict, Journal, Line, Look

A_DAY = timedelta(days=1)


class Timed(Struct, frozen=True):
    """An event and when it happened."""

    event: Event
    at: datetime


class Drafting:
    """An act being put together: what it would record, and the meeting as it would then stand."""

    def __init__(self, meeting: Meeting, now: datetime, by: Seat) -> None:
        self.meeting = meeting
        self.now = now
        self.waited = 0
        self.events: list[Timed] = []
        self._by: Seat = by

    def do(self, command: Command) -> OutOfOrder | None:
        """Decide the command in the state the act has led to so far."""
        decision = self._decide(command)
        if isinstance(decision, OutOfOrder):
            return decision
        for event in decision:
            self.add(event)
        return None

    def _decide(self, command: Command) -> Decision:
        """Whether it is this seat's to do, then its words, then the rules."""
        clean = beyond_seat(self.meeting, command, self._by) or cleaned(command)
        return clean if isinstance(clean, OutOfOrder) else decide(self.meeting, clean, self.now)

    def add(self, event: Event, at: datetime | None = None) -> None:
        """An event that needs no decision."""
        moment = at or self.now
        self.events.append(Timed(event, moment))
        # Until the last event is known each counts as followed by one more, so that all belong to one act.
        self.meeting = evolve(self.meeting, Record(self.meeting.seq + 1, moment, self._by, event, 1))

    def cut_off(self) -> None:
        """The speech under way ends at its limit."""
        if self.meeting.floor is not None:
            self.add(end_of_speech(self.meeting.floor, self.now, cut_off=True))

    def call_up(self) -> None:
        """What the clock alone brings about; a correction only restores."""
        corrects = bool(self.events) and isinstance(self.events[0].event, Corrected)
        event = None if corrects else time_come(self.meeting, self.now)
        if event is not None:
            self.add(event)

    def wait(self, seconds: int) -> None:
        """Let time pass within the act (scripts only)."""
        self.waited += seconds
        self.now += timedelta(seconds=seconds)


Steps = Callable[[Drafting], OutOfOrder | None]


class Proceedings:
    """A meeting, its journal and its clock."""

    def __init__(
        self, journal: Journal, clock: Clock, opening: MeetingPlanned | None = None, by: Seat = "host"
    ) -> None:
        """`opening` starts a journal that is still empty; it is written with the first act. Raises UnknownEvent."""
        self.journal = journal
        self.clock = clock
        self.meeting = Meeting()
        self._by: Seat = by
        self._opening = opening
        starts = opening.plan.starts if opening else ""
        self._planned = datetime.fromisoformat(starts) if starts else None
        self._time = MeetingTime()
        self.catch_up()
        if opening is not None and self.meeting.seq == 0:
            self.meeting = evolve(self.meeting, Record(1, self.now(), by, opening))

    @property
    def saved(self) -> int:
        """How many records are on disk."""
        return self.journal.count

    def now(self) -> datetime:
        """The time; never before the last record, and unmoved when somebody puts the clock on the wall.

        In the offset of the last record, or of the planned start, where that is of the same day: an evening has one.
        """
        moment = self._time.read(self.clock, self.meeting.at)
        known = self.meeting.at or self._planned
        return moment.astimezone(known.tzinfo) if known and abs(moment - known) < A_DAY else moment

    @property
    def clock_put(self) -> int:
        """How often somebody has put the clock on the wall since this was opened."""
        return self._time.put

    def submit(self, *commands: Command) -> OutOfOrder | None:
        """Do the commands as one act, or refuse them all. Raises what the journal raises; then nothing has changed."""
        return self.perform(lambda drafting: _all(drafting, commands))

    def perform(self, steps: Steps) -> OutOfOrder | None:
        """Do an act made of several steps, whole or not at all; it is decided again when another seat was quicker."""
        while True:
            drafting = Drafting(self.meeting, self.now(), self._by)
            refusal = steps(drafting)
            if refusal is not None or not drafting.events:
                return refusal
            drafting.call_up()
            try:
                self._write(drafting)
            except Conflict as conflict:
                self._take_in(conflict.tail)
            else:
                self._pass(drafting.waited)
                return None

    def expire(self) -> bool:
        """What time alone brings about: a speech whose time has run out ends, where the ruleset ends it by itself, and what
        was postponed to this hour comes up. True if anything did.
        """
        ended = cut_off(self.meeting, self.now())
        if ended is None:
            return self._call_up()
        left = remaining_ms(self.meeting.floor, self.now()) if self.meeting.floor else None
        at = self.now() + timedelta(milliseconds=left or 0)

        speech = self.meeting.floor

        def steps(drafting: Drafting) -> None:
            if drafting.meeting.floor == speech:  # else another seat has ended it
                drafting.add(ended, max(at, drafting.meeting.at or at))

        self.perform(steps)
        return True

    def _call_up(self) -> bool:
        if time_come(self.meeting, self.now()) is None:
            return False
        self.perform(Drafting.call_up)
        return True

    def catch_up(self) -> bool:
        """Take in what other seats have recorded; True if there was anything."""
        lines = self.journal.new_lines(self._known())
        self._take_in(lines)
        return bool(lines)

    def look(self) -> Look:
        """Whether `catch_up` would find anything, or the journal is not where it was; cheap."""
        return self.journal.look(self._known())

    def _known(self) -> int:
        """How many records of the file the state holds; a plan not yet written is none."""
        return self.meeting.seq if self.journal_holds_plan else 0

    @property
    def journal_holds_plan(self) -> bool:
        """Whether the plan has been written, and `meeting.toml` is a mere copy from now on."""
        return self._opening is None or self.journal.count > 0

    def _write(self, drafting: Drafting) -> None:
        if not self.journal_holds_plan and self._opening is not None:
            at = self.meeting.at or drafting.now
            self.journal.append([codec.draft(self._opening, at, self._by)], 0)
        drafts = [codec.draft(timed.event, timed.at, self._by) for timed in drafting.events]
        self._take_in(self.journal.append(drafts, self.meeting.seq))

    def _take_in(self, lines: tuple[Line, ...]) -> None:
        if lines and lines[0].seq == 1:
            self.meeting = Meeting()
        for line in lines:
            self.meeting = evolve(self.meeting, codec.record(line))

    def _pass(self, seconds: int) -> None:
        """Time that passed within the act has passed: only a script can say so."""
        if seconds and isinstance(self.clock, ScriptClock):
            self.clock.advance(seconds)


def pause_at(drafting: Drafting, moment: datetime) -> OutOfOrder | None:
    """A step: the clock stopped at an earlier moment, for nobody watched it since; never before the last record."""
    decision = decide(drafting.meeting, PauseClock(), drafting.now)
    if isinstance(decision, OutOfOrder):
        return decision
    for event in decision:
        drafting.add(event, max(moment, drafting.meeting.at or moment))
    return None


def _all(drafting: Drafting, commands: tuple[Command, ...]) -> OutOfOrder | None:
    return next((refusal for command in commands if (refusal := drafting.do(command))), None)
