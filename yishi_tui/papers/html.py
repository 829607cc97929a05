"""Markdown papers as single HTML files that need nothing else: no network, no script, no picture."""

import re

from yishi_tui.minutes.tables import width
from yishi_tui.papers.charts import Chart
from yishi_tui.papers.fitting import Sheet, type_for
from yishi_tui.papers.press import Press
from yishi_tui.papers.reading import reader

SHORT = 12
"""Cells of a terminal: six Chinese characters, or a date."""
PARAGRAPH, RULE = "<p>", "<hr />"
"""The seal stands below it."""
SHEET = Sheet(
    wide=505,
    high=764,
    line=1.4,
    gap=0.4,
    row=0.6,
    heads={"h1": 1.6, "h2": 1.35, "h3": 1.1},
    title_below=0.8,
    small=0.85,
    free=1,
    picture=40,
)
"""A4 with margins of 15 mm and less below, as `page.html` prints a notice; the picture stands beside what comes last."""
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
