"""The timekeeper's screen put together: digits that fill it, and below them who is next and who has used how much."""

from collections.abc import Sequence

from msgspec import Struct

from yishi_tui.domain.floor import speaking_order
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.queries import discussed, speech_limit, top
from yishi_tui.fairness import Heard
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, SEAM, Line, cut, joined, line, spread, width_of, wrap
from yishi_tui.tui.panels.bigtext import figure_lines
from yishi_tui.tui.panels.clock import speaker
from yishi_tui.tui.panels.footer import Key, keys
from yishi_tui.tui.panels.header import header
from yishi_tui.tui.panels.heard import unheard_words
from yishi_tui.tui.panels.phases import recess_lines, recess_until
from yishi_tui.tui.panels.timekeeper_shares import item_line, share_lines, share_pages
from yishi_tui.tui.panels.timekeeper_stage import BADGES, INKS_OF, SIGNS, Dial, dial, stage_words
from yishi_tui.tui.panels.view import View, clock_words
from yishi_tui.tui.theme import Role

ALL_FROM = (60, 20)
"""From this size on everything is shown, below it the digits, the speaker and what they mean."""
LEAST_DIGITS = 6
NEXT = 3


class Reckoning(Struct, frozen=True):
    """What the timekeeper's screen knows beyond the meeting."""

    heard: Heard
    item_ms: int
    early: bool = False
    """Whether the earlier stages ring too."""
    muted: bool = False
    page: int = 0
    """Which page of the shares; counted on without end."""


def timekeeper_page(view: View, known: Reckoning, entries: Sequence[Key], width: int, height: int) -> list[Line]:
    """Every line of the screen."""
    if width < ALL_FROM[0] or height < ALL_FROM[1]:
        return _small(view, width, height)
    inside = width - 4
    above = [header(view, width)]
    answer = _answer(view, inside)
    footer = keys(entries, width)
    rows = _share_rows(height - len(above) - len(footer) - len(answer))
    if share_pages(known.heard, rows) > 1:
        footer = keys((*entries[:-1], ("Tab", tr("翻看"), True), *entries[-1:]), width)
        rows = _share_rows(height - len(above) - len(footer) - len(answer))
    shares = share_lines(view, known.heard, inside, rows, known.page)
    below = [_next(view, inside), BLANK, *shares, _state(view, known, inside), *answer]
    free = height - len(above) - len(footer) - len(below)
    digits = _middle(_clock(view, inside, free), free)
    return [*above, *(_framed(row, inside) for row in (*digits, *below)), *footer]


