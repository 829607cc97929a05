"""The votes taken on a question, with what was counted and what became of them."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.events import Event
from yishi_tui.domain.queries import host, top, voters_present
from yishi_tui.domain.question import Count, Stack, Vote
from yishi_tui.domain.vocabulary import Choice, Verdict
from yishi_tui.minutes.motion_values import Poll
from yishi_tui.minutes.steps import Step, Steps, about

Papers = ev.PapersCounted | None


def polls(steps: Steps, identity: int) -> tuple[Poll, ...]:
    """The votes on one question, by the steps that concern it; one taken again or reconsidered is marked."""
    found: list[Poll] = []
    papers: Papers = None
    for step in steps:
        if found and _brings_back(step, identity):
            again = isinstance(step.event, ev.DivisionDemanded)
            found[-1] = replace(found[-1], doubted=again, reconsidered=not again)
        if about(step) != identity:
            continue
        if isinstance(step.event, ev.PapersCounted):
            papers = step.event
        teller = TELLERS.get(type(step.event))
        if teller is not None and (poll := teller(step, step.event, papers)):
            found.append(poll)
    return tuple(found)


def _brings_back(step: Step, identity: int) -> bool:
    """Whether a question already decided is pending again: its vote was doubted, or it is reconsidered."""
    if isinstance(step.event, ev.DivisionDemanded):
        return step.before.last_vote is not None and about(step) == identity
    if not isinstance(step.event, ev.ResultAnnounced | ev.ConsentGiven) or step.event.effect != "reconsider":
        return False
    return _on(step.after.business.stack, identity) and not _on(step.before.business.stack, identity)


def _on(stack: Stack, identity: int) -> bool:
    return any(question.id == identity for question in stack)


def _vote(step: Step) -> Vote:
    """The vote that was under way."""
    question = top(step.before)
    return question.vote if question and question.vote else Vote(method="hands")


def _announced(step: Step, event: ev.ResultAnnounced, papers: Papers) -> Poll:
    vote = _vote(step)
    count = vote.count or Count()
    slips = papers if event.method == "ballot" else None
    return Poll(
        at=step.record.at,
        method=event.method,
        verdict=event.verdict,
        value=event.value,
        yes=event.yes,
        no=event.no,
        abstain=event.abstain,
        blank=event.blank,
        illegal=event.illegal,
        present=event.present,
        host=count.host,
        area_yes=count.area_yes,
        area_no=count.area_no,
        area_abstain=count.area_abstain,
        handed_out=slips.voters if slips else None,
        collected=slips.collected if slips else None,
        by_name=_by_name(step, event, vote),
        threshold=step.before.procedure.threshold.get(event.threshold),
        arithmetic=event.arithmetic,
        without_silent=event.without_silent,
        sentence=event.sentence,
    )


def _by_name(step: Step, event: ev.ResultAnnounced, vote: Vote) -> dict[str, Choice]:
    """Who voted how; an answer of the host's that decided nothing was not counted, and is not told."""
    if len(vote.cast) <= event.yes + event.no + event.abstain:
        return vote.cast
    return {name: choice for name, choice in vote.cast.items() if name != host(step.before)}


def _called_again(step: Step, event: ev.VoteCalled, papers: Papers) -> Poll | None:
    """A ballot with too many papers is void, also where it was taken again without being announced."""
    count = _vote(step).count
    if papers is None or count is None or not count.void:
        return None
    return Poll(
        at=step.record.at,
        method="ballot",
        verdict="void",
        present=count.present,
        handed_out=papers.voters,
        collected=papers.collected,
    )


def _consented(step: Step, event: ev.ConsentGiven, papers: Papers) -> Poll | None:
    """Nobody is asked where one member may demand it."""
    if event.demanded:
        return None
    present = voters_present(step.before)
    return Poll(at=step.record.at, method="consent", verdict=event.verdict, present=present, sentence=event.sentence)


def _leave(step: Step, event: ev.LeaveGiven | ev.LeaveRefused, papers: Papers) -> Poll:
    verdict: Verdict = "withdrawn" if isinstance(event, ev.LeaveGiven) else "objection"
    return Poll(at=step.record.at, method="consent", verdict=verdict, present=voters_present(step.before))


TELLERS: dict[type[Event], Callable[[Step, Any, Papers], Poll | None]] = {
    ev.ResultAnnounced: _announced,
    ev.VoteCalled: _called_again,
    ev.ConsentGiven: _consented,
    ev.LeaveGiven: _leave,
    ev.LeaveRefused: _leave,
}
