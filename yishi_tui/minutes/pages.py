"""The minutes of a session as one document: of one meeting, or of all of them."""

from pathlib import Path

from yishi_tui import minutes
from yishi_tui.chronicle_cases import Records
from yishi_tui.minutes.entries import entries, meetings_held
from yishi_tui.minutes.recent import Recent
from yishi_tui.minutes.render import TEMPLATES, render
from yishi_tui.phrases import Lang

FILE = minutes.FILE
LAST = 0
BETWEEN = "\n---\n\n"


def page(records: Records, head: str, lang: Lang, number: int = LAST, template: Path | None = None) -> str:
    """The minutes of one meeting. `head` is the hash of the last record. Raises NoSuchMeeting and BadTemplate."""
    return render(entries(records, head, number), records, lang, template)


def recent_page(recent: Recent, records: Records, lang: Lang) -> str:
    """The last part of the minutes of the meeting under way."""
    return render(recent.minutes(), records, lang, TEMPLATES / f"recent.{lang}.md.j2")


def all_pages(records: Records, head: str, lang: Lang, template: Path | None = None) -> str:
    """The minutes of every meeting, the first first. Raises BadTemplate."""
    numbers = range(1, meetings_held(records) + 1)
    return BETWEEN.join(page(records, head, lang, number, template) for number in numbers)
