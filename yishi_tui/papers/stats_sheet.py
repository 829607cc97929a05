"""The figures of meetings as one long table: a line for each figure, to be sorted and summed in a spreadsheet."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import asdict

from yishi_tui.papers.statistics import MeetingFigures
from yishi_tui.papers.words import word
from yishi_tui.phrases import Lang
from yishi_tui.sheets import Cell, sheet

COLUMNS = ("meeting", "number", "day", "table", "name", "measure", "value", "unit")
ATTENDANCE = ("expected", "present", "present_at_opening", "quorum_needed")
SHARES = ("people", "sides", "speaking_groups")


class Line(Struct, frozen=True):
    """One figure; all but `name` and `value` are codes."""

    table: str
    name: str
    measure: str
    value: int
    unit: str


def stats_sheet(meetings: Iterable[MeetingFigures], lang: Lang) -> str:
    """The table as a CSV file."""
    heading = [word(column, "stats", lang) for column in COLUMNS]
    return sheet(heading, (_row(meeting, line, lang) for meeting in meetings for line in _lines(meeting)))


def _row(meeting: MeetingFigures, line: Line, lang: Lang) -> tuple[Cell, ...]:
    day = f"{meeting.opened:%Y-%m-%d}" if meeting.opened else ""
    table, measure = word(line.table, "stats", lang), word(line.measure, "stats", lang)
    name = word(line.name, "stance", lang) if line.table == "sides" else line.name
    return meeting.title, meeting.number, day, table, name, measure, line.value, word(line.unit, "unit", lang)


def _lines(meeting: MeetingFigures) -> Iterator[Line]:
    for field in ATTENDANCE:
        yield Line("attendance", "", field, getattr(meeting, field), "person")
    for group in meeting.groups:
        yield Line("group", group.name, "expected", group.members, "person")
        yield Line("group", group.name, "present", group.present, "person")
    for table in ("motions", "amendments", "points"):
        unit = "time" if table == "points" else "piece"
        for measure, count in asdict(getattr(meeting, table)).items():
            yield Line(table, "", measure, count, unit)
    yield from _times(meeting)


def _times(meeting: MeetingFigures) -> Iterator[Line]:
    for item in meeting.items:
        yield Line("items", item.title, "planned", item.planned_ms // 1000, "second")
        yield Line("items", item.title, "spent", item.spent_ms // 1000, "second")
    for table in SHARES:
        for share in getattr(meeting, table):
            yield Line(table, share.name, "turns", share.turns, "time")
            yield Line(table, share.name, "spoken", share.ms // 1000, "second")
