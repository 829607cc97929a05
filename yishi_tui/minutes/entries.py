"""From the records of a session to what the minutes of one of its meetings say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from yishi_tui.chronicle_cases import Records
from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.meeting import Action
from yishi_tui.domain.queries import top
from yishi_tui.domain.question import Question
from yishi_tui.domain.record import Record
from yishi_tui.minutes.heading import attendance, heading
from yishi_tui.minutes.motions import Handled, handled
from yishi_tui.minutes.outcome import decisions, left_over, notice
from yishi_tui.minutes.questions import Questions, questions
from yishi_tui.minutes.steps import Step, Steps, having, item_of, of_meeting, steps_of
from yishi_tui.minutes.values import Correction, Minutes, Nomination, Note, Objected, Ruling, Section

T = TypeVar("T")


class NoSuchMeeting(LookupError):
    """The session has held `held` meetings."""

    def __init__(self, held: int) -> None:
        super().__init__(held)
        self.held = held


def meetings_held(records: Iterable[Record]) -> int:
    """How many meetings the session has had up to now, the one under way or planned included."""
    steps = steps_of(records)
    return steps[-1].number if steps else 0


def entries(records: Iterable[Record], head: str = "", number: int = 0) -> Minutes:
    """The minutes of one meeting, 0 for the last; `head` is the hash of the last record. Raises NoSuchMeeting."""
    known = tuple(records)
    every = steps_of(known)
    held = every[-1].number if every else 0
    wanted = number or held
    if not 1 <= wanted <= held:
        raise NoSuchMeeting(held)
    so_far = tuple(step for step in every if step.number <= wanted)
    return minutes_of(questions(so_far), so_far, tuple(corrections(known, known, wanted)), len(known), head)


def minutes_of(
    known: Questions, so_far: Steps, corrected: tuple[Correction, ...], records: int = 0, head: str = ""
) -> Minutes:
    """Of the meeting that the last step belongs to; what waits, and what motions are called, goes back further than it."""
    own = of_meeting(so_far, so_far[-1].number)
    done = handled(known, own)
    opening = heading(own)
    decided = tuple(decisions(done, own))
    publicity = own[-1].after.procedure.pipeline.publicity
    return Minutes(
        heading=opening,
        attendance=attendance(own),
        sections=tuple(_sections(done, own)),
        rulings=tuple(_rulings(done, own)),
        appeals=tuple(done.motion(each) for each in done.appeals() if not _ruled_on(own, each)),
        decisions=decided,
        actions=tuple(Action(task=e.task, owner=e.owner, due=e.due) for _, e in having(own, ev.ActionAssigned)),
        left=tuple(left_over(known, so_far)),
        notice=notice(publicity, any(each.text for each in decided), opening.closed),
        notes=tuple(_note(known, step, event) for step, event in having(own, ev.NoteTaken)),
        corrections=corrected,
        records=records,
        head=head,
    )


def _sections(done: Handled, steps: Steps) -> Iterator[Section]:
    """One for each item, in the order they were taken up."""
    moved = [(question.item or 0, done.motion(question)) for question in done.roots()]
    talked = [(each.item, each.speech) for each in done.story.talk]
    named = [(item_of(step), Nomination(who=event.who, by=event.by)) for step, event in having(steps, ev.Nominated)]
    objected = [(item_of(step), _objected(step, event)) for step, event in having(steps, ev.ConsentRefused)]
    items = steps[-1].after.plan.items
    opened = {event.item for _, event in having(steps, ev.ItemOpened)}
    in_turn = (place for step in steps for place in _items_of(step))
    # What is taken up again after its item was closed stands under that item all the same.
    for number in dict.fromkeys((*in_turn, *(place for place, _ in moved))):
        section = Section(
            number=number,
            item=items[number - 1] if 0 < number <= len(items) else None,
            talk=_under(number, talked),
            nominations=_under(number, named),
            motions=_under(number, moved),
            objections=_under(number, objected),
        )
        if number in opened or not section.empty:
            yield section


def _under(number: int, entries: Iterable[tuple[int, T]]) -> tuple[T, ...]:
    return tuple(entry for place, entry in entries if place == number)


def _items_of(step: Step) -> tuple[int, ...]:
    """The item that business was done under in this step, 0 for business outside the agenda; nothing where none was."""
    if isinstance(step.event, ev.ItemOpened):
        return (step.event.item,)
    if isinstance(step.event, ev.ConsentGiven | ev.ConsentRefused | ev.Nominated | ev.SpeechEnded):
        return (item_of(step),)
    return tuple(stack[0].item or 0 for stack in (step.before.business.stack, step.after.business.stack) if stack)


def _objected(step: Step, event: ev.ConsentRefused) -> Objected:
    return Objected(at=step.record.at, kind=event.kind, text=event.text)


def _rulings(done: Handled, steps: Steps) -> Iterator[Ruling]:
    """Each ruling with the appeals made before the next."""
    made = [(_ruled_on(steps, each), each) for each in done.appeals()]
    for step, event in having(steps, ev.PointRuled):
        yield Ruling(
            at=step.record.at,
            kind=event.kind,
            raised_by=event.raised_by,
            text=event.text,
            well_taken=event.well_taken,
            reason=event.reason,
            appeals=tuple(done.motion(each) for ruled, each in made if ruled == step.record.seq),
        )


def _ruled_on(steps: Steps, appeal: Question) -> int:
    """The record of the ruling that the appeal is from; 0 where that was at an earlier meeting."""
    before = (step.record.seq for step, _ in having(steps, ev.PointRuled) if step.record.seq < appeal.id)
    return max(before, default=0)


def _note(known: Questions, step: Step, event: ev.NoteTaken) -> Note:
    pending, floor = top(step.before), step.before.floor
    question = event.question if event.question is not None else pending.id if pending else 0
    return Note(
        at=step.record.at,
        by=event.by,
        lines=tuple(event.text.splitlines()),
        tags=event.tags,
        item=item_of(step),
        label=known.labels.get(question, ""),
        speaker=event.speaker if event.speaker is not None else floor.by if floor else "",
    )


def corrections(records: Records, later: Sequence[Record], number: int, meeting: int = 1) -> Iterator[Correction]:
    """Those made during the meeting `number`, or after it and before the next, among the `later` of the records, which
    begin in the meeting `meeting`.
    """
    gone = voided(later)
    for record in later:
        meeting += isinstance(record.event, ev.NextMeetingOpened) and record.seq not in gone
        if isinstance(record.event, ev.Corrected) and meeting == number:
            yield Correction(
                seq=record.seq,
                at=record.at,
                reason=record.event.reason,
                took=tuple(records[seq - 1] for seq in record.event.voids if seq <= len(records)),
                undone=record.seq in gone,
            )
