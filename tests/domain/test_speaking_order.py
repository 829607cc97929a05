"""The order of those who wait against its definition: pick the best, suppose that they have spoken, pick again."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain.floor import speaking_order
from yishi_tui.domain.meeting import Business, Meeting
from yishi_tui.domain.plan import Member
from yishi_tui.domain.procedure import FloorRule, Meta, Procedure
from yishi_tui.domain.question import Question, Request
from yishi_tui.domain.roll import Roll

NAMES = tuple("甲乙丙丁戊己庚辛")
ON_ROLL = NAMES[:6]
ORDERS = st.lists(st.sampled_from(("mover", "unspoken", "alternate")), unique=True).map(lambda first: (*first, "fifo"))
SIDES = ("pro", "con")
HANDS = st.lists(
    st.builds(
        Request, by=st.sampled_from(NAMES), stance=st.sampled_from((*SIDES, "question", None)), moment=st.integers(1, 3)
    ),
    unique_by=lambda request: request.by,
)
COUNTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 2))


def preferred(name: str, question: Question, request: Request, side: str | None) -> bool:
    if name == "mover":
        return request.by == question.mover and not question.speeches.get(request.by)
    if name == "unspoken":
        return not question.speeches.get(request.by)
    return side is not None and request.stance in SIDES and request.stance != side


def by_definition(order: tuple[str, ...], question: Question) -> list[str]:
    left, side, placed = list(question.queue), question.last_side, []
    seats = {name: ON_ROLL.index(name) if name in ON_ROLL else len(ON_ROLL) for name in NAMES}
    while left:
        best = min(
            left,
            key=lambda request: (
                *(not preferred(name, question, request, side) for name in order[:-1]),
                request.moment,
                question.spoken_ms.get(request.by, 0),
                seats[request.by],
            ),
        )
        left.remove(best)
        placed.append(best.by)
        side = best.stance if best.stance in SIDES else side
    return placed


@given(order=ORDERS, hands=HANDS, speeches=COUNTS, spoken=COUNTS, side=st.sampled_from((*SIDES, None)))
def test_the_order_is_the_one_defined(
    order: tuple[str, ...], hands: list[Request], speeches: dict[str, int], spoken: dict[str, int], side: str | None
) -> None:
    question = Question(
        id=2,
        kind="main",
        text="修路灯",
        mover=NAMES[0],
        stage="debate",
        made_at=datetime(2026, 11, 22, tzinfo=UTC),
        queue=tuple(hands),
        speeches=speeches,
        spoken_ms=spoken,
        last_side=side,
    )
    procedure = Procedure(meta=Meta(id="x", title="x"), floor=FloorRule(order=order))
    roll = Roll(tuple(Member(name=name) for name in ON_ROLL))
    meeting = Meeting(procedure=procedure, roll=roll, business=Business(stack=(question,)))
    assert [waiting.by for waiting in speaking_order(meeting)] == by_definition(order, question)