def _share_rows(room: int) -> int:
    return max(2, min(8, room // 4))


def _framed(row: Line, width: int) -> Line:
    gap = " " * (width - width_of(row))
    return (("│ ", "frame"), *row, (gap, "text"), (" │", "frame"))


def _middle(lines: list[Line], rows: int) -> list[Line]:
    above = max(0, (rows - len(lines)) // 2)
    return [*[BLANK] * above, *lines, *[BLANK] * (rows - len(lines) - above)][:rows]


def _clock(view: View, width: int, rows: int) -> list[Line]:
    floor = view.meeting.floor
    if floor is None:
        return _idle(view, width, rows)
    shown = dial(floor, view.now)
    head = spread(_badge(floor, shown), cut(speaker(view, floor), width * 2 // 3), width)
    digits = _digits(shown, width, max(LEAST_DIGITS, rows - 3))
    return [head, BLANK, *digits, _bar(shown, width)]


def _digits(shown: Dial, width: int, rows: int) -> list[Line]:
    """In the middle of the line."""
    drawn = figure_lines(shown.time, width, rows, INKS_OF[shown.stage])
    left = " " * max(0, (width - max(map(width_of, drawn))) // 2)
    return [((left, "text"), *row) for row in drawn]


def _bar(shown: Dial, width: int) -> Line:
    """The time used, as a share of the line; half as high as a figure's stroke, so that it is none."""
    full, half, ink = width * shown.permille // 1000, width // 2, INKS_OF[shown.stage]
    return (*_filled(min(full, half), half, ink), SEAM, *_filled(max(0, full - half), width - half, ink))


def _filled(full: int, width: int, ink: Role) -> Line:
    return (("▄" * full, ink), ("▁" * (width - full), "track"))


def _badge(floor: Floor, shown: Dial) -> Line:
    stands: Line = ((f" ‖ {tr('暂停中')} ", "strong"),) if floor.since is None else BLANK
    return ((f" {SIGNS[shown.stage]} {stage_words(shown.stage)} ", BADGES[shown.stage]), *stands)


def _idle(view: View, width: int, rows: int) -> list[Line]:
    """Nobody speaks: the time that the next speech has, or when the recess is over, or what time it is."""
    limit, until = _limit(view.meeting), recess_until(view.meeting)
    if limit is not None:
        time = clock_words(limit)
        about = tr("每次 {time}", time=time)
    else:
        time, about = f"{until or view.now:%H:%M}", "" if until else tr("现在的时间")
    drawn = _digits(Dial("free", time, 0), width, max(LEAST_DIGITS, rows - 3))
    return [spread(_resting(view, width), line(about, "dim"), width), BLANK, *_dimmed(drawn)]


def _resting(view: View, width: int) -> Line:
    """What goes on while nobody speaks."""
    meeting, question = view.meeting, top(view.meeting)
    if meeting.phase == "recess":
        return joined(recess_lines(view, width), ("  ", "text"))
    if meeting.phase == "adjourned":
        return line(tr("散会了，谢谢大家，路上慢走。"), "strong")
    if meeting.phase == "planned":
        return line(tr("还没有开会"), "strong")
    voting = question is not None and question.stage == "voting"
    return line(tr("正在表决") if voting else tr("现在没有人发言"), "strong")


def _dimmed(lines: list[Line]) -> list[Line]:
    return [tuple((text, "off") for text, _ in row) for row in lines]


def _limit(meeting: Meeting) -> int | None:
    """For the next speech; None where none can begin now."""
    question = discussed(meeting)
    if question is None or question.stage != "debate" or question.closed or meeting.phase != "in_session":
        return None
    return speech_limit(meeting, question)


def _next(view: View, width: int) -> Line:
    order = speaking_order(view.meeting)
    if not order:
        return line(tr("还没有人举手"), "off") if _limit(view.meeting) is not None else BLANK
    names: list[Line] = [line(each.by, "strong") for each in order[:NEXT]]
    more = len(order) - NEXT
    tail: Line = line("  " + tr("还有 {n} 位", n=more), "dim") if more > 0 else BLANK
    return cut(((tr("接着") + "  ", "dim"), *joined(names, (" → ", "dim")), *tail), width)


def _state(view: View, known: Reckoning, width: int) -> Line:
    """The item against its plan, and at the right what will ring."""
    sound = tr("静音") if known.muted else tr("1分钟、30秒、到点都响") if known.early else tr("只在到点时响")
    right = line(f"♪ {sound}", "dim")
    return spread(item_line(view, known.item_ms, width - width_of(right) - 2), right, width)


def _answer(view: View, width: int) -> list[Line]:
    """Why the last key could not be done, or a word; else who has not been heard."""
    if view.refusal is not None:
        why, remedy = view.phrases.refusal(view.refusal)
        return wrap(((f" {tr('现在不行')} ", "soon"), (f" {why}{remedy}", "strong")), width, 2)
    if view.trouble:
        return wrap(line(view.trouble, "bad"), width)
    if view.hint:
        return wrap(line(view.hint, "now"), width)
    return [cut(line(unheard_words(view), "dim"), width)]


def _small(view: View, width: int, height: int) -> list[Line]:
    """The digits and the speaker, in whatever room there is."""
    floor = view.meeting.floor
    if floor is None:
        return [cut(line(tr("现在没有人发言"), "strong"), width)][:height]
    shown = dial(floor, view.now)
    words: list[Line] = [cut((*_badge(floor, shown), ("  ", "text"), (floor.by, "strong")), width)]
    answered = [cut(row, width) for row in _answer(view, max(2, width))] if view.refusal or view.hint else []
    return [*words, *_digits(shown, width, height - 1 - len(answered)), *answered][: max(0, height)]
