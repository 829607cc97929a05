"""What a person may ask for: the closed union of commands, imperative.

The tag and the fields are those of a script line (`{"do": "second", "by": "…"}`), so one definition is the command, the
format of a script and the check of what is read.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from yishi_tui.domain.tally import Side
from yishi_tui.domain.vocabulary import Absence, Choice, Kind, Method, Scope, Stance, Target

MOST = 10**8
Count = Annotated[int, Meta(ge=0, le=MOST)]
Positive = Annotated[int, Meta(ge=1, le=MOST)]
Days = Annotated[int, Meta(ge=0, le=36_525)]
Area = Annotated[str, Meta(pattern=r"^[0-9]{1,20}(\.[0-9]{1,20})?$")]


class _Command(Struct, frozen=True, kw_only=True, tag_field="do", forbid_unknown_fields=True, omit_defaults=True):
    """One act, asked for but not yet decided."""


class CallToOrder(_Command, frozen=True, tag="call_to_order"):
    """The host opens the meeting."""


class Recess(_Command, frozen=True, tag="recess"):
    """The host declares a recess nobody objects to."""

    minutes: Positive = 10


class Reconvene(_Command, frozen=True, tag="reconvene"):
    """The recess is over."""


class Adjourn(_Command, frozen=True, tag="adjourn"):
    """The host declares the meeting adjourned; nobody objects."""


class NextMeeting(_Command, frozen=True, tag="next_meeting"):
    """The body's next regular meeting opens, `days` later."""

    days: Days = 7


class Arrive(_Command, frozen=True, tag="arrive"):
    """People on the roll come in; `proxy` maps a bearer to the member whose written authority they carry."""

    who: tuple[str, ...]
    proxy: dict[str, str] = {}


class Leave(_Command, frozen=True, tag="leave"):
    """People go."""

    who: tuple[str, ...]


class Admit(_Command, frozen=True, tag="admit"):
    """Somebody not on the roll is entered on it."""

    who: str
    as_: Literal["member", "guest"] = field(name="as", default="guest")


class OpenItem(_Command, frozen=True, tag="open_item"):
    """The host takes up an item of the agenda, by its number from 1."""

    item: Positive


class CloseItem(_Command, frozen=True, tag="close_item"):
    """The item is done with."""

    item: Positive | None = None


class Details(_Command, frozen=True, kw_only=True):
    """What a motion may say besides who makes it; which of it counts depends on its kind.

    `unrelated`: one member demands that unrelated parts be divided; `special`: a special order.
    """

    text: str = ""
    target: Target = "last"
    new_text: str | None = None
    seconds: Positive | None = None
    until: str = ""
    to: str = ""
    scope: Scope = "this"
    notice: bool = False
    voted: Choice | None = None
    parts: tuple[str, ...] = ()
    matter: str = ""
    unrelated: bool = False
    special: bool = False


class Move(Details, frozen=True, kw_only=True, tag="move"):
    """A member makes a motion."""

    by: str
    kind: Kind


class Second(_Command, frozen=True, tag="second"):
    """Another member wants the motion considered; it is not support."""

    by: str


class WithdrawSecond(_Command, frozen=True, tag="withdraw_second"):
    """The seconder takes the second back, before the question is stated."""

    by: str


class Withdraw(_Command, frozen=True, tag="withdraw"):
    """The mover withdraws, before the question is stated."""

    by: str


class Modify(_Command, frozen=True, tag="modify"):
    """The mover changes the words, before the question is stated."""

    by: str
    text: str


class State(_Command, frozen=True, tag="state"):
    """The host states the question: now it belongs to the meeting."""


class NoSecond(_Command, frozen=True, tag="no_second"):
    """Nobody seconded: the motion falls."""


class ReadBack(_Command, frozen=True, tag="read_back"):
    """The recorder reads the wording of a motion just made."""

    text: str


class ConfirmWording(_Command, frozen=True, tag="confirm_wording"):
    """The mover says that these are the words."""

    by: str


class RequestFloor(_Command, frozen=True, tag="request_floor"):
    """A hand goes up."""

    by: str
    stance: Stance | None = None


class CancelRequest(_Command, frozen=True, tag="cancel_request"):
    """A hand goes down."""

    by: str


class Recognize(_Command, frozen=True, tag="recognize"):
    """The host gives the floor; by default to the computed next speaker."""

    by: str | None = None
    stance: Stance | None = None
    override: str = ""


class EndSpeech(_Command, frozen=True, tag="end_speech"):
    """The speaker has finished."""


class StopSpeech(_Command, frozen=True, tag="stop_speech"):
    """The host stops the speaker."""

    reason: str


class PauseClock(_Command, frozen=True, tag="pause_clock"):
    """The clock stands still."""


class ResumeClock(_Command, frozen=True, tag="resume_clock"):
    """The clock goes on."""


class AdjustClock(_Command, frozen=True, tag="adjust_clock"):
    """The clock was started early or late: so many seconds more (or, negative, fewer) are left. Once a speech."""

    seconds: Annotated[int, Meta(ge=-30, le=30)]
    reason: str


class ExtendTime(_Command, frozen=True, tag="extend_time"):
    """The meeting gives the speaker more time, by consent or by vote."""

    seconds: Positive
    objection_by: str = ""
    yes: Count | None = None
    no: Count | None = None


class Interrupt(_Command, frozen=True, tag="interrupt"):
    """A motion of a kind that may interrupt a speaker."""

    by: str
    kind: Kind
    text: str = ""
    consents: bool | None = None


