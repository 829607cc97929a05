"""What the minutes of one meeting say, as values that know no language and no layout."""

from datetime import datetime
from typing import Literal

from yishi_tui.domain.meeting import Action
from yishi_tui.domain.periods import Period
from yishi_tui.domain.plan import Guest, Item, Seats
from yishi_tui.domain.procedure import Meta, Publicity
from yishi_tui.domain.record import Record
from yishi_tui.domain.representation import GroupShare
from yishi_tui.domain.vocabulary import Absence, Kind, Phase
from yishi_tui.minutes.motion_values import Motion, Poll, Speech, Value, Waiting

Standing = Literal["opinion", "resolution"]
"""A body that only consults reaches an opinion (协商意见); others decide."""


class Span(Value, frozen=True):
    """From one moment to another; `end` is None while it lasts."""

    start: datetime
    end: datetime | None = None


class ChairChange(Value, frozen=True):
    """The chair handed over to somebody, or (`to` empty) taken back."""

    at: datetime
    to: str = ""
    reason: Absence | None = None


class Amended(Value, frozen=True):
    """A correction of the minutes of the meeting before, as it was agreed to."""

    at: datetime
    text: str


class LastMinutes(Value, frozen=True):
    """What was done about the minutes of the meeting before."""

    read: datetime | None
    corrections: tuple[Amended, ...]
    approved: datetime | None


class Heading(Value, frozen=True):
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


class Movement(Value, frozen=True):
    """People who came or went during the meeting, and how many voters were there then."""

    at: datetime
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    present: int = 0


class Quorum(Value, frozen=True):
    """At the opening: voters there, how many it takes (0 for no such rule), and whether that was met."""

    present: int
    needed: int
    met: bool


class Attendance(Value, frozen=True):
    """Who was there at any time of the meeting. Members without a vote count as observers."""

    expected: int
    present: tuple[str, ...]
    absent: tuple[str, ...]
    observers: tuple[Guest, ...]
    proxies: dict[str, str]
    quorum: Quorum | None
    movements: tuple[Movement, ...]
    group: GroupShare | None = None


class Objected(Value, frozen=True):
    """Something proposed without a vote, to which one member objected."""

    at: datetime
    kind: Kind
    text: str


class Nomination(Value, frozen=True):
    """A candidate, and who named them."""

    who: str
    by: str


class Section(Value, frozen=True):
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


class Ruling(Value, frozen=True):
    """A point of order or a question of privilege, the host's ruling, and the appeals from it."""

    at: datetime
    kind: Kind
    raised_by: str
    text: str
    well_taken: bool
    reason: str
    appeals: tuple[Motion, ...]


class Decision(Value, frozen=True):
    """What the meeting decided. `was` is the text it struck or changed; `text` is empty where that is no longer in force."""

    label: str
    text: str
    standing: Standing
    poll: Poll | None
    sentence: str
    was: str = ""


class Open(Value, frozen=True):
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


class Note(Value, frozen=True):
    """A note of the recorder, with the item (0 for none), what was pending and who spoke when it was begun."""

    at: datetime
    by: str
    lines: tuple[str, ...]
    tags: tuple[str, ...]
    item: int
    label: str
    speaker: str


class Notice(Value, frozen=True):
    """The time for objections. Of every hundred `enough` must object for the matter to be taken up again."""

    rule: Publicity
    period: Period
    enough: int


class Correction(Value, frozen=True):
    """A correction and the records it took back; `undone` where it was itself taken back."""

    seq: int
    at: datetime
    reason: str
    took: tuple[Record, ...]
    undone: bool


class Minutes(Value, frozen=True):
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
