"""Everything a panel of the host's screen may look at."""

from datetime import datetime

from msgspec import Struct

from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.prompts import Suggestion
from yishi_tui.domain.queries import used_ms
from yishi_tui.domain.view import whole_seconds
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.phrases import Phrases
from yishi_tui.tui.neighbours import Seats

MINUTE = 60
SECOND_MS = 1000
MINUTE_MS = MINUTE * SECOND_MS


class View(Struct, frozen=True):
    """The meeting as it stands, and what the host's screen knows beyond it."""

    meeting: Meeting
    now: datetime
    phrases: Phrases
    suggestion: Suggestion | None
    saved: int = 0
    trouble: str = ""
    """Why nothing can be written; '' while everything is on disk."""
    copied: int = 0
    """How many records the last second copy holds; 0 where there is none."""
    same_disk: bool = False
    """Whether that copy lies on the journal's own disk."""
    uncopied: str = ""
    """In a word, why there is no second copy of what was recorded last; '' while there is, or none is wanted."""
    refusal: OutOfOrder | None = None
    hint: str = ""
    """A word to the host about the last key."""
    again: bool = False
    """Whether `Enter` tries once more to write what could not be written."""
    calming: str = ""
    """What is offered or said while the clock stands; '' for nothing."""
    minutes_file: str = ""
    seat: Seat = "host"
    """Which of the seats this is."""
    seats: Seats = ()
    """Which seats are open, and how many of each."""
    sign_in_key: str = "5"
    """What is pressed to sign people in, as it is printed."""
    scroll: int | None = None
    """The first line shown of a text that is too long; None shows what is being handled."""


def minutes_left(view: View) -> int | None:
    """Whole minutes until the meeting is to end, rounded up; negative after it; None where no end is planned."""
    ends = view.meeting.plan.ends
    if not ends or view.meeting.phase in ("planned", "adjourned"):
        return None
    left_ms = round_ms(datetime.fromisoformat(ends), view.now)
    return whole_seconds(whole_seconds(left_ms) * 1000 // MINUTE)


def round_ms(later: datetime, earlier: datetime) -> int:
    """Milliseconds between two moments."""
    gap = later - earlier
    return (gap.days * 86400 + gap.seconds) * 1000 + gap.microseconds // 1000


def turns_in(floor: Floor | None, now: datetime) -> int:
    """Milliseconds until a clock that is shown turns: that on the wall, by minutes, and that of a speech, by seconds."""
    minute = MINUTE_MS - now.second * SECOND_MS - now.microsecond // 1000
    if floor is None or floor.since is None:
        return minute
    return min(minute, SECOND_MS - (used_ms(floor, now) - (floor.limit_ms or 0)) % SECOND_MS)


def clock_words(seconds: int) -> str:
    """02:35, without a sign."""
    return f"{abs(seconds) // MINUTE:02}:{abs(seconds) % MINUTE:02}"
