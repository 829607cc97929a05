"""Counting hands: yes first, then no, checked against those in the room while the figures are typed."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.commands import Command
from yishi_tui.domain.decide_votes import host_could_decide
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.queries import top
from yishi_tui.domain.record import Act, acts
from yishi_tui.domain.tally import Side
from yishi_tui.domain.verdicts import threshold_name
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.ballots import CallingRoll, CountingPapers
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.figures import Figure, Figures, Preview
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.previews import outcome_lines, voters_asked
from yishi_tui.tui.dialogs.steps import Choice, Option
from yishi_tui.tui.dialogs.trial import refusal_of, tried
from yishi_tui.tui.ink import line

T = TypeVar("T", bound=ev.Event)


class Counting(Flow):
    """The figures of a show of hands. `first` are commands that must come before the count in the same act."""

    title = "计票"

    def __init__(self, dialog: Dialog, *, first: tuple[Command, ...] = (), old: ev.VotesCounted | None = None) -> None:
        super().__init__(dialog)
        self._first, self._old = first, old
        if old is not None:
            self.title = Recounting.title
        self._state = self._before_count()

    def _before_count(self) -> Meeting:
        """The meeting as it stands when the count is entered."""
        outcome = tried(self.desk, *self._first)
        return self.meeting if isinstance(outcome, OutOfOrder) else outcome.meeting

    def begin(self) -> None:
        say = self.said("tally") or self.phrases.say("tally")
        self.ask(Figures(self._counted, self._figures(), self._preview, say))
        self.warn(refusal_of(self.desk, *self._first, do.Tally(yes=0, no=0)))

    def _figures(self) -> list[Figure]:
        old = self._old
        known = (old.yes, old.no, old.abstain) if old else ("", "", "")
        yes, no, abstain = map(str, known)
        figures = [Figure(tr("赞成"), yes), Figure(tr("反对"), no), Figure(tr("弃权"), abstain, wanted=False)]
        if self._counts_area():
            areas = (old.area_yes, old.area_no, old.area_abstain) if old else ("", "", "")
            labels = (tr("赞成的面积"), tr("反对的面积"), tr("弃权的面积"))
            figures += [
                Figure(label, text, wanted=wanted, decimal=True)
                for label, text, wanted in zip(labels, areas, (True, True, False), strict=True)
            ]
        return figures

    def _counts_area(self) -> bool:
        question = top(self._state)
        name = threshold_name(self._state, question) if question else "majority"
        return any(test.measure == "area" for test in self._state.procedure.threshold[name].tests)

    def _tally(self, texts: Sequence[str], host: Side | None = None) -> do.Tally:
        yes, no, abstain = (int(text or 0) for text in texts[:3])
        areas = [text.rstrip(".") or "0" for text in texts[3:]]
        area = do.AreaCounts(yes=areas[0], no=areas[1], abstain=areas[2]) if areas else None
        return do.Tally(yes=yes, no=no, abstain=abstain, host=host, area=area)

    def _preview(self, texts: tuple[str, ...]) -> Preview:
        asked = voters_asked(self._state)
        left = asked - sum(int(text or 0) for text in texts[:3])
        seated = line(tr("在座可以举手的 {n} 位", n=asked), "dim")
        if left >= 0 and not all(texts[:2] + texts[3:5]):
            return (seated,)
        outcome = tried(self.desk, *self._first, self._tally(texts), do.Announce(), by="host")
        if isinstance(outcome, OutOfOrder):
            return outcome
        silent = line(tr("，没有举手的 {n} 位", n=left), "dim") if left > 0 else ()
        return ((*seated, *silent), *outcome_lines(self.phrases, outcome))

    def _counted(self, texts: tuple[str, ...]) -> None:
        outcome = tried(self.desk, *self._first, self._tally(texts))
        if isinstance(outcome, OutOfOrder):
            self.dialog.refuse(outcome)
            return
        sides = host_could_decide(outcome.meeting)
        if sides and self.desk.seat == "host":
            self._ask_host(texts, sides)
        else:
            self.finish(*self._first, self._tally(texts))

    def _ask_host(self, texts: tuple[str, ...], sides: Collection[str]) -> None:
        """The host's own vote, where it would change the outcome; not to vote is the default."""
        both: tuple[Side, ...] = ("yes", "no")
        useless = tr("改变不了结果")
        options: list[Option[Side | None]] = [
            Option(self.phrases.word("choice", side), side, self._effect(texts, side), "" if side in sides else useless)
            for side in both
        ]
        options.append(Option(tr("不投"), None, self._effect(texts, None)))
        note = (line(tr("您这一票能决定结果，只在这时可以投。大屏幕现在不显示。"), "now"),)
        step = Choice(lambda side: self.finish(*self._first, self._tally(texts, side)), options, note=note, start=2)
        self.ask(step)

    def _effect(self, texts: tuple[str, ...], side: Side | None) -> str:
        """The verdict with the host's vote."""
        outcome = tried(self.desk, *self._first, self._tally(texts, side), do.Announce())
        announced = [] if isinstance(outcome, OutOfOrder) else [timed.event for timed in outcome.events]
        verdicts = [event.verdict for event in announced if isinstance(event, ev.ResultAnnounced)]
        return self.phrases.word("verdict", verdicts[-1]) if verdicts else ""


class Recounting(Flow):
    """The last vote counted again, with the old figures to start from.

    Before the announcement a new count simply replaces the old. After it the journal shows what happened: the
    announcement and the count are corrected, with the reason, and the new count stands in the same act.
    """

    title = "重数"

    def begin(self) -> None:
        question = top(self.meeting)
        announced = None if question and question.vote else self._last(ev.ResultAnnounced)
        counted = self._last(ev.VotesCounted, ev.PapersCounted, ev.BallotCast)
        first = self._corrections(announced, counted) if announced and counted else ()
        old = _event(counted, ev.VotesCounted) if counted else None
        if counted and _event(counted, ev.PapersCounted):
            self.go_on(CountingPapers(self.dialog, first=first))
        elif counted and _event(counted, ev.BallotCast):
            self._reopen_roll(announced)
        else:
            self.go_on(Counting(self.dialog, first=first, old=old))

    def _last(self, *kinds: type[ev.Event]) -> Act | None:
        """The last act that left such an event, those taken back left out."""
        gone = voided(self.meeting.history)
        standing = (act for act in reversed(acts(self.meeting.history)) if not set(act.seqs) & gone)
        return next((act for act in standing if any(isinstance(r.event, kinds) for r in act.records)), None)

    def _corrections(self, announced: Act, counted: Act) -> tuple[Command, ...]:
        """What undoes the announced count; a vote that was called in the same act is called again."""
        reason = self.phrases.reasons("correct")[0]
        seqs = tuple(sorted({announced.seqs[0], counted.seqs[0]}))
        undone = do.Correct(seq=seqs, reason=reason)
        called = _event(counted, ev.VoteCalled)
        return (undone, do.CallVote(method=called.method)) if called else (undone,)

    def _reopen_roll(self, announced: Act | None) -> None:
        """Votes by name stand; who wants to changes theirs, and the result is announced again."""
        reason = self.phrases.reasons("correct")[0]
        if announced is None or self.submit(do.Correct(seq=(announced.seqs[0],), reason=reason)):
            self.go_on(CallingRoll(self.dialog))


def _event(act: Act, kind: type[T]) -> T | None:
    """The event of this kind that the act left."""
    return next((record.event for record in act.records if isinstance(record.event, kind)), None)
