"""The clock on the wall is put, the zone changes, summer time ends, the laptop sleeps: in a speech, in a vote, in a recess."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pytest

from tests.faults.conftest import Figure
from yishi_tui import codec
from yishi_tui.chronicle_cases import Records
from yishi_tui.clock import NS_PER_S
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.evolve import replay
from yishi_tui.domain.plan import Member, Plan, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.queries import remaining_ms
from yishi_tui.journal import MemoryJournal
from yishi_tui.minutes.pages import page
from yishi_tui.proceedings import Proceedings

START = datetime.fromisoformat("2026-11-01T00:30:00-04:00")
NAMES = ("许慧", "王秀兰", "李桂芳", "赵强")
HOUR, DAY, NAP = 3600, 86400, 2400
TALKED = 25
"""Seconds a speech has lasted when it happens."""


class WallClock:
    """A clock on a wall that anybody may put, in a zone that may change; what elapses cannot be put."""

    def __init__(self) -> None:
        self._passed = 0
        self._put = 0
        self._zone = START.tzinfo

    def now(self) -> datetime:
        return (START + timedelta(seconds=self._passed + self._put)).astimezone(self._zone)

    def elapsed(self) -> int:
        return self._passed * NS_PER_S

    def wait(self, seconds: int, put: int = 0) -> None:
        self._passed += seconds
        self._put += put

    def put(self, seconds: int) -> None:
        self._put += seconds

    def move(self, hours: int) -> None:
        """Another zone: the same moment, told otherwise. Summer time ends or begins by one hour."""
        self._zone = timezone(timedelta(hours=hours))


def watched(proceedings: Proceedings, clock: WallClock, seconds: int) -> None:
    """Time passes, with a tick every second."""
    for _ in range(seconds):
        clock.wait(1)
        proceedings.expire()


STRUCK: dict[str, tuple[Callable[[WallClock], None], int]] = {
    "put back an hour": (lambda clock: clock.put(-HOUR), 0),
    "put on an hour": (lambda clock: clock.put(HOUR), 0),
    "put on a day": (lambda clock: clock.put(DAY), 0),
    "put back a day": (lambda clock: clock.put(-DAY), 0),
    "another time zone": (lambda clock: clock.move(8), 0),
    "summer time ends": (lambda clock: clock.move(-5), 0),
    "summer time begins": (lambda clock: clock.move(-3), 0),
    "asleep for 40 minutes": (lambda clock: clock.wait(NAP), NAP),
    "asleep, and woken with the clock put back": (lambda clock: clock.wait(NAP, put=-HOUR), NAP),
}
"""What happens, and how many seconds really pass in it."""

DEBATE: tuple[Command, ...] = (
    do.CallToOrder(),
    do.Move(by="王秀兰", kind="main", text="装路灯"),
    do.Second(by="李桂芳"),
    do.State(),
)
SCENES: dict[str, tuple[tuple[Command, ...], tuple[Command, ...]]] = {
    "speech": ((*DEBATE, do.Recognize(by="赵强", stance="con")), (do.EndSpeech(),)),
    "vote": ((*DEBATE, do.CallVote()), (do.Tally(yes=2, no=1), do.Announce())),
    "recess": ((*DEBATE, do.Recess(minutes=10)), (do.Reconvene(), do.CallVote())),
}
"""What leads there, and how it goes on."""


@pytest.fixture
def opening(simplified: Procedure) -> MeetingPlanned:
    plan = Plan(title="会", seats=Seats(host="许慧"), members=tuple(Member(name=name) for name in NAMES))
    return MeetingPlanned(plan=plan, rules=simplified, present=NAMES)


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("struck", STRUCK)
def test_the_meeting_goes_on(opening: MeetingPlanned, scene: str, struck: str, figure: Figure) -> None:
    leads, goes_on = SCENES[scene]
    strike, passed = STRUCK[struck]
    clock, journal = WallClock(), MemoryJournal()
    proceedings = Proceedings(journal, clock, opening)
    for command in leads:
        watched(proceedings, clock, 1)
        assert proceedings.submit(command) is None
    watched(proceedings, clock, TALKED)
    before, now = proceedings.meeting, proceedings.now()
    strike(clock)
    assert abs(proceedings.now() - now - timedelta(seconds=passed)) <= timedelta(seconds=1)
    floor, wrong = before.floor, 0
    if floor is not None:
        spent = (remaining_ms(floor, now) or 0) - (remaining_ms(floor, proceedings.now()) or 0)
        wrong = spent - passed * 1000
    assert wrong == 0, "nobody's time is touched but by time"
    proceedings.expire()
    assert proceedings.meeting == before, "time alone does nothing here"
    watched(proceedings, clock, 3)
    for command in goes_on:
        refusal = proceedings.submit(command)
        assert refusal is None, refusal
        watched(proceedings, clock, 1)
    in_order_and_told_alike(proceedings, journal)
    figure(f"clock {struck} in a {scene}, milliseconds wrongly given or taken", wrong)


def in_order_and_told_alike(proceedings: Proceedings, journal: MemoryJournal) -> None:
    """No record is earlier than the one before; the journal tells the same meeting; another seat goes on from there."""
    records = [codec.record(line) for line in journal.read()]
    assert all(before.at <= after.at for before, after in pairwise(records))
    assert replay(records) == proceedings.meeting
    history: Records = proceedings.meeting.history
    assert journal.head in page(history, journal.head, "zh")
    put_back = WallClock()
    put_back.put(-DAY)
    again = Proceedings(journal, put_back)
    assert again.now() == records[-1].at
