"""Amendments, and what replaces or changes a question: divide, commit, postpone."""

from tests.rules.dsl import Line, Row, given, has, lacks, ok, refused, rows
from tests.rules.lines import (
    FLOWERS,
    LI,
    LIFT,
    LIFT_WEST,
    MAIN,
    OPEN,
    WANG,
    ZHANG,
    ZHAO,
    amend,
    do,
    hand,
    main,
    move,
    put,
    seconds,
    speak,
    vote,
)

AMENDED = (OPEN, MAIN, amend(), vote(4, 1))

AMENDMENTS = {
    "an amendment is pending above its target": given(OPEN, MAIN)
    .when(amend())
    .then(
        ok,
        pending=["main", "amend"],
        questions=[{"text": LIFT}, {"kind": "amend", "text": LIFT_WEST, "target": "main"}],
    ),
    "carried: the target reads as amended and still needs its own vote": given(OPEN, MAIN, amend())
    .when(vote(4, 1))
    .then(ok, pending=["main"], questions=[{"text": LIFT_WEST}], adopted=[], last_result={"kind": "amend"})
    .when(vote(4, 1))
    .then(ok, adopted=[LIFT_WEST]),
    "modify: other words of the mover's are the words it leads to": given(
        OPEN, MAIN, move(ZHAO, "amend", new_text=LIFT_WEST), do("modify", by=ZHAO, text="在3号楼北侧加装电梯")
    )
    .when(seconds(), do("state"), vote(4, 1))
    .then(ok, questions=[{"text": "在3号楼北侧加装电梯"}]),
    "lost: the target reads as before": given(OPEN, MAIN, amend())
    .when(vote(1, 4))
    .then(ok, questions=[{"text": LIFT}]),
    "another may be offered after the first is decided": given(*AMENDED)
    .when(amend("在3号楼西侧加装两部电梯"))
    .then(ok, pending=["main", "amend"]),
    "an amendment of an amendment is off in these rules": given(OPEN, MAIN, amend())
    .when(move(ZHANG, "amend", new_text="在3号楼北侧加装电梯"))
    .then(refused("amendment_degree")),
    "amend: nothing is pending": given(OPEN)
    .when(move(ZHAO, "amend", new_text="别的"))
    .then(refused("nothing_pending")),
    "amend: the same words change nothing": given(OPEN, MAIN)
    .when(move(ZHAO, "amend", new_text=LIFT))
    .then(refused("amend_changes_nothing")),
    "previous_question and adjourn are not amendable": given(OPEN, MAIN, put(ZHAO, "adjourn"))
    .when(move(ZHANG, "amend", new_text="明天"))
    .then(refused("not_amendable", pending="adjourn")),
    "an amendment of an undebatable question is undebatable": given(
        OPEN, MAIN, put(ZHAO, "recess"), put(ZHANG, "amend", seconds=300)
    )
    .when(hand(LI))
    .then(refused("undebatable")),
    "an amendment of a debatable question is debatable, and speeches on it count apart": given(
        OPEN, MAIN, speak(LI), amend()
    )
    .when(speak(LI))
    .then(ok, speeches={LI: 1}),
    "seconds instead of words, where a limit is amended": given(
        OPEN, MAIN, put(ZHAO, "limit_debate", seconds=60), put(ZHANG, "amend", seconds=90), vote(5, 0)
    )
    .when(vote(5, 0))
    .then(ok, limit_s=90),
    "until instead of words, where a postponement is amended": given(
        OPEN, MAIN, put(ZHAO, "postpone_definitely", until="20:00")
    )
    .when(put(ZHANG, "amend", until="next_meeting"), vote(5, 0), vote(5, 0))
    .then(ok, postponed=[["main"]]),
    "to instead of words, where a referral is amended": given(OPEN, MAIN, put(ZHAO, "commit", to="小组"))
    .when(put(ZHANG, "amend", to="五人小组"), vote(5, 0), vote(5, 0))
    .then(ok, in_committee=[["main"]]),
}


@rows(AMENDMENTS)
def test_amendments(row: Row) -> None:
    row.check()


def parts(*texts: str) -> Line:
    return put(ZHAO, "divide_question", parts=list(texts))


DIVIDED = (OPEN, main("东侧装电梯，并在楼前种月季"), parts("东侧装电梯", FLOWERS), vote(5, 0))

