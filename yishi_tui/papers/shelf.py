"""Papers put into a folder. A paper that is there and reads otherwise is set aside, never lost: it may have been published."""

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Literal

from msgspec import Struct

from yishi_tui.files import FOLDER_MODE, write_bytes
from yishi_tui.papers.every import Paper

How = Literal["new", "same", "replaced"]


class Put(Struct, frozen=True):
    """Where a paper is now; `aside` is what became of the one that was there."""

    path: Path
    how: How
    aside: Path | None = None


def put(folder: Path, papers: Iterable[Paper]) -> Iterator[Put]:
    """Write each paper whole or not at all. Raises OSError."""
    for paper in papers:
        path = folder / paper.name
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        yield _put(path, paper.data)


def _put(path: Path, data: bytes) -> Put:
    if not path.exists():
        write_bytes(path, data)
        return Put(path, "new")
    if path.read_bytes() == data:
        return Put(path, "same")
    aside = next(free for free in _free_names(path) if not free.exists())
    path.replace(aside)
    write_bytes(path, data)
    return Put(path, "replaced", aside)


def _free_names(path: Path) -> Iterator[Path]:
    return (path.with_name(f"{path.stem}.old-{number}{path.suffix}") for number in count(1))
