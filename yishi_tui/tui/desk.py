"""What a dialog may know and do: the desk somebody sits at, whatever screen is on it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from msgspec import Struct, field

from yishi_tui.domain.commands import Command
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.people import Index
from yishi_tui.domain.plan import Guest, Member
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.options import Settings, Value
from yishi_tui.phrases import Phrases

Person = Member | Guest


class Outcome(Struct, frozen=True):
    """What a dialog hands back: commands to do as one act, and the words typed for it, by draft."""

    commands: tuple[Command, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


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

    @property
    def settings(self) -> Settings:
        """What this person has set."""

    def configure(self, name: str, value: Value) -> str:
        """Change a setting, here at once and in the file; why it could not be kept there, or ''."""

    def now(self) -> datetime:
        """The time; never before the last record."""

    def last_minutes(self) -> str:
        """The minutes of the meeting before this one, as Markdown; '' where they cannot be found."""

    def submit(self, *commands: Command) -> OutOfOrder | None:
        """Do the commands as one act: journal, state, every panel. A refusal is returned for the caller to show.

        Raises JournalError when nothing can be written; then nothing has changed.
        """


def hand_in(desk: Desk, outcome: Outcome) -> OutOfOrder | None:
    """Do what a dialog handed back. Its words stay drafts until it is done, for another seat may have been quicker.

    Raises what `submit` raises.
    """
    desk.drafts.update(outcome.words)
    refusal = desk.submit(*outcome.commands)
    if refusal is None:
        for draft in outcome.words:
            desk.drafts.pop(draft, None)
    return refusal


def everybody(meeting: Meeting) -> tuple[Person, ...]:
    """The roll and then the guests: the place in it, from 1, is the 座号."""
    return (*meeting.roll.members, *meeting.guests)
