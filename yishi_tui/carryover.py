"""What a meeting leaves to the one after it: people, seats, and everything that was not settled."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from yishi_tui.domain.evolve_meeting import adjourned
from yishi_tui.domain.ledger import Adopted, Lost
from yishi_tui.domain.legacy import Legacy
from yishi_tui.domain.meeting import Business, Meeting
from yishi_tui.domain.plan import Item, Plan
from yishi_tui.domain.question import Decided, Stack
from yishi_tui.domain.taking_over import still_decided, still_tabled
from yishi_tui.domain.text import TooLong, clean_text
from yishi_tui.i18n import tr
from yishi_tui.tables import InputError, Problem

FILE = "carried.json"
"""What an earlier meeting left, beside the plan of the one that goes on from it."""


def continued(meeting: Meeting, head: str) -> Plan:
    """A plan without a title that goes on from a journal ending with this hash ('' where nothing was recorded)."""
    return Plan(
        title="",
        rules=meeting.procedure.meta.id,
        seats=meeting.plan.seats,
        members=meeting.roll.members,
        guests=meeting.guests,
        items=tuple(_left_over(adjourned(meeting))),
        continues=head,
    )


def _left_over(meeting: Meeting) -> Iterator[Item]:
    """As items: what was before the meeting, what was put off, and then the items nobody came to."""
    yield from _waiting(meeting)
    business = meeting.business
    mains = [stack[0] for stack in _everything(business)]
    met, known = {main.item for main in mains}, {main.text for main in mains}
    for number, item in enumerate(meeting.plan.items, 1):
        if number not in meeting.items_done and number not in met and item.title not in known:
            yield item


def _everything(business: Business) -> tuple[Stack, ...]:
    """All that waits, wherever; also what has lain on the table too long."""
    return (*business.unfinished, *business.postponed, *business.on_table, *business.in_committee)


def _waiting(meeting: Meeting) -> Iterator[Item]:
    """Each question as an item; one that has to be fetched back has no motion prepared."""
    business = meeting.business
    groups = (
        (business.unfinished, tr("上次没有议完"), True),
        (business.postponed, tr("上次延期到这次"), True),
        (still_tabled(meeting, bool(meeting.continued_meeting)), tr("上次暂时搁置，有人动议取回才接着议"), False),
        (business.in_committee, tr("上次交付研究，有人动议收回或研究有了结果才接着议"), False),
    )
    for stacks, fate, prepared in groups:
        for main in (stack[0] for stack in stacks if stack[0].text):
            motion = main.text if prepared else ""
            yield Item(title=main.text, proposer=main.mover, brief=fate, motion=motion, matter=main.matter)


def legacy(meeting: Meeting, head: str) -> Legacy:
    """The same as it stood, with amendments, speeches and votes, and the decisions in force."""
    meeting = adjourned(meeting)
    business, again = meeting.business, bool(meeting.continued_meeting)
    renumbered = _Renumbered(business, meeting.session - again)
    return Legacy(
        head=head,
        opened_at=meeting.opened_at,
        continued=meeting.continued_meeting,
        unfinished=renumbered.stacks(business.unfinished),
        postponed=renumbered.stacks(business.postponed),
        on_table=renumbered.stacks(still_tabled(meeting, again)),
        in_committee=renumbered.stacks(business.in_committee),
        adopted=tuple(map(renumbered.adopted, business.adopted)),
        lost=tuple(map(renumbered.lost, business.lost)) if again else (),
        decided=tuple(map(renumbered.decided, still_decided(meeting, again))),
    )


class _Renumbered:
    """Questions by numbers below those of any record, in the same order; sessions counted from after `earlier` ones."""

    def __init__(self, business: Business, earlier: int) -> None:
        everything = (*_everything(business), *(done.stack for done in business.decided))
        known = {question.id for stack in everything for question in stack} | {text.id for text in business.adopted}
        self._numbers = dict(zip(sorted(known), range(-len(known), 0), strict=True))
        self._earlier = earlier

    def stacks(self, stacks: Iterable[Stack]) -> tuple[Stack, ...]:
        return tuple(map(self._stack, stacks))

    def _stack(self, stack: Stack) -> Stack:
        return tuple(
            replace(
                question,
                id=self._numbers[question.id],
                target=self._numbers.get(question.target, 0),
                part_of=self._numbers.get(question.part_of, 0),
                away_since=question.away_since - self._earlier,
                item=None,
            )
            for question in stack
        )

    def adopted(self, text: Adopted) -> Adopted:
        return replace(text, id=self._numbers[text.id], item=None)

    def lost(self, lost: Lost) -> Lost:
        return replace(lost, target=self._numbers.get(lost.target, 0), progress=0)

    def decided(self, done: Decided) -> Decided:
        return replace(done, stack=self._stack(done.stack), meeting=0)


def dump(left: Legacy) -> str:
    """What `read` reads."""
    return msgspec.json.format(msgspec.json.encode(left), indent=1).decode("utf-8") + "\n"


def read(folder: Path, plan: Plan) -> Legacy | None:
    """What was left to the meeting of this plan; None where it goes on from nothing. Raises InputError."""
    path = folder / FILE
    if not plan.continues or not path.is_file():
        return None
    try:
        encoded = path.read_bytes()
        left = msgspec.json.decode(encoded, type=Legacy)
        as_written = left.head == plan.continues and _clean(msgspec.json.decode(encoded))
    except (OSError, ValueError, RecursionError, TooLong):  # what msgspec raises is a ValueError
        as_written = False
    if as_written:
        return left
    what = tr(
        "上次会议留下的事读不出来，文件被改过或者不是这场会议的；用 yishi new --after 重建一次，或者删掉它，议题都还在"
    )
    raise InputError(Problem(what, file=str(path)))


def _clean(value: object) -> bool:
    """Whether every text in it is as the gate for texts lets it through."""
    if isinstance(value, str):
        return clean_text(value) == value
    if isinstance(value, dict):
        return all(_clean(each) for pair in value.items() for each in pair)
    return all(map(_clean, value)) if isinstance(value, list) else True
