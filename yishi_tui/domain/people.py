"""Finding a person on the roll by 座号, pinyin, characters, form of address or unit."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, islice, product
from typing import Protocol

from msgspec import Struct

from yishi_tui.domain.text import fold

# How well somebody answers a query; less is better. A less usual reading of a name costs one more.
_EXACT, _PREFIX, _MIXED, _CONTAINS = 0, 2, 4, 6
_UNUSUAL = 1
_AFTER_SEATS = 8

# Longer queries and names add nothing but ways to match them, whose number would explode.
_QUERY_LIMIT = 32
_MOST_SYLLABLES = 8
_MOST_SPELLINGS = 64
_SPELLABLE = r"[a-z]+|[\u4e00-\u9fff]"
_RUN = r"[a-z0-9]+"
_IGNORED = r"[^\w-]+|_"
_UMLAUTS = (("ü", "v"), ("lyu", "lv"), ("nyu", "nv"))
# Between two typed letters the rest of a syllable may be left out. Lazy, so that letters in a row are tried first.
_SKIP = "(?:[a-z]* )??"
_SYLLABLE_ENDS = "(?![a-z])"

Spelling = tuple[str, ...]


class Person(Protocol):
    """What is read of somebody on the roll; `call` and `unit` may be empty."""

    @property
    def name(self) -> str: ...
    @property
    def call(self) -> str: ...
    @property
    def unit(self) -> str: ...


class Pinyin(Struct, frozen=True):
    """Toneless pinyin, ü written v. `readings` gives the syllables of a character, the most usual first, () for none;
    `surnames` the readings as a surname; `doubles`, for a surname of two characters, one syllable each."""

    readings: Callable[[str], Spelling]
    surnames: Mapping[str, Spelling]
    doubles: Mapping[str, Spelling]

    def spell(self, name: str) -> list[Spelling]:
        """The ways to read each of the first characters or Latin words of a folded name, which begins with a surname."""
        parts = re.findall(_SPELLABLE, name)[:_MOST_SYLLABLES]
        slots = [(part,) if part.isascii() else self.readings(part) for part in parts]
        double = self.doubles.get(parts[0] + parts[1]) if len(parts) > 2 else None
        if double:
            slots[:2] = map(_put_first, zip(double, strict=True), slots[:2])
        elif parts and parts[0] in self.surnames:
            slots[0] = _put_first(self.surnames[parts[0]], slots[0])
        return list(filter(None, slots))


class _Column(Struct, frozen=True):
    """Many short lines joined into one text, which is searched far faster than the lines one by one."""

    text: str
    starts: tuple[int, ...]
    owners: tuple[int, ...]

    @classmethod
    def of(cls, lines: Sequence[str], owners: Iterable[int]) -> "_Column":
        starts = accumulate(map(len, lines), lambda start, length: start + length + 1, initial=1)
        return cls("\n".join(("", *lines, "")), tuple(starts), tuple(owners))

    def hits(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Who owns the line of each place where the pattern matches."""
        for match in pattern.finditer(self.text):
            yield self.owners[bisect_right(self.starts, match.start()) - 1], match


