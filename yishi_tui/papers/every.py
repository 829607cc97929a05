"""All papers of a meeting: the complete copy for the files, the copy to be posted, and the forms."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from yishi_tui.domain.meeting import Meeting
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.pages import LAST
from yishi_tui.minutes.render import gate, render
from yishi_tui.minutes.values import Minutes
from yishi_tui.papers.charts import chart
from yishi_tui.papers.correction import corrected, correction
from yishi_tui.papers.earlier import earlier
from yishi_tui.papers.forms import forms
from yishi_tui.papers.html import notice_of, page_of, plain_page
from yishi_tui.papers.layout import Look
from yishi_tui.papers.ledger import ledger, ledger_markdown
from yishi_tui.papers.lookup import find
from yishi_tui.papers.posted import Posted, Posting, posted
from yishi_tui.papers.press import Press
from yishi_tui.papers.screenful import screenful
from yishi_tui.papers.statistics import figures_of
from yishi_tui.papers.words import word
from yishi_tui.phrases import Lang

ARCHIVE, POSTED, FORMS = "archive", "posted", "forms"
"""The folders: only what is in `posted` may be put up."""


Office = Callable[[str, str, Look], bytes]
"""Makes a document of Markdown, with its title and how it shall look."""


class Session(Struct, frozen=True):
    """What the papers are made from: the meeting with its whole history, how much of it is saved, and the last hash.

    `hashes` are those of all records; beside `folder` lies the session that this one may continue.
    """

    meeting: Meeting
    records: int
    head: str
    hashes: tuple[str, ...] = ()
    folder: Path | None = None


class Paper(Struct, frozen=True):
    """A paper and its place, `posted/notice.txt`."""

    name: str
    data: bytes


def papers(
    session: Session, press: Press, posting: Posting, number: int = LAST, office: Office | None = None
) -> tuple[Paper, ...]:
    """Every paper of one meeting; before it is called to order only the forms. Raises NoSuchMeeting and BadTemplate.

    With `office` some of them are made for Word and WPS too.
    """
    minutes = entries(session.meeting.history, session.head, number)
    texts = [(f"{FORMS}/{name}", page) for name, page in forms(session.meeting, press, session.records, session.head)]
    if minutes.heading.opened is not None:
        texts = [*_archived(session, minutes, press), *_posted(session, minutes, press, posting), *texts]
    made = [Paper(name, text.encode()) for name, text in texts]
    if office is not None:
        made += _documents(dict(texts), minutes, press.lang, office)
    return tuple(made)


def _documents(texts: dict[str, str], minutes: Minutes, lang: Lang, office: Office) -> Iterator[Paper]:
    """The documents, of the papers that there are in Markdown, and of the table of actions."""
    title = minutes.heading.title
    looks: dict[str, Look] = {f"{ARCHIVE}/minutes": "minutes", f"{POSTED}/notice": "notice"}
    looks[f"{ARCHIVE}/correction"] = "notice"
    for name, look in looks.items():
        if f"{name}.md" in texts:
            yield Paper(f"{name}.docx", office(texts[f"{name}.md"], title, look))
    if minutes.heading.opened is not None:
        yield Paper(f"{ARCHIVE}/actions.docx", office(ledger_markdown(minutes, lang), title, "table"))


def _archived(session: Session, minutes: Minutes, press: Press) -> Iterator[tuple[str, str]]:
    records = session.meeting.history
    template = find(f"minutes.{press.lang}.md", press.folders)
    markdown = render(minutes, records, press.lang, template)
    bars = chart(minutes, figures_of(minutes, records))
    title = f"{minutes.heading.title} · {word('minutes', 'title', press.lang)}"
    yield f"{ARCHIVE}/minutes.md", markdown
    yield f"{ARCHIVE}/minutes.html", page_of(press, markdown, title, bars)
    yield f"{ARCHIVE}/actions.csv", ledger(minutes, press.lang)
    if corrected(minutes):
        yield from _corrections(session, minutes, press)


def _corrections(session: Session, minutes: Minutes, press: Press) -> Iterator[tuple[str, str]]:
    before = earlier(session.meeting, minutes.heading.number, session.hashes, session.folder)
    markdown = press.fill(f"correction.{press.lang}.md", sheet=correction(minutes, before))
    yield f"{ARCHIVE}/correction.md", markdown
    yield f"{ARCHIVE}/correction.html", plain_page(press, markdown, word("correction", "title", press.lang))


def _posted(session: Session, minutes: Minutes, press: Press, posting: Posting) -> Iterator[tuple[str, str]]:
    copy = posted(minutes, session.meeting.procedure.pipeline.publicity, posting)
    sentence = gate(session.meeting.history, press.lang)

    def message(shorter: Posted) -> str:
        return press.fill(f"notice.{press.lang}.txt", posted=shorter, gate=sentence)

    markdown = press.fill(f"notice.{press.lang}.md", posted=copy, gate=sentence)
    yield f"{POSTED}/notice.txt", screenful(copy, message)
    yield f"{POSTED}/notice.md", markdown
    yield f"{POSTED}/notice.html", notice_of(press, markdown, word("notice", "title", press.lang), posting.code)
