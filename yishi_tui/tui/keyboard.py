"""Which key means what on the host's screen."""

from collections.abc import Mapping
from functools import lru_cache

from yishi_tui.keys import holders
from yishi_tui.tui.acts import BY_ALIAS, Act, with_keys

PAGE = 1000
SCROLLS = {"up": -1, "down": 1, "pageup": -PAGE, "pagedown": PAGE}
"""Lines of the wording; never more than a page."""


class Keyboard:
    """The acts with their keys, one's own among them."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self.acts = with_keys(own)
        by_id = {act.id: act for act in self.acts}
        self._by_key = {key: by_id[act] for key, act in holders(own).items()}
        keyed = [act for act in self.acts if act.key and act.id != "help"]
        self.footer = (*sorted(keyed, key=lambda act: (len(act.key), act.key)), by_id["help"])
        """Those with a key that is printed, in the order of the footer."""

    def act_of(self, key: str, char: str) -> Act | None:
        """The act of a key: F1 to F9 and the digits are the same; letters are there for those who have them."""
        return self._by_key.get(key) or self._by_key.get(f"f{char}") or BY_ALIAS.get(char)

    def names(self, acts: tuple[str, ...]) -> str:
        """The keys of these acts as they are printed, those that have one: 2 3 6."""
        return " ".join(act.key for act in sorted(self.acts, key=lambda act: act.key) if act.id in acts and act.key)


def keyboard_of(own: Mapping[str, str]) -> Keyboard:
    """The keyboard with these keys of one's own; made once."""
    return _keyboard(tuple(own.items()))


@lru_cache(maxsize=2)
def _keyboard(own: tuple[tuple[str, str], ...]) -> Keyboard:
    return Keyboard(dict(own))
