"""What is known of a new meeting before it is written down."""

from datetime import datetime

from msgspec import Struct

from yishi_tui.rolls import Roll


class Draft(Struct, frozen=True):
    """What is known of a new meeting; None where nobody has said anything yet."""

    title: str | None = None
    starts: datetime | None = None
    place: str | None = None
    roll: Roll | None = None
    items: tuple[str, ...] = ()
    rules: str | None = None
    host: str = ""
    recorder: str = ""
    timekeeper: str = ""
