"""The one who speaks and the clock: said in words, in a colour, with a sign and by a bar."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from yishi_tui.domain.meeting import Floor
from yishi_tui.domain.queries import find, remaining_ms, speeches_allowed, used_ms
from yishi_tui.domain.view import whole_seconds
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, cut, joined, line
from yishi_tui.tui.panels.bigclock import big
from yishi_tui.tui.panels.view import View, clock_words
from yishi_tui.tui.theme import Role

MINUTE_LEFT_S, HALF_LEFT_S = 60, 30
LARGE_FROM = 16
"""Lines of the panel from which on the figures are large."""

Level = Literal["calm", "soon", "over"]
SIGNS: dict[Level, str] = {"calm": "●", "soon": "▲", "over": "■"}
BARS: dict[Level, Role] = {"calm": "calm_bar", "soon": "soon_bar", "over": "over_bar"}


class Face(Struct, frozen=True):
    """What the clock shows now; `permille` is the share of the time that is used up."""

    level: Level
    time: str
    words: str
    permille: int


def face(floor: Floor, now: datetime) -> Face:
    """Read the clock of a speech."""
    left_ms = remaining_ms(floor, now)
    if left_ms is None or not floor.limit_ms:
        return Face("calm", clock_words(used_ms(floor, now) // 1000), tr("已经说了"), 0)
    left = whole_seconds(left_ms)
    used = min(1000, max(0, 1000 - left_ms * 1000 // floor.limit_ms))
    sign = "+" if left < 0 else ""
    return Face(_level(left), sign + clock_words(left), _words(left), used)


def _level(left: int) -> Level:
    if left <= 0:
        return "over"
    return "soon" if left <= MINUTE_LEFT_S else "calm"


def _words(left: int) -> str:
    if left < 0:
        return tr("超时")
    if left == 0:
        return tr("时间到")
    if left <= HALF_LEFT_S:
        return tr("还有30秒")
    return tr("还有1分钟") if left <= MINUTE_LEFT_S else tr("剩余")


def clock_lines(view: View, floor: Floor, width: int, room: int = 0) -> list[Line]:
    """The clock with the speaker beside it, and the bar under it; in large figures where there is room."""
    shown = face(floor, view.now)
    lines = _large(view, floor, shown) if room >= LARGE_FROM else [_small(view, floor, shown)]
    return [cut(row, width) for row in lines] + ([bar(shown, width)] if floor.limit_ms else [])


def _small(view: View, floor: Floor, shown: Face) -> Line:
    badge = f" {SIGNS[shown.level]} {shown.time} {shown.words} "
    return ((badge, shown.level), *_standing(view, floor), ("  ", "text"), *speaker(view, floor))


def _large(view: View, floor: Floor, shown: Face) -> list[Line]:
    """Three lines of figures; beside them what they mean, and who speaks."""
    badge: Line = ((f" {SIGNS[shown.level]} {shown.words} ", shown.level), *_standing(view, floor))
    beside = (badge, BLANK, speaker(view, floor))
    figures = zip(big(shown.time), beside, strict=True)
    return [((f" {row}   ", BARS[shown.level]), *text) for row, text in figures] + [BLANK]


def _standing(view: View, floor: Floor) -> Line:
    """Why the clock stands still; nothing while it runs."""
    if floor.since is not None:
        return BLANK
    if floor.interrupted:
        kind = view.phrases.word("kind", floor.interrupted)
        return line(f" {tr('暂停中，先处理：{kind}', kind=kind)} ", "strong")
    return line(f" {tr('暂停中')} ", "strong")


def speaker(view: View, floor: Floor) -> Line:
    """Who speaks, for which side, for the how manieth time."""
    question = find(view.meeting, floor.question)
    allowed = speeches_allowed(view.meeting, question) if question else None
    of = tr("第{n}次/{allowed}", n=floor.speech_no, allowed=allowed) if allowed else tr("第{n}次", n=floor.speech_no)
    stance = line(view.phrases.word("stance", floor.stance)) if floor.stance else BLANK
    of = of if floor.speech_no else tr("解答，不占次数")
    return joined([line(floor.by, "strong"), stance, line(of, "dim")], (" · ", "dim"))


def bar(shown: Face, width: int) -> Line:
    """The time used, as a share of the line."""
    full = width * shown.permille // 1000
    return (("█" * full, BARS[shown.level]), ("─" * (width - full), "track"))
