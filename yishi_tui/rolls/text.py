"""CSV as offices write it: in UTF-8, in what Chinese Excel writes, or as its “Unicode text”."""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO

from yishi_tui.domain.text import clean_line
from yishi_tui.i18n import tr
from yishi_tui.rolls.cells import UNLIMITED
from yishi_tui.rolls.sheets import Row, Sheet
from yishi_tui.tables import InputError, Problem

DELIMITERS = ",\t;，"
LOOKED_AT = 20
"""Lines that show what parts the columns."""


def read_text(raw: bytes, file: str) -> Sheet:
    """The table in a file of text. Raises InputError."""
    text, sure = _decoded(raw, file)
    if text.lstrip()[:1] == "<":
        raise InputError(Problem(tr("这其实是一个网页文件，请用表格软件打开，另存为 .xlsx"), file=file))
    note = "" if sure else tr("如果文件里的中文成了乱码，请另存为 UTF-8 或 .xlsx")
    return Sheet(file, "", tuple(_rows(text, file)), note=note)


def _decoded(raw: bytes, file: str) -> tuple[str, bool]:
    """The text, and whether its encoding is beyond doubt."""
    with suppress(UnicodeDecodeError):
        if raw.startswith((BOM_UTF32_BE, BOM_UTF32_LE)):
            return raw.decode("utf-32"), True
        if raw.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
            return raw.decode("utf-16"), True
        return raw.decode("utf-8-sig"), True
    try:
        return raw.decode("gb18030"), False
    except UnicodeDecodeError:
        raise InputError(Problem(tr("文字编码认不出来，请另存为 UTF-8"), file=file)) from None


def _rows(text: str, file: str) -> Iterator[Row]:
    beginning = "\n".join(text.splitlines()[:LOOKED_AT])
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(DELIMITERS, key=beginning.count))
    try:
        for cells in reader:
            cleaned = tuple(clean_line(cell, UNLIMITED) for cell in cells)
            if any(cleaned):
                yield Row(reader.line_num, cleaned)
    except csv.Error as error:
        raise InputError(Problem(tr("不是 CSV：{detail}", detail=error), file=file, line=reader.line_num)) from None
