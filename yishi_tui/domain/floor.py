"""Who speaks next, and why: the ruleset's preferences, computed."""

from msgspec import Struct
from msgspec.structs import replace

from yishi_tui.domain.meeting import Meeting, Question, Request
from yishi_tui.domain.phases import out_of_phase
from yishi_tui.domain.plan import Member
from yishi_tui.domain.queries import discussed, preferences, speeches_left
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


def _may_go_on(meeting: Meeting, question: Question, waiting: Waiting) -> bool:
    """Speeches left, and no other phase to wait for."""
    return speeches_left(meeting, question, waiting.by) and out_of_phase(meeting, waiting.by, waiting.stance) is None


def _ordered(meeting: Meeting, question: Question) -> tuple[Waiting, ...]:
    """Pick the first by preference, suppose that they have spoken, and pick again."""
    order = preferences(meeting)
    seats = {member.name: place for place, member in enumerate(_members(meeting, question))}
    left = list(question.queue)
    side = question.last_side
    placed: list[Waiting] = []
    while left:
        best = min(left, key=lambda request: _key(order, question, request, side, seats))
        left.remove(best)
        placed.append(_waiting(order, question, best, side))
        side = best.stance if best.stance in ("pro", "con") else side
    return tuple(placed)


def _members(meeting: Meeting, question: Question) -> tuple[Member, ...]:
    waiting = {request.by for request in question.queue}
    return tuple(member for member in meeting.roll.members if member.name in waiting)


def _key(
    order: tuple[str, ...], question: Question, request: Request, side: str | None, seats: dict[str, int]
) -> tuple[int, ...]:
    """Smaller speaks sooner. Hands of one moment go by least time used, then by seat, so that typing order favours nobody."""
    preferred = tuple(0 if _prefers(name, question, request, side) else 1 for name in order if name != "fifo")
    return (*preferred, request.moment, question.spoken_ms.get(request.by, 0), seats.get(request.by, len(seats)))


def _prefers(name: str, question: Question, request: Request, side: str | None) -> bool:
    if name == "mover":
        return request.by == question.mover and not question.speeches.get(request.by)
    if name == "unspoken":
        return not question.speeches.get(request.by)
    return side is not None and request.stance in ("pro", "con") and request.stance != side


def _waiting(order: tuple[str, ...], question: Question, request: Request, side: str | None) -> Waiting:
    reasons = tuple(name for name in order if name != "fifo" and _prefers(name, question, request, side))
    number = question.speeches.get(request.by, 0) + 1
    return Waiting(by=request.by, stance=request.stance, why=reasons or ("fifo",), speech_no=number)
