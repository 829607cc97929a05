"""Where each parameter of a ruleset comes from: the `[sources]` of its file, by path."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, structs

from yishi_tui.domain.procedure import Procedure
from yishi_tui.i18n import lang, tr
from yishi_tui.tables import Problem

WORDS = {"未核": "unverified", "出处没有写": "not stated by the source", "本文件补的": "added here"}
"""The words a source may hold besides titles and numbers of pages, articles and sections."""


def sources(procedure: Procedure) -> Iterator[Problem]:
    """Every source belongs to something that a ruleset can say."""
    for path in procedure.sources:
        if not _there(procedure, path):
            yield Problem(tr("没有这一项"), f'sources."{path}"')


def source_of(procedure: Procedure, *paths: str) -> str:
    """What the parameters at these paths come from, as it is told; '' where the file says nothing of it."""
    found = [source for path in paths for source in _found(procedure, path)]
    said = tr("；").join(dict.fromkeys(found))
    if lang() != "en":
        return said
    for word, english in WORDS.items():
        said = said.replace(word, english)
    return said


def _found(procedure: Procedure, path: str) -> Iterator[str]:
    """Of the parameter itself; of a row of the table of motions also of its cells."""
    if own := procedure.sources.get(path):
        yield own
    if path.startswith("kinds."):
        yield from (source for key, source in procedure.sources.items() if key.startswith(f"{path}."))


def _there(procedure: Procedure, path: str) -> bool:
    value: Any = procedure
    for step in path.split("."):
        found = _entry(value, step)
        if found is None:
            return False
        value = found[0]
    return True


def _entry(value: object, step: str) -> tuple[Any] | None:
    """What a table holds under the name, in a tuple of its own; None where it has no such entry."""
    if isinstance(value, Struct):
        names = {field.encode_name: field.name for field in structs.fields(value)}
        return (getattr(value, names[step]),) if step in names else None
    return (value[step],) if isinstance(value, dict) and step in value else None
