"""Considering by paragraph, dividing a question, and the words of amendments."""

import pytest

from tests.ladder.stage import check, under
from tests.rules.dsl import Row, given, has, lacks, ok, refused
from tests.rules.lines import (
    CHEN,
    LI,
    LIFT,
    LIFT_WEST,
    MAIN,
    OPEN,
    RESUME,
    STATE,
    WANG,
    ZHAO,
    amend,
    call_vote,
    correct,
    do,
    hand,
    main,
    move,
    put,
    recognize,
    seconds,
    speak,
    vote,
)
from yishi_tui.domain.paragraphs import split

PENDING = (OPEN, MAIN)
PACT = "通过楼道公约：一、不堆杂物；二、不养家禽；三、轮流打扫。"
FIRST, SECOND = "一、不堆杂物和废品；", "二、不养家禽和大狗；"
FIRST_CHANGED = PACT.replace("一、不堆杂物；", FIRST)
SECOND_CHANGED = PACT.replace("二、不养家禽；", SECOND)
SERIATIM = (OPEN, main(PACT), put(LI, "consider_seriatim", CHEN), vote(4, 1))
NEXT = do("phase", act="next_part")

BY_PARAGRAPH = {
    "the numbered parts are taken one after another, the first at once": given(*SERIATIM[:-1])
    .when(vote(4, 1))
    .then(
        ok,
        pending=["main"],
        procedure_phase="part 1",
        part={"number": 1, "of": 3, "text": "一、不堆杂物；"},
        acts=has("phase", "request_floor"),
        suggested={"act": {"do": "phase", "act": "next_part"}, "needs": []},
    ),
    "the parts named in the motion are those": given(
        OPEN, main("甲和乙"), put(LI, "consider_seriatim", CHEN, parts=["甲", "乙"])
    )
    .when(vote(4, 1))
    .then(ok, part={"number": 1, "of": 2, "text": "甲"}),
    "a text without parts stays open as a whole": given(*PENDING, put(LI, "consider_seriatim", CHEN))
    .when(vote(4, 1))
    .then(ok, procedure_phase=None, part=None, acts=has("call_vote")),
    "lost, the whole stays open": given(*SERIATIM[:-1]).when(vote(1, 4)).then(ok, procedure_phase=None),
    "the whole is not put to the vote before the last part": given(*SERIATIM)
    .when(call_vote())
    .then(refused("paragraphs_left", offer="phase", item=1, items=3), acts=lacks("call_vote", "vote"))
    .when(NEXT, NEXT, call_vote())
    .then(refused("paragraphs_left", item=3), procedure_phase="part 3"),
    "nor adopted without objection": given(*SERIATIM)
    .when(do("unanimous_consent", kind="main"))
    .then(refused("paragraphs_left")),
    "after the last the whole is open, and one vote adopts it": given(*SERIATIM, NEXT, NEXT)
    .when(NEXT)
    .then(ok, procedure_phase=None, part=None, pending=["main"], acts=has("call_vote"))
    .when(NEXT)
    .then(refused("act_not_used"))
    .when(vote(4, 1))
    .then(ok, adopted=[PACT]),
    "the part in hand is amended by its own words": given(*SERIATIM, NEXT)
    .when(put(ZHAO, "amend", target="main", new_text=SECOND), vote(4, 1))
    .then(ok, questions=[{"text": SECOND_CHANGED}], part={"number": 2, "text": SECOND}),
    "or by the whole text with only that part changed": given(*SERIATIM, NEXT)
    .when(put(ZHAO, "amend", new_text=SECOND_CHANGED), vote(4, 1))
    .then(ok, questions=[{"text": SECOND_CHANGED}], part={"text": SECOND}),
    "another part is not amended": given(*SERIATIM)
    .when(move(ZHAO, "amend", new_text=SECOND_CHANGED))
    .then(refused("paragraph_in_hand", item=1)),
    "nor by an amendment of the amendment": given(*SERIATIM, put(ZHAO, "amend", new_text=FIRST))
    .when(move(CHEN, "amend", new_text=FIRST_CHANGED.replace("轮流打扫", "请人打扫")))
    .then(refused("paragraph_in_hand"))
    .when(put(CHEN, "amend", new_text="一、不堆杂物和纸箱；"), vote(4, 1), vote(4, 1))
    .then(ok, part={"text": "一、不堆杂物和纸箱；"}),
    "a part keeps its place after one before it was amended": given(
        *SERIATIM, put(ZHAO, "amend", new_text=FIRST), vote(4, 1)
    )
    .when(NEXT)
    .then(ok, part={"number": 2, "text": "二、不养家禽；"}),
    "any part is amended once the whole is open": given(*SERIATIM, NEXT, NEXT, NEXT)
    .when(put(ZHAO, "amend", new_text=SECOND_CHANGED), vote(4, 1))
    .then(ok, questions=[{"text": SECOND_CHANGED}]),
    "speeches are counted for each part": given(*SERIATIM, speak(ZHAO, None, 5), speak(ZHAO, None, 5))
    .when(hand(ZHAO, None))
    .then(refused("speeches_used_up"), speeches={ZHAO: 2})
    .when(NEXT, hand(ZHAO, None))
    .then(ok, speeches={}),
    "those waiting speak first": given(*SERIATIM, hand(ZHAO, None))
    .when(NEXT)
    .then(refused("still_waiting", names=(ZHAO,))),
    "and whoever speaks finishes": given(*SERIATIM, recognize(by=ZHAO)).when(NEXT).then(refused("floor_taken")),
    "an amendment is settled first": given(*SERIATIM, put(ZHAO, "amend", new_text=FIRST))
    .when(NEXT)
    .then(refused("settle_question_first")),
    "closing debate closes it on the part in hand": given(*SERIATIM, put(ZHAO, "previous_question"), vote(5, 1))
    .when(move(CHEN, "amend", new_text=FIRST))
    .then(refused("debate_closed"))
    .when(NEXT, put(CHEN, "amend", new_text=SECOND))
    .then(ok),
    "a step is taken back": given(*SERIATIM, NEXT).when(correct()).then(ok, procedure_phase="part 1"),
    "the whole may be postponed, and the place is kept": given(
        *SERIATIM, NEXT, put(ZHAO, "postpone_definitely"), vote(4, 1)
    )
    .when(do("next_meeting", days=7))
    .then(ok, procedure_phase="part 2"),
    "an amendment names other parts": given(
        OPEN, main("甲和乙"), put(LI, "consider_seriatim", CHEN, parts=["甲", "乙"])
    )
    .when(put(ZHAO, "amend", parts=["甲和", "乙"]))
    .then(ok, pending=["main", "consider_seriatim", "amend"])
    .when(vote(4, 1), vote(4, 1))
    .then(ok, part={"text": "甲和"}),
}


