"""Who speaks next, and why: the ruleset's preferences, computed."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.phases import out_of_phase, turn_may_come
from yishi_tui.domain.queries import discussed, preferences, speeches_left
from yishi_tui.domain.question import Question, Request
from yishi_tui.domain.remembered import remembered
from yishi_tui.domain.roll import Roll
from yishi_tui.domain.vocabulary import Stance


class Waiting(Struct, frozen=True):
    """One who waits, in the place where the rules put them; `why` are codes of reasons, strongest first."""

    by: str
    stance: Stance | None
    why: tuple[str, ...]
    speech_no: int


def speaking_order(meeting: Meeting) -> tuple[Waiting, ...]:
    """Everybody who waits, in the order they will speak."""
    question = discussed(meeting)
    return () if question is None else _ordered(meeting, question)


def next_speaker(meeting: Meeting, hand: Request | None = None) -> Waiting | None:
    """The first of those waiting who may still speak; with `hand`, as if that hand were up too."""
    question = discussed(meeting)
    if question is None:
        return None
    if hand is not None:
        question = replace(question, queue=(*question.queue, hand))
    return next((waiting for waiting in _ordered(meeting, question) if _may_go_on(meeting, question, waiting)), None)


def still_to_speak(meeting: Meeting, question: Question) -> tuple[str, ...]:
    """Who waits with speeches left, for the phase under way or for one to come."""
    return tuple(
        waiting.by
        for waiting in speaking_order(meeting)
        if speeches_left(meeting, question, waiting.by) and turn_may_come(meeting, waiting.by, waiting.stance)
    )


def _may_go_on(meeting: Meeting, question: Question, waiting: Waiting) -> bool:
    """Speeches left, and no other phase to wait for."""
    return speeches_left(meeting, question, waiting.by) and out_of_phase(meeting, waiting.by, waiting.stance) is None


def _ordered(meeting: Meeting, question: Question) -> tuple[Waiting, ...]:
    return _in_turn(preferences(meeting), question, meeting.roll, _side_before(meeting, question))


def _side_before(meeting: Meeting, question: Question) -> Stance | None:
    """The side that has just spoken, or is speaking."""
    floor = meeting.floor
    speaks = floor is not None and floor.question == question.id and floor.stance in SIDES
    return floor.stance if floor is not None and speaks else question.last_side


@remembered
def _in_turn(order: tuple[str, ...], question: Question, roll: Roll, side: Stance | None) -> tuple[Waiting, ...]:
    """Pick the first by preference, suppose that they have spoken, and pick again.

    Only the turn of the sides changes from pick to pick. So everybody waits in the lane of their side, where the order
    is fixed, and only the first of each lane are compared.
    """
    lanes = _lanes(order, question, roll)
    placed: list[Waiting] = []
    while lanes:
        lane = min(lanes, key=lambda each: each[-1].in_turn(side)) if len(lanes) > 1 else lanes[0]
        best = lane.pop()
        placed.append(_waiting(order, question, best.request, side))
        side = best.request.stance if best.request.stance in SIDES else side
        lanes = lanes if lane else [each for each in lanes if each]
    return tuple(placed)


SIDES: tuple[Stance, ...] = ("pro", "con")


class _Place(Struct, frozen=True):
    """A raised hand with what ranks before and after the turn of the sides; smaller speaks sooner."""

    request: Request
    before: list[bool]
    after: list[int]

    def in_turn(self, side: Stance | None) -> tuple[list[bool], bool, list[int]]:
        return self.before, not _alternates(self.request, side), self.after


def _lanes(order: tuple[str, ...], question: Question, roll: Roll) -> list[list[_Place]]:
    """Those who wait by their side, who comes first last; one lane where the ruleset does not alternate.

    Hands of one moment go by least time used, then by seat, so that typing order favours nobody.
    """
    turn = order.index("alternate") if "alternate" in order else len(order)
    first, then = ([PREFERS[name] for name in names if name in PREFERS] for names in (order[:turn], order[turn:]))
    lanes: dict[Stance | None, list[_Place]] = {}
    for came, request in enumerate(question.queue):
        side = request.stance if request.stance in SIDES and turn < len(order) else None
        before = [not prefers(question, request) for prefers in first]
        after = [not prefers(question, request) for prefers in then]
        last = (request.moment, question.spoken_ms.get(request.by, 0), roll.seat(request.by), came)
        lanes.setdefault(side, []).append(_Place(request, before, [*after, *last]))
    return [sorted(lane, key=lambda each: (each.before, each.after), reverse=True) for lane in lanes.values()]


def _alternates(request: Request, side: Stance | None) -> bool:
    return side is not None and request.stance in SIDES and request.stance != side


def _waiting(order: tuple[str, ...], question: Question, request: Request, side: Stance | None) -> Waiting:
    reasons = tuple(name for name in order if _prefers(name, question, request, side))
    number = question.speeches.get(request.by, 0) + 1
    return Waiting(by=request.by, stance=request.stance, why=reasons or ("fifo",), speech_no=number)


def _prefers(name: str, question: Question, request: Request, side: Stance | None) -> bool:
    return _alternates(request, side) if name == "alternate" else name in PREFERS and PREFERS[name](question, request)


PREFERS: dict[str, Callable[[Question, Request], bool]] = {
    "mover": lambda question, request: request.by == question.mover and not question.speeches.get(request.by),
    "unspoken": lambda question, request: not question.speeches.get(request.by),
}
"""By the name of a preference that does not depend on who spoke last, whom it prefers."""
