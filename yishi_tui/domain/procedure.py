"""A ruleset (议事规则) as frozen values: what a file in `rules/` says, and nothing it does not say.

Every field that a file may leave out means "the feature is off". Shares are exact strings such as ``"2/3"``.
"""

from datetime import date
from typing import Literal

from msgspec import field

from yishi_tui.domain.procedure_tables import (
    ChairRule,
    DebateRule,
    FloorRule,
    MotionRule,
    Preference,
    QuorumRule,
    Renewal,
    Roles,
    SpeechRule,
    Table,
    VoteRule,
    Window,
    WithdrawRule,
)
from yishi_tui.domain.tally import Threshold, Turnout
from yishi_tui.domain.vocabulary import Effect, Kind, Stance

Body = Literal[
    "consultation",
    "residents_meeting",
    "residents_delegates",
    "villagers_meeting",
    "villagers_delegates",
    "owners",
    "society",
]
MatterBody = Body | Literal["owner_concerned", "interested_owners"]
"""Who decides a matter: a body, the owner whose own part it is, or every owner whom it touches (Civil Code art. 279)."""


class Meta(Table, frozen=True):
    """Where the ruleset comes from and for which kind of body it is.

    `caution` is what must be said at every use of figures that are `unverified`.
    """

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
    caution: str = ""
    caution_en: str = ""

    def name(self, english: bool) -> str:
        """The title, in the language as far as the file has it."""
        return (self.title_en if english else "") or self.title

    def warning(self, english: bool) -> str:
        """What must be said, in the language as far as the file has it."""
        return (self.caution_en if english else "") or self.caution


class Publicity(Table, frozen=True):
    """The notice after a decision: days, and the share of objections that reopens the matter.

    `holidays` and `workdays` are what the yearly announcement adds to the weekends and the fixed holidays, and takes away.
    """

    days: int = 0
    op: Literal[">", ">="] = ">"
    threshold: str = "1/5"
    base: str = "residents"
    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()


class Research(Table, frozen=True):
    """Research before an item is deliberated; a warning, never a block."""

    min: int = 0
    report: bool = False


class Representation(Table, frozen=True):
    """The least share of a group among those taking part; a warning, never a block."""

    group: str
    known_as: tuple[str, ...] = ()
    """How else the group is written on a roll."""
    op: Literal[">", ">="] = ">="
    threshold: str = "1/10"


class Pipeline(Table, frozen=True):
    """What comes before and after the meeting."""

    publicity: Publicity | None = None
    research: Research | None = None
    representation: Representation | None = None


class Requires(Table, frozen=True):
    """What must be true before a kind is in order."""

    pending: Literal["none", "any", "debatable", "main", ""] = ""
    before_debate: bool = False
    window: Window | Literal[""] = ""


class DebateLimits(Table, frozen=True):
    """Limits of debate of this kind alone: seconds for a speech, and speeches for each member."""

    seconds: int | None = None
    per_member: int | None = None


class KindRule(Table, frozen=True):
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
    applies_to: tuple[Kind, ...] = ()
    requires: Requires = Requires()
    debate_limits: DebateLimits = DebateLimits()
    per_chair: int | None = None


class Matter(Table, frozen=True):
    """A class of matters that only another body can decide, and the sentence that must be said and minuted.

    `item` is the number in article 278 of the Civil Code; `always_said`: also where the body itself decides it.
    """

    body: MatterBody
    title: str
    sentence: str
    title_en: str = ""
    sentence_en: str = ""
    threshold: str = ""
    needs_scope: bool = False
    scope: str = ""
    item: int | None = None
    always_said: bool = False


class FollowRule(Table, frozen=True):
    """从多: what the owners agreed beforehand about those who hand in nothing. Without `enabled` nothing follows.

    `needs_delivery` and `needs_notice`: the silent count only where it was recorded that the papers reached them, and
    that they were told the topics and what silence means.
    """

    enabled: bool = False
    needs_delivery: bool = True
    needs_notice: bool = True
    clause_delivery_is_participation: bool = False
    clause_silence_follows: bool = False


class Participation(Table, frozen=True):
    """How many of the whole membership must take part, in votes that need one of these thresholds."""

    thresholds: tuple[str, ...] = ()
    tests: tuple[Turnout, ...] = ()
    follow_majority: FollowRule = FollowRule()


class PhaseRule(Table, frozen=True):
    """One part of a deliberation (环节). `begins` is what brings it about by itself; '' waits for the host.

    Who speaks in it: those of these `stances`, or (where `groups` are named) guests in these roles and members of these
    groups; the mover is in the group "mover". `order` and `seconds` are the floor's and the speech's here;
    `allowed_kinds`, where there are any, are the only motions in order besides a main one.
    """

    id: str
    title: str
    title_en: str = ""
    begins: Literal["moved", "seconded", "stated", ""] = ""
    stances: tuple[Stance, ...] = ()
    groups: tuple[str, ...] = ()
    order: tuple[Preference, ...] = ()
    seconds: int | None = None
    allowed_kinds: tuple[Kind, ...] = ()


class Procedure(Table, frozen=True):
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
    threshold: dict[str, Threshold] = field(default_factory=dict)
    kinds: dict[Kind, KindRule] = field(default_factory=dict)
    matters: dict[str, Matter] = field(default_factory=dict)
    participation: Participation = Participation()
    phases: tuple[PhaseRule, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)
    """Where a parameter comes from, by its TOML path; 未核 in it marks what nobody has checked."""
