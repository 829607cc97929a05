"""Who has been heard: the time and the turns of each person, side and group, and who in the hall has not spoken yet.

It all follows from the history of the meeting. It only ever suggests; the rules decide who may speak.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import holding, voided
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.queries import debatable, discussed, host, main_question, member, used_ms
from yishi_tui.domain.question import Question
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Stance

MILLISECOND = timedelta(milliseconds=1)
SOON = 2
"""After fewer speeches nobody can be said to have been passed over."""


class Speech(Struct, frozen=True):
    """One speech in debate, and the milliseconds it took so far. `turn` is 0 where it counts as none."""

    by: str
    stance: Stance | None
    ms: int
    turn: int = 1


class Share(Struct, frozen=True):
    """What somebody, or some group, has had of the debate."""

    name: str
    turns: int
    ms: int


class Heard(Struct, frozen=True):
    """The debate shared out, the most heard first. Who belongs to several groups counts in each."""

    people: tuple[Share, ...] = ()
    sides: tuple[Share, ...] = ()
    groups: tuple[Share, ...] = ()
    turns: int = 0
    ms: int = 0


class Tally(Struct, frozen=True):
    """Turns and milliseconds by person, side and group, whoever was first heard first."""

    people: dict[str, tuple[int, int]] = {}
    sides: dict[str, tuple[int, int]] = {}
    groups: dict[str, tuple[int, int]] = {}
    turns: int = 0
    ms: int = 0

    def plus(self, meeting: Meeting, speeches: Sequence[Speech]) -> "Tally":
        """With these speeches; the groups are those of the roll as it is in this meeting."""
        if not speeches:
            return self
        by_group = ((group, speech) for speech in speeches for group in _groups(meeting, speech.by))
        return Tally(
            people=_added(self.people, ((speech.by, speech) for speech in speeches)),
            sides=_added(self.sides, ((speech.stance, speech) for speech in speeches if speech.stance)),
            groups=_added(self.groups, by_group),
            turns=self.turns + sum(speech.turn for speech in speeches),
            ms=self.ms + sum(speech.ms for speech in speeches),
        )

    def shared(self) -> Heard:
        """In order."""
        return Heard(_shared(self.people), _shared(self.sides), _shared(self.groups), self.turns, self.ms)


def heard(meeting: Meeting, now: datetime, since: int = 0) -> Heard:
    """The speeches that began after the record `since`, the one under way included; what guests explained is none."""
    finished, _ = _speeches((), _valid(meeting, since))
    return Tally().plus(meeting, (*finished, *_under_way(meeting, now, since))).shared()


Begun = tuple[ev.SpeechBegan, ...]
"""The speeches that have not ended, the one that interrupts behind the one it interrupts."""


def _speeches(begun: Begun, events: Iterable[ev.Event]) -> tuple[list[Speech], Begun]:
    """The speeches that these events end, and those under way afterwards."""
    finished, under_way = list[Speech](), [*begun]
    for event in events:
        if isinstance(event, ev.SpeechBegan):
            under_way.append(event)
        elif isinstance(event, ev.SpeechEnded) and under_way:
            began = under_way.pop()
            if not began.explains:
                finished.append(_speech(began, event))
    return finished, tuple(under_way)


def _speech(began: ev.SpeechBegan, ended: ev.SpeechEnded) -> Speech:
    return Speech(by=began.by, stance=began.stance, ms=max(0, ended.used_ms), turn=int(ended.counts))


def _valid(meeting: Meeting, since: int) -> Iterator[ev.Event]:
    """What happened after that record and still holds."""
    gone = voided(meeting.history.since(since))
    return (record.event for record in meeting.history.since(since) if record.seq not in gone)


def _under_way(meeting: Meeting, now: datetime, since: int) -> Iterator[Speech]:
    """The one who has the floor, and those who wait to have it back. A guest who explains has no number of speech."""
    began = meeting.history[since - 1].at if since else None
    for floor in (*meeting.held, *((meeting.floor,) if meeting.floor else ())):
        if floor.speech_no and (began is None or floor.began >= began):
            yield Speech(by=floor.by, stance=floor.stance, ms=max(0, used_ms(floor, now)))


def _groups(meeting: Meeting, name: str) -> tuple[str, ...]:
    person = member(meeting, name)
    return person.groups if person else ()


def _added(known: dict[str, tuple[int, int]], speeches: Iterable[tuple[str, Speech]]) -> dict[str, tuple[int, int]]:
    added = dict(known)
    for name, speech in speeches:
        turns, ms = added.get(name, (0, 0))
        added[name] = turns + speech.turn, ms + speech.ms
    return added


def _shared(tallied: dict[str, tuple[int, int]]) -> tuple[Share, ...]:
    shares = (Share(name=name, turns=turns, ms=ms) for name, (turns, ms) in tallied.items())
    return tuple(sorted(shares, key=lambda share: (-share.ms, -share.turns)))


def unheard(meeting: Meeting) -> tuple[str, ...]:
    """Groups with somebody in the hall, of whom nobody has spoken on this matter or waits to; in the order of the roll.

    Empty before a few have spoken, and where debate is closed.
    """
    question = discussed(meeting)
    if question is None or question.stage != "debate" or question.closed or not debatable(meeting, question):
        return ()
    main = main_question(meeting) or question
    spoken = [
        event.by
        for event in _valid(meeting, max(0, main.id))
        if isinstance(event, ev.SpeechBegan) and not event.explains
    ]
    if len(spoken) < SOON:
        return ()
    had = {group for name in (*spoken, *_waiting(meeting, question)) for group in _groups(meeting, name)}
    return tuple(group for group in meeting.roll.groups if group not in had and _in_the_hall(meeting, group))


def _waiting(meeting: Meeting, question: Question) -> list[str]:
    return [request.by for below in (question, *meeting.business.stack) for request in below.queue]


def _in_the_hall(meeting: Meeting, group: str) -> bool:
    """Whether somebody of the group is present and may speak; the one who presides does not."""
    presiding, voters = host(meeting), meeting.roll.voters
    return any(name in meeting.present and name in voters and name != presiding for name in meeting.roll.groups[group])


# The time of an item


class Ledger(Struct, frozen=True):
    """What is settled about the item in hand until something happens: who spoke, and how long it was in hand.

    `since` is when its time was last started; None while it stands still. Without an item it is about the whole meeting.
    """

    meeting: Meeting
    opened: int
    since: datetime | None
    spent: timedelta = timedelta()
    finished: Tally = Tally()
    begun: Begun = ()

    def heard(self, now: datetime) -> Heard:
        """The debate on the item shared out."""
        under_way = tuple(_under_way(self.meeting, now, self.opened))
        return self.finished.plus(self.meeting, under_way).shared()

    def item_ms(self, now: datetime) -> int:
        """Milliseconds the item has taken, recesses and the time between meetings left out."""
        running = max(now - self.since, timedelta()) if self.since else timedelta()
        return (self.spent + running) // MILLISECOND

    def leads_to(self, meeting: Meeting) -> bool:
        """Whether the meeting only went on from here: the same item and roll, and nothing taken back."""
        own = self.meeting
        if meeting.item != own.item or meeting.roll is not own.roll or not meeting.history.continues(own.history):
            return False
        fresh = meeting.history.since(len(own.history))
        return not any(isinstance(record.event, ev.Corrected | ev.ItemOpened) for record in fresh)


def ledger(meeting: Meeting, before: Ledger | None = None) -> Ledger:
    """Reads the history once, or only what followed `before`; what changes with time alone its result works out."""
    if before is not None and before.leads_to(meeting):
        return _read_on(before, meeting, meeting.history.since(len(before.meeting.history)))
    gone = voided(meeting.history)
    items = (record.seq for record in holding(meeting.history) if _opens(record, meeting.item))
    opened = next(items, 0) if meeting.item else 0
    blank = Ledger(meeting, opened, meeting.history[opened - 1].at if opened else None)
    return _read_on(blank, meeting, [r for r in meeting.history.since(opened) if r.seq not in gone])


def _read_on(book: Ledger, meeting: Meeting, records: Sequence[Record]) -> Ledger:
    """The ledger with these records too."""
    spent, since = book.spent, book.since
    for record in records if book.opened else ():
        if since is not None and _breaks(record.event):
            spent, since = spent + (record.at - since), None
        elif since is None and isinstance(record.event, ev.Reconvened | ev.NextMeetingOpened):
            since = record.at
    speeches, begun = _speeches(book.begun, (record.event for record in records))
    return Ledger(meeting, book.opened, since, spent, book.finished.plus(meeting, speeches), begun)


def _opens(record: Record, item: int | None) -> bool:
    return isinstance(record.event, ev.ItemOpened) and record.event.item == item


def _breaks(event: ev.Event) -> bool:
    """Whether the meeting stops here for a while."""
    if isinstance(event, ev.RecessBegan | ev.Adjourned):
        return True
    if isinstance(event, ev.ResultAnnounced):
        return event.effect in ("recess", "adjourn") and event.verdict == "adopted"
    return isinstance(event, ev.ConsentGiven) and event.effect in ("recess", "adjourn")


def same_speech(one: Floor | None, other: Floor | None) -> bool:
    """Whether two states of the floor are of one and the same speech, however its clock ran."""
    return one is other or (one is not None and other is not None and (one.by, one.began) == (other.by, other.began))
