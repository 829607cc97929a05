"""The evening whose minutes are kept as expected pages; `python -m tests.minutes.golden` writes them anew."""

from pathlib import Path

from tests.minutes.evening import CHEN, CLERK, HOST, LAWYER, LI, LIU, WANG, ZHANG, ZHAO, Evening
from yishi_tui.domain.procedure import Procedure
from yishi_tui.files import write_whole
from yishi_tui.phrases import Lang
from yishi_tui.rulesets import load

WEST = "在楼西侧加装电梯，每户补偿1.5万元"
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
MEETINGS = (1, 2)


def page(lang: Lang, number: int) -> Path:
    """Where the expected page is kept."""
    return Path(__file__).parent / f"evening-{number}.{lang}.md"


def evening(rules: Procedure) -> Evening:
    """Two meetings with most of what can happen."""
    meeting = Evening(rules)
    meeting.do("arrive", who=[HOST, WANG, LI, ZHAO, ZHANG, CHEN, CLERK, LAWYER]).wait(60).do("call_to_order")
    meeting.do("unanimous_consent", kind="main", text="采用十二条议事规则").wait(30)
    _lift(meeting)
    _garden(meeting)
    _ending(meeting)
    _next_week(meeting)
    return meeting


def _lift(meeting: Evening) -> None:
    """A motion worded four times, a ruling appealed from, three amendments, a vote that is doubted."""
    meeting.do("open_item", item=1)
    meeting.do("move", by=LI, kind="main", text="装电梯", matter="lift").do("second", by=WANG)
    meeting.do("modify", by=LI, text="在东侧加装电梯").do("second", by=WANG)
    meeting.do("read_back", text="在楼东侧加装电梯，每户补偿1.5万元").do("confirm_wording", by=LI).do("state")
    meeting.do("note", by=LIU, text="方案贴在楼门口", tags=["要点"])
    meeting.do("request_floor", by=ZHANG, stance="con").do("request_floor", by=LI, stance="pro").do("recognize").wait(
        100
    )
    meeting.do("note", by=LIU, text="采光受影响的有六户\n要先测算", tags=["争议", "待办"])
    meeting.do("move", by=WANG, kind="point_of_order", text="说到停车去了").wait(10)
    meeting.do("rule", well_taken=False, reason="和停车位置有关")
    meeting.do("appeal", by=WANG, second=ZHAO).do("speak", by=ZHAO, stance="con", seconds=30).vote(3, 2)
    meeting.do("resume").wait(100).do("extend_time", seconds=60).wait(70).do("end_speech")
    meeting.do("recognize").wait(20).do("interrupt", by=ZHAO, kind="request_info", text="采光怎么算", consents=True)
    meeting.wait(5).do("stop_speech", reason="离题远了")
    meeting.do("recognize", by=LAWYER).wait(45).do("end_speech")
    meeting.put(ZHAO, "把东侧改为西侧", "amend", WANG, new_text=WEST).do(
        "speak", by=ZHAO, stance="pro", seconds=40
    ).vote(4, 1)
    meeting.do("move", by=ZHANG, kind="amend", new_text=WEST.replace("1.5", "3")).wait(15).do("no_second")
    meeting.do("move", by=ZHANG, kind="amend", new_text=WEST.replace("1.5", "2")).do("withdraw", by=ZHANG)
    meeting.do("arrive", who=[LIU])
    meeting.put(CHEN, "", "previous_question", WANG).vote(4, 2)
    meeting.do("call_vote").do("tally", yes=3, no=3).do("tally", yes=4, no=2).do("announce")
    meeting.do("division", by=ZHANG).do("call_vote").do("tally", yes=3, no=3, host="yes").do("announce")
    meeting.do("assign", task="出采光测算", owner=ZHAO, due="2026-12-12").do("close_item", item=1)
    meeting.do("recess", minutes=5).wait(300).do("leave", who=[CHEN]).do("reconvene")


def _garden(meeting: Evening) -> None:
    """The chair handed over, a consent objected to, a void ballot, a vote reconsidered by name."""
    meeting.do("open_item", item=2).put(WANG, "楼前种月季").do("hand_over", to=LI)
    meeting.do("speak", by=HOST, stance="con", seconds=30)
    meeting.do("unanimous_consent", kind="recess", seconds=300, objection_by=ZHANG)
    meeting.do("call_vote", method="ballot").do("ballot", voters=6, collected=7)
    meeting.do("call_vote", method="ballot").do("ballot", voters=6, collected=6)
    meeting.do("ballot", voters=6, collected=6, yes=3, no=2, blank=1).do("announce").do("take_back")
    meeting.put(ZHAO, "", "reconsider", WANG, voted="yes").vote(4, 1).do("call_vote", method="roll_call")
    for name, choice in ((WANG, "yes"), (LI, "no"), (ZHAO, "no"), (ZHANG, "no"), (LIU, "abstain")):
        meeting.do("cast", by=name, choice=choice)
    meeting.do("announce")


def _ending(meeting: Evening) -> None:
    """Everything that can become of a motion but a vote on it, and a correction taken back."""
    meeting.put(ZHAO, "种桂花", second=WANG).put(LI, "请绿化组看看", "commit", WANG, to="绿化小组").vote(5, 0)
    meeting.put(ZHAO, "装长椅", second=WANG).put(ZHANG, "", "postpone_definitely", WANG).vote(5, 0)
    meeting.put(ZHAO, "装雨棚", second=WANG).do("ask_leave_to_withdraw", by=ZHAO).do("no_objection")
    meeting.put(ZHAO, "修楼梯；刷墙", second=WANG)
    meeting.put(LI, "", "divide_question", WANG, parts=["修楼梯", "刷墙"]).vote(5, 0).vote(4, 1)
    meeting.do("speak", by=LI, stance="pro", seconds=20).do("speak", by=ZHANG, stance="con", seconds=200)
    meeting.do("correct", reason="记错了人").do("correct", reason="撤错了").do("adjourn")


def _next_week(meeting: Evening) -> None:
    """What was left comes first; then a decision is rescinded."""
    meeting.do("next_meeting", days=7).vote(5, 0).vote(1, 4)
    meeting.put(LI, "", "rescind_amend", WANG, notice=True).vote(4, 1).do("adjourn")


def told(played: Evening, lang: Lang, number: int) -> str:
    """The page without the hash: that changes with every word of the ruleset."""
    return played.markdown(lang, number).replace(played.head, "0" * len(played.head))


def write() -> None:
    """Write the pages as they are now: look at what has changed before it is kept."""
    played = evening(load("simplified"))
    for lang in LANGUAGES:
        for number in MEETINGS:
            write_whole(page(lang, number), told(played, lang, number))


if __name__ == "__main__":
    write()
