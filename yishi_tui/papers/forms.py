"""Forms to be printed: the sign-in sheet, name cards, ballots and the sheet they are counted on."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.plan import Item, Member
from yishi_tui.domain.queries import immediately_pending
from yishi_tui.domain.question import Question
from yishi_tui.domain.tally import Threshold
from yishi_tui.papers.naming import plain
from yishi_tui.papers.press import Press
from yishi_tui.papers.seal import sealed

NAMES = ("sign-in", "name-cards", "ballots", "tally")
OF_A_VOTE = ("ballots.html", "tally.html")
"""Made anew for each question: those of another question are not replaced by them."""


class Place(Struct, frozen=True):
    """A member and the 座号; 0 where somebody is a guest, whose `note` is their role."""

    number: int
    name: str
    note: str = ""


class Matter(Struct, frozen=True):
    """What is voted on: the question pending, or an item with the wording prepared for it; '' where it is written in."""

    number: int
    text: str


class Sheet(Struct, frozen=True):
    """What the forms say. `starts` is None where no time is set; `areas`: owners' areas count in the vote."""

    title: str
    place: str
    starts: datetime | None
    members: tuple[Place, ...]
    guests: tuple[Place, ...]
    matters: tuple[Matter, ...]
    voters: int
    areas: bool
    threshold: Threshold | None
    seal: str


def forms(meeting: Meeting, press: Press, records: int, head: str) -> Iterator[tuple[str, str]]:
    """Each form by name, as an HTML page. Raises BadTemplate."""
    sheet = _sheet(meeting, sealed(records, head, press.lang))
    for name in NAMES:
        yield f"{name}.html", press.fill(f"{name}.{press.lang}.html", sheet=sheet, title=sheet.title)


def _sheet(meeting: Meeting, seal: str) -> Sheet:
    members, rules = meeting.roll.members, meeting.procedure
    before_them = immediately_pending(meeting)
    row = rules.kinds.get(before_them.kind if before_them else "main")
    return Sheet(
        title=meeting.plan.title,
        place=meeting.plan.place,
        starts=datetime.fromisoformat(meeting.plan.starts) if meeting.plan.starts else None,
        members=tuple(_place(number, member) for number, member in enumerate(members, 1)),
        guests=tuple(Place(0, guest.name, guest.role) for guest in meeting.guests),
        matters=_pending(meeting, before_them) or tuple(_planned(meeting.plan.items)) or (Matter(0, ""),),
        voters=sum(member.votes for member in members),
        areas=rules.meta.body == "owners",
        threshold=rules.threshold.get(row.threshold) if row else None,
        seal=seal,
    )


def _place(number: int, member: Member) -> Place:
    return Place(number, plain(member), member.unit)


def _pending(meeting: Meeting, question: Question | None) -> tuple[Matter, ...]:
    """What is about to be voted on, in the words it has by now."""
    return (Matter(meeting.item or 0, question.text),) if question and question.text else ()


def _planned(items: tuple[Item, ...]) -> Iterator[Matter]:
    return (Matter(number, item.motion) for number, item in enumerate(items, 1) if item.motion)
