"""Markdown papers as single HTML files that need nothing else: no network, no script, no picture."""

import re
from functools import cache

from markdown_it import MarkdownIt

from yishi_tui.minutes.tables import width
from yishi_tui.papers.charts import Chart
from yishi_tui.papers.fitting import Block, Sheet, type_for
from yishi_tui.papers.press import Press

SHORT = 12
"""Cells of a terminal: six Chinese characters, or a date."""
PARAGRAPH, RULE = "<p>", "<hr />"
"""The seal stands below it."""
SHEET = Sheet(
    wide=505,
    high=764,
    blocks={
        "text": Block(line=1.4, below=0.35),
        "title": Block(type=1.6, line=2.1, below=0.35),
        "heading": Block(type=1.25, line=1.85, below=0.35),
        "resolution": Block(type=1.1, line=1.55, below=0.35),
        "quote": Block(type=1.1),
        "row": Block(line=1.85, below=0),
        "small": Block(type=1.2, line=1.2, below=0.3),
    },
    free=2,
    picture=35,
)
"""A4 with margins of 15 mm and less below, as `page.html` prints a notice."""
_CELL = re.compile(r"<td([^>]*)>([^<]+)</td>")


def page_of(press: Press, markdown: str, title: str, chart: Chart) -> str:
    """The Markdown as a page with bars. Raises BadTemplate."""
    return press.fill("page.html", title=title, body=_body(markdown), chart=chart)


def plain_page(press: Press, markdown: str, title: str) -> str:
    """The Markdown as a page and nothing more. Raises BadTemplate."""
    return press.fill("page.html", title=title, body=_body(markdown))


def notice_of(press: Press, markdown: str, title: str, code: str) -> str:
    """The Markdown as a page in type as large as one sheet of paper holds. Raises BadTemplate.

    A picture (SVG) of the address, unless it is '', stands beside what comes last: address, signature and seal.
    """
    body = _body(markdown)
    if code:
        text = body.partition(RULE)[0].rsplit(PARAGRAPH, 2)[0]
        body = f'{text}<div class="code">{code}</div>\n{body[len(text) :]}'
    size = type_for(markdown, SHEET, picture=bool(code))
    return press.fill("page.html", title=title, body=body, large=size)


def _body(markdown: str) -> str:
    """HTML within the Markdown stays text; tables can be moved sideways on a small telephone."""
    body = _CELL.sub(_kept_whole, reader().render(markdown))
    return body.replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")


def _kept_whole(cell: re.Match[str]) -> str:
    """A date or a name in a table is not broken."""
    return f'<td class="short"{cell[1]}>{cell[2]}</td>' if width(cell[2]) <= SHORT else cell[0]


@cache
def reader() -> MarkdownIt:
    """Reads Markdown with tables; anything in it that looks like HTML is text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")
