"""Templates of papers, filled in: Markdown, plain text and HTML, each with what comes from the meeting as mere text."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined

from yishi_tui.domain.text import clean_line
from yishi_tui.minutes.patience import PatientEnvironment
from yishi_tui.minutes.render import SHIPPED, MarkdownEnvironment, as_markdown, fill, filters, tidy
from yishi_tui.minutes.render import TEMPLATES as OF_MINUTES
from yishi_tui.minutes.tables import aligned
from yishi_tui.papers.lookup import OF_PAPERS, Folders, find
from yishi_tui.papers.statistics import percent
from yishi_tui.phrases import Lang

UNLIMITED = 1_000_000
SETTINGS: Mapping[str, Any] = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}


class _Text(str):
    """Text that is put together already."""

    __slots__ = ()


class _TextEnvironment(PatientEnvironment):
    """Whatever an expression yields is one line, unless it was put together by the template."""

    @staticmethod
    def concat(parts: Iterable[str]) -> _Text:
        return _Text(PatientEnvironment.concat(parts))


class Press:
    """The templates of one language, a community's own before the shipped ones."""

    def __init__(self, lang: Lang, folders: Folders = (), community: str = "") -> None:
        self.lang: Lang = lang
        self.folders = folders
        self.community = community
        """The name it goes by at the head of its papers; '' for none."""
        # Not kept for longer: somebody may put a template of their own into a folder at any time.
        self._environments: dict[str, PatientEnvironment] = {}

    def fill(self, name: str, **values: object) -> str:
        """The template of that name (`notice.zh.md`) with these values in it. Raises BadTemplate."""
        path = find(name, self.folders)
        page = tidy(
            fill(
                self._environment(name.rpartition(".")[2]),
                path,
                {"lang": self.lang, "community": self.community, **values},
            )
        )
        return aligned(page) if name.endswith(".md") else page

    def _environment(self, markup: str) -> PatientEnvironment:
        if markup not in self._environments:
            self._environments[markup] = _environment(self.folders, self.lang, markup)
        return self._environments[markup]


def _environment(folders: Folders, lang: Lang, markup: str) -> PatientEnvironment:
    """For the templates of one kind of markup."""
    shipped = FileSystemLoader([OF_PAPERS, OF_MINUTES])
    loader = ChoiceLoader([FileSystemLoader(folders), shipped, PrefixLoader({SHIPPED: shipped})])
    environment = MARKUPS[markup](loader)
    environment.filters.update(filters(lang), percent=percent)
    return environment


def _markdown(loader: ChoiceLoader) -> PatientEnvironment:
    return MarkdownEnvironment(loader=loader, finalize=as_markdown, **SETTINGS)


def _text(loader: ChoiceLoader) -> PatientEnvironment:
    return _TextEnvironment(loader=loader, finalize=_as_text, **SETTINGS)


def _html(loader: ChoiceLoader) -> PatientEnvironment:
    return PatientEnvironment(loader=loader, autoescape=True, finalize=_as_html, **SETTINGS)


def _as_text(value: object) -> _Text:
    if isinstance(value, _Text):
        return value
    return _Text("" if value is None else clean_line(str(value), UNLIMITED))


def _as_html(value: object) -> object:
    return "" if value is None else value


MARKUPS: Mapping[str, Callable[[ChoiceLoader], PatientEnvironment]] = {"md": _markdown, "txt": _text, "html": _html}
