"""The table of actions (台账): who does what by when, with columns to be filled in as it is done."""

from collections.abc import Iterable, Iterator

from yishi_tui.minutes.markdown import escaped
from yishi_tui.minutes.values import Minutes
from yishi_tui.papers.seal import sealed
from yishi_tui.papers.words import word
from yishi_tui.phrases import Lang
from yishi_tui.sheets import Cell, sheet

COLUMNS = ("number", "task", "owner", "due", "progress", "evidence", "closed", "feedback")


def ledger(minutes: Minutes, lang: Lang, said: str = "") -> str:
    """The table as a CSV file, the seal in its last line, and before it the sentence about its issue ('' for none)."""
    *actions, seal = _rows(minutes, lang)
    told = [_line_of(said)] if said else []
    return sheet([word(column, "actions", lang) for column in COLUMNS], [*actions, *told, seal])


def ledger_markdown(minutes: Minutes, lang: Lang) -> str:
    """The same as Markdown."""
    title = word("ledger", "title", lang)
    *actions, (_, seal, *_) = _rows(minutes, lang)
    heading = [word(column, "actions", lang) for column in COLUMNS]
    lines = (_line(heading), "| --- " * len(COLUMNS) + "|", *map(_line, actions))
    return "\n".join((f"# {title}", "", _shown(minutes.heading.title), "", *lines, "", _shown(seal), ""))


def _line(cells: Iterable[Cell]) -> str:
    return f"| {' | '.join(map(_shown, cells))} |"


def _shown(cell: Cell) -> str:
    return "" if cell is None else escaped(str(cell))


def _rows(minutes: Minutes, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    to_fill_in = (None,) * (len(COLUMNS) - 4)
    for number, action in enumerate(minutes.actions, 1):
        yield (number, action.task, action.owner, action.due, *to_fill_in)
    yield _line_of(sealed(minutes.records, minutes.head, lang))


def _line_of(text: str) -> tuple[Cell, ...]:
    """A line that is no action."""
    return (None, text, *(None,) * (len(COLUMNS) - 2))
