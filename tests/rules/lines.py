"""A small roll and the script lines that tables are written with."""

from typing import Any

from tests.rules.dsl import Line

ZHOU, WANG, LI, ZHAO, ZHANG, CHEN, LIU = "周敏", "王秀兰", "李桂芳", "赵强", "张建国", "陈静", "刘洋"
"""Seven members, of whom 周敏 presides: four are a quorum, and six are seated when all are there."""
LAWYER, VISITOR, CLERK = "吴律师", "来宾甲", "社工小孙"
"""A guest who may explain, a guest who may not, and one listed without a vote."""
VOTERS = (ZHOU, WANG, LI, ZHAO, ZHANG, CHEN, LIU)
STRANGER = "路人"
LIFT, LIFT_WEST, FLOWERS = "在3号楼东侧加装电梯", "在3号楼西侧加装电梯", "楼前种月季"


def do(name: str, **fields: Any) -> Line:
    """Any line of a script."""
    return {"do": name, **fields}


def plan(**changes: Any) -> Line:
    """The plan of the small roll; everybody there and the meeting called to order unless changed."""
    members = [*VOTERS, {"name": CLERK, "votes": False}]
    guests = [{"name": LAWYER, "role": "律师"}, VISITOR]
    return {"do": "plan", "title": "三号楼议事会", "members": members, "host": ZHOU, "guests": guests, **changes}


def move(by: str, kind: str, **fields: Any) -> Line:
    return do("move", by=by, kind=kind, **fields)


def put(by: str, kind: str, second: str | None = LI, **fields: Any) -> Line:
    """A question moved, seconded and stated; by 李桂芳 unless another seconds."""
    return do("put", by=by, kind=kind, second=second, **fields)


def main(text: str = LIFT, by: str = WANG, **fields: Any) -> Line:
    return put(by, "main", text=text, **fields)


def amend(new_text: str = LIFT_WEST, by: str = ZHAO, **fields: Any) -> Line:
    return put(by, "amend", new_text=new_text, **fields)


def seconds(by: str = LI) -> Line:
    return do("second", by=by)


def hand(by: str, stance: str | None = "pro") -> Line:
    return do("request_floor", by=by, stance=stance)


def recognize(**fields: Any) -> Line:
    return do("recognize", **fields)


def speak(by: str, stance: str | None = "pro", s: int = 60) -> Line:
    return do("speak", by=by, stance=stance, seconds=s)


def tick(s: int) -> Line:
    return do("tick", seconds=s)


def interrupt(by: str, kind: str = "point_of_order", **fields: Any) -> Line:
    return do("interrupt", by=by, kind=kind, **fields)


def call_vote(**fields: Any) -> Line:
    return do("call_vote", **fields)


def tally(yes: int, no: int, **fields: Any) -> Line:
    return do("tally", yes=yes, no=no, **fields)


def vote(yes: int, no: int, **fields: Any) -> Line:
    return do("vote", yes=yes, no=no, **fields)


def cast(by: str, choice: str = "yes") -> Line:
    return do("cast", by=by, choice=choice)


def leave(*who: str) -> Line:
    return do("leave", who=list(who))


def arrive(*who: str) -> Line:
    return do("arrive", who=list(who))


def correct(**fields: Any) -> Line:
    return do("correct", **fields)


STATE, END, ANNOUNCE, RESUME, PAUSE, RUN = map(
    do, ("state", "end_speech", "announce", "resume", "pause_clock", "resume_clock")
)
ADJOURN, RECONVENE, CALL, TAKE_BACK = map(do, ("adjourn", "reconvene", "call_to_order", "take_back"))
OPEN = plan()
"""The meeting is open, everybody is there, nothing is before it."""
MAIN = main()
"""王秀兰's question is pending, seconded by 李桂芳."""
SPEAKING = (OPEN, MAIN, recognize(by=WANG, stance="pro"))
"""王秀兰 speaks on her own question."""