@under("ronr", BY_PARAGRAPH)
def test_by_paragraph(played: tuple[str, Row]) -> None:
    check(*played)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (PACT, ("一、不堆杂物；", "二、不养家禽；", "三、轮流打扫。")),
        ("1. 甲 2. 乙", ("1. 甲", "2. 乙")),
        ("第一条 宗旨。第二条 经费1.5万", ("第一条 宗旨。", "第二条 经费1.5万")),
        ("（一）甲；（二）乙", ("（一）甲；", "（二）乙")),
        ("每户1.5万，低层2.5万", ()),
        ("一、只有一条", ()),
        ("", ()),
    ],
)
def test_a_text_is_parted_where_it_is_numbered(text: str, parts: tuple[str, ...]) -> None:
    assert split(text) == parts


BOTH = main("装电梯，并种月季")
UNRELATED = {"unrelated": True, "parts": ["装电梯", "种月季"]}

DIVISION = {
    "unrelated parts are divided because one demands it": given(OPEN, BOTH)
    .when(move(ZHAO, "divide_question", **UNRELATED))
    .then(ok, pending=["main"], questions=[{"text": "装电梯"}], last_result={"verdict": "adopted"})
    .when(vote(4, 1), vote(1, 4))
    .then(ok, adopted=["装电梯"], pending=[]),
    "even while another speaks, who then goes on": given(OPEN, BOTH, recognize(by=CHEN))
    .when(move(ZHAO, "divide_question", **UNRELATED))
    .then(ok, questions=[{"text": "装电梯"}], floor={"by": CHEN, "running": False}, speeches={CHEN: 1})
    .when(RESUME, do("end_speech"), speak(WANG, None, 5))
    .then(ok, speeches={CHEN: 1, WANG: 1}),
    "otherwise it interrupts nobody": given(OPEN, BOTH, recognize(by=CHEN))
    .when(move(ZHAO, "divide_question", parts=UNRELATED["parts"]))
    .then(refused("floor_taken")),
    "and takes a second and a vote": given(OPEN, BOTH)
    .when(put(ZHAO, "divide_question", None, parts=UNRELATED["parts"]))
    .then(refused("needs_second")),
    "the demand names the parts": given(OPEN, BOTH)
    .when(move(ZHAO, "divide_question", unrelated=True))
    .then(refused("parts_needed")),
    "or the text does": given(OPEN, main("一、装电梯；二、种月季"))
    .when(move(ZHAO, "divide_question", unrelated=True))
    .then(ok, questions=[{"text": "一、装电梯；"}]),
    "not once votes are counted": given(OPEN, BOTH, call_vote(), do("tally", yes=3, no=2))
    .when(move(ZHAO, "divide_question", **UNRELATED))
    .then(refused("vote_under_way")),
    "after the vote was called, debate is open again": given(OPEN, BOTH, call_vote())
    .when(move(ZHAO, "divide_question", **UNRELATED))
    .then(ok, question={"stage": "debate"}, voting=None),
    "not by a guest": given(OPEN, BOTH)
    .when(move("来宾甲", "divide_question", **UNRELATED))
    .then(refused("guest_may_not")),
    "taken back, the whole stands": given(OPEN, BOTH, move(ZHAO, "divide_question", **UNRELATED))
    .when(correct())
    .then(ok, questions=[{"text": "装电梯，并种月季"}]),
    "the way to divide is amended": given(OPEN, BOTH, put(ZHAO, "divide_question", parts=["甲", "乙"]))
    .when(put(CHEN, "amend", parts=UNRELATED["parts"]))
    .then(ok, pending=["main", "divide_question", "amend"])
    .when(vote(4, 1), vote(4, 1))
    .then(ok, questions=[{"text": "装电梯"}]),
    "nothing else subsidiary comes before it": given(OPEN, BOTH, put(ZHAO, "divide_question", parts=["甲", "乙"]))
    .when(move(CHEN, "commit"))
    .then(refused("incidental_first"), legal=lambda found: "amend" in found and "commit" not in found),
}


