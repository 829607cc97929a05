"""What has no place on a notice board: telephones, identity cards, bank cards, and the flats of people."""

import re
from collections.abc import Iterable

from yishi_tui.domain.plan import Member
from yishi_tui.papers.naming import plain_names

HIDDEN = "＊＊＊＊"

_NUMBERS = re.compile(
    r"""(?<!\d)(?:
        (?:\+?86[ -]?)?[1１][3-9３-９]\d(?:[ -]?\d{4}){2}    # a mobile telephone
      | [(（]?[0０]\d{2,3}[)）]?[ -]?\d{7,8}                  # a telephone with its area code
      | \d{14,18}[\dXxＸｘ]                         # an identity card, old or new, or a bank card
    )(?!\d)""",
    re.VERBOSE,
)


class Veil:
    """Hides such numbers in a text, and the flat behind a name by which people of one name are told apart.

    Dates and sums stay, and flats that a text itself speaks of.
    """

    def __init__(self, members: Iterable[Member] = ()) -> None:
        self._names = {name: bare for name, bare in plain_names(members).items() if name != bare}

    def __call__(self, text: str) -> str:
        for name, bare in self._names.items():
            text = text.replace(name, bare)
        return _NUMBERS.sub(HIDDEN, text)
