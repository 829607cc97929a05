"""The way of voting that a motion asks for in words."""

from collections.abc import Sequence

from yishi_tui.domain.vocabulary import Method

_WORDS: tuple[tuple[str, Method], ...] = (
    ("roll", "roll_call"),
    ("点名", "roll_call"),
    ("唱名", "roll_call"),
    ("无记名", "ballot"),
    ("记名", "roll_call"),
    ("ballot", "ballot"),
    ("投票", "ballot"),
    ("rising", "rising"),
    ("count", "rising"),
    ("起立", "rising"),
    ("hand", "hands"),
    ("举手", "hands"),
    ("voice", "voice"),
    ("口头", "voice"),
)
"""What is looked for, first things first: 无记名 holds 记名."""


def method_named(text: str, used: Sequence[Method]) -> Method:
    """The method named in the words; a ballot where they name none that is used, for that is what is mostly meant."""
    said = text.lower()
    named = (method for word, method in _WORDS if word in said and method in used)
    return next(named, "ballot" if "ballot" in used else used[0])
