"""What is counted: for each ruleset the acts that people may try, and the positions they try them in.

Every act is concrete, so a pool holds several of one kind where it matters who does it, or how.
"""

from itertools import chain

from msgspec import Struct

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command

HOST, ONE, TWO = "甲", "乙", "丙"
Acts = tuple[Command, ...]


class Game(Struct, frozen=True):
    """A ruleset's pool and positions; `depth` is what a quick test counts, `deep` what a slow one does."""

    pool: Acts
    positions: dict[str, Acts]
    depth: int
    deep: int


def by_both(*makers: type[do.Second] | type[do.Withdraw]) -> Acts:
    return tuple(make(by=name) for make in makers for name in (ONE, TWO))


LAMP = do.Move(by=ONE, kind="main", text="修路灯")
TWO_LAMPS = do.Move(by=TWO, kind="amend", new_text="修两盏路灯")
HANDS = (do.RequestFloor(by=ONE, stance="pro"), do.RequestFloor(by=TWO, stance="con"))
SPEECH = (do.Recognize(), do.EndSpeech())
POINT = (do.Interrupt(by=TWO, kind="point_of_order"), do.Rule(well_taken=True), do.Resume())
COUNTS = (do.Tally(yes=2, no=0), do.Tally(yes=1, no=1, host="yes"))
PAUSE = (do.Recess(), do.Reconvene())
STATED = (LAMP, do.Second(by=TWO), do.State())
AMENDED = (*STATED, TWO_LAMPS, do.Second(by=ONE), do.State())
SPOKEN = (*STATED, do.Recognize(by=ONE, stance="pro"))


def carried(motion: do.Move, second: str = ONE) -> Acts:
    """A motion that is seconded, stated, put at once and adopted."""
    return (motion, do.Second(by=second), do.State(), do.CallVote(), do.Tally(yes=2, no=0), do.Announce())


SIMPLIFIED = Game(
    pool=(
        LAMP,
        TWO_LAMPS,
        do.Move(by=ONE, kind="previous_question"),
        *by_both(do.Second),
        do.State(),
        do.Withdraw(by=ONE),
        *HANDS,
        *SPEECH,
        *POINT,
        do.CallVote(),
        *COUNTS,
        do.Announce(),
        do.Division(by=TWO),
        *PAUSE,
        do.Leave(who=(TWO,)),
        do.Adjourn(),
    ),
    positions={
        "open": (),
        "debate": STATED,
        "speech": SPOKEN,
        "amendment": AMENDED,
        "counted": (*STATED, do.CallVote(), do.Tally(yes=1, no=1)),
    },
    depth=5,
    deep=6,
)

THREE_LAMPS = do.Move(by=ONE, kind="amend", new_text="修三盏路灯")
CLOSE_ALL = do.Move(by=ONE, kind="previous_question", scope="all")
TABLE = do.Move(by=TWO, kind="lay_on_table")
SUSPEND = do.Move(by=TWO, kind="suspend_rules", text="多说一轮")
POSTPONED = (*STATED, do.Move(by=TWO, kind="postpone_indefinitely"), do.Second(by=ONE), do.State())

RONR = Game(
    pool=(
        LAMP,
        do.Move(by=TWO, kind="postpone_indefinitely"),
        TWO_LAMPS,
        THREE_LAMPS,
        do.Move(by=TWO, kind="commit", to="照明小组"),
        do.Move(by=TWO, kind="postpone_definitely", until="next_meeting"),
        do.Move(by=TWO, kind="limit_debate", seconds=60),
        do.Move(by=TWO, kind="previous_question"),
        CLOSE_ALL,
        TABLE,
        do.Move(by=TWO, kind="question_of_privilege", text="太吵"),
        do.Move(by=TWO, kind="recess", seconds=600),
        do.Move(by=TWO, kind="adjourn"),
        do.Move(by=TWO, kind="fix_time_adjourn", until="明天19:00"),
        do.Move(by=TWO, kind="appeal"),
        SUSPEND,
        do.Move(by=TWO, kind="object_consideration"),
        do.Move(by=TWO, kind="divide_question", parts=("修东边的灯", "修西边的灯")),
        do.Move(by=ONE, kind="take_from_table"),
        do.Move(by=TWO, kind="rescind_amend", new_text="路灯修到十点"),
        do.Move(by=ONE, kind="reconsider", voted="yes"),
        do.AskLeaveToWithdraw(by=ONE),
        do.NoObjection(),
        do.Objection(by=TWO),
        *by_both(do.Second),
        do.State(),
        do.NoSecond(),
        *by_both(do.Withdraw),
        *HANDS,
        *SPEECH,
        *POINT,
        do.CallVote(),
        *COUNTS,
        do.Tally(yes=0, no=2),
        do.Announce(),
        do.Division(by=TWO),
        *PAUSE,
        do.HandOver(to=TWO),
        do.TakeBack(),
        do.Leave(who=(TWO,)),
        do.Adjourn(),
    ),
    positions={
        "open": (),
        "moved": (LAMP,),
        "debate": STATED,
        "speech": SPOKEN,
        "amendment": AMENDED,
        "second-degree": (*AMENDED, THREE_LAMPS, do.Second(by=TWO), do.State()),
        "postponing": POSTPONED,
        "ladder": (*AMENDED, CLOSE_ALL, do.Second(by=TWO), do.State(), TABLE, do.Second(by=ONE), do.State()),
        "closed": (*AMENDED, *carried(CLOSE_ALL, TWO)),
        "tabled": (*STATED, *carried(TABLE)),
        "ruled": (*STATED, *POINT[:2]),
        "suspending": (*STATED, SUSPEND, do.Second(by=ONE), do.State()),
        "counted": (*STATED, do.CallVote(), do.Tally(yes=1, no=1)),
        "adopted": carried(LAMP, TWO),
    },
    depth=3,
    deep=4,
)

MOVED = (LAMP, do.State())
NANTANG = Game(
    pool=(
        LAMP,
        do.Move(by=TWO, kind="main", text="修桥"),
        do.State(),
        *by_both(do.Withdraw),
        *HANDS,
        do.RequestFloor(by=TWO, stance="pro"),
        *SPEECH,
        do.StopSpeech(reason="离题"),
        do.PauseClock(),
        do.ResumeClock(),
        do.CallVote(),
        *COUNTS,
        do.Tally(yes=1, no=1),
        do.Announce(),
        *PAUSE,
        do.Leave(who=(TWO,)),
        do.Arrive(who=(TWO,)),
        do.UnanimousConsent(kind="main", text="修水渠"),
        do.Adjourn(),
    ),
    positions={
        "open": (),
        "moved": (LAMP,),
        "debate": MOVED,
        "speech": (*MOVED, *HANDS, do.Recognize()),
        "counted": (*MOVED, do.CallVote(), do.Tally(yes=1, no=1)),
        "adopted": (*MOVED, do.CallVote(), do.Tally(yes=2, no=0), do.Announce()),
    },
    depth=5,
    deep=6,
)

GAMES: dict[str, Game] = {"simplified": SIMPLIFIED, "ronr": RONR, "nantang": NANTANG}
EVERY_POSITION = tuple(chain.from_iterable(((name, position) for position in g.positions) for name, g in GAMES.items()))
"""Ruleset and position, for each position."""
