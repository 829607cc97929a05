"""How a vote is taken, counted, announced, and taken again."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from yishi_tui.domain import effects
from yishi_tui.domain import events as ev
from yishi_tui.domain.blanks import filled
from yishi_tui.domain.counting import hands, papers
from yishi_tui.domain.effects_again import spent
from yishi_tui.domain.events import Event
from yishi_tui.domain.evolve_floor import with_top
from yishi_tui.domain.evolve_motions import question_of
from yishi_tui.domain.ledger import Lost
from yishi_tui.domain.meeting import LastVote, Meeting, Result
from yishi_tui.domain.motion_words import substance
from yishi_tui.domain.queries import top
from yishi_tui.domain.question import Decided, Question, Vote
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Verdict


def _with_vote(meeting: Meeting, change: Callable[[Vote], Vote]) -> Meeting:
    question = top(meeting)
    if question is None or question.vote is None:
        return meeting
    return with_top(meeting, replace(question, vote=change(question.vote)))


def _called(meeting: Meeting, event: ev.VoteCalled, record: Record) -> Meeting:
    question = top(meeting)
    if question is None:
        return meeting
    called = replace(question, stage="voting", vote=Vote(method=event.method, value=event.value), queue=())
    return replace(with_top(meeting, called), last_ruling=None)


def _cast(meeting: Meeting, event: ev.BallotCast, record: Record) -> Meeting:
    return _with_vote(meeting, lambda vote: replace(vote, cast={**vote.cast, event.by: event.choice}))


def _counted(meeting: Meeting, event: ev.VotesCounted, record: Record) -> Meeting:
    return _with_vote(meeting, lambda vote: replace(vote, count=hands(event)))


def _papers(meeting: Meeting, event: ev.PapersCounted, record: Record) -> Meeting:
    after = _with_vote(meeting, lambda vote: replace(vote, count=papers(event)))
    question = top(meeting)
    if not event.void or question is None:
        return after
    return replace(
        after, last_result=Result(kind=question.kind, verdict="void", text=question.text, question=question.id)
    )


TAKES_EFFECT = ("adopted", "objection_sustained", "withdrawn")


def _announced(meeting: Meeting, event: ev.ResultAnnounced, record: Record) -> Meeting:
    question = top(meeting)
    if question is None:
        return meeting
    result = _result(event, question)
    if event.value and event.verdict != "void":
        return _value_decided(meeting, question, event, result)
    if event.verdict == "void":
        return replace(with_top(meeting, replace(question, stage="debate", vote=None)), last_result=result)
    decided = _decided(effects.popped(meeting), question, meeting, event.verdict)
    after = _in_effect(decided, question, event, record) if event.verdict in TAKES_EFFECT else decided
    last = (
        LastVote(before=meeting.business, question=question.id, method=event.method)
        if event.method != "consent"
        else None
    )
    return _on_its_way_again(replace(after, last_result=result, last_vote=last, last_ruling=None))


def _on_its_way_again(meeting: Meeting) -> Meeting:
    """The motion put aside for a vote taken again, if what it was made upon is what is before the meeting now."""
    if not meeting.aside:
        return meeting
    *beneath, waits = meeting.aside
    business = meeting.business
    same = [question.id for question in business.stack] == [question.id for question in beneath]
    back = replace(business, stack=(*business.stack, waits)) if same else business
    return replace(meeting, business=back, aside=())


def _value_decided(meeting: Meeting, question: Question, event: ev.ResultAnnounced, result: Result) -> Meeting:
    """A value carried fills the blank and ends the choice; one lost leaves the others."""
    others = tuple(value for value in question.suggestions if value != event.value)
    open_still = replace(question, stage="debate", vote=None, suggestions=others, tried=(*question.tried, event.value))
    if event.verdict == "adopted":
        text = filled(question.text, event.value)
        new_text = text if question.new_text is not None else None
        wordings = (*question.wordings, text)
        open_still = replace(open_still, text=text, new_text=new_text, wordings=wordings, suggestions=(), tried=())
    last = _last_vote(meeting, question)
    after = _elected(meeting) if event.verdict == "adopted" and event.value in meeting.candidates else meeting
    put = replace(with_top(after, open_still), last_result=result, last_vote=last, progress=meeting.progress + 1)
    return _on_its_way_again(put)


def _last_vote(meeting: Meeting, question: Question) -> LastVote | None:
    if question.vote is None:
        return None
    return LastVote(
        before=meeting.business, question=question.id, method=question.vote.method, candidates=meeting.candidates
    )


def _elected(meeting: Meeting) -> Meeting:
    """One of those nominated has a majority; the next election begins with nominations of its own."""
    return replace(meeting, candidates=(), nominating="")


def _in_effect(decided: Meeting, question: Question, event: ev.ResultAnnounced, record: Record) -> Meeting:
    """What was decided comes about; if that takes everything pending away, the decision is kept all the same."""
    after = effects.apply(event.effect, decided, question, record)
    if event.effect not in effects.TAKE_AWAY or not decided.business.decided_above:
        return after
    done = replace(decided.business.decided_above[-1], away=True)
    return replace(after, business=replace(after.business, decided=(*after.business.decided, done)))


def _result(event: ev.ResultAnnounced, question: Question) -> Result:
    voted = event.yes + event.no + event.abstain + event.blank + event.illegal
    return Result(
        kind=event.kind,
        verdict=event.verdict,
        text=event.text,
        tests=event.tests,
        arithmetic=event.arithmetic,
        sentence=event.sentence,
        question=question.id,
        method=event.method,
        yes=event.yes,
        no=event.no,
        unaccounted=max(0, event.present - voted),
        without_silent=event.without_silent,
    )


def _decided(after: Meeting, question: Question, before: Meeting, verdict: Verdict) -> Meeting:
    """The decision kept for reconsidering, and what was lost kept so that it does not come straight back."""
    cast = question.vote.cast if question.vote else {}
    done = Decided(
        stack=before.business.stack,
        verdict=verdict,
        votes=cast,
        reconsidered=question.reconsidered,
        meeting=before.number,
    )
    business, progress = after.business, before.progress + 1
    if after.business.stack:
        business = replace(business, decided_above=(*business.decided_above, done))
    else:
        business = replace(business, decided=(*business.decided, done))
    if verdict == "lost":
        changed = substance(question) if question.kind == "amend" else ()
        fallen = Lost(
            kind=question.kind, text=question.text, target=question.target, progress=progress, substance=changed
        )
        business = replace(business, lost=business.lost.plus(fallen))
        business = spent(business, question.target) if question.kind == "reconsider" else business
    return replace(after, business=business, progress=progress)


def _consent_given(meeting: Meeting, event: ev.ConsentGiven, record: Record) -> Meeting:
    question = question_of(event.motion, record, meeting.item)
    on_top = top(meeting)
    if (
        event.motion.target
        and on_top is not None
        and on_top.id == event.motion.target
        and on_top.kind == event.motion.kind
    ):
        question, meeting = on_top, effects.popped(meeting)
    result = Result(
        kind=event.motion.kind, verdict=event.verdict, text=question.text, sentence=event.sentence, method="consent"
    )
    after = effects.apply(event.effect, meeting, question, record)
    return replace(after, last_result=result, progress=meeting.progress + 1, last_vote=None, last_ruling=None)


def _consent_refused(meeting: Meeting, event: ev.ConsentRefused, record: Record) -> Meeting:
    return replace(meeting, last_result=Result(kind=event.kind, verdict="objection", text=event.text, method="consent"))


def _extension(meeting: Meeting, event: ev.TimeExtended, record: Record) -> Meeting:
    floor = meeting.floor
    if floor is None or floor.limit_ms is None:
        return meeting
    longer = replace(meeting, floor=replace(floor, limit_ms=floor.limit_ms + event.seconds * 1000))
    if not event.objection_by:
        return longer
    return replace(longer, last_result=_extension_result("adopted", event.tests, event.arithmetic))


def _no_extension(meeting: Meeting, event: ev.ExtensionRefused, record: Record) -> Meeting:
    return replace(meeting, last_result=_extension_result(event.verdict, event.tests, event.arithmetic))


def _extension_result(verdict: Verdict, tests: tuple[bool, ...], arithmetic: tuple[str, ...]) -> Result:
    return Result(kind="extend_time", verdict=verdict, tests=tests, arithmetic=arithmetic)


def _leave_objected(meeting: Meeting, event: ev.LeaveObjected, record: Record) -> Meeting:
    question = top(meeting)
    return meeting if question is None else with_top(meeting, replace(question, stage="debate"))


def _leave_given(meeting: Meeting, event: ev.LeaveGiven, record: Record) -> Meeting:
    question = top(meeting)
    if question is None:
        return meeting
    after = effects.apply("withdraw", effects.popped(meeting), question, record)
    result = Result(kind="withdraw_request", verdict="withdrawn", text=question.text, method="consent")
    return replace(after, last_result=result, last_vote=None, last_ruling=None)


def _leave_refused(meeting: Meeting, event: ev.LeaveRefused, record: Record) -> Meeting:
    question = top(meeting)
    if question is None:
        return meeting
    result = Result(kind="withdraw_request", verdict="objection", text=question.text, method="consent")
    return replace(effects.popped(meeting), last_result=result)


def _divided(meeting: Meeting, event: ev.DivisionDemanded, record: Record) -> Meeting:
    """The vote is undone, announced or not; the question is pending again until a rising vote decides it."""
    question = top(meeting)
    if (last := meeting.last_vote) is not None:
        on_its_way = meeting.business.stack if question is not None and not question.stated else ()
        named = last.candidates or meeting.candidates
        meeting = replace(
            meeting, business=last.before, candidates=named, last_vote=None, last_result=None, aside=on_its_way
        )
        question = top(meeting)
    if question is None:
        return meeting
    return with_top(meeting, replace(question, stage="debate", vote=None, forced_method="rising", queue=()))


EVOLVERS: dict[type[Event], Callable[[Meeting, Any, Record], Meeting]] = {
    ev.VoteCalled: _called,
    ev.BallotCast: _cast,
    ev.VotesCounted: _counted,
    ev.PapersCounted: _papers,
    ev.ResultAnnounced: _announced,
    ev.ConsentGiven: _consent_given,
    ev.ConsentRefused: _consent_refused,
    ev.TimeExtended: _extension,
    ev.ExtensionRefused: _no_extension,
    ev.LeaveObjected: _leave_objected,
    ev.LeaveGiven: _leave_given,
    ev.LeaveRefused: _leave_refused,
    ev.DivisionDemanded: _divided,
}
