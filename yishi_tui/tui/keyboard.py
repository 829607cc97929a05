"""Which key means what on the host's screen."""

from yishi_tui.tui.acts import BY_ALIAS, BY_ID, BY_KEY, Act

PAGE = 1000
SCROLLS = {"up": -1, "down": 1, "pageup": -PAGE, "pagedown": PAGE}
"""Lines of the wording; never more than a page."""

CHORDS = {"ctrl+z": "undo", "ctrl+y": "redo", "ctrl+p": "palette", "tab": "ladder"}
"""Acts on keys that are neither a digit nor a letter."""


def act_of(key: str, char: str) -> Act | None:
    """The act of a key: F1 to F9 and the digits are the same; letters are there for those who have them."""
    if key in CHORDS:
        return BY_ID[CHORDS[key]]
    digit = key[1:] if key.startswith("f") and key[1:].isdecimal() else char
    return BY_KEY.get(digit) or BY_ALIAS.get(char)
