"""A roll (名册) from a table as offices keep them: CSV, in UTF-8 or in what Chinese Excel writes."""

import csv
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import StringIO
from pathlib import Path

from msgspec import Struct

from yishi_tui.domain.plan import Member
from yishi_tui.domain.tally_shares import parse_decimal
from yishi_tui.domain.text import clean_line, fold
from yishi_tui.i18n import tr
from yishi_tui.tables import InputError, Problem, shown

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "名字", "name"),
    "call": ("称呼", "call"),
    "unit": ("单元", "房号", "门牌", "门牌号", "unit"),
    "area": ("面积", "专有面积", "建筑面积", "area"),
    "groups": ("组", "分组", "groups", "group"),
    "votes": ("表决", "表决权", "votes", "vote"),
}
YES = ("", "是", "有", "可", "1", "true", "yes", "y", "√", "✓")
NO = ("否", "无", "不", "0", "false", "no", "n", "×", "✗")
AREA_UNITS = ("平方米", "平米", "m2")
SEPARATORS = "、;；/,， "
SPREADSHEETS = (".xlsx", ".xls", ".ods")

DELIMITERS = ",\t;，"
UNLIMITED = 1_000_000
"""What is too long is said when the plan is read."""

Row = Mapping[str, str]


class Roll(Struct, frozen=True):
    """The members, and the headings of the columns that were left alone."""

    members: tuple[Member, ...]
    ignored: tuple[str, ...]


def read_roll(path: Path) -> Roll:
    """The roll in a CSV file; the first row names the columns. Raises InputError with every problem."""
    lines = _lines(path)
    _, heading = next(lines, (1, []))
    fields = [_field(cell) for cell in heading]
    if "name" not in fields:
        expected = tr("一行表头，至少有“姓名”这一列")
        what = tr("应为{expected}，现在是{found}", expected=expected, found=shown(" ".join(heading)))
        raise InputError(Problem(what, file=str(path), line=1))
    rows = [(line, _row(fields, cells)) for line, cells in lines if any(cells)]
    if problems := [Problem(what, file=str(path), line=line) for line, row in rows for what in _wrong(row)]:
        raise InputError(*problems)
    ignored = [name for name, field in zip(heading, fields, strict=True) if name and not field]
    return Roll(tuple(_member(row) for _, row in rows), tuple(ignored))


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, cleaned, with the number of its line."""
    text = _text(path)
    first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count))
    try:
        for cells in reader:
            yield reader.line_num, [clean_line(cell, UNLIMITED) for cell in cells]
    except csv.Error as error:
        raise InputError(
            Problem(tr("不是 CSV：{detail}", detail=error), file=str(path), line=reader.line_num)
        ) from None


def _text(path: Path) -> str:
    if path.suffix.lower() in SPREADSHEETS:
        raise InputError(Problem(tr("目前只读 CSV，请另存为 CSV"), file=str(path)))
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(Problem(tr("读不了文件：{detail}", detail=error.strerror or error), file=str(path))) from None
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8-sig")
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        raise InputError(Problem(tr("文字编码认不出来，请另存为 UTF-8"), file=str(path))) from None


def _field(heading: str) -> str:
    """The field that a column holds; '' for one that is none of our business."""
    return next((field for field, words in HEADINGS.items() if fold(heading) in words), "")


def _row(fields: list[str], cells: list[str]) -> Row:
    return {field: cell for field, cell in zip(fields, cells, strict=False) if field}


def _wrong(row: Row) -> Iterator[str]:
    if not row.get("name"):
        yield tr("姓名是空的")
    area = _area(row)
    if area and (parse_decimal(area) is None or area.startswith("-")):
        yield tr("面积应为一个数，现在是{found}", found=shown(row["area"]))
    votes = row.get("votes", "")
    if fold(votes) not in (*YES, *NO):
        yield tr("表决权应为“是”或“否”，现在是{found}", found=shown(votes))


def _member(row: Row) -> Member:
    return Member(
        name=row["name"],
        call=row.get("call", ""),
        unit=row.get("unit", ""),
        groups=tuple(filter(None, re.split(f"[{SEPARATORS}]", row.get("groups", "")))),
        area=_area(row),
        votes=fold(row.get("votes", "")) not in NO,
    )


def _area(row: Row) -> str:
    """The area without its unit and without marks between the thousands."""
    area = fold(row.get("area", "")).replace(",", "")
    for unit in AREA_UNITS:
        area = area.removesuffix(unit)
    return area.strip()
