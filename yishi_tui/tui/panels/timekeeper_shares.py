"""What each person, side and group has used so far, as bars; and the time of the item against its plan."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from yishi_tui.domain.vocabulary import Stance
from yishi_tui.fairness import Heard, Share
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, cut, fit, line
from yishi_tui.tui.panels.view import View, clock_words

LEAST_BAR = 4
GAP = 3
SIDES: tuple[Stance, ...] = ("pro", "con", "question")


def share_lines(view: View, heard: Heard, width: int, rows: int) -> list[Line]:
    """Two columns: people, and beside them groups and sides; those who spoke most first."""
    if rows < 2 or not heard.people:
        return []
    half = (width - GAP) // 2
    people = _column(tr("每人"), heard.people, heard.ms, half, rows)
    both = (*(_worded(view, side) for side in heard.sides), *heard.groups)
    others = _column(tr("每方、每组"), both, heard.ms, half, rows)
    return [
        (*fit(one, half), (" " * GAP, "text"), *other) for one, other in zip_longest(people, others, fillvalue=BLANK)
    ]


def _worded(view: View, side: Share) -> Share:
    return Share(name=view.phrases.word("stance", side.name), turns=side.turns, ms=side.ms)


def _column(title: str, shares: Sequence[Share], whole: int, width: int, rows: int) -> list[Line]:
    """A heading and a line for each; how many more there are."""
    shown = shares if len(shares) < rows else shares[: rows - 2]
    names = max((cell_len(share.name) for share in shown), default=0)
    names = min(names, max(4, width // 3))
    lines = [line(title, "dim"), *(_one(share, whole, names, width) for share in shown)]
    more = len(shares) - len(shown)
    return [*lines, *([line(tr("还有 {n} 个", n=more), "dim")] if more else [])]


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
