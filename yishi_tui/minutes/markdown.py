"""Texts of people put into Markdown so that they read exactly as they were written, and nothing in them is markup."""

import re

from yishi_tui.domain.text import clean_line

UNLIMITED = 1_000_000

# What means something anywhere in a line: emphasis, code, links, HTML and entities, tables, strike-through, formulas.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>#|~&$]")
# What means something where a line begins: lists, rules and underlines of headings, columns of a table.
_BEGINNING = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+=:]))")


class Markdown(str):
    """Text that is Markdown already and goes into the page as it is."""

    __slots__ = ()


def escaped(text: str) -> Markdown:
    """One line of Markdown that shows the text as plain text, wherever in a page it stands; blanks around it count as one."""
    if isinstance(text, Markdown):
        return text
    inside = _ANYWHERE.sub(lambda mark: "\\" + mark[0], clean_line(text, UNLIMITED))
    shown = _BEGINNING.sub(lambda start: f"{start[1] or ''}\\", inside)
    before, after = (" " if text[end : end + 1].isspace() else "" for end in (0, len(text) - 1))
    return Markdown(f"{before}{shown}{after}" if shown else before)
