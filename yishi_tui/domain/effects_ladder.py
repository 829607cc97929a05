"""Effects that only the fuller rulesets have: paragraphs, the way of voting, the polls, candidates."""

from collections.abc import Callable

from msgspec.structs import replace

from yishi_tui.domain import paragraphs
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.question import Question, Vote
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Effect


def _on_top(meeting: Meeting, change: Callable[[Question], Question]) -> Meeting:
    stack = meeting.business.stack
    changed = (*stack[:-1], change(stack[-1])) if stack else stack
    return replace(meeting, business=replace(meeting.business, stack=changed))


def _seriatim(meeting: Meeting, question: Question, record: Record) -> Meeting:
    """The main question is taken paragraph by paragraph; one that has no parts stays open as a whole."""

    def begun(main: Question) -> Question:
        parts = question.parts or main.parts or paragraphs.split(main.text)
        return paragraphs.opened(replace(main, parts=parts), 1 if len(parts) > 1 else 0)

    stack = meeting.business.stack
    taken = (begun(stack[0]), *stack[1:]) if stack else stack
    return replace(meeting, business=replace(meeting.business, stack=taken))


def _set_method(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return _on_top(meeting, lambda each: replace(each, method=question.method))


def _close_polls(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return _on_top(meeting, lambda each: _with_polls(each, meeting.voters_here))


def _reopen_polls(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return _on_top(meeting, lambda each: _with_polls(each, None))


def _with_polls(question: Question, polls: int | None) -> Question:
    vote: Vote | None = replace(question.vote, polls=polls) if question.vote else None
    return replace(question, vote=vote)


def _nominate(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return replace(meeting, nominating="open")


def _close_nominations(meeting: Meeting, question: Question, record: Record) -> Meeting:
    return replace(meeting, nominating="closed")


EFFECTS: dict[Effect, Callable[[Meeting, Question, Record], Meeting]] = {
    "seriatim": _seriatim,
    "set_method": _set_method,
    "close_polls": _close_polls,
    "reopen_polls": _reopen_polls,
    "nominate": _nominate,
    "close_nominations": _close_nominations,
    "reopen_nominations": _nominate,
}
