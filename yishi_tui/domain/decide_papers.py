"""Secret ballots: papers handed out, come back, opened; and when too many of them void the vote."""

from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.counting import papers
from yishi_tui.domain.decide_votes import silent_refused, vote_under_way
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import no_quorum_for
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.queries import electors_present
from yishi_tui.domain.question import Count, Question
from yishi_tui.domain.verdicts import reckoned


def ballot(meeting: Meeting, command: do.Ballot, now: datetime) -> Decision:
    """Papers out, papers back, and once they are opened what they say. More back than out voids the ballot."""
    question = vote_under_way(meeting, "ballot")
    if isinstance(question, OutOfOrder):
        return question
    if refusal := no_quorum_for(meeting, question.kind, "vote"):
        return refusal
    present = electors_present(meeting)
    if command.voters > present:
        return refuse("more_papers_than_voters", voters=command.voters, present=present)
    if question.vote is not None and question.vote.polls is not None and command.voters > question.vote.polls:
        return refuse("polls_closed")
    opened = (command.yes or 0) + (command.no or 0) + command.blank + command.illegal
    if opened > command.collected:
        return refuse("more_votes_than_papers", votes=opened, collected=command.collected)
    counted = _papers(command, present)
    count = papers(counted)
    if refusal := silent_refused(meeting, command.silent, count):
        return refusal
    surplus = command.collected - command.voters
    return (replace(counted, void=surplus > 0 and _voids(meeting, question, count, surplus)),)


def _papers(command: do.Ballot, present: int) -> ev.PapersCounted:
    """What the papers say; once opened, every one that says nothing else is blank."""
    known = command.yes is not None or command.no is not None
    unread = command.collected - (command.yes or 0) - (command.no or 0) - command.illegal
    return ev.PapersCounted(
        voters=command.voters,
        collected=command.collected,
        present=present,
        yes=command.yes if not known else command.yes or 0,
        no=command.no if not known else command.no or 0,
        blank=unread if known else command.blank,
        illegal=command.illegal,
        silent_heads=command.silent.heads if command.silent else None,
        silent_area=command.silent.area if command.silent else "",
        delivered=command.delivered,
        topics_notified=command.topics_notified,
        effect_warned=command.effect_warned,
    )


def _voids(meeting: Meeting, question: Question, count: Count, surplus: int) -> bool:
    """Whether surplus papers void the ballot: always, or only where they could have changed the result.

    Where only that voids it, papers still sealed cannot tell, and are opened first.
    """
    if meeting.procedure.vote.ballot.excess == "void" or count.sealed:
        return meeting.procedure.vote.ballot.excess == "void"
    less = (
        replace(count, yes=max(0, count.yes - surplus)),
        replace(count, no=max(0, count.no - surplus)),
    )
    adopted = reckoned(meeting, question, count)[0].adopted
    return any(reckoned(meeting, question, each)[0].adopted != adopted for each in less)
