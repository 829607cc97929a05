"""What a seat answers to the last key."""

from collections.abc import Callable

from msgspec import Struct

from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.i18n import tr

Deed = Callable[[], OutOfOrder | None]


class Answer(Struct):
    """Why not, or a word about it; gone with the next act."""

    refusal: OutOfOrder | None = None
    hint: str = ""
    again: Deed | None = None
    """What could not be written, and may be tried once more."""

    def forget(self) -> None:
        self.refusal, self.hint, self.again = None, "", None


def when_over(seat: Seat) -> str:
    """Said to whoever sits down when the meeting is over; the hall reads it in the middle of its page."""
    if seat == "hall":
        return ""
    if seat == "timekeeper":
        return tr("会已经散了，这里只能看。")
    return tr("会已经散了，只能看；记录和落实事项还可以补写。")
