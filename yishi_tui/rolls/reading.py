"""From a file to a roll: which table, which rows, who is listed twice."""

from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from yishi_tui.domain.plan import Member
from yishi_tui.i18n import tr
from yishi_tui.reasons import reason
from yishi_tui.rolls.cells import is_rounded, person_name, without_private
from yishi_tui.rolls.headings import Heading, find_heading, no_heading
from yishi_tui.rolls.old_workbook import COMPOUND
from yishi_tui.rolls.people import Entry, LeftOut, entries, joined, left_out
from yishi_tui.rolls.sheets import Choices, Sheet, Undecided
from yishi_tui.rolls.text import read_text
from yishi_tui.tables import InputError, Problem

ARCHIVE = b"PK\x03\x04"
"""How .xlsx and .ods begin; .xls and locked workbooks are compound files."""
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
PLAIN = Choices()
MOST_NAMED = 10


class Roll(Struct, frozen=True):
    """The members of a roll in its order, and what was found on the way to them."""

    sheet: Sheet
    heading: Heading
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...] = ()
    dropped: tuple[int, ...] = ()
    """Rows of people who are listed already."""
    others: tuple[str, ...] = ()
    """Tables of the same file that were not read."""

    @property
    def members(self) -> tuple[Member, ...]:
        return tuple(entry.member for entry in self.entries)

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headings of columns that are none of our business."""
        return self.heading.named("")

    @property
    def hidden(self) -> tuple[int, ...]:
        """The hidden rows that were read."""
        hidden = {row.number for row in self.sheet.rows if row.hidden}
        return tuple(entry.row for entry in self.entries if entry.row in hidden)

    @property
    def rounded(self) -> tuple[int, ...]:
        """The rows whose identity number lost its last digits before it came here."""
        return tuple(entry.row for entry in self.entries if any(map(is_rounded, entry.private)))


def read_roll(path: Path, choices: Choices = PLAIN) -> Roll:
    """The roll in the file. Raises InputError with every problem, and Undecided where only a person can tell."""
    sheets = _sheets(path)
    sheet = _chosen(sheets, choices.sheet, str(path))
    heading = find_heading(sheet)
    if heading is None:
        raise no_heading(sheet)
    left = left_out(sheet, heading, choices.hidden_rows == "skip")
    if choices.hidden_rows == "ask":
        _ask_of_hidden(sheet, heading, left)
    everybody = _continued(entries(sheet, heading, left))
    if not everybody:
        raise InputError(sheet.problem(tr("只有表头，没有人"), heading.row))
    listed = _settled(sheet, everybody, choices)
    kept = {entry.row for entry in listed}
    dropped = tuple(entry.row for entry in everybody if entry.row not in kept)
    others = tuple(each.name for each in sheets if each is not sheet and each.rows)
    return Roll(sheet, heading, listed, left, dropped, others)


def _sheets(path: Path) -> tuple[Sheet, ...]:
    """Every table of the file; what it holds decides how it is read, not what it is called."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(Problem(tr("读不了文件：{detail}", detail=reason(error)), file=str(path))) from None
    if not raw.strip():
        raise InputError(Problem(tr("文件是空的"), file=str(path)))
    if raw.startswith((ARCHIVE, COMPOUND)):
        sheets: tuple[Sheet, ...] = import_module("yishi_tui.rolls.workbook").read_workbook(raw, str(path))
        return sheets
    if path.suffix.lower() in SPREADSHEETS and b"\0" in raw:
        what = tr("工作簿打不开，可能已损坏；请用表格软件打开，另存为 .xlsx")
        raise InputError(Problem(what, file=str(path)))
    return (read_text(raw, str(path)),)


def _chosen(sheets: tuple[Sheet, ...], name: str, file: str) -> Sheet:
    """The table asked for, or the one that looks like a roll."""
    named = [sheet for sheet in sheets if sheet.name == name]
    if name and not named:
        known = " ".join(sheet.name for sheet in sheets if sheet.name)
        what = tr("没有“{sheet}”这张表，有的是：{known}", sheet=name, known=known or tr("（没有表名）"))
        raise InputError(Problem(what, file=file))
    visible = named or [sheet for sheet in sheets if sheet.visible]
    rolls = [sheet for sheet in visible if find_heading(sheet)]
    if len(rolls) > 1:
        raise _which_sheet(rolls, file)
    full = rolls or [sheet for sheet in visible if sheet.rows]
    if len(full) == 1:
        return full[0]
    raise InputError(*(no_heading(sheet).problems[0] for sheet in full)) if full else _nothing(sheets, file)


