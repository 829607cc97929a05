"""Colours are said once: of what is written to the terminal, only what changes of ink and paper goes there.

Textual says the whole style before each piece of text and takes it back behind it, which is half of all bytes, and over a
slow line bytes are the wait. What is written in its place is in ISO 6429 and makes the same cells.
"""

import re
from functools import lru_cache
from typing import NamedTuple, cast

from textual.driver import Driver

_STYLE = re.compile(r"\x1b\[([\d;]*)m")
_MOVES = re.compile(r"(?:[\r\n]|\x1b\[[\d;]*H)*(\x1b\[[\d;]*H)")
_UNFINISHED = re.compile(r"\x1b(?:\[[\d;?]*)?\Z")
_CODE = re.compile(r"(?:[1-9]|(?:3|4|9|10)[0-79]|[34]8;(?:5;\d+|2;\d+;\d+;\d+))(?=;|\Z)")
_PAPER = ("4", "10")
"""What the codes of papers begin with, where they are longer than a sign."""
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"}
_SHOWN = frozenset("479?")
"""Underlined, reversed, struck out: this shows on a blank too."""


class Ink(NamedTuple):
    """How the terminal writes; a colour of '' is its own."""

    marks: frozenset[str] = frozenset()
    text: str = ""
    paper: str = ""


PLAIN = Ink()
UNKNOWN = Ink(frozenset("?"))


@lru_cache(maxsize=1024)
def ink(style: str) -> Ink:
    """What the codes of a style mean."""
    codes = _CODE.findall(style)
    if ";".join(codes) != style:
        return UNKNOWN
    colours = [code for code in codes if len(code) > 1]
    papers = [code for code in colours if code.startswith(_PAPER)]
    texts = [code for code in colours if not code.startswith(_PAPER)]
    return Ink(frozenset(codes) - frozenset(colours), "".join(texts[-1:]), "".join(papers[-1:]))


@lru_cache(maxsize=4096)
def turned(old: Ink, new: Ink) -> str:
    """What is written to come from one to the other."""
    if old == new:
        return ""
    if old == UNKNOWN:
        return "\x1b[0m" + turned(PLAIN, new)
    if new == PLAIN:
        return "\x1b[0m"
    off = {_OFF[mark] for mark in old.marks - new.marks}
    on = {mark for mark in new.marks if mark not in old.marks or _OFF[mark] in off}
    colours = [now or own for was, now, own in zip(old[1:], new[1:], ("39", "49"), strict=True) if was != now]
    return f"\x1b[{';'.join([*sorted(off), *sorted(on), *colours])}m"


class Thrift:
    """Follows what is written, and says it in fewer bytes."""

    def __init__(self) -> None:
        self._now = self._wanted = PLAIN
        self._rest = ""

    def shortened(self, data: str) -> str:
        """The same in fewer bytes. A sequence that is not complete waits for the next time."""
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        self._rest = unfinished[0] if unfinished else ""
        pieces = _STYLE.split(data.removesuffix(self._rest))
        written = [self._style(piece) if place % 2 else self._text(piece) for place, piece in enumerate(pieces)]
        return "".join(written) + self._turn(self._wanted)

    def _style(self, style: str) -> str:
        """A style is written when there is text for it; one that means nothing here, as it is."""
        said = PLAIN if style in ("", "0") else ink(style)
        if said is PLAIN or (self._wanted is PLAIN and said is not UNKNOWN):
            self._wanted = said
        elif UNKNOWN in (said, self._wanted):
            before = self._turn(self._wanted)
            self._now = self._wanted = UNKNOWN
            return f"{before}\x1b[{style}m"
        else:
            marks, text, paper = self._wanted
            self._wanted = Ink(marks | said.marks, said.text or text, said.paper or paper)
        return ""

    def _text(self, text: str) -> str:
        if not text:
            return ""
        if moves := _MOVES.fullmatch(text):
            return moves[1]
        if text.isspace() and not (self._now.marks | self._wanted.marks) & _SHOWN:
            return self._turn(self._now._replace(paper=self._wanted.paper)) + text
        return self._turn(self._wanted) + text

    def _turn(self, wanted: Ink) -> str:
        codes = turned(self._now, wanted)
        self._now = wanted
        return codes


def thrifty(platforms: type[Driver]) -> type[Driver]:
    """The driver of a platform, with fewer bytes."""
    said = Thrift()

    def write(driver: Driver, data: str) -> None:
        platforms.write(driver, said.shortened(data))

    return cast(type[Driver], type(platforms.__name__, (platforms,), {"write": write}))
