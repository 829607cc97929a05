"""Half an hour of speaking, second by second: what each seat shows is what has passed, to the millisecond."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from dialog_room import Room
from host_room import NARROW, Painted, text_of
from recorder_room import sitting
from seat_room import NoLetters, SilentPlayer, beside, view_of

from yishi_tui.domain import commands as do
from yishi_tui.domain.meeting import Floor
from yishi_tui.domain.queries import used_ms
from yishi_tui.tui.panels.bigtext import figures
from yishi_tui.tui.panels.clock import face
from yishi_tui.tui.panels.hall import hall_page
from yishi_tui.tui.panels.recorder_now import now_lines
from yishi_tui.tui.panels.timekeeper_stage import dial
from yishi_tui.tui.screens.timekeeper import TimekeeperScreen

HALF_HOUR = 30 * 60
LIMIT = 180
MS = timedelta(milliseconds=1)


def speech(room: Room) -> tuple[Floor, datetime]:
    floor = room.speaking().proceedings.meeting.floor
    assert floor is not None
    assert floor.since is not None
    return floor, floor.since


def shown(second: int) -> str:
    """What stands on a clock when so many seconds have been spoken."""
    left = LIMIT - second
    return f"{'+' if left < 0 else ''}{abs(left) // 60:02}:{abs(left) % 60:02}"


def moments(began: datetime) -> Iterator[tuple[datetime, int]]:
    """Each whole second, its first and its last millisecond, with the seconds that have passed then."""
    for second in range(1, HALF_HOUR + 1):
        whole = began + timedelta(seconds=second)
        yield from ((whole - MS, second - 1), (whole, second), (whole + 999 * MS, second))


def test_the_second_flips_when_it_is_full_and_never_drifts(room: Room) -> None:
    floor, began = speech(room)
    for now, second in moments(began):
        assert face(floor, now).time == shown(second)
        assert dial(floor, now).time == shown(second)


def test_every_seat_counts_the_same_milliseconds_through_pauses_and_a_clock_set_back(room: Room) -> None:
    speech(room)
    seats = [room.desk, beside(room, "timekeeper"), beside(room, "hall"), sitting(room)]
    stood = 0
    for second in range(1, HALF_HOUR + 1):
        room.after(1)
        if second == 700:
            room.clock.set_back(room.clock.now() - timedelta(hours=1))
        for seat in seats:
            seat.poll()
            floor = seat.meeting.floor
            assert floor is not None
            stands = floor.since is None
            assert used_ms(floor, seat.now()) == (second - stood - stands) * 1000
        stood += stands
        if second % 300 in (100, 160):
            room.act(do.ResumeClock() if stands else do.PauseClock())


def test_every_page_shows_that_second(room: Room) -> None:
    _, began = speech(room)
    watch = TimekeeperScreen(beside(room, "timekeeper"), SilentPlayer())
    for minute in range(31):
        time, view = shown(minute * 60), view_of(room)
        assert time in Painted(room).text(NARROW)
        assert time in text_of(tuple(now_lines(view, NARROW[0], 6)))
        assert drawn(time, text_of(tuple(watch.page(*NARROW))))
        hall = text_of(tuple(hall_page(view, NoLetters(), *NARROW)))
        assert drawn(time, hall) is (minute < 3)
        assert ("时间到，谢谢" in hall) is (minute >= 3)
        room.after(60)
    assert room.desk.now() == began + timedelta(minutes=31)


def drawn(time: str, page: str) -> bool:
    """Whether the time stands there in large figures, of whatever size."""
    return any(all(row in page for row in figures(time, width, 10)) for width in (76, 29))