def _which_sheet(rolls: list[Sheet], file: str) -> Undecided:
    names = " ".join(sheet.name for sheet in rolls)
    said = tr("有几张表都像名册，读哪一张？")
    what = tr("有几张表都像名册：{names}。请用 --sheet 写明是哪一张", names=names)
    options = tuple((sheet.name, tr("{sheet}（{rows} 行）", sheet=sheet.name, rows=len(sheet.rows))) for sheet in rolls)
    return Undecided("sheet", said, options, Problem(what, file=file))


def _nothing(sheets: tuple[Sheet, ...], file: str) -> InputError:
    hidden = " ".join(sheet.name for sheet in sheets if sheet.rows and not sheet.visible)
    if hidden:
        return InputError(
            Problem(tr("看得见的表都是空的，隐藏的有：{names}。要读请用 --sheet", names=hidden), file=file)
        )
    return InputError(Problem(tr("表是空的"), file=file))


def _continued(listed: Iterable[Entry]) -> tuple[Entry, ...]:
    """The people; the rows of one merged name are one person."""
    people: list[Entry] = []
    for entry in listed:
        if entry.continues and people:
            people[-1] = joined(people[-1], entry)
        else:
            people.append(entry)
    return tuple(people)


def _ask_of_hidden(sheet: Sheet, heading: Heading, left: Iterable[LeftOut]) -> None:
    """Before they are read: what is wrong in a row that nobody wants is nobody's trouble."""
    nobody = {each.row for each in left}
    rows = [row for row in sheet.rows if row.hidden and row.number > heading.row and row.number not in nobody]
    names = [
        without_private(person_name(name)) for row in rows for name in map(row.cell, heading.columns("name")) if name
    ]
    if names:
        said = tr("有 {count} 行在表里是隐藏的：{names}。算进名册吗？", count=len(names), names=_some(names))
        options = (("keep", tr("算进去")), ("skip", tr("不要")))
        raise Undecided("hidden_rows", said, options, sheet.problem(said))


def _some(names: list[str]) -> str:
    return " ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def _settled(sheet: Sheet, listed: tuple[Entry, ...], choices: Choices) -> tuple[Entry, ...]:
    """Everybody once."""
    if choices.duplicates == "merge":
        return _once(listed, merge=True)
    twice = _twice(listed)
    if twice and not choices.duplicates:
        raise _who_is_twice(sheet, twice)
    return _once(listed, merge=False)


def _twice(listed: Iterable[Entry]) -> list[list[Entry]]:
    """The rows that nobody can tell apart, group by group."""
    alike: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in listed:
        alike[entry.member.name, entry.member.unit].append(entry)
    return [group for group in alike.values() if len(group) > 1]


def _once(listed: Iterable[Entry], *, merge: bool) -> tuple[Entry, ...]:
    """The first row of each person; with `merge` the rows of one name become one."""
    people: dict[tuple[str, str], Entry] = {}
    for entry in listed:
        key = (entry.member.name, "" if merge else entry.member.unit)
        first = people.get(key)
        people[key] = entry if first is None else joined(first, entry) if merge else first
    return tuple(people.values())


def _who_is_twice(sheet: Sheet, twice: list[list[Entry]]) -> Undecided:
    options = (
        ("first", tr("只留第一行")),
        ("merge", tr("同名的都合成一个人，面积相加（同一处只算一次）")),
    )
    remedy = tr("请删去多的一行，或者写上不同的房号；也可以加 --duplicates first（只留第一行）或 merge（合成一个人）")
    problems = [sheet.problem(_alike(group), group[1].row) for group in twice]
    said = "\n".join(
        (tr("有人在表里不止一行："), *map(_alike, twice[:MOST_NAMED]), *(["…"] * (len(twice) > MOST_NAMED)))
    )
    return Undecided("duplicates", said, options, *problems, sheet.problem(remedy))


def _alike(group: list[Entry]) -> str:
    member = group[0].member
    rows = tr("、").join(str(entry.row) for entry in group)
    if member.unit:
        return tr("第 {rows} 行都是“{name}”，房号都是“{unit}”", rows=rows, name=member.name, unit=member.unit)
    return tr("第 {rows} 行都是“{name}”，都没有房号", rows=rows, name=member.name)
