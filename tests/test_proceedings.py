"""The one door: whole acts or nothing, two seats at one journal, a clock that was set back."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from yishi_tui import codec
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import replay
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.plan import Member, Plan, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.queries import remaining_ms
from yishi_tui.journal import Draft, MemoryJournal
from yishi_tui.proceedings import Drafting, Proceedings

START = datetime.fromisoformat("2026-11-28T19:00:00+08:00")
NAMES = ("许慧", "甲", "乙", "丙", "丁")


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def opening(simplified: Procedure) -> ev.MeetingPlanned:
    plan = Plan(title="会", seats=Seats(host="许慧"), members=tuple(Member(name=name) for name in NAMES))
    return ev.MeetingPlanned(plan=plan, rules=simplified, present=NAMES)


@pytest.fixture
def host(journal: MemoryJournal, opening: ev.MeetingPlanned) -> Proceedings:
    return Proceedings(journal, ScriptClock(START), opening)


def names(journal: MemoryJournal) -> list[str]:
    return [line.event for line in journal.read()]


def test_nothing_is_written_before_the_first_act(host: Proceedings, journal: MemoryJournal) -> None:
    assert host.meeting.plan.title == "会"
    assert names(journal) == []
    assert host.submit(do.Second(by="甲")) is not None
    assert names(journal) == []
    assert host.submit(do.CallToOrder()) is None
    assert names(journal) == ["MeetingPlanned", "CalledToOrder"]


def test_the_journal_alone_rebuilds_the_meeting(host: Proceedings, journal: MemoryJournal) -> None:
    host.submit(do.CallToOrder())
    host.submit(do.Move(by="甲", kind="main", text="修路灯"), do.Second(by="乙"), do.State())
    again = Proceedings(journal, ScriptClock(START))
    assert again.meeting == host.meeting
    assert replay(codec.record(line) for line in journal.read()) == host.meeting


def test_an_act_of_several_commands_is_one_or_none(host: Proceedings, journal: MemoryJournal) -> None:
    host.submit(do.CallToOrder())
    before, saved = host.meeting, len(journal.read())
    refusal = host.submit(do.Move(by="甲", kind="main", text="修路灯"), do.Second(by="甲"))
    assert isinstance(refusal, OutOfOrder)
    assert refusal.rule == "own_second"
    assert (host.meeting, len(journal.read())) == (before, saved)
    host.submit(do.Move(by="甲", kind="main", text="修路灯"), do.Second(by="乙"))
    assert [line.more for line in journal.read()[saved:]] == [1, 0]


def test_a_seat_that_was_slower_decides_again(host: Proceedings, journal: MemoryJournal) -> None:
    host.submit(do.CallToOrder())
    recorder = Proceedings(journal, ScriptClock(START), by="recorder")
    host.submit(do.Move(by="甲", kind="main", text="修路灯"))
    assert recorder.submit(do.Note(by="丁", text="记一笔")) is None
    assert recorder.meeting.seq == len(journal.read())
    assert host.catch_up()
    assert host.meeting == recorder.meeting


def test_the_same_act_by_two_seats_happens_once(host: Proceedings, journal: MemoryJournal) -> None:
    host.submit(do.CallToOrder())
    host.submit(do.Move(by="甲", kind="main", text="修路灯"))
    other = Proceedings(journal, ScriptClock(START))
    assert host.submit(do.Second(by="乙")) is None
    refusal = other.submit(do.Second(by="乙"))
    assert refusal is not None
    assert names(journal).count("MotionSeconded") == 1


def test_two_seats_may_write_the_plan_only_once(opening: ev.MeetingPlanned, journal: MemoryJournal) -> None:
    one = Proceedings(journal, ScriptClock(START), opening)
    other = Proceedings(journal, ScriptClock(START), opening)
    assert one.submit(do.Note(by="甲", text="一")) is None
    assert other.submit(do.Note(by="乙", text="二")) is None
    assert names(journal) == ["MeetingPlanned", "NoteTaken", "NoteTaken"]
    one.catch_up()
    assert one.meeting == other.meeting


def test_a_clock_set_back_does_not_go_behind_the_last_record(
    opening: ev.MeetingPlanned, journal: MemoryJournal
) -> None:
    host = Proceedings(journal, ScriptClock(START), opening)
    host.submit(do.CallToOrder())
    earlier = Proceedings(journal, ScriptClock(START - timedelta(hours=1)))
    assert earlier.now() == START
    assert earlier.submit(do.Note(by="甲", text="记一笔")) is None


def test_a_speech_ends_by_itself_at_its_limit_where_the_ruleset_says_so(
    opening: ev.MeetingPlanned, journal: MemoryJournal, simplified: Procedure
) -> None:
    strict = replace(simplified, speech=replace(simplified.speech, at_limit="end"))
    clock = ScriptClock(START)
    host = Proceedings(journal, clock, replace(opening, rules=strict))
    host.submit(do.CallToOrder())
    host.submit(do.Move(by="甲", kind="main", text="修路灯"), do.Second(by="乙"), do.State())
    host.submit(do.Recognize(by="丙", stance="con"))
    clock.advance(100)
    assert not host.expire()
    clock.advance(200)
    assert host.expire()
    ended = host.meeting.history[-1]
    assert isinstance(ended.event, ev.SpeechEnded)
    assert (ended.event.cut_off, ended.event.used_ms, ended.at - START) == (True, 180_000, timedelta(seconds=180))
    assert host.meeting.floor is None


def test_undo_gives_the_speaker_the_time_back_as_it_stood(host: Proceedings) -> None:
    clock = host.clock
    assert isinstance(clock, ScriptClock)
    host.submit(do.CallToOrder())
    host.submit(do.Move(by="甲", kind="main", text="修路灯"), do.Second(by="乙"), do.State())
    host.submit(do.Recognize(by="丙", stance="con"))
    clock.advance(50)
    host.submit(do.EndSpeech())
    clock.advance(40)
    assert host.submit(do.Correct()) is None
    assert host.meeting.floor is not None
    assert remaining_ms(host.meeting.floor, host.now()) == 130_000


def test_an_event_of_a_newer_version_is_named_with_its_line(host: Proceedings, journal: MemoryJournal) -> None:
    host.submit(do.CallToOrder())
    journal.append([Draft(at=START, by="host", event="HologramShown", data={})], 2)
    with pytest.raises(codec.UnknownEvent) as caught:
        Proceedings(journal, ScriptClock(START))
    assert (caught.value.line, caught.value.name) == (3, "HologramShown")


def test_text_is_cleaned_at_the_door_and_one_that_is_too_long_is_refused(host: Proceedings) -> None:
    host.submit(do.CallToOrder())
    host.submit(do.Move(by="甲", kind="main", text="修\u202e路\x1b[31m灯\n吧"))
    assert host.meeting.business.stack[0].text == "修路[31m灯 吧"
    refusal = host.submit(do.Note(by="甲", text="长" * 6000))
    assert refusal is not None
    assert refusal.rule == "too_long"


def test_steps_may_let_time_pass_within_one_act(host: Proceedings) -> None:
    host.submit(do.CallToOrder())

    def steps(drafting: Drafting) -> OutOfOrder | None:
        drafting.wait(30)
        return drafting.do(do.Note(by="甲", text="半分钟后"))

    assert host.perform(steps) is None
    assert host.now() - START == timedelta(seconds=30)
    assert host.meeting.history[-1].at == host.now()


@pytest.mark.parametrize(
    ("wall", "told"),
    [("2026-11-22T11:00:00+00:00", "19:00+08:00"), ("2026-11-24T11:00:00+00:00", "11:00+00:00")],
    ids=["the day of the meeting", "another day"],
)
def test_an_evening_is_told_in_one_offset(simplified: Procedure, wall: str, told: str) -> None:
    plan = Plan(
        title="会", starts="2026-11-22T19:00:00+08:00", members=(Member(name="许慧"),), seats=Seats(host="许慧")
    )
    clock = ScriptClock(datetime.fromisoformat(wall))
    proceedings = Proceedings(MemoryJournal(), clock, ev.MeetingPlanned(plan=plan, rules=simplified))
    assert proceedings.submit(do.Note(by="许慧", text="灯坏了")) is None
    assert proceedings.now().isoformat(timespec="minutes").endswith(told)
    assert [record.at.utcoffset() for record in proceedings.meeting.history] == [proceedings.now().utcoffset()] * 2
