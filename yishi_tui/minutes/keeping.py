"""The minutes kept beside the journal: written at adjournment, and never over a page that somebody changed by hand."""

import re
from pathlib import Path
from typing import get_args

from yishi_tui.chronicle import Records
from yishi_tui.files import write_whole
from yishi_tui.journal import Journal
from yishi_tui.minutes.entries import NoSuchMeeting
from yishi_tui.minutes.pages import FILE, all_pages, page
from yishi_tui.phrases import Lang

HEAD = re.compile(r"`([0-9a-f]{64})`")
"""The hash of the last record told of, as the minutes bear it."""


def keep(folder: Path, journal: Journal, records: Records, lang: Lang) -> bool:
    """Write the minutes of the last meeting; False where the page there is no longer as it was written. Raises OSError."""
    path = folder / FILE
    if path.exists() and not _as_written(path.read_text(encoding="utf-8", errors="replace"), journal, records):
        return False
    write_whole(path, page(records, journal.head, lang))
    return True


def _as_written(text: str, journal: Journal, records: Records) -> bool:
    """Whether the page is just what the records it tells of give, in one of the languages."""
    heads = HEAD.findall(text)
    known = [line.seq for line in journal.read() if heads and line.hash == heads[-1]]
    if not known:
        return False
    told = tuple(records)[: known[0]]
    try:
        pages = [make(told, heads[-1], lang) for lang in get_args(Lang) for make in (page, all_pages)]
    except NoSuchMeeting:
        return False
    return text in pages
