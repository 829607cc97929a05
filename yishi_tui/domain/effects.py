"""What a decision brings about: one function for each effect that a ruleset may name."""

from collections.abc import Callable

from msgspec.structs import replace

from yishi_tui.domain import effects_ladder, paragraphs
from yishi_tui.domain.effects_again import reconsider
from yishi_tui.domain.evolve_meeting import adjourned, at_rest, in_recess, paused
from yishi_tui.domain.ledger import Adopted, Ledger, Lost
from yishi_tui.domain.meeting import Business, Floor, Meeting
from yishi_tui.domain.question import Question, Stack
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Effect, Kind

TAKE_AWAY: tuple[Effect, ...] = ("drop", "commit", "postpone", "object")
"""Effects that take everything pending elsewhere; such a decision may still be reconsidered."""

Applier = Callable[[Meeting, Question, Record], Meeting]


def popped(meeting: Meeting) -> Meeting:
    """The top question is gone."""
    return restacked(meeting, meeting.business.stack[:-1])


def restacked(meeting: Meeting, stack: Stack) -> Meeting:
    """Another stack; when it is empty, what was to follow becomes pending. A speech on a question now gone ends with it."""
    business = replace(meeting.business, stack=stack, decided_above=meeting.business.decided_above if stack else ())
    if not stack:
        meeting = replace(meeting, procedure_phase="")
        business = replace(business, suspended_rules=False)
    if not stack and business.following:
        business = replace(business, stack=business.following[0], following=business.following[1:])
    alive = {question.id for question in business.stack} or {0}
    held = tuple(floor for floor in meeting.held if floor.question in alive)
    floor = meeting.floor if meeting.floor and meeting.floor.question in alive else (held[-1] if held else None)
    return replace(meeting, business=business, floor=floor, held=held[:-1] if floor in held else held)


def apply(effect: Effect, meeting: Meeting, question: Question, record: Record) -> Meeting:
    """The meeting after the effect of a question just decided (and already off the stack)."""
    return EFFECTS[effect](meeting, question, record)


