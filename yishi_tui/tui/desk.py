"""What a dialog may know and do: the desk somebody sits at, whatever screen is on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from yishi_tui.domain.commands import Command
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.people import Index
from yishi_tui.domain.plan import Guest, Member
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.phrases import Phrases

Person = Member | Guest


@dataclass(frozen=True)
class Outcome:
    """What a dialog hands back: commands to do as one act."""

    commands: tuple[Command, ...] = ()


class Desk(Protocol):
    """The meeting as it stands, and the one door to it."""

    @property
    def meeting(self) -> Meeting:
        """Always current."""

    @property
    def phrases(self) -> Phrases:
        """The sentences of the rules in the language in force."""

    @property
    def people(self) -> Index:
        """Everybody of `everybody(meeting)`, ready for searching; built once for each roll."""

    @property
    def seat(self) -> Seat:
        """Which of the seats this is."""

    @property
    def drafts(self) -> dict[str, str]:
        """What was typed and not sent, by dialog id: Esc never loses words."""

    def now(self) -> datetime:
        """The time; never before the last record."""

    def submit(self, *commands: Command) -> OutOfOrder | None:
        """Do the commands as one act: journal, state, every panel. A refusal is returned for the caller to show.

        Raises JournalError when nothing can be written; then nothing has changed.
        """


def everybody(meeting: Meeting) -> tuple[Person, ...]:
    """The roll and then the guests: the place in it, from 1, is the 座号."""
    return (*meeting.roll.members, *meeting.guests)