class Resume(_Command, frozen=True, tag="resume"):
    """The interrupted speaker has the floor again, with the rest of the time."""


class Rule(_Command, frozen=True, tag="rule"):
    """The host rules on the point of order or the question of privilege."""

    well_taken: bool
    reason: str = ""


class CallVote(_Command, frozen=True, tag="call_vote"):
    """The host puts the immediately pending question."""

    method: Method | None = None


class Cast(_Command, frozen=True, tag="cast"):
    """One member votes by name."""

    by: str
    choice: Choice


class AreaCounts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Votes by exclusive area, decimal strings in square metres."""

    yes: Area = "0"
    no: Area = "0"
    abstain: Area = "0"


class SilentUnits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Owners who handed in nothing."""

    heads: Count = 0
    area: Area = "0"


class _Polled(_Command, frozen=True, kw_only=True):
    """A count, with what is on record about those who were silent (从多; owners only)."""

    silent: SilentUnits | None = None
    delivered: bool = False
    topics_notified: bool = False
    effect_warned: bool = False


class Tally(_Polled, frozen=True, tag="tally"):
    """The counts of a vote, the host's own vote apart."""

    yes: Count
    no: Count
    abstain: Count = 0
    host: Side | None = None
    area: AreaCounts | None = None


class Ballot(_Polled, frozen=True, tag="ballot"):
    """The papers of a secret vote: handed out, come back, and (once opened) what they say."""

    voters: Count
    collected: Count
    yes: Count | None = None
    no: Count | None = None
    blank: Count = 0
    illegal: Count = 0


class Announce(_Command, frozen=True, tag="announce"):
    """The host announces the result; the arithmetic says which."""


class Division(_Command, frozen=True, tag="division"):
    """One member doubts the vote: it is taken again, rising."""

    by: str


class NoObjection(_Command, frozen=True, tag="no_objection"):
    """The host asked whether anybody objects, and nobody did."""


class Objection(_Command, frozen=True, tag="objection"):
    """One member objects."""

    by: str


class AskLeaveToWithdraw(_Command, frozen=True, tag="ask_leave_to_withdraw"):
    """The mover of a stated question asks the meeting's leave to withdraw it."""

    by: str


class UnanimousConsent(Details, frozen=True, kw_only=True, tag="unanimous_consent"):
    """The host proposes that something be done without a vote."""

    kind: Kind
    by: str = ""
    objection_by: str = ""


class HandOver(_Command, frozen=True, tag="hand_over"):
    """The host leaves the chair to somebody else."""

    to: str
    reason: Absence = "speak"


class TakeBack(_Command, frozen=True, tag="take_back"):
    """The host takes the chair again."""


class Note(_Command, frozen=True, tag="note"):
    """The recorder writes something down.

    `question` (a record number, 0 for none) and `speaker` ("" for nobody) are what the note was begun under; left out, what
    is being handled now.
    """

    by: str
    text: str
    tags: tuple[str, ...] = ()
    question: int | None = None
    speaker: str | None = None


class Assign(_Command, frozen=True, tag="assign"):
    """Somebody will do something by a day."""

    task: str
    owner: str
    due: str


class PhaseAct(_Command, frozen=True, tag="phase"):
    """What one does in a phase of a phased ruleset (`act` is its id or title); `last` ends the phase.

    While a question is considered by paragraph, `act` `next_part` goes on to the next, and after the last to the whole.
    """

    act: str
    by: str = ""
    last: bool = False


class NewRound(_Command, frozen=True, tag="new_round"):
    """Another round of speeches: everybody's count begins again."""


class Suggest(_Command, frozen=True, tag="suggest"):
    """A value for a blank in the pending question."""

    by: str
    value: str


class Nominate(_Command, frozen=True, tag="nominate"):
    """A candidate."""

    by: str
    who: str


class ReadMinutes(_Command, frozen=True, tag="read_minutes"):
    """The last meeting's minutes are read."""


class AmendMinutes(_Command, frozen=True, tag="amend_minutes"):
    """The last meeting's minutes are corrected."""

    text: str


class ApproveMinutes(_Command, frozen=True, tag="approve_minutes"):
    """The last meeting's minutes are approved."""


class Correct(_Command, frozen=True, tag="correct"):
    """Undo the last acts, or those with these record numbers."""

    steps: Positive | None = None
    seq: tuple[Positive, ...] | None = None
    reason: str = ""


Command = (
    CallToOrder
    | Recess
    | Reconvene
    | Adjourn
    | NextMeeting
    | Arrive
    | Leave
    | Admit
    | OpenItem
    | CloseItem
    | Move
    | Second
    | WithdrawSecond
    | Withdraw
    | Modify
    | State
    | NoSecond
    | ReadBack
    | ConfirmWording
    | RequestFloor
    | CancelRequest
    | Recognize
    | EndSpeech
    | StopSpeech
    | PauseClock
    | ResumeClock
    | AdjustClock
    | ExtendTime
    | Interrupt
    | Resume
    | Rule
    | CallVote
    | Cast
    | Tally
    | Ballot
    | Announce
    | Division
    | NoObjection
    | Objection
    | AskLeaveToWithdraw
    | UnanimousConsent
    | HandOver
    | TakeBack
    | Note
    | Assign
    | PhaseAct
    | NewRound
    | Suggest
    | Nominate
    | ReadMinutes
    | AmendMinutes
    | ApproveMinutes
    | Correct
)


def name_of(command: type[Command]) -> str:
    """The `do` of a script line."""
    return str(command.__struct_config__.tag)
