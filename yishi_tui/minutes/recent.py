"""The last part of the minutes of a meeting under way: as long as a page or two, however long the meeting."""

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence

from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.record import History, Record
from yishi_tui.minutes.entries import corrections, minutes_of
from yishi_tui.minutes.questions import NO_QUESTIONS, NUMBERED, Questions, questions
from yishi_tui.minutes.steps import Step, steps_from
from yishi_tui.minutes.values import Minutes

LEAST, MOST = 100, 200
"""Steps: so many are told at least, and of more the first go, as soon as there is a new beginning after them."""


class Recent:
    """The steps of a history that grows, from a moment on when nothing was pending; of those before, what they are called."""

    def __init__(self, least: int = LEAST, most: int = MOST) -> None:
        self._least, self._most = least, most
        self._history = History()
        self._begin_again()

    def _begin_again(self) -> None:
        self._base, self._behind = Meeting(), 0
        self._earlier: Questions = NO_QUESTIONS
        self._forget_steps()

    def follow(self, history: History) -> None:
        """Take in what is new."""
        known, self._history = self._history, history
        goes_on = history.continues(known)
        fresh = history.since(len(known) if goes_on else 0)
        voids = [seq for record in fresh if isinstance(record.event, ev.Corrected) for seq in record.event.voids]
        if not goes_on or any(map(self._reaches_back, voids)):
            self._begin_again()
        elif voids:
            self._forget_steps()
        self._go_on(fresh if self._steps else history.since(self._behind))
        if not self._steps and self._behind:  # all of them were taken back
            self._begin_again()
            self._go_on(history.since(0))

    def _go_on(self, records: Sequence[Record]) -> None:
        for step in steps_from(self._steps[-1].after if self._steps else self._base, records):
            self._add(step)

    def _forget_steps(self) -> None:
        self._steps: list[Step] = []
        self._beginnings: deque[int] = deque()
        """The records of the steps with which something new begins."""

    def _reaches_back(self, void: int) -> bool:
        """Whether taking this record back changes what came before the steps: perhaps, if it took something back itself."""
        return void <= self._behind or isinstance(self._history[void - 1].event, ev.Corrected)

    def _add(self, step: Step) -> None:
        if _begins(step):
            self._beginnings.append(step.record.seq)
        self._steps.append(step)
        if len(self._steps) > self._most:
            self._shorten()

    def _shorten(self) -> None:
        """Let go of the first steps, up to the last beginning that leaves enough of them."""
        latest, first = _seq(self._steps[-self._least]), 0
        while self._beginnings and self._beginnings[0] <= latest:
            first = self._beginnings.popleft()
        if gone := bisect_left(self._steps, first, key=_seq):
            self._earlier = questions(tuple(self._steps[:gone]), self._earlier)
            self._base, self._behind = self._steps[gone].before, first - 1
            del self._steps[:gone]

    def minutes(self) -> Minutes:
        """What they say of the meeting under way; nothing that was before the steps, and nobody who was there only then."""
        steps, now = tuple(self._steps), self._steps[-1].number
        later = self._history.since(self._behind)
        corrected = corrections(self._history, later, now, self._base.number)
        return minutes_of(questions(steps, self._earlier), steps, tuple(corrected))


def _seq(step: Step) -> int:
    return step.record.seq


def _begins(step: Step) -> bool:
    """Whether nothing is pending, and something begins that stands for itself."""
    before, event = step.before, step.event
    if before.business.stack or before.business.following or before.aside or before.floor or before.held:
        return False
    if isinstance(event, ev.MotionMade):
        return before.procedure.kinds[event.kind].effect in NUMBERED
    if isinstance(event, ev.NoteTaken):
        return before.last_vote is None and before.last_ruling is None  # which may yet be doubted, or appealed from
    return isinstance(event, ev.ItemOpened | ev.NextMeetingOpened)
