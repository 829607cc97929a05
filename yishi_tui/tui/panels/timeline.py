"""What happened, in plain sentences, the newest at the bottom: told only as far as it is shown."""

from msgspec import Struct

from yishi_tui import chronicle
from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.record import Act, History, Record
from yishi_tui.i18n import tr
from yishi_tui.phrases import Lang
from yishi_tui.tui.ink import BLANK, Line, Span, cut, line, wrap
from yishi_tui.tui.theme import Role

INDENT = 6
STRONG = (ev.ResultAnnounced, ev.CalledToOrder, ev.Adjourned, ev.ItemOpened, ev.ConsentGiven, ev.LeaveGiven)
"""Events that part one stretch of the meeting from the next."""

CROWDS = (ev.Arrived, ev.Left)
"""Events told in a few words: nobody reads thirty names here."""

KEPT = 512
"""Acts of which what is told is kept: more than are ever in view."""


class Window(Struct, frozen=True):
    """The lines shown, and how many acts they tell."""

    lines: list[Line]
    shown: int


class Timeline:
    """The acts of a history that grows; each is told once, when it first comes into view."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._history = History()
        self._acts: list[Act] = []
        self._told: dict[int, Line] = {}
        self._gone: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self._acts)

    def follow(self, history: History) -> int:
        """Take in what is new; how many acts that were."""
        before = len(self._acts)
        known = self._acts[-1].seqs[-1] if self._acts else 1
        if len(history) < len(self._history):
            self._acts, self._told, known, before = [], {}, 1, 0
        fresh = history.since(known)
        self._acts += _acts(fresh)
        if len(history) < len(self._history) or any(isinstance(record.event, ev.Corrected) for record in fresh):
            self._gone = frozenset(voided(history))
        self._history = history
        return len(self._acts) - before

    def window(self, width: int, height: int, back: int = 0) -> Window:
        """As many acts as fit, without the last `back`; those that still do not fit stand above."""
        if height < 1:
            return Window([], 0)
        below = [line(tr("▼ 后面还有 {n} 件，按 PgDn", n=back), "now")] if back else []
        room, rows, shown = height - len(below), [*below], 0
        for act in reversed(self._acts[: len(self._acts) - back]):
            told = wrap(self._row(act), width, INDENT)
            if len(told) > room and shown:
                break
            rows = [*(cut(row, width) for row in told[: max(room, 0)]), *rows]
            room, shown = room - len(told), shown + 1
        return Window([*[BLANK] * (height - len(rows)), *rows], shown)

    def _row(self, act: Act) -> Line:
        """The time, what was done, and by which seat where it was not the host's."""
        first = act.records[0]
        if first.seq not in self._told:
            if len(self._told) >= KEPT:
                self._told.clear()
            self._told[first.seq] = self._tell(act)
        told = self._told[first.seq]
        if first.seq in self._gone:
            told = (*((text, "off") for text, _ in told), ("  ", "off"), (tr("（已更正）"), "off"))
        return ((f"{first.at:%H:%M} ", "dim"), *told)

    def _tell(self, act: Act) -> Line:
        spans: list[Span] = []
        for record in chronicle.telling(act.records):
            spans += [(chronicle.word("word", "then", self._lang), "text")] if spans else []
            spans += self._note(record.event) if isinstance(record.event, ev.NoteTaken) else self._sentence(record)
        seat = act.records[0].by
        if seat != "host" and not isinstance(act.records[0].event, ev.NoteTaken):
            spans += [("  ", "dim"), (tr("（{seat}）", seat=chronicle.word("seat", seat, self._lang)), "dim")]
        return tuple(spans)

    def _sentence(self, record: Record) -> Line:
        role: Role = "strong" if isinstance(record.event, STRONG) else "text"
        told = chronicle.brief if isinstance(record.event, CROWDS) else chronicle.sentence
        return line(told(record, self._history, self._lang), role)

    def _note(self, event: ev.NoteTaken) -> Line:
        """A note stands out: its tags and its words."""
        tags: Line = ((tr("［{tags}］", tags=tr("、").join(event.tags)), "now"),) if event.tags else ()
        return ((tr("记录"), "now"), (" ", "text"), *tags, (" / ".join(event.text.splitlines()), "text"))


def _acts(records: tuple[Record, ...]) -> list[Act]:
    """The whole acts among the records."""
    grouped: list[Act] = []
    begun: list[Record] = []
    for record in records:
        begun.append(record)
        if record.more == 0:
            grouped.append(Act(tuple(begun)))
            begun = []
    return grouped
