"""How far the wording of a motion just made has come: read to the hall, confirmed by its mover."""

from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.question import Question
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, line


def heard(meeting: Meeting, question: Question) -> Line:
    """In a few words; nothing where it has been neither read nor confirmed, or is stated already."""
    if question.stated:
        return BLANK
    if question.confirmed:
        return line(tr("✓ {name}已确认文字", name=question.mover), "good")
    return line(tr("念过了，等{name}点头", name=question.mover), "now") if was_read(meeting, question) else BLANK


def was_read(meeting: Meeting, question: Question) -> bool:
    """Whether the recorder has read this motion back."""
    later = meeting.history.since(question.id)
    gone = voided(later)
    return any(isinstance(record.event, ev.WordingReadBack) and record.seq not in gone for record in later)
