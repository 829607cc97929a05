"""What happened: the closed union of events, past tense.

An event once released is never renamed or reshaped: a journal of last year must read the same. New fields get defaults.
Times are not in here: every record carries its own.
"""

from typing import Literal, get_args

from msgspec import Struct

from yishi_tui.domain.legacy import Legacy
from yishi_tui.domain.plan import Plan
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.tally import Side
from yishi_tui.domain.vocabulary import Absence, Choice, Effect, Kind, Method, Scope, Stance, Verdict


class _Event(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One thing that happened."""


class MeetingPlanned(_Event, frozen=True):
    """Record 1: the plan, the ruleset and what an earlier meeting left, so that the journal alone rebuilds the meeting."""

    plan: Plan
    rules: Procedure
    present: tuple[str, ...] = ()
    legacy: Legacy | None = None


class Arrived(_Event, frozen=True):
    who: tuple[str, ...]
    proxy: dict[str, str] = {}


class Left(_Event, frozen=True):
    who: tuple[str, ...]


class Admitted(_Event, frozen=True):
    who: str
    role: Literal["member", "guest"]


class CalledToOrder(_Event, frozen=True):
    present: int
    needed: int
    met: bool
    lapsed: bool = False


class RecessBegan(_Event, frozen=True):
    minutes: int


class Reconvened(_Event, frozen=True):
    pass


class Adjourned(_Event, frozen=True):
    present: int


class NextMeetingOpened(_Event, frozen=True):
    """A later meeting of the same body; `continued` means the same session in the book's sense.

    `lapsed`: so much later that what was pending, postponed or on the table has fallen to the ground.
    """

    days: int
    present: int
    needed: int
    met: bool
    continued: bool = False
    lapsed: bool = False


class ItemOpened(_Event, frozen=True):
    item: int


class ItemClosed(_Event, frozen=True):
    item: int


class MotionMade(_Event, frozen=True):
    """A motion, in full; `target` is the record number of the question it applies to."""

    kind: Kind
    by: str
    text: str = ""
    target: int = 0
    new_text: str | None = None
    seconds: int | None = None
    until: str = ""
    to: str = ""
    scope: Scope = "this"
    notice: bool = False
    voted: Choice | None = None
    parts: tuple[str, ...] = ()
    matter: str = ""
    degree: int = 0
    as_main: bool = False
    needs_second: bool = True
    interrupts: bool = False
    undebatable: bool = False
    method: Method | None = None
    special: bool = False


class MotionSeconded(_Event, frozen=True):
    by: str


class SecondWithdrawn(_Event, frozen=True):
    by: str


class MotionWithdrawn(_Event, frozen=True):
    by: str


class MotionModified(_Event, frozen=True):
    by: str
    text: str
    needs_second: bool = True


class QuestionStated(_Event, frozen=True):
    pass


class FellForWantOfSecond(_Event, frozen=True):
    pass


class WordingReadBack(_Event, frozen=True):
    text: str


class WordingConfirmed(_Event, frozen=True):
    by: str


class FloorRequested(_Event, frozen=True):
    by: str
    stance: Stance | None = None


class RequestCancelled(_Event, frozen=True):
    by: str


class SpeechBegan(_Event, frozen=True):
    """`why` keeps the computed reasons (their codes), `override` the host's own; `explains` is a guest answering, no turn."""

    by: str
    stance: Stance | None = None
    speech_no: int = 1
    limit_s: int | None = None
    why: tuple[str, ...] = ()
    override: str = ""
    explains: bool = False


class SpeechEnded(_Event, frozen=True):
    """`used_ms` is what the speech took, pauses left out; `stopped` is the host's reason where the host ended it."""

    by: str
    used_ms: int
    cut_off: bool = False
    stopped: str = ""
    counts: bool = True


class ClockAdjusted(_Event, frozen=True):
    """The clock was put right: so many seconds more (negative: fewer) are left to speak."""

    seconds: int
    reason: str


class ClockPaused(_Event, frozen=True):
    pass


class ClockResumed(_Event, frozen=True):
    pass


class TimeExtended(_Event, frozen=True):
    """More time for the speaker; `arithmetic` stands where somebody objected and it was put to the vote."""

    seconds: int
    objection_by: str = ""
    yes: int = 0
    no: int = 0
    tests: tuple[bool, ...] = ()
    arithmetic: tuple[str, ...] = ()


class ExtensionRefused(_Event, frozen=True):
    """Somebody objected to more time, and the vote (if one was taken) was lost."""

    seconds: int
    objection_by: str
    verdict: Verdict
    yes: int = 0
    no: int = 0
    tests: tuple[bool, ...] = ()
    arithmetic: tuple[str, ...] = ()


class SpeechInterrupted(_Event, frozen=True):
    """Somebody spoke up while another had the floor; the clock runs on where the speaker consents to a question."""

    by: str
    kind: Kind
    text: str = ""
    runs: bool = False
    declined: bool = False


class InformationGiven(_Event, frozen=True):
    """A request for information or an inquiry while nobody spoke."""

    by: str
    kind: Kind
    text: str = ""


class SpeechResumed(_Event, frozen=True):
    pass


class PointRuled(_Event, frozen=True):
    kind: Kind
    raised_by: str
    text: str
    well_taken: bool
    reason: str = ""


class VoteCalled(_Event, frozen=True):
    """The question is put, or with `value` whether that value fills the blank in it."""

    method: Method
    value: str = ""


class BallotCast(_Event, frozen=True):
    by: str
    choice: Choice


class VotesCounted(_Event, frozen=True):
    """Hands, voices or those who rose; `present` are the voters in the room, the host included if on the roll.

    The areas are those of the others; the host's own goes with the host's vote.
    `silent_heads` is None where nobody's silence is asked about.
    """

    yes: int
    no: int
    abstain: int = 0
    host: Side | None = None
    present: int = 0
    area_yes: str = ""
    area_no: str = ""
    area_abstain: str = ""
    host_area: str = ""
    silent_heads: int | None = None
    silent_area: str = ""
    delivered: bool = False
    topics_notified: bool = False
    effect_warned: bool = False


class PapersCounted(_Event, frozen=True):
    """A secret ballot. Without `yes` and `no` the papers are still sealed; `void` means more came back than went out."""

    voters: int
    collected: int
    present: int
    yes: int | None = None
    no: int | None = None
    blank: int = 0
    illegal: int = 0
    void: bool = False
    silent_heads: int | None = None
    silent_area: str = ""
    delivered: bool = False
    topics_notified: bool = False
    effect_warned: bool = False


class ResultAnnounced(_Event, frozen=True):
    """The verdict with its arithmetic. `effect` is what it brings about, recorded so that old journals read the same.

    `without_silent`: how it would have come out had nobody silent been counted.
    """

    kind: Kind
    verdict: Verdict
    effect: Effect
    text: str = ""
    method: Method | Literal["consent"] = "hands"
    yes: int = 0
    no: int = 0
    abstain: int = 0
    blank: int = 0
    illegal: int = 0
    present: int = 0
    tests: tuple[bool, ...] = ()
    arithmetic: tuple[str, ...] = ()
    threshold: str = ""
    matter: str = ""
    sentence: str = ""
    value: str = ""
    without_silent: Literal["", "adopted", "lost"] = ""


class ConsentGiven(_Event, frozen=True):
    """Something was done because nobody objected: the motion in full and what it brought about.

    `demanded`: done because one member may demand it.
    """

    motion: MotionMade
    effect: Effect
    verdict: Verdict = "adopted"
    sentence: str = ""
    demanded: bool = False


class ConsentRefused(_Event, frozen=True):
    """One member objected: nothing is done; an ordinary motion may be made."""

    kind: Kind
    objection_by: str
    text: str = ""


class LeaveObjected(_Event, frozen=True):
    """Somebody objects to leave to withdraw: it is put to the vote."""

    by: str


class LeaveGiven(_Event, frozen=True):
    """Nobody objected: the question is withdrawn."""


class LeaveRefused(_Event, frozen=True):
    """Somebody objects, and under these rules leave to withdraw takes everybody: the question stays."""

    by: str


class DivisionDemanded(_Event, frozen=True):
    by: str


class ChairHandedOver(_Event, frozen=True):
    to: str
    reason: Absence = "speak"


class ChairTakenBack(_Event, frozen=True):
    pass


class NoteTaken(_Event, frozen=True):
    """`question` and `speaker` are what it was begun under, where that is known; else what stood when it was recorded."""

    by: str
    text: str
    tags: tuple[str, ...] = ()
    question: int | None = None
    speaker: str | None = None


class ActionAssigned(_Event, frozen=True):
    task: str
    owner: str
    due: str


class PhaseEntered(_Event, frozen=True):
    """Somebody did what belongs to a phase (`act` is its id); with `last` the phase after it begins."""

    act: str
    by: str = ""
    last: bool = False


class PartTaken(_Event, frozen=True):
    """Considered by paragraph: the next one is in hand; 0 when all were gone through and the whole is open."""

    part: int


class OrderFellDue(_Event, frozen=True):
    """The time of a special order (the record number of its question) has come, but it could not be taken up yet."""

    question: int


class OrderTakenUp(_Event, frozen=True):
    """A postponed question whose time has come is pending; what a special order finds pending follows it."""

    question: int


class OrdersFollowed(_Event, frozen=True):
    """The orders of the day were demanded and not set aside: what is pending waits for what should be taken up."""


class RoundOpened(_Event, frozen=True):
    pass


class ValueSuggested(_Event, frozen=True):
    by: str
    value: str


class Nominated(_Event, frozen=True):
    by: str
    who: str


class MinutesRead(_Event, frozen=True):
    pass


class MinutesAmended(_Event, frozen=True):
    text: str


class MinutesApproved(_Event, frozen=True):
    pass


class Corrected(_Event, frozen=True):
    """These records no longer hold; the journal keeps them."""

    voids: tuple[int, ...]
    reason: str = ""


Event = (
    MeetingPlanned
    | Arrived
    | Left
    | Admitted
    | CalledToOrder
    | RecessBegan
    | Reconvened
    | Adjourned
    | NextMeetingOpened
    | ItemOpened
    | ItemClosed
    | MotionMade
    | MotionSeconded
    | SecondWithdrawn
    | MotionWithdrawn
    | MotionModified
    | QuestionStated
    | FellForWantOfSecond
    | WordingReadBack
    | WordingConfirmed
    | FloorRequested
    | RequestCancelled
    | SpeechBegan
    | SpeechEnded
    | ClockAdjusted
    | ClockPaused
    | ClockResumed
    | TimeExtended
    | ExtensionRefused
    | SpeechInterrupted
    | InformationGiven
    | SpeechResumed
    | PointRuled
    | VoteCalled
    | BallotCast
    | VotesCounted
    | PapersCounted
    | ResultAnnounced
    | ConsentGiven
    | ConsentRefused
    | LeaveObjected
    | LeaveGiven
    | LeaveRefused
    | DivisionDemanded
    | ChairHandedOver
    | ChairTakenBack
    | NoteTaken
    | ActionAssigned
    | PhaseEntered
    | PartTaken
    | OrderFellDue
    | OrderTakenUp
    | OrdersFollowed
    | RoundOpened
    | ValueSuggested
    | Nominated
    | MinutesRead
    | MinutesAmended
    | MinutesApproved
    | Corrected
)

BY_NAME: dict[str, type[Event]] = {event.__name__: event for event in get_args(Event)}
