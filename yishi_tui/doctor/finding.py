"""One thing looked at."""

from typing import Literal

from msgspec import Struct

Verdict = Literal["good", "mind", "bad"]
"""Fine; usable, with something to know; to be changed before the meeting."""


class Finding(Struct, frozen=True, kw_only=True):
    """What was looked at, how it is, and what to change; `advice` is '' where nothing needs changing."""

    id: str
    verdict: Verdict
    what: str
    advice: str = ""


def good(identity: str, what: str) -> Finding:
    return Finding(id=identity, verdict="good", what=what)


def mind(identity: str, what: str, advice: str) -> Finding:
    return Finding(id=identity, verdict="mind", what=what, advice=advice)


def bad(identity: str, what: str, advice: str) -> Finding:
    return Finding(id=identity, verdict="bad", what=what, advice=advice)
