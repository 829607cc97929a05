"""What a dialog asks, in which order, and the act that comes of it."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from yishi_tui.domain.commands import Command
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.prompts import call_of, suggest
from yishi_tui.journal import JournalError
from yishi_tui.phrases import Phrases
from yishi_tui.tui.desk import Outcome
from yishi_tui.tui.dialogs.steps import Step
from yishi_tui.tui.dialogs.trial import refusal_of, tried

if TYPE_CHECKING:
    from yishi_tui.tui.dialogs.base import Dialog

QUIET = timedelta(milliseconds=300)


class Flow(ABC):
    """What a dialog asks, in which order, and the act that comes of it."""

    title = ""
    """The heading, a message of the catalogues."""
    way_out = "退出"
    """What `Esc` does, likewise."""

    def __init__(self, dialog: "Dialog") -> None:
        self.dialog = dialog
        self.desk = dialog.desk

    @property
    def meeting(self) -> Meeting:
        """Always current."""
        return self.desk.meeting

    @property
    def phrases(self) -> Phrases:
        """The sentences of the rules."""
        return self.desk.phrases

    @abstractmethod
    def begin(self) -> None:
        """Ask the first question."""

    def said(self, act: str) -> str:
        """What the host says to the room, where this act is the next right step; '' elsewhere."""
        suggestion = suggest(self.meeting)
        fits = suggestion is not None and suggestion.act["do"] == act
        return self.phrases.say(suggestion.say, suggestion.facts) if suggestion and fits else ""

    def call(self, name: str) -> str:
        """How the host addresses somebody."""
        return call_of(self.meeting, name)

    def rule_of(self, act: Callable[[str], Command], *before: Command) -> Callable[[str], OutOfOrder | None]:
        """What the rules say to the act when a given person is named in it, after what comes before it."""
        return lambda name: refusal_of(self.desk, *(*before, act(name)))

    def leave(self) -> None:
        """`Esc`: nothing is done."""
        self.dialog.close(None)

    def ask(self, step: Step) -> None:
        """Put the next question."""
        self.dialog.ask(step)

    def go_on(self, flow: "Flow") -> None:
        """Another flow takes over where this one has led to it."""
        self.dialog.start(flow)

    def again(self) -> None:
        """An act was done while the dialog stays open: ask the first question anew."""
        self.dialog.clear()
        self.begin()

    def finish(self, *commands: Command) -> None:
        """These commands as one act. Where they are out of order the dialog stays, and says why."""
        if not self.refused(*commands):
            self.dialog.close(Outcome(commands))

    def refused(self, *commands: Command) -> bool:
        """Try the act; when it is out of order, say why."""
        outcome = tried(self.desk, *commands)
        if isinstance(outcome, OutOfOrder):
            self.dialog.refuse(outcome)
            return True
        return False

    def warn(self, refusal: OutOfOrder | None) -> None:
        """Say beforehand what stands against it."""
        if refusal is not None:
            self.dialog.refuse(refusal)

    def submit(self, *commands: Command) -> bool:
        """Do an act while the dialog stays open; when it is refused, or cannot be written, say why."""
        try:
            refusal = self.desk.submit(*commands)
        except JournalError as problem:
            self.dialog.complain(str(problem))
            return False
        self.warn(refusal)
        return refusal is None


class EnterGuard:
    """Tells an `Enter` that is meant from one that repeats, or that was meant for what was on the screen before.

    Until another key was pressed an `Enter` counts only a while after the last one, or after the dialog opened.
    """

    def __init__(self, opened: datetime) -> None:
        self._last: datetime | None = opened

    def release(self) -> None:
        """Another key was pressed: the next `Enter` is meant."""
        self._last = None

    def lets_pass(self, now: datetime) -> bool:
        """Whether an `Enter` pressed now is meant. A clock that stands still tells nothing, and lets it pass."""
        last, self._last = self._last, now
        return last is None or now <= last or now - last >= QUIET
