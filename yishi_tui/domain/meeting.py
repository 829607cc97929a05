"""The state of a meeting, as frozen values. Only `evolve` makes new ones."""

from datetime import datetime
from typing import Literal

from msgspec import Struct, field

from yishi_tui.domain.ledger import Adopted, Ledger, Lost
from yishi_tui.domain.plan import Guest, Plan
from yishi_tui.domain.procedure import Meta, Procedure
from yishi_tui.domain.record import History
from yishi_tui.domain.roll import Roll
from yishi_tui.domain.silence import Silent
from yishi_tui.domain.vocabulary import Absence, Choice, Kind, Method, Phase, Scope, Seat, Stage, Stance, Verdict


class _Value(Struct, frozen=True, kw_only=True):
    """Part of the state."""


class Request(_Value, frozen=True):
    """A raised hand. Hands of one act share the same `moment`."""

    by: str
    stance: Stance | None
    moment: int


class Count(_Value, frozen=True):
    """What was counted in a vote, the host's own vote included in it and kept in `host`."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    blank: int = 0
    illegal: int = 0
    host: Choice | None = None
    present: int = 0
    area_yes: str = ""
    area_no: str = ""
    area_abstain: str = ""
    sealed: bool = False
    void: bool = False
    silent: Silent | None = None


class Vote(_Value, frozen=True):
    """A vote under way: its method, votes by name, and the count once there is one.

    `value` is what a blank would be filled with; `polls` the voters in the room when the polls were closed, None while open.
    """

    method: Method
    cast: dict[str, Choice] = {}
    count: Count | None = None
    value: str = ""
    polls: int | None = None

    @property
    def begun(self) -> bool:
        return bool(self.cast) or self.count is not None


class Question(_Value, frozen=True):
    """A motion on its way (`id` is its record number). Speeches, hands and limits are counted for each one apart."""

    id: int
    kind: Kind
    text: str
    mover: str
    stage: Stage
    made_at: datetime
    seconder: str | None = None
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
    interrupts: bool = False
    item: int | None = None
    part_of: int = 0
    confirmed: bool = False
    closed: bool = False
    limit_s: int | None = None
    forced_method: Method | None = None
    asks_leave: bool = False
    queue: tuple[Request, ...] = ()
    speeches: dict[str, int] = {}
    spoken_ms: dict[str, int] = {}
    last_side: Stance | None = None
    wordings: tuple[str, ...] = ()
    vote: Vote | None = None
    undebatable: bool = False
    method: Method | None = None
    """The method of voting that the meeting ordered; in a motion about it, the one proposed."""
    special: bool = False
    """In a postponement: as a special order, which comes up at its time whatever else is pending."""
    due: bool = False
    """A special order whose time has come while it could not be taken up yet."""
    in_order: bool = False
    """It was taken up because its time had come, or first of all as unfinished business."""
    paragraph: int = 0
    """The paragraph in hand, from 1, while the question is considered by paragraph (`parts`); 0 when the whole is open."""
    suggestions: tuple[str, ...] = ()
    """Values for a blank in the wording, in the order suggested; those put to the vote are gone."""
    tried: tuple[str, ...] = ()
    """Candidates put to the vote for a blank without being elected."""
    reconsidered: int = 0
    """How often it has been."""
    away_since: int = 0
    """The session in which the question was laid on the table."""

    @property
    def stated(self) -> bool:
        return self.stage in ("debate", "voting")


Stack = tuple[Question, ...]


class Decided(_Value, frozen=True):
    """A question decided by a vote, kept with what stood on the stack: it may be reconsidered."""

    stack: Stack
    verdict: Verdict
    votes: dict[str, Choice]
    reconsidered: int = 0
    """How often it has been."""
    away: bool = False
    """Whether the decision took everything pending elsewhere (to a committee, another day, out of the session)."""
    meeting: int = 0

    @property
    def question(self) -> Question:
        return self.stack[-1]


class Business(_Value, frozen=True):
    """What is before the body: pending, waiting, decided."""

    stack: Stack = ()
    following: tuple[Stack, ...] = ()
    adopted: Ledger[Adopted] = field(default_factory=Ledger)
    on_table: tuple[Stack, ...] = ()
    in_committee: tuple[Stack, ...] = ()
    postponed: tuple[Stack, ...] = ()
    unfinished: tuple[Stack, ...] = ()
    lost: Ledger[Lost] = field(default_factory=Ledger)
    """What was lost in this session, oldest first."""
    decided: tuple[Decided, ...] = ()
    """What was decided while nothing lay beneath it."""
    decided_above: tuple[Decided, ...] = ()
    """What was decided above a question still pending; forgotten with it."""
    suspended_rules: bool = False


class Floor(_Value, frozen=True):
    """The one who speaks. `since` is when the clock was last started (by record `run`), None while it stands still."""

    by: str
    stance: Stance | None
    question: int
    speech_no: int
    limit_ms: int | None
    used_ms: int
    since: datetime | None
    began: datetime
    run: int
    interrupted: Kind | None = None
    adjusted: bool = False
    """Whether the clock has been put right in this speech."""


class LastVote(_Value, frozen=True):
    """The business as it stood before the last announcement: a division takes the vote again from there."""

    before: Business
    question: int
    method: Method
    candidates: tuple[str, ...] = ()


class Ruling(_Value, frozen=True):
    """The last ruling, while it may still be appealed from."""

    kind: Kind
    text: str
    raised_by: str
    well_taken: bool
    reason: str


class Result(_Value, frozen=True):
    """The last result, with its arithmetic."""

    kind: str
    verdict: Verdict
    text: str = ""
    tests: tuple[bool, ...] = ()
    arithmetic: tuple[str, ...] = ()
    sentence: str = ""
    question: int = 0
    method: str = ""
    yes: int = 0
    no: int = 0
    unaccounted: int = 0
    without_silent: str = ""


class Action(_Value, frozen=True):
    """Who does what by when (落实事项)."""

    task: str
    owner: str
    due: str


class Chair(_Value, frozen=True):
    """Who presides when the host has left the chair, why, and until which question is settled."""

    by: str
    reason: Absence
    until: int = 0


EMPTY_PLAN = Plan(title="")
EMPTY_PROCEDURE = Procedure(meta=Meta(id="", title=""))


class Meeting(_Value, frozen=True):
    """The whole state. A value: what happened is in `history`, and replaying it gives this again."""

    plan: Plan = EMPTY_PLAN
    procedure: Procedure = EMPTY_PROCEDURE
    phase: Phase = "planned"
    roll: Roll = Roll()
    guests: tuple[Guest, ...] = ()
    present: frozenset[str] = frozenset()
    voters_here: int = 0
    proxies: dict[str, str] = {}
    deputy: Chair | None = None
    item: int | None = None
    items_done: frozenset[int] = frozenset()
    business: Business = Business()
    floor: Floor | None = None
    held: tuple[Floor, ...] = ()
    last_vote: LastVote | None = None
    last_result: Result | None = None
    last_ruling: Ruling | None = None
    actions: tuple[Action, ...] = ()
    progress: int = 0
    quorum_challenged: bool = False
    recess_minutes: int = 0
    recess_since: datetime | None = None
    continued_meeting: str = ""
    number: int = 1
    session: int = 1
    discussion: Question | None = None
    """Talk without a motion, where the ruleset allows it, with its hands and speeches."""
    procedure_phase: str = ""
    candidates: tuple[str, ...] = ()
    nominating: Literal["", "open", "closed"] = ""
    minutes: Literal["", "read", "approved"] = ""
    """How far the last meeting's minutes have come."""
    opened_at: datetime | None = None
    started: bool = False
    seq: int = 0
    at: datetime | None = None
    by: Seat = "host"
    act: int = 0
    more: int = 0
    history: History = History()
