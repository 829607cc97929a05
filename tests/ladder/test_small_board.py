"""Small boards: the book's full ladder with its formalities relaxed."""

from tests.ladder.stage import check, rules, under
from tests.rules.dsl import Row, given, has, ok, refused
from tests.rules.lines import (
    LI,
    LIFT,
    MAIN,
    OPEN,
    VOTERS,
    WANG,
    ZHAO,
    ZHOU,
    do,
    hand,
    interrupt,
    move,
    put,
    recognize,
    speak,
    vote,
)

RULED = (OPEN, MAIN, interrupt(ZHAO, text="字"), do("rule", well_taken=True), put(WANG, "appeal", None))

BOARD = {
    "no second is needed": given(OPEN).when(move(WANG, "main", text=LIFT), do("state")).then(ok, pending=["main"]),
    "speeches are not limited in number": given(OPEN, MAIN, *(speak(ZHAO, None, 5) for _ in range(4)))
    .when(hand(ZHAO, None))
    .then(ok),
    "those on an appeal are": given(*RULED, speak(ZHAO, None, 5))
    .when(hand(ZHAO, None))
    .then(refused("speeches_used_up")),
    "the host moves, debates and votes": given(OPEN)
    .when(put(ZHOU, "main", None, text=LIFT), speak(ZHOU, None, 5), vote(3, 3, host="yes"))
    .then(ok, adopted=[LIFT]),
    "people talk before there is a motion": given(OPEN)
    .when(hand(LI, None), hand(ZHAO, None))
    .then(ok, pending=[], next_speaker=LI, suggested={"act": {"do": "recognize"}})
    .when(recognize())
    .then(ok, floor={"by": LI, "limit_s": 600}, suggested={"act": {"do": "end_speech"}})
    .when(move(ZHAO, "main", text=LIFT))
    .then(refused("floor_taken"))
    .when(move(LI, "main", text=LIFT))
    .then(ok, floor=None, question={"kind": "main"}),
    "a point of order leaves the talk as it was": given(OPEN, hand(ZHAO, None), recognize(by=LI))
    .when(interrupt(WANG, text="声音"), do("rule", well_taken=True))
    .then(ok, floor={"by": LI, "running": False}, acts=has("resume"))
    .when(do("resume"), do("end_speech"))
    .then(ok, floor=None, next_speaker=ZHAO, speeches={LI: 1}),
}


@under("ronr-small-board", BOARD)
def test_small_board(played: tuple[str, Row]) -> None:
    check(*played)


def test_nothing_needs_a_second_and_everything_else_is_inherited() -> None:
    book, board = rules("ronr").kinds, rules("ronr-small-board").kinds
    assert book.keys() == board.keys()
    assert not any(rule.second for rule in board.values())
    assert all(board[kind].threshold == rule.threshold for kind, rule in book.items())


def test_in_a_roll_call_the_host_answers_like_the_others_and_last() -> None:
    answers = [do("cast", by=name, choice="yes") for name in VOTERS if name != ZHOU]
    row = given(OPEN, MAIN, do("call_vote", method="roll_call"), *answers[:-1])
    row = row.when(answers[-1]).then(ok, suggested={"act": {"do": "cast", "by": ZHOU}})
    check("ronr-small-board", row.when(do("cast", by=ZHOU, choice="no"), do("announce")).then(ok, adopted=[LIFT]))
