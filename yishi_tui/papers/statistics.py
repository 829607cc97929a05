"""A meeting in figures: who came, who spoke for how long, what became of motions, and how the time went."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.plan import Item, Member
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Kind
from yishi_tui.fairness import MILLISECOND, Share, heard
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.motion_values import Motion
from yishi_tui.minutes.steps import Steps, having, item_of, of_meeting, steps_of
from yishi_tui.minutes.values import Minutes

MINUTE_MS = 60_000
F = TypeVar("F", bound=Struct)


class Figure(Struct, frozen=True, kw_only=True):
    """Part of the statistics. `_ms` are milliseconds."""


class GroupCount(Figure, frozen=True):
    """How many with a vote are of the group, and how many of them were there at any time."""

    name: str
    members: int
    present: int


class Fates(Figure, frozen=True):
    """What became of the motions of a kind; `made` at this meeting, the rest also of those carried over to it."""

    made: int = 0
    adopted: int = 0
    lost: int = 0
    fell: int = 0
    other: int = 0


class Points(Figure, frozen=True):
    """Points of order, and appeals from rulings."""

    raised: int = 0
    well_taken: int = 0
    appeals: int = 0
    reversed: int = 0


class ItemTime(Figure, frozen=True):
    """The time an item took, recesses left out, beside the time planned for it (0 for none)."""

    number: int
    title: str
    planned_ms: int
    spent_ms: int


class MeetingFigures(Figure, frozen=True):
    """One meeting. `quorum_needed` is 0 where the rules have none; guests who explain are in nobody's time."""

    title: str
    number: int
    opened: datetime | None
    closed: datetime | None
    expected: int
    present: int
    present_at_opening: int
    quorum_needed: int
    quorum_met: bool
    groups: tuple[GroupCount, ...]
    motions: Fates
    amendments: Fates
    points: Points
    items: tuple[ItemTime, ...]
    speeches: int
    speaking_ms: int
    people: tuple[Share, ...]
    sides: tuple[Share, ...]
    speaking_groups: tuple[Share, ...]

    def without(self, names: Collection[str]) -> "MeetingFigures":
        """The same, with these people named nowhere; the sums stay."""
        return replace(self, people=tuple(share for share in self.people if share.name not in names))

    def nameless(self) -> "MeetingFigures":
        """The same, with nobody named."""
        return replace(self, people=())


class Sums(Figure, frozen=True):
    """Several meetings taken together. `with_quorum` had one at their opening, or needed none; times are those of items."""

    meetings: int
    with_quorum: int
    expected: int
    present: int
    planned_ms: int
    spent_ms: int
    motions: Fates
    amendments: Fates
    points: Points
    speeches: int
    speaking_ms: int
    people: tuple[Share, ...]
    sides: tuple[Share, ...]
    speaking_groups: tuple[Share, ...]


def figures(records: Iterable[Record]) -> tuple[MeetingFigures, ...]:
    """Of each meeting of a session that has been called to order."""
    known = tuple(records)
    every = steps_of(known)
    numbers = dict.fromkeys(step.number for step in every)
    found = (_figures(entries(known, "", number), of_meeting(every, number)) for number in numbers)
    return tuple(meeting for meeting in found if meeting.opened)


def figures_of(minutes: Minutes, records: Iterable[Record]) -> MeetingFigures:
    """Of the meeting that the minutes are of, opened or not."""
    return _figures(minutes, of_meeting(steps_of(records), minutes.heading.number))


def people(records: Iterable[Record]) -> frozenset[str]:
    """Everybody who is or was on the roll of the session, or its guest."""
    every = steps_of(records)
    if not every:
        return frozenset()
    end = every[-1].after
    return frozenset((*(member.name for member in end.roll.members), *(guest.name for guest in end.guests)))


def _figures(minutes: Minutes, steps: Steps) -> MeetingFigures:
    end, there, opening = steps[-1], minutes.attendance, minutes.attendance.quorum
    debate = heard(end.after, end.record.at, len(steps[0].before.history))
    return MeetingFigures(
        title=minutes.heading.title,
        number=minutes.heading.number,
        opened=minutes.heading.opened,
        closed=minutes.heading.closed,
        expected=there.expected,
        present=len(there.present),
        present_at_opening=opening.present if opening else 0,
        quorum_needed=opening.needed if opening else 0,
        quorum_met=bool(opening and opening.met),
        groups=tuple(_groups(end.after.roll.members, there.present)),
        motions=_fates(minutes, steps, "main"),
        amendments=_fates(minutes, steps, "amend"),
        points=_points(minutes),
        items=tuple(_items(end.after.plan.items, steps)),
        speeches=debate.turns,
        speaking_ms=debate.ms,
        people=debate.people,
        sides=debate.sides,
        speaking_groups=debate.groups,
    )


