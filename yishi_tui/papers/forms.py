"""Forms to be printed: the sign-in sheet, name cards, ballots and the sheet they are counted on."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.plan import Member
from yishi_tui.domain.procedure import Meta, Procedure
from yishi_tui.domain.queries import immediately_pending
from yishi_tui.domain.tally import Threshold, Turnout
from yishi_tui.domain.verdicts import threshold_name
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
    """What is voted on: the question pending, or an item with the wording prepared for it; '' where it is written in.

    `threshold` is what it takes to adopt it, `turnout` how many must take part.
    """

    number: int
    text: str
    threshold: Threshold | None
    turnout: tuple[Turnout, ...]


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
    rules: Meta
    seal: str


def forms(meeting: Meeting, press: Press, records: int, head: str) -> Iterator[tuple[str, str]]:
    """Each form by name, as an HTML page. Raises BadTemplate."""
    sheet = _sheet(meeting, sealed(records, head, press.lang))
    for name in NAMES:
        yield f"{name}.html", press.fill(f"{name}.{press.lang}.html", sheet=sheet, title=sheet.title)


def _sheet(meeting: Meeting, seal: str) -> Sheet:
    members, rules = meeting.roll.members, meeting.procedure
    return Sheet(
        title=meeting.plan.title,
        place=meeting.plan.place,
        starts=datetime.fromisoformat(meeting.plan.starts) if meeting.plan.starts else None,
        members=tuple(_place(number, member) for number, member in enumerate(members, 1)),
        guests=tuple(Place(0, guest.name, guest.role) for guest in meeting.guests),
        matters=_pending(meeting) or tuple(_planned(meeting)) or (_matter(rules, 0, "", _usual(rules)),),
        voters=sum(member.votes for member in members),
        areas=rules.meta.body == "owners",
        rules=rules.meta,
        seal=seal,
    )


def _place(number: int, member: Member) -> Place:
    return Place(number, plain(member), member.unit)


def _pending(meeting: Meeting) -> tuple[Matter, ...]:
    """What is about to be voted on, in the words it has by now."""
    question = immediately_pending(meeting)
    if question is None or not question.text:
        return ()
    return (_matter(meeting.procedure, meeting.item or 0, question.text, threshold_name(meeting, question)),)


def _planned(meeting: Meeting) -> Iterator[Matter]:
    rules = meeting.procedure
    for number, item in enumerate(meeting.plan.items, 1):
        if item.motion:
            named = rules.matters.get(item.matter)
            yield _matter(rules, number, item.motion, (named and named.threshold) or _usual(rules))


def _usual(rules: Procedure) -> str:
    """The name of the threshold of main motions."""
    main = rules.kinds.get("main")
    return main.threshold if main else ""


def _matter(rules: Procedure, number: int, text: str, name: str) -> Matter:
    asked = rules.participation
    return Matter(number, text, rules.threshold.get(name), asked.tests if name in asked.thresholds else ())
