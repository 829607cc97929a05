"""Reads the shipped table of pinyin; made by tools/make_pinyin_table.py, described at the head of the file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from yishi_tui.domain.people import Pinyin, Spelling

FIRST_CHARACTER = 0x4E00
_NONE = "-"


class _Readings(dict[str, Spelling]):
    """The readings of a character, looked up in the table when first asked for; () for a character outside it."""

    def __init__(self, codes: str, syllables: Mapping[str, str], further: Sequence[Mapping[str, str]]) -> None:
        super().__init__()
        self._codes = codes
        self._syllables = syllables
        self._further = further

    def __missing__(self, char: str) -> Spelling:
        place = ord(char) - FIRST_CHARACTER
        first = self._syllables[self._codes[place]] if 0 <= place < len(self._codes) else _NONE
        further = (table[char] for table in self._further if char in table)
        self[char] = () if first == _NONE else (first, *further)
        return self[char]


@cache
def load() -> Pinyin:
    """The table, read when first asked for."""
    sections = _sections((files("yishi_tui") / "data" / "pinyin.txt").read_text(encoding="utf-8"))
    syllables = dict(zip(sections["letters"][0], sections["syllables"][0].split(), strict=True))
    further = [_readings(sections[name]) for name in ("second", "third")]
    readings = _Readings("".join(sections["first"]), syllables, further)
    return Pinyin(readings.__getitem__, _spellings(sections["surnames"]), _spellings(sections["doubles"]))


def _sections(text: str) -> dict[str, list[str]]:
    sections: defaultdict[str, list[str]] = defaultdict(list)
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            sections[name].append(line)
    return sections


def _readings(groups: Iterable[str]) -> dict[str, str]:
    return {char: syllable for syllable, characters in map(str.split, groups) for char in characters}


def _spellings(lines: Iterable[str]) -> dict[str, Spelling]:
    return {name: tuple(syllables) for name, *syllables in map(str.split, lines)}
