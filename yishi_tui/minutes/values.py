"""What the minutes of one meeting say, as values that know no language and no layout."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from yishi_tui.domain.meeting import Action
from yishi_tui.domain.plan import Guest, Item, Seats
from yishi_tui.domain.procedure import Matter, Meta, Publicity
from yishi_tui.domain.record import Record
from yishi_tui.domain.tally import Threshold
from yishi_tui.domain.vocabulary import Absence, Choice, Kind, Method, Phase, Stance, Verdict

Waiting = Literal["unfinished", "postponed", "committed", "tabled"]
"""Where a question waits for another day."""

Fate = Verdict | Waiting | Literal["fell", "not_stated", "dropped", "not_considered", "divided", "pending"]
"""What became of a question: how it was decided, or where it went instead."""

Cause = Literal["carried", "moved", "parted", "modified", "read_back", "filled", "amended", "reverted"]
"""How a wording came about."""

Standing = Literal["opinion", "resolution"]
"""A body that only consults reaches an opinion (协商意见); others decide."""


class _Value(Struct, frozen=True, kw_only=True):
    """Part of the minutes. Times are those of the journal."""


class Span(_Value, frozen=True):
    """From one moment to another; `end` is None while it lasts."""

    start: datetime
    end: datetime | None = None


class ChairChange(_Value, frozen=True):
    """The chair handed over to somebody, or (`to` empty) taken back."""

    at: datetime
    to: str = ""
    reason: Absence | None = None


class LastMinutes(_Value, frozen=True):
    """What was done about the minutes of the meeting before."""

    read: datetime | None
    corrections: tuple[str, ...]
    approved: datetime | None


class Heading(_Value, frozen=True):
    """Which meeting it was. `opened` is None before the call to order; `continues` is the last session's last hash.

    `resumes`: it continues the meeting before it. `lapsed`: so much later that what was unfinished has fallen.
    """

    title: str
    number: int
    place: str
    phase: Phase
    opened: datetime | None
    closed: datetime | None
    recesses: tuple[Span, ...]
    seats: Seats
    chair: tuple[ChairChange, ...]
    rules: Meta
    continues: str
    resumes: bool
    lapsed: bool
    last_minutes: LastMinutes | None


class Movement(_Value, frozen=True):
    """People who came or went during the meeting, and how many voters were there then."""

    at: datetime
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    present: int = 0


class Quorum(_Value, frozen=True):
    """At the opening: voters there, how many it takes (0 for no such rule), and whether that was met."""

    present: int
    needed: int
    met: bool


class Attendance(_Value, frozen=True):
    """Who was there at any time of the meeting. Members without a vote count as observers."""

    expected: int
    present: tuple[str, ...]
    absent: tuple[str, ...]
    observers: tuple[Guest, ...]
    proxies: dict[str, str]
    quorum: Quorum | None
    movements: tuple[Movement, ...]


class Version(_Value, frozen=True):
    """One wording of a question, and how it came about."""

    text: str
    cause: Cause


class Speech(_Value, frozen=True):
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


class Poll(_Value, frozen=True):
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


class Motion(_Value, frozen=True):
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


class Objected(_Value, frozen=True):
    """Something proposed without a vote, to which one member objected."""

    at: datetime
    kind: Kind
    text: str


class Nomination(_Value, frozen=True):
    """A candidate, and who named them."""

    who: str
    by: str


class Section(_Value, frozen=True):
    """One item of the agenda with what was done under it; `number` 0 is whatever was done outside the agenda.

    `talk` are speeches while no motion was before the meeting, where the rules allow that.
    """

    number: int
    item: Item | None
    talk: tuple[Speech, ...]
    nominations: tuple[Nomination, ...]
    motions: tuple[Motion, ...]
    objections: tuple[Objected, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was done."""
        return not (self.talk or self.nominations or self.motions or self.objections)


class Ruling(_Value, frozen=True):
    """A point of order or a question of privilege, the host's ruling, and the appeals from it."""

    at: datetime
    kind: Kind
    raised_by: str
    text: str
    well_taken: bool
    reason: str
    appeals: tuple[Motion, ...]


class Decision(_Value, frozen=True):
    """What the meeting decided. `was` is the text it struck or changed; `text` is empty where that is no longer in force."""

    label: str
    text: str
    standing: Standing
    poll: Poll | None
    sentence: str
    was: str = ""


class Open(_Value, frozen=True):
    """What is left for later: where it waits, until when or with whom, and how many amendments go with it.

    `kind` is None for an item of the agenda, whose number is then the `label`.
    """

    fate: Waiting | Literal["not_reached"]
    kind: Kind | None
    label: str
    text: str
    until: str = ""
    to: str = ""
    amendments: int = 0


class Note(_Value, frozen=True):
    """A note of the recorder, with the item (0 for none), what was pending and who spoke when it was written."""

    at: datetime
    by: str
    lines: tuple[str, ...]
    tags: tuple[str, ...]
    item: int
    label: str
    speaker: str


class Notice(_Value, frozen=True):
    """The time for objections. The day of posting does not count; it ends when `last` does (24:00)."""

    rule: Publicity
    posted: date
    first: date
    last: date


class Correction(_Value, frozen=True):
    """A correction and the records it took back; `undone` where it was itself taken back."""

    seq: int
    at: datetime
    reason: str
    took: tuple[Record, ...]
    undone: bool


class Minutes(_Value, frozen=True):
    """The minutes of one meeting of the session."""

    heading: Heading
    attendance: Attendance
    sections: tuple[Section, ...]
    rulings: tuple[Ruling, ...]
    appeals: tuple[Motion, ...]
    """Appeals carried over from rulings of an earlier meeting."""
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    left: tuple[Open, ...]
    notice: Notice | None
    notes: tuple[Note, ...]
    corrections: tuple[Correction, ...]
    records: int
    head: str
