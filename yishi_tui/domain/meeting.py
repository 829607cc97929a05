"""The state of a meeting, as frozen values. Only `evolve` makes new ones."""

from datetime import datetime
from typing import Literal

from msgspec import Struct, field

from yishi_tui.domain.ledger import Adopted, Ledger, Lost
from yishi_tui.domain.plan import Guest, Plan
from yishi_tui.domain.procedure import Meta, Procedure
from yishi_tui.domain.question import Decided, Question, Stack
from yishi_tui.domain.record import History
from yishi_tui.domain.roll import Roll
from yishi_tui.domain.vocabulary import Absence, Kind, Method, Phase, Seat, Stance, Verdict


class _Value(Struct, frozen=True, kw_only=True):
    """Part of the state."""


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
    aside: Stack = ()
    """The stack with a motion on its way at its end, put aside while a vote that was doubted is taken again."""
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
