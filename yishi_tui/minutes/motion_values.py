"""What the minutes say of one question: its wordings, its speeches, its votes, and what became of it."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from yishi_tui.domain.procedure import Matter
from yishi_tui.domain.tally import Threshold
from yishi_tui.domain.vocabulary import Choice, Kind, Method, Stance, Verdict

Waiting = Literal["unfinished", "postponed", "committed", "tabled"]
"""Where a question waits for another day."""

Fate = Verdict | Waiting | Literal["fell", "not_stated", "dropped", "not_considered", "divided", "demanded", "pending"]
"""What became of a question: how it was decided, or where it went instead."""

Cause = Literal["carried", "moved", "parted", "modified", "read_back", "filled", "amended", "reverted"]
"""How a wording came about."""


class Value(Struct, frozen=True, kw_only=True):
    """Part of the minutes. Times are those of the journal."""


class Version(Value, frozen=True):
    """One wording of a question, and how it came about."""

    text: str
    cause: Cause


class Speech(Value, frozen=True):
    """One speech; `number` 0 is a guest who was asked to explain. `added_s` is the time given beyond `limit_s`."""

    by: str
    stance: Stance | None
    number: int
    began: datetime
    used_ms: int
    limit_s: int | None
    added_s: int = 0
    override: str = ""
    cut_off: bool = False
    stopped: str = ""
    counted: bool = True
    refused_more: bool = False

    @property
    def over_ms(self) -> int:
        """How far it went beyond its time."""
        return 0 if self.limit_s is None else max(0, self.used_ms - (self.limit_s + self.added_s) * 1000)


class Poll(Value, frozen=True):
    """One vote taken, with its arithmetic. `doubted`: it was taken again, rising; `reconsidered`: it no longer holds.

    `value` is what it would have filled a blank with; such a vote does not decide the question itself.
    """

    at: datetime
    method: Method | Literal["consent"]
    verdict: Verdict
    value: str = ""
    yes: int = 0
    no: int = 0
    abstain: int = 0
    blank: int = 0
    illegal: int = 0
    present: int = 0
    host: Choice | None = None
    area_yes: str = ""
    area_no: str = ""
    area_abstain: str = ""
    handed_out: int | None = None
    collected: int | None = None
    by_name: dict[str, Choice] = {}
    threshold: Threshold | None = None
    arithmetic: tuple[str, ...] = ()
    without_silent: Literal["", "adopted", "lost"] = ""
    sentence: str = ""
    doubted: bool = False
    reconsidered: bool = False

    @property
    def counted(self) -> bool:
        """Whether votes were counted, rather than nobody objecting."""
        return self.method != "consent"

    @property
    def unaccounted(self) -> int:
        """Voters in the room who were counted on no side."""
        return max(0, self.present - self.yes - self.no - self.abstain - self.blank - self.illegal)

    @property
    def holds(self) -> bool:
        """Whether this vote decided the question in the end."""
        return not (self.doubted or self.reconsidered or self.value or self.verdict == "void")


class Motion(Value, frozen=True):
    """A question before the meeting, and what hangs on it: amendments and procedural motions, as they were made.

    `label` is `2` for the second main motion of the session, `2.1` for its first amendment, '' for what is procedural.
    `was` is the decision that a motion to rescind or amend it is about.
    """

    id: int
    label: str
    kind: Kind
    made_at: datetime
    mover: str
    seconder: str
    text: str
    new_text: str
    was: str
    versions: tuple[Version, ...]
    seconds: int | None
    until: str
    to: str
    parts: tuple[str, ...]
    carried: bool
    matter: Matter | None
    speeches: tuple[Speech, ...]
    polls: tuple[Poll, ...]
    fate: Fate
    attached: tuple["Motion", ...]

    @property
    def decided_by(self) -> Poll | None:
        """The vote that settled it."""
        return next((poll for poll in reversed(self.polls) if poll.holds), None)
