"""What the meeting leads to: decisions, what is left for later, and the time for objections."""

from collections.abc import Iterator
from datetime import datetime

from yishi_tui.domain import events as ev
from yishi_tui.domain.ledger import Adopted
from yishi_tui.domain.periods import Calendar, period
from yishi_tui.domain.procedure import Publicity
from yishi_tui.domain.question import Question, Stack
from yishi_tui.domain.tally import Criterion, needed
from yishi_tui.minutes.fates import waiting
from yishi_tui.minutes.motion_values import Poll, Waiting
from yishi_tui.minutes.motions import Handled
from yishi_tui.minutes.polls import polls
from yishi_tui.minutes.questions import Questions
from yishi_tui.minutes.steps import Steps, about, having
from yishi_tui.minutes.values import Decision, Notice, Open

EXAMPLE_RESIDENTS = 100
"""The program does not know how many residents there are; the minutes say how many of a hundred must object."""


def decisions(handled: Handled, steps: Steps) -> Iterator[Decision]:
    """The texts that this meeting put in force, changed or struck."""
    old = {text.id: text for text in steps[0].before.business.adopted}
    new = {text.id: text for text in steps[-1].after.business.adopted}
    changed = dict(_changed(steps))
    for identity in dict.fromkeys((*old, *changed, *new)):
        before, after = old.get(identity, changed.get(identity)), new.get(identity)
        if old.get(identity) != after or (before and not after):
            yield _decision(handled, before if before != after else None, after)


def _changed(steps: Steps) -> Iterator[tuple[int, Adopted]]:
    """What was rescinded or amended, as it read before; it may have been adopted at the same meeting."""
    for step in steps:
        if isinstance(step.event, ev.ResultAnnounced | ev.ConsentGiven) and step.event.effect == "rescind":
            after = step.after.business.adopted
            yield from ((text.id, text) for text in step.before.business.adopted if text not in after)


def _decision(handled: Handled, before: Adopted | None, after: Adopted | None) -> Decision:
    text = after or before
    identity = text.id if text else 0
    poll = _poll(handled, identity) if before is None else _poll_on_changing(handled, identity)
    sentence = poll.sentence if poll else ""
    consults = handled.known.rules.meta.body == "consultation" or sentence
    return Decision(
        label=handled.known.labels.get(identity, ""),
        text=after.text if after else "",
        standing="opinion" if consults else "resolution",
        poll=poll,
        sentence=sentence,
        was=before.text if before else "",
    )


def _poll(handled: Handled, identity: int) -> Poll | None:
    votes = polls(handled.story.steps.get(identity, ()), identity)
    return next((poll for poll in reversed(votes) if poll.holds), None)


def _poll_on_changing(handled: Handled, identity: int) -> Poll | None:
    """The vote that rescinded or amended the text, or, where it was reconsidered, the vote taken then."""
    every = handled.known.found.values()
    about_it = [each.id for each in every if each.target == identity and each.kind == "rescind_amend"]
    found = (_poll(handled, each) for each in reversed([identity, *about_it]))
    return next((poll for poll in found if poll is not None), None)


def left_over(known: Questions, steps: Steps) -> Iterator[Open]:
    """What waits for later at the end of the meeting that the steps lead up to."""
    end = steps[-1].after
    for fate, stacks in waiting(end.business).items():
        yield from (_open(known, steps, fate, stack) for stack in stacks)
    yield from _not_reached(steps)


def _open(known: Questions, steps: Steps, fate: Waiting, stack: Stack) -> Open:
    main = stack[0]
    cause = _sent_away(known, steps, main)
    return Open(
        fate=fate,
        kind=main.kind,
        label=known.labels.get(main.id, ""),
        text=main.text,
        until=cause.until if cause and fate == "postponed" else "",
        to=(cause.to or cause.text) if cause and fate == "committed" else "",
        amendments=sum(1 for question in stack if question.kind == "amend"),
    )


def _sent_away(known: Questions, steps: Steps, main: Question) -> Question | None:
    """The question by which this one was last postponed or referred."""
    for step in reversed(steps):
        if isinstance(step.event, ev.ResultAnnounced | ev.ConsentGiven) and step.event.effect in ("postpone", "commit"):
            stack = step.before.business.stack
            if stack and stack[0].id == main.id:
                return known.found.get(about(step))
    return None


def _not_reached(steps: Steps) -> Iterator[Open]:
    """Items that no meeting took up; nothing is said where the agenda was not followed item by item."""
    end = steps[-1].after
    opened = {event.item for _, event in having(steps, ev.ItemOpened)}
    moved = any(isinstance(step.event, ev.MotionMade) for step in steps)
    if end.phase != "adjourned" or (moved and not opened):
        return
    for number, item in enumerate(end.plan.items, 1):
        if number not in opened:
            yield Open(fate="not_reached", kind=None, label=str(number), text=item.title)


def notice(rule: Publicity | None, decided: bool, closed: datetime | None) -> Notice | None:
    """The time for objections when the decisions are posted on the day the meeting ends."""
    if rule is None or rule.days < 1 or closed is None or not decided:
        return None
    objecting = Criterion(side="no", op=rule.op, threshold=rule.threshold)
    calendar = Calendar(holidays=rule.holidays, workdays=rule.workdays)
    return Notice(
        rule=rule, period=period(closed.date(), rule.days, calendar), enough=needed(objecting, EXAMPLE_RESIDENTS)
    )
