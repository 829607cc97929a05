"""The rows of a roll, read as people; every row that cannot be is named."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct, structs

from yishi_tui.domain.plan import Member
from yishi_tui.domain.tally_shares import parse_decimal
from yishi_tui.domain.text import fold
from yishi_tui.i18n import tr
from yishi_tui.rolls.cells import is_date, is_figure, person_name, quoted, without_private
from yishi_tui.rolls.headings import Heading, is_heading
from yishi_tui.rolls.sheets import Merge, Row, Sheet
from yishi_tui.rolls.units import filled_down, unit_of
from yishi_tui.tables import InputError

YES = ("", "是", "有", "可", "1", "true", "yes", "y", "√", "✓")
NO = ("否", "无", "不", "0", "false", "no", "n", "×", "✗")
AREA_UNITS = ("平方米", "平米", "平", "m2", "sqm", "sq m", "sq.m")
SEPARATORS = "、;；/,， "
KEPT = ("name", "call", "building", "entrance", "room", "groups")
"""Fields whose words are kept, without the numbers among them."""
REPEATED = ("call", "building", "entrance", "room", "groups", "votes")
"""What merged cells say of every row they reach over. An area belongs to the first only, or it would count twice."""

_TOTAL = re.compile(r"[合总小共]\s*(计|数).*|(sub|grand)?\s*total.*|sum")
_NOTE = re.compile(r"备注|注[:：]|说明|填表|制表|审核|负责人|经办|日期|note|remark|prepared", re.IGNORECASE)

Left = Literal["heading", "total", "note", "empty", "hidden"]


class LeftOut(Struct, frozen=True):
    """A row that is nobody's, and why."""

    row: int
    why: Left


class Entry(Struct, frozen=True):
    """Somebody on the roll, the row and the words of the private columns."""

    row: int
    member: Member
    private: tuple[str, ...] = ()
    continues: bool = False
    """Whether the name reaches down from the row above: the same person once more."""
    stripped: bool = False
    """Whether a phone or identity number stood among the words."""


def left_out(sheet: Sheet, heading: Heading, skip_hidden: bool) -> tuple[LeftOut, ...]:
    """The rows below the heading that are nobody's."""
    body = [row for row in sheet.rows if row.number > heading.row]
    left: dict[int, Left] = {row.number: "note" for row in _notes(sheet, heading, body)}
    for row in body:
        if skip_hidden and row.hidden:
            left[row.number] = "hidden"
        elif is_heading(_cell(row, heading, "name")):
            left[row.number] = "heading"
        elif _is_total(row, heading):
            left[row.number] = "total"
        elif all(not heading.field(column) and is_figure(cell) for column, cell in row.filled()):
            left[row.number] = "empty"
    return tuple(LeftOut(row, why) for row, why in sorted(left.items()))


def entries(sheet: Sheet, heading: Heading, left: Iterable[LeftOut]) -> tuple[Entry, ...]:
    """Everybody in the table. Raises InputError with every row that cannot be read."""
    nobody = {each.row for each in left}
    rows = [row for row in sheet.rows if row.number > heading.row and row.number not in nobody]
    tops = _tops(rows, sheet.merges)
    listed = _with_units([_words(row, heading, tops) for row in rows], heading)
    names = heading.columns("name")
    again = [any((row.number, name) in tops for name in names) for row in rows]
    wrong = [
        sheet.problem(what, row.number)
        for row, words, same in zip(rows, listed, again, strict=True)
        for what in _wrong(words, same)
    ]
    if wrong:
        raise InputError(*wrong)
    return tuple(_entry(row, words, heading, same) for row, words, same in zip(rows, listed, again, strict=True))


def _notes(sheet: Sheet, heading: Heading, body: list[Row]) -> Iterator[Row]:
    """The rows at the end that say something of the table."""
    name = heading.columns("name")[0]
    wide = {each.top for each in sheet.merges if each.left <= name <= each.right and each.right - each.left > 1}
    for row in reversed(body):
        cells = list(row.filled())
        alone = len(cells) == 1 and not heading.field(cells[0][0])
        if not (row.number in wide or alone or _NOTE.match(cells[0][1]) or _is_total(row, heading)):
            return
        yield row


def _is_total(row: Row, heading: Heading) -> bool:
    name = fold(_cell(row, heading, "name"))
    return (not name or bool(_TOTAL.fullmatch(name))) and any(_TOTAL.fullmatch(fold(cell)) for cell in row.cells)


