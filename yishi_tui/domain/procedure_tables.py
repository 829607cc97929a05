"""The tables of a ruleset that say how a meeting is conducted: who, how many, how long, and how votes are taken."""

from typing import Literal

from msgspec import Struct

from yishi_tui.domain.tally import Base, Op
from yishi_tui.domain.vocabulary import Choice, Kind, Method, Stance

Preference = Literal["mover", "unspoken", "alternate", "fifo"]
Window = Literal["session", "session_next_day", "next_meeting"]
"""How long something may be brought back: in the session; in it, the same day or the next; up to the next meeting."""


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One TOML table: unknown keys are refused."""


class Observers(Table, frozen=True):
    """What those may do who are here without a vote of their own: guests, and members listed without one."""

    speak: bool = False
    vote: bool = False


class Roles(Table, frozen=True):
    """Who must be there, what observers may do, who may explain without a turn, and whether proxies count."""

    required: tuple[Literal["host", "recorder", "timekeeper"], ...] = ()
    observers: Observers = Observers()
    explains: tuple[str, ...] = ()
    proxies: bool = False


class QuorumRule(Table, frozen=True):
    """How many must be present, and of what: members, households (one for each unit) or delegates; `none` asks for none."""

    op: Op | Literal[""] = ""
    threshold: str = ""
    base: Literal["members", "households", "delegates", "none"] = "none"
    check: tuple[Literal["open", "vote", "challenge"], ...] = ()
    allowed_without: tuple[Kind, ...] = ()


class FloorRule(Table, frozen=True):
    """In which order those who raised a hand may speak."""

    order: tuple[Preference, ...] = ("fifo",)
    stances: tuple[Stance, ...] = ()
    stance_required: bool = False
    enforce: bool = False


class Extension(Table, frozen=True):
    """What it takes to give a speaker more time against an objection."""

    op: Op
    threshold: str
    base: Base = "cast"


class SpeechRule(Table, frozen=True):
    """Length (seconds) and number of speeches; None means no limit. Time is never transferable (R12 43:10)."""

    seconds: int | None = None
    per_motion: int | None = None
    counter: Literal["question", "round", "day"] = "question"
    at_limit: Literal["end", "signal"] = "end"
    stop_counts_as_turn: bool = False
    transferable: bool = False
    extend: Extension | None = None
    grace_seconds: int = 20
    extend_seconds: int = 60


class DebateRule(Table, frozen=True):
    """Whether there must be a motion before anybody debates."""

    requires_motion: bool = False


class MotionRule(Table, frozen=True):
    """What a motion must have before it is stated."""

    text_required: bool = False
    read_back: bool = False


class ChairRule(Table, frozen=True):
    """What the one who presides may do besides presiding."""

    may_debate: bool = False
    may_move: bool = False
    vote: Literal["never", "decisive", "last", "always"] = "never"
    handover: bool = False


class BallotRule(Table, frozen=True):
    """What more papers than voters do to a ballot: void it, or void it where they could have changed the result."""

    excess: Literal["void", "void_if_material"] = "void"


class VoteRule(Table, frozen=True):
    """How votes are taken and how odd papers count.

    `tie`: where it is written, no threshold of the file may adopt on equal sides. `change_until`: whether a vote by name
    may be changed. `illegal_in_base` and `blank_in_base`: whether such papers are among the votes cast; of those present
    and those taking part they always are.
    """

    ask: tuple[Choice, ...] = ("yes", "no")
    methods: tuple[Method, ...] = ("hands",)
    silence: Literal["lost", "adopted"] = "lost"
    zero_yes: Literal["lost"] = "lost"
    tie: Literal["lost", ""] = ""
    change_until: Literal["announce", ""] = ""
    ballot: BallotRule = BallotRule()
    illegal_in_base: bool = True
    blank_in_base: bool = False
    requires_debate_exhausted: bool = False
    blanks: Literal["none", "as_suggested", "largest_first", "smallest_first"] = "none"


class WithdrawRule(Table, frozen=True):
    """What leave to withdraw a stated motion takes when somebody objects."""

    after_stated: Literal["majority", "unanimous"] = "majority"


class Reconsidering(Table, frozen=True):
    """Who may move to reconsider, how long, and how often one question (None: as often as one likes)."""

    window: Window
    side: Literal["prevailing", "any"] = "any"
    max: int | None = None


class Renewal(Table, frozen=True):
    """Whether what was lost may come again in the same session, and how one may reconsider."""

    lost_same_session: bool = False
    reconsider: Reconsidering | None = None
    carryover: Literal["quarter", "always"] = "always"
