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
RULE = "<hr />"
"""The seal stands below it."""
SHEET = Sheet(
    wide=480,
    high=728,
    blocks={
        "text": Block(),
        "title": Block(type=1.6, line=2.1),
        "heading": Block(type=1.25, line=1.95),
        "resolution": Block(type=1.1, line=1.65),
        "quote": Block(type=1.1),
        "row": Block(line=1.95, below=0),
        "small": Block(type=1.2, line=1.2, below=0.3),
    },
    free=2,
    picture=55,
)
"""A4 with margins of 20 mm, as `page.html` prints it."""
_CELL = re.compile(r"<td([^>]*)>([^<]+)</td>")


def page_of(press: Press, markdown: str, title: str, chart: Chart) -> str:
    """The Markdown as a page with bars. Raises BadTemplate."""
    return press.fill("page.html", title=title, body=_body(markdown), chart=chart)


def plain_page(press: Press, markdown: str, title: str) -> str:
    """The Markdown as a page and nothing more. Raises BadTemplate."""
    return press.fill("page.html", title=title, body=_body(markdown))


def notice_of(press: Press, markdown: str, title: str, code: str) -> str:
    """The Markdown as a page in type as large as one sheet of paper holds. Raises BadTemplate.

    A picture (SVG) of the address, unless it is '', stands beside the seal.
    """
    text, rule, seal = _body(markdown).partition(RULE)
    size = type_for(markdown, SHEET, picture=bool(code))
    return press.fill("page.html", title=title, body=text, seal=rule + seal, large=size, code=code)


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
