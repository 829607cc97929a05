"""What a meeting leaves to the body's next one, where that is held in a session of its own."""

from datetime import datetime

from msgspec import Struct

from yishi_tui.domain.ledger import Adopted, Lost
from yishi_tui.domain.question import Decided, Stack


class Legacy(Struct, frozen=True, kw_only=True):
    """Questions with all that adheres to them, decisions in force, and when that meeting was held.

    Every number is negative: the records of the new session count from 1. `head` is the hash that the earlier journal ends
    with, `continued` the time an adjourned meeting was fixed for ('' for the next regular one).
    """

    head: str
    opened_at: datetime | None = None
    continued: str = ""
    unfinished: tuple[Stack, ...] = ()
    postponed: tuple[Stack, ...] = ()
    on_table: tuple[Stack, ...] = ()
    in_committee: tuple[Stack, ...] = ()
    adopted: tuple[Adopted, ...] = ()
    lost: tuple[Lost, ...] = ()
    decided: tuple[Decided, ...] = ()
