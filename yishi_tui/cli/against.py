"""Whether a paper belongs to a journal: the part of `yishi verify` that looks at papers."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from yishi_tui.cli.output import out, say
from yishi_tui.i18n import tr
from yishi_tui.issues.reading import wording
from yishi_tui.issues.register import Issue, Register, digest
from yishi_tui.papers.seal import Tie, seal_of
from yishi_tui.reasons import reason
from yishi_tui.tables import InputError, Problem

FOLDER = "papers"
NOT_OURS = {
    "unsealed": "这份文书上没有记录的校验值，看不出从哪里来",
    "unreadable": "这种文件里的字读不出来；请把纸上印的校验值写在 --head 后面",
    "foreign": "这份文书不是从这份记录来的：上面的校验值不在这份记录里",
    "miscounted": "这份文书对不上：它写的是 {said} 条记录，那个校验值是第 {record} 条的",
    "changed": "这份文书的文字和印发的不一样：上面的校验值是第 {record} 条的，印发以后有人改过",
}
"""What is said of a paper that does not belong to the journal."""

Words = Literal["issued", "changed", "unknown"]
"""As they were given out; otherwise; nothing is known of how they were given out."""


class Compared(Struct, frozen=True):
    """How a paper stands to a journal: by its seal, and by its words."""

    tie: Tie
    record: int
    said: int
    words: Words

    @property
    def belongs(self) -> bool:
        return self.tie == "belongs" and self.words != "changed"


def compare(paper: Path, hashes: Sequence[str], session: Path) -> Compared:
    """How the paper stands to the journal with these hashes. Raises InputError."""
    try:
        data = paper.read_bytes()
        seal = seal_of(data, hashes)
        issues = list(_given_out(paper, session, hashes[seal.record - 1])) if seal.tie == "belongs" else []
    except OSError as error:
        what = tr("读不了文件：{detail}", detail=reason(error))
        raise InputError(Problem(what, file=str(paper))) from None
    return Compared(**structs.asdict(seal), words=_words(data, issues))


def _given_out(paper: Path, session: Path, head: str) -> Iterator[Issue]:
    """What is known to have been given out from the journal up to this record, in the places where papers are kept."""
    beside = paper.resolve().parent
    for folder in dict.fromkeys((beside, beside.parent, session.resolve(), session.resolve() / FOLDER)):
        yield from Register(folder).made_from(head)


def _words(data: bytes, issues: Sequence[Issue]) -> Words:
    if any(digest(data) == issue.file for issue in issues) or wording(data) in {issue.wording for issue in issues}:
        return "issued"
    return "changed" if issues and all(issue.wording for issue in issues) else "unknown"


def tell(found: Compared, records: int) -> None:
    """Say it, of a journal with so many records."""
    if not found.belongs:
        why = found.tie if found.tie != "belongs" else found.words
        say(tr(NOT_OURS[why], said=found.said, record=found.record))
        return
    later = records - found.record
    said = tr("这份文书依据这份记录的前 {record} 条生成，此后又记了 {later} 条", record=found.record, later=later)
    out(said if later else tr("这份文书依据这份记录的全部 {record} 条生成", record=found.record))
    if found.words == "unknown":
        say(tr("只核对了校验值；文字没有印发的底子可比，请自己看一遍"))
