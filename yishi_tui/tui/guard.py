"""When `Enter` counts: not right after an act, not while the key repeats, and not on a suggestion nobody has read yet."""

from typing import Literal

from yishi_tui.clock import NS_PER_S

_MS = NS_PER_S // 1000
AFTER_ACT = 300 * _MS
REPEATING = 150 * _MS
"""Presses closer than this come from a key that is held down."""
FIRST_REPEAT = 900 * _MS
"""A held key begins to repeat within this time; terminals do not tell such a press from a new one."""
SECOND_REPEAT = 90 * _MS
"""If it repeats, the next press is here within this time."""
UNREAD = 700 * _MS
LONG_AGO = -(1 << 62)

Answer = Literal["do", "ignore", "wait", "changed"]


class EnterGuard:
    """Times are those of `Clock.elapsed`, in nanoseconds."""

    def __init__(self) -> None:
        self._acted = self._pressed = self._changed = LONG_AGO
        self._due: int | None = None

    def acted(self, at: int) -> None:
        """This seat did something."""
        self._acted = at
        self._due = None

    def changed(self, at: int) -> None:
        """Somebody else, the clock or a long sleep changed what `Enter` does."""
        self._changed = at
        self._due = None

    def press(self, at: int) -> Answer:
        """What a press means. After "wait" ask `due`: the first repeat of a held key looks like a second press."""
        held = at - self._pressed < REPEATING or self._due is not None
        self._pressed, self._due = at, None
        if held or at - self._acted < AFTER_ACT:
            return "ignore"
        if at - self._changed < UNREAD:
            return "changed"
        if at - self._acted >= FIRST_REPEAT:
            return "do"
        self._due = at + SECOND_REPEAT
        return "wait"

    @property
    def waiting(self) -> bool:
        """Whether a press may still turn out to count."""
        return self._due is not None

    def other_key(self) -> bool:
        """Another key follows, so a press that had to wait was no repeat; True if one did, and counts now."""
        waited, self._due = self.waiting, None
        return waited

    def due(self, at: int) -> bool:
        """Whether a press that had to wait counts now; True once."""
        if self._due is None or at < self._due:
            return False
        self._due = None
        return True
