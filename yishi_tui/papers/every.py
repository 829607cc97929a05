"""All papers of a meeting: the complete copy for the files, the copy to be posted, and the forms."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from yishi_tui.domain.meeting import Meeting
from yishi_tui.issues.shelf import Paper
from yishi_tui.issues.stamp import on_html, on_markdown, on_message
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.pages import LAST
from yishi_tui.minutes.render import as_markdown, gate, render
from yishi_tui.minutes.values import Minutes
from yishi_tui.papers.charts import chart
from yishi_tui.papers.correction import corrected, correction
from yishi_tui.papers.earlier import earlier
from yishi_tui.papers.forms import OF_A_VOTE, forms
from yishi_tui.papers.html import notice_of, page_of, plain_page
from yishi_tui.papers.layout import Look
from yishi_tui.papers.ledger import ledger, ledger_markdown
from yishi_tui.papers.lookup import find
from yishi_tui.papers.posted import Posted, Posting, posted
from yishi_tui.papers.press import Press
from yishi_tui.papers.privacy import Veil
from yishi_tui.papers.screenful import screenful
from yishi_tui.papers.statistics import figures_of
from yishi_tui.papers.words import word

TITLE = "# "
ARCHIVE, POSTED, FORMS = "archive", "posted", "forms"
"""The folders: only what is in `posted` may be put up."""


class Office(Protocol):
    """Makes a document of Markdown, with its title, how it shall look, and a picture (PNG) at its end."""

    def __call__(self, markdown: str, title: str, look: Look, *, picture: bytes = b"") -> bytes: ...


class Session(Struct, frozen=True):
    """What the papers are made from: the meeting with its whole history, how much of it is saved, and the last hash.

    `hashes` are those of all records; beside `folder` lies the session that this one may continue.
    """

    meeting: Meeting
    records: int
    head: str
    hashes: tuple[str, ...] = ()
    folder: Path | None = None


def papers(
    session: Session, press: Press, posting: Posting, number: int = LAST, office: Office | None = None
) -> tuple[Paper, ...]:
    """Every paper of one meeting; before it is called to order only the forms. Raises NoSuchMeeting, TooEarly and BadTemplate.

    With `office` some of them are made for Word and WPS too.
    """
    minutes = entries(session.meeting.history, session.head, number)
    made = [_form(name, page) for name, page in forms(session.meeting, press, session.records, session.head)]
    if minutes.heading.opened is not None:
        made = [*_archived(session, minutes, press, office), *_posted(session, minutes, press, posting, office), *made]
    return tuple(made)


def _form(name: str, html: str) -> Paper:
    return Paper(f"{FORMS}/{name}", lambda said: on_html(html, "" if name in OF_A_VOTE else said))


def _page(name: str, html: str) -> Paper:
    return Paper(name, partial(on_html, html))


def _text(name: str, markdown: str) -> Paper:
    return Paper(name, partial(on_markdown, markdown))


def _document(
    name: str, markdown: str, minutes: Minutes, look: Look, office: Office | None, picture: bytes = b""
) -> Iterator[Paper]:
    """The Markdown for Word and WPS, where these can be written for."""
    if office is not None:
        make = partial(office, title=minutes.heading.title, look=look, picture=picture)
        yield Paper(name, partial(on_markdown, markdown), make)


def _archived(session: Session, minutes: Minutes, press: Press, office: Office | None) -> Iterator[Paper]:
    records = session.meeting.history
    template = find(f"minutes.{press.lang}.md", press.folders)
    markdown = render(minutes, records, press.lang, template)
    bars = chart(minutes, figures_of(minutes, records))
    title = f"{minutes.heading.title} · {word('minutes', 'title', press.lang)}"
    yield _text(f"{ARCHIVE}/minutes.md", markdown)
    headed = _headed(markdown, press.community)
    yield _page(f"{ARCHIVE}/minutes.html", page_of(press, headed, title, bars))
    yield from _document(f"{ARCHIVE}/minutes.docx", headed, minutes, "minutes", office)
    yield Paper(f"{ARCHIVE}/actions.csv", partial(ledger, minutes, press.lang))
    yield from _document(f"{ARCHIVE}/actions.docx", ledger_markdown(minutes, press.lang), minutes, "table", office)
    if corrected(minutes):
        yield from _corrections(session, minutes, press, office)


def _headed(markdown: str, community: str) -> str:
    """With the community's name in the title; `minutes.md` is made of the journal alone and goes without."""
    title, below = markdown.partition("\n")[::2]
    if not community or not title.startswith(TITLE) or community in title:
        return markdown
    return f"{TITLE}{as_markdown(community)} {title.removeprefix(TITLE)}\n{below}"


def _corrections(session: Session, minutes: Minutes, press: Press, office: Office | None) -> Iterator[Paper]:
    before = earlier(session.meeting, minutes.heading.number, session.hashes, session.folder)
    markdown = press.fill(f"correction.{press.lang}.md", sheet=correction(minutes, before))
    yield _text(f"{ARCHIVE}/correction.md", markdown)
    yield _page(f"{ARCHIVE}/correction.html", plain_page(press, markdown, word("correction", "title", press.lang)))
    yield from _document(f"{ARCHIVE}/correction.docx", markdown, minutes, "poster", office)


def _posted(
    session: Session, minutes: Minutes, press: Press, posting: Posting, office: Office | None
) -> Iterator[Paper]:
    meeting = session.meeting
    copy = posted(minutes, meeting.procedure.pipeline.publicity, posting, Veil(meeting.roll.members))
    sentence = gate(session.meeting.history, press.lang)

    def message(said: str, shorter: Posted) -> str:
        return on_message(press.fill(f"notice.{press.lang}.txt", posted=shorter, gate=sentence), said)

    markdown = press.fill(f"notice.{press.lang}.md", posted=copy, gate=sentence)
    title = word("notice", "title", press.lang)
    fitted = cache(lambda said: screenful(copy, partial(message, said)))
    fitted("")  # a mistake in the template is found before anything is written
    yield Paper(f"{POSTED}/notice.txt", fitted)
    yield _text(f"{POSTED}/notice.md", markdown)
    yield _page(f"{POSTED}/notice.html", notice_of(press, markdown, title, posting.code))
    yield from _document(f"{POSTED}/notice.docx", markdown, minutes, "poster", office, posting.picture)
