"""Papers put into a folder, each as a new issue of itself or not at all."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from yishi_tui.files import FOLDER_MODE, write_bytes
from yishi_tui.issues.reading import wording
from yishi_tui.issues.register import Issue, Register, digest
from yishi_tui.issues.stamp import bare, sentence
from yishi_tui.phrases import Lang

How = Literal["new", "same", "replaced", "beside"]
"""First of its name; left alone; the one there is kept `aside`; the one there was written by somebody and stays."""


class Paper(Struct, frozen=True):
    """A paper and its place, `posted/notice.txt`: what it says with a sentence about its issue ('' for none), as a file."""

    name: str
    text: Callable[[str], str]
    made: Callable[[str], bytes] = str.encode

    @property
    def data(self) -> bytes:
        """The first issue."""
        return self.made(self.text(""))


class Source(Struct, frozen=True):
    """The meeting that papers are of (0 for all), the day they are given out, and the journal they are made from."""

    meeting: int
    day: date
    records: int
    head: str
    lang: Lang


class Put(Struct, frozen=True):
    """A paper by its name (`notice.txt`), where it is now, and its issue."""

    file: str
    path: Path
    how: How
    number: int
    aside: Path | None = None


def put(folder: Path, papers: Iterable[Paper], source: Source, *, in_place: bool = False) -> Iterator[Put]:
    """Write each paper whole or not at all. Raises OSError.

    `in_place`: what somebody changed by hand goes aside too, for a person who asked for just this file.
    """
    shelf = _Shelf(folder, source, in_place)
    return (shelf.put(paper) for paper in papers)


class _Shelf:
    def __init__(self, folder: Path, source: Source, in_place: bool) -> None:
        self._folder = folder
        self._source = source
        self._in_place = in_place
        self._register = Register(folder)

    def put(self, paper: Paper) -> Put:
        path = self._folder / paper.name
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        words = digest(bare(paper.text("")).encode())
        if not path.exists():
            return self._write(path, paper, words, "new")
        there = path.read_bytes()
        lying = self._register.lying(paper.name, there)
        if lying is None:
            return self._by_hand(path, there, paper, words)
        if lying.words == words:
            return Put(path.name, path, "same", lying.number)
        return self._replace(path, there, self._name_aside(lying), paper, words)

    def _by_hand(self, path: Path, there: bytes, paper: Paper, words: str) -> Put:
        """What is there was written by somebody, or by an earlier version."""
        if there == paper.data:
            self._enter(paper, words, 1, there)
            return Put(path.name, path, "same", 1)
        if self._in_place:
            return self._replace(path, there, "edited", paper, words)
        known = self._register.of(paper.name, self._source.meeting)
        number = _number(known, words)
        last = known[-1].file if known and known[-1].words == words else ""
        names = _names(path, str(number))
        beside = next(each for each in names if not each.exists() or digest(each.read_bytes()) == last)
        return (
            Put(path.name, beside, "beside", number) if beside.exists() else self._write(beside, paper, words, "beside")
        )

    def _name_aside(self, lying: Issue) -> str:
        return str(lying.number) if lying.meeting == self._source.meeting else f"meeting-{lying.meeting}"

    def _replace(self, path: Path, there: bytes, name: str, paper: Paper, words: str) -> Put:
        """One that was kept already need not be kept twice."""
        free = (each for each in _names(path, name) if not each.exists() or each.read_bytes() == there)
        aside = next(free)
        path.replace(aside)
        return self._write(path, paper, words, "replaced", aside)

    def _write(self, path: Path, paper: Paper, words: str, how: How, aside: Path | None = None) -> Put:
        known = self._register.of(paper.name, self._source.meeting)
        number = _number(known, words)
        before = [issue for issue in known if issue.number < number]
        said = sentence(number, self._source.day, before[-1], self._source.lang) if before else ""
        data = paper.made(paper.text(said))
        write_bytes(path, data)
        self._enter(paper, words, number, data)
        return Put(PurePosixPath(paper.name).name, path, how, number, aside)

    def _enter(self, paper: Paper, words: str, number: int, data: bytes) -> None:
        source = self._source
        self._register.add(
            Issue(
                paper=paper.name,
                meeting=source.meeting,
                number=number,
                day=source.day,
                records=source.records,
                head=source.head,
                words=words,
                file=digest(data),
                wording=wording(data),
            )
        )


def _number(known: tuple[Issue, ...], words: str) -> int:
    """Which issue it will be: that of the last again where it says the same."""
    if not known:
        return 1
    return known[-1].number + (known[-1].words != words)


def _names(path: Path, what: str) -> Iterator[Path]:
    """`notice.1.txt`, and more of the kind should that be taken."""
    yield path.with_name(f"{path.stem}.{what}{path.suffix}")
    yield from (path.with_name(f"{path.stem}.{what}-{more}{path.suffix}") for more in count(2))
