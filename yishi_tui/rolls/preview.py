"""A roll as it was understood, for somebody who looks at it before it is used. Numbers of people never stand in it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from yishi_tui.domain.plan import Member
from yishi_tui.domain.tally_shares import parse_decimal
from yishi_tui.i18n import tr
from yishi_tui.minutes.tables import padded
from yishi_tui.minutes.tables import width as cells_of
from yishi_tui.rolls.headings import HEADINGS
from yishi_tui.rolls.people import Left
from yishi_tui.rolls.reading import Roll

FIRST, LAST = 5, 2
"""People shown from each end of the roll."""
MOST_ROWS = 20


def preview(roll: Roll, contacts: bool = False, asked: bool = False) -> Iterator[str]:
    """The preview line by line; `contacts` says whether the private columns are kept in a list of their own.

    Where the person is `asked` what to do, no option is named that would do it.
    """
    sheet, heading = roll.sheet, roll.heading
    if sheet.name:
        yield tr("名册：{file}，表“{sheet}”，表头在第 {row} 行", file=sheet.file, sheet=sheet.name, row=heading.row)
    else:
        yield tr("名册：{file}，表头在第 {row} 行", file=sheet.file, row=heading.row)
    if roll.others:
        yield tr("没有读的表：{names}", names=" ".join(roll.others))
    yield "  " + tr("；").join(_columns(roll))
    yield "  " + _sums(roll.members)
    yield from _people(roll.members)
    yield from _left(roll, contacts, asked)
    yield from _to_look_at(roll, asked)


def _columns(roll: Roll) -> Iterator[str]:
    labels = {
        "name": tr("姓名"),
        "call": tr("称呼"),
        "building": tr("楼栋"),
        "entrance": tr("单元"),
        "room": tr("房号"),
        "area": tr("面积"),
        "groups": tr("分组"),
        "votes": tr("表决权"),
    }
    for field in HEADINGS:
        if words := roll.heading.named(field):
            yield tr("{field}←“{words}”", field=labels[field], words=tr("、").join(words))


def _sums(members: tuple[Member, ...]) -> str:
    voters = sum(member.votes for member in members)
    said = tr("{people} 人，{voters} 人有表决权", people=len(members), voters=voters)
    areas = [parse_decimal(member.area) or Decimal(0) for member in members if member.area]
    return said + (tr("；面积合计 {area}", area=format(sum(areas), "f")) if areas else "")


def _people(members: tuple[Member, ...]) -> Iterator[str]:
    width = len(str(len(members)))
    ends = [(n, each) for n, each in enumerate(members, 1) if n <= FIRST or n > len(members) - LAST]
    rows = [(each.name, each.call, each.unit, each.area, " ".join(each.groups)) for _, each in ends]
    widths = [max(map(cells_of, column)) for column in zip(*rows, strict=True)]
    for (place, member), row in zip(ends, rows, strict=True):
        if place == len(members) - LAST + 1 > FIRST + 1:
            yield f"  {'…':>{width}}"
        told = "  ".join(padded(text, cells) for text, cells in zip(row, widths, strict=True) if cells)
        unvoted = "" if member.votes else tr("（没有表决权）")
        yield f"  {place:>{width}}  {told.rstrip()}{unvoted}"


def _left(roll: Roll, contacts: bool, asked: bool) -> Iterator[str]:
    """What was not read, and why."""
    if roll.ignored:
        yield tr("名册里没有用到的列：{names}", names=" ".join(roll.ignored))
    if private := " ".join(roll.heading.named("private")):
        if contacts:
            yield tr("另存一份，不进会议记录：{names}", names=private)
        elif asked:
            yield tr("没有存的列：{names}（号码不进名册）", names=private)
        else:
            yield tr("没有存的列：{names}（号码不进名册；要另存一份请加 --contacts）", names=private)
    reasons: dict[Left, str] = {
        "heading": tr("重复的表头"),
        "total": tr("合计"),
        "note": tr("表后的说明"),
        "empty": tr("只有序号的空行"),
        "hidden": tr("隐藏的行"),
    }
    for why, reason in reasons.items():
        if rows := [each.row for each in roll.left_out if each.why == why]:
            yield tr("没有读：{reason}，第 {rows} 行", reason=reason, rows=_numbers(rows))
    if roll.dropped:
        yield tr("没有读：已经列过的人，第 {rows} 行", rows=_numbers(roll.dropped))


def _to_look_at(roll: Roll, asked: bool) -> Iterator[str]:
    if roll.hidden:
        said = tr("隐藏的行也读了：第 {rows} 行", rows=_numbers(roll.hidden))
        yield said if asked else said + tr("；不要请加 --hidden-rows skip")
    if stripped := [entry.row for entry in roll.entries if entry.stripped]:
        yield tr("格子里夹着的号码没有存：第 {rows} 行", rows=_numbers(stripped))
    if roll.rounded:
        yield tr("证件号码被表格软件舍入了，后几位已经不对，请照原件核对：第 {rows} 行", rows=_numbers(roll.rounded))
    counts = Counter(member.name for member in roll.members)
    if alike := [member for member in roll.members if counts[member.name] > 1]:
        names = " ".join(f"{member.name}（{member.unit}）" for member in alike[:MOST_ROWS])
        more = " …" if len(alike) > MOST_ROWS else ""
        said = tr("同名的按房号区分：{names}", names=names + more)
        yield said if asked else said + tr("；是同一个人请加 --duplicates merge")


def _numbers(rows: Iterable[int]) -> str:
    listed = list(rows)
    return tr("、").join(map(str, listed[:MOST_ROWS])) + ("…" if len(listed) > MOST_ROWS else "")
