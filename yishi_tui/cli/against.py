"""Whether a paper belongs to a journal: the part of `yishi verify` that looks at papers."""

from collections.abc import Sequence
from pathlib import Path

from yishi_tui.cli.output import out, say
from yishi_tui.i18n import tr
from yishi_tui.papers.seal import Seal, seal_of
from yishi_tui.tables import InputError, Problem

NOT_OURS = {
    "unsealed": "这份文书上没有记录的校验值，看不出从哪里来",
    "foreign": "这份文书不是从这份记录来的：上面的校验值不在这份记录里",
    "miscounted": "这份文书对不上：它写的是 {said} 条记录，那个校验值是第 {record} 条的",
}
"""What is said of a paper that does not belong to the journal."""


def compare(paper: Path, hashes: Sequence[str]) -> Seal:
    """How the paper stands to the journal with these hashes. Raises InputError."""
    try:
        return seal_of(paper.read_bytes(), hashes)
    except OSError as error:
        what = tr("读不了文件：{detail}", detail=error.strerror or str(error))
        raise InputError(Problem(what, file=str(paper))) from None


def tell(seal: Seal, records: int) -> None:
    """Say it, of a journal with so many records."""
    if seal.tie == "belongs":
        later = records - seal.record
        out(tr("这份文书依据这份记录的前 {record} 条生成，此后又记了 {later} 条", record=seal.record, later=later))
    else:
        say(tr(NOT_OURS[seal.tie], said=seal.said, record=seal.record))
