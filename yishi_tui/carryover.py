"""What a meeting leaves to the one after it: people, seats, and everything that was not settled."""

from collections.abc import Iterator

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.plan import Item, Plan
from yishi_tui.domain.question import Stack
from yishi_tui.i18n import tr


def continued(meeting: Meeting, head: str) -> Plan:
    """A plan without a title that goes on from a journal ending with this hash ('' where nothing was recorded)."""
    return Plan(
        title="",
        rules=meeting.procedure.meta.id,
        seats=meeting.plan.seats,
        members=meeting.roll.members,
        guests=meeting.guests,
        items=tuple(left_over(meeting)),
        continues=head,
    )


def left_over(meeting: Meeting) -> Iterator[Item]:
    """As items: what was before the meeting, what was put off, and then the items nobody came to."""
    met: set[int | None] = set()
    for stack, fate in _waiting(meeting):
        question = stack[0]
        met.add(question.item)
        yield Item(
            title=question.text, proposer=question.mover, brief=fate, motion=question.text, matter=question.matter
        )
    for number, item in enumerate(meeting.plan.items, 1):
        if number not in meeting.items_done and number not in met:
            yield item


def _waiting(meeting: Meeting) -> Iterator[tuple[Stack, str]]:
    business = meeting.business
    groups = (
        ((business.stack,), tr("上次没有议完")),
        (business.following, tr("上次没有议完")),
        (business.unfinished, tr("上次没有议完")),
        (business.postponed, tr("上次延期到这次")),
        (business.on_table, tr("上次暂时搁置")),
        (business.in_committee, tr("上次交付研究")),
    )
    for stacks, fate in groups:
        for stack in stacks:
            if stack and stack[0].text:
                yield stack, fate
