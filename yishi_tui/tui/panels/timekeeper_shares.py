"""What each person, side and group has used so far, as bars; and the time of the item against its plan."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from yishi_tui.domain.vocabulary import Stance
from yishi_tui.fairness import Heard, Share
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, SEAM, Line, cut, fit, line
from yishi_tui.tui.panels.view import View, clock_words

LEAST_BAR = 4
GAP = 3
SIDES: tuple[Stance, ...] = ("pro", "con", "question")


def share_pages(heard: Heard, rows: int) -> int:
    """How many pages of so many lines the longer column takes."""
    longest = max(len(heard.people), len(heard.sides) + len(heard.groups))
    return -(-longest // max(1, rows - 1))


def share_lines(view: View, heard: Heard, width: int, rows: int, page: int = 0) -> list[Line]:
    """Two columns: people, and beside them groups and sides; those who spoke most first. The pages go round."""
    if rows < 2 or not heard.people:
        return []
    half = (width - GAP) // 2
    people, more = _on_page(heard.people, rows, page)
    left = _column(tr("每人"), people, tr("还有 {n} 位", n=more) if more else "", heard.ms, half)
    both, more = _on_page((*(_worded(view, side) for side in heard.sides), *heard.groups), rows, page)
    right = _column(tr("每方、每组"), both, _more(heard, both, more), heard.ms, half)
    gap: Line = ((" " * GAP, "text"), SEAM)
    return [(*fit(one, half), *gap, *other) for one, other in zip_longest(left, right, fillvalue=BLANK)]


def _worded(view: View, side: Share) -> Share:
    return Share(name=view.phrases.word("stance", side.name), turns=side.turns, ms=side.ms)


def _on_page(shares: Sequence[Share], rows: int, page: int) -> tuple[Sequence[Share], int]:
    """Those that stand under the heading, and how many do not."""
    size = rows - 1
    first = page % max(1, -(-len(shares) // size)) * size
    shown = shares[first : first + size]
    return shown, len(shares) - len(shown)


def _more(heard: Heard, shown: Sequence[Share], more: int) -> str:
    """How many sides and groups stand on other pages."""
    groups = len(heard.groups) - sum(share in heard.groups for share in shown)
    sides = more - groups
    if not sides:
        return tr("还有 {n} 组", n=groups) if groups else ""
    return tr("还有 {sides} 方、{n} 组", sides=sides, n=groups) if groups else tr("还有 {n} 方", n=sides)


def _column(title: str, shown: Sequence[Share], more: str, whole: int, width: int) -> list[Line]:
    """A heading that says what is left for other pages, and a line for each."""
    names = max((cell_len(share.name) for share in shown), default=0)
    names = min(names, max(4, width // 3))
    head: Line = ((title, "dim"), (f"  {more}" if more else "", "text"))
    return [cut(head, width), *(_one(share, whole, names, width) for share in shown)]


def _one(share: Share, whole: int, names: int, width: int) -> Line:
    """王秀兰 2次 05:10 ▄▄▄▄."""
    figures = f" {tr('{n}次', n=share.turns)} {clock_words(share.ms // 1000)} "
    room = width - names - cell_len(figures)
    full = share.ms * room // whole if whole and room >= LEAST_BAR else 0
    name = fit(cut(line(share.name, "strong"), names), names)
    return (*name, (figures, "text"), ("▄" * max(full, int(room >= LEAST_BAR and share.ms > 0)), "calm_bar"))


def item_line(view: View, spent_ms: int, width: int) -> Line:
    """本项 12:30 / 50:00, and a bar against the plan."""
    meeting = view.meeting
    if meeting.item is None:
        return BLANK
    planned = meeting.plan.items[meeting.item - 1].minutes * 60
    spent = spent_ms // 1000
    label = tr("第 {n} 项用了 {time}", n=meeting.item, time=clock_words(spent))
    if not planned:
        return cut(line(label, "strong"), width)
    over = spent > planned
    plan = tr("超出计划 {time}", time=clock_words(spent - planned)) if over else tr("计划 {n} 分", n=planned // 60)
    head: Line = ((f"{label} · ", "strong"), (f"{plan}  ", "bad" if over else "text"))
    room = width - sum(cell_len(text) for text, _ in head)
    full = min(room, room * spent // planned) if room >= LEAST_BAR else 0
    track = "▁" * (room - full) if room >= LEAST_BAR else ""
    return cut((*head, ("▄" * full, "over_bar" if over else "calm_bar"), (track, "track")), width)
