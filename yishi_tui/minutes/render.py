"""The minutes put into a template. What comes from the meeting is text, never markup, whatever the template forgets."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from yishi_tui import chronicle
from yishi_tui.chronicle_cases import Records
from yishi_tui.domain.amounts import integer_in_words
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Choice
from yishi_tui.minutes.markdown import Markdown, escaped
from yishi_tui.minutes.mistakes import told
from yishi_tui.minutes.motion_values import Motion
from yishi_tui.minutes.patience import PatientEnvironment
from yishi_tui.minutes.tables import aligned
from yishi_tui.minutes.values import Minutes
from yishi_tui.minutes.words import words
from yishi_tui.phrases import Lang, phrases

TEMPLATES = Path(__file__).parent / "templates"
SHIPPED = "yishi"
"""A template of one's own can build on a shipped one: {% extends "yishi/minutes.zh.md.j2" %}."""


class BadTemplate(Exception):
    """A template that cannot be used: its file, the line (0 where none is known), and what is wrong."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


def render(minutes: Minutes, records: Records, lang: Lang = "zh", template: Path | None = None) -> str:
    """The minutes as Markdown, by the shipped template or by one's own. Raises BadTemplate.

    `records` are those of the whole journal, for corrections are told by what they took back.
    """
    path = template or TEMPLATES / f"minutes.{lang}.md.j2"
    values = {"minutes": minutes, "told": _teller(records, lang), "gate": gate(records, lang)}
    return aligned(tidy(fill(_environment(path.parent, lang), path, values)))


def fill(environment: PatientEnvironment, path: Path, values: Mapping[str, object]) -> str:
    """A template of the environment with these values in it. Raises BadTemplate."""
    environment.begin()
    try:
        return environment.get_template(path.name).render(values)
    except TemplateSyntaxError as error:
        raise BadTemplate(_file(path, error.filename), error.lineno, told(error)) from error
    except (*FAILURES, UnicodeDecodeError, OSError) as error:
        raise BadTemplate(*_place(path, error), told(error)) from error


FAILURES = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)
"""What the expressions of a template may raise while they are worked out."""


def _file(path: Path, name: str | None) -> Path:
    return Path(name) if name else path


def _place(path: Path, error: BaseException) -> tuple[Path, int]:
    """The template that was being worked out, be it one that this one takes in, and the line in it."""
    frames = [frame for frame in extract_tb(error.__traceback__) if not frame.filename.endswith((".py", ">"))]
    return (Path(frames[-1].filename), frames[-1].lineno or 0) if frames else (path, 0)


def tidy(page: str) -> str:
    """No blanks at the end of a line, never two empty lines, one line break at the end."""
    kept: list[str] = []
    for line in map(str.rstrip, page.split("\n")):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


class MarkdownEnvironment(PatientEnvironment):
    """Whatever an expression yields is escaped, unless it is Markdown already; what is put together of both is Markdown."""

    @staticmethod
    def concat(parts: Iterable[str]) -> Markdown:
        return Markdown(PatientEnvironment.concat(parts))


@cache
def _environment(folder: Path, lang: Lang) -> MarkdownEnvironment:
    """For the templates of a folder, which are compiled once; one that has been changed is read again."""
    shipped = PrefixLoader({SHIPPED: FileSystemLoader(TEMPLATES)})
    environment = MarkdownEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder), shipped]),
        undefined=StrictUndefined,
        finalize=as_markdown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters(lang))
    return environment


def as_markdown(value: object) -> Markdown:
    return Markdown() if value is None else escaped(value if isinstance(value, Markdown) else str(value))


def filters(lang: Lang) -> Mapping[str, Callable[..., Any]]:
    """What a template can do with the values, besides what Jinja has."""
    language = words(lang)
    return {
        "md": escaped,
        "worked": phrases(lang).worked,
        "figures": _figures,
        "word": language.word,
        "names": language.names,
        "criteria": language.threshold,
        "turnout": language.turnout,
        "day": language.day,
        "time": _time,
        "span": chronicle.clock,
        "han": integer_in_words,
        "voted": _voted,
        "hanging": hanging,
        "title": lambda meta: meta.name(lang == "en"),
    }


def _figures(text: str) -> Markdown:
    """A line of arithmetic: with every < escaped, a > within a line means nothing and stays as it is read."""
    return Markdown(escaped(text).replace("\\>", ">"))


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _voted(votes: Mapping[str, Choice], choice: Choice) -> list[str]:
    """Who voted so, by name."""
    return [name for name, voted in votes.items() if voted == choice]


def hanging(motion: Motion) -> list[Motion]:
    """What hangs on a motion, and what hangs on that, each followed by its own."""
    return [each for attached in motion.attached for each in (attached, *hanging(attached))]


def _teller(records: Records, lang: Lang) -> Callable[[Record], str]:
    """What a record tells, in a few words."""
    return lambda record: chronicle.brief(record, records, lang)


def gate(records: Records, lang: Lang) -> Callable[[str], str]:
    """The sentence recorded with a decision, in the language."""
    rules = chronicle.planned(records).rules
    return lambda sentence: chronicle.gate(sentence, rules, lang)
