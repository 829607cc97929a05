"""The minutes kept beside the journal: written at adjournment, by the rule for all papers that are given out."""

import re
from pathlib import Path

from yishi_tui.chronicle_cases import Records
from yishi_tui.issues.shelf import Paper, Put, Source, put
from yishi_tui.issues.stamp import on_markdown
from yishi_tui.journal import Journal
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.pages import FILE
from yishi_tui.minutes.render import BadTemplate, render
from yishi_tui.phrases import Lang

HEAD = re.compile(r"`([0-9a-f]{64})`")
"""The hash of the last record told of, as the minutes bear it."""


class NotKept(OSError):
    """A template of one's own cannot be used."""


def keep(folder: Path, journal: Journal, records: Records, lang: Lang, template: Path | None = None) -> Put:
    """Write the minutes of the last meeting, as of the day of the last record. Raises OSError."""
    minutes = entries(records, journal.head)
    try:
        markdown = render(minutes, records, lang, template)
    except BadTemplate as error:
        raise NotKept(str(error)) from error
    source = Source(minutes.heading.number, records[-1].at.date(), len(records), journal.head, lang)
    return shelved(folder, markdown, source)


def shelved(folder: Path, markdown: str, source: Source, *, in_place: bool = False) -> Put:
    """Put these minutes into the folder. Raises OSError."""
    paper = Paper(FILE, lambda said: on_markdown(markdown, said))
    (kept,) = put(folder, (paper,), source, in_place=in_place)
    return kept
