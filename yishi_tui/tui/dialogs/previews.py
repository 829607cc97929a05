"""What a count would come to, told before it is entered: the arithmetic line by line, the verdict, who is unaccounted for."""

from collections.abc import Iterator

from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.queries import host, may_vote, voters_present
from yishi_tui.i18n import tr
from yishi_tui.phrases import Phrases
from yishi_tui.proceedings import Drafting
from yishi_tui.tui.ink import Line, line


def outcome_lines(phrases: Phrases, outcome: Drafting) -> tuple[Line, ...]:
    """The tests of the act tried, each with its arithmetic, and the verdict."""
    return tuple(row for timed in outcome.events for row in _event_lines(phrases, timed.event))


def _event_lines(phrases: Phrases, event: ev.Event) -> Iterator[Line]:
    if isinstance(event, ev.ResultAnnounced):
        yield from (line(phrases.worked(text), "dim") for text in event.arithmetic)
        yield (tr("结果") + "  ", "dim"), (phrases.word("verdict", event.verdict), "strong")
    elif isinstance(event, ev.TimeExtended | ev.ExtensionRefused):
        yield from (line(phrases.worked(text), "dim") for text in event.arithmetic)
        verdict = "adopted" if isinstance(event, ev.TimeExtended) else event.verdict
        yield (tr("结果") + "  ", "dim"), (phrases.word("verdict", verdict), "strong")


def voters_asked(meeting: Meeting) -> int:
    """How many in the room may raise a hand when the vote is asked for: the host waits."""
    presiding = host(meeting)
    return voters_present(meeting) - (1 if presiding in meeting.present and may_vote(meeting, presiding) else 0)
