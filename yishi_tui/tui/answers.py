"""What a seat answers to the last key."""

from collections.abc import Callable

from msgspec import Struct

from yishi_tui.domain.order import OutOfOrder

Deed = Callable[[], OutOfOrder | None]


class Answer(Struct):
    """Why not, or a word about it; gone with the next act."""

    refusal: OutOfOrder | None = None
    hint: str = ""
    again: Deed | None = None
    """What could not be written, and may be tried once more."""

    def forget(self) -> None:
        self.refusal, self.hint, self.again = None, "", None
