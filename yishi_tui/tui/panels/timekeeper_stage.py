"""How far a speech has come: each stage with its own sign, words, colour and sound."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from yishi_tui.domain.meeting import Floor
from yishi_tui.domain.queries import remaining_ms, used_ms
from yishi_tui.domain.view import whole_seconds
from yishi_tui.fairness import same_speech
from yishi_tui.i18n import tr
from yishi_tui.sound import Cue
from yishi_tui.tui.panels.clock import HALF_LEFT_S, MINUTE_LEFT_S
from yishi_tui.tui.panels.view import clock_words
from yishi_tui.tui.theme import Role

Stage = Literal["free", "plenty", "minute", "half", "up", "over"]
"""Without a limit, time left, a minute left, half a minute left, time is up, overtime."""
ORDER: tuple[Stage, ...] = ("free", "plenty", "minute", "half", "up", "over")
SIGNS: dict[Stage, str] = {"free": "○", "plenty": "●", "minute": "▲", "half": "▲▲", "up": "■", "over": "■■"}
BADGES: dict[Stage, Role] = {
    "free": "calm",
    "plenty": "calm",
    "minute": "soon",
    "half": "soon",
    "up": "over",
    "over": "over",
}
INKS_OF: dict[Stage, Role] = {
    "free": "calm_bar",
    "plenty": "calm_bar",
    "minute": "soon_bar",
    "half": "soon_bar",
    "up": "over_bar",
    "over": "over_bar",
}
CUES: dict[Stage, Cue] = {"minute": "minute", "half": "half", "up": "up"}


class Dial(Struct, frozen=True):
    """What the timekeeper reads; `permille` is the share of the time that is used up."""

    stage: Stage
    time: str
    permille: int


def dial(floor: Floor, now: datetime) -> Dial:
    """Read the clock of a speech; overtime counts up."""
    left_ms = remaining_ms(floor, now)
    if left_ms is None or not floor.limit_ms:
        return Dial("free", clock_words(used_ms(floor, now) // 1000), 0)
    left = whole_seconds(left_ms)
    permille = min(1000, max(0, 1000 - left_ms * 1000 // floor.limit_ms))
    return Dial(_stage(left), ("+" if left < 0 else "") + clock_words(left), permille)


def _stage(left: int) -> Stage:
    if left <= 0:
        return "up" if left == 0 else "over"
    if left <= HALF_LEFT_S:
        return "half"
    return "minute" if left <= MINUTE_LEFT_S else "plenty"


def stage_words(stage: Stage) -> str:
    """The stage in words."""
    words: dict[Stage, str] = {
        "free": tr("不限时，已经说了"),
        "plenty": tr("剩余"),
        "minute": tr("还有1分钟"),
        "half": tr("还有30秒"),
        "up": tr("时间到"),
        "over": tr("超时"),
    }
    return words[stage]


class Alarm:
    """Says which cue is due: each once in a speech, and again only when the clock has gone back before it."""

    def __init__(self) -> None:
        self._floor: Floor | None = None
        self._stage = 0

    def due(self, floor: Floor | None, now: datetime) -> Cue | None:
        """Called all the time; a speech that is already further when it is first seen rings for nothing past."""
        known = same_speech(floor, self._floor)
        before, self._floor = self._stage, floor
        self._stage = ORDER.index(dial(floor, now).stage) if floor else 0
        if not known or self._stage <= before:
            return None
        passed = ORDER[before + 1 : self._stage + 1]
        return next((CUES[stage] for stage in reversed(passed) if stage in CUES), None)
