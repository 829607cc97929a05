"""The heading of a roll: in which row it stands, and what each column holds."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from yishi_tui.domain.text import fold
from yishi_tui.i18n import tr
from yishi_tui.rolls.cells import masked, quoted
from yishi_tui.rolls.sheets import Row, Sheet
from yishi_tui.tables import InputError

_WORDS = {
    "name": "姓名 名字 成员姓名 居民姓名 业主姓名 户主姓名 代表姓名 name fullname 业主 户主 产权人 成员 member owner",
    "call": "称呼 尊称 call salutation addressedas",
    "building": "楼栋 楼栋号 楼号 楼 栋 栋号 幢 幢号 楼幢 座 building block",
    "entrance": "单元 单元号 entrance stairs",
    "room": "房号 房间号 房屋 室 室号 户号 门牌 门牌号 楼栋房号 楼栋室号 单元房号 楼栋单元房号 unit room flat apartment "
    "住址 地址 房屋地址 房屋坐落 address",
    "area": "专有面积 专有部分面积 建筑面积 面积 房屋面积 产权面积 area floorarea",
    "groups": "组 分组 组别 小组 类别 身份 groups group role",
    "votes": "表决 表决权 投票 投票权 有表决权 votes vote voting",
}
HEADINGS: Mapping[str, tuple[str, ...]] = {field: tuple(words.split()) for field, words in _WORDS.items()}
"""What offices write above a column, the likeliest first; small letters, without blanks and brackets."""
PRIVATE = (
    *("手机", "电话", "联系", "微信", "邮箱", "身份证", "证件", "公民身份", "护照", "银行卡"),
    *("phone", "mobile", "email", "wechat", "passport", "idcard", "idnumber"),
)
"""What a heading has in it above numbers that are nobody's business; and what it may be as a whole."""
PRIVATE_WORDS = ("id", "idno", "tel", "cell", "contact", "contacts")
TOGETHER = ("groups", "private")
"""Fields that several columns may hold."""
SEARCHED = 20
"""Rows in which the heading may stand; above it there is a title."""
LONGEST = 20

_ASIDE = re.compile(r"\(.*?\)|\[.*?\]|【.*?】|[\s*:/._-]")


class Heading(Struct, frozen=True):
    """The field that each column holds, "private" or "" among them, its words, and the number of the last heading row."""

    fields: tuple[str, ...]
    words: tuple[str, ...]
    row: int

    def field(self, column: int) -> str:
        return self.fields[column] if column < len(self.fields) else ""

    def columns(self, field: str) -> list[int]:
        return [column for column, each in enumerate(self.fields) if each == field]

    def named(self, field: str) -> tuple[str, ...]:
        """The words above the columns that hold this; "" for the columns that are none of our business."""
        words = (self.words[column] for column in self.columns(field))
        return tuple(masked(word)[:LONGEST] for word in words if word)


def find_heading(sheet: Sheet) -> Heading | None:
    """The heading of the table; None where no row has a name column."""
    searched = sheet.rows[:SEARCHED]
    known = [len(list(filter(None, map(_field, row.cells)))) if _has_name(row) else 0 for row in searched]
    if not any(known):
        return None
    place = known.index(max(known))
    first = searched[place]
    below = sheet.rows[place + 1] if place + 1 < len(sheet.rows) else None
    words = first.cells
    if below and _goes_on(first, below):
        words = tuple(low or high for high, low in zip_longest(first.cells, below.cells, fillvalue=""))
        return Heading(_fields(words), words, below.number)
    return Heading(_fields(words), words, first.number)


def no_heading(sheet: Sheet) -> InputError:
    """What to say of a table that has none."""
    if not sheet.rows:
        return InputError(sheet.problem(tr("表是空的")))
    first = sheet.rows[0]
    expected = tr("一行表头，至少有“姓名”这一列")
    found = quoted(" ".join(first.cells))
    said = [sheet.problem(tr("应为{expected}，现在是{found}", expected=expected, found=found), first.number)]
    return InputError(*said, *([sheet.problem(sheet.note)] if sheet.note else []))


def is_heading(text: str) -> bool:
    """Whether the cell of a name is itself a heading, as where a printed page begins."""
    return _field(text) == "name"


def _has_name(row: Row) -> bool:
    return any(map(is_heading, row.cells))


def _goes_on(first: Row, below: Row) -> bool:
    """Whether the heading has a second row: 楼栋 单元 房号 under 房屋信息, and nobody's name."""
    names = [column for column, cell in enumerate(first.cells) if is_heading(cell)]
    nobody = all(not below.cell(column) or is_heading(below.cell(column)) for column in names)
    return nobody and any(map(_field, below.cells))


def _fields(words: Sequence[str]) -> tuple[str, ...]:
    """The fields of the columns. Where two may hold the same, the likelier word has it and the other has none."""
    fields = [_field(word) for word in words]
    for field in HEADINGS.keys() - set(TOGETHER):
        alike = [column for column, each in enumerate(fields) if each == field]
        for column in sorted(alike, key=lambda column: HEADINGS[field].index(_bare(words[column])))[1:]:
            fields[column] = ""
    return tuple(fields)


def _field(heading: str) -> str:
    """The field that a column holds; '' for one that is none of our business."""
    word = _bare(heading)
    if any(part in word for part in PRIVATE) or word in PRIVATE_WORDS:
        return "private"
    return next((field for field, words in HEADINGS.items() if word in words), "")


def _bare(heading: str) -> str:
    return _ASIDE.sub("", fold(heading))
