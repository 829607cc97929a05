"""Figures of meetings as bars in the terminal."""

import sys
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import asdict
from rich.bar import Bar
from rich.console import Console
from rich.table import Table
from rich.text import Text

from yishi_tui.chronicle import clock
from yishi_tui.cli.output import visible
from yishi_tui.fairness import Share
from yishi_tui.papers.statistics import Figure, MeetingFigures, Sums, percent, sums
from yishi_tui.papers.words import word
from yishi_tui.phrases import SEPARATOR, Lang

BAR = 24
"""Cells of a full bar."""


class Row(Struct, frozen=True):
    """One bar: `part` of `whole`, and what is said beside it."""

    name: str
    part: int
    whole: int
    said: str


def show(meetings: Sequence[MeetingFigures], lang: Lang) -> None:
    """Each meeting, and where there are several all of them together."""
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    for meeting in meetings:
        _show_meeting(console, meeting, lang)
    if len(meetings) > 1:
        together = sums(meetings)
        _title(console, f"{word('total', 'stats', lang)}{_numbered(together.meetings, lang)}")
        _show_sums(console, together, lang)
        _show_debate(console, together, lang)


def show_code(lines: Iterable[str]) -> None:
    """A QR code, black on white on any terminal; on standard error, for the answer is on the other."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text(line, style="#000000 on #ffffff"), no_wrap=True)


def _title(console: Console, text: str) -> None:
    console.print(Text(visible(text), style="bold"))


def _show_meeting(console: Console, meeting: MeetingFigures, lang: Lang) -> None:
    number = _numbered(meeting.number, lang) if meeting.number > 1 else ""
    day = f"  {meeting.opened:%Y-%m-%d}" if meeting.opened else ""
    _title(console, f"{meeting.title}{number}{day}")
    quorum = word(_quorum(meeting), "stats", lang)
    came = Row(
        word("present", "stats", lang),
        meeting.present,
        meeting.expected,
        f"{meeting.present}/{meeting.expected}  {quorum}",
    )
    groups = [Row(each.name, each.present, each.members, f"{each.present}/{each.members}") for each in meeting.groups]
    _bars(console, "attendance", [came, *groups], lang)
    _bars(console, "items", [_item(meeting, place, lang) for place in range(len(meeting.items))], lang)
    _show_debate(console, meeting, lang)


def _quorum(meeting: MeetingFigures) -> str:
    if not meeting.quorum_needed:
        return "no_quorum"
    return "met" if meeting.quorum_met else "short"


def _numbered(number: int, lang: Lang) -> str:
    return f"（{number}）" if lang == "zh" else f" ({number})"


def _show_sums(console: Console, together: Sums, lang: Lang) -> None:
    """Attendance and time of items, where there are any."""
    quorum = f"{together.with_quorum}/{together.meetings} {word('with_quorum', 'stats', lang)}"
    said = f"{together.present}/{together.expected}  {quorum}"
    _bars(console, "attendance", [Row(word("present", "stats", lang), together.present, together.expected, said)], lang)
    if longest := max(together.spent_ms, together.planned_ms):
        plan = f"{word('planned', 'stats', lang)} {clock(together.planned_ms)}"
        row = Row(word("total", "stats", lang), together.spent_ms, longest, f"{clock(together.spent_ms)}  {plan}")
        _bars(console, "items", [row], lang)


def _item(meeting: MeetingFigures, place: int, lang: Lang) -> Row:
    """The time of an item beside its plan; the longest of all is a full bar."""
    item = meeting.items[place]
    longest = max(max(each.spent_ms, each.planned_ms) for each in meeting.items)
    plan = f"{word('planned', 'stats', lang)} {clock(item.planned_ms)}" if item.planned_ms else ""
    said = f"{clock(item.spent_ms)}  {plan or word('no_plan', 'stats', lang)}"
    return Row(f"{item.number} {item.title}", item.spent_ms, longest, said)


def _show_debate(console: Console, debate: MeetingFigures | Sums, lang: Lang) -> None:
    for table in ("motions", "amendments", "points"):
        _counts(console, table, getattr(debate, table), lang)
    sides = [Share(name=word(each.name, "stance", lang), turns=each.turns, ms=each.ms) for each in debate.sides]
    _shares(console, "people", debate.people, debate.speaking_ms, lang)
    _shares(console, "sides", sides, debate.speaking_ms, lang)
    _shares(console, "speaking_groups", debate.speaking_groups, debate.speaking_ms, lang)


def _counts(console: Console, table: str, counts: Figure, lang: Lang) -> None:
    told = (f"{word(name, 'stats', lang)} {count}" for name, count in asdict(counts).items())
    console.print(Text(f"  {word(table, 'stats', lang)}  {SEPARATOR[lang].join(told)}"))


def _shares(console: Console, table: str, shares: Iterable[Share], whole: int, lang: Lang) -> None:
    turns = word("turns", "stats", lang)
    rows = [
        Row(each.name, each.ms, whole, f"{clock(each.ms)}  {percent(each.ms, whole)}%  {turns} {each.turns}")
        for each in shares
    ]
    _bars(console, table, rows, lang)


def _bars(console: Console, table: str, rows: Collection[Row], lang: Lang) -> None:
    if not rows:
        return
    console.print(Text(f"  {word(table, 'stats', lang)}"))
    grid = Table.grid(padding=(0, 1, 0, 1))
    for row in rows:
        grid.add_row(" ", Text(visible(row.name)), Bar(max(1, row.whole), 0, row.part, width=BAR), Text(row.said))
    console.print(grid)
