"""`yishi log`: the journal in plain sentences, or its records."""

from collections.abc import Iterator
from itertools import groupby
from typing import get_args

import typer

from yishi_tui import chronicle, sessions
from yishi_tui.chronicle_cases import Records
from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, say, visible
from yishi_tui.cli.shared import AsJson, SessionName, session, tell
from yishi_tui.clock import SystemClock
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.i18n import lang, tr
from yishi_tui.journal.envelope import ENCODER
from yishi_tui.minutes.tables import padded, width

app = command_line()
CORRECTED = "✗"


@app.command()
def log(ctx: typer.Context, session_name: SessionName, as_json: AsJson = False) -> None:
    """会议记录，一句一句；已经更正的有 ✗ 标记。"""
    proceedings = sessions.open_proceedings(session(ctx, session_name), SystemClock(), write=False)
    tell(proceedings)
    if not proceedings.saved:
        say(tr("还没有记录。"))
    elif as_json:
        for line in proceedings.journal.read():
            out(ENCODER.encode(line).decode())
    else:
        for told in lines(proceedings.meeting.history):
            out(visible(told))


def lines(records: Records) -> Iterator[str]:
    """The log, day by day: number, time, seat and sentence of each record, those taken back marked."""
    corrected = chronicle.taken_back_by(records)
    digits = len(str(len(records)))
    for day, of_day in groupby(records, lambda record: record.at.date()):
        yield day.isoformat()
        for record in of_day:
            yield _line(record, records, corrected.get(record.seq), digits)


def _line(record: Record, records: Records, corrected_by: int | None, digits: int) -> str:
    mark = CORRECTED if corrected_by else " "
    seat = padded(chronicle.word("seat", record.by, lang()), _widest_seat())
    told = chronicle.sentence(record, records, lang())
    by = chronicle.word("log", "corrected", lang()).format(seq=corrected_by) if corrected_by else ""
    return f"{mark} #{record.seq:<{digits}}  {record.at:%H:%M:%S}  {seat}  {told}{f'  [{by}]' if by else ''}"


def _widest_seat() -> int:
    return max(width(chronicle.word("seat", seat, lang())) for seat in get_args(Seat))
