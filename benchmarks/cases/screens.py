"""What of the host's screen the benchmarks look at, and the keys they press: the only place that knows it."""

from benchmarks.duel import View, painted, shown
from yishi_tui.domain.vocabulary import Seat

READY = (r"#\d+", "请说", "1 ?帮助")
"""Header, sentence and the end of the footer: with these three the first frame is complete."""

SEAT_READY = (r"\S",)
"""Any seat: something is on the screen."""

ACT_KEY = b" "
"""Holds or lets go the clock of the speech: an act without an answer from the room."""

ACT_VIEWS = (shown(r"#\d+"), shown("暂停中"), shown("刚才.*"))
"""Every panel that this act changes: the number of records, the clock, the last events."""

SAVED = shown(r"#\d+")
"""The number of records on disk: whatever was done, it changes."""

SEAT_KEYS: dict[Seat, tuple[bytes, ...]] = {"host": (ACT_KEY,), "recorder": (b"z", b"\r"), "timekeeper": (ACT_KEY,)}
"""Acts of each seat that has keys: the clock held and let go; a letter, and the note of one letter that it makes."""

SEAT_VIEWS: dict[Seat, tuple[View, ...]] = {"host": (SAVED,), "recorder": (shown(r"#\d+|z"),), "timekeeper": (SAVED,)}

NOTE_KEY = b"\x1b[19~"  # F8
TYPED = (b"z", b"\x7f")
TYPED_VIEW = shown("z")

HANDS_KEY = b"\x1bOS"  # F4, which lists the people
DOWN, UP = b"\x1b[B", b"\x1b[A"
MOVES = (DOWN, UP)
IN_THE_LIST = (DOWN, DOWN)
"""The cursor stands on the second row: from there it does not lead round the ends, which scrolls the list."""
MOVED_VIEW = painted
"""A moved cursor may change nothing but colours; so the clock is held first, and nothing else moves."""