class Index(Struct, frozen=True, dict=True):
    """A roll made ready for searching; the two columns are built when first asked for."""

    people: tuple[tuple[str, str, str], ...]  # name, call and unit, folded
    pinyin: Pinyin

    def find(self, query: str, among: Container[int] | None = None, limit: int | None = None) -> tuple[int, ...]:
        """The positions (座号 less one) of those who answer, best first and then as on the roll; '' finds everybody."""
        ranks = self._ranks(fold(query[:_QUERY_LIMIT]))
        found = sorted(sorted(ranks), key=ranks.__getitem__)
        return tuple(found if among is None else filter(among.__contains__, found))[:limit]

    @cached_property
    def written(self) -> _Column:
        """Names, forms of address and units as they are written; units also as 3-2-601 and 32601."""
        lines, owners = [], []
        for owner, (name, call, unit) in enumerate(self.people):
            for line in {_key(name), _key(call), *_unit_keys(unit)} - {""}:
                lines.append(line)
                owners.append(owner)
        return _Column.of(lines, owners)

    @cached_property
    def spelled(self) -> Mapping[tuple[str, int], _Column]:
        """Names as ` wang jian guo`, under each letter that begins a syllable and whether the reading is unusual."""
        lines: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        owners: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for owner, (name, call, _) in enumerate(self.people):
            for text in {name, call}:
                for line, letters, unusual in _spellings(self.pinyin.spell(text)):
                    for letter in letters:
                        lines[letter, unusual].append(line)
                        owners[letter, unusual].append(owner)
        return {place: _Column.of(lines[place], owners[place]) for place in lines}

    def _ranks(self, query: str) -> dict[int, int]:
        """Whoever answers the folded query, and how well."""
        key = _key(query)
        if not key:
            return dict.fromkeys(range(len(self.people)), _EXACT)
        if key.isascii() and key.isdigit():
            return _best(self._by_seat(key), self._as_written(key, _AFTER_SEATS))
        letters = _letters(key)
        if letters:
            return _best(self._by_letters(letters), self._as_written(key))
        return _best(self._as_written(key)) or _best(self._by_unit(query)) or _best(self._by_sound(key))

    def _by_seat(self, digits: str) -> Iterator[tuple[int, int]]:
        """The 座号 itself, then those that begin with it: 1, then 10 to 19, then 100 to 199."""
        last = len(self.people)
        wanted = digits.lstrip("0")
        if not wanted or len(wanted) > len(str(last)):
            return
        low, high, rank = int(wanted), int(wanted) + 1, _EXACT
        while low <= last:
            yield from ((seat - 1, rank) for seat in range(low, min(high, last + 1)))
            low, high, rank = low * 10, high * 10, _PREFIX

    def _as_written(self, key: str, worse: int = 0) -> Iterator[tuple[int, int]]:
        for owner, match in self.written.hits(re.compile(re.escape(key))):
            yield owner, _place(match) + worse

    def _by_unit(self, query: str) -> Iterator[tuple[int, int]]:
        """A unit written in another way than on the roll, such as 3号楼601室 for 3-601."""
        runs = re.findall(_RUN, query)
        return self._as_written("-".join(runs)) if len(runs) > 1 else iter(())

    def _by_letters(self, letters: str) -> Iterator[tuple[int, int]]:
        """Initials, full pinyin or both mixed; first from the surname, then from a later character."""
        pattern = re.compile(f" {_SKIP.join(letters)}")
        for owner, match, unusual in self._spelled_hits(letters[0], pattern):
            yield owner, _fit(match, letters) + unusual

    def _by_sound(self, key: str) -> Iterator[tuple[int, int]]:
        """Other characters of the same sound, whatever the tone."""
        slots = self.pinyin.spell(key)
        rest = "".join(f" (?:{'|'.join(slot)}){_SYLLABLE_ENDS}" for slot in slots[1:])
        for first in chain.from_iterable(slots[:1]):
            pattern = re.compile(f" {first}{_SYLLABLE_ENDS}{rest}")
            for owner, match, unusual in self._spelled_hits(first[0], pattern):
                yield owner, _place(match) + unusual

    def _spelled_hits(self, letter: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str], int]]:
        for unusual in (0, _UNUSUAL):
            column = self.spelled.get((letter, unusual))
            if column:
                yield from ((owner, match, unusual) for owner, match in column.hits(pattern))


def build_index(people: Sequence[Person], pinyin: Pinyin) -> Index:
    """The index of a roll, whose order gives the 座号. Cheap; the work is done by the first search."""
    return Index(tuple((fold(person.name), fold(person.call), fold(person.unit)) for person in people), pinyin)


def _put_first(preferred: Spelling, slot: Spelling) -> Spelling:
    return tuple(dict.fromkeys(preferred + slot))


def _best(*answers: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The best rank of everybody found."""
    ranks: dict[int, int] = {}
    for owner, rank in chain.from_iterable(answers):
        if rank < ranks.get(owner, rank + 1):
            ranks[owner] = rank
    return ranks


def _key(folded: str) -> str:
    """What counts when people type a name or a unit: no blanks, dots or other marks but the hyphen."""
    return folded if folded.isalnum() else re.sub(_IGNORED, "", folded)


def _letters(key: str) -> str:
    """`key` as plain pinyin letters, '' if it is anything else."""
    for written, plain in _UMLAUTS:
        key = key.replace(written, plain)
    return key if key.isascii() and key.isalpha() else ""


def _unit_keys(unit: str) -> tuple[str, ...]:
    if not unit:
        return ()
    runs = re.findall(_RUN, unit)
    return _key(unit), "-".join(runs), "".join(runs)


def _spellings(slots: Sequence[Spelling]) -> Iterator[tuple[str, set[str], int]]:
    """The ways to read a name, the usual one first: the line, the letters that begin a syllable, how unusual it is."""
    unusual = 0
    for syllables in islice(product(*slots), _MOST_SPELLINGS if slots else 0):
        yield f" {' '.join(syllables)}", {syllable[0] for syllable in syllables}, unusual
        unusual = _UNUSUAL


def _place(match: re.Match[str]) -> int:
    """Whether the match is the whole of its line, the beginning or a later part."""
    if match.string[match.start() - 1] != "\n":
        return _CONTAINS
    return _EXACT if match.string[match.end()] == "\n" else _PREFIX


def _fit(match: re.Match[str], letters: str) -> int:
    """The rank of typed letters: all of a name's pinyin or initials, its beginning, a mixture, or a later part."""
    line, end = match.string, match.end()
    if line[match.start() - 1] != "\n":
        return _CONTAINS
    part = match.group()
    if part.replace(" ", "") == letters:
        return _EXACT if line[end] == "\n" else _PREFIX
    if part.count(" ") != len(letters):
        return _MIXED
    return _PREFIX if line.find(" ", end, line.index("\n", end)) >= 0 else _EXACT