DIVIDE = {
    "divide_question: the parts, adopted, become pending one after another": given(
        OPEN, main("东侧装电梯，并在楼前种月季"), parts("东侧装电梯", FLOWERS)
    )
    .when(vote(5, 0))
    .then(ok, pending=["main"], questions=[{"text": "东侧装电梯", "mover": WANG}], adopted=[])
    .when(vote(5, 0))
    .then(ok, pending=["main"], questions=[{"text": FLOWERS}], adopted=["东侧装电梯"])
    .when(vote(0, 5))
    .then(ok, pending=[], adopted=["东侧装电梯"]),
    "divide_question: each part is a question of its own, with its own speeches": given(
        OPEN,
        main("东侧装电梯，并在楼前种月季"),
        speak(LI),
        speak(LI),
        parts("东侧装电梯", FLOWERS),
        vote(5, 0),
    )
    .when(speak(LI))
    .then(ok, speeches={LI: 1}),
    "divide_question: needs two parts": given(OPEN, MAIN)
    .when(move(ZHAO, "divide_question", parts=[LIFT]))
    .then(refused("parts_needed")),
    "divide_question: undebatable": given(OPEN, MAIN, parts("甲", "乙")).when(hand(LI)).then(refused("undebatable")),
    "divide_question: lost, the whole stands": given(OPEN, MAIN, parts("甲", "乙"))
    .when(vote(1, 4))
    .then(ok, questions=[{"text": LIFT}]),
    "divide_question: not with an amendment pending, which would lose its target": given(OPEN, MAIN)
    .when(amend())
    .then(ok, legal=lacks("divide_question"))
    .when(move(ZHANG, "divide_question", parts=["甲", "乙"]))
    .then(refused("needs_main")),
    "divide_question: the first part may be amended like any question": given(*DIVIDED)
    .when(amend("西侧装电梯"), vote(5, 0))
    .then(ok, questions=[{"text": "西侧装电梯"}]),
    "divide_question: adjourned among the parts, all that is left is unfinished": given(*DIVIDED)
    .when(do("adjourn"))
    .then(ok, unfinished=[["main"], ["main"]]),
}


@rows(DIVIDE)
def test_divide(row: Row) -> None:
    row.check()


AWAY = {
    "commit: the question goes to the committee": given(OPEN, MAIN, put(ZHAO, "commit", to="三人小组"))
    .when(vote(4, 1))
    .then(ok, pending=[], in_committee=[["main"]], last_result={"kind": "commit", "verdict": "adopted"}),
    "commit: to and text are both kept": given(OPEN, MAIN)
    .when(put(ZHAO, "commit", to="三人小组", text="下周报告"))
    .then(ok, question={"kind": "commit", "text": "下周报告"}),
    "commit: pending amendments go along": given(OPEN, MAIN, amend(), put(ZHANG, "commit", to="小组"))
    .when(vote(4, 1))
    .then(ok, pending=[], in_committee=[["main", "amend"]]),
    "commit: what is in committee is not moved again": given(OPEN, MAIN, put(ZHAO, "commit"), vote(4, 1))
    .when(move(WANG, "main", text=LIFT))
    .then(refused("waiting_elsewhere")),
    "commit: nothing is pending": given(OPEN).when(move(ZHAO, "commit", to="小组")).then(refused("nothing_pending")),
    "postpone_definitely: the question is postponed with its amendments": given(
        OPEN, MAIN, amend(), put(ZHANG, "postpone_definitely", until="next_meeting")
    )
    .when(vote(4, 1))
    .then(ok, pending=[], postponed=[["main", "amend"]], adopted=[]),
    "postpone_definitely: lost, the question stands": given(OPEN, MAIN, put(ZHAO, "postpone_definitely"))
    .when(vote(1, 4))
    .then(ok, pending=["main"], postponed=[]),
    "postpone_definitely: debatable, on its own count": given(OPEN, MAIN, speak(LI), put(ZHAO, "postpone_definitely"))
    .when(speak(LI))
    .then(ok, speeches={LI: 1}),
    "postpone_definitely: what was postponed is not moved again": given(
        OPEN, MAIN, put(ZHAO, "postpone_definitely"), vote(4, 1)
    )
    .when(move(WANG, "main", text=LIFT))
    .then(refused("waiting_elsewhere")),
    "once the question is away another may be moved": given(OPEN, MAIN, put(ZHAO, "commit"), vote(4, 1))
    .when(main(FLOWERS))
    .then(ok, pending=["main"], in_committee=[["main"]]),
    "recess as a main question cannot be referred with another's kind": given(OPEN, put(ZHAO, "recess"))
    .when(put(ZHANG, "commit", to="小组"))
    .then(ok, legal=has("postpone_definitely")),
}


@rows(AWAY)
def test_commit_and_postpone(row: Row) -> None:
    row.check()
