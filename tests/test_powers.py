"""What each seat may do, refused at the one door and nowhere else."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.commands import Command
from yishi_tui.domain.plan import Member, Plan, Seats
from yishi_tui.domain.powers import POWERS, may
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.queries import remaining_ms
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.journal import MemoryJournal
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings

START = datetime.fromisoformat("2026-11-28T19:00:00+08:00")
NAMES = ("许慧", "甲", "乙", "丙", "丁")
EVERY: tuple[type[Command], ...] = Command.__args__


class Table:
    """One meeting with somebody at each seat, all at the same journal."""

    def __init__(self, rules: Procedure) -> None:
        self.journal, self.clock = MemoryJournal(), ScriptClock(START)
        plan = Plan(title="会", seats=Seats(host="许慧"), members=tuple(Member(name=name) for name in NAMES))
        opening = ev.MeetingPlanned(plan=plan, rules=rules, present=NAMES)
        host = Proceedings(self.journal, self.clock, opening)
        assert host.submit(do.CallToOrder()) is None
        self.seats: dict[Seat, Proceedings] = {"host": host}
        for seat in POWERS:
            self.seats[seat] = Proceedings(self.journal, self.clock, by=seat)

    def does(self, seat: Seat, *commands: Command) -> str:
        """The rule that refused it; '' when it was done."""
        self.seats[seat].catch_up()
        refusal = self.seats[seat].submit(*commands)
        return refusal.rule if refusal else ""

    def speaking(self) -> "Table":
        move = do.Move(by="甲", kind="main", text="修路灯")
        assert self.does("host", move, do.Second(by="乙"), do.State(), do.Recognize(by="甲", stance="pro")) == ""
        return self

    @property
    def happened(self) -> list[tuple[str, str]]:
        return [(line.by, line.event) for line in self.journal.read()]


@pytest.fixture
def table(simplified: Procedure) -> Table:
    return Table(simplified)


def test_the_hall_does_nothing(table: Table) -> None:
    before = table.happened
    assert table.does("hall", do.Note(by="甲", text="好")) == "not_this_seat"
    assert table.happened == before


@pytest.mark.parametrize("seat", ["recorder", "timekeeper"])
def test_what_is_the_hosts_alone(table: Table, seat: Seat) -> None:
    before = table.happened
    hosts: tuple[Command, ...] = (
        do.Move(by="甲", kind="main", text="修路灯"),
        do.State(),
        do.CallVote(),
        do.Announce(),
        do.Recess(minutes=5),
        do.Adjourn(),
        do.RequestFloor(by="甲"),
        do.Recognize(by="甲", stance="pro"),
        do.ExtendTime(seconds=60),
        do.Rule(well_taken=True),
    )
    for command in hosts:
        assert table.does(seat, command) == "not_this_seat", command
    assert table.happened == before


def test_a_seat_is_told_by_its_name(table: Table) -> None:
    refusal = table.seats["timekeeper"].submit(do.Note(by="甲", text="好"))
    assert refusal is not None
    assert phrases("zh").refusal(refusal) == ("这一步不归计时员做。", "请告诉主持人，由主持人来做。")


def test_the_recorder_writes(table: Table) -> None:
    assert table.does("host", do.Move(by="甲", kind="main", text="修路灯")) == ""
    assert table.does("recorder", do.ReadBack(text="修三盏路灯"), do.ConfirmWording(by="甲")) == ""
    assert table.does("recorder", do.Leave(who=("丁",)), do.Note(by="乙", text="灯坏了"), do.Arrive(who=("丁",))) == ""
    assert table.does("host", do.Second(by="乙"), do.State(), do.CallVote()) == ""
    assert table.does("recorder", do.Tally(yes=3, no=0)) == ""
    assert table.does("recorder", do.Announce()) == "not_this_seat"


def test_the_clock_is_the_timekeepers(table: Table) -> None:
    table.speaking()
    assert table.does("recorder", do.PauseClock()) == "not_this_seat"
    assert table.does("timekeeper", do.PauseClock(), do.ResumeClock()) == ""
    assert table.does("timekeeper", do.EndSpeech()) == ""
    assert table.happened[-1] == ("timekeeper", "SpeechEnded")


def test_an_act_with_one_step_beyond_the_seat_is_not_done_at_all(table: Table) -> None:
    table.speaking()
    before = table.happened
    assert table.does("timekeeper", do.PauseClock(), do.Note(by="甲", text="好")) == "not_this_seat"
    assert table.happened == before


def test_a_seat_takes_back_only_its_own(table: Table) -> None:
    table.does("recorder", do.Note(by="甲", text="记错了"))
    note = len(table.happened)
    table.speaking()
    table.does("timekeeper", do.PauseClock())
    assert table.does("recorder", do.Correct(steps=1)) == "not_this_seats_act"
    assert table.does("recorder", do.Correct(seq=(note + 1,))) == "not_this_seats_act"
    assert table.does("recorder", do.Correct(seq=(note,))) == ""
    assert table.does("timekeeper", do.Correct(seq=(note,))) == "not_this_seats_act"
    paused = [event for _, event in table.happened].index("ClockPaused") + 1
    assert table.does("host", do.Correct(seq=(paused,))) == ""


def test_every_command_is_the_hosts() -> None:
    assert all(may("host", command) for command in EVERY)
    assert not any(may("hall", command) for command in EVERY)


class TestClockPutRight:
    """A clock started early or late: once a speech, with a reason, recorded."""

    def left(self, table: Table) -> int | None:
        floor = table.seats["timekeeper"].meeting.floor
        assert floor is not None
        return remaining_ms(floor, table.clock.now())

    def test_more_and_fewer(self, table: Table) -> None:
        table.speaking().clock.advance(60)
        assert table.does("timekeeper", do.AdjustClock(seconds=30, reason="开早了")) == ""
        assert self.left(table) == 150_000
        table.clock.advance(10)
        assert self.left(table) == 140_000
        assert table.happened[-1] == ("timekeeper", "ClockAdjusted")

    def test_fewer(self, table: Table) -> None:
        table.speaking().clock.advance(60)
        assert table.does("timekeeper", do.AdjustClock(seconds=-30, reason="开晚了")) == ""
        assert self.left(table) == 90_000

    def test_nobody_gets_more_than_was_given(self, table: Table) -> None:
        table.speaking().clock.advance(12)
        assert table.does("timekeeper", do.AdjustClock(seconds=30, reason="开早了")) == ""
        assert self.left(table) == 180_000

    def test_once_a_speech(self, table: Table) -> None:
        table.speaking().clock.advance(60)
        assert table.does("timekeeper", do.AdjustClock(seconds=-30, reason="开晚了")) == ""
        assert table.does("timekeeper", do.AdjustClock(seconds=-30, reason="开晚了")) == "clock_adjusted"
        assert table.does("host", do.EndSpeech(), do.Recognize(by="乙", stance="con")) == ""
        assert table.does("timekeeper", do.AdjustClock(seconds=-5, reason="开晚了")) == ""

    def test_with_a_reason_and_only_in_a_speech(self, table: Table) -> None:
        assert table.does("timekeeper", do.AdjustClock(seconds=5, reason="开早了")) == "nobody_speaking"
        table.speaking()
        assert table.does("timekeeper", do.AdjustClock(seconds=5, reason=" ")) == "adjustment_unexplained"
        assert table.does("timekeeper", do.AdjustClock(seconds=5, reason="开早了")) == "clock_just_started"

    def test_taken_back(self, table: Table) -> None:
        table.speaking().clock.advance(60)
        table.does("timekeeper", do.AdjustClock(seconds=-30, reason="开晚了"))
        assert table.does("timekeeper", do.Correct(steps=1)) == ""
        assert self.left(table) == 120_000


def test_two_seats_end_one_speech_whose_time_is_up(simplified: Procedure) -> None:
    """Where the ruleset ends a speech at its limit, every seat would; it is ended once."""
    table = Table(replace(simplified, speech=replace(simplified.speech, at_limit="end"))).speaking()
    seats = [table.seats["host"], table.seats["recorder"], table.seats["timekeeper"]]
    for seat in seats:
        seat.catch_up()
    table.clock.advance(200)
    for seat in seats:
        seat.expire()
    assert [event for _, event in table.happened].count("SpeechEnded") == 1
