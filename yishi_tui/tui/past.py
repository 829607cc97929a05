"""What the meeting before this one left: its minutes, from this journal or from the session it continues."""

from contextlib import closing
from pathlib import Path

from yishi_tui.domain.meeting import Meeting
from yishi_tui.journal import JournalError
from yishi_tui.minutes.pages import page
from yishi_tui.papers.earlier import holding, opened
from yishi_tui.phrases import Lang
from yishi_tui.tables import InputError


def last_minutes(meeting: Meeting, folder: Path | None, lang: Lang) -> str:
    """As Markdown; '' where the earlier session does not lie beside this one."""
    if meeting.number > 1:
        return page(meeting.history, "", lang, meeting.number - 1)
    if not meeting.plan.continues or folder is None:
        return ""
    try:
        return next((_minutes(each, lang) for each in holding(meeting.plan.continues, folder)), "")
    except (InputError, JournalError, OSError):
        return ""


def _minutes(folder: Path, lang: Lang) -> str:
    earlier = opened(folder)
    with closing(earlier.journal):
        return page(earlier.meeting.history, earlier.journal.head, lang)
