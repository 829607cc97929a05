"""Shares such as 2/3: read exactly, never from a percentage, and written back without rounding."""

from decimal import Decimal
from fractions import Fraction

from yishi_tui.domain.tally_problems import BadCount, Problem

MAX_DIGITS = 40
HALF = Fraction(1, 2)
THIRDS = (Fraction(1, 3), Fraction(2, 3))


def parse_share(text: str, where: str = "threshold") -> Fraction:
    """The exact share written "a/b", 0 < a/b <= 1; anything else is refused with the fraction to use instead."""
    numerator, _, denominator = text.partition("/")
    if not (_is_whole(numerator) and _is_whole(denominator)):
        raise _not_a_fraction(text, where)
    if not 0 < int(numerator) <= int(denominator):
        raise BadCount(where, Problem.SHARE_RANGE, found=text)
    return Fraction(int(numerator), int(denominator))


def parse_decimal(text: str) -> Decimal | None:
    """The number written in plain digits, with at most a leading minus and one point; None for any other text."""
    digits = text.removeprefix("-").replace(".", "", 1)
    return Decimal(text) if _is_whole(digits, 2 * MAX_DIGITS) else None


def exact(value: int | Decimal | Fraction) -> str:
    """A number unrounded: "9.5" where the decimal ends, otherwise "38/3"."""
    sign, fraction = "-" if value < 0 else "", abs(Fraction(value))
    places = _decimal_places(fraction.denominator)
    if places is None:
        return f"{sign}{fraction}"
    whole, rest = divmod(fraction.numerator * 10**places // fraction.denominator, 10**places)
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def _decimal_places(denominator: int) -> int | None:
    """Decimals needed to write 1/denominator in full; None when they never end."""
    return next((places for places in range(denominator.bit_length()) if 10**places % denominator == 0), None)


def _is_whole(text: str, longest: int = MAX_DIGITS) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= longest


def _not_a_fraction(text: str, where: str) -> BadCount:
    """Why the text is refused; a percentage or a decimal is answered with what was probably meant."""
    bare = text.strip().replace("％", "%")
    number = parse_decimal(bare.removesuffix("%").rstrip())
    if number is None:
        return BadCount(where, Problem.SHARE_MALFORMED, found=text)
    share = Fraction(number) / (100 if bare.endswith("%") else 1)
    if not 0 < share <= 1:
        return BadCount(where, Problem.SHARE_RANGE, found=text)
    if HALF < share <= Fraction(51, 100):
        return BadCount(where, Problem.SHARE_MAJORITY, found=text, suggest="> 1/2", exactly=_written(share))
    if third := _third_cut_to(share):
        return BadCount(where, Problem.SHARE_THIRD, found=text, suggest=_written(third), exactly=_written(share))
    return BadCount(where, Problem.SHARE_INEXACT, found=text, suggest=_written(share))


def _written(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def _third_cut_to(share: Fraction) -> Fraction | None:
    """The third that, cut off or rounded to two decimals or more, gives this share: 66%, 67% and 0.667 all mean 2/3."""
    scale = 10 ** max(2, _decimal_places(share.denominator) or 0)
    near = (third for third in THIRDS if share * scale in (third * scale // 1, round(third * scale)))
    return next(near, None)