def _cell(row: Row, heading: Heading, field: str) -> str:
    return " ".join(filter(None, (row.cell(column) for column in heading.columns(field))))


def _tops(rows: list[Row], merges: Iterable[Merge]) -> Mapping[tuple[int, int], Row]:
    """For each cell that a merge reaches down to, the row where the merge begins."""
    numbers = [row.number for row in rows]
    tops: dict[tuple[int, int], Row] = {}
    for merge in merges:
        first, end = bisect_left(numbers, merge.top), bisect_right(numbers, merge.bottom)
        tops |= {(row.number, merge.left): rows[first] for row in rows[first + 1 : end]}
    return tops


def _words(row: Row, heading: Heading, tops: Mapping[tuple[int, int], Row]) -> dict[str, str]:
    """What the row says under each field."""

    def said(field: str, column: int) -> str:
        top = tops.get((row.number, column)) if field in REPEATED else None
        return row.cell(column) or (top.cell(column) if top else "")

    words: dict[str, str] = {}
    for column, field in enumerate(heading.fields):
        if field and field != "private":
            words[field] = " ".join(filter(None, (words.get(field, ""), said(field, column))))
    return {**words, "name": person_name(words["name"])}


def _with_units(listed: list[dict[str, str]], heading: Heading) -> list[dict[str, str]]:
    """The same with the unit in one word."""
    units = [(_clean(each, "building"), _clean(each, "entrance"), _clean(each, "room")) for each in listed]
    if "building" in heading.fields and "room" in heading.fields:
        units = filled_down(units)
    return [{**each, "unit": unit_of(*unit)} for each, unit in zip(listed, units, strict=True)]


def _clean(words: Mapping[str, str], field: str) -> str:
    return without_private(words.get(field, ""))


def _wrong(words: Mapping[str, str], continues: bool) -> Iterator[str]:
    name = words["name"]
    if not name and not continues:
        yield tr("姓名是空的")
    elif name and not without_private(name):
        yield tr("姓名这一格是一个号码")
    elif is_figure(name):
        yield tr("姓名这一格是一个数：{found}", found=quoted(name))
    if any(is_date(words.get(field, "")) for field in ("building", "entrance", "room")):
        yield tr("房号被表格软件改成了日期（{found}），请把这一列设成“文本”再填一次", found=words["unit"])
    area = _area(words)
    if area and not without_private(area):
        yield tr("面积这一格是一个号码")
    elif area and (parse_decimal(area) is None or area.startswith("-")):
        yield tr("面积应为一个数，现在是{found}", found=quoted(words["area"]))
    votes = words.get("votes", "")
    if fold(votes) not in (*YES, *NO):
        yield tr("表决权应为“是”或“否”，现在是{found}", found=quoted(votes))


def _entry(row: Row, words: Mapping[str, str], heading: Heading, continues: bool) -> Entry:
    kept = {field: _clean(words, field) for field in ("name", "call", "unit", "groups")}
    member = Member(
        name=kept["name"],
        call=kept["call"],
        unit=kept["unit"],
        groups=tuple(dict.fromkeys(filter(None, re.split(f"[{SEPARATORS}]", kept["groups"])))),
        area=_area(words),
        votes=fold(words.get("votes", "")) not in NO,
    )
    private = tuple(row.cell(column) for column in heading.columns("private"))
    return Entry(
        row.number, member, private, continues, any(_clean(words, each) != words.get(each, "") for each in KEPT)
    )


def _area(words: Mapping[str, str]) -> str:
    """The area without its unit and without marks between the thousands."""
    area = fold(words.get("area", "")).replace(",", "")
    for unit in AREA_UNITS:
        area = area.removesuffix(unit)
    return area.strip()


def joined(one: Entry, other: Entry) -> Entry:
    """Two rows of one person: units side by side, areas added up; what is said twice of the same unit counts once."""
    first, second = one.member, other.member
    units = first.unit.split("、")
    if second.unit in units and second.area in ("", first.area):
        return one
    areas = [parse_decimal(area) for area in (first.area, second.area) if area]
    member = structs.replace(
        first,
        unit="、".join(filter(None, dict.fromkeys((*units, second.unit)))),
        groups=tuple(dict.fromkeys(first.groups + second.groups)),
        area=format(sum(area for area in areas if area is not None), "f") if areas else "",
        votes=first.votes or second.votes,
    )
    return structs.replace(one, member=member, stripped=one.stripped or other.stripped)
