"""Opens a page as a browser would: its text, its tags, and whether every tag is closed."""

from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "link", "img", "input", "path"}


class Page(HTMLParser):
    """A page of HTML as it was read; `rows` are the cells of every row of its tables."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            return
        self.text += data
        if self._open and {"td", "th"} & set(self._open):
            self.rows[-1][-1] += data.strip("\n")

    def having(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of each tag of that name."""
        return [attrs for tag, attrs in self.tags if tag == name]