def _groups(members: Iterable[Member], present: Collection[str]) -> Iterator[GroupCount]:
    """In the order of the roll."""
    voters = [member for member in members if member.votes]
    size = Counter(group for member in voters for group in member.groups)
    came = Counter(group for member in voters if member.name in present for group in member.groups)
    return (GroupCount(name=name, members=size[name], present=came[name]) for name in size)


def _fates(minutes: Minutes, steps: Steps, kind: Kind) -> Fates:
    made = sum(1 for _, event in having(steps, ev.MotionMade) if event.kind == kind)
    made += sum(
        1 for _, event in having(steps, ev.ConsentGiven) if event.motion.kind == kind and not event.motion.target
    )
    ends = Counter(motion.fate for motion in _all_motions(minutes) if motion.kind == kind)
    named = {"adopted": ends.pop("adopted", 0), "lost": ends.pop("lost", 0), "fell": ends.pop("fell", 0)}
    return Fates(made=made, other=sum(ends.values()), **named)


def _all_motions(minutes: Minutes) -> Iterator[Motion]:
    for section in minutes.sections:
        for motion in section.motions:
            yield from _with_attached(motion)


def _with_attached(motion: Motion) -> Iterator[Motion]:
    yield motion
    for each in motion.attached:
        yield from _with_attached(each)


def _points(minutes: Minutes) -> Points:
    rulings = [ruling for ruling in minutes.rulings if ruling.kind == "point_of_order"]
    appeals = [*minutes.appeals, *(appeal for ruling in minutes.rulings for appeal in ruling.appeals)]
    return Points(
        raised=len(rulings),
        well_taken=sum(ruling.well_taken for ruling in rulings),
        appeals=len(appeals),
        reversed=sum(appeal.fate == "chair_reversed" for appeal in appeals),
    )


def _items(items: tuple[Item, ...], steps: Steps) -> Iterator[ItemTime]:
    """Every item of the agenda that took time or had time planned for it; what belongs to no item is left out."""
    spent: Counter[int] = Counter()
    for step, following in pairwise(steps):
        if step.after.phase == "in_session":
            spent[item_of(following)] += _ms(following.record.at - step.record.at)
    for number, item in enumerate(items, 1):
        if item.minutes or spent[number]:
            planned = item.minutes * MINUTE_MS
            yield ItemTime(number=number, title=item.title, planned_ms=planned, spent_ms=spent[number])


def _ms(length: timedelta) -> int:
    return length // MILLISECOND


def sums(meetings: Collection[MeetingFigures]) -> Sums:
    """Of all these meetings; people and groups of one name count as one."""
    return Sums(
        meetings=len(meetings),
        with_quorum=sum(meeting.quorum_met for meeting in meetings),
        expected=sum(meeting.expected for meeting in meetings),
        present=sum(meeting.present for meeting in meetings),
        planned_ms=sum(item.planned_ms for meeting in meetings for item in meeting.items),
        spent_ms=sum(item.spent_ms for meeting in meetings for item in meeting.items),
        motions=_added(Fates, [meeting.motions for meeting in meetings]),
        amendments=_added(Fates, [meeting.amendments for meeting in meetings]),
        points=_added(Points, [meeting.points for meeting in meetings]),
        speeches=sum(meeting.speeches for meeting in meetings),
        speaking_ms=sum(meeting.speaking_ms for meeting in meetings),
        people=_together(share for meeting in meetings for share in meeting.people),
        sides=_together(share for meeting in meetings for share in meeting.sides),
        speaking_groups=_together(share for meeting in meetings for share in meeting.speaking_groups),
    )


def _added(kind: type[F], values: Iterable[F]) -> F:
    """The counts of all, field by field."""
    totals: Counter[str] = Counter()
    for value in values:
        totals.update(asdict(value))
    return kind(**totals)


def _together(shares: Iterable[Share]) -> tuple[Share, ...]:
    """One share for each name, the most heard first."""
    joined: dict[str, Share] = {}
    for share in shares:
        known = joined.get(share.name, Share(name=share.name, turns=0, ms=0))
        joined[share.name] = Share(name=share.name, turns=known.turns + share.turns, ms=known.ms + share.ms)
    return tuple(sorted(joined.values(), key=lambda share: (-share.ms, -share.turns)))


def percent(part: int, whole: int) -> int:
    """For the eye only: rounded half up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0
