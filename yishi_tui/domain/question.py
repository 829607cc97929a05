"""A motion on its way, as frozen values: what was moved, how far it has come, and how it was decided."""

from datetime import datetime

from msgspec import Struct

from yishi_tui.domain.silence import Silent
from yishi_tui.domain.vocabulary import Choice, Kind, Method, Scope, Stage, Stance, Verdict


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
