"""The secret ballot, papers before votes, and the vote by name."""

from rich.cells import cell_len

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.commands import Command
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.prompts import call_of
from yishi_tui.domain.queries import host, top, voters_present
from yishi_tui.domain.vocabulary import Choice as VoteChoice
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.figures import Figure, Figures, Preview
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.previews import outcome_lines
from yishi_tui.tui.dialogs.steps import DIRECTIONS, Hint, Press, Read, Step
from yishi_tui.tui.dialogs.trial import refusal_of, tried
from yishi_tui.tui.ink import Line, fit, line
from yishi_tui.tui.widgets.lines import Row

CHOICES: dict[str, VoteChoice] = {"1": "yes", "2": "no", "3": "abstain"}


class CountingPapers(Flow):
    """Papers out and papers back first; only when none came back too many are they opened and counted."""

    title = "无记名投票"

    def __init__(self, dialog: Dialog, *, first: tuple[Command, ...] = ()) -> None:
        super().__init__(dialog)
        self._first = first
        self._voters = self._collected = 0

    def begin(self) -> None:
        sealed = _sealed(self.meeting)
        if sealed is not None:
            self._voters, self._collected = sealed.voters, sealed.collected
            self._open()
            return
        say = self.phrases.say("ballot")
        self.ask(Figures(self._handed, (Figure(tr("发出")), Figure(tr("收回"))), self._papers, say))
        self.warn(refusal_of(self.desk, *self._first, do.Ballot(voters=0, collected=0)))

    def _papers(self, texts: tuple[str, ...]) -> tuple[Line, ...]:
        seated = line(tr("在座可以投票的 {n} 位", n=voters_present(self.meeting)), "dim")
        if not all(texts):
            return (seated,)
        over = int(texts[1]) - int(texts[0])
        return (seated, line(tr("收回的多了 {n} 张，这一轮要作废，不开票。", n=over), "bad")) if over > 0 else (seated,)

    def _handed(self, texts: tuple[str, ...]) -> None:
        self._voters, self._collected = (int(text or 0) for text in texts)
        papers = do.Ballot(voters=self._voters, collected=self._collected)
        if self._collected > self._voters:
            if not self.refused(*self._first, papers):
                void = self.phrases.say("ballot_void")
                self.ask(Read(lambda: self.finish(*self._first, papers), (), void, tr("这轮作废")))
        elif self.submit(*self._first, papers):
            self._first = ()
            self._open()

    def _open(self) -> None:
        figures = (Figure(tr("赞成")), Figure(tr("反对")), Figure(tr("废票"), wanted=False))
        self.ask(Figures(self._counted, figures, self._preview, self.phrases.say("open_ballot")))

    def _ballot(self, texts: tuple[str, ...]) -> do.Ballot:
        yes, no, illegal = (int(text or 0) for text in texts)
        return do.Ballot(voters=self._voters, collected=self._collected, yes=yes, no=no, illegal=illegal)

    def _preview(self, texts: tuple[str, ...]) -> Preview:
        blank = self._collected - sum(int(text or 0) for text in texts)
        papers = line(tr("发出 {out} 张，收回 {back} 张", out=self._voters, back=self._collected), "dim")
        if blank >= 0 and not (texts[0] and texts[1]):
            return (papers,)
        empty = line(tr("，空白和弃权 {n} 张", n=blank), "dim") if blank > 0 else ()
        outcome = tried(self.desk, self._ballot(texts), do.Announce(), by="host")
        if isinstance(outcome, OutOfOrder):
            return outcome
        return ((*papers, *empty), *outcome_lines(self.phrases, outcome))

    def _counted(self, texts: tuple[str, ...]) -> None:
        self.finish(self._ballot(texts))


def _sealed(meeting: Meeting) -> ev.PapersCounted | None:
    """The papers of the vote under way that were counted but not yet opened."""
    question = top(meeting)
    count = question.vote.count if question and question.vote else None
    if count is None or not count.sealed or count.void:
        return None
    gone = voided(meeting.history)
    standing = (record.event for record in reversed(tuple(meeting.history)) if record.seq not in gone)
    return next((event for event in standing if isinstance(event, ev.PapersCounted)), None)


class CallingRoll(Flow):
    """Name after name; each answer is recorded as it is given."""

    title = "点名表决"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by

    def begin(self) -> None:
        names = [m.name for m in self.meeting.roll.members if m.votes and m.name in self.meeting.present]
        presiding = host(self.meeting)
        asked = [name for name in names if name != presiding]
        self.ask(Roll(self, asked))
        self.warn(refusal_of(self.desk, do.Cast(by=asked[0], choice="yes")) if asked else None)

    @property
    def cast(self) -> dict[str, VoteChoice]:
        """The answers so far."""
        question = top(self.meeting)
        return question.vote.cast if question and question.vote else {}

    def answer(self, name: str, choice: VoteChoice) -> bool:
        """Record one answer; a later one replaces it."""
        return self.submit(do.Cast(by=name, choice=choice))

    def host_rows(self) -> list[str]:
        """The host, once everybody has answered and where the host's vote is in order."""
        name = host(self.meeting)
        sides: tuple[VoteChoice, ...] = ("yes", "no")
        may = any(refusal_of(self.desk, do.Cast(by=name, choice=side)) is None for side in sides)
        return [name] if may or name in self.cast else []


class Roll(Step):
    """The roll with the answers; the cursor stands on the one who is asked."""

    def __init__(self, flow: CallingRoll, names: list[str]) -> None:
        super().__init__()
        self._flow, self._names = flow, names
        self._place = next((place for place, name in enumerate(names) if name not in flow.cast), 0)

    def head(self) -> tuple[Line, ...]:
        if not self._rows:
            return ()
        asked = (line(tr("第 {n} 位，共 {all} 位", n=self._place + 1, all=len(self._rows)), "dim"),)
        self.say = self._flow.phrases.say("cast", {"name": call_of(self._flow.meeting, self._rows[self._place])})
        return (*super().head(), *asked)

    @property
    def _rows(self) -> list[str]:
        everybody_answered = all(name in self._flow.cast for name in self._names)
        return self._names + (self._flow.host_rows() if everybody_answered else [])

    def keys(self) -> tuple[Hint, ...]:
        words = self._flow.phrases
        choices = tuple((digit, words.word("choice", choice)) for digit, choice in CHOICES.items())
        return (*choices, ("←→", tr("前后")), ("Enter", tr("点完了")))

    def show(self) -> None:
        cast, words = self._flow.cast, self._flow.phrases
        width = max(map(cell_len, self._rows), default=0)
        rows = [
            Row((*fit(line(name), width), (f"  {words.word('choice', cast[name]) if name in cast else ''}", "strong")))
            for name in self._rows
        ]
        self.dialog.rows.display = True
        self.dialog.rows.show(rows, self._place if rows else None)
        self.dialog.refresh_head()

    def accept(self) -> None:
        left = [name for name in self._names if name not in self._flow.cast]
        if left:
            self.dialog.complain(tr("还有 {n} 位没有回答。现在退出也可以，回答过的都已记下。", n=len(left)))
        else:
            self._flow.leave()

    def press(self, press: Press) -> bool:
        step = {"left": -1, "right": 1, **DIRECTIONS}.get(press.key)
        if step is not None:
            self._go(self._place + step)
            return True
        choice = CHOICES.get(press.sign)
        if choice and self._rows and self._flow.answer(self._rows[self._place], choice):
            self._go(self._place + 1)
        return choice is not None

    def _go(self, place: int) -> None:
        self._place = min(max(place, 0), max(0, len(self._rows) - 1))
        self.show()
