"""Numbers of people that have no place on a notice board: telephones, identity cards, bank cards."""

import re

HIDDEN = "＊＊＊＊"

_NUMBERS = re.compile(
    r"""(?<!\d)(?:
        (?:\+?86[ -]?)?[1１][3-9３-９]\d(?:[ -]?\d{4}){2}    # a mobile telephone
      | [(（]?[0０]\d{2,3}[)）]?[ -]?\d{7,8}                  # a telephone with its area code
      | \d{14,18}[\dXxＸｘ]                         # an identity card, old or new, or a bank card
    )(?!\d)""",
    re.VERBOSE,
)


def veiled(text: str) -> str:
    """The text with such numbers left out. Dates, sums and the numbers of flats stay."""
    return _NUMBERS.sub(HIDDEN, text)
