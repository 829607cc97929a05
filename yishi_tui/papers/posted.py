"""What the copy for the notice board and the chat group says: totals, resolutions, owners and deadlines, and no more.

Nobody's absence, flat, stance or second is in these values, so that no template can tell of them.
"""

from collections import Counter
from datetime import date, datetime, time

from msgspec import Struct

from yishi_tui.domain.meeting import Action
from yishi_tui.domain.procedure import Body, Meta, Publicity
from yishi_tui.minutes.motion_values import Poll, Value
from yishi_tui.minutes.outcome import notice
from yishi_tui.minutes.values import Decision, Minutes, Notice, Standing
from yishi_tui.papers.privacy import Veil


class Totals(Value, frozen=True):
    """How a vote came out; areas are decimal strings, '' where none were counted."""

    yes: int
    no: int
    abstain: int
    blank: int
    illegal: int
    area_yes: str
    area_no: str


class Resolution(Value, frozen=True):
    """What was decided. `totals` is None where nobody objected; `was` is the text that this one changed or struck."""

    text: str
    was: str
    standing: Standing
    totals: Totals | None
    sentence: str


class Contact(Value, frozen=True):
    """Where to object, and where the community publishes the notice; given by the host, '' for neither."""

    who: str = ""
    address: str = ""


class TooEarly(ValueError):
    """A notice cannot be put up before the meeting has ended, on the day `ended`."""

    def __init__(self, ended: date) -> None:
        super().__init__(ended)
        self.ended = ended


class Posted(Value, frozen=True):
    """The posted copy of one meeting's minutes. `more` are resolutions and actions left out for want of room."""

    title: str
    number: int
    day: date | None
    final: bool
    place: str
    rules: Meta
    body: Body
    standing: Standing
    expected: int
    present: int
    quorum_met: bool | None
    resolutions: tuple[Resolution, ...]
    actions: tuple[Action, ...]
    lost: int
    left: int
    notice: Notice | None
    contact: Contact
    records: int
    head: str
    more: int = 0

    @property
    def sentences(self) -> tuple[str, ...]:
        """What must be said with the resolutions, each once."""
        return tuple(dict.fromkeys(each.sentence for each in self.resolutions if each.sentence))


class Posting(Struct, frozen=True):
    """What the host adds: the day the notice is put up (None for that of the meeting), and where to object.

    The address as a picture: `code` for pages (SVG), `picture` for documents (PNG); '' and b"" for none.
    """

    day: date | None = None
    contact: Contact = Contact()
    code: str = ""
    picture: bytes = b""


def posted(minutes: Minutes, publicity: Publicity | None, posting: Posting, veiled: Veil) -> Posted:
    """The copy of these minutes that may be posted, with nobody's numbers in it. Raises TooEarly."""
    head, there = minutes.heading, minutes.attendance
    fates = Counter(motion.fate for section in minutes.sections for motion in section.motions if motion.kind == "main")
    return Posted(
        title=veiled(head.title),
        number=head.number,
        day=head.opened.date() if head.opened else None,
        final=head.phase == "adjourned",
        place=veiled(head.place),
        rules=head.rules,
        body=head.rules.body,
        standing="opinion" if head.rules.body == "consultation" else "resolution",
        expected=there.expected,
        present=len(there.present),
        quorum_met=there.quorum.met if there.quorum and there.quorum.needed else None,
        resolutions=tuple(_resolution(each, veiled) for each in minutes.decisions),
        actions=tuple(
            Action(task=veiled(each.task), owner=veiled(each.owner), due=veiled(each.due)) for each in minutes.actions
        ),
        lost=fates["lost"],
        left=len(minutes.left),
        notice=_notice(minutes, publicity, posting.day),
        contact=posting.contact,
        records=minutes.records,
        head=minutes.head,
    )


def _notice(minutes: Minutes, publicity: Publicity | None, day: date | None) -> Notice | None:
    if day is None or minutes.heading.closed is None:
        return minutes.notice
    if day < minutes.heading.closed.date():
        raise TooEarly(minutes.heading.closed.date())
    put_up = datetime.combine(day, time(), minutes.heading.closed.tzinfo)
    return notice(publicity, any(each.text for each in minutes.decisions), put_up)


def _resolution(decision: Decision, veiled: Veil) -> Resolution:
    return Resolution(
        text=veiled(decision.text),
        was=veiled(decision.was),
        standing=decision.standing,
        totals=_totals(decision.poll),
        sentence=decision.sentence,
    )


def _totals(poll: Poll | None) -> Totals | None:
    if poll is None or not poll.counted:
        return None
    return Totals(
        yes=poll.yes,
        no=poll.no,
        abstain=poll.abstain,
        blank=poll.blank,
        illegal=poll.illegal,
        area_yes=poll.area_yes,
        area_no=poll.area_no,
    )
