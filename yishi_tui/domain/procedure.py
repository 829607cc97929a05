"""A ruleset (议事规则) as frozen values: what a file in `rules/` says, and nothing it does not say.

Every field that a file may leave out means "the feature is off". Shares are exact strings such as ``"2/3"``.
"""

from typing import Literal

from msgspec import Struct, field

from yishi_tui.domain.tally import Threshold, Turnout
from yishi_tui.domain.vocabulary import Effect, Kind, Method, Stance

Body = Literal[
    "consultation",
    "residents_meeting",
    "residents_delegates",
    "villagers_meeting",
    "villagers_delegates",
    "owners",
    "society",
]


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One TOML table: unknown keys are refused."""


class Meta(_Table, frozen=True):
    """Where the ruleset comes from and for which kind of body it is."""

    id: str
    title: str
    title_en: str = ""
    body: Body = "consultation"
    summary: str = ""
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    unverified: bool = False
    needs_official_text: bool = False


class Roles(_Table, frozen=True):
    """Who must be there, who may explain without a turn, and whether proxies count."""

    required: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()
    proxies: bool = False


class QuorumRule(_Table, frozen=True):
    """How many members must be present; `base = "none"` asks for none."""

    op: Literal[">", ">="] = ">"
    threshold: str = "1/2"
    base: Literal["members", "none"] = "none"
    check: tuple[Literal["open", "vote", "challenge"], ...] = ()
    allowed_without: tuple[Kind, ...] = ()


class FloorRule(_Table, frozen=True):
    """In which order those who raised a hand may speak."""

    order: tuple[Literal["mover", "unspoken", "alternate", "fifo"], ...] = ("fifo",)
    stances: tuple[Stance, ...] = ()
    stance_required: bool = False
    enforce: bool = False


class SpeechRule(_Table, frozen=True):
    """Length (seconds) and number of speeches; None means no limit."""

    seconds: int | None = None
    per_motion: int | None = None
    counter: Literal["question", "round", "day"] = "question"
    at_limit: Literal["end", "signal"] = "end"
    stop_counts_as_turn: bool = False
    extend_threshold: str = ""
    grace_seconds: int = 20
    extend_seconds: int = 60


class DebateRule(_Table, frozen=True):
    """Whether there must be a motion before anybody debates."""

    requires_motion: bool = False


class MotionRule(_Table, frozen=True):
    """What a motion must have before it is stated."""

    text_required: bool = False
    read_back: bool = False


class ChairRule(_Table, frozen=True):
    """What the one who presides may do besides presiding."""

    may_debate: bool = False
    may_move: bool = False
    vote: Literal["never", "decisive", "last", "always"] = "never"
    handover: bool = False


class VoteRule(_Table, frozen=True):
    """How votes are taken and how odd papers count."""

    ask: tuple[Literal["yes", "no"], ...] = ("yes", "no")
    methods: tuple[Method, ...] = ("hands",)
    silence: Literal["lost", "adopted"] = "lost"
    ballot_excess: Literal["void", "void_if_material"] = "void"
    requires_debate_exhausted: bool = False
    blanks: Literal["none", "as_suggested", "largest_first", "smallest_first"] = "none"


class WithdrawRule(_Table, frozen=True):
    """What leave to withdraw a stated motion takes when somebody objects."""

    after_stated: Literal["majority", "unanimous"] = "majority"


class Renewal(_Table, frozen=True):
    """Whether what was lost may come again in the same session, and how long one may reconsider."""

    lost_same_session: bool = False
    reconsider_window: Literal["session_next_day", "next_meeting", "none"] = "none"
    carryover: Literal["quarter", "always"] = "always"


class Publicity(_Table, frozen=True):
    """The notice after a decision: days, and the share of objections that reopens the matter."""

    days: int = 0
    op: Literal[">", ">="] = ">"
    threshold: str = "1/5"
    base: str = "residents"


class Research(_Table, frozen=True):
    """Research before an item is deliberated; a warning, never a block."""

    min: int = 0
    report: bool = False


class Representation(_Table, frozen=True):
    """The least share of a group among those taking part; a warning, never a block."""

    group: str
    op: Literal[">", ">="] = ">="
    threshold: str = "1/10"


class Pipeline(_Table, frozen=True):
    """What comes before and after the meeting."""

    publicity: Publicity | None = None
    research: Research | None = None
    representation: Representation | None = None


class Requires(_Table, frozen=True):
    """What must be true before a kind is in order."""

    pending: Literal["none", "any", "debatable", "main", ""] = ""
    before_debate: bool = False


class KindRule(_Table, frozen=True):
    """One row of the table of motions."""

    class_: Literal["main", "subsidiary", "privileged", "incidental", "bring_back"] = field(name="class")
    effect: Effect
    rank: int | None = None
    second: int = 0
    interrupts: bool = False
    debatable: bool | Literal["as_target"] = False
    amendable: bool = False
    opens_main: bool = False
    threshold: str = ""
    threshold_with_notice: str = ""
    decided_by: Literal["vote", "chair", "demand", "answer"] = "vote"
    reconsider: Literal["yes", "no", "adopted", "lost"] = "no"
    degrees: int = 1
    main_when_nothing_pending: bool = False
    main_when_qualified: bool = False
    undebatable_about: tuple[str, ...] = ()
    never_about: tuple[str, ...] = ()
    requires: Requires = Requires()
    debate_seconds: int | None = None
    per_member: int | None = None


class Matter(_Table, frozen=True):
    """A class of matters that only another body can decide, and the sentence that must be said and minuted."""

    body: Body
    title: str
    sentence: str
    title_en: str = ""
    sentence_en: str = ""
    threshold: str = ""
    needs_scope: bool = False
    scope: str = ""


class Participation(_Table, frozen=True):
    """How many of the whole membership must take part, in votes that need one of these thresholds."""

    thresholds: tuple[str, ...] = ()
    tests: tuple[Turnout, ...] = ()


class PhaseRule(_Table, frozen=True):
    """One part of a deliberation (环节). `begins` is what brings it about by itself; '' waits for the host.

    Who speaks in it: those of these `stances`, or (where `groups` are named) guests in these roles and members of these groups.
    """

    id: str
    title: str
    title_en: str = ""
    begins: Literal["moved", "seconded", "stated", ""] = ""
    stances: tuple[Stance, ...] = ()
    groups: tuple[str, ...] = ()


class Procedure(_Table, frozen=True):
    """A complete ruleset, with nothing left to inherit."""

    meta: Meta
    roles: Roles = Roles()
    quorum: QuorumRule = QuorumRule()
    floor: FloorRule = FloorRule()
    speech: SpeechRule = SpeechRule()
    debate: DebateRule = DebateRule()
    motion: MotionRule = MotionRule()
    chair: ChairRule = ChairRule()
    vote: VoteRule = VoteRule()
    withdraw: WithdrawRule = WithdrawRule()
    renewal: Renewal = Renewal()
    pipeline: Pipeline = Pipeline()
    threshold: dict[str, Threshold] = {}
    kinds: dict[Kind, KindRule] = {}
    matters: dict[str, Matter] = {}
    participation: Participation = Participation()
    phases: tuple[PhaseRule, ...] = ()
