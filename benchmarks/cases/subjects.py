"""What the benchmarks call of a meeting that was read from its journal: the only place that knows those modules."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from benchmarks.sessions import Act
from yishi_tui import codec, pinyin
from yishi_tui.clock import SystemClock
from yishi_tui.domain.evolve import replay
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds
from yishi_tui.domain.openings import open_acts
from yishi_tui.domain.people import build_index
from yishi_tui.domain.plan import Member
from yishi_tui.domain.prompts import suggest
from yishi_tui.journal import FileJournal
from yishi_tui.minutes.pages import page
from yishi_tui.phrases import phrases
from yishi_tui.report import InForce, full_state
from yishi_tui.rolls.reading import read_roll
from yishi_tui.rulesets import load
from yishi_tui.scripts import Player, read_script


def replayed(path: Path) -> Meeting:
    """The meeting that a journal tells of, its chain verified."""
    journal = FileJournal.open(path, write=False)
    meeting = replay(map(codec.record, journal.read()))
    journal.close()
    return meeting


def minuted(path: Path) -> str:
    """The minutes of the meeting that a journal tells of."""
    journal = FileJournal.open(path, write=False)
    meeting = replay(map(codec.record, journal.read()))
    journal.close()
    return page(meeting.history, journal.head, "zh")


def roll_read(path: Path) -> tuple[Member, ...]:
    """The people of a list that some office keeps."""
    return read_roll(path).members


def searched(path: Path) -> Callable[[str], object]:
    """Finds people of such a list by what somebody has typed so far; made ready by a first search."""
    index = build_index(roll_read(path), pinyin.load())
    index.find("l")
    return index.find


def asked(path: Path) -> Callable[[], object]:
    """Each call asks what the screen asks after an act: everything in order now, and the suggestion."""
    meeting, now = replayed(path), SystemClock().now()
    return lambda: (open_acts(meeting, now), legal_kinds(meeting), suggest(meeting))


class Script:
    """A script being played bit by bit, in memory and under the default rules."""

    def __init__(self, plan: Act) -> None:
        self._player = Player(load("simplified"))
        self._words = phrases("zh")
        self._texts = InForce()
        self.play((plan,), session=False)

    def play(self, acts: Iterable[Act], *, session: bool = True) -> None:
        """Play the acts, each of which must be in order, and say nothing."""
        for step in self._player.play(read_script(map(json.dumps, acts), session=session)):
            if step.refusal:
                raise ValueError(f"{step.do}: {step.refusal}")

    def tell(self, acts: Iterable[Act]) -> None:
        """Play the acts and tell the state after each, as `play --json` does."""
        proceedings = self._player.proceedings
        for act in acts:
            self.play((act,))
            texts = self._texts.of(proceedings.meeting)
            msgspec.json.encode(full_state(proceedings.meeting, proceedings.now(), self._words, texts))
