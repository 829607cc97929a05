"""Bringing a motion before the meeting: who moves, in which words; who seconds; how the words are to be changed."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain.amounts import read_back
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import ruling_on
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.paragraphs import paragraph_of
from yishi_tui.domain.persons import may_move
from yishi_tui.domain.plan import Item
from yishi_tui.domain.queries import speaking, top
from yishi_tui.domain.question import Question
from yishi_tui.domain.vocabulary import Kind
from yishi_tui.domain.wording import Piece, difference
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.details import DETAILS, Fields, gather
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Option, Read, Words
from yishi_tui.tui.dialogs.trial import refusal_of
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.ink import Line, line
from yishi_tui.tui.theme import Role
from yishi_tui.tui.widgets.picker import Extra

ANCHOR_LENGTH = 6
NOTHING = Piece("same", "")


def ask_mover(
    flow: Flow, kind: Kind, then: Callable[[str], None], *, start: str, say: str = "", note: Sequence[Line] = ()
) -> None:
    """Ask who moves, and say at once what stands against the kind; whoever has the floor may end the speech with it."""
    refusal, by_speaker = objection(flow.meeting, kind)

    def rule(name: str) -> OutOfOrder | None:
        others = by_speaker and name != speaker(flow)
        return may_move(flow.meeting, name) or (ruling_on(flow.meeting, kind) if others else None)

    flow.ask(Who(then, rule=rule, say=say, note=note, start=start))
    flow.warn(refusal)


def objection(meeting: Meeting, kind: Kind) -> tuple[OutOfOrder | None, bool]:
    """What stands against the kind, and whether only the speaker, ending the speech with it, may move it."""
    refusal = ruling_on(meeting, kind)
    if refusal is None or not speaking(meeting):
        return refusal, False
    after_speech = ruling_on(replace(meeting, floor=None), kind)
    return after_speech, after_speech is None


def speaker(flow: Flow) -> str:
    """Whoever has the floor is the likely mover."""
    return flow.meeting.floor.by if flow.meeting.floor else ""


class Moving(Flow):
    """A main motion."""

    title = "动议"

    def __init__(self, dialog: Dialog, *, by: str = "", text: str = "", kind: Kind = "main") -> None:
        super().__init__(dialog)
        self._by, self._text = by, text
        self._kind: Kind = kind

    def begin(self) -> None:
        start = self._by or speaker(self) or self._proposer()
        ask_mover(self, self._kind, self._moved_by, start=start, say=self.said("move"))

    @property
    def _item(self) -> Item | None:
        return self.meeting.plan.items[self.meeting.item - 1] if self.meeting.item else None

    def _proposer(self) -> str:
        """The proposer of the item, if they are here."""
        name = self._item.proposer if self._item else ""
        return name if name in self.meeting.present else ""

    def _moved_by(self, name: str) -> None:
        self._by = name
        prepared = self._text or (self._item.motion if self._item else "")
        say = self.phrases.say("ask_wording", {"name": self.call(name)})
        self.ask(Words(self._worded, "move.text", prepared, say=say, live=_amounts))

    def _worded(self, text: str) -> None:
        self._text = text
        say = self.phrases.say("confirm_wording", {"text": read_back(text)})
        self.ask(Read(self._confirmed, self._draft(), say, tr("就是这样，提出")))

    def _draft(self) -> tuple[Line, ...]:
        """What else the host should know of the draft."""
        by: Line = ((tr("草稿  提出人") + "  ", "dim"), (self._by, "text"))
        matter = self.meeting.procedure.matters.get(self._item.matter) if self._item else None
        if matter is None:
            return (by,)
        english = self.phrases.lang == "en"
        title, sentence = (matter.title_en, matter.sentence_en) if english else (matter.title, matter.sentence)
        return (by, line(tr("事项  {title}：{sentence}", title=title, sentence=sentence), "dim"))

    def _confirmed(self) -> None:
        self.finish(do.Move(by=self._by, kind=self._kind, text=self._text))


def _amounts(text: str) -> Sequence[Line]:
    """The wording with its amounts in words, where it has any."""
    spoken = read_back(text)
    return () if spoken == text else (((tr("念作") + "  ", "dim"), (spoken, "text")),)


class Seconding(Flow):
    """Who wants the motion discussed."""

    title = "附议"

    def begin(self) -> None:
        question = top(self.meeting)
        about = (line(tr("{mover}提出：{text}", mover=question.mover, text=question.text), "dim"),) if question else ()
        step = Who(
            lambda name: self.finish(do.Second(by=name)),
            rule=self.rule_of(lambda name: do.Second(by=name)),
            extras=lambda typed: () if typed else (Extra("nobody", tr("没有人附议")),),
            other=lambda row: self.finish(do.NoSecond()),
            say=self.phrases.say("second"),
            note=about,
        )
        self.ask(step)
        self.warn(refusal_of(self.desk, do.NoSecond()))


class Amending(Flow):
    """Other words for what is immediately pending, or another figure where it has no words."""

    title = "修正"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        self._by = by
        self._fields: Fields = {}

    def begin(self) -> None:
        ask_mover(self, "amend", self._moved_by, start=self._by or speaker(self))

    def _moved_by(self, name: str) -> None:
        self._by = name
        question = top(self.meeting)
        if question is None:
            self.finish(do.Move(by=name, kind="amend"))
        elif question.kind in DETAILS and not question.text:
            gather(self, question.kind, self._figures)
        else:
            note = (line(tr("直接在文字里改；下面标出改了哪里。"), "dim"),)
            self.ask(Words(self._worded, "amend.text", wording_of(question), note=note, live=self._changes))

    def _changes(self, text: str) -> Sequence[Line]:
        question = top(self.meeting)
        return () if question is None else (marked(difference(wording_of(question), text)),)

    def _figures(self, fields: Fields) -> None:
        values = tr("、").join(str(value) for value in fields.values())
        self._propose({**fields, "text": tr("改为 {value}", value=values)})

    def _worded(self, text: str) -> None:
        question = top(self.meeting)
        old = wording_of(question) if question else ""
        self._propose({"new_text": text, "text": in_words(difference(old, text)) or text})

    def _propose(self, fields: Fields) -> None:
        """As a motion, or at once where it is a slip of the pen and nobody minds."""
        self._fields = fields
        if self.refused(do.Move(by=self._by, kind="amend", **fields)):
            return
        options = (Option(tr("提出修正案"), False), Option(tr("只是笔误，大家没有意见，直接改"), True))
        said = line(fields["text"], "strong")
        self.ask(Choice(self._decided, options, say=self.phrases.say("call_vote_amendment"), note=(said,)))

    def _decided(self, by_consent: bool) -> None:
        if by_consent:
            self.finish(do.UnanimousConsent(by=self._by, kind="amend", **self._fields))
        else:
            self.finish(do.Move(by=self._by, kind="amend", **self._fields))


def wording_of(question: Question) -> str:
    """What is to be changed: of an amendment, the wording it leads to; part by part, the paragraph in hand."""
    if question.paragraph:
        return paragraph_of(question)
    return question.new_text if question.kind == "amend" and question.new_text else question.text


def marked(pieces: Sequence[Piece]) -> Line:
    """A wording with what goes struck through and what comes underlined; the brackets say it without colour."""
    roles: dict[str, Role] = {"same": "text", "strike": "strike", "insert": "insert"}
    signs = {"same": "{}", "strike": "[-{}-]", "insert": "[+{}+]"}
    return tuple((signs[piece.kind].format(piece.text), roles[piece.kind]) for piece in pieces)


def in_words(pieces: Sequence[Piece]) -> str:
    """The changes as people say them: 将“东侧”改为“西侧”."""
    return tr("；").join(_changes(pieces))


def _changes(pieces: Sequence[Piece]) -> Iterator[str]:
    padded = (NOTHING, *pieces, NOTHING, NOTHING)
    for before, here, after, then in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        if here.kind == "strike" and after.kind == "insert":
            tail = _tail(here.text, after.text, then.text)
            yield tr("将“{old}”改为“{new}”", old=here.text + tail, new=after.text + tail)
        elif here.kind == "strike":
            yield tr("删去“{old}”", old=here.text)
        elif here.kind == "insert" and before.kind != "strike":
            yield _inserted(before.text, here.text)


def _tail(old: str, new: str, then: str) -> str:
    """The character that follows, where one alone is changed for one: people say 东侧, not 东."""
    return then[:1] if len(old) == len(new) == 1 and then[:1].isalpha() else ""


def _inserted(before: str, new: str) -> str:
    if not before:
        return tr("在开头加上“{new}”", new=new)
    return tr("在“{before}”后面加上“{new}”", before=before[-ANCHOR_LENGTH:], new=new)
