"""The wording of a motion just made: written down, read to the room, and confirmed by whoever made it (复述确认)."""

from collections.abc import Sequence

from yishi_tui.domain import commands as do
from yishi_tui.domain.amounts import amount_in_words, read_back
from yishi_tui.domain.queries import find, top
from yishi_tui.domain.question import Question
from yishi_tui.domain.wording import difference
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Option, Words
from yishi_tui.tui.dialogs.trial import refusal_of
from yishi_tui.tui.ink import Line, line
from yishi_tui.tui.panels.read_back import was_read
from yishi_tui.tui.panels.stack import piece

YES, AGAIN, LATER = "yes", "again", "later"


class ReadingBack(Flow):
    """Each step is an act of its own: everybody sees the words as soon as they are read."""

    title = "复述确认"
    way_out = "先放一放"

    def begin(self) -> None:
        question = top(self.meeting)
        if question is not None and was_read(self.meeting, question) and not question.confirmed:
            self._ask_mover(question)
        else:
            self._mend(question)

    def _mend(self, question: Question | None) -> None:
        mover, text = (question.mover, question.text) if question else ("", "")
        note = (line(tr("{name}提出。逐字写下来，Enter 就念给大家听。", name=mover), "dim"),)
        self.ask(Words(self._written, "read_back.text", text, note=note, live=self._changes))
        self.warn(refusal_of(self.desk, do.ReadBack(text=text or "…")))

    def _changes(self, text: str) -> Sequence[Line]:
        """What differs from the words as they stand, and how amounts are read aloud."""
        question = top(self.meeting)
        old = question.text if question else ""
        pieces = tuple(piece(each) for each in difference(old, text)) if old and text != old else ()
        spoken = tr("，").join(amount_in_words(text))
        changed: tuple[Line, ...] = (((tr("改动") + "  ", "dim"), *pieces),) if pieces else ()
        return (*changed, *(((((tr("念作") + "  "), "dim"), (spoken, "text")),) if spoken else ()))

    def _written(self, text: str) -> None:
        if self.submit(do.ReadBack(text=text)):
            self.dialog.clear()
            if question := top(self.meeting):
                self._ask_mover(question)

    def _ask_mover(self, question: Question) -> None:
        say = self.phrases.say("confirm_wording", {"text": read_back(question.text)})
        options = (
            Option(tr("{name}点头：就是这样", name=question.mover), YES),
            Option(tr("还要改…"), AGAIN),
            Option(tr("等主持人来问"), LATER),
        )

        def answered(answer: str) -> None:
            if answer == YES:
                self.finish(do.ConfirmWording(by=question.mover))
            elif answer == AGAIN:
                self._mend(find(self.meeting, question.id))
            else:
                self.leave()

        note = (line(tr("念出来，看{name}点不点头。", name=self.call(question.mover)), "dim"),)
        self.ask(Choice(answered, options, say=say, note=note, start=None))


class MendingMinutes(Flow):
    """One place in the last meeting's minutes is put right."""

    title = "更正上次纪要"

    def begin(self) -> None:
        note = (line(tr("写明哪里改成什么，一处一写。"), "dim"),)
        self.ask(Words(lambda text: self.finish(do.AmendMinutes(text=text)), "minutes.text", note=note))
