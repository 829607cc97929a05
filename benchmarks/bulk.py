"""Long meetings on disk, made in this process through the product's one door: 50,000 records take seconds."""

import datetime
import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from benchmarks.sessions import Act, Wanted, names, notes, opening, questions
from yishi_tui.clock import ScriptClock
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.plan import Member, Plan, Seats
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.journal import Disk, FileJournal, verify
from yishi_tui.proceedings import Proceedings
from yishi_tui.rulesets import load
from yishi_tui.scripts import Player, read_script
from yishi_tui.sessions import JOURNAL

RECORD_S = 6
"""More than a record of `questions` takes of the meeting's time on average."""
AFTERWARDS = 30
"""Records kept for the speech at the end, and for what no whole question fills."""


class UnsyncedDisk(Disk):
    """Waits for nothing: what is made here is not what is measured."""

    def sync(self, fd: int) -> None: ...

    def sync_folder(self, folder: Path) -> None: ...


class Evening:
    """A meeting on disk that goes on in its own time."""

    def __init__(self, folder: Path, people: int, starts: datetime.datetime) -> None:
        self.folder = folder
        self.people = names(people)
        self.clock = ScriptClock(starts)

    def door(self, seat: Seat) -> Proceedings:
        """A seat's way into the meeting; the first to act writes the plan."""
        rules = load("simplified")
        host, recorder, timekeeper = self.people[:3]
        opening = MeetingPlanned(
            plan=Plan(
                title="加装电梯",
                starts=self.clock.now().isoformat(),
                rules=rules.meta.id,
                seats=Seats(host=host, recorder=recorder, timekeeper=timekeeper),
                members=tuple(map(Member, self.people)),
            ),
            rules=rules,
            present=tuple(self.people),
        )
        journal = FileJournal.open(self.folder / JOURNAL, disk=UnsyncedDisk())
        return Proceedings(journal, self.clock, opening, by=seat)


class Chair:
    """The host's seat of a meeting that is played bit by bit; every act must be in order."""

    def __init__(self, evening: Evening) -> None:
        self.proceedings = evening.door("host")
        self._player = Player(self.proceedings.meeting.procedure, self.proceedings)
        self.play([{"do": "call_to_order"}])

    def play(self, acts: Iterable[Act]) -> None:
        for step in self._player.play(read_script(map(json.dumps, acts), session=True)):
            if step.refusal:
                raise ValueError(f"{step.do}: {step.refusal}")


def make_long(wanted: Wanted, folder: Path) -> Path:
    """A session with exactly the records wanted: in the middle of a speech, its clock held, now."""
    now = datetime.datetime.now().astimezone()
    evening = Evening(folder, wanted.people, now - datetime.timedelta(seconds=RECORD_S * wanted.records))
    chair, asked = Chair(evening), questions(evening.people, per_meeting=0)
    while chair.proceedings.saved < wanted.records - AFTERWARDS:
        chair.play(next(asked))
    evening.clock.advance(int((now - evening.clock.now()).total_seconds()))
    chair.play([*opening(evening.people)[1:], {"do": "pause_clock"}])
    chair.play(islice(notes(evening.people), wanted.records - chair.proceedings.saved))
    report = verify(folder / JOURNAL)
    if report.problems or report.records != wanted.records:
        raise ValueError(f"{report.records} records of {wanted.records}: {report.problems}")
    return folder
