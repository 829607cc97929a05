"""What has been given out of a folder: kept in a file beside the papers."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from yishi_tui.files import write_bytes

FILE = "issued.jsonl"


class Issue(Struct, frozen=True, kw_only=True):
    """A paper as it was given out for the `number`th time: for which meeting, when, and made from how much of the journal.

    `words` is the digest of what it says, `file` that of the file as it was written, `wording` that of what can be read in
    it ('' in those of an earlier version).
    """

    paper: str
    meeting: int
    number: int
    day: date
    records: int
    head: str
    words: str
    file: str
    wording: str = ""


class Register:
    """The issues of the papers in one folder, the first first. A line that cannot be read counts as none."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError."""
        self._path = folder / FILE
        self._issues = list(_read(self._path))

    def of(self, paper: str, meeting: int) -> tuple[Issue, ...]:
        return tuple(issue for issue in self._issues if (issue.paper, issue.meeting) == (paper, meeting))

    def lying(self, paper: str, data: bytes) -> Issue | None:
        """The issue that this file is, word for word; None for what somebody else wrote."""
        file = digest(data)
        return next((each for each in reversed(self._issues) if (each.paper, each.file) == (paper, file)), None)

    def made_from(self, head: str) -> tuple[Issue, ...]:
        """What was given out when the journal ended with the record of this hash."""
        return tuple(issue for issue in self._issues if issue.head == head)

    def add(self, issue: Issue) -> None:
        """Enter it. Raises OSError."""
        self._issues.append(issue)
        write_bytes(self._path, b"".join(msgspec.json.encode(each) + b"\n" for each in self._issues), through=False)


def _read(path: Path) -> Iterator[Issue]:
    decoder = msgspec.json.Decoder(Issue)
    for line in path.read_bytes().splitlines() if path.exists() else ():
        try:
            yield decoder.decode(line)
        except msgspec.DecodeError:
            continue


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()