@under("ronr", DIVISION)
def test_division(played: tuple[str, Row]) -> None:
    check(*played)


@under("simplified", {name: DIVISION[name] for name in ("unrelated parts are divided because one demands it",)})
def test_division_in_the_simplified_rules(played: tuple[str, Row]) -> None:
    check(*played)


LOST = (*PENDING, amend(), vote(1, 4))
SOUTH = "在3号楼南侧加装电梯"

WORDS = {
    "a lost amendment is not moved again": given(*LOST)
    .when(move(CHEN, "amend", new_text=LIFT_WEST))
    .then(refused("lost_amendment", text=LIFT_WEST), legal=has("amend")),
    "not even after progress": given(*LOST, speak(CHEN, "con", 30))
    .when(move(CHEN, "amend", new_text=LIFT_WEST))
    .then(refused("lost_amendment")),
    "nor by consent": given(*LOST)
    .when(do("unanimous_consent", kind="amend", new_text=LIFT_WEST))
    .then(refused("lost_amendment")),
    "nor put in by rewording": given(*LOST, move(CHEN, "amend", new_text=SOUTH))
    .when(do("modify", by=CHEN, text=LIFT_WEST))
    .then(refused("lost_amendment")),
    "other words are free": given(*LOST).when(put(CHEN, "amend", new_text=SOUTH)).then(ok),
    "on another question they are too": given(*LOST, vote(1, 4), main("在3号楼北侧加装电梯"))
    .when(put(CHEN, "amend", new_text=LIFT_WEST))
    .then(ok),
    "a lost detail neither": given(
        *PENDING, put(ZHAO, "recess", seconds=300), put(CHEN, "amend", seconds=60), vote(1, 4)
    )
    .when(move(CHEN, "amend", seconds=60))
    .then(refused("lost_amendment"))
    .when(put(CHEN, "amend", seconds=90))
    .then(ok),
    "without words an amendment is moved and not stated": given(*PENDING, move(ZHAO, "amend"), seconds())
    .when(STATE)
    .then(
        refused("words_needed", name=ZHAO),
        acts=lacks("state"),
        suggested={"act": {"do": "modify", "by": ZHAO}, "needs": ["text"]},
    )
    .when(do("modify", by=ZHAO, text=LIFT_WEST), STATE)
    .then(ok, pending=["main", "amend"], questions=[{}, {"text": LIFT_WEST, "seconder": LI}])
    .when(vote(4, 1))
    .then(ok, questions=[{"text": LIFT_WEST}]),
    "the recorder reads the words back": given(*PENDING, move(ZHAO, "amend"), seconds())
    .when(do("read_back", text=LIFT_WEST), STATE, vote(4, 1))
    .then(ok, questions=[{"text": LIFT_WEST}]),
    "put brings nothing without words": given(*PENDING).when(put(ZHAO, "amend")).then(refused("words_needed")),
    "nor does consent": given(*PENDING).when(do("unanimous_consent", kind="amend")).then(refused("words_needed")),
    "the words alone are the new wording": given(*PENDING)
    .when(put(ZHAO, "amend", text=LIFT_WEST), vote(4, 1))
    .then(ok, questions=[{"text": LIFT_WEST}]),
    "words that change nothing are not read back": given(*PENDING, move(ZHAO, "amend"), seconds())
    .when(do("read_back", text=LIFT))
    .then(refused("amend_changes_nothing")),
}


@under("simplified", WORDS)
def test_the_words_of_an_amendment(played: tuple[str, Row]) -> None:
    check(*played)