def _none(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return meeting


def _adopt(meeting: Meeting, question: Question, record: Record) -> Meeting:
    text = Adopted(id=question.id, text=question.text, matter=question.matter, item=question.item)
    business = meeting.business
    return replace(meeting, business=replace(business, adopted=business.adopted.plus(text)))


def _replace_text(meeting: Meeting, amendment: Question, record: Record) -> Meeting:
    """The target reads as amended, from here on and everywhere."""
    stack = tuple(
        _amended(question, amendment) if question.id == amendment.target else question
        for question in meeting.business.stack
    )
    return replace(meeting, business=replace(meeting.business, stack=stack))


def _amended(target: Question, amendment: Question) -> Question:
    details = replace(
        target,
        seconds=amendment.seconds or target.seconds,
        until=amendment.until or target.until,
        to=amendment.to or target.to,
        parts=_parted(target, amendment),
    )
    if amendment.method is not None:
        details = replace(details, method=amendment.method)
    if amendment.new_text is None:
        return details
    new_text = amendment.new_text if target.kind in ("amend", "rescind_amend") else target.new_text
    reworded = paragraphs.amended(details, amendment.new_text)
    return replace(reworded, new_text=new_text, wordings=(*target.wordings, amendment.new_text))


def _parted(target: Question, amendment: Question) -> tuple[str, ...]:
    """Other parts, where a division or a consideration by paragraph is amended."""
    if target.kind not in ("divide_question", "consider_seriatim"):
        return target.parts
    return amendment.parts or paragraphs.split(amendment.new_text or "") or target.parts


def _drop(meeting: Meeting, question: Question, record: Record) -> Meeting:
    """The main question is killed for this session."""
    main = meeting.business.stack[0]
    fallen = Lost(kind=main.kind, text=main.text, target=0, progress=meeting.progress)
    emptied = restacked(meeting, ())
    return replace(emptied, business=replace(emptied.business, lost=meeting.business.lost.plus(fallen)))


def _moved_away(meeting: Meeting, keep: Callable[[Business, Stack], Business]) -> Meeting:
    """Everything pending goes elsewhere, with what adheres to it."""
    emptied = restacked(meeting, ())
    return replace(emptied, business=keep(emptied.business, at_rest(meeting.business.stack)))


def _commit(meeting: Meeting, question: Question, record: Record) -> Meeting:
    """Amendments go along; a pending motion to postpone indefinitely dies (T15 p. 126)."""

    def keep(business: Business, stack: Stack) -> Business:
        going = (each for each in stack if each.kind != "postpone_indefinitely")
        opened = tuple(replace(each, closed=False, limit_s=None) for each in going)
        return replace(business, in_committee=(*business.in_committee, opened))

    return _moved_away(meeting, keep)


def _postpone(meeting: Meeting, question: Question, record: Record) -> Meeting:
    def keep(business: Business, stack: Stack) -> Business:
        due = (replace(stack[0], until=question.until, special=question.special, in_order=False), *stack[1:])
        return replace(business, postponed=(*business.postponed, due))

    return _moved_away(meeting, keep)


def _table(meeting: Meeting, question: Question, record: Record) -> Meeting:
    def keep(business: Business, stack: Stack) -> Business:
        tabled = (replace(stack[0], away_since=meeting.session), *stack[1:])
        return replace(business, on_table=(*business.on_table, tabled))

    return _moved_away(meeting, keep)


def _reached(meeting: Meeting, question: Question, change: Callable[[Question], Question]) -> Meeting:
    """The immediately pending question changed, or with `scope` all of them."""
    stack = meeting.business.stack
    kept = () if question.scope == "all" else stack[:-1]
    changed = (*kept, *(change(each) for each in stack[len(kept) :]))
    return replace(meeting, business=replace(meeting.business, stack=changed))


def _close_debate(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return _reached(meeting, question, lambda each: replace(each, closed=True, queue=()))


def _set_limit(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return _reached(meeting, question, lambda each: replace(each, limit_s=question.seconds))


def _recess(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return in_recess(meeting, -(-(question.seconds or 600) // 60), record)


def _adjourn(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return adjourned(meeting)


def _fix_time(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return replace(meeting, continued_meeting=question.until or question.text or "next_meeting")


def _divide(meeting: Meeting, question: Question, record: Record) -> Meeting:
    """The parts become pending one after another, each with its own debate and vote."""
    if not question.parts:
        return meeting
    target = next(each for each in meeting.business.stack if each.id == question.target)
    parts = tuple(_part(target, text, -(record.seq * 100 + place)) for place, text in enumerate(question.parts))
    following = (*((part,) for part in parts[1:]), *meeting.business.following)
    stack = tuple(parts[0] if each.id == target.id else each for each in meeting.business.stack)
    divided = replace(meeting, business=replace(meeting.business, stack=stack, following=following))
    floor = meeting.floor
    return _speech_kept(divided, floor, parts[0], question.kind, record) if floor else divided


def _speech_kept(meeting: Meeting, floor: Floor, part: Question, kind: Kind, record: Record) -> Meeting:
    """Whoever was interrupted goes on about the first part; it is their speech on that."""
    waiting = paused(replace(floor, question=part.id, interrupted=kind), record)
    stack = (replace(part, speeches={floor.by: floor.speech_no}), *meeting.business.stack[1:])
    return replace(meeting, floor=waiting, business=replace(meeting.business, stack=stack))


def _part(whole: Question, text: str, identity: int) -> Question:
    return replace(
        whole,
        id=identity,
        part_of=whole.part_of or whole.id,
        text=text,
        stage="debate",
        vote=None,
        wordings=(text,),
        queue=(),
        speeches={},
        spoken_ms={},
    )


def _withdraw(meeting: Meeting, question: Question, record: Record) -> Meeting:
    """The question that leave was asked for goes, and what adheres to it with it."""
    stack = meeting.business.stack
    place = next((index for index, each in enumerate(stack) if each.id == question.target), len(stack))
    return restacked(meeting, stack[:place])


def _take(meeting: Meeting, question: Question, record: Record) -> Meeting:
    kept, taken = _taken(meeting.business.on_table, question.target)
    return _brought_back(replace(meeting, business=replace(meeting.business, on_table=kept)), taken)


def _discharge(meeting: Meeting, question: Question, record: Record) -> Meeting:
    kept, taken = _taken(meeting.business.in_committee, question.target)
    return _brought_back(replace(meeting, business=replace(meeting.business, in_committee=kept)), taken)


def _taken(stacks: tuple[Stack, ...], identity: int) -> tuple[tuple[Stack, ...], Stack]:
    """The stacks without the one whose main question it is, and that one."""
    taken = next((stack for stack in stacks if stack[0].id == identity), ())
    return tuple(stack for stack in stacks if stack is not taken), taken


def _brought_back(meeting: Meeting, stack: Stack) -> Meeting:
    return replace(meeting, business=replace(meeting.business, stack=(*meeting.business.stack, *stack)))


def _rescind(meeting: Meeting, question: Question, record: Record) -> Meeting:
    """The adopted text is struck, or stands as amended."""
    changed = tuple(
        replace(text, text=question.new_text or "") if text.id == question.target else text
        for text in meeting.business.adopted
    )
    standing = Ledger(text for text in changed if text.text or text.id != question.target)
    return replace(meeting, business=replace(meeting.business, adopted=standing))


def _suspend(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return replace(meeting, business=replace(meeting.business, suspended_rules=True))


EFFECTS: dict[Effect, Applier] = {
    "none": _none,
    "adopt": _adopt,
    "replace_text": _replace_text,
    "drop": _drop,
    "commit": _commit,
    "postpone": _postpone,
    "table": _table,
    "close_debate": _close_debate,
    "set_limit": _set_limit,
    "extend_limit": _set_limit,
    "recess": _recess,
    "adjourn": _adjourn,
    "fix_time": _fix_time,
    "divide": _divide,
    "withdraw": _withdraw,
    "object": _drop,
    "take": _take,
    "discharge": _discharge,
    "rescind": _rescind,
    "reconsider": reconsider,
    "suspend": _suspend,
    "rule": _none,
    "appeal": _none,
    "division": _none,
    "answer": _none,
    "fill": _none,
    **effects_ladder.EFFECTS,
}
